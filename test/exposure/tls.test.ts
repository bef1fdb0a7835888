import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, JsonPatch, Testing } from 'cdk8s';
import { parse } from 'yaml';
import {
  AcmeDirectory, AcmeSolver, AcmeTlsOptions, ClusterIssuer, Dns01Provider, Exposure, IngressController, Issuance, Issuer, IssuerKind, PrivateKeyAlgorithm,
  PrivateKeyRotationPolicy, SelfSignedCaTlsOptions, Tls, TsigAlgorithm, VaultAuth,
} from '../../src';
import { TlsFront } from '../../src/exposure/tls-plan';
import { loose, thrown } from '../support/findings';
import { CERTIFICATE, EMAIL, GATEWAY, INGRESS, PRIVATE, TLS_VARIANTS } from './tls-variants';
import { planOf } from './plan-of';

const LABELS = { 'app.kubernetes.io/managed-by': 'cdk8s-prow', 'app.kubernetes.io/part-of': 'prow' };
const BUNDLE = Buffer.from(CERTIFICATE).toString('base64');
const STAGING = 'https://acme-staging-v02.api.letsencrypt.org/directory';

const letsEncrypt = (options: object = {}) => () => Tls.acme({ email: EMAIL, ...options });
const cloudflare = () => AcmeSolver.dns01(Dns01Provider.cloudflare());
const made = (name: string): any[] => {
  const chart = Testing.chart();
  TLS_VARIANTS.find((variant) => variant.name === name)!.make(chart);
  return Testing.synth(chart);
};

