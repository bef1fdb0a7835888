import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cni, ExternalPlugin, FlannelMode, GitHub, GitHubAuth, GitOps, ProwApp, ProwAppProps, SealedSecretsScope, SecretDelivery } from '../../src';
import { chaptersOf } from '../conformance/delivery/runbook-text';
import { loose, thrown } from '../support/findings';

const folder = mkdtempSync(join(tmpdir(), 'sealed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FILES = ['prow.github-token', 'prow.hmac-token', 'prow.object-store-accounts', 'prow.object-store-root', 'prow.s3-credentials-crier', 'prow.s3-credentials-deck',
  'prow.s3-credentials-status-reconciler', 'prow.s3-credentials-tide', 'test-pods.s3-credentials'].map((name) => `${name}.yaml`);
const ORDER = [1, 0, 3, 2, 8, 4, 5, 7, 6].map((i) => FILES[i]);

/** As kubectl writes one, with the content of its files; no cluster answers. */
const KUBECTL = `case "$*" in *--dry-run=client*) ;; *) exit 7 ;; esac
echo "kubectl $*" >>"$LOG"
printf 'kind: Secret\\n'
for word do case $word in --from-file=*) printf 'data: '; cat "\${word#*=*=}"; echo ;; esac; done
[ -z "\${UNWRITTEN-}" ]`;
const sealer = (name: string, sign: string): string => `echo "${name} $*" >>"$LOG"
[ -z "\${REFUSED-}" ] || exit 3
wc -c | sed 's/^ */bytes: /'
[ -n "\${PLAIN-}" ] || echo '${sign}'`;

class Made {
  readonly root = mkdtempSync(join(folder, 'repository-'));
  readonly outdir = join(this.root, 'dist');

  constructor(readonly secretDelivery: SecretDelivery, props: Partial<ProwAppProps> = {}) {
    jest.spyOn(console, 'warn').mockReturnValue();
    new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }), secretDelivery, ...props, outdir: this.outdir }).synth();
    const bin = join(this.root, 'bin');
    mkdirSync(bin);
    for (const [name, body] of Object.entries({ kubectl: KUBECTL, kubeseal: sealer('kubeseal', 'kind: SealedSecret'), sops: sealer('sops', 'sops:') })) {
      writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    }
    writeFileSync(join(this.outdir, 'token'), 'ghp_hush\n');
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync('sh', ['dist/secrets.sh', ...args], {
      cwd: this.root, encoding: 'utf8',
      env: { ...process.env, TMPDIR: this.root, LOG: join(this.root, 'log'), ...env, PATH: `${join(this.root, 'bin')}:${process.env.PATH}` },
    });
    return { status, out: stdout, err: stderr };
  }

  read(name: string): string {
    return readFileSync(join(this.root, name), 'utf8');
  }

  get files(): readonly string[] {
    return readdirSync(join(this.root, 'secrets')).sort();
  }
}

const GIVEN = ['--token-file', 'dist/token'];
const AGE = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
const all = (word: string, names: readonly string[]): string => names.map((name) => `${word.padEnd(8)} ../secrets/${name}\n`).join('');
const SHOWS = '\nCommit what is in ../secrets, and have it applied as NEXT-STEPS.md says.\n\nEnter as the webhook secret at GitHub what this command shows:\n'
  + '  kubectl --namespace=prow get secret hmac-token \\\n    --output=go-template=\'{{index .data "hmac" | base64decode}}{{"\\n"}}\'\n';

