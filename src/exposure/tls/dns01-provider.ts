import type { ClusterIssuerSpecAcmeSolversDns01 as Dns01 } from '../../../imports/cert-manager.io';
import { Plain } from '../../core/manifest';
import { dataKey, dnsSubdomain, secretName } from '../../core/names';
import { hostName, httpUrl } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, required, ValuesOf } from '../../core/props';
import { boolean, jsonObject } from '../../core/values';
import { AZURE_DNS, azureDns, AzureDnsOptions } from './azure-dns';
import { googleProject } from './cloud-words';
import { alone, Dns01ProviderPlan, Dns01SecretOptions, secretFields, secretOf } from './dns01-credentials';
import { RFC2136, rfc2136, Rfc2136Options } from './rfc2136';
import { ROUTE53, route53, Route53Options } from './route53';
import { secretKeyRef } from './secret-reference';
import { filledText } from './words';

/** Options of `Dns01Provider.googleCloudDns`. */
export interface GoogleCloudDnsOptions extends Dns01SecretOptions {
  /** ID of the project that has the zone. `cloudDNS.project`. Errors: `CloudWordInvalid`, `PropMissing`. */
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

const GOOGLE_CLOUD_DNS = {
  ...secretFields('google-cloud-dns', 'key.json'),
  project: required(googleProject),
  hostedZoneName: optional(filledText),
  ambientCredentials: optional(boolean, false),
} satisfies Fields<GoogleCloudDnsOptions>;

const AKAMAI = {
  serviceConsumerDomain: required(hostName),
  secretName: optional(secretName, 'akamai-dns'),
  clientTokenKey: optional(dataKey, 'client-token'),
  clientSecretKey: optional(dataKey, 'client-secret'),
  accessTokenKey: optional(dataKey, 'access-token'),
} satisfies Fields<AkamaiDnsOptions>;

const ACME_DNS = { ...secretFields('acme-dns', 'acmedns.json'), host: required(httpUrl) } satisfies Fields<AcmeDnsOptions>;

const WEBHOOK = { groupName: required(dnsSubdomain), solverName: required(filledText), config: optional(jsonObject) } satisfies Fields<Dns01WebhookOptions>;

/**
 * Who serves the DNS of your zone, and by which credentials cert-manager may write TXT records there. For `AcmeSolver.dns01`. Credentials are
 * named, never given.
 *
 * Sources: cert-manager v1.21.1, pkg/apis/acme/v1/types_issuer.go and internal/apis/certmanager/validation/issuer.go.
 */
export class Dns01Provider {
  /** Cloudflare, by an API token with the rights Zone.Zone read and Zone.DNS edit: `dns01.cloudflare`. Errors: those of the options. */
  static cloudflare(options: Dns01SecretOptions = {}): Dns01Provider {
    return new Dns01Provider(readProps(Where.call('Dns01Provider.cloudflare'), options, secretFields('cloudflare-dns', 'api-token'), (o) => {
      const secret = secretOf(o, 'cloudflare-api-token', 'file with an API token of Cloudflare that may edit the zone');
      return { spec: { cloudflare: { apiTokenSecretRef: secretKeyRef(secret) } } satisfies Plain<Dns01>, secrets: [secret] };
    }));
  }

  /** Amazon Route 53, by an access key, or by an identity that cert-manager or a ServiceAccount has: `dns01.route53`. Errors: those of the options. */
  static route53(options: Route53Options = {}): Dns01Provider {
    return new Dns01Provider(readProps(Where.call('Dns01Provider.route53'), options, ROUTE53, route53));
  }

  /** Azure DNS, by a service principal or a managed identity: `dns01.azureDNS`. Errors: those of the options. */
  static azureDns(options: AzureDnsOptions): Dns01Provider {
    return new Dns01Provider(readProps(Where.call('Dns01Provider.azureDns'), options, AZURE_DNS, azureDns));
  }

  /** Google Cloud DNS, by a service account's key or Workload Identity: `dns01.cloudDNS`. Errors: those of the options. */
  static googleCloudDns(options: GoogleCloudDnsOptions): Dns01Provider {
    return new Dns01Provider(readProps(Where.call('Dns01Provider.googleCloudDns'), options, GOOGLE_CLOUD_DNS, googleCloudDns));
  }

