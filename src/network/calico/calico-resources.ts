import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { said } from './calico-felix';
import { CalicoSettings } from './calico-settings';

/** The objects that set up a running Calico: those of Felix and of BGP. What nothing was said about is not made. */
export function calicoResources(scope: Construct, { felix, bgp }: CalicoSettings, apiVersion: string): void {
  if (said(felix)) new ApiObject(scope, 'FelixConfiguration', { apiVersion, kind: 'FelixConfiguration', metadata: { name: 'default' }, spec: felix });
  if (said(bgp.configuration)) new ApiObject(scope, 'BGPConfiguration', { apiVersion, kind: 'BGPConfiguration', metadata: { name: 'default' }, spec: bgp.configuration });
  for (const { name, spec } of bgp.peers) {
    new ApiObject(scope, `BGPPeer-${name}`, { apiVersion, kind: 'BGPPeer', metadata: { name }, spec });
  }
}
