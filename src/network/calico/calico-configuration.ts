import { Construct } from 'constructs';
import type {
  BgpConfiguration as V1BgpConfiguration, BgpPeer as V1BgpPeer, FelixConfiguration as V1FelixConfiguration,
} from '../../../imports/crd.projectcalico.org';
import type { BgpConfiguration, BgpPeer, FelixConfiguration } from '../../../imports/projectcalico.org';
import { customObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { CalicoApiVersion } from '../calico-versions';
import { CalicoProps, CalicoSettings, CALICO_FIELDS, settleCalico } from './calico-props';

/**
 * What a Calico of the operator is set up with once its API server answers: FelixConfiguration, BGPConfiguration and BGPPeers of
 * `projectcalico.org/v3`, as far as the properties say anything about them. They are those of `Calico`.
 *
 * Errors: those of the properties, all together.
 */
export class CalicoConfiguration extends Construct {
  constructor(scope: Construct, id: string, props: CalicoProps = {}) {
    super(scope, id);
    placeCalicoConfiguration(this, readProps(Where.construct(this.node.path), props, CALICO_FIELDS, settleCalico), CalicoApiVersion.V3);
  }
}

/** The objects that set up a running Calico: those of Felix and of BGP. What nothing was said about is not made. */
export function placeCalicoConfiguration(scope: Construct, { felix, bgp }: Pick<CalicoSettings, 'felix' | 'bgp'>, apiVersion: CalicoApiVersion): void {
  const metadata = { name: 'default' };
  if (felix !== undefined) {
    customObject<FelixConfiguration | V1FelixConfiguration>(scope, 'FelixConfiguration', { apiVersion, kind: 'FelixConfiguration', metadata, spec: felix });
  }
  if (bgp.configuration !== undefined) {
    customObject<BgpConfiguration | V1BgpConfiguration>(scope, 'BGPConfiguration', { apiVersion, kind: 'BGPConfiguration', metadata, spec: bgp.configuration });
  }
  for (const { name, spec } of bgp.peers) {
    customObject<BgpPeer | V1BgpPeer>(scope, `BGPPeer-${name}`, { apiVersion, kind: 'BGPPeer', metadata: { name }, spec });
  }
}
