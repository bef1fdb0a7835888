import type { ClusterIssuerSpecAcmeSolversDns01 as Dns01 } from '../../../imports/cert-manager.io';
import { Plain } from '../../core/manifest';
import { hostName } from '../../core/net';
import { Fields, optional, Props, required, ValuesOf } from '../../core/props';
import { memberOf } from '../../core/values';
import { azureId } from './cloud-words';
import { alone, Dns01ProviderPlan, secretFields, secretOf } from './dns01-credentials';
import { secretKeyRef } from './secret-reference';
import { filledText } from './words';

/** The clouds of Azure, each with an API of its own. */
export enum AzureEnvironment {
  /** The one for everybody. */
  PUBLIC = 'AzurePublicCloud',
  /** The one of China. */
  CHINA = 'AzureChinaCloud',
  /** The one of Germany, which Microsoft has closed. */
  GERMAN = 'AzureGermanCloud',
  /** The one of the government of the United States. */
  US_GOVERNMENT = 'AzureUSGovernmentCloud',
}

/** Options of `Dns01Provider.azureDns`. */
export interface AzureDnsOptions {
  /** ID of the subscription that has the zone. `azureDNS.subscriptionID`. Errors: `CloudWordInvalid`, `PropMissing`. */
  readonly subscriptionId: string;

  /** Resource group of the zone. `azureDNS.resourceGroupName`. Error: `PropMissing`. */
  readonly resourceGroupName: string;

  /**
   * Name of the zone. `azureDNS.hostedZoneName`. Error: `HostNotDnsName`.
   * @default - found by the domain
   */
  readonly hostedZoneName?: string;

  /**
   * Which of Azure's clouds has the zone. `azureDNS.environment`. Error: `NotAllowedValue`.
   * @default - AzureEnvironment.PUBLIC, by cert-manager
   */
  readonly environment?: AzureEnvironment;

  /**
   * ID of a service principal; `tenantId` must stand beside it, and its secret is in the Secret. `azureDNS.clientID`.
   * Errors: `CloudWordInvalid`, `MutuallyExclusive` beside a managed identity, `PropMissing`.
   * @default - a managed identity
   */
  readonly clientId?: string;

  /**
   * ID of the tenant of the service principal. `azureDNS.tenantID`. Error: `PropMissing`.
   * @default - none
   */
  readonly tenantId?: string;

  /**
   * Secret with a client secret of the service principal; `secrets.sh` makes it for `Tls.acme` when it is missing.
   * `azureDNS.clientSecretSecretRef.name`. Errors: `PropWithoutEffect` without `clientId`, `SecretNameInvalid`.
   * @default azure-dns
   */
  readonly secretName?: string;

  /**
   * Key in that Secret. `azureDNS.clientSecretSecretRef.key`. Errors: `DataKeyInvalid`, `PropWithoutEffect` without `clientId`.
   * @default client-secret
   */
  readonly secretKey?: string;

  /**
   * ID of the managed identity's client. `azureDNS.managedIdentity.clientID`. Errors: `CloudWordInvalid`, `MutuallyExclusive`
   * beside `managedIdentityResourceId`, `PropMissing` for a blank.
   * @default - the identity that cert-manager's pod or node has
   */
  readonly managedIdentityClientId?: string;

  /**
   * ID of the managed identity as a resource. `azureDNS.managedIdentity.resourceID`. Error: `PropMissing` for a blank.
   * @default - the identity that cert-manager's pod or node has
   */
  readonly managedIdentityResourceId?: string;
}

export const AZURE_DNS = {
  ...secretFields('azure-dns', 'client-secret'),
  subscriptionId: required(azureId),
  resourceGroupName: required(filledText),
  hostedZoneName: optional(hostName),
  environment: optional(memberOf(AzureEnvironment)),
  clientId: optional(azureId),
  tenantId: optional(filledText),
  managedIdentityClientId: optional(azureId),
  managedIdentityResourceId: optional(filledText),
} satisfies Fields<AzureDnsOptions>;

export function azureDns(o: ValuesOf<typeof AZURE_DNS>, p: Props<keyof typeof AZURE_DNS>): Dns01ProviderPlan {
  const zone = { subscriptionID: o.subscriptionId, resourceGroupName: o.resourceGroupName, hostedZoneName: o.hostedZoneName, environment: o.environment };
  if (p.given('managedIdentityClientId')) alone(p, 'managedIdentityClientId', ['managedIdentityResourceId']);
  if (o.clientId === undefined && o.tenantId === undefined) return byManagedIdentity(zone, o, p);
  alone(p, 'clientId', ['managedIdentityClientId', 'managedIdentityResourceId']);
  const secret = secretOf(o, 'azure-dns-client-secret', 'file with a client secret of the service principal that may change the zone');
  const principal = { clientID: p.again('clientId', required(azureId)), tenantID: p.again('tenantId', required(filledText)) };
  return { spec: { azureDNS: { ...zone, ...principal, clientSecretSecretRef: secretKeyRef(secret) } } satisfies Plain<Dns01>, secrets: [secret] };
}

/** Without a service principal there is no secret of it. */
function byManagedIdentity(zone: Plain<NonNullable<Dns01['azureDNS']>>, o: ValuesOf<typeof AZURE_DNS>, p: Props<keyof typeof AZURE_DNS>): Dns01ProviderPlan {
  for (const prop of (['secretName', 'secretKey'] as const).filter((one) => p.given(one))) {
    p.problem(prop, { what: 'is of no use without a service principal', instead: 'give clientId and tenantId, or leave it out', code: 'PropWithoutEffect' });
  }
  const { managedIdentityClientId: clientID, managedIdentityResourceId: resourceID } = o;
  const managedIdentity = clientID === undefined && resourceID === undefined ? undefined : { clientID, resourceID };
  return { spec: { azureDNS: { ...zone, managedIdentity } } satisfies Plain<Dns01>, secrets: [] };
}