describe('objects', () => {
  const schemas = Object.fromEntries(['Certificate', 'ClusterIssuer', 'Issuer'].map((kind) => [kind, schemaOf(kind)]));
  const dns = (dns01: object) => ['ClusterIssuer dns',
    { acme: { server: STAGING, email: EMAIL, privateKeySecretRef: { name: 'dns-account-key' }, solvers: [{ dns01 }] } }];
  const vault = (auth: object, rest: object = {}) => ['ClusterIssuer vault',
    { vault: { server: 'https://vault.acme.dev:8200', path: 'pki/sign/prow', auth, ...rest } }];
  const ref = (name: string, key: string) => ({ name, key });
  const authority = (name: string, namespace: string, duration: string) => [
    [`ClusterIssuer ${name}-self-signed`, { selfSigned: {} }],
    [`Certificate ${namespace}/${name}`, {
      isCA: true, commonName: name, secretName: name, duration, privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
      issuerRef: { kind: 'ClusterIssuer', name: `${name}-self-signed` },
    }],
    [`ClusterIssuer ${name}`, { ca: { secretName: name } }],
  ];
  const role = 'arn:aws:iam::123456789012:role/dns';

  const EXPECTED: Readonly<Record<string, readonly unknown[]>> = {
    'Let\'s Encrypt\'s staging through an Ingress': [['ClusterIssuer letsencrypt-staging', { acme: {
      server: STAGING, email: EMAIL, privateKeySecretRef: { name: 'letsencrypt-staging-account-key' },
      solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }],
    } }]],
    'Let\'s Encrypt through a Gateway': [['ClusterIssuer letsencrypt-prod', { acme: {
      server: 'https://acme-v02.api.letsencrypt.org/directory', email: EMAIL, privateKeySecretRef: { name: 'letsencrypt-prod-account-key' },
      solvers: [
        { http01: {
          gatewayHTTPRoute: { parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'prow', namespace: 'prow', sectionName: 'http' }] } } }],
    } }]],
    'Let\'s Encrypt by dns01': [['ClusterIssuer by-dns', { acme: {
      server: STAGING, email: EMAIL, privateKeySecretRef: { name: 'by-dns-account-key' },
      solvers: [{ dns01: { cloudflare: { apiTokenSecretRef: ref('cloudflare-dns', 'api-token') } } }],
    } }]],
    'an ACME server of one\'s own': [['ClusterIssuer pebble', { acme: {
      server: 'https://pebble.acme.dev:14000/dir', caBundle: BUNDLE, email: EMAIL, privateKeySecretRef: { name: 'account' },
      externalAccountBinding: { keyID: 'kid-1', keySecretRef: ref('acme-eab', 'secret') }, preferredChain: 'Pebble Root CA', profile: 'shortlived',
      solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }],
    } }]],
    'an Issuer with three solvers': [['Issuer edge/several', { acme: {
      server: STAGING, email: EMAIL, privateKeySecretRef: { name: 'several-account-key' },
      solvers: [
        { http01: { ingress: {
          ingressClassName: 'traefik', ingressTemplate: { metadata: { annotations: { 'acme.dev/team': 'ci' } } }, serviceType: 'ClusterIP',
          podTemplate: {
            metadata: { labels: { team: 'ci' } },
            spec: {
              nodeSelector: { edge: 'true' }, tolerations: [{ key: 'edge', operator: 'Exists' }],
              resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
            },
          },
        } } },
        {
          http01: { gatewayHTTPRoute: {
            parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge', namespace: 'edge', sectionName: 'http', port: 80 }],
            labels: { team: 'ci' },
          } },
          selector: { dnsNames: ['deck.acme.dev'] },
        },
        {
          dns01: { cnameStrategy: 'Follow', digitalocean: { tokenSecretRef: ref('digitalocean-dns', 'access-token') } },
          selector: { dnsZones: ['acme.dev'], matchLabels: { dns: 'public' } },
        },
      ],
    } }]],
    'dns01: Cloudflare': [dns({ cloudflare: { apiTokenSecretRef: ref('dns', 'token') } })],
    'dns01: Route 53 by an access key': [dns({ route53: {
      region: 'eu-central-1', hostedZoneID: 'Z2FDTNDATAQYW2', accessKeyIDSecretRef: ref('route53-dns', 'access-key-id'),
      secretAccessKeySecretRef: ref('route53-dns', 'secret-access-key'),
    } })],
    'dns01: Route 53 by cert-manager\'s identity': [dns({ route53: { role } })],
    'dns01: Route 53 by a ServiceAccount': [dns({ route53: { role, auth: { kubernetes: { serviceAccountRef: { name: 'dns' } } } } })],
    'dns01: Azure by a service principal': [dns({ azureDNS: {
      subscriptionID: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'dns', hostedZoneName: 'acme.dev', environment: 'AzurePublicCloud',
      clientID: '00000000-0000-4000-8000-000000000002', tenantID: 'tenant', clientSecretSecretRef: ref('azure-dns', 'client-secret'),
    } })],
    'dns01: Azure by a managed identity': [dns({ azureDNS: {
      subscriptionID: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'dns',
      managedIdentity: { clientID: '00000000-0000-4000-8000-000000000002' },
    } })],
    'dns01: Azure by a managed identity of a resource': [dns({ azureDNS: {
      subscriptionID: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'dns',
      managedIdentity: { resourceID: '/subscriptions/sub/resourceGroups/dns/providers/identity' },
    } })],
    'dns01: Azure by the node\'s identity': [dns({ azureDNS: { subscriptionID: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'dns' } })],
    'dns01: Google by a key': [
      dns({ cloudDNS: { project: 'acme-dns', hostedZoneName: 'acme-dev', serviceAccountSecretRef: ref('google-cloud-dns', 'key.json') } }),
    ],
    'dns01: Google by Workload Identity': [dns({ cloudDNS: { project: 'acme-dns' } })],
    'dns01: DigitalOcean': [dns({ digitalocean: { tokenSecretRef: ref('digitalocean-dns', 'access-token') } })],
    'dns01: Akamai': [dns({ akamai: {
      serviceConsumerDomain: 'akab-1.luna.akamaiapis.net', clientTokenSecretRef: ref('akamai-dns', 'client-token'),
      clientSecretSecretRef: ref('akamai-dns', 'client-secret'), accessTokenSecretRef: ref('akamai-dns', 'access-token'),
    } })],
    'dns01: acme-dns': [dns({ acmeDNS: { host: 'https://auth.acme-dns.io', accountSecretRef: ref('acme-dns', 'acmedns.json') } })],
    'dns01: RFC 2136 with a key': [dns({ rfc2136: {
      nameserver: '[fd00::53]:53', protocol: 'TCP', tsigKeyName: 'prow.', tsigAlgorithm: 'HMACSHA512', tsigSecretSecretRef: ref('rfc2136-dns', 'tsig-secret'),
    } })],
    'dns01: RFC 2136 without one': [dns({ rfc2136: { nameserver: 'ns.acme.dev' } })],
    'dns01: a webhook': [dns({ webhook: { groupName: 'dns.acme.dev', solverName: 'hetzner', config: { secretName: 'hetzner', zones: ['acme.dev'] } } })],
    'an authority of one\'s own': [['ClusterIssuer ca', { ca: {
      secretName: 'corporate-ca', crlDistributionPoints: ['http://ca.acme.dev/crl'], ocspServers: ['http://ocsp.acme.dev'],
      issuingCertificateURLs: ['http://ca.acme.dev/ca.crt'],
    } }]],
    'self-signed': [['ClusterIssuer self-signed', { selfSigned: {} }]],
    'self-signed with a list of revoked certificates': [['ClusterIssuer self-signed', { selfSigned: { crlDistributionPoints: ['http://ca.acme.dev/crl'] } }]],
    'Vault: token': [vault({ tokenSecretRef: ref('vault', 'token') })],
    'Vault: AppRole': [vault({ appRole: { path: 'approle', roleId: 'role', secretRef: ref('vault', 'secretId') } })],
    'Vault: Kubernetes': [vault({ kubernetes: { mountPath: '/v1/auth/kubernetes', role: 'prow', serviceAccountRef: { name: 'vault', audiences: ['vault'] } } })],
    'Vault: client certificate': [vault({ clientCertificate: { mountPath: '/v1/auth/cert', secretName: 'vault-client', name: 'prow' } })],
    'Vault in a namespace, checked by a bundle': [vault({ tokenSecretRef: ref('vault', 'root') }, { caBundle: BUNDLE, namespace: 'ci/prow' })],
    'an authority for a LAN': authority('prow-ca', 'cert-manager', '87600h'),
    'an authority for a LAN, with names': authority('lan', 'certificates', '43800h'),
  };

  test.each(Object.entries(EXPECTED))('%s', (name, expected) => {
    const identity = ({ kind, metadata }: any): string => `${kind} ${[metadata.namespace, metadata.name].filter(Boolean).join('/')}`;
    expect(made(name).map((object) => [identity(object), object.spec])).toEqual(expected);
  });

  test('every variant is expected above, is of cert-manager\'s group and has our labels', () => {
    expect(TLS_VARIANTS.map(({ name }) => name)).toEqual(Object.keys(EXPECTED));
    for (const { name } of TLS_VARIANTS) {
      for (const { apiVersion, metadata } of made(name)) expect([apiVersion, metadata.labels]).toEqual(['cert-manager.io/v1', LABELS]);
    }
  });

  test.each(TLS_VARIANTS)('cert-manager\'s CRDs know every word of $name', ({ name }) => {
    expect(made(name).flatMap(({ kind, spec }) => misfits(schemas[kind], spec, kind))).toEqual([]);
  });

  test('the object can be changed, and is the only one', () => {
    const chart = Testing.chart();
    const issuer = new ClusterIssuer(chart, 'issuer', { issuer: Issuance.selfSigned() });
    issuer.issuer.addJsonPatch(JsonPatch.add('/metadata/annotations', { a: 'b' }));
    expect(ApiObject.of(issuer)).toBe(issuer.issuer);
    expect(Testing.synth(chart)).toEqual([expect.objectContaining({ metadata: { name: 'self-signed', labels: LABELS, annotations: { a: 'b' } } })]);
  });
});