describe('secrets.sh', () => {
  test.each<[string, SecretDelivery, (root: string, file: string) => string]>([
    ['kubeseal', SecretDelivery.sealedSecrets(), () => 'kubeseal --format yaml --scope strict --controller-name sealed-secrets-controller --controller-namespace kube-system'],
    ['kubeseal with a certificate', SecretDelivery.sealedSecrets({
      controllerName: 'sealed', controllerNamespace: 'seals', scope: SealedSecretsScope.NAMESPACE_WIDE, certificate: '../seal.pem' }),
    (root) => `kubeseal --format yaml --scope namespace-wide --controller-name sealed --controller-namespace seals --cert ${root}/dist/../seal.pem`],
    ['sops', SecretDelivery.sops(), (root, file) => (
      `sops --encrypt --input-type yaml --output-type yaml --encrypted-regex ^(data|stringData)$ --filename-override ${root}/secrets/${file} /dev/stdin`)],
    ['sops with rules', SecretDelivery.sops({ config: '../.sops.yaml' }), (root, file) => (
      `sops --config ${root}/dist/../.sops.yaml --encrypt --input-type yaml --output-type yaml --encrypted-regex ^(data|stringData)$ --filename-override `
        + `${root}/secrets/${file} /dev/stdin`)],
    ['sops with age', SecretDelivery.sops({ age: [AGE, AGE.replace('q', 'p')] }), (root, file) => (
      `sops --config /dev/null --age ${AGE},${AGE.replace('q', 'p')} --encrypt --input-type yaml --output-type yaml --encrypted-regex ^(data|stringData)$ `
        + `--filename-override ${root}/secrets/${file} /dev/stdin`)],
  ])('sends each Secret through %s, and writes nothing else', (_, delivery, command) => {
    const made = new Made(delivery);
    expect(made.run(GIVEN)).toEqual({ status: 0, err: '', out: all('made', ORDER) + SHOWS });
    expect(made.files).toEqual(FILES);
    for (const name of FILES) expect(made.read(`secrets/${name}`)).toMatch(/^bytes: \d+\n(kind: SealedSecret|sops:)\n$/);
    const calls = made.read('log').trim().split('\n');
    // both ends of a pipe begin at once
    expect(calls.filter((call) => !call.startsWith('kubectl'))).toEqual(ORDER.map((file) => command(made.root, file)));
    expect(calls.filter((call) => call.startsWith('kubectl'))).toHaveLength(9);
    expect(made.read('log')).not.toMatch(/hush/);
    expect(readdirSync(made.root).sort()).toEqual(['bin', 'dist', 'log', 'secrets']);
  });

  test('a file that is there stays, and needs no value', () => {
    const made = new Made(SecretDelivery.sops());
    made.run(GIVEN);
    const before = made.files.map((name) => made.read(`secrets/${name}`));
    expect(made.run([])).toEqual({ status: 0, err: '', out: all('kept', ORDER) + SHOWS });
    rmSync(join(made.root, 'secrets', 'prow.hmac-token.yaml'));
    expect(made.run(['--dry-run'])).toEqual({ status: 0, err: '', out: all('missing', ORDER.slice(0, 1)) + all('kept', ORDER.slice(1)) });
    expect(made.run([])).toEqual({ status: 0, err: '', out: all('made', ORDER.slice(0, 1)) + all('kept', ORDER.slice(1)) + SHOWS });
    expect(made.files.map((name) => made.read(`secrets/${name}`))).toEqual(before);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a program that fails', { REFUSED: 'yes' }, 'kubeseal does not take secret prow/hmac-token'],
    ['a program that seals nothing', { PLAIN: 'yes' }, 'kubeseal does not seal secret prow/hmac-token'],
    ['a kubectl that fails', { UNWRITTEN: 'yes' }, 'cannot write secret prow/hmac-token as YAML'],
  ])('%s leaves no file', (_, env, text) => {
    const made = new Made(SecretDelivery.sealedSecrets());
    expect(made.run(GIVEN, env)).toEqual({ status: 1, out: '', err: `secrets.sh: ${text}\n` });
    expect(made.files).toEqual([]);
  });

  test('a program that is not there is named', () => {
    const made = new Made(SecretDelivery.sops());
    rmSync(join(made.root, 'bin', 'sops'));
    expect(made.run(GIVEN)).toEqual({ status: 1, out: '', err: 'secrets.sh: sops is not on the PATH; install it\n' });
  });

  const DELETE = '--rotate: what is sealed cannot be changed here; delete';
  const AGAIN = 'in ../secrets, and run this without --rotate, which seals new values';
  test.each<[string, readonly string[], number, string]>([
    ['a value is missing', [], 2, 'secret prow/github-token is missing; give --token-file FILE'],
    ['hmac is rotated', ['--rotate', 'hmac'], 2, `${DELETE} prow.hmac-token.yaml ${AGAIN}`],
    ['the store is rotated', ['--rotate', 'store'], 2, `${DELETE} ${['object-store-accounts', 'object-store-root'].map((name) => `prow.${name}.yaml`).join(', ')}, `
      + `test-pods.s3-credentials.yaml, ${['crier', 'deck', 'tide', 'status-reconciler'].map((name) => `prow.s3-credentials-${name}.yaml`).join(', ')} ${AGAIN}`],
    ['hmac is forgotten', ['--forget', 'hmac'], 2, '--forget: there is no second secret of webhooks, because --rotate makes none where Secrets are sealed'],
    ['what is not there is rotated', ['--rotate', 'cookie'], 2, '--rotate: nothing here is made by this script'],
    ['no cluster can be looked at', ['--check'], 2, 'cannot tell whether secret prow/hmac-token exists'],
  ])('says what to do when %s', (_, args, status, text) => {
    expect(new Made(SecretDelivery.sealedSecrets()).run(args)).toEqual({ status, out: '', err: `secrets.sh: ${text}\n` });
  });

  test('makes the keys of a store together', () => {
    const made = new Made(SecretDelivery.sops());
    made.run(GIVEN);
    for (const name of FILES.slice(4)) rmSync(join(made.root, 'secrets', name));
    expect(made.run([])).toEqual({ status: 1, out: '', err: 'secrets.sh: the keys of the store are sealed together; delete what is left of them in ../secrets: '
      + 'prow.object-store-accounts.yaml prow.object-store-root.yaml\n' });
  });

  test('lists how they are made', () => {
    const made = new Made(SecretDelivery.sealedSecrets());
    expect(made.run(['--list']).out).toContain('secret prow/hmac-token, made by secrets.sh through kubeseal, read by deployment/hook\n  hmac  one line; or a list of several as '
      + 'hook reads it, by chance\n');
    expect(made.read('dist/secrets.tsv')).toContain('secret\tprow\tgithub-token\ttoken\tone word\tfrom --token-file FILE\tsecrets.sh through kubeseal\t');
  });

  test('seals the token of the user that cherrypicker is', () => {
    const made = new Made(SecretDelivery.sealedSecrets(), { externalPlugins: [ExternalPlugin.cherrypicker({ githubToken: {} })] });
    const given = [...GIVEN, '--cherrypicker-token-file', 'dist/token'];
    expect(made.run(GIVEN)).toEqual({ status: 2, out: '', err: 'secrets.sh: secret prow/cherrypicker-token is missing; give --cherrypicker-token-file FILE\n' });
    expect(made.run(given)).toMatchObject({ status: 0, err: '' });
    expect(made.files).toContain('prow.cherrypicker-token.yaml');
    const chapter = chaptersOf(made.read('dist/DAY-TWO.md')).find(({ title }) => title === 'Change the token of cherrypicker');
    expect(chapter?.commands).toBe('rm ../secrets/prow.cherrypicker-token.yaml\nsh secrets.sh --token-file FILE --cherrypicker-token-file FILE\n'
      + 'kubectl apply --filename=../secrets\nkubectl --namespace prow rollout restart deployment\nsh secrets.sh --check\n');
  });

  test('leaves what the network needs to the cluster', () => {
    const made = new Made(SecretDelivery.sops(), { cni: Cni.flannel({ backend: FlannelMode.wireguard({ pskSecretName: 'flannel-psk' }) }) });
    const text = made.read('dist/secrets.sh');
    expect([text.includes('\nlook secret kube-flannel flannel-psk '), text.includes('\nlook_sealed secret prow hmac-token\n'), text.match(/^namespace .+$/gm)])
      .toEqual([true, true, ['namespace kube-flannel']]);
  });
});

