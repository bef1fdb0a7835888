import { Construct } from 'constructs';
import type { GatewayClass } from '../../../imports/gateway.networking.k8s.io';
import { customObject } from '../../core/manifest';
import { partLabels } from '../../core/labels';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { Requirement } from '../../core/requirement';
import { ServiceExposure } from '../../core/service-exposure';
import { ExposurePlan, InsideEndpoints, SERVICES_ONLY } from '../exposure-plan';
import { distinct } from '../hosts';
import { TlsPlan } from '../tls-plan';
import { installCertificate, installGrant } from './gateway-certificate';
import { checkGatewayExposure } from './gateway-checks';
import { GatewayExposureModel, isEncrypted, readGatewayExposure, tlsFor } from './gateway-exposure-model';
import { GatewayExposureOptions } from './gateway-exposure-options';
import { gatewayNotes, gatewayWarnings } from './gateway-notes';
import { GATEWAY_API, gatewayObject } from './gateway-object';
import { installRoutes } from './gateway-routes';
import { gatewayTraffic } from './gateway-traffic';
import { GATEWAY_NAME } from './own-gateway';

/** The plan in which a Gateway leads to hook and deck. */
export function gatewayExposure(options: GatewayExposureOptions): ExposurePlan {
  const { model, tls } = readOldProps(Where.call('Exposure.gateway'), options, (p: PropsReader<GatewayExposureOptions>) => {
    const read = readGatewayExposure(p);
    const resolved = tlsFor(read);
    checkGatewayExposure(p, read, resolved);
    return { model: read, tls: resolved };
  });
  const { front: { hosts }, controller, parent } = model;
  const scheme = isEncrypted(model, tls) ? 'https' : 'http';
  const ownController = parent === undefined && controller !== undefined && !controller.classExists ? controller.controllerName : undefined;
  const ownClass = ownController !== undefined;
  return {
    ...SERVICES_ONLY,
    hook: ServiceExposure.clusterIp(),
    deck: ServiceExposure.clusterIp(),
    hookUrl: `${scheme}://${hosts.hook}/hook`,
    deckUrl: `${scheme}://${hosts.deck}`,
    gatewayClassName: parent === undefined ? controller?.gatewayClassName : undefined,
    notes: gatewayNotes(model, tls),
    warnings: gatewayWarnings(model, tls),
    objects: {
      ...(controller && ownController !== undefined && { ingress: (scope: Construct) => gatewayClass(scope, controller.gatewayClassName, ownController) }),
      ...(tls.issuer && { issuer: (scope: Construct, { namespace }: InsideEndpoints) => tls.issuer?.(scope, namespace) }),
      prow: (scope, inside) => install(scope, model, tls, inside),
    },
    solvesOnPort80: tls.solvesOnPort80,
    requirements: [...requirements(model, tls, ownClass), ...tls.requirements],
    secrets: tls.secrets,
    ...gatewayTraffic(model, tls),
  };
}

function requirements({ controller, parent, sources }: GatewayExposureModel, tls: TlsPlan, ownClass: boolean): readonly Requirement[] {
  const stage = ownClass ? 'ingress' : 'prow';
  const grants = parent?.namespace !== undefined && tls.secretName !== undefined;
  const plurals = [...(ownClass ? ['gatewayclasses'] : []), ...(parent === undefined ? ['gateways'] : []), 'httproutes', ...(grants ? ['referencegrants'] : [])];
  const api: Requirement = { name: 'gateway-api', crds: plurals.map((plural) => `${plural}.${GATEWAY_API}`), stage };
  if (controller === undefined) return [api];
  const { name, restrictCrd, bodyLimitCrd } = controller;
  const restricted = sources.hook === undefined && sources.deck === undefined ? undefined : restrictCrd;
  const own = [...(bodyLimitCrd === undefined ? [] : [bodyLimitCrd]), ...(restricted?.of === name ? [restricted.crd] : [])];
  return [
    api,
    { name, crds: own, stage },
    ...(restricted === undefined || restricted.of === name ? [] : [{ name: restricted.of, crds: [restricted.crd], stage: 'prow' as const }]),
  ];
}

function gatewayClass(scope: Construct, name: string, controllerName: string): void {
  customObject<GatewayClass>(scope, 'gateway-class', { apiVersion: `${GATEWAY_API}/v1`, kind: 'GatewayClass', metadata: { name, labels: partLabels() }, spec: { controllerName } });
}

function install(scope: Construct, model: GatewayExposureModel, tls: TlsPlan, inside: InsideEndpoints): void {
  const { front: { hosts }, controller, own, parent } = model;
  const { namespace } = inside;
  const { secretName } = tls;
  // without a Gateway that exists, nobody gets here who has not said a controller
  if (parent === undefined && controller) gatewayObject(new Construct(scope, 'gateway'), { ...own, name: GATEWAY_NAME, namespace, controller, hosts, secretName });
  installCertificate(scope, tls, namespace, distinct(hosts));
  const elsewhere = parent?.namespace === namespace ? undefined : parent?.namespace;
  if (secretName !== undefined && elsewhere !== undefined) installGrant(scope, secretName, namespace, elsewhere);
  installRoutes(scope, model, tls, inside);
}
