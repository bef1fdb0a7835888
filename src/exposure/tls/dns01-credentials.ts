import { dataKey, secretName } from '../../core/names';
import { Fields, optional, Props } from '../../core/props';
import { SecretReference } from './secret-reference';

/**
 * The Secret with a provider's credentials. An Issuer has it in its own namespace, a ClusterIssuer in cert-manager's; for `Tls.acme`,
 * `secrets.sh` makes it when it is missing.
 */
export interface Dns01SecretOptions {
  /**
   * Name of the Secret. Error: `SecretNameInvalid`.
   * @default - cloudflare-dns, digitalocean-dns, google-cloud-dns, acme-dns or rfc2136-dns, by the provider
   */
  readonly secretName?: string;

  /**
   * Key in it. Error: `DataKeyInvalid`.
   * @default - api-token, access-token, key.json, acmedns.json or tsig-secret, by the provider
   */
  readonly secretKey?: string;
}

/** Who serves a zone, and what cert-manager changes it with. */
export interface Dns01ProviderPlan {
  /** One property of `spec.acme.solvers[].dns01`. */
  readonly spec: object;
  readonly secrets: readonly SecretReference[];
}

/** A Secret with one key, by the names that it has when nobody says others. */
export function secretFields(name: string, key: string) {
  return { secretName: optional(secretName, name), secretKey: optional(dataKey, key) } satisfies Fields<Dns01SecretOptions>;
}

/** What is read in it, and how `secrets.sh` asks for it. */
export function secretOf(read: Required<Dns01SecretOptions>, option: string, help: string): SecretReference {
  return { name: read.secretName, key: read.secretKey, option, help };
}

/** Reports what is given beside another way to be known to the provider. */
export function alone<K extends string>(p: Props<K>, way: K, others: readonly K[]): void {
  for (const other of others.filter((prop) => p.given(prop))) {
    p.problem(other, { what: `is read by nobody beside ${way}`, instead: 'leave one of them out', code: 'MutuallyExclusive' });
  }
}
