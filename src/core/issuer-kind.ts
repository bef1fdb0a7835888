/** Kinds of issuers of cert-manager. */
export enum IssuerKind {
  /** For every namespace. */
  CLUSTER_ISSUER = 'ClusterIssuer',
  /** For its own namespace: Prow's, or Cilium's. */
  ISSUER = 'Issuer',
}
