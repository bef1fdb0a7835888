import * as fc from 'fast-check';
import { Finding } from '../../src/core/problem';
import { Note } from '../../src/core/props';
import { mayHoldSecret, noteSecrets } from '../../src/core/secret-values';
import { ManifestYaml } from '../../src/writer/manifest-yaml';

/** Where secrets were found in data, and what they were taken for. */
function secretsIn(data: unknown): readonly string[] {
  const found: string[] = [];
  const noteAt = (path: string): Note => Object.assign((finding: Finding) => void found.push(`${path}: ${finding.what}`), {
    at: (child: string) => noteAt(path + (child.startsWith('[') ? child : `.${child}`)), read: () => undefined,
  });
  noteSecrets(data, noteAt(''));
  return found;
}

// joined here, so that no scanner takes this file for a leak
const token = (prefix: string, length = 36): string => prefix + 'aB3dE5gH'.repeat(8).slice(0, length);
const pem = (kind: string): string => `-----BEGIN ${kind}-----\nMIIEvQIBADANBg\n-----END ${kind}-----\n`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const JWT = [base64('{"alg":"RS256","kid":"a"}'), base64('{"iss":"kubernetes/serviceaccount"}'), token('', 40)].join('.').replaceAll('=', '');

test.each<readonly [string, unknown, string]>([
  ['a PEM in a ConfigMap', { data: { 'key.pem': pem('PRIVATE KEY') } }, '.data.key.pem: holds what looks like a private key (not shown)'],
  ['an OpenSSH key', { data: { a: pem('OPENSSH PRIVATE KEY') } }, '.data.a: holds what looks like a private key (not shown)'],
  ...[
    'PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'DSA PRIVATE KEY', 'ENCRYPTED PRIVATE KEY',
    'PGP PRIVATE KEY BLOCK',
  ].map((kind) => (
    [`${kind} in base64`, { a: base64(pem(kind)) }, '.a: holds what looks like a private key in base64 (not shown)'] as const)),
  ...['ghp_', 'gho_', 'ghs_', 'ghu_', 'ghr_'].map((prefix) => [
    `${prefix} in an argument`, { args: [`--x=${token(prefix)}`] }, '.args[0]: holds what looks like a token of GitHub (not shown)',
  ] as const),
  ['a fine-grained token', { a: token('github_pat_', 60) }, '.a: holds what looks like a token of GitHub (not shown)'],
  ['a token in the clone URL of a script', { args: [`git clone https://x-access-token:${token('ghs_')}@github.com/acme/app`] },
    '.args[0]: holds what looks like a token of GitHub (not shown)'],
  ['GitLab', { a: token('glpat-', 20) }, '.a: holds what looks like a token of GitLab (not shown)'],
  ['Slack', { a: token('xoxb-', 20) }, '.a: holds what looks like a token of Slack (not shown)'],
  ['a webhook of Slack', { a: `https://hooks.slack.com/services/T00000000/B00000000/${token('', 24)}` },
    '.a: holds what looks like a webhook of Slack (not shown)'],
  ['AWS', { env: [{ name: 'AWS_ACCESS_KEY_ID', value: 'AKIAIOSFODNN7EXAMPLE' }] }, '.env[0].value: holds what looks like an access key of AWS (not shown)'],
  ['the secret key of AWS', { env: [{ name: 'AWS_SECRET_ACCESS_KEY', value: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }] },
    '.env[0].value: holds what looks like a secret (not shown)'],
  ['Google', { a: token('AIza', 35) }, '.a: holds what looks like a key of Google (not shown)'],
  ['a token of a ServiceAccount', { a: JWT }, '.a: holds what looks like a JSON web token (not shown)'],
  ['a kubeconfig', { data: { config: `users:\n- user:\n    client-key-data: ${token('', 50)}\n` } },
    '.data.config: holds what looks like the key of a kubeconfig (not shown)'],
  ['a sign-in to a registry', { data: { 'config.json': '{"auths":{"ghcr.io":{"auth":"YTpi"}}}' } },
    '.data.config.json: holds what looks like a sign-in to a registry (not shown)'],
  ['a password in a URL', { a: 'postgres://prow:hunter2@db.acme.dev/prow' }, '.a: holds what looks like a password in a URL (not shown)'],
  ['a flag', { args: ['--client-secret=hunter2'] }, '.args[0]: holds what looks like a secret (not shown)'],
  ['a flag and its value', { command: ['x', '--password', 'hunter2'] }, '.command[1]: holds what looks like a secret (not shown)'],
  ['a variable named so', { env: [{ name: 'HMAC_TOKEN', value: '3f1b2c4d5e6f708192a3b4c5d6e7f8091a2b3c4d' }] },
    '.env[0].value: holds what looks like a secret (not shown)'],
  ...([['glrt-', 20, 'GitLab'], ['glsoat-', 20, 'GitLab'], ['xoxc-', 20, 'Slack'], ['xoxe.xoxp-1-', 20, 'Slack'], ['xapp-1-', 20, 'Slack'], ['npm_', 36, 'npm'],
    ['pypi-AgEIcHlwaS5vcmc', 40, 'PyPI'], ['dckr_pat_', 27, 'Docker Hub'], ['dckr_oat_', 32, 'Docker Hub'], ['hf_', 34, 'Hugging Face'],
    ['hvs.', 40, 'Vault'], ['hvb.', 40, 'Vault'],
    [`${'aB3dE5gH'.repeat(2).slice(0, 14)}.atlasv1.`, 60, 'Terraform'], ['123456789:AA', 33, 'Telegram']] as const)
    .map(([prefix, length, of]) => [
      `${prefix}…`, { data: { a: `x = ${token(prefix, length)}` } }, `.data.a: holds what looks like a token of ${of} (not shown)`,
    ] as const),
  ...([['sk-ant-api03-', 60, 'Anthropic'], ['sk-proj-', 60, 'OpenAI'], ['sk-', 48, 'OpenAI'], ['ya29.', 60, 'Google'], ['sk_live_', 24, 'Stripe'],
    ['rk_test_', 24, 'Stripe']] as const)
    .map(([prefix, length, of]) => [
      `${prefix}…`, { args: ['x', token(prefix, length)] }, `.args[1]: holds what looks like a key of ${of} (not shown)`,
    ] as const),
  ['SendGrid', { a: `SG.${token('', 22)}.${token('', 43)}` }, '.a: holds what looks like a key of SendGrid (not shown)'],
  ['the connection string of a storage of Azure',
    { a: `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${token('', 64)}==;EndpointSuffix=core.windows.net` },
    '.a: holds what looks like a key of Azure (not shown)'],
  ['a shared access signature of Azure', { a: `https://a.blob.core.windows.net/b?sv=2024-01-01&sig=${token('', 43)}%3D` },
    '.a: holds what looks like a key of Azure (not shown)'],
  ['a header in a script', { args: [`curl -H "Authorization: Bearer ${token('')}" https://acme.dev`] },
    '.args[0]: holds what looks like a bearer token (not shown)'],
  ['a token as GitHub takes it', { args: [`curl -H 'Authorization: token ${token('')}'`] }, '.args[0]: holds what looks like a token in a header (not shown)'],
  ['a user in a header', { headers: { Authorization: `Basic ${base64('prow:hunter2')}` } },
    '.headers.Authorization: holds what looks like a password in a header (not shown)'],
  ['a header as name and value', { headers: [{ name: 'Authorization', value: token('') }] }, '.headers[0].value: holds what looks like a secret (not shown)'],
  ['a file of credentials of AWS', { data: { credentials: '[default]\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n' } },
    '.data.credentials: holds what looks like the value of an access_key (not shown)'],
  ['a password without a user in a URL', { a: 'redis://:hunter2@db.acme.dev' }, '.a: holds what looks like a password in a URL (not shown)'],
  ['a sign-in to registries in base64', { a: base64('{\n\t"auths": {\n\t\t"ghcr.io": {') }, '.a: holds what looks like a sign-in to a registry (not shown)'],
  ['a sign-in to registries as data', { auths: { 'ghcr.io': { auth: base64('prow:hunter2') } } },
    '.auths.ghcr.io.auth: holds what looks like a sign-in to a registry (not shown)'],
  ['a sign-in of an older form', { data: { '.dockercfg': `{"ghcr.io":{"auth":"${base64('prow:hunter2')}"}}` } },
    '.data..dockercfg: holds what looks like a sign-in to a registry (not shown)'],
  ['a sign-in of npm', { data: { '.npmrc': `//registry.acme.dev/:_auth=${base64('prow:hunter2')}` } },
    '.data..npmrc: holds what looks like a sign-in to a registry (not shown)'],
  ['a token as a name', { data: { [token('ghp_')]: 'x' } }, '.data: has a name that looks like a token of GitHub (not shown)'],
  ['a token as the name of a label', { metadata: { labels: { [token('glpat-', 20)]: 'true' } } },
    '.metadata.labels: has a name that looks like a token of GitLab (not shown)'],
  ['a line of a file', { data: { 'app.yaml': `user: a\nadminPassword: ${token('', 24)}\n` } },
    '.data.app.yaml: holds what looks like the value of a password (not shown)'],
])('%s is found, and a manifest with it is looked at', (_what, data, found) => {
  expect(secretsIn(data)).toEqual([found]);
  expect(mayHoldSecret(new ManifestYaml().of(data as Record<string, unknown>).signs)).toBe(true);
});

