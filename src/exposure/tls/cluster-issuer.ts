import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { dnsSubdomain } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, required } from '../../core/props';
import { instanceOf } from '../../core/values';
import { Issuance } from './issuance';
import { issuerSettings, placeIssuer } from './issuer-object';

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

export const CLUSTER_ISSUER = {
  issuer: required(instanceOf(Issuance, 'Issuance.acme(…)')),
  name: optional(dnsSubdomain),
} satisfies Fields<ClusterIssuerProps>;

/**
 * Makes certificates for every namespace, by cert-manager: the ClusterIssuer, and nothing else. The Secrets that it reads are in cert-manager's
 * own namespace. `Tls.issuer({ name })` uses it. Errors: those of the properties, all together.
 *
 * Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_issuer.go.
 */
export class ClusterIssuer extends Construct {
  /** The ClusterIssuer. */
  readonly issuer: ApiObject;

  constructor(scope: Construct, id: string, props: ClusterIssuerProps) {
    super(scope, id);
    this.issuer = placeIssuer(this, 'ClusterIssuer', readProps(Where.construct(this.node.path), props, CLUSTER_ISSUER, ({ issuer, name }) => (
      issuerSettings(issuer._plan, name)
    )));
  }
}
