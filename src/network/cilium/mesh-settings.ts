import { dnsLabel, dnsSubdomain } from '../../core/names';
import { hostName, port } from '../../core/net';
import { Rule } from '../../core/props';
import { oldShape } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { DEFAULT_NODE_PORT_RANGE, nodePortIn } from '../../core/service-exposure';
import { boolean, list, oneOf } from '../../core/values';
import { ipAddress } from '../ip-address';
import { CiliumClusterMeshOptions, CiliumMeshCluster, CiliumMutualAuthenticationOptions } from './cilium-mesh-options';
import { CiliumValues } from './cilium-values';
import { clusterName } from './cilium-words';
import { readFields } from './fields';
import { checkIssuer, tlsIssuer, tlsMethod } from './hubble-settings';
import { MeshPeer, readMeshPeer } from './mesh-peers';

const SPIRE = 'authentication.mutual.spire';

export const mutualAuthentication = oldShape<CiliumMutualAuthenticationOptions, CiliumValues>((p) => {
  const isOn = p.optional('enabled', boolean, true);
  return {
    'authentication.enabled': isOn,
    [`${SPIRE}.enabled`]: isOn,
    ...readFields(p, [
      ['spireNamespace', `${SPIRE}.install.namespace`, dnsLabel],
      ['trustDomain', `${SPIRE}.trustDomain`, hostName],
      ['dataStorage', `${SPIRE}.install.server.dataStorage.enabled`, boolean],
      ['storageClass', `${SPIRE}.install.server.dataStorage.storageClass`, dnsSubdomain],
    ]),
  };
});

const DEFAULT_MESH_PORT = 2379;

/** A mesh as its chart has it, and what is only compared. */
export interface CiliumMesh {
  readonly values: CiliumValues;
  readonly peers: readonly MeshPeer[];
}

interface MeshCluster {
  readonly name: string;
  readonly peer: MeshPeer;
  readonly entry: Readonly<Record<string, unknown>>;
}

const meshCluster = oldShape<CiliumMeshCluster, MeshCluster>((p) => {
  const address = p.optional('address', hostName);
  const ips = p.optional('ips', list(ipAddress, 1));
  const given = [p.given('address'), p.given('ips')].filter(Boolean).length;
  if (given !== 1) p.problem('', { what: `${given} of address and ips are given`, instead: 'give exactly one', code: 'NotExactlyOne' });
  const name = p.required('name', clusterName);
  return {
    name,
    peer: readMeshPeer(p, name),
    entry: { ...(address === undefined ? {} : { address }), ...(ips === undefined ? {} : { ips }), port: p.optional('port', port, DEFAULT_MESH_PORT) },
  };
});

const clusterCount: Rule<number> = (value, report) => {
  if (value !== 255 && value !== 511) report({ what: `${quote(value)} is neither 255 nor 511`, instead: 'pick one of them', code: 'ClusterCountInvalid' });
  return value as number;
};

export const clusterMesh = oldShape<CiliumClusterMeshOptions, CiliumMesh>((p) => {
  const clusters = p.optional('clusters', list(meshCluster, 1), []);
  clusters.forEach((cluster, i) => {
    if (cluster !== undefined && clusters.findIndex((other) => other?.name === cluster.name) < i) {
      p.problem(`clusters[${i}].name` as 'clusters', { what: `${quote(cluster.name)} is the name of another cluster`, instead: 'give each cluster a name of its own', code: 'ClusterNameTaken' });
    }
  });
  const values: CiliumValues = {
    'clustermesh.useAPIServer': p.optional('enabled', boolean, true),
    ...readFields(p, [
      ['serviceType', 'clustermesh.apiserver.service.type', oneOf('NodePort', 'LoadBalancer', 'ClusterIP')],
      ['nodePort', 'clustermesh.apiserver.service.nodePort', nodePortIn(DEFAULT_NODE_PORT_RANGE)],
      ['maxConnectedClusters', 'clustermesh.maxConnectedClusters', clusterCount],
      ['tlsMethod', 'clustermesh.apiserver.tls.auto.method', tlsMethod],
      ['tlsIssuer', 'clustermesh.apiserver.tls.auto.certManagerIssuerRef', tlsIssuer],
    ]),
    ...(clusters.length === 0 ? {} : {
      'clustermesh.config.enabled': true,
      'clustermesh.config.clusters': Object.fromEntries(clusters.map(({ name, entry }) => [name, entry])),
    }),
  };
  checkIssuer(p, values['clustermesh.apiserver.tls.auto.method']);
  // what is no cluster was reported
  return { values, peers: clusters.flatMap((cluster) => cluster?.peer ?? []) };
});
