import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stage, UpstreamManifest } from '../../src';
import { Requirement } from '../../src/core/requirement';
import { UpstreamWaits } from '../../src/core/upstream/upstream-manifest-plan';
import { ApplyFile, applyStages } from '../../src/platform/delivery/apply-plan';
import { ApplyFacts, applyScript } from '../../src/platform/delivery/apply-script';

const root = mkdtempSync(join(tmpdir(), 'apply-'));
// pauses take no time: who sleeps puts the clock forward
const PROGRAMS: Readonly<Record<string, string>> = {
  kubectl: readFileSync(join(__dirname, 'fake-kubectl-apply.sh'), 'utf8'),
  sleep: '#!/bin/sh\nread -r now <"$FAKE/clock"\necho $((now + $1)) >"$FAKE/clock"\n',
  date: '#!/bin/sh\n[ "$*" = +%s ] && read -r now <"$FAKE/clock" && echo "$now"\n',
};
mkdirSync(join(root, 'bin'));
for (const [name, text] of Object.entries(PROGRAMS)) writeFileSync(join(root, 'bin', name), text, { mode: 0o755 });

const object = (kind: string, name: string, namespace?: string): string => `kind: ${kind}\nmetadata:\n  name: `
  + `${name}\n${namespace === undefined ? '' : `  namespace: ${namespace}\n`}`;
const yaml = (...objects: readonly string[]): string => objects.join('---\n');

/** As cert-manager has it in what it publishes. */
const CONTROLLER = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: cert-manager
  namespace: cert-manager
spec:
  template:
    spec:
      containers:
        - name: cert-manager-controller
          args:
          - --v=2
          - --cluster-resource-namespace=$(POD_NAMESPACE)
          - --leader-election-namespace=kube-system
