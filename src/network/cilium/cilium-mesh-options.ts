import { cidr, hostName, port } from '../../core/net';
import { Fields, optional, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { DEFAULT_NODE_PORT_RANGE, nodePortIn } from '../../core/service-exposure';
import { boolean, integer, list, memberOf } from '../../core/values';
import { ipAddress } from '../words';
import { CiliumServiceType } from './cilium-service-options';
import { checkIssuer, CiliumTlsIssuer, CiliumTlsMethod, tlsIssuer } from './cilium-tls';
import { CiliumValues, placed, together } from './cilium-values';
import { clusterCount, clusterName } from './words';

/** Another cluster of a mesh. */
export interface CiliumMeshCluster {
  /** Its `clusterName`. Errors: `NameNotDnsLabel`, `NameTooLong`. */
  readonly name: string;

  /**
   * DNS name of its clustermesh-apiserver. Give this or `ips` (`NotExactlyOne`). Error: `HostNotDnsName`.
   * @default - addressed by `ips`
   */
  readonly address?: string;

  /**
   * Its IP addresses. Errors: `EmptyList`, `IpAddressInvalid`.
   * @default - found by `address`
   */
  readonly ips?: string[];

  /**
   * Its TCP port: 2379, or the node port. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 2379
   */
  readonly port?: number;

  /**
   * Its `clusterId`, 1 to 511. It is in no object, and only compared: one that another cluster has raises `ClusterIdTaken`.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - not known
   */
  readonly clusterId?: number;

  /**
   * Networks that its pods get addresses from. They are in no object, and only compared: pods of two clusters that share addresses raise
   * `CidrOverlap`. Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - not known
   */
  readonly podCidrs?: string[];
}

/**
 * Several clusters as one network. Every cluster needs a `clusterName` and `clusterId` of its own (`PropMissing`), networks of pods apart from
 * the others', the same kind of routing, and one CA. Only with the chart, which installs clustermesh-apiserver.
 */
export interface CiliumClusterMeshOptions {
  /**
   * Whether this cluster offers itself to others. Value `clustermesh.useAPIServer`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How other clusters reach it. Value `clustermesh.apiserver.service.type`. Error: `NotAllowedValue`.
   * @default - CiliumServiceType.NODE_PORT, by Cilium
   */
  readonly serviceType?: CiliumServiceType;

  /**
   * The node port. Value `clustermesh.apiserver.service.nodePort`. Errors: `NotInteger`, `NodePortOutOfRange`.
   * @default - 32379, by Cilium
   */
  readonly nodePort?: number;

  /**
   * How many clusters the mesh may have, 255 or 511, the same in all of them and for ever. Value `clustermesh.maxConnectedClusters`.
   * Error: `ClusterCountInvalid`.
   * @default - 255, by Cilium
   */
  readonly maxConnectedClusters?: number;

  /**
   * The other clusters. Values `clustermesh.config.enabled` and `clustermesh.config.clusters`. Errors: `EmptyList`, `ClusterNameTaken`.
   * @default - none; `cilium clustermesh connect` adds them
   */
  readonly clusters?: CiliumMeshCluster[];

  /**
   * Who makes its certificates; cert-manager needs `tlsIssuer` (`PropMissing`). Value `clustermesh.apiserver.tls.auto.method`.
   * Error: `NotAllowedValue`.
   * @default - CiliumTlsMethod.HELM, by Cilium; CRON_JOB with `CiliumInstaller.argoCd()`
   */
  readonly tlsMethod?: CiliumTlsMethod;

  /**
   * The issuer, with `CiliumTlsMethod.CERT_MANAGER`. Value `clustermesh.apiserver.tls.auto.certManagerIssuerRef`.
   * @default - none
   */
  readonly tlsIssuer?: CiliumTlsIssuer;
}

const DEFAULT_MESH_PORT = 2379;

const MESH_CLUSTER = {
  name: required(clusterName),
  address: optional(hostName),
  ips: optional(list(ipAddress, 1)),
  port: optional(port, DEFAULT_MESH_PORT),
  clusterId: optional(integer(1, 511)),
  podCidrs: optional(list(cidr, 1), []),
} satisfies Fields<CiliumMeshCluster>;

const meshCluster = shape(MESH_CLUSTER, ({ name, clusterId, podCidrs, address, ips, port: at }, p) => {
  const count = [address, ips].filter((one) => one !== undefined).length;
  if (count !== 1) p.problem('', { what: `${count} of address and ips are given`, instead: 'give exactly one', code: 'NotExactlyOne' });
  return { name, clusterId, podCidrs, entry: { ...(address === undefined ? {} : { address }), ...(ips === undefined ? {} : { ips }), port: at } };
});

const CLUSTER_MESH = {
  enabled: placed('clustermesh.useAPIServer', boolean, true),
  serviceType: placed('clustermesh.apiserver.service.type', memberOf(CiliumServiceType)),
  nodePort: placed('clustermesh.apiserver.service.nodePort', nodePortIn(DEFAULT_NODE_PORT_RANGE)),
  maxConnectedClusters: placed('clustermesh.maxConnectedClusters', clusterCount),
  clusters: optional(list(meshCluster, 1), []),
  tlsMethod: placed('clustermesh.apiserver.tls.auto.method', memberOf(CiliumTlsMethod)),
  tlsIssuer: placed('clustermesh.apiserver.tls.auto.certManagerIssuerRef', tlsIssuer),
} satisfies Fields<CiliumClusterMeshOptions>;

/** What is known of another cluster. */
export type CiliumMeshPeer = Read<typeof meshCluster>;

/** A mesh as the chart has it, and what is only compared. */
export const clusterMesh = optional(shape(CLUSTER_MESH, ({ clusters: peers, ...read }, p) => {
  const names = peers.map(({ name }) => name);
  names.forEach((name, i) => {
    if (names.indexOf(name) < i) {
      p.problem(`clusters[${i}].name`, {
        what: `${quote(name)} is the name of another cluster`,
        instead: 'give each cluster a name of its own', code: 'ClusterNameTaken',
      });
    }
  });
  const values = together(read);
  checkIssuer(p, values['clustermesh.apiserver.tls.auto.method']);
  const clusters = Object.fromEntries(peers.map(({ name, entry }) => [name, entry]));
  const config: CiliumValues = peers.length === 0 ? {} : { 'clustermesh.config.enabled': true, 'clustermesh.config.clusters': clusters };
  return { values: { ...values, ...config }, peers };
}), { values: {}, peers: [] });
