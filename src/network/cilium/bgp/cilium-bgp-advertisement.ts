import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumBgpAdvertisement as CiliumBgpAdvertisementObject } from '../../../../imports/cilium.io';
import { customObject } from '../../../core/manifest';
import { dnsSubdomain, labelValue, qualifiedName } from '../../../core/names';
import { Where } from '../../../core/problem';
import { PropsReader, readOldProps } from '../../../core/props-reader';
import { instanceOf, list, record } from '../../../core/values';
import { CiliumBgpAdvertisementProps } from './cilium-bgp-advertisement-props';
import { BgpRoute, CiliumBgpRoute } from './cilium-bgp-route';

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
    const { name, labels, routes } = readOldProps<CiliumBgpAdvertisementProps, BgpAdvertisement>(Where.construct(this.node.path), props, readBgpAdvertisement);
    this.advertisement = customObject<CiliumBgpAdvertisementObject>(this, 'Resource', {
      apiVersion: 'cilium.io/v2', kind: 'CiliumBGPAdvertisement', metadata: { name, labels }, spec: { advertisements: routes },
    });
  }
}

/** The object before it is one. */
export interface BgpAdvertisement {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly routes: readonly BgpRoute[];
}

export function readBgpAdvertisement(p: PropsReader<CiliumBgpAdvertisementProps>): BgpAdvertisement {
  const labels = p.required('labels', record(labelValue, qualifiedName)) ?? {};
  if (p.given('labels') && Object.keys(labels).length === 0) {
    p.problem('labels', { what: 'are none, so that no CiliumBGPPeerConfig selects it', instead: 'write one like { advertise: "bgp" }', code: 'PropMissing' });
  }
  const routes = p.required('advertisements', list(instanceOf(CiliumBgpRoute, 'CiliumBgpRoute.podCidr(), ciliumPodIpPool() or service()'), 1)) ?? [];
  return { name: p.required('name', dnsSubdomain), labels, routes: routes.map((route) => route?._plan) };
}