`;

/** What somebody publishes, by path. */
const PUBLISHED: Readonly<Record<string, string>> = {
  '/controller.yaml': CONTROLLER,
  '/gateway.yaml': yaml(object('CustomResourceDefinition', 'gateways.example.com')),
  '/certs.yaml': yaml(object('CustomResourceDefinition', 'issuers.example.com'), object('Deployment', 'certs', 'certs'), object('DaemonSet', 'agent', 'certs')),
};
let server: Server;
let address: string;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url as string);
    const text = PUBLISHED[request.url as string];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true });
});

const FILES: Readonly<Record<string, string>> = {
  '00-crds.k8s.yaml': yaml(object('CustomResourceDefinition', 'prowjobs.prow.k8s.io')),
  '05-namespaces.k8s.yaml': yaml(object('Namespace', 'prow'), object('Namespace', 'test-pods')),
  '10-network.k8s.yaml': yaml(object('Job', 'install', 'kube-system')),
  '30-issuer.k8s.yaml': yaml(object('ClusterIssuer', 'letsencrypt')),
  '40-prow.k8s.yaml': yaml(object('Service', 'hook', 'prow'), object('Deployment', 'hook', 'prow'), object('StatefulSet', 'store', 'prow')),
};
const WITH_ISSUER = ['00-crds.k8s.yaml', '05-namespaces.k8s.yaml', '30-issuer.k8s.yaml', '40-prow.k8s.yaml'];
const PLAIN = ['00-crds.k8s.yaml', '05-namespaces.k8s.yaml', '40-prow.k8s.yaml'];

const described = (name: string): ApplyFile => ({
  name,
  crds: name.startsWith('00') ? ['prowjobs.prow.k8s.io'] : [],
  namespaces: name.startsWith('05') ? ['prow', 'test-pods'] : [],
  jobs: name.startsWith('10') ? [{ namespace: 'kube-system', name: 'install' }] : [],
});
const sumOf = (path: string): string => createHash('sha256').update(PUBLISHED[path]).digest('hex');
const gateway = (more = {}): UpstreamManifest => UpstreamManifest.of(
  { name: 'gateway', version: 'v1', url: `${address}/gateway.yaml`, sha256: sumOf('/gateway.yaml'), stage: Stage.CRDS, serverSide: true, ...more });
const certs = (more = {}): UpstreamManifest => UpstreamManifest.of({
  name: 'certs', version: 'v2', url: `${address}/certs.yaml`, sha256: sumOf('/certs.yaml'),
  waitFor: { accepted: { kind: 'ClusterIssuer', metadata: { generateName: 'it\'s-' } } }, ...more,
});
const needsIssuers: Requirement = { name: 'certs', crds: ['issuers.example.com'], stage: 'issuer' };

interface Run { readonly status: number | null; readonly out: string; readonly err: string }

/** A folder as synth() leaves it, and a cluster that remembers what it was asked. */
class Delivery {
  readonly folder = mkdtempSync(join(root, 'it\'s dist-'));
  private readonly fake = mkdtempSync(join(root, 'cluster-'));

  constructor(
    files: readonly string[] = PLAIN, manifests: readonly UpstreamManifest[] = [], requirements: readonly Requirement[] = [],
    waits?: UpstreamWaits, facts?: ApplyFacts,
  ) {
    for (const name of files) writeFileSync(join(this.folder, name), FILES[name]);
    writeFileSync(join(this.folder, 'apply.sh'),
      applyScript(applyStages(files.map(described), manifests.map(({ _plan }) => _plan), requirements, { network: waits }), facts));
    mkdirSync(join(this.fake, 'tmp'));
    writeFileSync(join(this.fake, 'crds'), '');
    writeFileSync(join(this.fake, 'clock'), '0\n');
  }

  private get environment(): Readonly<Record<string, string>> {
    return { PATH: `${join(root, 'bin')}:${process.env.PATH}`, FAKE: this.fake, TMPDIR: join(this.fake, 'tmp') };
  }

  async run(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}, input = ''): Promise<Run> {
    const child = spawn('sh', [join(this.folder, 'apply.sh'), ...args], { cwd: root, env: { ...this.environment, ...env } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (err += chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    expect(readdirSync(join(this.fake, 'tmp'))).toEqual([]);
    return { status, out, err };
  }

  /** Begins, and is killed in the middle of applying a file. */
  async killedAt(file: string, signal: NodeJS.Signals): Promise<void> {
    const child = spawn('sh', [join(this.folder, 'apply.sh')], { env: { ...this.environment, HANGING: file }, detached: true, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('close', resolve));
    while (!existsSync(join(this.fake, 'hanging'))) await new Promise((resolve) => setTimeout(resolve, 10));
    process.kill(-(child.pid as number), signal);
    await ended;
    if (signal === 'SIGKILL') for (const left of readdirSync(join(this.fake, 'tmp'))) rmSync(join(this.fake, 'tmp', left), { recursive: true });
    writeFileSync(join(this.fake, 'calls'), '');
  }

  has(...crds: readonly string[]): this {
    writeFileSync(join(this.fake, 'crds'), crds.map((crd) => `${crd}\n`).join(''));
    return this;
  }

  /** What kubectl was asked, without what only reads. */
  get calls(): readonly string[] {
    const path = join(this.fake, 'calls');
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').filter((line) => line !== '') : [];
  }

  /** A file that kubectl was given. */
  kept(name: string): string {
    return readFileSync(join(this.fake, name), 'utf8');
  }

  /** What was remembered last, by stage. */
  get inventory(): unknown {
    return JSON.parse(readFileSync(join(this.fake, 'inventory.json'), 'utf8')).data;
  }

  get changes(): readonly string[] {
    return this.calls.filter((line) => /^(--\S+ )*(apply|delete|diff)\b/.test(line));
  }
}

describe('which Kubernetes the cluster has', () => {
  const first = 'apply    00-crds.k8s.yaml';
  const refused = (minor: number, oldest: number, update: string): string => (
    `apply.sh: the cluster has Kubernetes 1.${minor}, and this is for 1.${oldest} and later; ${update}; nothing is changed\n`);

  test.each<[string, readonly string[], Readonly<Record<string, string>>, number | undefined, string, string]>([
    ['the oldest', [], { MINOR: '33' }, undefined, first, ''],
    ['one that a cloud has more in', [], { MINOR: '34+' }, 34, first, ''],
    ['an older one', [], { MINOR: '32' }, undefined, '', refused(32, 33, 'update it')],
    ['an older one than was said', [], { MINOR: '33' }, 35, '', refused(33, 35, 'update it, or lower kubernetesVersion in the app')],
    ['an older one, tried', ['--dry-run'], { MINOR: '9' }, undefined, '', refused(9, 33, 'update it')],
    ['an older one, compared', ['--diff'], { MINOR: '30+' }, undefined, '', refused(30, 33, 'update it')],
    ['an older one, cleared', ['--delete', '--yes'], { MINOR: '30' }, undefined, 'delete   40-prow.k8s.yaml', ''],
    ['a newer one than all that are known', [], { MINOR: '38' }, undefined, 'note     the cluster has Kubernetes 1.38, and this was tried up to 1.37', ''],
    ['one that nobody may ask', [], { VERSION_CODE: '1', MINOR: '' }, undefined,
      'note     the cluster does not tell which Kubernetes it has; this is for 1.33 and later', ''],
  ])('%s', async (_, args, env, kubernetesMinor, line, err) => {
    const delivery = new Delivery(PLAIN, [], [], undefined, { kubernetesMinor });
    const run = await delivery.run(args, env);
    expect([run.status, run.out.split('\n')[0], run.err]).toEqual([err === '' ? 0 : 1, line, err]);
    expect(delivery.calls.length > 0).toBe(err === '');
  });

  test('without a cluster nobody asks', async () => {
    const delivery = new Delivery(PLAIN, [gateway()]);
    expect(await delivery.run(['--download', join(delivery.folder, 'manifests')], { MINOR: '20' })).toMatchObject({ status: 0, err: '' });
  });

  test('a newer cluster gets what is wanted', async () => {
    expect((await new Delivery().run([], { MINOR: '38' })).out).toContain(`\n${first}\n`);
  });
});

describe('applying', () => {
  test('stage after stage, each waited for before the next', async () => {
    const delivery = new Delivery(WITH_ISSUER, [certs(), gateway()], [needsIssuers]);
    expect(await delivery.run()).toEqual({
      status: 0,
      err: '',
      out: [
        `download ${address}/gateway.yaml`, `download ${address}/certs.yaml`,
        'apply    gateway v1', 'apply    00-crds.k8s.yaml', 'apply    05-namespaces.k8s.yaml',
        'apply    certs v2', 'running  deployment certs/certs', 'running  daemonset certs/agent', 'answers  webhook of certs',
        'apply    30-issuer.k8s.yaml', 'apply    40-prow.k8s.yaml', 'running  deployment prow/hook', 'running  statefulset prow/store', '',
      ].join('\n'),
    });
    expect(delivery.calls).toEqual([
      'apply --server-side --force-conflicts --field-manager=cdk8s-prow --filename=gateway-v1.yaml',
      'get --filename=gateway-v1.yaml --ignore-not-found --output=TEMPLATE',
      'wait --for=condition=Established --timeout=600s customresourcedefinition/gateways.example.com',
      'apply --filename=00-crds.k8s.yaml',
      'get --filename=00-crds.k8s.yaml --ignore-not-found --output=TEMPLATE',
      'wait --for=condition=Established --timeout=600s customresourcedefinition/prowjobs.prow.k8s.io',
      'apply --filename=05-namespaces.k8s.yaml',
      'get --filename=05-namespaces.k8s.yaml --ignore-not-found --output=TEMPLATE',
      'apply --filename=certs-v2.yaml',
      'get --filename=certs-v2.yaml --ignore-not-found --output=TEMPLATE',
      'wait --for=condition=Established --timeout=600s customresourcedefinition/issuers.example.com',
      'rollout status deployment/certs --namespace=certs --timeout=600s',
      'rollout status daemonset/agent --namespace=certs --timeout=600s',
      'create --dry-run=server --filename=-',
      'get customresourcedefinition issuers.example.com --ignore-not-found --output=name',
      'wait --for=condition=Established --timeout=600s customresourcedefinition/issuers.example.com',
      'apply --filename=30-issuer.k8s.yaml',
      'get --filename=30-issuer.k8s.yaml --ignore-not-found --output=TEMPLATE',
      'apply --filename=40-prow.k8s.yaml',
      'get --filename=40-prow.k8s.yaml --ignore-not-found --output=TEMPLATE',
      'rollout status deployment/hook --namespace=prow --timeout=600s',
      'rollout status statefulset/store --namespace=prow --timeout=600s',
    ]);
  });

  test('again: the same once more', async () => {
    const delivery = new Delivery(PLAIN, [gateway()]);
    const first = await delivery.run();
    expect(await delivery.run()).toEqual(first);
  });

  test('--from begins in the middle, and downloads nothing of the stages before', async () => {
    const delivery = new Delivery(PLAIN, [gateway()]);
    asked.length = 0;
    expect(await delivery.run(['--from', '05-namespaces'])).toMatchObject({ status: 0, err: '' });
    expect([delivery.changes, asked]).toEqual([['apply --filename=05-namespaces.k8s.yaml', 'apply --filename=40-prow.k8s.yaml'], []]);
  });

  test('--until ends in the middle, after what --from begins with', async () => {
    const delivery = new Delivery(PLAIN, [gateway()]);
    expect(await delivery.run(['--from', '05-namespaces', '--until=05-namespaces'])).toMatchObject({ status: 0, err: '' });
    expect(delivery.changes).toEqual(['apply --filename=05-namespaces.k8s.yaml']);
  });

  test('wget alone, which follows redirects to http, fetches what there is a sum for', async () => {
    const tools = join(root, 'without-curl');
    mkdirSync(tools);
    for (const tool of ['cat', 'cp', 'cut', 'dirname', 'grep', 'mktemp', 'mv', 'rm', 'sed', 'sh', 'sha256sum', 'sort', 'tr', 'awk', 'sleep', 'date']) {
      symlinkSync(execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), join(tools, tool));
    }
    writeFileSync(join(tools, 'wget'), '#!/bin/sh\nprintf "fetched: %s\\n" "$4" >"$3"\n', { mode: 0o755 });
    const fetched = (sha256?: string): UpstreamManifest => UpstreamManifest.of({ name: 'one', version: 'v1', url: 'https://a.dev/one.yaml', sha256 });
    const run = (manifest: UpstreamManifest): Promise<Run> => new Delivery(PLAIN, [manifest]).run([], { PATH: `${join(root, 'bin')}:${tools}` });
    expect((await run(fetched())).err).toContain(
      'apply.sh: stage 20-ingress: wget may leave https on its way, and no SHA-256 is known to compare with; install curl, or give --manifests\n');
    const sum = createHash('sha256').update('fetched: https://a.dev/one.yaml\n').digest('hex');
    expect((await run(fetched(sum))).err).not.toContain('wget');
  });

  test('context, kubeconfig and timeout reach every call', async () => {
    const delivery = new Delivery();
    await delivery.run(['--context=lab', '--kubeconfig', 'my config', '--timeout=7']);
    expect(delivery.calls.filter((line) => !line.startsWith('--context=lab --kubeconfig=my config '))).toEqual([]);
    expect(delivery.calls.filter((line) => line.includes('--timeout=')).every((line) => line.includes('--timeout=7s'))).toBe(true);
  });

  test('a webhook is asked until it answers, and what a controller makes is waited for', async () => {
    const delivery = new Delivery(PLAIN, [certs({ waitFor: { crds: ['made.example.com'], accepted: { kind: 'X' } } })]);
    expect(await delivery.run([], { UNANSWERED: '2', LATER: '1' })).toMatchObject({ status: 0, err: '' });
    expect(delivery.calls.filter((line) => line.startsWith('create '))).toHaveLength(3);
    expect(delivery.calls.filter((line) => line.includes('made.example.com'))).toHaveLength(3);
  });

  test('a CRD of which the cluster says nothing yet is asked for again', async () => {
    const delivery = new Delivery();
    expect(await delivery.run([], { NEW: '1' })).toMatchObject({ status: 0, err: '' });
    expect(delivery.calls.filter((line) => line.startsWith('wait '))).toEqual(
      Array(2).fill('wait --for=condition=Established --timeout=600s customresourcedefinition/prowjobs.prow.k8s.io'));
  });

  const NETWORKED = ['05-namespaces.k8s.yaml', '10-network.k8s.yaml', '40-prow.k8s.yaml'];
  const made: UpstreamWaits = { crds: ['made.example.com'],
    workloads: [{ kind: 'daemonset', namespace: 'kube-system', name: 'cilium' }, { kind: 'deployment', namespace: 'kube-system', name: 'operator' }],
    probes: [{ kind: 'X' }] };

  test('what the objects of a stage ask for: their Jobs first, then what those make, before the next stage', async () => {
    const delivery = new Delivery(NETWORKED, [], [], made);
    expect(await delivery.run([], { LATER: '1', UNDONE: '1' })).toMatchObject({ status: 0, err: '' });
    const calls = delivery.calls.filter(
      (line) => !line.startsWith('get --filename') && !line.startsWith('rollout status deployment/hook') && !line.startsWith('rollout status statefulset'));
    expect(calls).toEqual([
      'apply --filename=05-namespaces.k8s.yaml',
      'apply --filename=10-network.k8s.yaml',
      ...Array(2).fill('get job install --namespace=kube-system --output=jsonpath={.status.conditions[?(@.status=="True")].type}'),
      'get daemonset cilium --namespace=kube-system --output=name',
      'rollout status daemonset/cilium --namespace=kube-system --timeout=600s',
      ...Array(2).fill('get deployment operator --namespace=kube-system --output=name'),
      'rollout status deployment/operator --namespace=kube-system --timeout=600s',
      ...Array(2).fill('get customresourcedefinition made.example.com --output=name'),
      'wait --for=condition=Established --timeout=600s customresourcedefinition/made.example.com',
      'create --dry-run=server --filename=-',
      'apply --filename=40-prow.k8s.yaml',
    ]);
  });

  /** With a CRD, workloads and a webhook. */
  const known = (more = {}): UpstreamManifest => UpstreamManifest.certManager(
    { version: 'v2', url: `${address}/certs.yaml`, sha256: sumOf('/certs.yaml'), ...more });
  const CRD_OF_KNOWN = 'wait --for=condition=Established --timeout=600s customresourcedefinition/issuers.example.com';
  const ofKnown = (delivery: Delivery): readonly string[] => delivery.calls.filter(
    (line) => /issuers|certs|^apply|^create|daemonset.cilium/.test(line) && !line.startsWith('get --filename'));
  const WORKLOADS = ['rollout status deployment/certs --namespace=certs --timeout=600s', 'rollout status daemonset/agent --namespace=certs --timeout=600s'];
  const APPLIED = 'apply --server-side --force-conflicts --field-manager=cdk8s-prow --filename=cert-manager-v2.yaml';

  test('cert-manager is told of the Gateway API, and nobody else', async () => {
    const told = (url: string): UpstreamManifest => (
      { _plan: { ...known({ url: `${address}${url}`, sha256: sumOf(url) })._plan, argument: '--enable-gateway-api' } }) as never;
    const delivery = new Delivery(PLAIN, [gateway(), told('/controller.yaml')]);
    expect(await delivery.run()).toMatchObject({ status: 0, err: '' });
    const applied = delivery.calls.filter((line) => line.startsWith('apply --server-side')).map((line) => line.replace(/.*--filename=/, ''));
    expect(applied).toEqual(['gateway-v1.yaml', 'told']);
    expect(delivery.kept('told')).toBe(CONTROLLER.replace('          - --leader', '          - --enable-gateway-api\n          - --leader'));
    expect(await new Delivery(PLAIN, [told('/certs.yaml')]).run()).toMatchObject({
      status: 1, err: 'apply.sh: stage 20-ingress: in cert-manager v2 there is no controller that takes --enable-gateway-api\n',
    });
  });

  test.each(['crds', 'namespaces', 'network'])('pods that need the network are waited for after it, CRDs before it: %s', async (stage) => {
    const delivery = new Delivery(NETWORKED, [known({ stage })], [], { crds: [], workloads: made.workloads.slice(0, 1), probes: [] });
    expect(await delivery.run()).toMatchObject({ status: 0, err: '' });
    const network = [
      'apply --filename=10-network.k8s.yaml', 'get daemonset cilium --namespace=kube-system --output=name',
      'rollout status daemonset/cilium --namespace=kube-system --timeout=600s',
      CRD_OF_KNOWN, ...WORKLOADS, 'create --dry-run=server --filename=-', 'apply --filename=40-prow.k8s.yaml',
    ];
    expect(ofKnown(delivery)).toEqual(stage === 'network'
      ? ['apply --filename=05-namespaces.k8s.yaml', APPLIED, CRD_OF_KNOWN,
        ...network] : [APPLIED, CRD_OF_KNOWN, 'apply --filename=05-namespaces.k8s.yaml', ...network]);
  });

  test.each<[string, readonly string[], () => UpstreamManifest]>([
    ['no network is made here', PLAIN, () => known({ stage: 'network' })],
    ['it comes after the network', NETWORKED, () => known()],
    ['nobody knows them', NETWORKED, () => certs({ name: 'cert-manager', stage: 'network', serverSide: true })],
  ])('pods are waited for at once where %s', async (_, files, manifest) => {
    const delivery = new Delivery(files, [manifest()]);
    await delivery.run();
    const calls = ofKnown(delivery);
    const at = calls.indexOf(APPLIED);
    expect(calls.slice(at + 1, at + 5)).toEqual([CRD_OF_KNOWN, ...WORKLOADS, 'create --dry-run=server --filename=-']);
  });

  test('a manifest of a stage that --from leaves out is not waited for', async () => {
    const delivery = new Delivery(NETWORKED, [known({ stage: 'crds' })]);
    expect(await delivery.run(['--from', '10-network'])).toMatchObject({ status: 0, err: '' });
    expect(delivery.calls.filter((line) => line.startsWith('rollout') && line.includes('certs'))).toEqual([]);
  });

  test.each([['--dry-run'], ['--diff']])('%s waits for no pods, also not later', async (option) => {
    const delivery = new Delivery(NETWORKED, [known({ stage: 'network' })]);
    expect(await delivery.run([option])).toMatchObject({ status: 0, err: '' });
    expect(delivery.calls.filter((line) => /^(rollout|wait|get --filename|create)/.test(line))).toEqual([]);
  });

  test('a dry run waits for none of it', async () => {
    const delivery = new Delivery(NETWORKED, [], [], made);
    expect(await delivery.run(['--dry-run'])).toMatchObject({ status: 0, err: '' });
    expect(delivery.calls).toEqual(NETWORKED.map((name) => `apply --dry-run=server --filename=${name}`));
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['that failed', { FAILED: 'install' },
      'job kube-system/install failed; "kubectl --namespace=kube-system logs job/install" tells why, and after "kubectl --namespace=kube-system delete job '
        + 'install" "sh apply.sh --from 10-network" tries again'],
    ['that is never done', { UNDONE: '99' },
      'job kube-system/install is not done after 1 seconds; "kubectl --namespace=kube-system describe job install" tells why'],
  ])('a Job %s stops it', async (_, env, text) => {
    const delivery = new Delivery(NETWORKED, [], [], made);
    expect(await delivery.run(['--timeout=1'], env)).toMatchObject({ status: 1, err: `apply.sh: stage 10-network: ${text}\n` });
    expect(delivery.changes).not.toContain('apply --filename=40-prow.k8s.yaml');
  });

  test.each<[NodeJS.Signals]>([['SIGTERM'], ['SIGKILL']])('killed in the middle by %s, the next run does everything', async (signal) => {
    const delivery = new Delivery(PLAIN, [gateway()]);
    await delivery.killedAt('05-namespaces.k8s.yaml', signal);
    expect(await delivery.run()).toMatchObject({ status: 0, err: '' });
    expect(delivery.changes).toHaveLength(4);
  });
});

describe('looking', () => {
  test('--dry-run asks the server about every file and waits for nothing', async () => {
    const delivery = new Delivery(PLAIN, [gateway()]);
    expect(await delivery.run(['--dry-run'])).toMatchObject({ status: 0, err: '' });
    expect(delivery.calls).toEqual([
      'apply --dry-run=server --server-side --force-conflicts --field-manager=cdk8s-prow --filename=gateway-v1.yaml',
      ...PLAIN.map((name) => `apply --dry-run=server --filename=${name}`),
    ]);
  });

  test('--dry-run goes on after a stage that it cannot tell of', async () => {
    const delivery = new Delivery(WITH_ISSUER, [], [needsIssuers]);
    expect(await delivery.run(['--dry-run'], { REFUSED: '30-issuer.k8s.yaml' })).toEqual({
      status: 2,
      out: 'missing  certs: there is no CRD issuers.example.com\n',
      err: 'refused\napply.sh: what these stages would do cannot be told before the ones that they build on are applied: 30-issuer\n',
    });
    expect(delivery.changes).toHaveLength(4);
  });

  test.each(
    [['0', 0, ''], ['1', 1, ''],
      ['2', 2, 'apply.sh: what these stages would do cannot be told before the ones that they build on are applied: 00-crds 05-namespaces 40-prow\n']])(
    '--diff ends as kubectl does: %s', async (DIFF, status, err) => {
      const delivery = new Delivery();
      expect(await delivery.run(['--diff'], { DIFF })).toEqual({ status, out: '', err });
      expect(delivery.calls).toEqual(PLAIN.map((name) => `diff --filename=${name}`));
    });

  test('--help names every option and stage', async () => {
    const { status, out } = await new Delivery(PLAIN, [gateway()]).run(['--help']);
    expect(status).toBe(0);
    for (const word of ['--from STAGE', '--until STAGE', '--dry-run', '--diff', '--delete', '--yes', '--with-upstream', '--download DIR', '--manifests DIR', '--timeout SECONDS',
      '--context NAME', '--kubeconfig FILE', '-h, --help', 'gateway-v1.yaml', 'Stages: 00-crds, 05-namespaces, 40-prow']) expect(out).toContain(word);
    expect((await new Delivery().run(['--help'])).out).not.toContain('upstream');
  });
});

describe('what stands in no YAML', () => {
  const facts: ApplyFacts = {
    secrets: {
      command: 'sh secrets.sh --app-key FILE',
      objects: [{ kind: 'secret', namespace: 'prow', name: 'hmac-token' }, { kind: 'secret', namespace: 'test-pods', name: 's3' },
        { kind: 'configmap', namespace: 'prow', name: 'ca' }],
    },
  };
  const NUMBERED = ['00-crds.k8s.yaml', '05-namespaces.k8s.yaml', '10-network.k8s.yaml', '40-prow.k8s.yaml'];
  const delivery = (files: readonly string[] = PLAIN): Delivery => new Delivery(files, [], [], undefined, facts);
  const missing = (stage: string, names: string): string => `apply.sh: stage ${stage}: pods would wait for what is missing: ${names}; `
    + `make it by "sh secrets.sh --app-key FILE", and go on with "sh apply.sh --from ${stage}"\n`;
  const ALL = 'secret prow/hmac-token, secret test-pods/s3, configmap prow/ca';

  test.each<[string, readonly string[], readonly string[], string, readonly string[]]>([
    ['before Prow', PLAIN, [], '40-prow', PLAIN.slice(0, 2)],
    ['before the CNI, whose pods may wait too', NUMBERED, [], '10-network', PLAIN.slice(0, 2)],
    ['wherever it begins', NUMBERED, ['--from', '40-prow'], '40-prow', []],
  ])('stops it %s', async (_, files, args, stage, applied) => {
    const fresh = delivery(files);
    expect(await fresh.run(args)).toMatchObject({ status: 1, err: missing(stage, ALL) });
    expect(fresh.changes).toEqual(applied.map((name) => `apply --filename=${name}`));
  });

  test('is named alone where the rest is there', async () => {
    expect(await delivery(NUMBERED).run([], { USED: 'secret' })).toMatchObject({ status: 1, err: missing('10-network', 'configmap prow/ca') });
  });

  test('is looked for once, and by name', async () => {
    const objects = facts.secrets?.objects.filter(({ kind }) => kind === 'secret') ?? [];
    const fresh = new Delivery(NUMBERED, [], [], undefined, { secrets: { command: '', objects } });
    expect(await fresh.run([], { USED: 'secret' })).toMatchObject({ status: 0, err: '' });
    expect(fresh.calls.filter((line) => line.startsWith('get secret'))).toEqual([
      'get secret hmac-token --namespace=prow --ignore-not-found --output=name',
      'get secret s3 --namespace=test-pods --ignore-not-found --output=name',
    ]);
    expect(fresh.changes).toEqual(NUMBERED.map((name) => `apply --filename=${name}`));
  });

  test('stops nobody who may not look', async () => {
    const bin = mkdtempSync(join(root, 'forbidden-'));
    writeFileSync(join(bin, 'kubectl'),
      `#!/bin/sh\ncase "$1 $2" in 'get secret' | 'get configmap') echo Forbidden >&2; exit 1 ;; esac\nexec '${join(root, 'bin', 'kubectl')}' "$@"\n`,
      { mode: 0o755 });
    const fresh = delivery();
    expect(await fresh.run([], { PATH: `${bin}:${process.env.PATH}` })).toMatchObject({ status: 0, err: 'Forbidden\n'.repeat(3) });
    expect(fresh.changes).toEqual(PLAIN.map((name) => `apply --filename=${name}`));
  });

  test.each([['--dry-run', 'apply --dry-run=server'], ['--diff', 'diff']])('%s says it and goes on', async (option, call) => {
    const fresh = delivery();
    expect(await fresh.run([option])).toEqual({ status: 0, out: `missing  ${ALL}: secrets.sh makes what is missing\n`, err: '' });
    expect(fresh.changes).toEqual(PLAIN.map((name) => `${call} --filename=${name}`));
  });

  test('is of no interest to --delete', async () => {
    const fresh = delivery();
    expect(await fresh.run(['--delete', '--yes'])).toMatchObject({ status: 0, err: '' });
    expect(fresh.calls.filter((line) => line.startsWith('get secret'))).toEqual([]);
  });
});

