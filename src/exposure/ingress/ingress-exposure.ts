import { Construct } from 'constructs';
import { cidr } from '../../core/net';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { Requirement } from '../../core/requirement';
import { ServiceExposure } from '../../core/service-exposure';
import { boolean, integer, list } from '../../core/values';
import { ExposurePlan, InsideEndpoints, SERVICES_ONLY } from '../exposure-plan';
import { TlsPlan } from '../tls-plan';
import { Inability } from './ingress-controller-plan';
import { IngressExposureOptions } from './ingress-exposure-options';
import { checkAnnotations, checkTls, IngressFront, readFront, tlsFront } from './ingress-front';
import { ingressLayout, IngressWishes } from './ingress-layout';
import { IngressModel } from './ingress-model';
import { ingressNotes, ingressWarnings } from './ingress-notes';
import { ingressObject } from './ingress-object';

/** The namespace in which a plan is made before anybody knows the real one; nothing of it is emitted. */
const ANY_NAMESPACE = 'prow';
const YEARS = 10 * 365 * 24 * 3600;

/** The plan in which an Ingress controller of the cluster leads to hook and deck. */
export function ingressExposure(options: IngressExposureOptions): ExposurePlan {
  const { front, wishes, tls } = readOldProps<IngressExposureOptions, ReadOptions>(Where.call('Exposure.ingress'), options, readOptions);
  const { hosts, controller } = front;
  const models = ingressLayout(front, tls, wishes, ANY_NAMESPACE);
  const scheme = tls.secretName === undefined ? 'http' : 'https';
  return {
    ...SERVICES_ONLY,
    hook: ServiceExposure.clusterIp(),
    deck: ServiceExposure.clusterIp(),
    hookUrl: `${scheme}://${hosts.hook}/hook`,
    deckUrl: `${scheme}://${hosts.deck}`,
    ingressClassName: controller.ingressClassName,
    notes: ingressNotes(front, tls, wishes, models),
    warnings: ingressWarnings(front, tls),
    objects: {
      ...(tls.issuer && { issuer: (scope: Construct, { namespace }: InsideEndpoints) => tls.issuer?.(scope, namespace) }),
      prow: (scope, inside) => install(scope, front, tls, wishes, inside),
    },
    solvesOnPort80: tls.solvesOnPort80,
    requirements: [{ name: controller.name, crds: [], stage: 'prow' }, ...companionRequirements(models), ...tls.requirements],
    secrets: tls.secrets,
    ...(controller.pods && { callers: [{ name: controller.name, pods: controller.pods }] }),
  };
}

interface ReadOptions {
  readonly front: IngressFront;
  readonly wishes: IngressWishes;
  readonly tls: TlsPlan;
}

function readOptions(p: PropsReader<IngressExposureOptions>): ReadOptions {
  const front = readFront(p);
  const http = p.optional('http', boolean, true);
  const redirect = p.optional('redirect', boolean);
  const wishes: IngressWishes = {
    http,
    webhookSources: p.optional('webhookSources', list(cidr, 1)),
    deckSources: p.optional('deckSources', list(cidr, 1)),
    hstsSeconds: p.optional('hstsSeconds', integer(0, YEARS)),
    redirect: redirect ?? front.controller.cannot.redirect === undefined,
  };
  const tls = front.tls._resolve(tlsFront(front, http));
  checkTls(p, tls);
  checkAnnotations(p, front, ingressLayout({ ...front, annotations: {} }, tls, wishes, ANY_NAMESPACE));
  checkEffects(p, tls, http, redirect);
  checkAbilities(p, front);
  return { front, wishes, tls };
}

/** Reports what was asked for and has nothing to act upon. */
function checkEffects(p: PropsReader<IngressExposureOptions>, tls: TlsPlan, http: boolean, redirect: boolean | undefined): void {
  if (tls.secretName === undefined) {
    const instead = 'leave it out, or give tls';
    if (redirect === true) p.problem('redirect', { what: 'there is no https to send anybody to', instead, code: 'PropWithoutEffect' });
    if (p.given('hstsSeconds')) p.problem('hstsSeconds', { what: 'browsers read it over https only', instead, code: 'PropWithoutEffect' });
    if (!http) p.problem('http', { what: 'false leaves no port at all, because there is no TLS', instead: 'give tls, or leave it out', code: 'MutuallyExclusive' });
  } else if (redirect === true && !http) {
    p.problem('redirect', { what: 'nobody comes to port 80, because http is false', instead: 'leave one of them out', code: 'PropWithoutEffect' });
  }
}

/** Reports what was asked for and the controller cannot do. */
function checkAbilities(p: PropsReader<IngressExposureOptions>, { controller: { cannot } }: IngressFront): void {
  const asked: readonly (readonly [keyof IngressExposureOptions, Inability | undefined])[] = [
    ['webhookSources', cannot.sources],
    ['deckSources', cannot.sources],
    ['hstsSeconds', cannot.hsts],
    ['redirect', cannot.redirect],
  ];
  for (const [prop, inability] of asked) {
    if (inability !== undefined && p.given(prop)) p.problem(prop, { what: inability.why, instead: inability.instead, code: 'ControllerCannot' });
  }
}

/** Custom resources need their kinds, whoever brings them. */
function companionRequirements(models: readonly IngressModel[]): readonly Requirement[] {
  return models.some(({ companions }) => companions.length > 0) ? [{ name: 'traefik-crds', crds: ['middlewares.traefik.io'], stage: 'prow' }] : [];
}

function install(scope: Construct, front: IngressFront, tls: TlsPlan, wishes: IngressWishes, inside: InsideEndpoints): void {
  for (const model of ingressLayout(front, tls, wishes, inside.namespace)) ingressObject(new Construct(scope, model.name), model, inside);
}
