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
   * ARN of an IAM role that is assumed. `route53.role`. Errors: `PropMissing` for a blank, or where `serviceAccountName` needs it.
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

/** Options of `Dns01Provider.azureDns`. */
export interface AzureDnsOptions {
  /** ID of the subscription that has the zone. `azureDNS.subscriptionID`. Error: `PropMissing`. */
  readonly subscriptionId: string;

  /** Resource group of the zone. `azureDNS.resourceGroupName`. Error: `PropMissing`. */
  readonly resourceGroupName: string;

  /**
   * Name of the zone. `azureDNS.hostedZoneName`. Error: `HostNotDnsName`.
   * @default - found by the domain
   */
  readonly hostedZoneName?: string;

  /**
   * `AzurePublicCloud`, `AzureChinaCloud`, `AzureGermanCloud` or `AzureUSGovernmentCloud`. `azureDNS.environment`. Error: `NotAllowedValue`.
   * @default - AzurePublicCloud, by cert-manager
   */
  readonly environment?: string;

  /**
   * ID of a service principal; `tenantId` must stand beside it, and its secret is in the Secret. `azureDNS.clientID`.
   * Errors: `MutuallyExclusive` beside a managed identity, `PropMissing`.
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
   * ID of the managed identity's client. `azureDNS.managedIdentity.clientID`. Errors: `MutuallyExclusive` beside `managedIdentityResourceId`,
   * `PropMissing` for a blank.
   * @default - the identity that cert-manager's pod or node has
   */
  readonly managedIdentityClientId?: string;

  /**
   * ID of the managed identity as a resource. `azureDNS.managedIdentity.resourceID`. Error: `PropMissing` for a blank.
   * @default - the identity that cert-manager's pod or node has
   */
  readonly managedIdentityResourceId?: string;
}
