import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { ClusterIssuerProps } from './cluster-issuer-props';
import { IssuerModel, issuerObject, readIssuer } from './issuer-object';

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
    this.issuer = issuerObject(this, 'ClusterIssuer', readOldProps<ClusterIssuerProps, IssuerModel>(Where.construct(this.node.path), props, readIssuer));
  }
}
