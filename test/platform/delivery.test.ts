import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import { Exposure, ProwJobs, Tunnel } from '../../src';
import { SecretNeed } from '../../src/core/secret-need';
import { applySecrets } from '../../src/platform/delivery/apply-secrets';
import { nextSteps } from '../../src/platform/delivery/next-steps';
import { secretsCommand } from '../../src/platform/delivery/secrets-plan';
import { secretsScript } from '../../src/platform/delivery/secrets-script';
import { storeFiles } from '../../src/platform/delivery/store-files';
import { FIRST_JOBS, Variant, VARIANTS } from './delivery-variants';

const root = mkdtempSync(join(tmpdir(), 'delivery-'));
afterAll(() => rmSync(root, { recursive: true }));

mkdirSync(join(root, 'bin'));
copyFileSync(join(__dirname, 'fake-kubectl.sh'), join(root, 'bin', 'kubectl'));
chmodSync(join(root, 'bin', 'kubectl'), 0o755);

const VALUES = {
  'inline.pem': '"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"',
  'begun.pem': '-----BEGIN PRIVATE KEY-----\nAAAA\n',
  'encrypted.pem': '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n',
  'marked.pem': '\ufeff-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n',
  'app.pem': '-----BEGIN RSA PRIVATE KEY-----\nhushTheAppKey\n-----END RSA PRIVATE KEY-----\n',
  'token': 'ghp_hush\r\n',
  'access': '  AKIA"access\\key\n',
  'secret': 'hush/of+the/secret&key',
  'jobs-access': 'AKIAJOBS\n',
  'jobs-secret': 'hush-jobs',
  'google.json': '{"type":"service_account","private_key":"hush-google"}\n',
  'google-jobs.json': '{"type":"service_account","private_key":"hush-jobs-google"}\n',
  'id': 'Iv1.hush\n',
  'client-secret': 'hush"client\\secret\n',
  'two-lines': 'hush one\nhush two\n',
  'ca.pem': '-----BEGIN CERTIFICATE-----\nhush-ca\n-----END CERTIFICATE-----\n',
};
for (const [name, content] of Object.entries(VALUES)) writeFileSync(join(root, name), content);

const APP = ['--app-id', '1234567', '--app-key', 'app.pem'];
const S3 = ['--s3-access-key-file', 'access', '--s3-secret-key-file', 'secret'];
const S3_OF_JOBS = ['--s3-jobs-access-key-file', 'jobs-access', '--s3-jobs-secret-key-file', 'jobs-secret'];
const LOGIN = ['--deck-client-id-file', 'id', '--deck-client-secret-file', 'client-secret'];
const GIVEN: Readonly<Record<Variant, readonly string[]>> = {
  inCluster: APP,
  s3: [...APP, ...S3, ...S3_OF_JOBS],
  amazon: [...APP, ...S3, ...S3_OF_JOBS],
  shared: [...APP, ...S3],
  google: [...APP, '--gcs-key-file', 'google.json', '--gcs-jobs-key-file', 'google-jobs.json'],
  identity: APP,
  ephemeral: APP,
  roles: APP,
  podIdentity: APP,
  gke: APP,
  token: ['--token-file', 'token'],
  picker: [...APP, '--cherrypicker-token-file', 'token'],
  enterprise: [...APP, '--ca-file', 'ca.pem'],
  oneSecret: APP,
  login: [...APP, ...LOGIN],
  loginWithoutKeys: [...APP, ...LOGIN],
};

/** A cluster of folders, and the script run against it. */
class FakeCluster {
  private readonly folder = mkdtempSync(join(root, 'cluster-'));
  readonly script: string;

  constructor(variant: Variant, needs: readonly SecretNeed[] = []) {
    this.script = join(this.folder, 'secrets.sh');
    writeFileSync(this.script, secretsScript(VARIANTS[variant], needs));
    for (const name of ['objects', 'tmp']) mkdirSync(join(this.folder, name));
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}, command = ['sh', this.script]): { status: number | null; out: string; err: string } {
    const path = `${join(root, 'bin')}:${process.env.PATH}`;
    const { status, stdout, stderr } = spawnSync(command[0], [...command.slice(1), ...args], {
      cwd: root, encoding: 'utf8', env: { PATH: path, FAKE: this.folder, TMPDIR: join(this.folder, 'tmp'), ...env },
    });
    expect(readdirSync(join(this.folder, 'tmp'))).toEqual([]);
    return { status, out: stdout, err: stderr };
  }

  runInto(reader: string, args: readonly string[]): void {
    this.run(args, {}, ['sh', '-c', `sh "$0" "$@" | ${reader}`, this.script]);
  }

  get objects(): readonly string[] {
    return readdirSync(join(this.folder, 'objects')).sort();
  }

  value(object: string, key: string): string {
    return readFileSync(join(this.folder, 'objects', object, key), 'utf8');
  }

  values(): readonly string[] {
    return this.objects.flatMap((object) => readdirSync(join(this.folder, 'objects', object)).map((key) => this.value(object, key)));
  }

  put(object: string, data: Readonly<Record<string, string>>): void {
    mkdirSync(join(this.folder, 'objects', object));
    for (const [key, value] of Object.entries(data)) writeFileSync(join(this.folder, 'objects', object, key), value);
  }

  lose(...objects: readonly string[]): void {
    for (const object of objects) rmSync(join(this.folder, 'objects', object), { recursive: true });
  }

  set(object: string, key: string, value: string): void {
    writeFileSync(join(this.folder, 'objects', object, key), value);
  }

  /** Arguments and input of every kubectl. */
  get calls(): string {
    return existsSync(join(this.folder, 'calls')) ? readFileSync(join(this.folder, 'calls'), 'utf8') : '';
  }

  get modes(): readonly string[] {
    return readFileSync(join(this.folder, 'modes'), 'utf8').trim().split('\n').map((line) => line.slice(0, 10));
  }
}

const variants = Object.keys(VARIANTS) as Variant[];
const STORE = [
  'secret.prow.object-store-accounts', 'secret.prow.object-store-root', 'secret.prow.s3-credentials-crier', 'secret.prow.s3-credentials-deck',
  'secret.prow.s3-credentials-status-reconciler', 'secret.prow.s3-credentials-tide', 'secret.test-pods.s3-credentials',
];
const OBJECTS: Readonly<Record<Variant, readonly string[]>> = {
  inCluster: ['secret.prow.github-token', 'secret.prow.hmac-token', ...STORE],
  s3: ['secret.prow.github-token', 'secret.prow.hmac-token', 'secret.prow.s3-credentials', 'secret.test-pods.s3-credentials-jobs'],
  amazon: ['secret.prow.github-token', 'secret.prow.hmac-token', 'secret.prow.s3-credentials', 'secret.test-pods.s3-credentials-jobs'],
  shared: ['secret.prow.github-token', 'secret.prow.hmac-token', 'secret.prow.keys', 'secret.test-pods.keys'],
  google: ['secret.prow.gcs-credentials', 'secret.prow.github-token', 'secret.prow.hmac-token', 'secret.test-pods.gcs-credentials-jobs'],
  identity: ['secret.prow.github-token', 'secret.prow.hmac-token'],
  ephemeral: ['secret.prow.github-token', 'secret.prow.hmac-token', ...STORE],
  roles: ['secret.prow.github-token', 'secret.prow.hmac-token'],
  podIdentity: ['secret.prow.github-token', 'secret.prow.hmac-token'],
  gke: ['secret.prow.github-token', 'secret.prow.hmac-token'],
  token: ['secret.prow.github-token', 'secret.prow.hmac-token', ...STORE],
  picker: ['secret.prow.cherrypicker-token', 'secret.prow.github-token', 'secret.prow.hmac-token', ...STORE],
  enterprise: [
    'configmap.prow.acme-ca', 'configmap.test-pods.acme-ca',
    'secret.prow.github-token', 'secret.prow.hmac-token', ...STORE,
  ],
  oneSecret: [
    'secret.ci-jobs.s3-credentials', 'secret.ci.github', 'secret.ci.object-store-accounts', 'secret.ci.object-store-root', 'secret.ci.s3-credentials-crier',
    'secret.ci.s3-credentials-deck', 'secret.ci.s3-credentials-status-reconciler', 'secret.ci.s3-credentials-tide',
  ],
  login: [
    'secret.prow.cookie', 'secret.prow.github-oauth-config', 'secret.prow.github-token', 'secret.prow.hmac-token', ...STORE,
  ],
  loginWithoutKeys: ['secret.prow.deck', 'secret.prow.github-token', 'secret.prow.hmac-token'],
};