const URL = 'https://github.com/acme/clusters.git';
const APPLY_SOPS = 'for file in ../secrets/*.yaml; do if grep -q \'^sops:$\' "$file"; then sops --decrypt "$file"; else cat "$file"; fi | kubectl apply --server-side --filename=-; done';

test.each<[string, SecretDelivery, Partial<ProwAppProps>, string, string]>([
  ['Sealed Secrets', SecretDelivery.sealedSecrets(), {}, 'dist/NEXT-STEPS.md',
    'Bring them into the cluster, whose namespaces come first:\n\n```sh\nkubectl apply --filename=05-namespaces.k8s.yaml\nkubectl apply --filename=../secrets\n```'],
  ['Sealed Secrets', SecretDelivery.sealedSecrets(), {}, 'dist/NEXT-STEPS.md', 'The key that opens them is a Secret of the controller in `kube-system`: keep a copy of it'],
  ['Sealed Secrets', SecretDelivery.sealedSecrets(), {}, 'dist/apply.sh', 'sealedsecrets.bitnami.com'],
  ['Sealed Secrets', SecretDelivery.sealedSecrets(), {}, 'dist/apply.sh', 'command=\'sh secrets.sh --token-file FILE && kubectl apply --filename=../secrets\''],
  ['SOPS', SecretDelivery.sops(), {}, 'dist/NEXT-STEPS.md', `kubectl apply --filename=05-namespaces.k8s.yaml\n${APPLY_SOPS}\n`],
  ['SOPS with Flux', SecretDelivery.sops(), { gitOps: GitOps.flux({ url: URL }) }, 'dist/NEXT-STEPS.md',
    'Flux applies the folder: commit it with the next step. It decrypts by the private keys in the Secret `sops-age` of its namespace, which must be there before.'],
  ['SOPS with Flux', SecretDelivery.sops(), { gitOps: GitOps.flux({ url: URL, path: 'prow/dist' }) }, 'dist/gitops/flux.yaml', `  name: prow-secrets
  namespace: flux-system
spec:
  decryption:
    provider: sops
    secretRef:
      name: sops-age
  dependsOn:
    - name: prow-05-namespaces
  interval: "10m"
  path: "./prow/secrets"
  prune: false
`],
  ['Sealed Secrets with Argo CD', SecretDelivery.sealedSecrets(), { gitOps: GitOps.argoCd({ url: URL }) }, 'dist/gitops/argo-cd.yaml', '    directory:\n      include: "*.yaml"\n    path: secrets\n'],
  ['SOPS with Argo CD', SecretDelivery.sops(), { gitOps: GitOps.argoCd({ url: URL }) }, 'dist/NEXT-STEPS.md',
    '* Argo CD does not decrypt what SOPS encrypts, and its Application leaves that folder out: bring it into the cluster as NEXT-STEPS.md says, or by a plugin of yours.'],
])('%s: what stands beside says it', (_, delivery, props, name, text) => expect(new Made(delivery, props).read(name)).toContain(text));