describe('without a network', () => {
  test('--download keeps what others publish, and --manifests takes it from there', async () => {
    const [delivery, folder] = [new Delivery(PLAIN, [gateway()]), join(root, 'kept files')];
    expect(await delivery.run(['--download', folder], { PATH: `${process.env.PATH}` })).toMatchObject({ status: 0, err: '' });
    expect([readdirSync(folder), delivery.calls]).toEqual([['gateway-v1.yaml'], []]);
    asked.length = 0;
    expect(await delivery.run(['--manifests', folder])).toMatchObject({ status: 0, err: '' });
    expect(asked).toEqual([]);
    expect(delivery.changes[0]).toContain('gateway-v1.yaml');
  });

  test.each<[string, string | undefined, (folder: string) => string]>([
    ['a file that is not there', undefined, (folder) => `${folder}/gateway-v1.yaml is missing; "sh apply.sh --download DIR" makes it where there is a network`],
    ['an empty file', '', (folder) => `${folder}/gateway-v1.yaml is empty`],
    ['another file', 'kind: X\n',
      () => `gateway v1 has another SHA-256 than ${sumOf('/gateway.yaml')}; it is not what was chosen, and nothing of it is applied`],
  ])('%s', async (_, content, text) => {
    const [delivery, folder] = [new Delivery(PLAIN, [gateway()]), mkdtempSync(join(root, 'kept-'))];
    if (content !== undefined) writeFileSync(join(folder, 'gateway-v1.yaml'), content);
    expect(await delivery.run(['--manifests', folder])).toEqual({ status: 1, out: '', err: `apply.sh: stage 00-crds: ${text(folder)}\n` });
    expect(delivery.calls).toEqual([]);
  });
});