const SHA = '0123456789abcdef'.repeat(4);

test.each<readonly [string, unknown]>([
  ['a certificate', { ca: pem('CERTIFICATE'), caBundle: base64(pem('CERTIFICATE')), key: pem('PUBLIC KEY') }],
  ['digests', { image: `ghcr.io/acme/app@sha256:${SHA}`, annotations: { 'checksum/secret': SHA }, args: [`--discovery-token-ca-cert-hash=sha256:${SHA}`] }],
  ['files of secrets', {
    args: ['--hmac-secret-file=/etc/webhook/hmac', '--github-token-path=/etc/github/token', '--client-secret=$(CLIENT_SECRET)', '--token=/etc/token'],
  }],
  ['names of Secrets', {
    secretName: 'prow-github-token-2026', tokenSecretRef: { name: 'token', key: 'access-token' }, passwordSecretKey: 'password',
    imagePullSecret: 'registry-1-2-3-4-5',
  }],
  ['flags that say no secret', {
    args: ['--watch-secret=false', '--default-ssl-certificate=prow/tls', '--token-ttl=1h', '--automount-service-account-token=true', '--token', '--verbose'],
  }],
  ['variables that are filled in', {
    args: [`git clone https://x-access-token:${'$'}{TOKEN}@github.com/a/b`, 'curl -H "Authorization: token $TOKEN"', 'psql postgres://u:$(PASSWORD)@db'],
  }],
  ['a database beside a job', {
    env: [
      { name: 'URL', value: 'postgres://postgres:postgres@db/x' }, { name: 'B', value: 'mysql://root:test@localhost/x' },
      { name: 'POSTGRES_PASSWORD', value: 'postgres' },
    ],
  }],
  ['an ID that cert-manager takes', { route53: { accessKeyID: 'AKIAIOSFODNN7EXAMPLE' } }],
  ['an address by ssh', { clone_uri: 'ssh://git@github.com:22/acme/app.git', b: 'https://prow.acme.dev:8443/a@b' }],
  ['what stands for a token', { a: `ghp_${'x'.repeat(36)}`, b: `npm_${'X'.repeat(36)}`, c: 'Authorization: Bearer $(TOKEN)', d: `Bearer ${'$'}{TOKEN}`,
    e: 'Bearer <your-token-goes-here-please>',
    f: `glpat-${'x'.repeat(20)}`, g: 'Authorization: token $GITHUB_TOKEN', h: 'AccountKey=$(KEY);', i: 'sk-ant-…', j: `https://x:${'x'.repeat(8)}@acme.dev` }],
  ['words that begin like tokens',
    { a: 'npm_config_cache', b: 'pypi-mirror', c: 'hf_home', d: 'a bearer authentication-of-all-callers is used', e: 'basic authentication',
      f: 'basic functionality',
      g: 'sk-learn-pipelines-and-more-of-them', h: 'SG.1', i: 'hvs.example', j: 'task-ant-farm', k: '10:AAAA', l: 'auth: true', m: 'auth: none', auth: 'oidc',
      n: 'credentials: service-account-2026-01-31' }],
  ['data that contains itself', (() => { const a: { self?: unknown } = {}; a.self = a; return a; })()],
])('%s is none', (_what, data) => expect(secretsIn(data)).toEqual([]));

const hex = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

test('digests, sums, certificates and names made by chance are none', () => {
  const bytes = fc.uint8Array({ minLength: 30, maxLength: 90 }).map((some) => Buffer.from(some).toString('base64'));
  const name = fc.stringMatching(/^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$/);
  fc.assert(fc.property(hex(64), hex(40), bytes, name, fc.uuid(), (sha256, sha1, some, named, uuid) => {
    const data = {
      image: `registry.acme.dev/${named}@sha256:${sha256}`, commit: sha1, uid: uuid, secretName: named, token: named,
      caBundle: `LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg${some}`,
      annotations: { 'checksum/config': sha256, 'acme.dev/key': named }, binaryData: { 'logo.png': some },
      args: [`--config-hash=${sha256}`, `--secret-name=${named}`, `--token-file=/etc/${named}`],
    };
    expect(secretsIn(data)).toEqual([]);
  }), { numRuns: 2000, seed: 12 });
});
