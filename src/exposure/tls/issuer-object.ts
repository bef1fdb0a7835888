import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partLabels } from '../../core/labels';
import { dnsSubdomain } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { instanceOf } from '../../core/values';
import { ClusterIssuerProps } from './cluster-issuer-props';
import { Issuance } from './issuance';
import { IssuerSpec } from './issuance-plan';

/** A ClusterIssuer, or an Issuer of a namespace. */
export interface IssuerModel {
  readonly name: string;
  readonly namespace?: string;
  readonly spec: IssuerSpec;
}

export function readIssuer<P extends ClusterIssuerProps>(p: PropsReader<P>): IssuerModel {
  const plan = p.required('issuer', instanceOf(Issuance, 'Issuance.acme(…)'))?._plan;
  const name = p.optional('name', dnsSubdomain, plan?.issuerName);
  return { name, spec: plan?.spec(name) };
}

/** The one object of a construct. */
export function issuerObject(scope: Construct, kind: 'ClusterIssuer' | 'Issuer', { name, namespace, spec }: IssuerModel): ApiObject {
  return new ApiObject(scope, 'Resource', { apiVersion: 'cert-manager.io/v1', kind, metadata: { name, namespace, labels: partLabels() }, spec });
}
