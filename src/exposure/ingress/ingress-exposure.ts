import { Construct } from 'constructs';
import { cidr } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, ValuesOf } from '../../core/props';
import { Requirement } from '../../core/requirement';
import { ServiceExposure } from '../../core/service-exposure';
import { boolean, integer, list } from '../../core/values';
import { ExposureContext, ExposurePlan, InsideEndpoints, SERVICES_ONLY } from '../exposure-plan';
import { wayByName } from '../private-deck-way';
import { GITHUB_BODY_LIMIT, webhookBodyLimit } from '../webhook-body';
import { allowedByAnnotation } from './annotation-findings';
import { Inability, IngressControllerPlan } from './ingress-controller-plan';
import { INGRESS_FRONT, IngressFront, IngressFrontOptions, settleIngressFront, withPrivateDeck } from './ingress-front';
import { ingressLayout, PlannedIngress, takenAnnotations } from './ingress-layout';
import { ingressNotes, ingressWarnings } from './ingress-notes';
import { placeIngress } from './prow-ingress';

/** How an Ingress controller of the cluster leads to hook and deck. */
export interface IngressExposureOptions extends IngressFrontOptions {
  /**
   * Networks from which webhooks are taken; GitHub's own are `GitHubHooks.networks()`, and change now and then.
   * The controller must see the callers' own addresses. Where deck's differ, deck gets an Ingress `prow-deck`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `ControllerCannot`, `EmptyList`.
   * @default - everybody may send; hook refuses what GitHub has not signed
   */
  readonly webhookSources?: string[];

  /**
   * Networks from which people see deck. The controller must see the callers' own addresses.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `ControllerCannot`, `EmptyList`.
   * @default - everybody may see it
   */
  readonly deckSources?: string[];

  /**
   * Whether who comes to port 80 is sent to https; with Traefik, nobody answers there otherwise. GitHub does not follow: its webhook URL has to be
   * the https one.
   * Errors: `ControllerCannot`, `PropWithoutEffect` without TLS or port 80.
   * @default - true with TLS, where the controller is known
   */
  readonly redirect?: boolean;

  /**
   * For how many seconds browsers ask for https only once they were here (`Strict-Transport-Security: max-age`); 0 makes them forget it.
   * Errors: `ControllerCannot`, `NotInteger`, `NumberOutOfRange`, `PropWithoutEffect` without TLS.
   * @default - the controller decides
   */
  readonly hstsSeconds?: number;

  /**
   * How many bytes a webhook may have; longer ones get 413, and hook does not see them. With ingress-nginx and nginx-ingress it is for deck too.
   * Annotations of the Ingress, with Traefik a Middleware `prow-ingress-body` beside it.
   * Errors: `ControllerCannot`, `NotInteger`, `NumberOutOfRange`.
   * @default - 26214400, which is the most that GitHub sends, where the controller can
   */
  readonly webhookBodyLimit?: number;

  /**
   * Whether port 80 of the controller can be reached from outside. ACME challenges by http01 come there.
   * Error: `MutuallyExclusive` for false without TLS.
   * @default true
   */
  readonly http?: boolean;
}

const YEARS = 10 * 365 * 24 * 3600;

const INGRESS_EXPOSURE = {
  ...INGRESS_FRONT,
  http: optional(boolean, true),
  redirect: optional(boolean),
  webhookSources: optional(list(cidr, 1)),
  deckSources: optional(list(cidr, 1)),
  hstsSeconds: optional(integer(0, YEARS)),
  webhookBodyLimit: optional(webhookBodyLimit),
} satisfies Fields<IngressExposureOptions>;

type Read = ValuesOf<typeof INGRESS_EXPOSURE>;
type Reader = Props<keyof typeof INGRESS_EXPOSURE>;

function settle(o: Read, p: Reader) {
  const { http, webhookSources, deckSources, hstsSeconds } = o;
  const front = settleIngressFront(o, p, http);
  const bodyLimit = front.controller.cannot.bodyLimit === undefined ? o.webhookBodyLimit ?? GITHUB_BODY_LIMIT : undefined;
  const wishes = { http, webhookSources, deckSources, hstsSeconds, bodyLimit, redirect: o.redirect ?? front.controller.cannot.redirect === undefined };
  for (const finding of takenAnnotations(ingressLayout(front, wishes, []), ({ annotations }) => annotations, 'here')) p.problem('annotations', finding);
  checkEffects(p, front, o);
  checkAbilities(p, front);
  return { front, wishes };
}

