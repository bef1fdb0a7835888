import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { dnsLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { IssuerModel, issuerObject, readIssuer } from './issuer-object';
import { IssuerProps } from './issuer-props';

/**
 * Makes certificates for one namespace, by cert-manager: the Issuer, and nothing else. The Secrets that it reads are beside it.
 * `Tls.issuer({ name, kind: 'Issuer' })` uses it. Errors: those of the properties, all together.
 *
 * Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_issuer.go.
 */
export class Issuer extends Construct {
  /** The Issuer. */
  readonly issuer: ApiObject;

  constructor(scope: Construct, id: string, props: IssuerProps) {
    super(scope, id);
    this.issuer = issuerObject(this, 'Issuer', readOldProps<IssuerProps, IssuerModel>(Where.construct(this.node.path), props, (p) => ({
      ...readIssuer(p),
      namespace: p.optional('namespace', dnsLabel, 'prow'),
    })));
  }
}