test.each<[string, Partial<ProwAppProps>, string]>([
  ['by hand', {}, `rm ../secrets/prow.hmac-token.yaml\nsh secrets.sh\n${APPLY_SOPS}\nkubectl --namespace prow rollout restart deployment\nsh secrets.sh --check\n`],
  ['with Flux', { gitOps: GitOps.flux({ url: URL }) }, 'rm ../secrets/prow.hmac-token.yaml\nsh secrets.sh\ngit add --all ../secrets\ngit commit --message \'Secrets\'\n'
    + 'git push\nkubectl --namespace prow rollout restart deployment\nsh secrets.sh --check\n'],
])('DAY-TWO.md makes new values %s', (_, props, commands) => {
  const text = new Made(SecretDelivery.sops(), props).read('dist/DAY-TWO.md');
  expect(chaptersOf(text).find(({ title }) => title === 'Change the secret of webhooks')?.commands).toBe(commands);
  expect(text).not.toMatch(/--rotate|--forget/);
});

const OUT = 'is no path that leads out of the output folder, which each synthesis empties; write one like "../secrets" (PatternMismatch)';
test.each<[string, () => unknown, readonly string[]]>([
  ['a folder inside', () => SecretDelivery.sealedSecrets({ folder: 'secrets' }), [`SecretDelivery.sealedSecrets({ folder }): "secrets" ${OUT}`]],
  ['nothing but the way out', () => SecretDelivery.sops({ folder: '../..' }), [`SecretDelivery.sops({ folder }): "../.." ${OUT}`]],
  ['a way back', () => SecretDelivery.sops({ config: '../a/../b' }), [`SecretDelivery.sops({ config }): "../a/../b" ${OUT}`]],
  ['a shell\'s words', () => SecretDelivery.sealedSecrets({ certificate: '../$(id)' }), [`SecretDelivery.sealedSecrets({ certificate }): "../$(id)" ${OUT}`]],
  ['names', () => SecretDelivery.sealedSecrets({ controllerName: 'A', controllerNamespace: 'b_c', scope: loose('all') }), [
    'SecretDelivery.sealedSecrets({ controllerName }): "A" is not a DNS label; write "a" (NameNotDnsLabel)',
    'SecretDelivery.sealedSecrets({ controllerNamespace }): "b_c" is not a DNS label; write "b-c" (NameNotDnsLabel)',
    'SecretDelivery.sealedSecrets({ scope }): "all" is not one of strict, namespace-wide, cluster-wide; pick one of them (NotAllowedValue)']],
  ['a private key', () => SecretDelivery.sops({ age: ['age'] }), [
    'SecretDelivery.sops({ age[0] }): "age" is no public key of age; write what age-keygen shows as its public key, such as "age1…" (PatternMismatch)']],
  ['both', () => SecretDelivery.sops({ age: [AGE], config: '../.sops.yaml' }), [
    'SecretDelivery.sops({ config }): is not read where age says who may decrypt; leave one of them out (MutuallyExclusive)']],
  ['a folder outside of the repository', () => new Made(SecretDelivery.sops(), { gitOps: GitOps.flux({ url: URL, path: '.' }) }), [
    'new ProwApp({ gitOps }): the folder of sealed Secrets, "../secrets" from ".", is outside of the repository; name one with fewer ".." (PatternMismatch)']],
])('%s is refused', (_, call, texts) => expect(thrown(call)).toEqual(texts));
