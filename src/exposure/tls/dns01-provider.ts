import { dataKey, dnsSubdomain, secretName } from '../../core/names';
import { hostName, httpUrl } from '../../core/net';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { jsonObject, oneOf } from '../../core/values';
import { readAzureDns, readGoogleCloudDns, readRoute53 } from './cloud-dns';
import { AzureDnsOptions, Route53Options } from './cloud-dns-options';
import {
  AcmeDnsOptions, AkamaiDnsOptions, Dns01SecretOptions, Dns01WebhookOptions, GoogleCloudDnsOptions, Rfc2136Options,
} from './dns01-provider-options';
import { Dns01ProviderPlan, readSecret } from './dns01-provider-plan';
import { nameserver } from './name-server';
import { secretKeyRef } from './secret-reference';
import { filledText } from './words';

/**
 * Who serves the DNS of your zone, and by which credentials cert-manager may write TXT records there. For `AcmeSolver.dns01`. Credentials are
 * named, never given.
 *
 * Sources: cert-manager v1.21.1, pkg/apis/acme/v1/types_issuer.go and internal/apis/certmanager/validation/issuer.go.
 */
export class Dns01Provider {
  /** Cloudflare, by an API token with the rights Zone.Zone read and Zone.DNS edit: `dns01.cloudflare`. Errors: those of the options. */
  static cloudflare(options: Dns01SecretOptions = {}): Dns01Provider {
    return Dns01Provider.read<Dns01SecretOptions>('cloudflare', options, (p) => {
      const secret = readSecret(p, { name: 'cloudflare-dns', key: 'api-token', option: 'cloudflare-api-token', help: 'file with an API token of Cloudflare that may edit the zone' });
      return { spec: { cloudflare: { apiTokenSecretRef: secretKeyRef(secret) } }, secrets: [secret] };
    });
  }

  /** Amazon Route 53, by an access key, or by an identity that cert-manager or a ServiceAccount has: `dns01.route53`. Errors: those of the options. */
  static route53(options: Route53Options = {}): Dns01Provider {
    return Dns01Provider.read('route53', options, readRoute53);
  }

  /** Azure DNS, by a service principal or a managed identity: `dns01.azureDNS`. Errors: those of the options. */
  static azureDns(options: AzureDnsOptions): Dns01Provider {
    return Dns01Provider.read('azureDns', options, readAzureDns);
  }

  /** Google Cloud DNS, by a service account's key or Workload Identity: `dns01.cloudDNS`. Errors: those of the options. */
  static googleCloudDns(options: GoogleCloudDnsOptions): Dns01Provider {
    return Dns01Provider.read('googleCloudDns', options, readGoogleCloudDns);
  }

  /** DigitalOcean, by a personal access token that may write: `dns01.digitalocean`. Errors: those of the options. */
  static digitalOcean(options: Dns01SecretOptions = {}): Dns01Provider {
    return Dns01Provider.read<Dns01SecretOptions>('digitalOcean', options, (p) => {
      const secret = readSecret(p, { name: 'digitalocean-dns', key: 'access-token', option: 'digitalocean-access-token', help: 'file with a personal access token of DigitalOcean that may write' });
      return { spec: { digitalocean: { tokenSecretRef: secretKeyRef(secret) } }, secrets: [secret] };
    });
  }

  /** Akamai Edge DNS, by the credentials of an API client: `dns01.akamai`. Errors: those of the options. */
  static akamai(options: AkamaiDnsOptions): Dns01Provider {
    return Dns01Provider.read<AkamaiDnsOptions>('akamai', options, (p) => {
      const name = p.optional('secretName', secretName, 'akamai-dns');
      const token = { name, key: p.optional('clientTokenKey', dataKey, 'client-token'), option: 'akamai-client-token', help: 'file with the client token of Akamai\'s API client' };
      const secret = { name, key: p.optional('clientSecretKey', dataKey, 'client-secret'), option: 'akamai-client-secret', help: 'file with the client secret of the same' };
      const access = { name, key: p.optional('accessTokenKey', dataKey, 'access-token'), option: 'akamai-access-token', help: 'file with the access token of the same' };
      return {
        spec: {
          akamai: {
            serviceConsumerDomain: p.required('serviceConsumerDomain', hostName),
            clientTokenSecretRef: secretKeyRef(token),
            clientSecretSecretRef: secretKeyRef(secret),
            accessTokenSecretRef: secretKeyRef(access),
          },
        },
        secrets: [token, secret, access],
      };
    });
  }

  /**
   * A server of acme-dns, to which `_acme-challenge` of your names leads by CNAME; by the JSON file of its accounts: `dns01.acmeDNS`.
   * Errors: those of the options.
   */
  static acmeDns(options: AcmeDnsOptions): Dns01Provider {
    return Dns01Provider.read<AcmeDnsOptions>('acmeDns', options, (p) => {
      const secret = readSecret(p, { name: 'acme-dns', key: 'acmedns.json', option: 'acme-dns-accounts', help: 'JSON file with the accounts of acme-dns, by domain' });
      return { spec: { acmeDNS: { host: p.required('host', httpUrl), accountSecretRef: secretKeyRef(secret) } }, secrets: [secret] };
    });
  }

  /** A name server that takes dynamic updates, such as BIND, Knot or PowerDNS, by a TSIG key: `dns01.rfc2136`. Errors: those of the options. */
  static rfc2136(options: Rfc2136Options): Dns01Provider {
    return Dns01Provider.read<Rfc2136Options>('rfc2136', options, (p) => {
      const secret = readSecret(p, { name: 'rfc2136-dns', key: 'tsig-secret', option: 'rfc2136-tsig-secret', help: 'file with the secret of the TSIG key, in base64' });
      const algorithm = p.optional('tsigAlgorithm', oneOf('HMACMD5', 'HMACSHA1', 'HMACSHA256', 'HMACSHA512'), 'HMACSHA256');
      const isSigned = p.given('tsigKeyName');
      for (const prop of isSigned ? [] : (['tsigAlgorithm', 'secretName', 'secretKey'] as const).filter((one) => p.given(one))) {
        p.problem(prop, { what: 'is of no use without the name of a key', instead: 'give tsigKeyName, or leave it out', code: 'PropWithoutEffect' });
      }
      const server = { nameserver: p.required('nameserver', nameserver), protocol: p.optional('protocol', oneOf('TCP', 'UDP')) };
      const tsigKeyName = p.optional('tsigKeyName', filledText);
      return {
        spec: { rfc2136: { ...server, ...(isSigned && { tsigKeyName, tsigAlgorithm: algorithm, tsigSecretSecretRef: secretKeyRef(secret) }) } },
        secrets: isSigned ? [secret] : [],
      };
    });
  }

  /** A webhook that somebody else made for another provider, and that is installed already: `dns01.webhook`. Errors: those of the options. */
  static webhook(options: Dns01WebhookOptions): Dns01Provider {
    return Dns01Provider.read<Dns01WebhookOptions>('webhook', options, (p) => ({
      spec: { webhook: { groupName: p.required('groupName', dnsSubdomain), solverName: p.required('solverName', filledText), config: p.optional('config', jsonObject) } },
      secrets: [],
    }));
  }

  private static read<P>(factory: string, options: P, read: (p: PropsReader<P>) => Dns01ProviderPlan): Dns01Provider {
    return new Dns01Provider(readOldProps<P, Dns01ProviderPlan>(Where.call(`Dns01Provider.${factory}`), options, read));
  }

  private constructor(
    /** @internal */
    readonly _plan: Dns01ProviderPlan,
  ) {}
}