/** The schema of a `spec`, as cert-manager ships it. */
function schemaOf(kind: string): any {
  const crd = parse(readFileSync(join(__dirname, '..', 'crds', 'cert-manager.io', `${kind.toLowerCase()}.yaml`), 'utf8'));
  return crd.spec.versions[0].schema.openAPIV3Schema.properties.spec;
}

/** What an API server would refuse: unknown or missing fields, other types, words that are not allowed. */
function misfits(schema: any, value: any, path: string): string[] {
  const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (schema.type !== undefined && schema.type !== type) return [`${path} is ${type}, not ${schema.type}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${path} is ${value}`];
  if (type === 'array') return value.flatMap((element: any, i: number) => misfits(schema.items, element, `${path}[${i}]`));
  if (type !== 'object' || schema.properties === undefined) return [];
  return [
    ...(schema.required ?? []).filter((field: string) => value[field] === undefined).map((field: string) => `${path}.${field} is missing`),
    ...Object.entries(value).flatMap(
      ([field, inner]) => (schema.properties[field] === undefined ? [`${path}.${field} is unknown`] : misfits(schema.properties[field], inner,
        `${path}.${field}`))),
  ];
}

describe('Tls as a plan', () => {
  const CERT_MANAGER = { name: 'cert-manager', crds: ['certificates.cert-manager.io', 'clusterissuers.cert-manager.io'], stage: 'issuer' };
  const NOTES = { dns: 'DNS must lead prow.acme.dev to this cluster before the certificate is asked for',
    limits: '; Let\'s Encrypt limits failed attempts and certificates per week' };
  const inside = (host: string): string => `Before cert-manager lets the ACME server ask, it asks http://${host}/.well-known/acme-challenge/ itself, `
    + 'from inside of the cluster: where the router does not lead its own outside address back in (hairpin NAT) the certificate never comes. '
    + 'Let the cluster\'s DNS answer with the address inside then, or take a solver by dns01.';
  const nothing = { solvesOnPort80: false, secrets: [], findings: [], warnings: [], notes: [], requirements: [] };
  const issued = { ...nothing, solvesOnPort80: true, secretName: 'prow-tls', certificate: {}, requirements: [CERT_MANAGER] };
  const ref = (name: string) => ({ issuerRef: { kind: 'ClusterIssuer', name } });

  test.each<[string, () => Tls, TlsFront, object]>([
    ['Let\'s Encrypt\'s staging', letsEncrypt(), INGRESS, {
      ...issued, ...ref('letsencrypt-staging'), notes: [`${NOTES.dns}${NOTES.limits}.`, inside('prow.acme.dev')], warnings: [
        'Certificates of Let\'s Encrypt\'s staging directory are trusted by no browser, and GitHub refuses to deliver to them; '
          + 'write directory: AcmeDirectory.letsEncrypt() when the staging certificate is ready.',
      ],
    }],
    ['Let\'s Encrypt', letsEncrypt({ directory: AcmeDirectory.letsEncrypt(), issuerName: 'le' }), GATEWAY,
      { ...issued, ...ref('le'), notes: [`${NOTES.dns}${NOTES.limits}.`, inside('prow.acme.dev')] }],
    ['another server, which may know '
      + 'private names', letsEncrypt({ directory: AcmeDirectory.of('https://ca.lan/acme') }), { ...INGRESS, hosts: ['prow.test'] }, {
      ...issued, ...ref('acme'), notes: ['DNS must lead prow.test to this cluster before the certificate is asked for.', inside('prow.test')],
    }],
    ['another server, whose authority nobody knows',
      letsEncrypt({ directory: AcmeDirectory.of('https://ca.lan/acme', { name: 'lan', caBundle: CERTIFICATE }) }), INGRESS, {
      ...issued, ...ref('lan'), notes: [`${NOTES.dns}.`, inside('prow.acme.dev')],
      warnings: [
        'GitHub refuses to deliver to certificates of lan unless it knows the authority behind them; '
          + 'otherwise disable SSL verification in the webhook\'s settings, or let webhooks come by a tunnel.'],
    }],
    ['by dns01, with a wildcard and no port 80', letsEncrypt({ directory: AcmeDirectory.letsEncrypt(), solvers: [cloudflare()] }), PRIVATE, {
      ...issued, ...ref('letsencrypt-prod'), solvesOnPort80: false,
      secrets: [
        { namespace: 'cert-manager', name: 'cloudflare-dns',
          keys: [{ key: 'api-token', option: 'cloudflare-api-token', help: 'file with an API token of Cloudflare that may edit the zone' }] }],
    }],
    ['an authority for a LAN', () => Tls.selfSignedCa({ duration: '720h' }), PRIVATE, {
      ...issued, ...ref('prow-ca'), solvesOnPort80: false, certificate: { duration: '720h' },
      notes: [
        'Browsers trust prow-ca once its certificate is imported: kubectl --namespace=cert-manager get secret prow-ca --output=go-template=\'{{index .data '
          + '"tls.crt" | base64decode}}\' >prow-ca.crt'],
      warnings: [
        'GitHub cannot check certificates of prow-ca, an authority of this cluster alone, and refuses to deliver to them: disable SSL verification in the '
          + 'webhook\'s settings, or let webhooks come by a tunnel.'],
    }],
    ['an issuer that exists', () => Tls.issuer({
      name: 'own', secretName: 'edge-tls', renewBefore: '240h',
      privateKeyAlgorithm: PrivateKeyAlgorithm.ECDSA, privateKeySize: 384, privateKeyRotationPolicy: PrivateKeyRotationPolicy.NEVER,
    }), PRIVATE, {
      ...issued, ...ref('own'), secretName: 'edge-tls', requirements: [{ name: 'cert-manager', crds: ['certificates.cert-manager.io'], stage: 'prow' }],
      certificate: { renewBefore: '240h', privateKey: { algorithm: 'ECDSA', size: 384, rotationPolicy: 'Never' } },
    }],
    ['an issuer of the namespace', () => Tls.issuer({ name: 'own', kind: IssuerKind.ISSUER }), PRIVATE, {
      ...issued, issuerRef: { kind: 'Issuer', name: 'own' }, requirements: [{ name: 'cert-manager', crds: ['certificates.cert-manager.io'], stage: 'prow' }],
    }],
    ['a Secret that exists', () => Tls.secret('own'), PRIVATE, { ...nothing, certificate: {}, secretName: 'own' }],
    ['nothing', () => Tls.none(), PRIVATE, { ...nothing, certificate: {} }],
  ])('%s', (_, make, front, expected) => {
    const { issuer, ...plan } = make()._resolve(front);
    expect(plan).toEqual(expected);
    expect(issuer === undefined).toBe(!plan.requirements.some(({ stage }) => stage === 'issuer'));
  });

  const zone = (provider: Dns01Provider, dnsZone: string) => AcmeSolver.dns01(provider, { dnsZones: [dnsZone] });
  const own = AcmeDirectory.of('https://ca.lan/acme');

  test('asks for every value once, by an option of its own', () => {
    const solvers = [
      zone(Dns01Provider.cloudflare(), 'a.dev'), zone(Dns01Provider.cloudflare(), 'b.dev'), zone(Dns01Provider.cloudflare({ secretName: 'other' }), 'c.dev'),
      zone(Dns01Provider.route53(), 'd.dev'), zone(Dns01Provider.route53({ ambientCredentials: true }), 'e.dev'),
      zone(Dns01Provider.azureDns({
        subscriptionId: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'g', clientId: '00000000-0000-4000-8000-000000000002',
        tenantId: 't',
      }), 'f.dev'),
      zone(Dns01Provider.googleCloudDns({ project: 'acme-dns' }), 'g.dev'), zone(Dns01Provider.digitalOcean(), 'h.dev'),
      zone(Dns01Provider.akamai({ serviceConsumerDomain: 'akab.akamaiapis.net' }), 'i.dev'),
      zone(Dns01Provider.acmeDns({ host: 'https://auth.acme.dev' }), 'j.dev'),
      zone(Dns01Provider.rfc2136({ nameserver: '10.0.0.53', tsigKeyName: 'k' }), 'k.dev'),
    ];
    const { secrets } = Tls.acme(
      { email: EMAIL, directory: own, solvers, externalAccountBinding: { keyId: 'k', secretName: 'eab', secretKey: 'hmac' },
        clusterResourceNamespace: 'cm' })._resolve({ ...PRIVATE, hosts: ['x.a.dev'] });
    expect(secrets.map(({ namespace, name, keys }) => [namespace, name, ...keys.map(({ key, option }) => `${key} --${option}-file`)])).toEqual([
      ['cm', 'eab', 'hmac --acme-eab-secret-file'],
      ['cm', 'cloudflare-dns', 'api-token --cloudflare-api-token-file'],
      ['cm', 'other', 'api-token --cloudflare-api-token-2-file'],
      ['cm', 'route53-dns', 'access-key-id --route53-access-key-id-file', 'secret-access-key --route53-secret-access-key-file'],
      ['cm', 'azure-dns', 'client-secret --azure-dns-client-secret-file'],
      ['cm', 'google-cloud-dns', 'key.json --google-cloud-dns-key-file'],
      ['cm', 'digitalocean-dns', 'access-token --digitalocean-access-token-file'],
      ['cm', 'akamai-dns', 'client-token --akamai-client-token-file', 'client-secret --akamai-client-secret-file', 'access-token --akamai-access-token-file'],
      ['cm', 'acme-dns', 'acmedns.json --acme-dns-accounts-file'],
      ['cm', 'rfc2136-dns', 'tsig-secret --rfc2136-tsig-secret-file'],
    ]);
  });

  const onPort80 = (selector: object = {}) => AcmeSolver.http01Ingress({ ingressClassName: 'nginx', ...selector });
  const closed = { ...INGRESS, http01: undefined };
  const PORT_80 = 'nothing answers on port 80, where the ACME server asks; open port 80, or write solvers: [AcmeSolver.dns01(…)] (Http01Impossible)';
  const notPublic = (host: string) => `"${host}" is not a name of the public DNS, and Let's Encrypt makes no certificate for it; `
    + `use a public name, or write Tls.selfSignedCa(), Tls.issuer(…) or Tls.secret(…) (HostNotPublic)`;
  const unsolved = (host: string) => `"${host}" is a name that no solver is for; `
    + `name it in dnsNames or dnsZones of one of them, or add one without a selector (SolverMissing)`;

  test.each<[string, Partial<AcmeTlsOptions>, TlsFront, readonly string[]]>([
    ['http01 without port 80', {}, closed, [PORT_80]],
    ['http01 of one\'s own without port 80', { solvers: [onPort80()] }, closed, [PORT_80]],
    ['a wildcard with http01', {}, { ...INGRESS, hosts: ['*.acme.dev'] },
      ['"*.acme.dev" is a wildcard, which http01 cannot prove; write each name, or write solvers: [AcmeSolver.dns01(…)] (Http01Impossible)']],
    ...['prow.test', 'prow.home.arpa', 'prow', '10.0.0.1', 'fd00::1'].map(
      (host) => [`Let's Encrypt with ${host}`, {}, { ...INGRESS, hosts: [host] }, [notPublic(host)]] as [string, object, TlsFront, string[]]),
    ['the same by dns01', { solvers: [cloudflare()] }, { ...PRIVATE, hosts: ['prow.internal'] }, [notPublic('prow.internal')]],
    ['a wildcard for the one solver that can', { solvers: [onPort80(), zone(Dns01Provider.cloudflare(), 'acme.dev')] }, { ...INGRESS, hosts: ['*.acme.dev'] },
      []],
    ['a wildcard that is not in the zone', { solvers: [onPort80(), zone(Dns01Provider.cloudflare(), 'acme.com')] }, { ...INGRESS, hosts: ['*.acme.dev'] },
      [unsolved('*.acme.dev')]],
    ['names that are not in the zone', { solvers: [zone(Dns01Provider.cloudflare(), 'acme.com')] },
      { ...PRIVATE, hosts: ['hook.acme.dev', 'notacme.com', 'acme.com'] }, [unsolved('hook.acme.dev'), unsolved('notacme.com')]],
    ['a name beside the zone', { solvers: [onPort80({ dnsNames: ['a.dev'], dnsZones: ['b.dev'] })] }, { ...INGRESS, hosts: ['a.dev'] }, [unsolved('a.dev')]],
    ['the longest zone without port 80', { solvers: [onPort80({ dnsZones: ['acme.dev'] }), zone(Dns01Provider.cloudflare(), 'ci.acme.dev')] },
      { ...PRIVATE, hosts: ['hook.ci.acme.dev'] }, []],
    ['an exact name before the longest zone', { solvers: [onPort80({ dnsNames: ['hook.ci.acme.dev'] }), zone(Dns01Provider.cloudflare(), 'ci.acme.dev')] },
      { ...PRIVATE, hosts: ['hook.ci.acme.dev'] }, [PORT_80]],
    ['labels before nothing', { solvers: [cloudflare(), onPort80({ matchLabels: { a: 'b' } })] }, closed, [PORT_80]],
  ])('%s', (_, options, front, expected) => {
    expect(Tls.acme({ email: EMAIL, ...options })._resolve(front).findings.map(({ what, instead, code }) => `${what}; ${instead} (${code})`)).toEqual(expected);
  });
});