describe('what goes wrong stops it, with the name of the stage', () => {
  const URL = 'https://a.dev/one.yaml';

  test('a download that fails, before anything is changed', async () => {
    const delivery = new Delivery(PLAIN, [gateway(), certs({ url: `${address}/gone.yaml`, stage: 'prow' })]);
    const { status, err } = await delivery.run();
    expect([status, err.trim().split('\n').at(-1)]).toEqual([1, `apply.sh: stage 40-prow: certs v2 cannot be downloaded from ${address}/gone.yaml`]);
    expect(delivery.calls).toEqual([]);
  });

  test('a sum that differs', async () => {
    const sum = '0'.repeat(64);
    const delivery = new Delivery(PLAIN, [gateway({ sha256: sum })]);
    expect(await delivery.run()).toMatchObject(
      { status: 1, err: `apply.sh: stage 00-crds: gateway v1 has another SHA-256 than ${sum}; it is not what was chosen, and nothing of it is applied\n` });
    expect(delivery.calls).toEqual([]);
  });

  test('without a known sum the first download holds', async () => {
    const tools = mkdtempSync(join(root, 'curl-'));
    const content = (text: string): void => writeFileSync(join(tools, 'curl'),
      `#!/bin/sh\nwhile [ "$1" != --output ]; do shift; done\nprintf "${text}: %s\\n" "$3" >"$2"\n`, { mode: 0o755 });
    const sum = (text: string): string => createHash('sha256').update(`${text}: ${URL}\n`).digest('hex');
    const delivery = new Delivery(PLAIN, [UpstreamManifest.of({ name: 'one', version: 'v1', url: URL, stage: Stage.CRDS })], [], undefined, {
      inventory: { namespace: 'prow', lines: ['40-prow prow Service prow hook'] },
    });
    const run = (): Promise<Run> => delivery.run([], { PATH: `${tools}:${join(root, 'bin')}:${process.env.PATH}` });
    content('fetched');
    expect((await run()).out).toContain('note     one v1 has no known SHA-256; what came now is compared from now on, by manifests.sha256 beside this folder: keep it\n');
    expect(readFileSync(join(delivery.folder, '..', 'manifests.sha256'), 'utf8')).toBe(`${sum('fetched')}  ${URL}\n`);
    expect((await run()).out).not.toContain('SHA-256');
    content('another');
    expect((await run()).err).toBe(`apply.sh: stage 00-crds: one v1 has another SHA-256 than at its first download, ${sum('fetched')} in manifests.sha256; nothing of it `
      + 'is applied; where its project says why, take that line out\n');
    rmSync(join(delivery.folder, '..', 'manifests.sha256'));
    mkdirSync(join(delivery.folder, '..', 'manifests.sha256'));
    expect((await run()).out).toContain(`note     one v1 has no known SHA-256, and manifests.sha256 cannot be written beside this folder, so it is compared with nothing\n`);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a file that the server refuses', { REFUSED: '05-namespaces.k8s.yaml' },
      'refused\napply.sh: stage 05-namespaces: 05-namespaces.k8s.yaml was not applied as a whole; the lines above say why\n'],
    ['a CRD that is not served', { UNSERVED: 'prowjobs.prow.k8s.io' }, 'apply.sh: stage 00-crds: the CRD prowjobs.prow.k8s.io is not served after 1 seconds\n'],
    ['a Deployment that does not run', { STUCK: 'hook' },
      'waiting for rollout\napply.sh: stage 40-prow: deployment prow/hook does not run after 1 seconds; '
        + '"kubectl --namespace=prow describe pods" tells why, and "sh apply.sh --from 40-prow" goes on\n'],
  ])('%s', async (_, env, err) => {
    const run = await new Delivery().run(['--timeout', '1'], env);
    expect([run.status, run.err.endsWith(err) ? err : run.err]).toEqual([1, err]);
  });

  test.each<[string, string, string]>([
    ['a field that stays as it is', 'The Deployment "hook" is invalid: spec.selector: Invalid value: {}: field is immutable',
      'fixed    Deployment prow/hook cannot become this; "kubectl delete deployment hook --namespace=prow" lets it be made anew'],
    ['a binding to another role', 'The ClusterRoleBinding "prow-deck" is invalid: roleRef: Invalid value: {}: cannot change roleRef',
      'fixed    ClusterRoleBinding prow-deck cannot become this; "kubectl delete clusterrolebinding prow-deck" lets it be made anew'],
    ['a claim that is smaller', 'The PersistentVolumeClaim "store" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
      'fixed    PersistentVolumeClaim prow/store cannot become this; what is in it would be lost: copy it, stop what uses it, and '
        + '"kubectl delete persistentvolumeclaim store --namespace=prow" lets it be made anew'],
    ['a claim whose class cannot grow', 'Error from server (Forbidden): error when patching "x": persistentvolumeclaims "store" is forbidden: only dynamically '
      + 'provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
    'fixed    PersistentVolumeClaim prow/store cannot become this; what is in it would be lost: copy it, stop what uses it, and '
        + '"kubectl delete persistentvolumeclaim store --namespace=prow" lets it be made anew'],
    ['a node port that another Service has', 'The Service "hook" is invalid: spec.ports[0].nodePort: Invalid value: 30001: provided port is already allocated',
      'held     node port 30001 is that of service ci/hook-old; "kubectl delete service hook-old --namespace=ci" sets it free'],
  ])('%s, with what to do', async (_, refusal, told) => {
    const files = yaml(object('Deployment', 'hook', 'prow'), object('PersistentVolumeClaim', 'store', 'prow'), object('ClusterRoleBinding', 'prow-deck'));
    const delivery = new Delivery();
    writeFileSync(join(delivery.folder, '40-prow.k8s.yaml'), files);
    const { status, err } = await delivery.run([], { REFUSED: '40-prow.k8s.yaml', REFUSAL: refusal, PORTS: '30001 ci hook-old' });
    expect({ status, err: err.split('\n') }).toEqual({ status: 1, err: [refusal, told,
      'apply.sh: stage 40-prow: 40-prow.k8s.yaml was not applied as a whole; do what the lines above say, and go on with "sh apply.sh --from 40-prow"', ''] });
  });

  test('a volume that waits for a claim that was deleted, with what to do', async () => {
    const delivery = new Delivery();
    writeFileSync(join(delivery.folder, '40-prow.k8s.yaml'), yaml(object('PersistentVolume', 'logs')));
    expect(await delivery.run([], { PHASE: 'Released' })).toMatchObject({ status: 1,
      err: 'apply.sh: stage 40-prow: persistentvolume logs waits for a claim that was deleted; "kubectl patch persistentvolume logs --type=merge '
        + '--patch=\'spec: {claimRef: {uid: null}}\'" gives it to the new one, with what is in it, and "sh apply.sh --from 40-prow" goes on\n' });
    expect(await delivery.run([], { PHASE: 'Bound' })).toMatchObject({ status: 0, err: '' });
  });

  test('a folder that is not whole: nothing is changed', async () => {
    const delivery = new Delivery();
    rmSync(join(delivery.folder, '40-prow.k8s.yaml'));
    expect(await delivery.run()).toEqual({ status: 1, out: '',
      err: 'apply.sh: 40-prow.k8s.yaml is not beside this script; take the folder of the app as a whole; nothing is changed\n' });
    expect(delivery.calls).toEqual([]);
  });

  test('a webhook that never answers', async () => {
    const run = await new Delivery(PLAIN, [certs()]).run(['--timeout', '1'], { UNANSWERED: '99' });
    expect([run.status, run.err]).toEqual([1, 'no endpoints available\napply.sh: stage 20-ingress: the webhook of certs does not answer after 1 seconds\n']);
  });

  test('a kind that nobody brings', async () => {
    const delivery = new Delivery(WITH_ISSUER, [], [{ name: 'cert-manager', crds: ['issuers.example.com'], stage: 'issuer' }]);
    expect(await delivery.run()).toMatchObject({
      status: 1,
      err: 'apply.sh: stage 30-issuer: cert-manager is missing, there is no CRD issuers.example.com; '
        + 'install it, or add UpstreamManifest.certManager() to upstreamManifests, and go on with "sh apply.sh --from 30-issuer"\n',
    });
    expect(delivery.changes).not.toContain('apply --filename=30-issuer.k8s.yaml');
    expect(await delivery.has('issuers.example.com').run(['--from', '30-issuer'])).toMatchObject({ status: 0, err: '' });
  });

  test.each<[readonly string[], string]>([
    [['--force'], 'there is no option --force; "sh apply.sh --help" lists them'],
    [['now'], 'an argument stands without an option; "sh apply.sh --help" lists them'],
    [['--from'], '--from needs a value'],
    [['--context='], '--context needs a value'],
    [['--from', 'prow'], 'there is no stage prow; there are 00-crds, 05-namespaces, 40-prow'],
    [['--until', 'prow'], 'there is no stage prow; there are 00-crds, 05-namespaces, 40-prow'],
    [['--from', '40-prow', '--until', '00-crds'], 'there is no stage 00-crds after 40-prow; there are 00-crds, 05-namespaces, 40-prow'],
    [['--timeout', '5m'], '--timeout is a number of seconds, like 600'],
    [['--diff', '--delete'], '--diff and --delete exclude each other'],
    [['--manifests', '.'], 'there is no option --manifests; "sh apply.sh --help" lists them'],
  ])('%j', async (args, text) => {
    const delivery = new Delivery();
    expect(await delivery.run(args)).toEqual({ status: 2, out: '', err: `apply.sh: ${text}\n` });
    expect(delivery.calls).toEqual([]);
  });

  test('no kubectl', async () => {
    const tools = mkdtempSync(join(root, 'tools-'));
    for (const tool of ['sh', 'cat']) writeFileSync(join(tools, tool), `#!/bin/sh\nexec /bin/${tool} "$@"\n`, { mode: 0o755 });
    expect(await new Delivery().run([], { PATH: tools })).toEqual({ status: 1, out: '', err: 'apply.sh: kubectl is not on the PATH; install it\n' });
  });
});

