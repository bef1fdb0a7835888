import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { CalicoApiVersion } from '../calico-versions';
import { placeCalicoConfiguration } from './calico-configuration';
import { calicoControllers, calicoTypha } from './calico-deployments';
import { CalicoEndpointToHostAction } from './calico-felix';
import { calicoNode } from './calico-node';
import { cniNetworkConfig, servicesEndpoint } from './calico-node-parts';
import { placeCalicoPool } from './calico-pool';
import { CalicoSettings } from './calico-props';
import { account, grant, nodeRules, pluginRules } from './calico-roles';

/** What `calico.yaml` holds besides CRDs, set up as wanted, and the pools before what reads them. Returns the DaemonSet. */
export function calicoManifest(scope: Construct, settings: CalicoSettings): ApiObject {
  const { pools, bgp, dataplane, imageRegistry, typhaReplicas } = settings;
  for (const pool of pools) placeCalicoPool(scope, `IPPool-${pool.name}`, CalicoApiVersion.V1, pool);
  // what upstream's manifest says by an environment variable, which nothing else could change then
  const felix = { defaultEndpointToHostAction: CalicoEndpointToHostAction.ACCEPT, ...settings.felix };
  placeCalicoConfiguration(scope, { felix, bgp }, CalicoApiVersion.V1);
  account(scope, 'calico-node');
  account(scope, 'calico-cni-plugin');
  grant(scope, 'calico-node', nodeRules(['calico-cni-plugin'], true), 'calico-node');
  grant(scope, 'calico-cni-plugin', pluginRules(true), 'calico-cni-plugin');
  for (const { name, password } of bgp.peers) if (password !== undefined) passwordAccess(scope, name, password.name);
  nativeObject(scope, 'Config', 'v1/ConfigMap', {
    metadata: { name: 'calico-config', namespace: 'kube-system' },
    data: {
      typha_service_name: typhaReplicas === 0 ? 'none' : 'calico-typha',
      calico_backend: bgp.enabled ? 'bird' : 'vxlan',
      veth_mtu: String(settings.mtu ?? 0),
      cni_network_config: cniNetworkConfig('0.3.1', ipam(settings)),
    },
  });
  if (dataplane.apiServer !== undefined) servicesEndpoint(scope, 'kube-system', dataplane.apiServer);
  if (typhaReplicas > 0) calicoTypha(scope, imageRegistry, typhaReplicas);
  calicoControllers(scope, imageRegistry);
  return calicoNode(scope, settings);
}

/** Calico's plugin gives IPv4 addresses unless it is told otherwise. */
function ipam({ hasIpv4, hasIpv6 }: CalicoSettings): object {
  return hasIpv6 ? { type: 'calico-ipam', assign_ipv4: String(hasIpv4), assign_ipv6: 'true' } : { type: 'calico-ipam' };
}

/** Calico's nodes may read no Secret but these. */
function passwordAccess(scope: Construct, peer: string, secretName: string): void {
  const metadata = { name: `calico-bgp-password-${peer}`, namespace: 'kube-system' };
  nativeObject(scope, `Role-${peer}`, 'rbac.authorization.k8s.io/v1/Role', {
    metadata, rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [secretName], verbs: ['get', 'list', 'watch'] }],
  });
  nativeObject(scope, `RoleBinding-${peer}`, 'rbac.authorization.k8s.io/v1/RoleBinding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: 'calico-node', namespace: 'kube-system' }],
  });
}