describe.each(variants)('secrets.sh, %s', (variant) => {
  const { namespace, jobsNamespace } = VARIANTS[variant];

  test('is a POSIX script', () => {
    expect(spawnSync('sh', ['-n'], { input: secretsScript(VARIANTS[variant]), encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  test('makes everything once, shows nothing, and passes nothing as an argument', () => {
    const cluster = new FakeCluster(variant);
    const first = cluster.run(GIVEN[variant]);
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(cluster.objects.filter((name) => !name.startsWith('namespace'))).toEqual(OBJECTS[variant]);
    expect(cluster.objects).toEqual(expect.arrayContaining([`namespace..${namespace}`, `namespace..${jobsNamespace}`]));
    expect(first.out.match(/^made /gm)).toHaveLength(cluster.objects.length);

    const values = cluster.values();
    const second = cluster.run([]);
    expect(second).toMatchObject({ status: 0, err: '' });
    expect(second.out.match(/^kept /gm)).toHaveLength(cluster.objects.length);
    expect(second.out).not.toMatch(/^(made|missing|note) /m);
    expect(cluster.values()).toEqual(values);

    for (const shown of [first.out, second.out, cluster.calls]) {
      for (const value of values) expect(shown).not.toContain(value);
      expect(shown).not.toMatch(/ghp_|AKIA|hush/);
    }
    expect(new Set(cluster.modes)).toEqual(new Set(['-rw-------']));
  });

  test('a dry run makes nothing', () => {
    const cluster = new FakeCluster(variant);
    const { status, out } = cluster.run(['--dry-run', ...GIVEN[variant]]);
    expect([status, cluster.objects]).toEqual([0, []]);
    expect(out.trim().split('\n').every((line) => line.startsWith('missing '))).toBe(true);
    expect(cluster.calls).not.toMatch(/^(create|apply)$/m);
  });

  test('says what to give, before it makes anything', () => {
    const cluster = new FakeCluster(variant);
    const { status, out, err } = cluster.run([]);
    expect([status, out, cluster.objects]).toEqual([2, '', []]);
    for (const option of secretsCommand(VARIANTS[variant]).match(/--[a-z0-9-]+ [A-Z]+/g)!) expect(err).toContain(option);
  });

  test('its help names every option', () => {
    const { status, out } = new FakeCluster(variant).run(['--help']);
    expect(status).toBe(0);
    for (const option of [...GIVEN[variant].filter((word) => word.startsWith('--')), '--context NAME', '--kubeconfig FILE', '--dry-run',
      '-h, --help']) expect(out).toContain(`  ${option}`);
  });
});

describe('what is in the Secrets', () => {
  test('the App, under the keys of the tutorial', () => {
    const cluster = new FakeCluster('inCluster');
    cluster.run(GIVEN.inCluster);
    expect(cluster.value('secret.prow.github-token', 'app_id')).toBe('1234567');
    expect(cluster.value('secret.prow.github-token', 'app_private_key')).toBe(VALUES['app.pem']);
  });

  test('32 random bytes for webhooks, others each time', () => {
    const hmacs = ['inCluster', 'token'].map((variant) => {
      const cluster = new FakeCluster(variant as Variant);
      cluster.run(GIVEN[variant as Variant]);
      return cluster.value('secret.prow.hmac-token', 'hmac');
    });
    for (const hmac of hmacs) expect(hmac).toMatch(/^[0-9a-f]{64}$/);
    expect(hmacs[0]).not.toBe(hmacs[1]);
  });

  test('words lose the white space around them', () => {
    const cluster = new FakeCluster('token');
    cluster.run(GIVEN.token);
    expect(cluster.value('secret.prow.github-token', 'token')).toBe('ghp_hush');
  });

  test('the S3 keys that were given, in JSON that Prow reads', () => {
    const cluster = new FakeCluster('s3');
    cluster.run(GIVEN.s3);
    const json = (secret: string): object => JSON.parse(cluster.value(secret, 'service-account.json'));
    const server = { region: 'us-east-1', endpoint: 'https://s3.acme.dev/it\'s', insecure: false, s3_force_path_style: true };
    expect(json('secret.prow.s3-credentials')).toEqual({ ...server, access_key: 'AKIA"access\\key', secret_key: 'hush/of+the/secret&key' });
    expect(json('secret.test-pods.s3-credentials-jobs')).toEqual({ ...server, access_key: 'AKIAJOBS', secret_key: 'hush-jobs' });
  });

  test('the same keys for Prow and jobs, where somebody said so', () => {
    const cluster = new FakeCluster('shared');
    cluster.run(GIVEN.shared);
    const [ofProw, ofJobs] = ['prow', 'test-pods'].map((namespace) => cluster.value(`secret.${namespace}.keys`, 'service-account.json'));
    expect(JSON.parse(ofJobs)).toMatchObject({ access_key: 'AKIA"access\\key', secret_key: 'hush/of+the/secret&key' });
    expect(ofProw).toBe(ofJobs);
  });

  test('of Amazon no endpoint', () => {
    const cluster = new FakeCluster('amazon');
    cluster.run(GIVEN.amazon);
    expect(
      Object.keys(
        JSON.parse(cluster.value('secret.prow.s3-credentials', 'service-account.json')))).toEqual(
          ['region', 'insecure', 's3_force_path_style', 'access_key', 'secret_key']);
  });

  test('files as they are', () => {
    const [google, enterprise] = [new FakeCluster('google'), new FakeCluster('enterprise')];
    google.run(GIVEN.google);
    enterprise.run(GIVEN.enterprise);
    expect(google.value('secret.prow.gcs-credentials', 'service-account.json')).toBe(VALUES['google.json']);
    expect(google.value('secret.test-pods.gcs-credentials-jobs', 'service-account.json')).toBe(VALUES['google-jobs.json']);
    expect(enterprise.value('configmap.test-pods.acme-ca', 'ca.crt')).toBe(VALUES['ca.pem']);
  });

  test('objects that were given one name are one object', () => {
    const cluster = new FakeCluster('oneSecret');
    cluster.run(GIVEN.oneSecret);
    expect(['webhook', 'appid', 'cert'].map((key) => cluster.value('secret.ci.github', key).length)).toEqual([64, 7, VALUES['app.pem'].length]);
  });
});

describe('signing in at deck', () => {
  test('the OAuth App, as deck reads it', () => {
    const cluster = new FakeCluster('login');
    cluster.run(GIVEN.login);
    expect(JSON.parse(cluster.value('secret.prow.github-oauth-config', 'secret'))).toEqual({
      client_id: 'Iv1.hush', client_secret: 'hush"client\\secret', redirect_url: 'https://deck.acme.dev/github-login/redirect', scopes: ['repo'],
    });
  });

  test('32 bytes in base64 for cookies, others each time, beside the App in one Secret where that was asked for', () => {
    const cookies = ['login', 'loginWithoutKeys'].map((variant) => {
      const cluster = new FakeCluster(variant as Variant);
      cluster.run(GIVEN[variant as Variant]);
      return variant === 'login' ? cluster.value('secret.prow.cookie', 'secret') : cluster.value('secret.prow.deck', 'cookie');
    });
    for (const cookie of cookies) expect([Buffer.from(cookie, 'base64').length, Buffer.from(cookie, 'base64').toString('base64')]).toEqual([32, cookie]);
    expect(cookies[0]).not.toBe(cookies[1]);
  });

  test('base64 of every length', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    writeFileSync(join(root, 'bytes'), bytes);
    const script = secretsScript(VARIANTS.login);
    const start = script.indexOf('random_base64() {');
    const source = script.slice(start, script.indexOf('\n}\n', start) + 3).replace('/dev/urandom | awk', '"$bytes" | awk');
    for (const length of [1, 2, 3, 4, 31, 32, 33, 256]) {
      const command = `bytes=bytes work=.\n${source}\nrandom_base64 ${length} encoded && cat encoded`;
      const { stdout, status } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });
      expect([status, stdout]).toEqual([0, bytes.subarray(0, length).toString('base64')]);
    }
  });
});

describe('Secrets that others than Prow need', () => {
  const NEEDS: readonly SecretNeed[] = [
    { name: 'oauth2-proxy', keys: [{ key: 'client-id', option: 'client-id', help: 'the ID' }, { key: 'cookie-secret', randomBytes: 16, help: 'chance' }] },
    { namespace: 'cert-manager', name: 'dns', keys: [{ key: 'api-token', option: 'dns-token', help: 'the token' }] },
    { name: 'dns', keys: [{ key: 'api-token', option: 'dns-token', help: 'the token' }] },
    { name: 'dns', keys: [{ key: 'api-token', option: 'dns-token', help: 'the token' }] },
  ];
  const given = [...APP, '--client-id-file', 'id', '--dns-token-file', 'two-lines'];

  test('are made in their namespaces, from files or by chance, and never shown', () => {
    const cluster = new FakeCluster('identity', NEEDS);
    const { status, out, err } = cluster.run(given);
    expect([status, err]).toEqual([0, '']);
    expect(cluster.objects).toEqual([
      'namespace..cert-manager', 'namespace..prow', 'namespace..test-pods',
      'secret.cert-manager.dns', 'secret.prow.dns', 'secret.prow.github-token', 'secret.prow.hmac-token', 'secret.prow.oauth2-proxy',
    ]);
    expect(cluster.value('secret.prow.oauth2-proxy', 'client-id')).toBe('Iv1.hush');
    expect(cluster.value('secret.prow.oauth2-proxy', 'cookie-secret')).toMatch(/^[0-9a-f]{32}$/);
    expect(
      ['cert-manager', 'prow'].map((namespace) => cluster.value(`secret.${namespace}.dns`, 'api-token'))).toEqual([VALUES['two-lines'], VALUES['two-lines']]);
    for (const value of cluster.values()) expect(out + cluster.calls).not.toContain(value);
  });

  test('are asked for once', () => {
    const cluster = new FakeCluster('identity', NEEDS);
    expect(cluster.run(APP)).toEqual({
      status: 2, out: '', err: [
        'secret prow/oauth2-proxy is missing; give --client-id-file FILE',
        'secret cert-manager/dns is missing; give --dns-token-file FILE',
        'secret prow/dns is missing; give --dns-token-file FILE',
      ].map((line) => `secrets.sh: ${line}\n`).join(''),
    });
    expect(secretsCommand(VARIANTS.identity, NEEDS)).toBe('sh secrets.sh --app-id NUMBER --app-key FILE --client-id-file FILE --dns-token-file FILE');
  });

  test('a file with nothing but the end of a line is empty', () => {
    writeFileSync(join(root, 'blank'), '\n');
    expect(new FakeCluster('identity', NEEDS).run(['--client-id-file', 'blank'])).toEqual(
      { status: 2, out: '', err: 'secrets.sh: --client-id-file: the file is empty\n' });
  });
});

describe('the store and those who ask it have the same keys', () => {
  const ACCOUNTS = 'secret.prow.object-store-accounts';
  const OWNERS: Readonly<Record<string, string>> = {
    'jobs': 'secret.test-pods.s3-credentials', 'crier': 'secret.prow.s3-credentials-crier', 'deck': 'secret.prow.s3-credentials-deck',
    'tide': 'secret.prow.s3-credentials-tide', 'status-reconciler': 'secret.prow.s3-credentials-status-reconciler',
  };
  const stored = (cluster: FakeCluster): any => JSON.parse(cluster.value(ACCOUNTS, 'users.json')).accessAccounts;
  const owned = (cluster: FakeCluster): any => Object.fromEntries(Object.entries(OWNERS).map(([name, secret]) => {
    const { access_key: access, secret_key: secretKey } = JSON.parse(cluster.value(secret, 'service-account.json'));
    return [name, { access, secret: secretKey, role: 'user' }];
  }));

  test('of each account its own', () => {
    const cluster = new FakeCluster('inCluster');
    cluster.run(GIVEN.inCluster);
    expect(stored(cluster)).toEqual(owned(cluster));
    const keys = Object.values<any>(stored(cluster)).map(({ secret }) => secret);
    expect(new Set([...keys, cluster.value('secret.prow.object-store-root', 'secretKey')]).size).toBe(6);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    [[ACCOUNTS]], [[OWNERS.jobs]], [[OWNERS.crier]], [[OWNERS['status-reconciler']]], [[OWNERS.jobs, OWNERS.tide]], [Object.values(OWNERS)],
  ])('also when %j were lost', (lost) => {
    const cluster = new FakeCluster('inCluster');
    cluster.run(GIVEN.inCluster);
    const before = stored(cluster);
    cluster.lose(...lost);
    const { status, out } = cluster.run([]);
    expect([status, stored(cluster), owned(cluster)]).toEqual([0, before, before]);
    expect(out).not.toContain('note ');
    for (const { secret } of Object.values<any>(before)) expect(out + cluster.calls).not.toContain(secret);
  });

  test('when the store lost all of them and an owner too, that one gets a new key', () => {
    const cluster = new FakeCluster('inCluster');
    cluster.run(GIVEN.inCluster);
    const before = stored(cluster);
    cluster.lose(ACCOUNTS, OWNERS.deck);
    cluster.run([]);
    expect(stored(cluster)).toEqual(owned(cluster));
    expect({ ...stored(cluster), deck: 0 }).toEqual({ ...before, deck: 0 });
    expect(stored(cluster).deck).not.toEqual(before.deck);
  });

  test('different keys are left, and said', () => {
    const cluster = new FakeCluster('inCluster');
    cluster.run(GIVEN.inCluster);
    cluster.lose(OWNERS.deck);
    cluster.put(OWNERS.deck, {
      'service-account.json': '{"endpoint":"http://object-store.prow:7070","access_key":"deck","secret_key":"another"}',
    });
    const { status, out } = cluster.run([]);
    expect([status, out.split('\n')[0]]).toEqual([0, 'note     secret prow/s3-credentials-deck does not have the key that prow/object-store-accounts has '
      + 'for the account deck; delete it and run this again']);
  });

  test('keys of another account are not guessed', () => {
    const cluster = new FakeCluster('inCluster');
    cluster.put(OWNERS.jobs, { 'service-account.json': '{"endpoint":"http://object-store.prow:7070","access_key":"root","secret_key":"hush"}' });
    expect(cluster.run(GIVEN.inCluster)).toMatchObject({
      status: 1, err: 'secrets.sh: secret test-pods/s3-credentials has no key of the account jobs; delete it and run this again\n',
    });
    expect(cluster.objects).toEqual([OWNERS.jobs]);
  });

  test('a store without an account is not given one by chance', () => {
    const cluster = new FakeCluster('inCluster');
    cluster.put(ACCOUNTS, { 'users.json': '{"accessAccounts":{}}' });
    expect(cluster.run(GIVEN.inCluster)).toMatchObject({
      status: 1, err: 'secrets.sh: secret prow/object-store-accounts has no account jobs; delete it and run this again\n',
    });
  });
});

describe('what is there already', () => {
  test('credentials that lead elsewhere are left, and said', () => {
    const cluster = new FakeCluster('s3');
    cluster.run(GIVEN.s3);
    const values = cluster.values();
    cluster.lose('secret.prow.s3-credentials');
    cluster.put('secret.prow.s3-credentials', { 'service-account.json': '{ "endpoint": "http://old:9000" }' });
    const { status, out } = cluster.run([]);
    expect([status, out.split('\n')[0]]).toEqual(
      [0, 'note     secret prow/s3-credentials does not name the endpoint https://s3.acme.dev/it\'s; delete it and run this again']);
    expect(cluster.values()).toHaveLength(values.length);
  });

  test('a Secret without a key that pods ask for', () => {
    const cluster = new FakeCluster('inCluster');
    cluster.put('secret.prow.github-token', { appid: '1', app_id: '', app_private_key: 'x' });
    expect(cluster.run([]).out)
      .toContain('note     secret prow/github-token has no key app_id, or nothing in it; add it, or delete the secret and run this again\n');
  });
});

const SHELLS = [['sh'], ...spawnSync('busybox', ['sh', '-c', 'true']).status === 0 ? [['busybox', 'sh']] : []];

describe.each(SHELLS)('secrets.sh --check, by %s', (...shell) => {
  const KEY = `-----BEGIN PRIVATE KEY-----\n${'hush'.repeat(8)}\n-----END PRIVATE KEY-----\n`;
  const check = (cluster: FakeCluster, env = {}) => cluster.run(['--check'], env, [...shell, cluster.script]);
  const lines = (text: string) => text.trim().split('\n');

  test.each(variants)('%s: what the script made is right, and what is not there is missing', (variant) => {
    const cluster = new FakeCluster(variant);
    const nothing = check(cluster);
    expect([nothing.status, nothing.err, lines(nothing.out).sort()]).toEqual(
      [1, '', OBJECTS[variant].map((name) => `missing  ${name.replace(/^(\w+)\.([\w-]+)\./, '$1 $2/')}`).sort()]);
    cluster.run(GIVEN[variant]);
    const before = cluster.calls.length;
    const { status, out, err } = check(cluster);
    expect([status, err, lines(out).filter((line) => !line.startsWith('right    '))]).toEqual([0, '', []]);
    expect(cluster.calls.slice(before)).not.toMatch(/^(create|apply|patch)$/m);
    for (const value of cluster.values()) expect(out + cluster.calls).not.toContain(value);
  });

  const HMAC = 'secret.prow.hmac-token';
  const TOKEN = 'secret.prow.github-token';
  const JOBS = 'secret.test-pods.s3-credentials';
  test.each<[string, Variant, string, string, string, string | undefined]>([
    ['a secret of webhooks in several lines', 'inCluster', HMAC, 'hmac', 'one\ntwo\n', 'hmac: neither one line nor a list of values as hook reads it'],
    ['a list without a value', 'inCluster', HMAC, 'hmac', '"*":\n- created_at: 2000-01-01T00:00:00Z\n',
      'hmac: neither one line nor a list of values as hook reads it'],
    ['an empty key', 'inCluster', HMAC, 'hmac', '', '-missing'],
    ['a number that is none', 'inCluster', TOKEN, 'app_id', 'Iv1.abc', 'app_id: not digits alone, or 0 is the first'],
    ['a key without an end', 'inCluster', TOKEN, 'app_private_key', VALUES['begun.pem'], 'app_private_key: no private key in PEM form that is not encrypted'],
    ['an encrypted key', 'inCluster', TOKEN, 'app_private_key', VALUES['encrypted.pem'], 'app_private_key: no private key in PEM form that is not encrypted'],
    ['two words', 'token', TOKEN, 'token', 'ghp_hush two', 'token: not exactly one word'],
    ['credentials without a key', 's3', `${JOBS}-jobs`, 'service-account.json', '{"endpoint":"https://s3.acme.dev/it\'s","access_key":"a"}',
      'service-account.json: no JSON with access_key and secret_key'],
    ['another endpoint', 's3', `${JOBS}-jobs`, 'service-account.json', '{"endpoint":"https://old","access_key":"a","secret_key":"b"}',
      ' does not name the endpoint https://s3.acme.dev/it\'s; delete it and run this again'],
    ['no accounts', 'inCluster', 'secret.prow.object-store-accounts', 'users.json', '[]', 'users.json: no JSON with accounts'],
    ['Google\'s file', 'google', 'secret.prow.gcs-credentials', 'service-account.json', '{}', 'service-account.json: no JSON of Google credentials'],
    ['a certificate', 'enterprise', 'configmap.test-pods.acme-ca', 'ca.crt', 'hush', 'ca.crt: no certificate in PEM form'],
    ['an OAuth App', 'login', 'secret.prow.github-oauth-config', 'secret', '{"client_id":"a","client_secret":"b"}',
      'secret: no JSON with client_id, client_secret and redirect_url'],
    ['16 bytes', 'login', 'secret.prow.cookie', 'secret', Buffer.alloc(16, 7).toString('base64'), 'secret: not 32 bytes in base64'],
    ['base64 for URLs', 'login', 'secret.prow.cookie', 'secret', `${'_'.repeat(43)}=`, 'secret: not 32 bytes in base64'],
    ['what webhooks are signed with has other signs, and an end of its line', 'inCluster', HMAC, 'hmac', 'p:ss {w}ord"\n', undefined],
    ['Prow\'s list of several', 'inCluster', HMAC, 'hmac', '"*":\n- value: hush1\n  created_at: 2000-01-01T00:00:00Z\nacme/app:\n- {value: "hush2"}\n', undefined],
    ['a key of PKCS #8', 'inCluster', TOKEN, 'app_private_key', KEY, undefined],
    ['a cookie with an end of its line', 'login', 'secret.prow.cookie', 'secret', `${Buffer.alloc(32, 7).toString('base64')}\n`, undefined],
  ])('%s', (_, variant, object, key, value, finding) => {
    const cluster = new FakeCluster(variant);
    cluster.run(GIVEN[variant]);
    cluster.set(object, key, value);
    const { status, out, err } = check(cluster);
    const name = object.replace(/^(\w+)\.([\w-]+)\./, '$1 $2/');
    const wrong = lines(out).filter((line) => !line.startsWith('right    ')).filter((line) => !/for the account/.test(line));
    expect([status, err, wrong]).toEqual([finding === undefined ? 0 : 1, '', finding === undefined ? [] : finding === '-missing' ? [`missing  ${name} ${key}`]
      : [`wrong    ${name}${finding.startsWith(' ') ? '' : ' '}${finding}`]]);
    if (value.length > 4) expect(out).not.toContain(value);
  });

  test('one value for two purposes, though not in what has to be the same', () => {
    const cluster = new FakeCluster('login');
    cluster.run(GIVEN.login);
    cluster.set(HMAC, 'hmac', cluster.value('secret.prow.cookie', 'secret'));
    expect(lines(check(cluster).out).filter((line) => !line.startsWith('right    '))).toEqual(
      ['wrong    secret prow/cookie secret and secret prow/hmac-token hmac: one value for two purposes']);
  });

  test('keys of 16, 24 and 32 bytes, as oauth2-proxy takes them', () => {
    const cluster = new FakeCluster('identity', [{ name: 'proxy', keys: [{ key: 'cookie', randomBytes: 16, cookie: true, help: '' }] }]);
    cluster.run(GIVEN.identity);
    const status = (value: string) => {
      cluster.set('secret.prow.proxy', 'cookie', value);
      return check(cluster).status;
    };
    const right = ['0123456789abcdef', 'f'.repeat(32), ...[16, 24, 32].flatMap((n) => ['base64', 'base64url'].map((how) => Buffer.alloc(n, 251).toString(how as 'base64')))];
    expect(right.map(status)).toEqual(right.map(() => 0));
    expect(['short', 'f'.repeat(64), 'not/base64!not/base64!not'].map(status)).toEqual([1, 1, 1]);
    expect(check(cluster).out).toContain('wrong    secret prow/proxy cookie: neither 16, 24 or 32 bytes nor so many in base64\n');
  });

  test('a cluster that does not answer has nothing wrong and nothing right', () => {
    expect(check(new FakeCluster('inCluster'), { DOWN: 'yes' })).toEqual(
      { status: 2, out: '', err: 'no connection\nsecrets.sh: cannot tell whether secret prow/hmac-token exists\n' });
  });
});

test.each(variants)('secrets.sh --list, %s: everything, without a cluster', (variant) => {
  const cluster = new FakeCluster(variant);
  const { status, out } = cluster.run(['--list'], { DOWN: 'yes' });
  expect([status, cluster.calls]).toEqual([0, '']);
  const named = [...out.matchAll(/^(secret|configmap) ([\w-]+)\/([\w-]+), made by secrets\.sh, read by \S/gm)].map(([, kind, ns, name]) => `${kind}.${ns}.${name}`);
  expect(named.sort()).toEqual(OBJECTS[variant]);
});

describe.each(SHELLS)('secrets.sh --rotate, by %s', (...shell) => {
  const HMAC = 'secret.prow.hmac-token';
  const made = (variant: Variant, needs: readonly SecretNeed[] = []): FakeCluster => {
    const cluster = new FakeCluster(variant, needs);
    cluster.run(GIVEN[variant]);
    return cluster;
  };
  const run = (cluster: FakeCluster, args: readonly string[], env = {}) => cluster.run(args, env, [...shell, cluster.script]);

  test.each(['0123abc', 'p:ss "w\\ord" {x}', '  spaced out \n'])('hmac: the old one, %j, and a new one; then the new one alone', (old) => {
    const cluster = made('inCluster');
    cluster.set(HMAC, 'hmac', old);
    const first = run(cluster, ['--rotate', 'hmac']);
    expect(first).toMatchObject({ status: 0, err: '' });
    const both = parse(cluster.value(HMAC, 'hmac'));
    expect(both).toEqual({ '*': [{ value: old.trim(), created_at: '2000-01-01T00:00:00Z' },
      { value: expect.stringMatching(/^[0-9a-f]{64}$/), created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) }] });
    const fresh: string = both['*'][1].value;
    const command = /kubectl --namespace=prow get secret hmac-token \\\n[^\n]*\n/.exec(first.out)![0];
    expect(cluster.run([], {}, ['sh', '-c', command.replace('--namespace=prow get secret hmac-token', 'get secret hmac-token --namespace=prow').replace('index .data', 'with index .data')]).out.trim()).toBe(fresh);
    expect(run(cluster, ['--check']).status).toBe(0);
    expect(run(cluster, ['--rotate=hmac'])).toEqual(
      { status: 1, out: '', err: 'secrets.sh: secret prow/hmac-token holds two values already: end that rotation by --forget hmac\n' });
    expect(run(cluster, ['--forget', 'hmac'])).toEqual({ status: 0, out: 'changed  secret prow/hmac-token hmac\n', err: '' });
    expect(cluster.value(HMAC, 'hmac')).toBe(fresh);
    expect(run(cluster, ['--forget', 'hmac'])).toEqual(
      { status: 1, out: '', err: 'secrets.sh: secret prow/hmac-token hmac holds no two values of --rotate hmac; nothing is forgotten\n' });
    for (const value of [old.trim(), fresh]) expect(first.out + cluster.calls).not.toContain(value);
  });

  test('hmac: what another wrote is left', () => {
    const cluster = made('inCluster');
    cluster.set(HMAC, 'hmac', 'acme/app:\n- value: hush\n');
    expect(run(cluster, ['--rotate', 'hmac'])).toEqual(
      { status: 1, out: '', err: 'secrets.sh: secret prow/hmac-token hmac holds what this script did not write; change it by hand\n' });
  });

  test('store: every key is another, the store and its users agree, and nothing else changes', () => {
    const cluster = made('inCluster');
    const snapshot = () => Object.fromEntries(cluster.objects.filter((name) => name.startsWith('secret')).map((name) => [name, readdirSync(join(cluster.script, '../objects', name))
      .map((key) => cluster.value(name, key)).join()]));
    const before = snapshot();
    const { status, out, err } = run(cluster, ['--rotate', 'store']);
    expect([status, err]).toEqual([0, '']);
    const after = snapshot();
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(STORE);
    expect(run(cluster, ['--check']).status).toBe(0);
    for (const value of cluster.values()) expect(out + cluster.calls).not.toContain(value);
  });

  test('cookie: of deck, and of what stands before it', () => {
    const cluster = made('login', [{ name: 'proxy', keys: [{ key: 'cookie', randomBytes: 16, cookie: true, help: '' }] }]);
    const read = () => [cluster.value('secret.prow.cookie', 'secret'), cluster.value('secret.prow.proxy', 'cookie')];
    const before = read();
    expect(run(cluster, ['--rotate', 'cookie'])).toEqual(
      { status: 0, out: 'changed  secret prow/cookie secret\nchanged  secret prow/proxy cookie\n', err: '' });
    expect(read().map((value, i) => value === before[i])).toEqual([false, false]);
    expect(run(cluster, ['--check']).status).toBe(0);
  });

  const ALONE = '--list, --check, --rotate and --forget exclude each other';
  test.each<[Variant, readonly string[], string]>([
    ['inCluster', ['--rotate', 'everything'], '--rotate takes hmac or store, which this script makes here'],
    ['google', ['--rotate', 'store'], '--rotate takes hmac, which this script makes here'],
    ['login', ['--rotate', 'x'], '--rotate takes hmac or store or cookie, which this script makes here'],
    ['inCluster', ['--forget', 'store'], '--forget takes the word hmac, and where this script makes that Secret'],
    ['inCluster', ['--rotate'], '--rotate needs a value'],
    ['inCluster', ['--check', '--list'], ALONE],
    ['inCluster', ['--rotate', 'hmac', '--forget', 'hmac'], ALONE],
    ['inCluster', ['--check', '--dry-run'], '--check goes with neither --dry-run nor --through'],
    ['inCluster', ['--rotate=hmac', '--through=cat'], '--rotate goes with neither --dry-run nor --through'],
  ])('%s %j', (variant, args, text) => {
    expect(run(new FakeCluster(variant), args)).toEqual({ status: 2, out: '', err: `secrets.sh: ${text}\n` });
  });

  test('nothing is changed where one is missing, or where a controller would undo it', () => {
    const cluster = made('inCluster');
    const values = cluster.values();
    expect(run(cluster, ['--rotate', 'hmac'], { OWNED: ' SealedSecret hmac-token' })).toEqual(
      { status: 1, out: '', err: 'secrets.sh: secret prow/hmac-token is kept by SealedSecret hmac-token, which undoes changes; change it there\n' });
    expect(cluster.values()).toEqual(values);
    cluster.lose('secret.prow.s3-credentials-tide');
    expect(run(cluster, ['--rotate', 'store'])).toEqual(
      { status: 1, out: '', err: 'secrets.sh: secret prow/s3-credentials-tide is missing; make it first: run this without --rotate\n' });
    expect(cluster.calls).not.toMatch(/^patch$/m);
  });
});

const NO_KEY = '--app-key: the file holds no private key in PEM form; give the .pem file as GitHub made it';

describe('refusals', () => {
  const missing = 'secret prow/github-token is missing; give --app-id NUMBER and --app-key FILE';

  test.each<[string, readonly string[], string]>([
    ['an unknown option', ['--force'], 'there is no option --force; "sh secrets.sh --help" lists them'],
    ['an unknown option with a value', ['--token=ghp_hush'], 'there is no option --token; "sh secrets.sh --help" lists them'],
    ['a stray word', ['ghp_hush'], 'an argument stands without an option; "sh secrets.sh --help" lists them'],
    ['an option at the end', ['--app-key'], '--app-key needs a value'],
    ['an empty value', ['--app-id='], '--app-id needs a value'],
    ['a number that is none', ['--app-id', 'ghp_hush'], '--app-id: the number has digits only, and does not begin with 0'],
    ['the number 0', ['--app-id', '0'], '--app-id: the number has digits only, and does not begin with 0'],
    ['a file that is not there', ['--app-key', 'ghp_hush'], '--app-key: the file cannot be read'],
    ['a folder', ['--app-key', '.'], '--app-key: the file cannot be read'],
    ['an empty file', ['--app-key', '/dev/null'], '--app-key: the file is empty'],
    ['another file', ['--app-key', 'token'], NO_KEY],
    ['a key in the middle of a line', ['--app-key', 'inline.pem'], NO_KEY],
    ['a key without an end', ['--app-key', 'begun.pem'], NO_KEY],
    ['an encrypted key', ['--app-key', 'encrypted.pem'], NO_KEY],
    ['a byte order mark', ['--app-key', 'marked.pem'], '--app-key: the file begins with a byte order mark; save it without one'],
    ['half of what is missing', ['--app-id', '1'], missing],
  ])('%s', (_, args, text) => {
    const cluster = new FakeCluster('inCluster');
    expect(cluster.run(args)).toEqual({ status: 2, out: '', err: `secrets.sh: ${text}\n` });
    expect(cluster.objects).toEqual([]);
  });

  test.each<[Variant, readonly string[], string]>([
    ['token', ['--token-file', 'app.pem'], '--token-file: the file does not hold exactly one word'],
    ['google', ['--gcs-key-file', 'token'], '--gcs-key-file: the file is no JSON of Google credentials'],
    ['enterprise', ['--ca-file', 'token'], '--ca-file: the file holds no certificate in PEM form'],
  ])('%s %j', (variant, args, text) => {
    expect(new FakeCluster(variant).run(args)).toEqual({ status: 2, out: '', err: `secrets.sh: ${text}\n` });
  });

  test('everything that is missing is said together', () => {
    expect(new FakeCluster('s3').run([]).err).toBe([
      missing,
      'secret prow/s3-credentials is missing; give --s3-access-key-file FILE and --s3-secret-key-file FILE',
      'secret test-pods/s3-credentials-jobs is missing; give --s3-jobs-access-key-file FILE and --s3-jobs-secret-key-file FILE',
    ].map((line) => `secrets.sh: ${line}\n`).join(''));
  });

  test('a cluster that does not answer has no Secret missing', () => {
    const cluster = new FakeCluster('inCluster');
    expect(cluster.run(GIVEN.inCluster, { DOWN: 'yes' })).toEqual(
      { status: 1, out: '', err: 'no connection\nsecrets.sh: cannot tell whether secret prow/hmac-token exists\n' });
    expect(cluster.calls).not.toMatch(/^(create|apply)$/m);
  });

  test('a run that broke off goes on where it was', () => {
    const cluster = new FakeCluster('inCluster');
    expect(cluster.run(GIVEN.inCluster, { REFUSED: 's3-credentials' })).toMatchObject({ status: 1, err: 'refused\n' });
    const values = cluster.values();
    expect(cluster.run([])).toMatchObject({ status: 0 });
    expect(cluster.values()).toEqual(expect.arrayContaining([...values]));
    expect(cluster.objects.filter((name) => !name.startsWith('namespace'))).toEqual(OBJECTS.inCluster);
  });

  test('nothing is left behind when nobody reads on', () => {
    new FakeCluster('inCluster').runInto('true', GIVEN.inCluster);
  });

  test('without kubectl', () => {
    const folder = mkdtempSync(join(root, 'tools-'));
    for (const tool of ['sh', 'cat']) writeFileSync(join(folder, tool), `#!/bin/sh\nexec /bin/${tool} "$@"\n`, { mode: 0o755 });
    expect(new FakeCluster('inCluster').run([], { PATH: folder })).toEqual({ status: 1, out: '', err: 'secrets.sh: kubectl is not on the PATH; install it\n' });
  });
});

test('context and kubeconfig reach every call, and the command for the webhook secret', () => {
  const cluster = new FakeCluster('inCluster');
  const { out } = cluster.run(['--context=lab', '--kubeconfig', 'my config', ...GIVEN.inCluster]);
  const calls = cluster.calls.split('\n--\n').filter((call) => call !== '' && !call.startsWith('{'));
  expect(calls.filter((call) => !call.replace(/^\{.*\}\n/, '').startsWith('--context=lab\n--kubeconfig=my config\n'))).toEqual([]);
  expect(out).toContain(
    '  kubectl --context=lab --kubeconfig=\'my config\' --namespace=prow get secret hmac-token \\\n    --output=go-template=\'{{index .data "hmac" | '
      + 'base64decode}}{{"\\n"}}\'\n');
});

test('a key may come through a pipe', () => {
  const cluster = new FakeCluster('inCluster');
  cluster.run([], {}, ['sh', '-c', `cat app.pem | sh "${cluster.script}" --app-id=1 --app-key=-`]);
  expect(cluster.value('secret.prow.github-token', 'app_private_key')).toBe(VALUES['app.pem']);
});

describe('what apply.sh looks for', () => {
  interface Emitted { readonly apiVersion: string; readonly kind: string; readonly metadata: object; readonly spec?: object }
  const names = (variant: Variant, ...objects: readonly Emitted[]): readonly string[] => {
    const app = new App();
    const chart = new Chart(app, 'mine');
    objects.forEach((object, i) => new ApiObject(chart, String(i), object as never));
    return applySecrets(app, VARIANTS[variant]).objects.map(({ kind, namespace, name }) => `${kind}.${namespace}.${name}`).sort();
  };

  test.each(variants)('%s: what secrets.sh makes, and the command for it', (variant) => {
    expect(names(variant)).toEqual(OBJECTS[variant]);
    expect(applySecrets(new App(), VARIANTS[variant]).command).toBe(secretsCommand(VARIANTS[variant]));
  });

  const [external, sealed, vault] = ['external-secrets.io/v1', 'bitnami.com/v1alpha1', 'secrets.hashicorp.com/v1beta1'];
  const [name, namespace] = ['github-token', 'prow'];
  test.each<[string, Emitted, boolean]>([
    ['a Secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace } }, true],
    ['a ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } }, false],
    ['a Secret of another namespace', { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'test-pods' } }, false],
    ['a SealedSecret', { apiVersion: sealed, kind: 'SealedSecret', metadata: { name, namespace } }, true],
    ['an ExternalSecret', { apiVersion: external, kind: 'ExternalSecret', metadata: { name: 'a', namespace }, spec: { target: { name } } }, true],
    ['an ExternalSecret without a target', { apiVersion: external, kind: 'ExternalSecret', metadata: { name, namespace }, spec: {} }, true],
    ['a ClusterExternalSecret',
      { apiVersion: external, kind: 'ClusterExternalSecret', metadata: { name: 'a' }, spec: { externalSecretSpec: { target: { name } } } }, true],
    ['a VaultStaticSecret', { apiVersion: vault, kind: 'VaultStaticSecret', metadata: { name: 'a', namespace }, spec: { destination: { name } } }, true],
    ['a Certificate', { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'a', namespace }, spec: { secretName: name } }, true],
    ['an Issuer that reads it', { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'a', namespace }, spec: { ca: { secretName: name } } },
      false],
    ['an Ingress of that name', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name, namespace }, spec: {} }, false],
    ['a Deployment of that name', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec: {} }, false],
  ])('%s that is applied too brings it: %#', (_, object, brings) => {
    expect(names('identity', object)).toEqual(brings ? ['secret.prow.hmac-token'] : OBJECTS.identity);
  });

  test('a ConfigMap of one namespace, a Bundle of all', () => {
    const rest = OBJECTS.enterprise.filter((object) => object !== 'configmap.prow.acme-ca');
    expect(names('enterprise', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'acme-ca', namespace } })).toEqual(rest);
    expect(
      names('enterprise', { apiVersion: 'trust.cert-manager.io/v1alpha1', kind: 'Bundle', metadata: { name: 'acme-ca' }, spec: {} })).toEqual(rest.slice(1));
  });
});

