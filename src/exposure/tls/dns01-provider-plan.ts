import { PropsReader } from '../../core/props-reader';
import { dataKey, secretName } from '../../core/names';
import { Dns01SecretOptions } from './dns01-provider-options';
import { SecretReference } from './secret-reference';

/** Who serves a zone, and what cert-manager changes it with. */
export interface Dns01ProviderPlan {
  /** One property of `spec.acme.solvers[].dns01`. */
  readonly spec: object;
  readonly secrets: readonly SecretReference[];
}

/** A Secret with one key, by the names that it has when nobody says others. */
export function readSecret<P extends Dns01SecretOptions>(p: PropsReader<P>, fallback: SecretReference): SecretReference {
  return { ...fallback, name: p.optional('secretName', secretName, fallback.name), key: p.optional('secretKey', dataKey, fallback.key) };
}
