/** A stage of the order of applying; what is in a later one may need what is in an earlier one. Each is a file. */
export enum Stage {
  /** CRDs: `00-crds.k8s.yaml`. */
  CRDS = 'crds',
  /** Namespaces: `05-namespaces.k8s.yaml`. */
  NAMESPACES = 'namespaces',
  /** The CNI: `10-network.k8s.yaml`. */
  NETWORK = 'network',
  /** What needs the running CNI: `15-network-config.k8s.yaml`. */
  NETWORK_CONFIG = 'networkConfig',
  /** What ways in need for the whole cluster: `20-ingress.k8s.yaml`. */
  INGRESS = 'ingress',
  /** Issuers of certificates: `30-issuer.k8s.yaml`. */
  ISSUER = 'issuer',
  /** Prow: `40-prow.k8s.yaml`. */
  PROW = 'prow',
}

export type StageName = `${Stage}`;

/** All of them, first to last. */
export const STAGE_NAMES: readonly StageName[] = Object.values(Stage);
