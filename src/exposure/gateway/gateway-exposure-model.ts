import { PropsReader } from '../../core/props-reader';
import { cidr } from '../../core/net';
import { boolean, list } from '../../core/values';
import { TlsPlan } from '../tls-plan';
import { GatewayControllerPlan } from './gateway-controller-plan';
import { GatewayExposureOptions } from './gateway-exposure-options';
import { GatewayFront, HttpListener, readFront, resolveTls } from './gateway-front';
import { httpListener } from './gateway-object';
import { ParentRef, parentRef } from './gateway-parent-ref';
import { OwnGateway, readOwnGateway } from './own-gateway';
import { readGatewayController } from './read-gateway-controller';

/** What is said of the way through a Gateway, with all defaults. */
export interface GatewayExposureModel {
  readonly front: GatewayFront;
  /** Absent where a Gateway exists and nobody said what serves it. */
  readonly controller?: GatewayControllerPlan;
  readonly parent?: ParentRef;
  readonly own: OwnGateway;
  readonly sources: { readonly hook?: readonly string[]; readonly deck?: readonly string[] };
  /** What was asked for; absent where nobody said. */
  readonly redirect?: boolean;
}

export function readGatewayExposure(p: PropsReader<GatewayExposureOptions>): GatewayExposureModel {
  const parent = p.optional('parentRef', parentRef);
  return {
    parent,
    controller: readGatewayController(p, p.given('parentRef')),
    front: readFront(p),
    own: readOwnGateway(p),
    sources: { hook: p.optional('webhookSources', list(cidr, 1)), deck: p.optional('deckSources', list(cidr, 1)) },
    redirect: p.optional('redirect', boolean),
  };
}

/** Where challenges and redirections of port 80 go; absent where nothing listens there. */
export function portEighty({ parent, own }: GatewayExposureModel): HttpListener | undefined {
  if (parent === undefined) return httpListener(own);
  const { name, namespace, httpSectionName: sectionName } = parent;
  return sectionName === undefined ? undefined : { name, namespace, sectionName };
}

export function tlsFor(model: GatewayExposureModel): TlsPlan {
  return resolveTls(model.front, portEighty(model));
}

/** Whether callers use https. */
export function isEncrypted({ parent }: GatewayExposureModel, { secretName }: TlsPlan): boolean {
  return parent?.https ?? secretName !== undefined;
}

export function redirects(model: GatewayExposureModel, tls: TlsPlan): boolean {
  return isEncrypted(model, tls) && portEighty(model) !== undefined && model.redirect !== false;
}
