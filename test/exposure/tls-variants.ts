import { Chart } from 'cdk8s';
import {
  AcmeDirectory, AcmeSolver, AcmeTlsOptions, AzureEnvironment, ClusterIssuer, Dns01CnameStrategy, Dns01Provider, Http01ServiceType, Issuance, Issuer,
  Rfc2136Protocol, Tls, TolerationOperator, TsigAlgorithm, VaultAuth,
} from '../../src';
import { TlsFront } from '../../src/exposure/tls-plan';

/** Issuers, by a name for the eye, as somebody would write them. */
export interface TlsVariant {
  readonly name: string;
  readonly make: (chart: Chart) => void;
}

/** A certificate that nobody uses. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBeTCCAR+gAwIBAgIUdhHpwIj6LhZ78TJ6HV57AJLz9YAwCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHZXhhbXBsZTAeFw0yNjExMjExMjI1NDVaFw00NjExMTYxMjI1
NDVaMBIxEDAOBgNVBAMMB2V4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AASnkraOW1XEfJRqbsD5/jIsTmKfPTU5rmQ0lkCr0JGLzN1PPXKRyZRoJ+wXA9GF
MGHoOQp+ZVZcREhud1jybTrHo1MwUTAdBgNVHQ4EFgQUpsjSwuZ7jQ/DAXXSEQ45
ACO31R4wHwYDVR0jBBgwFoAUpsjSwuZ7jQ/DAXXSEQ45ACO31R4wDwYDVR0TAQH/
BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAYTwbAGeKJJTia9SgLCmCdWrkeKxef
2jNrSj0x+Oiv6gIhAMmecSRlZmGyNEdXKOwH7edCwSYDdNXWHxHEuLkzFV8c
-----END CERTIFICATE-----
`;

export const EMAIL = 'you@acme.dev';
export const INGRESS: TlsFront = { hosts: ['prow.acme.dev'], http01: { ingressClassName: 'nginx' } };
export const GATEWAY: TlsFront = { ...INGRESS, http01: { gateway: { name: 'prow', sectionName: 'http' } } };
export const PRIVATE: TlsFront = { hosts: ['*.acme.dev'] };

function acme(name: string, options: Omit<AcmeTlsOptions, 'email'>, front: TlsFront): TlsVariant {
  return { name, make: (chart) => Tls.acme({ email: EMAIL, ...options })._resolve(front).issuer?.(chart, 'prow') };
}

function dns(name: string, provider: () => Dns01Provider): TlsVariant {
  return {
    name: `dns01: ${name}`,
    make: (chart) => void new ClusterIssuer(chart, 'issuer', { name: 'dns', issuer: Issuance.acme({ email: EMAIL, solvers: [AcmeSolver.dns01(provider())] }) }),
  };
}

function issuer(name: string, issuance: () => Issuance): TlsVariant {
  return { name, make: (chart) => void new ClusterIssuer(chart, 'issuer', { issuer: issuance() }) };
}

function vault(name: string, auth: () => VaultAuth): TlsVariant {
  return issuer(`Vault: ${name}`, () => Issuance.vault({ server: 'https://vault.acme.dev:8200', path: 'pki/sign/prow', auth: auth() }));
}

/** All that is emitted for certificates but the Certificates of exposures, for a real API server to judge. */
export const TLS_VARIANTS: readonly TlsVariant[] = [
  acme('Let\'s Encrypt\'s staging through an Ingress', {}, INGRESS),
  acme('Let\'s Encrypt through a Gateway', { directory: AcmeDirectory.letsEncrypt() }, GATEWAY),
  acme('Let\'s Encrypt by dns01', { solvers: [AcmeSolver.dns01(Dns01Provider.cloudflare())], issuerName: 'by-dns', clusterResourceNamespace: 'certificates' },
    PRIVATE),
  acme('an ACME server of one\'s own', {
    directory: AcmeDirectory.of('https://pebble.acme.dev:14000/dir', { name: 'pebble', caBundle: CERTIFICATE }),
    privateKeySecretName: 'account', externalAccountBinding: { keyId: 'kid-1' }, preferredChain: 'Pebble Root CA', profile: 'shortlived',
  }, INGRESS),
  {
    name: 'an Issuer with three solvers',
    make: (chart) => void new Issuer(chart, 'issuer', {
      namespace: 'edge',
      name: 'several',
      issuer: Issuance.acme({
        email: EMAIL,
        solvers: [
          AcmeSolver.http01Ingress({
            ingressClassName: 'traefik', ingressAnnotations: { 'acme.dev/team': 'ci' }, serviceType: Http01ServiceType.CLUSTER_IP, podLabels: { team: 'ci' },
            nodeSelector: { edge: 'true' }, tolerations: [{ key: 'edge', operator: TolerationOperator.EXISTS }],
            resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
          }),
          AcmeSolver.http01Gateway({
            parentRefs: [{ name: 'edge', namespace: 'edge', sectionName: 'http', port: 80 }], routeLabels: { team: 'ci' }, dnsNames: ['deck.acme.dev'],
          }),
          AcmeSolver.dns01(Dns01Provider.digitalOcean(), { cnameStrategy: Dns01CnameStrategy.FOLLOW, dnsZones: ['acme.dev'], matchLabels: { dns: 'public' } }),
        ],
      }),
    }),
  },
  dns('Cloudflare', () => Dns01Provider.cloudflare({ secretName: 'dns', secretKey: 'token' })),
  dns('Route 53 by an access key', () => Dns01Provider.route53({ region: 'eu-central-1', hostedZoneId: 'Z2FDTNDATAQYW2' })),
  dns('Route 53 by cert-manager\'s identity', () => Dns01Provider.route53({ ambientCredentials: true, role: 'arn:aws:iam::123456789012:role/dns' })),
  dns('Route 53 by a ServiceAccount', () => Dns01Provider.route53({ serviceAccountName: 'dns', role: 'arn:aws:iam::123456789012:role/dns' })),
  dns('Azure by a service principal', () => Dns01Provider.azureDns({
    subscriptionId: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'dns', hostedZoneName: 'acme.dev', environment: AzureEnvironment.PUBLIC,
    clientId: '00000000-0000-4000-8000-000000000002', tenantId: 'tenant',
  })),
  dns('Azure by a managed identity', () => Dns01Provider.azureDns({
    subscriptionId: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'dns',
    managedIdentityClientId: '00000000-0000-4000-8000-000000000002',
  })),
  dns('Azure by a managed identity of a resource', () => Dns01Provider.azureDns({
    subscriptionId: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'dns',
    managedIdentityResourceId: '/subscriptions/sub/resourceGroups/dns/providers/identity',
  })),
  dns('Azure by the node\'s identity', () => Dns01Provider.azureDns({ subscriptionId: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'dns' })),
  dns('Google by a key', () => Dns01Provider.googleCloudDns({ project: 'acme-dns', hostedZoneName: 'acme-dev' })),
  dns('Google by Workload Identity', () => Dns01Provider.googleCloudDns({ project: 'acme-dns', ambientCredentials: true })),
  dns('DigitalOcean', () => Dns01Provider.digitalOcean()),
  dns('Akamai', () => Dns01Provider.akamai({ serviceConsumerDomain: 'akab-1.luna.akamaiapis.net' })),
  dns('acme-dns', () => Dns01Provider.acmeDns({ host: 'https://auth.acme-dns.io' })),
  dns('RFC 2136 with a key', () => Dns01Provider.rfc2136({
    nameserver: '[fd00::53]:53', tsigKeyName: 'prow.', tsigAlgorithm: TsigAlgorithm.HMAC_SHA512, protocol: Rfc2136Protocol.TCP,
  })),
  dns('RFC 2136 without one', () => Dns01Provider.rfc2136({ nameserver: 'ns.acme.dev' })),
  dns('a webhook', () => Dns01Provider.webhook({ groupName: 'dns.acme.dev', solverName: 'hetzner', config: { secretName: 'hetzner', zones: ['acme.dev'] } })),
  issuer('an authority of one\'s own', () => Issuance.ca('corporate-ca', {
    crlDistributionPoints: ['http://ca.acme.dev/crl'], ocspServers: ['http://ocsp.acme.dev'], issuingCertificateUrls: ['http://ca.acme.dev/ca.crt'],
  })),
  issuer('self-signed', () => Issuance.selfSigned()),
  issuer('self-signed with a list of revoked certificates', () => Issuance.selfSigned({ crlDistributionPoints: ['http://ca.acme.dev/crl'] })),
  vault('token', () => VaultAuth.token({ secretName: 'vault' })),
  vault('AppRole', () => VaultAuth.appRole({ roleId: 'role', secretName: 'vault' })),
  vault('Kubernetes', () => VaultAuth.kubernetes({ role: 'prow', serviceAccountName: 'vault', audiences: ['vault'] })),
  vault('client certificate', () => VaultAuth.clientCertificate({ secretName: 'vault-client', name: 'prow' })),
  issuer('Vault in a namespace, checked by a bundle', () => Issuance.vault({
    server: 'https://vault.acme.dev:8200', path: 'pki/sign/prow', auth: VaultAuth.token({ secretName: 'vault', secretKey: 'root' }), caBundle: CERTIFICATE,
    namespace: 'ci/prow',
  })),
  { name: 'an authority for a LAN', make: (chart) => Tls.selfSignedCa()._resolve(PRIVATE).issuer?.(chart, 'prow') },
  {
    name: 'an authority for a LAN, with names',
    make: (chart) => Tls.selfSignedCa(
      { caName: 'lan', caDuration: '43800h', clusterResourceNamespace: 'certificates' })._resolve(PRIVATE).issuer?.(chart, 'prow'),
  },
];
