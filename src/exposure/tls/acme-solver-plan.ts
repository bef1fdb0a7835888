import { SecretReference } from './secret-reference';

/** How an ACME server is shown that names are ours. */
export interface AcmeSolverPlan {
  /** `http01` or `dns01` of `spec.acme.solvers[]`. */
  readonly spec: object;
  /** Whether the server asks for the answer on port 80 of the name, which no wildcard has. */
  readonly onPort80: boolean;
  /** Which certificates and names it is for; absent where it is for all. */
  readonly selector?: SolverSelector;
  readonly secrets: readonly SecretReference[];
}

/** The words of `spec.acme.solvers[].selector`. */
export interface SolverSelector {
  readonly dnsNames?: readonly string[];
  readonly dnsZones?: readonly string[];
  readonly matchLabels?: Readonly<Record<string, string>>;
}