  /** DigitalOcean, by a personal access token that may write: `dns01.digitalocean`. Errors: those of the options. */
  static digitalOcean(options: Dns01SecretOptions = {}): Dns01Provider {
    return new Dns01Provider(readProps(Where.call('Dns01Provider.digitalOcean'), options, secretFields('digitalocean-dns', 'access-token'), (o) => {
      const secret = secretOf(o, 'digitalocean-access-token', 'file with a personal access token of DigitalOcean that may write');
      return { spec: { digitalocean: { tokenSecretRef: secretKeyRef(secret) } } satisfies Plain<Dns01>, secrets: [secret] };
    }));
  }

  /** Akamai Edge DNS, by the credentials of an API client: `dns01.akamai`. Errors: those of the options. */
  static akamai(options: AkamaiDnsOptions): Dns01Provider {
    return new Dns01Provider(readProps(Where.call('Dns01Provider.akamai'), options, AKAMAI, akamai));
  }

  /**
   * A server of acme-dns, to which `_acme-challenge` of your names leads by CNAME; by the JSON file of its accounts: `dns01.acmeDNS`.
   * Errors: those of the options.
   */
  static acmeDns(options: AcmeDnsOptions): Dns01Provider {
    return new Dns01Provider(readProps(Where.call('Dns01Provider.acmeDns'), options, ACME_DNS, (o) => {
      const secret = secretOf(o, 'acme-dns-accounts', 'JSON file with the accounts of acme-dns, by domain');
      return { spec: { acmeDNS: { host: o.host, accountSecretRef: secretKeyRef(secret) } } satisfies Plain<Dns01>, secrets: [secret] };
    }));
  }

  /** A name server that takes dynamic updates, such as BIND, Knot or PowerDNS, by a TSIG key: `dns01.rfc2136`. Errors: those of the options. */
  static rfc2136(options: Rfc2136Options): Dns01Provider {
    return new Dns01Provider(readProps(Where.call('Dns01Provider.rfc2136'), options, RFC2136, rfc2136));
  }

  /** A webhook that somebody else made for another provider, and that is installed already: `dns01.webhook`. Errors: those of the options. */
  static webhook(options: Dns01WebhookOptions): Dns01Provider {
    return new Dns01Provider(readProps(Where.call('Dns01Provider.webhook'), options, WEBHOOK, (webhook) => ({ spec: { webhook } satisfies Plain<Dns01>, secrets: [] })));
  }

  private constructor(
    /** @internal */
    readonly _plan: Dns01ProviderPlan,
  ) {}
}

function googleCloudDns(o: ValuesOf<typeof GOOGLE_CLOUD_DNS>, p: Props<keyof typeof GOOGLE_CLOUD_DNS>): Dns01ProviderPlan {
  const zone = { project: o.project, hostedZoneName: o.hostedZoneName };
  if (o.ambientCredentials) {
    alone(p, 'ambientCredentials', ['secretName', 'secretKey']);
    return { spec: { cloudDNS: zone } satisfies Plain<Dns01>, secrets: [] };
  }
  const secret = secretOf(o, 'google-cloud-dns-key', 'JSON key of a service account that may change the zone');
  return { spec: { cloudDNS: { ...zone, serviceAccountSecretRef: secretKeyRef(secret) } } satisfies Plain<Dns01>, secrets: [secret] };
}

function akamai({ secretName: name, ...o }: ValuesOf<typeof AKAMAI>): Dns01ProviderPlan {
  const token = { name, key: o.clientTokenKey, option: 'akamai-client-token', help: 'file with the client token of Akamai\'s API client' };
  const secret = { name, key: o.clientSecretKey, option: 'akamai-client-secret', help: 'file with the client secret of the same' };
  const access = { name, key: o.accessTokenKey, option: 'akamai-access-token', help: 'file with the access token of the same' };
  return {
    spec: {
      akamai: {
        serviceConsumerDomain: o.serviceConsumerDomain,
        clientTokenSecretRef: secretKeyRef(token),
        clientSecretSecretRef: secretKeyRef(secret),
        accessTokenSecretRef: secretKeyRef(access),
      },
    } satisfies Plain<Dns01>,
    secrets: [token, secret, access],
  };
}