test('an Ingress that nobody outside reaches gets its certificate by dns01 alone', () => {
  const options = { domain: 'acme.dev', controller: IngressController.traefik(), http: false };
  const { secrets, requirements, objects } = planOf(Exposure.ingress({ ...options, tls: Tls.acme({ email: EMAIL, solvers: [cloudflare()] }) }));
  expect([secrets.map(({ name }) => name), requirements.map(({ name, stage }) => `${stage} ${name}`), Object.keys(objects)]).toEqual([
    ['cloudflare-dns'], ['prow traefik', 'prow traefik-crds', 'issuer cert-manager'], ['issuer', 'prow'],
  ]);
  expect(thrown(() => Exposure.ingress({ ...options, tls: Tls.acme({ email: EMAIL }) }))).toEqual([
    'Exposure.ingress({ tls }): nothing answers on port 80, where the ACME server asks; '
      + 'open port 80, or write solvers: [AcmeSolver.dns01(…)] (Http01Impossible)',
  ]);
});

const BEGIN = '-----BEGIN PRIVATE KEY-----';
const NO_BUNDLE = 'what was given (not shown) is no PEM text of certificates; give the content of the file that begins with -----BEGIN CERTIFICATE----- '
  + '(CaBundleInvalid)';
const NO_NAME = 'what was given (not shown) is not the name of a Secret; give the name of a Secret in the cluster, never its content (SecretNameInvalid)';
const lan = (options: SelfSignedCaTlsOptions) => () => Tls.selfSignedCa(options);
const chart = Testing.chart();

