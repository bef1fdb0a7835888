import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterIssuer, Issuer } from '../../../imports/cert-manager.io';
import { partLabels } from '../../core/labels';
import { customObject } from '../../core/manifest';

/** How an issuer makes certificates; an Issuer and a ClusterIssuer have the same words for it. */
export interface IssuancePlan {
  /** The name of an issuer that nobody named. */
  readonly issuerName: string;
  /** `spec` of the issuer of this name: exactly one of `acme`, `ca`, `selfSigned` and `vault`. */
  readonly spec: (issuerName: string) => object;
}

/** An issuer by the name that was said, or by that of its authority. */
export function issuerSettings({ issuerName, spec }: IssuancePlan, name = issuerName) {
  return { name, spec: spec(name) };
}

/** A ClusterIssuer, or an Issuer of a namespace. */
export type IssuerSettings = ReturnType<typeof issuerSettings> & { readonly namespace?: string };

/** The one object of a construct. */
export function placeIssuer(scope: Construct, kind: 'ClusterIssuer' | 'Issuer', { name, namespace, spec }: IssuerSettings): ApiObject {
  return customObject<ClusterIssuer | Issuer>(scope, 'Resource', { apiVersion: 'cert-manager.io/v1', kind, metadata: { name, namespace, labels: partLabels() }, spec });
}
