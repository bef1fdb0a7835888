import { Issuance } from './issuance';

/** Properties of `ClusterIssuer`. */
export interface ClusterIssuerProps {
  /**
   * Name of the object, by which Certificates and annotations name it. Error: `NameNotDnsSubdomain`.
   * @default - letsencrypt-staging, letsencrypt-prod or the name of another directory; ca, self-signed or vault
   */
  readonly name?: string;

  /** How it makes certificates. `spec`. Errors: `PropMissing`, `WrongType`. */
  readonly issuer: Issuance;
}
