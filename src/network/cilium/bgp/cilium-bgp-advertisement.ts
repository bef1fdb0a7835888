import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumBgpAdvertisement as CiliumBgpAdvertisementObject } from '../../../../imports/cilium.io';
import { customObject } from '../../../core/manifest';
import { dnsSubdomain, labelValue, qualifiedName } from '../../../core/names';
import { Where } from '../../../core/problem';
import { Fields, Props, Read, readProps, required, shape, ValuesOf } from '../../../core/props';
import { instanceOf, list, record } from '../../../core/values';
import { CiliumBgpRoute } from './cilium-bgp-route';

/** Properties of `CiliumBgpAdvertisement`: what is announced. */
export interface CiliumBgpAdvertisementProps {
  /** Name of the object. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /** Labels by which the families of a CiliumBGPPeerConfig select it, at least one (`PropMissing`). Errors: `LabelValueInvalid`, `QualifiedNameInvalid`. */
  readonly labels: { [label: string]: string };

  /** What is announced, at least one. `spec.advertisements`. Errors: `EmptyList`, `WrongType`. */
  readonly advertisements: CiliumBgpRoute[];
}

/**
 * One CiliumBGPAdvertisement, and nothing else: addresses that are announced to the peers whose CiliumBGPPeerConfig selects its labels. It
 * belongs into a chart that is applied after Cilium runs. Errors: those of the properties, all together.
 *
 * Source: cilium 1.20, CRD `ciliumbgpadvertisements.cilium.io`, version v2, and Documentation/network/bgp-control-plane.
 */
export class CiliumBgpAdvertisement extends Construct {
  /** The object, which belongs to the whole cluster. */
  readonly advertisement: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumBgpAdvertisementProps) {
    super(scope, id);
    this.advertisement = placeBgpAdvertisement(this, readProps(Where.construct(this.node.path), props, ADVERTISEMENT, settle));
  }
}

const ADVERTISEMENT = {
  name: required(dnsSubdomain),
  labels: required(record(labelValue, qualifiedName)),
  advertisements: required(list(instanceOf(CiliumBgpRoute, 'CiliumBgpRoute.podCidr(), ciliumPodIpPool() or service()'), 1)),
} satisfies Fields<CiliumBgpAdvertisementProps>;

function settle({ name, labels, advertisements }: ValuesOf<typeof ADVERTISEMENT>, p: Props<keyof typeof ADVERTISEMENT>) {
  if (Object.keys(labels).length === 0) {
    p.problem('labels', { what: 'are none, so that no CiliumBGPPeerConfig selects it', instead: 'write one like { advertise: "bgp" }', code: 'PropMissing' });
  }
  return { name, labels, routes: advertisements.map((route) => route._plan) };
}

export const bgpAdvertisement = shape(ADVERTISEMENT, settle);

export type BgpAdvertisementSettings = Read<typeof bgpAdvertisement>;

export function placeBgpAdvertisement(scope: Construct, { name, labels, routes }: BgpAdvertisementSettings): ApiObject {
  return customObject<CiliumBgpAdvertisementObject>(scope, 'Resource', {
    apiVersion: 'cilium.io/v2', kind: 'CiliumBGPAdvertisement', metadata: { name, labels }, spec: { advertisements: routes },
  });
}