/** Reports what was asked for and has nothing to act upon. */
function checkEffects(p: Reader, { tls: { secretName } }: IngressFront, { http, redirect, hstsSeconds }: Read): void {
  if (secretName === undefined) {
    const instead = 'leave it out, or give tls';
    if (redirect === true) p.problem('redirect', { what: 'there is no https to send anybody to', instead, code: 'PropWithoutEffect' });
    if (hstsSeconds !== undefined) p.problem('hstsSeconds', { what: 'browsers read it over https only', instead, code: 'PropWithoutEffect' });
    if (!http) {
      const what = 'false leaves no port at all, because there is no TLS';
      p.problem('http', { what, instead: 'give tls, or leave it out', code: 'MutuallyExclusive' });
    }
  } else if (redirect === true && !http) {
    p.problem('redirect', { what: 'nobody comes to port 80, because http is false', instead: 'leave one of them out', code: 'PropWithoutEffect' });
  }
}

/** Reports what was asked for and the controller cannot do. */
function checkAbilities(p: Reader, { controller: { cannot } }: IngressFront): void {
  const asked: readonly (readonly [keyof Read, Inability | undefined])[] = [
    ['webhookSources', cannot.sources],
    ['deckSources', cannot.sources],
    ['hstsSeconds', cannot.hsts],
    ['redirect', cannot.redirect],
    ['webhookBodyLimit', cannot.bodyLimit],
  ];
  for (const [prop, inability] of asked) {
    if (inability !== undefined && p.given(prop)) p.problem(prop, { what: inability.why, instead: inability.instead, code: 'ControllerCannot' });
  }
}

/** The plan in which an Ingress controller of the cluster leads to hook and deck. */
export function ingressExposure(options: IngressExposureOptions): (context: ExposureContext) => ExposurePlan {
  const { front: said, wishes } = readProps(Where.call('Exposure.ingress'), options, INGRESS_EXPOSURE, settle);
  const { controller } = said;
  const scheme = said.tls.secretName === undefined ? 'http' : 'https';
  const sources = wishes.webhookSources ? { prop: 'webhookSources', networks: wishes.webhookSources } : allowedByAnnotation(said.annotations);
  return ({ namespace, closedPages, privateDeckUrl }) => {
    const front = withPrivateDeck(said, privateDeckUrl);
    const { hosts, tls } = front;
    const ingresses = ingressLayout(front, wishes, closedPages);
    return {
      ...SERVICES_ONLY,
      hook: ServiceExposure.clusterIp(),
      deck: ServiceExposure.clusterIp(),
      ...wayByName(privateDeckUrl, hosts, scheme, tls.findings),
      hookUrl: `${scheme}://${hosts.hook}/hook`,
      deckUrl: `${scheme}://${hosts.deck}`,
      ingressClassName: controller.ingressClassName,
      notes: ingressNotes(front, wishes, ingresses, closedPages),
      warnings: ingressWarnings(front),
      objects: {
        ...(tls.issuer && { issuer: (scope: Construct, inside: InsideEndpoints) => tls.issuer?.(scope, inside.namespace) }),
        prow: (scope, inside) => ingresses.forEach((ingress) => placeIngress(new Construct(scope, ingress.name), ingress, inside)),
      },
      leadsPagesToHook: closedPages.length > 0 && controller.closesPages === undefined,
      ...(sources && { webhookSources: sources }),
      solvesOnPort80: tls.solvesOnPort80,
      requirements: [{ name: controller.name, crds: [], stage: 'prow' }, ...companionRequirements(ingresses), ...tls.requirements],
      secrets: tls.secrets,
      ...ingressCallers(controller),
      findings: takenAnnotations(ingresses, ({ annotations, naming }) => ({ ...annotations, ...naming?.(namespace) }), 'in Exposure.ingress({ annotations })'),
    };
  };
}

/** Who asks hook and deck; anybody where nobody knows. */
function ingressCallers({ name, pods, isPlaced, hostNetwork, isCniProxy }: IngressControllerPlan): Pick<ExposurePlan, 'callers' | 'controllerAsInstalled'> {
  if (isCniProxy) return { callers: [{ name, isCniProxy }] };
  if (hostNetwork) return { callers: [{ name, nodes: 'any' }] };
  return pods === undefined ? {} : { callers: [{ name, pods }], ...(isPlaced ? {} : { controllerAsInstalled: name }) };
}

/** Custom resources need their kinds, whoever brings them. */
function companionRequirements(ingresses: readonly PlannedIngress[]): readonly Requirement[] {
  return ingresses.some(({ companions }) => companions.length > 0) ? [{ name: 'traefik-crds', crds: ['middlewares.traefik.io'], stage: 'prow' }] : [];
}