describe('store/', () => {
  const files = (variant: Variant): Readonly<Record<string, any>> => (
    Object.fromEntries(storeFiles(VARIANTS[variant]).map(({ name, content }) => [name, JSON.parse(content)])));
  const step = (variant: Variant): string => (
    nextSteps({ prow: VARIANTS[variant], stages: [], requirements: [], warnings: [], notes: [] }).split('\n## ')[2]);
  const allow = (Action: readonly string[], Resource: readonly string[]) => ({ Effect: 'Allow', Action, Resource });
  const WRITE = ['s3:PutObject', 's3:AbortMultipartUpload'];
  const at = (...keys: readonly string[]) => keys.map((key) => `arn:aws:s3:::${key}`);

  test('a store of ours knows it from its pod, and Prometheus when it fills up', () => {
    const of = '{namespace="prow",persistentvolumeclaim="object-store"}';
    const { 'store/alerts': { groups: [{ name, rules }] }, ...others } = files('inCluster');
    expect([name, others, rules.map(({ alert, expr, for: time }: any) => [alert, expr, time])]).toEqual(['prow-object-store', {}, [
      ['ProwStoreAlmostFull', `kubelet_volume_stats_available_bytes${of} / kubelet_volume_stats_capacity_bytes${of} < 0.1`, '15m'],
      ['ProwStoreFillsUp', `predict_linear(kubelet_volume_stats_available_bytes${of}[12h], 4 * 86400) < 0`, '2h'],
    ]]);
    expect(files('ephemeral')).toEqual({});
  });

  test('how long logs are kept elsewhere', () => {
    const rule = (folder: string) => ({
      ID: `prow-${folder}`, Status: 'Enabled', Filter: { Prefix: `${folder}/` }, Expiration: { Days: 90 }, NoncurrentVersionExpiration: { NoncurrentDays: 90 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    });
    expect(files('s3')['store/lifecycle']).toEqual({ Rules: [rule('logs'), rule('pr-logs')] });
    expect(step('s3')).toContain("aws s3api put-bucket-lifecycle-configuration --endpoint-url 'https://s3.acme.dev/it'\\''s' --bucket logs "
      + '--lifecycle-configuration file://store/lifecycle\n');
    expect(files('gke')['store/lifecycle']).toEqual({ rule: [{ action: { type: 'Delete' }, condition: { age: 1, matchesPrefix: ['logs/', 'pr-logs/'] } }] });
    expect(step('gke')).toContain('Logs are kept for a day. The file replaces every rule that the bucket has: add those of yours to it.\n\n```sh\n'
      + 'gcloud storage buckets update gs://logs --lifecycle-file=store/lifecycle\n```\n');
    expect(files('amazon')).not.toHaveProperty('store/lifecycle');
  });

  test('what keys may do at Amazon', () => {
    expect(files('amazon')).toEqual({
      'store/jobs-policy': { Version: '2012-10-17', Statement: [allow(WRITE, at('logs/logs/*', 'logs/pr-logs/*'))] },
      'store/prow-policy': { Version: '2012-10-17', Statement: [
        allow(['s3:GetObject'], at('logs/logs/*', 'logs/pr-logs/*')),
        allow(['s3:ListBucket'], at('logs')),
        allow(WRITE, at('logs/*/started.json', 'logs/*/finished.json', 'logs/*/prowjob.json', 'logs/*/podinfo.json')),
        allow(['s3:GetObject', ...WRITE], at('logs/prow-state/tide-status', 'logs/prow-state/tide-history.json')),
        allow(['s3:GetObject', ...WRITE], at('logs/prow-state/status-reconciler-status')),
      ] },
    });
    expect(files('shared')['store/prow-policy'].Statement).toEqual([...files('amazon')['store/jobs-policy'].Statement, ...files('amazon')['store/prow-policy'].Statement]);
    expect(step('amazon')).toContain([
      'aws iam create-user --user-name prow-jobs',
      'aws iam put-user-policy --user-name prow-jobs --policy-name prow-store --policy-document file://store/jobs-policy',
      'aws iam create-access-key --user-name prow-jobs',
      'aws iam create-user --user-name prow',
      'aws iam put-user-policy --user-name prow --policy-name prow-store --policy-document file://store/prow-policy',
      'aws iam create-access-key --user-name prow',
    ].join('\n'));
  });

  test('roles, each with what it trusts', () => {
    const trusted = (...subjects: readonly string[]) => ({
      Version: '2012-10-17',
      Statement: [{
        Effect: 'Allow', Principal: { Federated: 'arn:aws-cn:iam::123456789012:oidc-provider/OIDC_PROVIDER' }, Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'OIDC_PROVIDER:aud': 'sts.amazonaws.com', 'OIDC_PROVIDER:sub': subjects } },
      }],
    });
    const written = files('roles');
    expect(Object.keys(written)).toEqual([
      'store/jobs-policy', 'store/jobs-trust', 'store/crier-policy', 'store/crier-trust', 'store/deck-tide-status-reconciler-policy',
      'store/deck-tide-status-reconciler-trust',
    ]);
    expect(written['store/jobs-trust']).toEqual(trusted('system:serviceaccount:test-pods:prow-job'));
    expect(written['store/deck-tide-status-reconciler-trust']).toEqual(trusted('system:serviceaccount:prow:deck', 'system:serviceaccount:prow:tide',
      'system:serviceaccount:prow:status-reconciler'));
    expect(written['store/jobs-policy'].Statement).toEqual([allow(WRITE, ['arn:aws-cn:s3:::logs/logs/*', 'arn:aws-cn:s3:::logs/pr-logs/*'])]);
    expect(step('roles')).toContain([
      'provider=$(aws eks describe-cluster --name ci --query cluster.identity.oidc.issuer --output text | sed \'s|^https://||\')',
      'aws iam put-role-policy --role-name prow-jobs --policy-name prow-store --policy-document file://store/jobs-policy',
      'aws iam update-assume-role-policy --role-name prow-jobs --policy-document "$(sed "s|OIDC_PROVIDER|$provider|g" store/jobs-trust)"',
    ].join('\n'));
  });

  test('EKS Pod Identity, with an association for each ServiceAccount', () => {
    expect(files('podIdentity')['store/jobs-trust'].Statement).toEqual([
      { Effect: 'Allow', Principal: { Service: 'pods.eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }]);
    expect(step('podIdentity').match(/^aws eks .*$/gm)).toEqual([
      ['test-pods', 'prow-job', 'prow-jobs'], ['prow', 'crier', 'prow'], ['prow', 'deck', 'prow'], ['prow', 'tide', 'prow'], ['prow', 'status-reconciler', 'prow'],
    ].map(([namespace, name, role]) => `aws eks create-pod-identity-association --cluster-name CLUSTER --namespace ${namespace} --service-account ${name} `
      + `--role-arn arn:aws:iam::123456789012:role/${role}`));
  });

  test('roles of Google, under conditions on names of objects', () => {
    const object = 'projects/_/buckets/logs/objects/';
    const inLogs = `resource.name.startsWith("${object}logs/") || resource.name.startsWith("${object}pr-logs/")`;
    expect(files('google')).toEqual({
      'store/prow-jobs-create': { title: 'prow-jobs-create', expression: inLogs },
      'store/prow-jobs-rewrite': {
        title: 'prow-jobs-rewrite', expression: `(${inLogs}) && (resource.name.endsWith("/started.json") || resource.name.endsWith("/latest-build.txt") || `
          + `resource.name.startsWith("${object}pr-logs/directory/"))`,
      },
      'store/prow-crier': {
        title: 'prow-crier', expression: `(${inLogs}) && (${['started', 'finished', 'prowjob', 'podinfo'].map((name) => `resource.name.endsWith("/${name}.json")`).join(' || ')})`,
      },
      'store/prow-tide': {
        title: 'prow-tide', expression: `resource.name == "${object}prow-state/tide-status" || resource.name == "${object}prow-state/tide-history.json"`,
      },
      'store/prow-status-reconciler': { title: 'prow-status-reconciler', expression: `resource.name == "${object}prow-state/status-reconciler-status"` },
    });
    const grant = 'gcloud storage buckets add-iam-policy-binding gs://logs --member=serviceAccount:';
    expect(step('google').match(/^gcloud .*$/gm)).toEqual([
      'gcloud storage buckets update gs://logs --uniform-bucket-level-access',
      `${grant}JOBS_ACCOUNT --role=roles/storage.objectCreator --condition-from-file=store/prow-jobs-create`,
      `${grant}JOBS_ACCOUNT --role=roles/storage.objectUser --condition-from-file=store/prow-jobs-rewrite`,
      `${grant}PROW_ACCOUNT --role=roles/storage.objectViewer --condition=None`,
      `${grant}PROW_ACCOUNT --role=roles/storage.objectUser --condition-from-file=store/prow-crier`,
      `${grant}PROW_ACCOUNT --role=roles/storage.objectUser --condition-from-file=store/prow-tide`,
      `${grant}PROW_ACCOUNT --role=roles/storage.objectUser --condition-from-file=store/prow-status-reconciler`,
    ]);
  });

  test('accounts of Google, which ServiceAccounts may be', () => {
    const use = 'gcloud iam service-accounts add-iam-policy-binding';
    expect(step('gke').match(/^gcloud iam .*$/gm)?.slice(0, 2)).toEqual([
      `${use} jobs-ci@acme-iam.iam.gserviceaccount.com --project=acme-iam --role=roles/iam.workloadIdentityUser `
        + '--member="serviceAccount:acme-clusters.svc.id.goog[test-pods/prow-job]"',
      `${use} prow-ci@acme-iam.iam.gserviceaccount.com --project=acme-iam --role=roles/iam.workloadIdentityUser `
        + '--member="serviceAccount:acme-clusters.svc.id.goog[prow/crier]"',
    ]);
    expect(step('gke')).toContain('Without a key deck signs no links to artifacts');
  });

  test('a server of somebody\'s own keeps users in its own way', () => {
    expect(step('s3')).toContain('* `jobs`: `store/jobs-policy`\n* `crier`, `deck`, `tide` and `status-reconciler`: `store/prow-policy`\n');
  });
});

describe('NEXT-STEPS.md', () => {
  const nothing = { stages: [], requirements: [], warnings: [], notes: [] };
  const written = (variant: Variant, facts = {}): string => nextSteps({ prow: VARIANTS[variant], ...nothing, ...facts });
  const addresses = { hookUrl: 'https://prow.acme.dev/hook', deckUrl: 'https://prow.acme.dev' };

  test.each(variants)('%s: steps in order, and the command that makes the Secrets', (variant) => {
    const text = written(variant);
    expect(text.match(/^## \d\. .*$/gm)).toEqual([
      variant === 'token' ? '## 1. Make the token' : '## 1. Make the GitHub App',
      '## 2. Make the Secrets', '## 3. Apply', '## 4. See that it runs', '## 5. Tell GitHub', '## 6. Open deck', '## 7. Give it jobs',
      '## 8. See a pull request turn green',
    ]);
    expect(text).toContain(`\`\`\`sh\n${secretsCommand(VARIANTS[variant])}\n\`\`\``);
    for (const object of OBJECTS[variant]) {
      const [kind, namespace, name] = object.split('.');
      expect(text).toContain(`* ${kind} \`${name}\` in \`${namespace}\`: `);
    }
    expect(text).not.toMatch(/undefined|\n\n\n|[^\n]\n## | $/m);
  });

  test.each<[string, Variant, object, string]>([
    ['the webhook, with an address', 'inCluster', addresses, '* URL: `https://prow.acme.dev/hook`\n'],
    ['the webhook, without', 'inCluster', {}, '* URL: the address under which GitHub reaches Service `hook` on port 8888, with the path `/hook`\n'],
    ['deck, with an address', 'inCluster', addresses, '## 6. Open deck\n\n<https://prow.acme.dev>\n'],
    ['deck, without', 'inCluster', {}, 'kubectl --namespace prow port-forward service/deck 8080:80\n'],
    ['deck, past every way in', 'inCluster', addresses, 'From your own machine it is also reached without any way in, while this runs:\n\n'
      + '```sh\nkubectl --namespace prow port-forward service/deck 8080:80\n```\n'],
    ['the organisation of the repositories', 'inCluster', {},
      'or where `acme` is an organisation at `https://github.com/organizations/acme/settings/apps/new`.'],
    ['certificates, where cert-manager makes them', 'inCluster', { requirements: [{ name: 'cert-manager', crds: [] }] }, '**The certificate does not come.**'],
    ['repositories that are served', 'inCluster', {}, 'Prow serves `acme/app` and no other'],
    ['the store of one\'s own', 'inCluster', {}, '`kubectl --namespace prow get pods --selector app=object-store`'],
    ['notes', 'inCluster', { notes: ['First.', 'Second.'] }, '## Good to know\n\n* First.\n* Second.\n* `DIAGRAMS.md` has further pictures of this Prow: what is in '
      + 'the cluster, and the stages in which it is applied.\n* `DAY-TWO.md` has what comes later'],
    ['files that deck does not show', 'inCluster', {}, '**deck shows the log of a job, and not its other files.** It shows those that its lenses read; all of them are in the store. '
      + 'A browser of files, such as gcsweb, is none of this: where you have one, `configOverrides: { deck: { spyglass: { gcs_browser_prefix: … } } }` has deck link to it.\n'],
    ['the command that shows the webhook secret', 'oneSecret', {},
      'kubectl --namespace ci get secret github --output go-template=\'{{index .data "webhook" | base64decode}}{{"\\n"}}\'\n'],
    ['a claim without a class', 'inCluster', {}, 'When `object-store` stays Pending, look at its claim'],
    ['events', 'token', {},
      '* content type: `application/json`; hook refuses the other\n* events: Issues, Issue comment, Pull request, Pull request review, Pull request review '
        + 'comment, Push\n'],
    ['permissions', 'inCluster', {}, '* permissions to read and write: Commit statuses, Contents, Issues, Pull requests, Workflows\n'],
    ['addresses that GitHub reaches', 'inCluster', {}, 'GitHub reaches public addresses only'],
    ['the App of a server', 'enterprise', {}, 'At <https://github.acme.dev/settings/apps/new>'],
    ['buckets', 's3', {}, 'The buckets `logs` and `state` must exist.\n'],
    ['what the JSON says', 's3', {},
      '{"region":"us-east-1","endpoint":"https://s3.acme.dev/it\'s","insecure":false,"s3_force_path_style":true,"access_key":"…","secret_key":"…"}\n'],
    ['one bucket', 'google', {}, '`gcs-credentials` has the keys of Prow; those in `gcs-credentials-jobs` are for jobs'],
    ['keys of Prow for jobs', 'shared', {}, 'The Secret `keys` is in both namespaces, with the keys of Prow.'],
    ['Secrets of others', 'identity', { secrets: [{ name: 'tunnel', keys: [{ key: 'token', option: 'tunnel-token', help: '' }] }] },
      '* secret `tunnel` in `prow`: `token`\n'],
    ['namespaces of others', 'identity', { secrets: [{ namespace: 'cert-manager', name: 'dns', keys: [] }] },
      'It makes the namespaces `prow`, `test-pods` and `cert-manager`, and of these'],
    ['the user that cherrypicker is', 'picker', {}, 'cherrypicker acts as a user of its own, and its forks are that user\'s. Sign in to github.com as that user, make a '
      + 'classic personal access token with the scopes `repo` and `read:org`, and with `workflow` where changes of `.github/workflows` are picked, and put it into a file that '
      + 'nobody else reads. Make the user a member of the organisation, with the role Triage or more in the repositories: cherrypicker asks as that user who is a member, labels '
      + 'and assigns, and the pull requests of a member are tested without `/ok-to-test`.\n'],
    ['what its token is given by', 'picker', {}, '* `--cherrypicker-token-file FILE`: file with the personal access token of the user that cherrypicker is\n'],
    ['what the program of the App is given besides', 'picker', {}, '`node github-app/create.mjs --cherrypicker-token-file FILE` carries all of this step and the next one to '
      + 'GitHub, with a browser on this machine; `--help` lists what it takes. Have its files before: step 2 says how to come by them. '],
    ['the OAuth App of deck', 'login', {}, 'with the callback URL `https://deck.acme.dev/github-login/redirect`. Put its client ID into one file'],
    ['identities', 'identity', {}, 'let the ServiceAccounts `crier`, `deck`, `tide` and `status-reconciler` of `prow` and `prow-job` of `test-pods` use it'],
    ['the one repository of prow-jobs.yaml', 'inCluster', {},
      '`prow-jobs.yaml` at the root of `acme/app`. It is read when a pull request that changes it is merged'],
    ['no repository of prow-jobs.yaml', 'token', {}, '* `prow-jobs.yaml` is read from no repository, because none was named as `configRepository`\n'],
    ['a file of jobs that is merged', 'inCluster', {}, 'In a pull request of `acme/app` add `prow-jobs.yaml` at the root:\n'],
    ['no job from any repository', 'inCluster', {},
      '* `.prow.yaml` is read from no repository: "Good to know" below says why, and by which word it is\n'],
    ['no job from anywhere', 'token', {}, "Give a job in code, make the YAML again, and apply it:\n\n```ts\njobs: ProwJobs.of({\n  presubmits: {\n    '"],
  ])('%s', (_, variant, facts, text) => {
    expect(written(variant, facts)).toContain(text);
  });

  test.each<[string, keyof typeof FIRST_JOBS, string]>([
    ['jobs of repositories that strangers do not see', 'private', 'In a pull request of `acme/app` add `.prow.yaml` at the root:\n'],
    ['and of no other', 'private', '* jobs of one repository: `.prow.yaml` at the root of `acme/app` and of no other, which pull requests may change'],
    ['jobs of each repository of an organisation', 'organisation', 'In a pull request of `a repository of acme` add `.prow.yaml` at the root:\n'],
    ['all of them', 'organisation', '* jobs of one repository: `.prow.yaml` at its root, which pull requests may change for themselves\n'],
    ['a job from code', 'coded', 'In a pull request of `acme/app` add `OWNERS` at the root, with the names that people have at GitHub:\n'],
    ['how it is run again', 'coded', 'Comment `/test unit` to run it again.'],
  ])('%s', (_, first, text) => {
    expect(nextSteps({ prow: FIRST_JOBS[first], ...nothing })).toContain(text);
  });

  test('the first job is one that Prow takes, from the registry that images come from', () => {
    const jobOf = (text: string): any => parse(/```yaml\n(presubmits:[^]*?)```/.exec(text)![1]);
    const merged = jobOf(written('inCluster')).presubmits;
    expect(merged['acme/app'][0].spec.containers[0].image).toBe('docker.io/library/busybox:1.37.0');
    expect(() => ProwJobs.of({ presubmits: merged })).not.toThrow();
    const { presubmits } = jobOf(nextSteps({ prow: FIRST_JOBS.private, ...nothing }));
    expect(() => ProwJobs.of({ presubmits: { 'acme/app': presubmits } })).not.toThrow();
    const mirrored = nextSteps({ prow: { ...VARIANTS.inCluster, imageRegistry: 'mirror.acme.dev' }, ...nothing });
    expect(mirrored).toContain('image: mirror.acme.dev/library/busybox:1.37.0\n');
  });

  test('every object that a command names is one of this Prow', () => {
    const dist = join(__dirname, '..', '..', 'dist');
    const objects = parseAllDocuments(readFileSync(join(dist, '40-prow.k8s.yaml'), 'utf8')).map((document) => document.toJS());
    const text = readFileSync(join(dist, 'NEXT-STEPS.md'), 'utf8');
    const named = [...text.matchAll(/kubectl --namespace (\S+) (?:logs|port-forward|get) (deployment|service|secret)[/ ]([\w-]+)/g)];
    expect(named.length).toBeGreaterThan(6);
    const lacking = named.filter(([, namespace, kind, name]) => kind !== 'secret'
      && !objects.some((object) => object.kind.toLowerCase() === kind && object.metadata.name === name && object.metadata.namespace === namespace));
    expect(lacking.map(([command]) => command)).toEqual([]);
  });

  test.each(variants)('%s: every step says what is seen, and what it means where it is not', (variant) => {
    const steps = written(variant).split(/^## /m).filter((step) => /^\d/.test(step));
    expect(steps).toHaveLength(8);
    for (const step of steps) expect(step).toMatch(/\nYou should see .*\.\n\nIf not: .*\.\n/);
    // GitHub's pages are no commands
    expect(steps.filter((step) => !step.includes('```sh\n')).map((step) => step.split('\n')[0])).toEqual([
      variant === 'token' ? '1. Make the token' : '1. Make the GitHub App']);
  });

  test('what secrets.sh is given is said, each with where it comes from', () => {
    const text = written('inCluster', { secrets: Exposure.tunnel(Tunnel.relay())._resolve({ namespace: 'prow', pods: VARIANTS.inCluster.pods, closedPages: [] }).secrets });
    expect(text).toContain('* `--app-id NUMBER`: number of the GitHub App, from its settings page\n'
      + '* `--app-key FILE`: private key of the GitHub App, the .pem file as downloaded\n'
      + '* `--relay-url-file FILE`: file with the URL of the channel of the webhook relay, which https://smee.io/new makes, or a gosmee server of yours\n');
  });

  test('a server of one’s own reaches private addresses', () => {
    expect(written('enterprise')).not.toContain('public addresses');
  });
});