describe('--delete', () => {
  const files = WITH_ISSUER;
  const deletion = (name: string): string => `delete --ignore-not-found --wait=true --timeout=600s --filename=${name}`;

  test('last stage first, and nothing of what others publish', async () => {
    const delivery = new Delivery(files, [gateway(), certs()]).has('prowjobs.prow.k8s.io');
    asked.length = 0;
    expect(await delivery.run(['--delete', '--yes'])).toMatchObject({ status: 0, err: '' });
    expect([delivery.changes, asked]).toEqual([[...files].reverse().map(deletion), []]);
  });

  test('with what others publish, when it is asked for', async () => {
    const delivery = new Delivery(PLAIN, [gateway(), certs()]);
    await delivery.run(['--delete', '--yes', '--with-upstream']);
    expect(delivery.changes).toEqual(['40-prow.k8s.yaml', 'certs-v2.yaml', '05-namespaces.k8s.yaml', '00-crds.k8s.yaml', 'gateway-v1.yaml'].map(deletion));
  });

  test.each([['yes\n', 0, 3], ['no\n', 1, 0], ['', 1, 0]])('asks, and %j is an answer', async (answer, status, changes) => {
    const delivery = new Delivery();
    const run = await delivery.run(['--delete'], {}, answer);
    expect([run.status, delivery.changes.length]).toEqual([status, changes]);
    expect(run.out).toContain(
      'This deletes, last to first: 40-prow 05-namespaces 00-crds \nThe namespaces prow, test-pods go with everything that is in them: Secrets, ProwJobs, '
        + 'volumes with logs.\n');
  });

  const CNI_GOES = 'The CNI goes too, and no pod of the cluster has a network after that.';
  test.each<[string, readonly string[], string | undefined, string | undefined]>([
    ['a CNI of ours', Object.keys(FILES), undefined, CNI_GOES],
    ['a CNI that somebody else installs for us', Object.keys(FILES), 'It stays; that\'s so.', 'It stays; that\'s so.'],
    ['one that has no objects of that stage', PLAIN, 'It stays; that\'s so.', 'It stays; that\'s so.'],
    ['none', PLAIN, undefined, undefined],
  ])('says what becomes of %s', async (_, chosen, removal, text) => {
    const { out } = await new Delivery(chosen, [], [], undefined, { removal }).run(['--delete'], {}, 'no\n');
    expect(out.split('\n').slice(2, -1)).toEqual(text === undefined ? [] : [text]);
  });

  test('CRDs stay while somebody else has objects of them', async () => {
    const delivery = new Delivery().has('prowjobs.prow.k8s.io');
    expect(
      (await delivery.run(['--delete', '--yes'], { USED: 'prowjobs.prow.k8s.io' })).out).toContain(
        'kept     00-crds.k8s.yaml: somebody else has objects of its kinds\n');
    expect(delivery.changes).toEqual(['40-prow.k8s.yaml', '05-namespaces.k8s.yaml'].map(deletion));
  });

  test('the CRD of ProwJobs stays while another Prow is in the cluster, which may have none just now', async () => {
    const delivery = new Delivery(PLAIN, [], [], undefined, { inventory: { namespace: 'prow', lines: [] } }).has('prowjobs.prow.k8s.io');
    expect((await delivery.run(['--delete', '--yes'], { USED: 'deployments' })).out).toContain(
      'kept     00-crds.k8s.yaml: another Prow in this cluster needs its kinds\n');
    expect(delivery.changes.slice(0, 2)).toEqual(['40-prow.k8s.yaml', '05-namespaces.k8s.yaml'].map(deletion));
    expect(delivery.changes).not.toContain(deletion('00-crds.k8s.yaml'));
    expect(delivery.calls).toContain(
      'get deployments --all-namespaces --selector=app=prow-controller-manager --field-selector=metadata.namespace!=prow --output=name');
  });

  test('--from says where to end', async () => {
    const delivery = new Delivery();
    await delivery.run(['--delete', '--yes', '--from', '40-prow']);
    expect(delivery.changes).toEqual([deletion('40-prow.k8s.yaml')]);
  });

  test('--until says where to begin', async () => {
    const delivery = new Delivery();
    await delivery.run(['--delete', '--yes', '--until', '05-namespaces']);
    expect(delivery.changes).toEqual(['05-namespaces.k8s.yaml', '00-crds.k8s.yaml'].map(deletion));
  });

  test('--dry-run asks nobody and deletes nothing', async () => {
    const delivery = new Delivery();
    expect(await delivery.run(['--delete', '--dry-run'])).toMatchObject({ status: 0, err: '' });
    expect(delivery.changes).toEqual(
      [...PLAIN].reverse().map((name) => `delete --dry-run=server --ignore-not-found --wait=true --timeout=600s --filename=${name}`));
  });

  test('kinds that are gone already are no error, everything else is', async () => {
    expect(await new Delivery().run(['--delete', '--yes'], { UNKNOWN: 'ClusterIssuer' })).toMatchObject({ status: 0, err: '' });
    expect(await new Delivery().run(['--delete', '--yes'], { REFUSED: '40-prow.k8s.yaml' })).toMatchObject(
      { status: 1, err: 'refused\napply.sh: stage 40-prow: not everything was deleted; the lines above say why\n' });
  });
});

