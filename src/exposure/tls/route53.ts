import type { ClusterIssuerSpecAcmeSolversDns01 as Dns01 } from '../../../imports/cert-manager.io';
import { Plain } from '../../core/manifest';
import { dataKey, dnsSubdomain, secretName } from '../../core/names';
import { Fields, optional, Props, Rule, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean } from '../../core/values';
import { roleArn } from './cloud-words';
import { alone, Dns01ProviderPlan } from './dns01-credentials';
import { secretKeyRef } from './secret-reference';
import { filledText } from './words';

/** Options of `Dns01Provider.route53`. */
export interface Route53Options {
  /**
   * Region of the API that is asked. `route53.region`. Error: `RegionInvalid`.
   * @default - AWS_REGION of cert-manager's pod, where it has one; beside an access key it should be said
   */
  readonly region?: string;

  /**
   * ID of the hosted zone, which saves the right to list zones. `route53.hostedZoneID`. Error: `PropMissing` for a blank.
   * @default - found by the domain
   */
  readonly hostedZoneId?: string;

  /**
   * ARN of an IAM role that is assumed. `route53.role`. Errors: `CloudWordInvalid`, `PropMissing` for a blank, or where
   * `serviceAccountName` needs it.
   * @default - none
   */
  readonly role?: string;

  /**
   * Secret with the ID and the secret of an access key; `secrets.sh` makes it for `Tls.acme` when it is missing. Error: `SecretNameInvalid`.
   * @default route53-dns
   */
  readonly secretName?: string;

  /**
   * Key of the access key's ID in it. `route53.accessKeyIDSecretRef`. Error: `DataKeyInvalid`.
   * @default access-key-id
   */
  readonly accessKeyIdKey?: string;

  /**
   * Key of the secret access key in it. `route53.secretAccessKeySecretRef`. Error: `DataKeyInvalid`.
   * @default secret-access-key
   */
  readonly secretAccessKeyKey?: string;

  /**
   * Whether cert-manager's own identity is used (IRSA, Pod Identity, the node's), and no Secret. Error: `MutuallyExclusive` beside a Secret.
   * @default false
   */
  readonly ambientCredentials?: boolean;

  /**
   * ServiceAccount, in the namespace where the Secret would be, as which `role` is assumed; cert-manager must have the right to make tokens
   * for it. `route53.auth.kubernetes.serviceAccountRef.name`. Errors: `MutuallyExclusive` beside a Secret, `NameNotDnsSubdomain`.
   * @default - none
   */
  readonly serviceAccountName?: string;
}

const awsRegion: Rule<string> = (value, report) => {
  if (typeof value === 'string' && /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(value)) return value;
  return report({ what: `${quote(value)} is not a region of AWS`, instead: 'write one like "us-east-1"', code: 'RegionInvalid' });
};

export const ROUTE53 = {
  region: optional(awsRegion),
  hostedZoneId: optional(filledText),
  role: optional(roleArn),
  secretName: optional(secretName, 'route53-dns'),
  accessKeyIdKey: optional(dataKey, 'access-key-id'),
  secretAccessKeyKey: optional(dataKey, 'secret-access-key'),
  ambientCredentials: optional(boolean, false),
  serviceAccountName: optional(dnsSubdomain),
} satisfies Fields<Route53Options>;

export function route53(o: ValuesOf<typeof ROUTE53>, p: Props<keyof typeof ROUTE53>): Dns01ProviderPlan {
  const zone = { region: o.region, hostedZoneID: o.hostedZoneId, role: o.role };
  if (o.serviceAccountName !== undefined) {
    alone(p, 'serviceAccountName', ['secretName', 'accessKeyIdKey', 'secretAccessKeyKey', 'ambientCredentials']);
    if (o.role === undefined) p.problem('role', { what: 'is missing', instead: 'name the role that the ServiceAccount may assume', code: 'PropMissing' });
    return { spec: { route53: { ...zone, auth: { kubernetes: { serviceAccountRef: { name: o.serviceAccountName } } } } } satisfies Plain<Dns01>, secrets: [] };
  }
  if (o.ambientCredentials) {
    alone(p, 'ambientCredentials', ['secretName', 'accessKeyIdKey', 'secretAccessKeyKey']);
    return { spec: { route53: zone } satisfies Plain<Dns01>, secrets: [] };
  }
  const keyId = { name: o.secretName, key: o.accessKeyIdKey, option: 'route53-access-key-id', help: 'file with the ID of an access key that may change the zone' };
  const key = { name: o.secretName, key: o.secretAccessKeyKey, option: 'route53-secret-access-key', help: 'file with the secret access key of the same' };
  const spec = { route53: { ...zone, accessKeyIDSecretRef: secretKeyRef(keyId), secretAccessKeySecretRef: secretKeyRef(key) } } satisfies Plain<Dns01>;
  return { spec, secrets: [keyId, key] };
}
