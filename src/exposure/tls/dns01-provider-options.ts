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

/** Options of `Dns01Provider.googleCloudDns`. */
export interface GoogleCloudDnsOptions extends Dns01SecretOptions {
  /** ID of the project that has the zone. `cloudDNS.project`. Error: `PropMissing`. */
  readonly project: string;

  /**
   * Name of the zone in Cloud DNS, which is not its domain. `cloudDNS.hostedZoneName`. Error: `PropMissing` for a blank.
   * @default - found by the domain
   */
  readonly hostedZoneName?: string;

  /**
   * Whether cert-manager's own identity is used, by Workload Identity, and no Secret. Error: `MutuallyExclusive` beside a Secret.
   * @default false
   */
  readonly ambientCredentials?: boolean;
}

/** Options of `Dns01Provider.akamai`. */
export interface AkamaiDnsOptions {
  /** Host of the API, from the credentials' file: `akab-….luna.akamaiapis.net`. `akamai.serviceConsumerDomain`. Error: `HostNotDnsName`. */
  readonly serviceConsumerDomain: string;

  /**
   * Secret with the credentials; `secrets.sh` makes it for `Tls.acme` when it is missing. Error: `SecretNameInvalid`.
   * @default akamai-dns
   */
  readonly secretName?: string;

  /**
   * Key of the client token in it. `akamai.clientTokenSecretRef`. Error: `DataKeyInvalid`.
   * @default client-token
   */
  readonly clientTokenKey?: string;

  /**
   * Key of the client secret in it. `akamai.clientSecretSecretRef`. Error: `DataKeyInvalid`.
   * @default client-secret
   */
  readonly clientSecretKey?: string;

  /**
   * Key of the access token in it. `akamai.accessTokenSecretRef`. Error: `DataKeyInvalid`.
   * @default access-token
   */
  readonly accessTokenKey?: string;
}

/** Options of `Dns01Provider.acmeDns`. */
export interface AcmeDnsOptions extends Dns01SecretOptions {
  /** URL of the acme-dns server. `acmeDNS.host`. Errors: `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`. */
  readonly host: string;
}

/** Options of `Dns01Provider.rfc2136`. */
export interface Rfc2136Options extends Dns01SecretOptions {
  /**
   * Address of the name server that takes updates, with or without a port: `10.0.0.53`, `[fd00::53]:53`, `ns.example.com:5353`.
   * `rfc2136.nameserver`. Errors: `AddressInvalid`, `NameserverInvalid`, `NumberOutOfRange`.
   */
  readonly nameserver: string;

  /**
   * Name of the TSIG key with which updates are signed; its secret is in the Secret. `rfc2136.tsigKeyName`. Error: `PropMissing` for a blank.
   * @default - updates are not signed, and no Secret is read
   */
  readonly tsigKeyName?: string;

  /**
   * `HMACMD5`, `HMACSHA1`, `HMACSHA256` or `HMACSHA512`, with a key. `rfc2136.tsigAlgorithm`. Errors: `NotAllowedValue`, `PropWithoutEffect`.
   * @default HMACSHA256
   */
  readonly tsigAlgorithm?: string;

  /**
   * `UDP` or `TCP`. `rfc2136.protocol`. Error: `NotAllowedValue`.
   * @default - UDP, by cert-manager
   */
  readonly protocol?: string;
}

/** Options of `Dns01Provider.webhook`. */
export interface Dns01WebhookOptions {
  /** API group that the webhook was installed with. `webhook.groupName`. Error: `NameNotDnsSubdomain`. */
  readonly groupName: string;

  /** Name of the solver, from the webhook's documentation. `webhook.solverName`. Error: `PropMissing`. */
  readonly solverName: string;

  /**
   * What the webhook wants to know, passed through as it is. Never put a secret here, it would stand in the YAML: webhooks take names of
   * Secrets. `webhook.config`. Errors: those of plain data.
   * @default - nothing
   */
  readonly config?: { [key: string]: any };
}