test('stages without a file of ours stand where they belong, also among numbered files', () => {
  const manifests = [UpstreamManifest.metalLb(), UpstreamManifest.certManager()].map(({ _plan }) => _plan);
  const names = (files: readonly string[]): readonly string[] => applyStages(files.map(described), manifests, []).map(({ name }) => name);
  expect(names(PLAIN)).toEqual(['00-crds', '05-namespaces', '10-network', '20-ingress', '40-prow']);
  expect(names(['0000-00-crds.k8s.yaml', '0001-40-prow.k8s.yaml', '0002-mine.k8s.yaml'])).toEqual(['00-crds', '10-network', '20-ingress', '40-prow', 'mine']);
});

describe('pruning', () => {
  const facts: ApplyFacts = {
    inventory: { namespace: 'prow', lines: ['05-namespaces prow '
      + 'Namespace - prow', '40-prow prow Service prow hook', '40-prow prow Deployment.apps prow hook'] },
  };
  const BEFORE = [
    '= prow', '@ 05-namespaces', 'prow Namespace - prow', 'prow Namespace - old', '@ 10-network', 'network DaemonSet.apps kube-flannel flannel',
    '@ 40-prow', 'prow Service prow hook', 'prow ConfigMap prow first', 'prow ConfigMap prow second', 'prow ClusterRole.rbac.authorization.k8s.io - a "b" c',
    'prow PersistentVolumeClaim prow store', 'prow ConfigMap prow gone', 'prow ConfigMap prow taken', 'prow ClusterIssuer.cert-manager.io - shared',
    'prow Issue.gone.dev prow x', '@ 60-own', 'prow ConfigMap prow last',
    '= ci', '@ 40-prow', 'prow ClusterIssuer.cert-manager.io - shared', 'prow ConfigMap ci own', '',
  ].join('\n');
  const FOUND = [
    'Namespace old  applied', 'DaemonSet.apps flannel kube-flannel applied', 'ConfigMap first prow applied', 'ConfigMap second prow applied',
    'ConfigMap last prow applied', 'ClusterRole.rbac.authorization.k8s.io a "b" c  applied', 'PersistentVolumeClaim store prow applied',
    'ConfigMap taken prow ', 'ClusterIssuer.cert-manager.io shared  applied', 'ConfigMap own ci applied',
  ].join('\n');
  const KNOWN = { NAMESPACE: 'prow', INVENTORIES: BEFORE, FOUND, GONE: 'Issue.gone.dev' };
  const REMOVED = ['ConfigMap prow/last', 'ClusterRole.rbac.authorization.k8s.io a "b" c', 'ConfigMap prow/second', 'ConfigMap prow/first'];
  const SHOWN = [
    'remove   ConfigMap prow/last',
    'keep     ClusterIssuer.cert-manager.io shared: the inventory in namespace ci has it too',
    'keep     ConfigMap prow/taken: this one was made by somebody else',
    'keep     PersistentVolumeClaim prow/store: what is in it would be lost',
    'remove   ClusterRole.rbac.authorization.k8s.io a "b" c', 'remove   ConfigMap prow/second', 'remove   ConfigMap prow/first',
    'keep     DaemonSet.apps kube-flannel/flannel: it belongs to the network',
    'keep     Namespace old: what is in it would be lost', '',
  ].join('\n');
  const delivery = (): Delivery => new Delivery(PLAIN, [], [], undefined, facts);

  test('shows first, last stage first; removes after everything works; remembers what is there now and what was kept', async () => {
    const made = delivery();
    const { status, out, err } = await made.run(['--prune', '--yes'], KNOWN);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.startsWith(`${SHOWN}apply    00-crds`)).toBe(true);
    expect(out.endsWith(`running  statefulset prow/store\n${REMOVED.map((what) => `removed  ${what}\n`).join('')}`)).toBe(true);
    expect(made.calls.filter((line) => line.startsWith('delete '))).toEqual([
      'delete ConfigMap last --namespace=prow', 'delete ClusterRole.rbac.authorization.k8s.io a "b" c', 'delete ConfigMap second --namespace=prow',
      'delete ConfigMap first --namespace=prow',
    ].map((line) => `${line} --ignore-not-found --wait=true --timeout=600s`));
    expect(made.inventory).toEqual({
      '05-namespaces': 'prow Namespace - prow\nprow Namespace - old\n',
      '40-prow': 'prow Service prow hook\nprow Deployment.apps prow hook\nprow ClusterIssuer.cert-manager.io - shared\nprow ConfigMap prow taken\n'
        + 'prow PersistentVolumeClaim prow store\n',
      '10-network': 'network DaemonSet.apps kube-flannel flannel\n',
    });
  });

  test('what is applied without it is added to what is remembered', async () => {
    const made = delivery();
    expect(await made.run(['--from', '40-prow'], { NAMESPACE: 'prow', INVENTORIES: '@ 40-prow\nprow ConfigMap prow old\nprow Service '
      + 'prow hook\n' })).toMatchObject({ status: 0, err: '' });
    expect(made.inventory).toEqual({ '40-prow': 'prow Service prow hook\nprow Deployment.apps prow hook\nprow ConfigMap prow old\n' });
    expect(made.calls.findIndex((line) => line.endsWith('inventory.json'))).toBeLessThan(made.calls.indexOf('apply --filename=40-prow.k8s.yaml'));
  });

  test.each<[string, readonly string[], number]>([['--diff', ['--prune', '--diff'], 1], ['--dry-run', ['--prune', '--dry-run'], 0]])('%s shows it only', async (_, args, status) => {
    const made = delivery();
    const run = await made.run(args, KNOWN);
    expect(run).toMatchObject({ status, err: '' });
    expect(run.out.startsWith(SHOWN)).toBe(true);
    expect(made.calls.filter((line) => /^delete|inventory\.json/.test(line))).toEqual([]);
  });

  test('what Calico serves under two groups is one object', async () => {
    const inventory = { namespace: 'prow', lines: ['15-network-config prow IPPool.projectcalico.org - pool'] };
    const made = new Delivery(PLAIN, [], [], undefined, { inventory });
    const INVENTORIES = '= prow\n@ 15-network-config\nprow IPPool.crd.projectcalico.org - pool\n';
    expect((await made.run(['--prune', '--diff'], { NAMESPACE: 'prow', INVENTORIES, FOUND: 'IPPool.crd.projectcalico.org pool  applied' })).out).toBe('');
  });

  test('whoever does not write yes changes nothing', async () => {
    const made = delivery();
    expect(await made.run(['--prune'], KNOWN, 'y\n')).toEqual({
      status: 1, out: `${SHOWN}Write yes to apply everything and remove these: `, err: 'apply.sh: nothing was changed\n' });
    expect(made.changes).toEqual([]);
  });

  const NONE = 'note     there is no inventory in namespace prow, so nothing is removed; sh apply.sh begins one\n';
  test.each<[string, string, string]>([
    ['any', '', NONE],
    ['one of its own', '= ci\n@ 40-prow\nprow ConfigMap ci own\n',
      `${NONE}note     there are inventories in: ci - where this Prow was there before, --inventory NAME counts that one\n`],
  ])('without %s nothing is removed', async (_, INVENTORIES, text) => {
    const made = delivery();
    const { status, out } = await made.run(['--prune'], { NAMESPACE: 'prow', INVENTORIES, FOUND });
    expect([status, out.startsWith(`${text}apply `)]).toEqual([0, true]);
    expect(made.calls.filter((line) => line.startsWith('delete '))).toEqual([]);
  });

  test('of a Prow that was in another namespace, what was there goes before the new one comes, and its inventory last', async () => {
    const made = delivery();
    const INVENTORIES = '= ci\n@ 40-prow\nprow ConfigMap ci own\n';
    expect(await made.run(['--prune', '--yes', '--inventory=ci'], { NAMESPACE: 'prow', INVENTORIES, FOUND })).toMatchObject({ status: 0, err: '' });
    expect(made.calls.filter((line) => /^delete|^apply --filename=40/.test(line))).toEqual([
      'delete ConfigMap own --namespace=ci --ignore-not-found --wait=true --timeout=600s', 'apply --filename=40-prow.k8s.yaml',
      'delete configmap cdk8s-prow-inventory --namespace=ci --ignore-not-found',
    ]);
  });

  test.each<[string, readonly string[], number, string]>([
    ['two things at once', ['--prune', '--delete'], 2, '--prune and --delete exclude each other; --delete leaves nothing'],
    ['a part', ['--prune', '--from', '40-prow'], 2, '--prune has to see every stage; leave out --from and --until'],
    ['another part', ['--prune', '--until', '05-namespaces'], 2, '--prune has to see every stage; leave out --from and --until'],
    ['an inventory for nothing', ['--inventory', 'ci'], 2, '--inventory says what --prune looks at; add --prune'],
    ['an inventory that is not there', ['--prune', '--inventory', 'x'], 1, 'there is no inventory in namespace x; nothing is changed'],
  ])('%s is refused, and nothing changed', async (_, args, status, text) => {
    const made = delivery();
    expect(await made.run(args, KNOWN)).toEqual({ status, out: '', err: `apply.sh: ${text}\n` });
    expect(made.changes).toEqual([]);
  });

  test('deleting everything forgets it', async () => {
    const made = delivery();
    expect(await made.run(['--delete', '--yes'], KNOWN)).toMatchObject({ status: 0, err: '' });
    expect(made.calls.at(-1)).toBe('delete configmap cdk8s-prow-inventory --namespace=prow --ignore-not-found');
  });
});

