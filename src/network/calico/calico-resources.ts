import { Construct } from 'constructs';
import type { BgpPeer as V1BgpPeer, BgpConfiguration as V1BgpConfiguration, FelixConfiguration as V1FelixConfiguration } from '../../../imports/crd.projectcalico.org';
import type { BgpConfiguration, BgpPeer, FelixConfiguration } from '../../../imports/projectcalico.org';
import { customObject } from '../../core/manifest';
import { said } from './calico-felix';
import { V1, V3 } from '../calico-versions';
import { CalicoSettings } from './calico-settings';

/** The objects that set up a running Calico: those of Felix and of BGP. What nothing was said about is not made. */
export function calicoResources(scope: Construct, { felix, bgp }: CalicoSettings, apiVersion: typeof V1 | typeof V3): void {
  if (said(felix)) customObject<FelixConfiguration | V1FelixConfiguration>(scope, 'FelixConfiguration', { apiVersion, kind: 'FelixConfiguration', metadata: { name: 'default' }, spec: felix });
  if (said(bgp.configuration)) customObject<BgpConfiguration | V1BgpConfiguration>(scope, 'BGPConfiguration', { apiVersion, kind: 'BGPConfiguration', metadata: { name: 'default' }, spec: bgp.configuration });
  for (const { name, spec } of bgp.peers) {
    customObject<BgpPeer | V1BgpPeer>(scope, `BGPPeer-${name}`, { apiVersion, kind: 'BGPPeer', metadata: { name }, spec });
  }
}
