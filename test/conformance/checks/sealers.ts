import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { GitHub, GitHubAuth, ProwApp, SealedSecretsScope, SecretDelivery } from '../../../src';
import { type Check, type CheckContext, kubernetesOf, minors } from '../check';

const TOKEN = 'ghp_0123456789';
const MINOR = minors[minors.length - 1];
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'prow/github-token': ['token'],
  'prow/hmac-token': ['hmac'],
  'prow/object-store-accounts': ['users.json'],
  'prow/object-store-root': ['accessKey', 'secretKey'],
  'prow/s3-credentials-crier': ['service-account.json'],
  'prow/s3-credentials-deck': ['service-account.json'],
  'prow/s3-credentials-status-reconciler': ['service-account.json'],
  'prow/s3-credentials-tide': ['service-account.json'],
  'test-pods/s3-credentials': ['service-account.json'],
};

/** Who seals, and how who has the private key opens a file. */
interface Sealer {
  readonly name: string;
  readonly delivery: (publicKey: string) => SecretDelivery;
  readonly opens: string;
  /** What `.sops.yaml` at the root of the repository says; absent for no such file. */
  readonly rules?: (publicKey: string) => string;
}

const KUBESEAL = 'kubeseal --recovery-unseal --recovery-private-key ../seal.key <';
const DECRYPT = 'sops --decrypt';
const rules = (key: string): string => `creation_rules:\n  - path_regex: secrets/.*\\.yaml$\n    age: ${key}\n`;

const SEALERS: readonly Sealer[] = [
  { name: 'kubeseal', delivery: () => SecretDelivery.sealedSecrets({ certificate: '../seal.pem' }), opens: KUBESEAL },
  {
    name: 'kubeseal for a namespace', opens: KUBESEAL,
    delivery: () => SecretDelivery.sealedSecrets({ certificate: '../seal.pem', scope: SealedSecretsScope.NAMESPACE_WIDE, controllerNamespace: 'seals' }),
  },
  {
    name: 'kubeseal for a cluster', opens: KUBESEAL,
    delivery: () => SecretDelivery.sealedSecrets({ certificate: '../seal.pem', scope: SealedSecretsScope.CLUSTER_WIDE }),
  },
  { name: 'sops by rules that it finds', delivery: () => SecretDelivery.sops(), opens: DECRYPT, rules },
  { name: 'sops by rules that are named', delivery: () => SecretDelivery.sops({ config: '../.sops.yaml' }), opens: DECRYPT, rules },
  // a rule for others is not read
  { name: 'sops by keys', delivery: (key) => SecretDelivery.sops({ age: [key] }), opens: DECRYPT, rules: () => 'creation_rules:\n  - pgp: 0000\n' },
];

/** That kubeseal and sops themselves take what `secrets.sh` hands them, and that who has the key gets it back. Without a cluster. */
export const sealerChecks: readonly Check[] = SEALERS.map((sealer) => ({
  name: `sealed Secrets: what secrets.sh seals by ${sealer.name} is opened by the private key, and by nobody else`,
  needs: ['sealers', kubernetesOf(MINOR)],
  run: (context) => sealAndOpen(context, sealer),
}));

async function sealAndOpen(context: CheckContext, { name, delivery, opens, rules: said }: Sealer): Promise<string> {
  const root = context.newFolder(`sealers/${name.replaceAll(' ', '-')}`);
  const path = [...(['sealers', kubernetesOf(MINOR)] as const).map((one) => context.binaries(one).folder), process.env.PATH].join(delimiter);
  // neither a cluster nor anything of who runs this
  const env = { PATH: path, HOME: root, TMPDIR: root, KUBECONFIG: '/dev/null' };
  const run = (file: string, args: readonly string[]): string => (
    execFileSync(file, args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }));
  run('openssl', ['req', '-x509', '-nodes', '-newkey', 'rsa:2048', '-keyout', 'seal.key', '-out', 'seal.pem', '-subj', '/CN=sealed-secret']);
  rmSync(join(root, 'age.key'), { force: true });
  run('age-keygen', ['-o', 'age.key']);
  const publicKey = run('age-keygen', ['-y', 'age.key']).trim();
  writeFileSync(join(root, 'token'), `${TOKEN}\n`);
  if (said !== undefined) writeFileSync(join(root, '.sops.yaml'), said(publicKey));
  new ProwApp({
    github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }), secretDelivery: delivery(publicKey), outdir: join(root, 'dist'),
  }).synth();
  run('sh', ['dist/secrets.sh', '--token-file', 'token']);
  const folder = join(root, 'secrets');
  const open = (file: string, key: string) => (
    spawnSync('sh', ['-c', `${opens} ${file}`], { cwd: folder, env: { ...env, SOPS_AGE_KEY_FILE: `../${key}` }, encoding: 'utf8' }));
  const files = readdirSync(folder).sort();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const opened = files.map((file) => {
    const { status, stdout, stderr } = open(file, 'age.key');
    assert.equal(status, 0, stderr);
    return parse(stdout);
  });
  assert.deepEqual(Object.fromEntries(opened.map(({ metadata, data }) => [`${metadata.namespace}/${metadata.name}`, Object.keys(data).sort()])), KEYS);
  const values = opened.flatMap(({ data }) => Object.values<string>(data));
  const plain = values.map((value) => Buffer.from(value, 'base64').toString());
  assert.ok(plain.includes(TOKEN));
  for (const value of [...values, ...plain]) for (const text of texts) assert.ok(!text.includes(value), 'a value is in a file that should be sealed');
  run('openssl', ['genrsa', '-out', 'seal.key', '2048']);
  run('age-keygen', ['-o', 'other.key']);
  assert.notEqual(open(files[0], 'other.key').status, 0, 'somebody else opens it');
  return `${texts.length} files with ${values.length} keys`;
}
