import { ClusterIssuerProps } from './cluster-issuer-props';

/** Properties of `Issuer`. */
export interface IssuerProps extends ClusterIssuerProps {
  /**
   * Namespace of the object, of the Secrets that it reads, and of the Certificates that it makes. Error: `NameNotDnsLabel`.
   * @default prow
   */
  readonly namespace?: string;
}
