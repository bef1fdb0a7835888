import { CiliumTlsIssuer } from './cilium-hubble-options';

/**
 * Policies may ask that both ends of a connection prove who they are, by SPIFFE identities of a SPIRE server. Beta: the plan warns of it.
 * It authenticates and does not encrypt: add `encryption`. Only with the chart, which installs SPIRE.
 */
export interface CiliumMutualAuthenticationOptions {
  /**
   * Whether it is on. Values `authentication.enabled` and `authentication.mutual.spire.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Namespace that SPIRE is installed in. Value `authentication.mutual.spire.install.namespace`. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default - cilium-spire, by Cilium
   */
  readonly spireNamespace?: string;

  /**
   * Name of the trust domain. Value `authentication.mutual.spire.trustDomain`. Error: `HostNotDnsName`.
   * @default - spiffe.cilium, by Cilium
   */
  readonly trustDomain?: string;

  /**
   * Whether SPIRE keeps its data in a PersistentVolumeClaim; without, identities are made anew when its pod restarts.
   * Value `authentication.mutual.spire.install.server.dataStorage.enabled`. Error: `WrongType`.
   * @default - true, by Cilium
   */
  readonly dataStorage?: boolean;

  /**
   * StorageClass of that claim. Value `authentication.mutual.spire.install.server.dataStorage.storageClass`.
   * Errors: `NameNotDnsSubdomain`, `NameTooLong`.
   * @default - the cluster's default
   */
  readonly storageClass?: string;
}

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
   * How other clusters reach it: `NodePort`, `LoadBalancer` or `ClusterIP`. Value `clustermesh.apiserver.service.type`. Error: `NotAllowedValue`.
   * @default - NodePort, by Cilium
   */
  readonly serviceType?: string;

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
   * Who makes its certificates: `helm`, `cronJob` or `certmanager`, which needs `tlsIssuer` (`PropMissing`).
   * Value `clustermesh.apiserver.tls.auto.method`. Error: `NotAllowedValue`.
   * @default - helm, by Cilium; cronJob with `CiliumInstaller.argoCd()`
   */
  readonly tlsMethod?: string;

  /**
   * The issuer, with `tlsMethod: 'certmanager'`. Value `clustermesh.apiserver.tls.auto.certManagerIssuerRef`.
   * @default - none
   */
  readonly tlsIssuer?: CiliumTlsIssuer;
}
