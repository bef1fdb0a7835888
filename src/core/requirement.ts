/** Software that has to be in the cluster before some of the objects mean anything, and that its own project ships. */
export interface Requirement {
  /** As its project calls itself; an upstream manifest of the same name answers it: `cert-manager`. */
  readonly name: string;
  /** CRDs that must be established before our objects are applied: `certificates.cert-manager.io`. Empty for what has none. */
  readonly crds: readonly string[];
  /** How it gets into this cluster, as a clause, where the cluster brings it; absent where somebody has to install it. */
  readonly brought?: string;
  /** The stage whose objects need it first, as the architecture names it: `issuer`. */
  readonly stage: 'network' | 'networkConfig' | 'ingress' | 'issuer' | 'prow';
}
