import { Construct } from 'constructs';
import type { GatewayClass } from '../../../imports/gateway.networking.k8s.io';
import { customObject } from '../../core/manifest';
import { partLabels } from '../../core/labels';
import { Where } from '../../core/problem';
import { readValue } from '../../core/props';
import { Requirement } from '../../core/requirement';
import { ServiceExposure } from '../../core/service-exposure';
import { ExposureContext, ExposurePlan, InsideEndpoints, SERVICES_ONLY } from '../exposure-plan';
import { distinct } from '../hosts';
import { wayByName, withPrivateHost } from '../private-deck-way';
import { GatewayExposureOptions, GatewayExposureSettings, gatewayExposureSettings } from './gateway-exposure-options';
import { comesThroughGateway, GATEWAY_CHALLENGES, gatewayNotes, gatewayWarnings } from './gateway-notes';
import { placeCertificate, placeGrant, placeRoutes } from './gateway-routes';
import { gatewayTraffic } from './gateway-traffic';
import { GATEWAY_API, placeGateway } from './prow-gateway';

/** The plan in which a Gateway leads to hook and deck. */
export function gatewayExposure(options: GatewayExposureOptions = {}): (context: ExposureContext) => ExposurePlan {
  const said = readValue(Where.call('Exposure.gateway'), '', options, gatewayExposureSettings);
  return (context) => planOf(withPrivateDeck(said, context.privateDeckUrl), context);
}

/** The same, with the name of a second deck, for which the certificate is too. */
function withPrivateDeck(settings: GatewayExposureSettings, url: string | undefined): GatewayExposureSettings {
  if (url === undefined) return settings;
  const hosts = withPrivateHost(settings.hosts, url);
  const front = { hosts, tls: settings.tlsOf(hosts) };
  return settings.gateway === undefined ? { ...settings, ...front } : { ...settings, ...front, gateway: { ...settings.gateway, hosts } };
}

function planOf(settings: GatewayExposureSettings, { closedPages, privateDeckUrl }: ExposureContext): ExposurePlan {
  const { hosts, tls, gateway, encrypted } = settings;
  const scheme = encrypted ? 'https' : 'http';
  const ownClass = gateway === undefined || gateway.controller.classExists ? undefined : gateway.controller.controllerName;
  return {
    ...SERVICES_ONLY,
    hook: ServiceExposure.clusterIp(),
    deck: ServiceExposure.clusterIp(),
    ...wayByName(privateDeckUrl, hosts, scheme, tls.findings),
    hookUrl: `${scheme}://${hosts.hook}/hook`,
    deckUrl: `${scheme}://${hosts.deck}`,
    leadsPagesToHook: closedPages.length > 0,
    gatewayClassName: gateway?.controller.gatewayClassName,
    notes: gatewayNotes(settings, closedPages),
    warnings: gatewayWarnings(settings),
    objects: {
      ...(gateway && ownClass !== undefined && {
        ingress: (scope: Construct) => placeGatewayClass(scope, gateway.controller.gatewayClassName, ownClass),
      }),
      ...(tls.issuer && { issuer: (scope: Construct, { namespace }: InsideEndpoints) => tls.issuer?.(scope, namespace) }),
      prow: (scope, inside) => place(scope, settings, closedPages, inside),
    },
    solvesOnPort80: tls.solvesOnPort80,
    ...(comesThroughGateway(settings) && { asksCertManager: GATEWAY_CHALLENGES }),
    ...(gateway?.addresses && { entryAddresses: gateway.addresses }),
    ...(settings.sources.hook && { webhookSources: { prop: 'webhookSources', networks: settings.sources.hook } }),
    requirements: [...requirements(settings, ownClass !== undefined), ...tls.requirements],
    secrets: tls.secrets,
    ...gatewayTraffic(settings),
  };
}

function requirements({ controller, parent, sources, tls, bodyLimit }: GatewayExposureSettings, ownClass: boolean): readonly Requirement[] {
  const stage = ownClass ? 'ingress' : 'prow';
  const grants = parent?.namespace !== undefined && tls.secretName !== undefined;
  const plurals = [
    ...(ownClass ? ['gatewayclasses'] : []), ...(parent === undefined ? ['gateways'] : []), 'httproutes', ...(grants ? ['referencegrants'] : []),
  ];
  const api: Requirement = { name: 'gateway-api', crds: plurals.map((plural) => `${plural}.${GATEWAY_API}`), stage };
  if (controller === undefined) return [api];
  const { name, restrictCrd, bodyLimitCrd, timeLimitCrd } = controller;
  const restricted = sources.hook === undefined && sources.deck === undefined ? undefined : restrictCrd;
  const needed = [
    ...(bodyLimit !== undefined && bodyLimitCrd ? [bodyLimitCrd] : []),
    ...(parent === undefined && timeLimitCrd !== undefined ? [{ of: name, crd: timeLimitCrd }] : []),
    ...(restricted === undefined ? [] : [restricted]),
  ];
  const crdsOf = (of: string): readonly string[] => distinctNames(needed.filter((one) => one.of === of).map(({ crd }) => crd));
  const others = distinctNames(needed.map(({ of }) => of)).filter((of) => of !== name);
  return [api, { name, crds: crdsOf(name), stage }, ...others.map((of) => ({ name: of, crds: crdsOf(of), stage: 'prow' as const }))];
}

function distinctNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function placeGatewayClass(scope: Construct, name: string, controllerName: string): void {
  customObject<GatewayClass>(scope, 'gateway-class', {
    apiVersion: `${GATEWAY_API}/v1`, kind: 'GatewayClass', metadata: { name, labels: partLabels() }, spec: { controllerName },
  });
}

function place(scope: Construct, settings: GatewayExposureSettings, closedPages: readonly string[], inside: InsideEndpoints): void {
  const { hosts, parent, gateway, tls } = settings;
  const { namespace } = inside;
  if (gateway !== undefined) placeGateway(new Construct(scope, 'gateway'), gateway, namespace);
  placeCertificate(scope, tls, namespace, distinct(hosts));
  const elsewhere = parent?.namespace === namespace ? undefined : parent?.namespace;
  if (tls.secretName !== undefined && elsewhere !== undefined) placeGrant(scope, tls.secretName, namespace, elsewhere);
  placeRoutes(scope, settings, closedPages, inside);
}
