import { typesOf } from './imported-types';

const IMPORTED = `
import { ApiObject } from 'cdk8s';
export class Pool extends ApiObject {
  public static readonly GVK: GroupVersionKind = {
    apiVersion: 'acme.dev/v1',
    kind: 'POOL',
  }
}
export interface PoolProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: PoolSpec;
}
export interface PoolSpec {
  /** @schema PoolSpec#isCA */
  readonly isCa?: boolean;
  readonly mode: PoolSpecMode;
  readonly port?: PoolSpecPort;
}
export function toJson_PoolSpec(obj: PoolSpec | undefined): Record<string, any> | undefined {
  const result = {
    'isCA': obj.isCa,
    'mode': obj.mode,
    'port': obj.port?.value,
  };
  return result;
}
export enum PoolSpecMode {
  /** On */
  ON = "On",
  VALUE_301 = 301,
}
export class PoolSpecPort {
  public static fromNumber(value: number): PoolSpecPort {}
}
`;

test('an import becomes the types of what stands in YAML', () => {
  expect(typesOf(IMPORTED).split('\n').slice(2).join('\n')).toBe(`export interface Pool {
  readonly apiVersion: 'acme.dev/v1';
  readonly kind: 'POOL';
  readonly spec: PoolSpec;
}

export interface PoolSpec {
  readonly isCA?: boolean;
  readonly mode: PoolSpecMode;
  readonly port?: PoolSpecPort;
}

export type PoolSpecMode = 'On' | 301;

export type PoolSpecPort = number | string;
`);
});
