import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CustomResource, customObject, Plain } from '../../core/manifest';
import { partLabels } from '../../core/labels';

/** Which object of which kind. */
export interface PoolObject<T extends CustomResource> {
  readonly apiVersion: T['apiVersion'];
  readonly kind: T['kind'];
  readonly name: string;
  /** Absent for what belongs to the whole cluster. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec: object & Plain<NonNullable<T['spec']>>;
}

/** The one custom resource of a construct. */
export function poolObject<T extends CustomResource>(scope: Construct, { apiVersion, kind, name, namespace, labels, spec }: PoolObject<T>): ApiObject {
  return customObject(scope, 'Resource', { apiVersion, kind, metadata: { name, namespace, labels: { ...partLabels(), ...labels } }, spec });
}

/** A selector of everything that has all these labels; absent where there are none. */
export function matching(labels: Readonly<Record<string, string>> | undefined): { readonly matchLabels: Readonly<Record<string, string>> } | undefined {
  return labels && { matchLabels: labels };
}