test.each([['dash'], ['busybox']])('%s reads it', (shell) => {
  const script = applyScript(
    applyStages(Object.keys(FILES).map(described), [UpstreamManifest.metalLb()._plan], [needsIssuers],
      { network: { crds: ['a.b.c'], workloads: [], probes: [{}] } }),
    {
    secrets: { objects: [{ kind: 'secret', namespace: 'prow', name: 'a' }], command: 'sh secrets.sh' }, removal: 'it\'s gone', inventory: { namespace: 'prow', lines: ['40-prow prow Service prow hook'] },
  });
  const { status, error } = spawnSync(shell, [...(shell === 'busybox' ? ['sh'] : []), '-n'], { input: script });
  if ((error as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT') expect(status).toBe(0);
});

test('images of what others publish come from the registry that all images come from', () => {
  const text = applyScript(applyStages([described('00-crds.k8s.yaml')], [certs()._plan], []), { registry: 'registry.acme.dev/m' });
  const mirror = /^mirror\(\) \{\n.*?^\}\n/ms.exec(text)?.[0] as string;
  const given = [
    '      - image: quay.io/jetstack/controller:v1', '        image: "docker.io/acme/app:1"', "        image: 'ghcr.io/a/b@sha256:0'", '      - image: nginx:1',
    'image: acme/tool:2',
    '  image: localhost:5000/x:1', '  image:', '    type: string', '  imagePullPolicy: Always', '  args: [--image=quay.io/a/b]', '  - --acme-http01-solver-image=quay.io/jetstack/solver:v1',
    '  image: registry.acme.dev/m/already/there:1',
  ];
  writeFileSync(join(root, 'published.yaml'), `${given.join('\n')}\n`);
  const { stdout, stderr } = spawnSync('sh',
    ['-euc', `${/^registry=.*$/m.exec(text)?.[0]}\nwork=${root}\nfetched=${root}/published.yaml\n${mirror}mirror; cat "$fetched"`], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.trimEnd().split('\n')).toEqual([
    '      - image: registry.acme.dev/m/jetstack/controller:v1', '        image: "registry.acme.dev/m/acme/app:1"',
    "        image: 'registry.acme.dev/m/a/b@sha256:0'",
    '      - image: registry.acme.dev/m/library/nginx:1', 'image: registry.acme.dev/m/acme/tool:2', '  image: registry.acme.dev/m/x:1',
    '  image:', '    type: string', '  imagePullPolicy: Always', '  args: [--image=quay.io/a/b]', '  - --acme-http01-solver-image=registry.acme.dev/m/jetstack/solver:v1',
    '  image: registry.acme.dev/m/already/there:1',
  ]);
});