test.each<[() => unknown, readonly string[]]>([
  [() => Tls.acme(loose({})), ['Tls.acme({ email }): is missing; give it a value (PropMissing)']],
  [() => Tls.acme({ email: 'you' }), ['Tls.acme({ email }): "you" is not an e-mail address; write one like "you@example.com" (EmailInvalid)']],
  [() => Tls.acme({ email: 'mailto:you@acme.dev' }),
    ['Tls.acme({ email }): "mailto:you@acme.dev" is not an e-mail address; write one like "you@example.com" (EmailInvalid)']],
  [letsEncrypt({ production: true }),
    ['Tls.acme(): "production" is not a property; known are clusterResourceNamespace, directory, duration, email, externalAccountBinding, issuerName, '
      + 'preferredChain, privateKeyAlgorithm, privateKeyRotationPolicy, privateKeySecretName, privateKeySize, profile, renewBefore, secretName, solvers '
        + '(UnknownProp)']],
  [letsEncrypt({ directory: 'letsEncrypt' }),
    ['Tls.acme({ directory }): "letsEncrypt" is not made by AcmeDirectory.letsEncrypt(); write AcmeDirectory.letsEncrypt() (WrongType)']],
  [letsEncrypt({ directory: null }), ['Tls.acme({ directory }): null is not a value; leave it out to get the default (NullValue)']],
  [letsEncrypt({ issuerName: 'Let_s' }), ['Tls.acme({ issuerName }): "Let_s" is not a DNS subdomain; write "let-s" (NameNotDnsSubdomain)']],
  [letsEncrypt({ duration: '30m' }), ['Tls.acme({ duration }): "30m" is shorter than an hour; write "1h" or more (CertificateTimesInvalid)']],
  [letsEncrypt({ renewBefore: '1m' }), ['Tls.acme({ renewBefore }): "1m" is shorter than five minutes; write "5m" or more (CertificateTimesInvalid)']],
  [letsEncrypt({ duration: '2h', renewBefore: '120m' }),
    ['Tls.acme({ renewBefore }): "120m" is not less than the duration "2h"; write a shorter one, or leave it out (CertificateTimesInvalid)']],
  [letsEncrypt({ duration: '90d' }), ['Tls.acme({ duration }): "90d" is not a Go duration; write "2160h" (DurationInvalid)']],
  [letsEncrypt({ privateKeySize: 1024 }),
    ['Tls.acme({ privateKeySize }): 1024 is not a size of RSA keys; write one of 2048, 4096, 8192 (PrivateKeySizeInvalid)']],
  [letsEncrypt({ privateKeySize: 8192 }),
    ['Tls.acme({ privateKeySize }): Let\'s Encrypt makes no certificates for RSA keys of 8192 bits; '
      + 'write a smaller size, or leave it out (PrivateKeyRefused)']],
  [letsEncrypt({ privateKeyAlgorithm: 'ECDSA', privateKeySize: 521, directory: AcmeDirectory.letsEncrypt() }),
    ['Tls.acme({ privateKeySize }): Let\'s Encrypt makes no certificates for ECDSA keys of 521 bits; '
      + 'write a smaller size, or leave it out (PrivateKeyRefused)']],
  [letsEncrypt({ privateKeyAlgorithm: 'Ed25519', directory: AcmeDirectory.of('https://acme-v02.api.letsencrypt.org/directory') }),
    ['Tls.acme({ privateKeyAlgorithm }): Let\'s Encrypt makes no certificates for keys of Ed25519; '
      + 'write "ECDSA" or "RSA", or leave it out (PrivateKeyRefused)']],
  [letsEncrypt({ privateKeySecretName: BEGIN }), [`Tls.acme({ privateKeySecretName }): ${NO_NAME}`]],
  [letsEncrypt({ preferredChain: 'x'.repeat(65), profile: ' ' }), [
    `Tls.acme({ preferredChain }): "${'x'.repeat(65)}" has 65 characters; shorten it to 64 (NameTooLong)`,
    'Tls.acme({ profile }): " " says nothing; give it a value (PropMissing)',
  ]],
  [letsEncrypt({ externalAccountBinding: { secretName: `${'c2VjcmV0'.repeat(5)}abc=` } }), [
    'Tls.acme({ externalAccountBinding.keyId }): is missing; give it a value (PropMissing)', `Tls.acme({ externalAccountBinding.secretName }): ${NO_NAME}`,
  ]],
  [letsEncrypt({ solvers: [] }), ['Tls.acme({ solvers }): is empty; give at least 1 (EmptyList)']],
  [letsEncrypt({ solvers: ['http01'] }),
    ['Tls.acme({ solvers[0] }): "http01" is not made by AcmeSolver.dns01(Dns01Provider.cloudflare()); '
      + 'write AcmeSolver.dns01(Dns01Provider.cloudflare()) (WrongType)']],
  [letsEncrypt({ solvers: [cloudflare(), AcmeSolver.http01Ingress({ ingressClassName: 'nginx' })] }),
    ['Tls.acme({ solvers[1] }): has no selector, and neither has [0], so that it would never be asked; '
      + 'give it dnsNames, dnsZones or matchLabels of its own, or remove it (SolverShadowed)']],
  [letsEncrypt(
    { solvers: [cloudflare(), ...[['a.dev', 'b.dev'], ['b.dev', 'a.dev']].map((dnsZones) => AcmeSolver.dns01(Dns01Provider.cloudflare(), { dnsZones }))] }),
    ['Tls.acme({ solvers[2] }): has the selector of [1], so that it would never be asked; '
      + 'give it dnsNames, dnsZones or matchLabels of its own, or remove it (SolverShadowed)']],
  [letsEncrypt({ clusterResourceNamespace: 'Cert' }), ['Tls.acme({ clusterResourceNamespace }): "Cert" is not a DNS label; write "cert" (NameNotDnsLabel)']],

  [lan({ caName: 'x'.repeat(64) }), [`Tls.selfSignedCa({ caName }): "${'x'.repeat(64)}" has 64 characters; shorten it to 63 (NameTooLong)`]],
  [lan({ caDuration: '2160h' }),
    ['Tls.selfSignedCa({ caDuration }): "2160h" is not longer than the "2160h" of the certificates that it signs; '
      + 'write a longer one, or leave it out (CertificateTimesInvalid)']],
  [() => Tls.issuer({ name: 'own', privateKeyAlgorithm: PrivateKeyAlgorithm.ED25519, privateKeySize: 256 }),
    ['Tls.issuer({ privateKeySize }): 256 is not a size of Ed25519 keys; leave it out (PrivateKeySizeInvalid)']],
  [() => Tls.issuer({ name: 'own', privateKeyAlgorithm: loose('rsa') }),
    ['Tls.issuer({ privateKeyAlgorithm }): "rsa" is not one of RSA, ECDSA, Ed25519; did you mean "RSA"? (NotAllowedValue)']],
  [() => Tls.issuer({ name: 'own', kind: loose('issuer') }),
    ['Tls.issuer({ kind }): "issuer" is not one of ClusterIssuer, Issuer; did you mean "Issuer"? (NotAllowedValue)']],
  [() => Tls.secret('-----BEGIN KEY'), [`Tls.secret({ secretName }): ${NO_NAME}`]],

  [() => AcmeDirectory.of('http://ca.lan/acme'),
    ['AcmeDirectory.of({ url }): "http://ca.lan/acme" does not begin with https://; write "https://ca.lan/acme" (AcmeDirectoryNotHttps)']],
  [() => AcmeDirectory.of('ca.lan/acme'),
    ['AcmeDirectory.of({ url }): "ca.lan/acme" has no scheme; write "https://ca.lan/acme" or "http://…" (UrlWithoutScheme)']],
  [() => AcmeDirectory.of('https://ca.lan/acme', { name: 'My CA' }),
    ['AcmeDirectory.of({ name }): "My CA" is not a DNS subdomain; write "my-ca" (NameNotDnsSubdomain)']],
  [() => AcmeDirectory.of('https://ca.lan/acme', { caBundle: `${CERTIFICATE}${BEGIN}\nMC4=\n` }),
    ['AcmeDirectory.of({ caBundle }): what was given (not shown) holds a private key; '
      + 'give the certificates alone, and keep the key where it is used (CaBundleInvalid)']],
  ...['', 'corporate-ca', '/etc/ssl/ca.pem', CERTIFICATE.replace('MIIB', 'MIIC'), CERTIFICATE.replace('MIIB', '!'),
    CERTIFICATE.replace(/\n.*\n-----END/, '\n-----END'), BUNDLE, loose(7)].map((caBundle) => [
    () => AcmeDirectory.of('https://ca.lan/acme', { caBundle }), [`AcmeDirectory.of({ caBundle }): ${NO_BUNDLE}`],
  ] as [() => unknown, string[]]),

  [() => AcmeSolver.http01Ingress(loose({})), ['AcmeSolver.http01Ingress({ ingressClassName }): is missing; give it a value (PropMissing)']],
  [() => AcmeSolver.http01Ingress(
    { ingressClassName: 'nginx', serviceType: loose('LoadBalancer'), podLabels: { 'acme.cert-manager.io/http01-solver': 'false' } }),
    [
    'AcmeSolver.http01Ingress({ podLabels }): "acme.cert-manager.io/http01-solver" is cert-manager\'s own, which finds the pod by it; '
      + 'use another label (LabelTaken)',
    'AcmeSolver.http01Ingress({ serviceType }): "LoadBalancer" is not one of ClusterIP, NodePort; pick one of them (NotAllowedValue)',
  ]],
  [() => AcmeSolver.http01Gateway({ parentRefs: [] }), ['AcmeSolver.http01Gateway({ parentRefs }): is empty; give at least 1 (EmptyList)']],
  [() => AcmeSolver.http01Gateway({ parentRefs: [{ name: 'prow', port: 0 }] }),
    ['AcmeSolver.http01Gateway({ parentRefs[0].port }): 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)']],
  [() => AcmeSolver.dns01(loose('cloudflare')),
    ['AcmeSolver.dns01({ provider }): "cloudflare" is not made by Dns01Provider.cloudflare(); write Dns01Provider.cloudflare() (WrongType)']],
  [() => AcmeSolver.dns01(Dns01Provider.cloudflare(), { cnameStrategy: loose('follow'), dnsNames: ['*.*.dev'], dnsZones: ['https://acme.dev'] }), [
    'AcmeSolver.dns01({ dnsNames[0] }): "*.dev" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)',
    'AcmeSolver.dns01({ dnsZones[0] }): "https://acme.dev" is not a DNS name; write "acme.dev" (HostNotDnsName)',
    'AcmeSolver.dns01({ cnameStrategy }): "follow" is not one of None, Follow; did you mean "Follow"? (NotAllowedValue)',
  ]],

  [() => Dns01Provider.cloudflare({ secretName: 'ghp_0123456789' }), [`Dns01Provider.cloudflare({ secretName }): ${NO_NAME}`]],
  [() => Dns01Provider.route53({ region: 'Frankfurt' }),
    ['Dns01Provider.route53({ region }): "Frankfurt" is not a region of AWS; write one like "us-east-1" (RegionInvalid)']],
  [() => Dns01Provider.route53({ ambientCredentials: true, secretName: 'aws' }),
    ['Dns01Provider.route53({ secretName }): is read by nobody beside ambientCredentials; leave one of them out (MutuallyExclusive)']],
  [() => Dns01Provider.route53({ serviceAccountName: 'dns', ambientCredentials: true }), [
    'Dns01Provider.route53({ ambientCredentials }): is read by nobody beside serviceAccountName; leave one of them out (MutuallyExclusive)',
    'Dns01Provider.route53({ role }): is missing; name the role that the ServiceAccount may assume (PropMissing)',
  ]],
  [() => Dns01Provider.azureDns({
    subscriptionId: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'g', clientId: '00000000-0000-4000-8000-000000000002',
    managedIdentityResourceId: 'r',
  }), [
    'Dns01Provider.azureDns({ managedIdentityResourceId }): is read by nobody beside clientId; leave one of them out (MutuallyExclusive)',
    'Dns01Provider.azureDns({ tenantId }): is missing; give it a value (PropMissing)',
  ]],
  [() => Dns01Provider.azureDns(
    {
      subscriptionId: '00000000-0000-4000-8000-000000000001', resourceGroupName: 'g',
      managedIdentityClientId: '00000000-0000-4000-8000-000000000002', managedIdentityResourceId: 'r', secretName: 'azure',
    }),
    [
    'Dns01Provider.azureDns({ managedIdentityResourceId }): is read by nobody beside managedIdentityClientId; leave one of them out (MutuallyExclusive)',
    'Dns01Provider.azureDns({ secretName }): is of no use without a service principal; give clientId and tenantId, or leave it out (PropWithoutEffect)',
  ]],
  [() => Dns01Provider.googleCloudDns({ project: 'acme-dns', ambientCredentials: true, secretKey: 'k' }),
    ['Dns01Provider.googleCloudDns({ secretKey }): is read by nobody beside ambientCredentials; leave one of them out (MutuallyExclusive)']],
  [() => Dns01Provider.akamai({ serviceConsumerDomain: 'https://akab' }),
    ['Dns01Provider.akamai({ serviceConsumerDomain }): "https://akab" is not a DNS name; write "akab" (HostNotDnsName)']],
  [() => Dns01Provider.acmeDns({ host: 'https://you:pw@auth' }),
    ['Dns01Provider.acmeDns({ host }): the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)']],
  [() => Dns01Provider.rfc2136({ nameserver: 'ns_1:70000' }), [
    'Dns01Provider.rfc2136({ nameserver }): "ns_1" is neither a DNS name nor an IP address; write a name like "prow.example.com" (AddressInvalid)',
    'Dns01Provider.rfc2136({ nameserver }): 70000 is outside 1-65535; pick a number in that range (NumberOutOfRange)',
  ]],
  ...['fd00::53', '10.0.0.53:', '[10.0.0.53]', 'https://ns', ''].map((nameserver) => [
    () => Dns01Provider.rfc2136({ nameserver }),
    [`Dns01Provider.rfc2136({ nameserver }): "${nameserver}" is not a name server; `
      + `write one like "10.0.0.53", "[fd00::53]:53" or "ns.example.com:5353" (NameserverInvalid)`],
  ] as [() => unknown, string[]]),
  [() => Dns01Provider.rfc2136({ nameserver: '10.0.0.53:53', tsigAlgorithm: TsigAlgorithm.HMAC_SHA256 }),
    ['Dns01Provider.rfc2136({ tsigAlgorithm }): is of no use without the name of a key; give tsigKeyName, or leave it out (PropWithoutEffect)']],
  [() => Dns01Provider.rfc2136({ nameserver: '10.0.0.53', tsigKeyName: 'k', tsigAlgorithm: loose('hmac-sha256') }),
    ['Dns01Provider.rfc2136({ tsigAlgorithm }): "hmac-sha256" is not one of HMACMD5, HMACSHA1, HMACSHA256, HMACSHA512; '
      + 'did you mean "HMACSHA256"? (NotAllowedValue)']],
  [() => Dns01Provider.webhook({ groupName: 'dns.acme.dev', solverName: 'x', config: loose('x') }),
    ['Dns01Provider.webhook({ config }): "x" is not a plain object; write { … } (WrongType)']],

  [() => Issuance.acme(loose({ email: EMAIL })), ['Issuance.acme({ solvers }): is missing; give it a value (PropMissing)']],
  [() => Issuance.ca(BEGIN), [`Issuance.ca({ authoritySecretName }): ${NO_NAME}`]],
  [() => Issuance.ca('ca', { ocspServers: ['ocsp.acme.dev'] }),
    ['Issuance.ca({ ocspServers[0] }): "ocsp.acme.dev" has no scheme; write "https://ocsp.acme.dev" or "http://…" (UrlWithoutScheme)']],
  [() => Issuance.vault({ server: 'http://vault:8200', path: '../sign', auth: loose('token'), caBundle: CERTIFICATE, namespace: 'a//b' }), [
    'Issuance.vault({ path }): "../sign" is not a path in Vault; write names joined by slashes, like "pki/sign/prow" (VaultPathInvalid)',
    'Issuance.vault({ auth }): "token" is not made by VaultAuth.kubernetes(…); write VaultAuth.token(…) (WrongType)',
    'Issuance.vault({ namespace }): "a//b" is not a path in Vault; write names joined by slashes, like "pki/sign/prow" (VaultPathInvalid)',
  ]],
  [() => Issuance.vault({ server: 'http://vault:8200', path: 'pki/sign/prow', auth: VaultAuth.token({ secretName: 'vault' }), caBundle: CERTIFICATE }), [
    'Issuance.vault({ caBundle }): is of no use, because the server is asked by http; write https:// in server, or leave it out (PropWithoutEffect)',
  ]],
  [() => VaultAuth.token({ secretName: 's.0123456789ABCDEF' }), [`VaultAuth.token({ secretName }): ${NO_NAME}`]],
  [() => VaultAuth.appRole({ roleId: '', secretName: 'vault', path: 'a/../b' }), [
    'VaultAuth.appRole({ path }): "a/../b" is not a path in Vault; write names joined by slashes, like "pki/sign/prow" (VaultPathInvalid)',
    'VaultAuth.appRole({ roleId }): "" says nothing; give it a value (PropMissing)',
  ]],
  [() => VaultAuth.kubernetes(loose({ role: 'prow' })), ['VaultAuth.kubernetes({ serviceAccountName }): is missing; give it a value (PropMissing)']],
  [() => VaultAuth.clientCertificate(loose({})), ['VaultAuth.clientCertificate({ secretName }): is missing; give it a value (PropMissing)']],

  [() => new ClusterIssuer(chart, 'nothing', loose({})), ['[test/nothing] issuer: is missing; give it a value (PropMissing)']],
  [() => new ClusterIssuer(chart, 'spec', { name: 'X', issuer: loose({ acme: {} }) }), [
    '[test/spec] issuer: {"acme":{}} is not made by Issuance.acme(…); write Issuance.acme(…) (WrongType)',
    '[test/spec] name: "X" is not a DNS subdomain; write "x" (NameNotDnsSubdomain)',
  ]],
  [() => new Issuer(chart, 'issuer', { issuer: Issuance.selfSigned(), namespace: 'a.b' }),
    ['[test/issuer] namespace: "a.b" is not a DNS label; write "a-b" (NameNotDnsLabel)']],
])('refuses at once, row %#', (make, expected) => {
  expect(thrown(make)).toEqual(expected);
});

test('a bundle is what stands between its marks, whoever wrote it', () => {
  const of = (caBundle: string) => AcmeDirectory.of('https://ca.lan/acme', { caBundle })._plan.caBundle;
  expect(of(`a remark\r\n${CERTIFICATE.replace(/\n/g, '\r\n')}`)).toBe(BUNDLE);
  expect(Buffer.from(of(CERTIFICATE + CERTIFICATE)!, 'base64').toString()).toBe(CERTIFICATE + CERTIFICATE);
});
