import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CiliumInstaller, Cni, GatewayApiChannel, GitHub, IngressNginxProvider, ProwApp, Stage, UpstreamManifest } from '../../src';
import { lifecycleWarning } from '../../src/core/lifecycle';

const KNOWN: Readonly<Record<string, { readonly make: (o?: object) => UpstreamManifest; readonly plan: object }>> = {
  certManager: {
    make: UpstreamManifest.certManager,
    plan: { name: 'cert-manager', version: 'v1.21.1', stage: 'ingress', podsNeedNetwork: true, serverSide: true,
      sha256: '5f6a499b8c1857d57f560f536e0dcc830914b45c420899fe7ad0692c8624e408',
      url: 'https://github.com/cert-manager/cert-manager/releases/download/v1.21.1/cert-manager.yaml' },
  },
  gatewayApi: {
    make: UpstreamManifest.gatewayApi,
    plan: { name: 'gateway-api', version: 'v1.6.2', stage: 'crds', podsNeedNetwork: false, serverSide: true,
      sha256: 'faede450fa178126aba41337737b97d351ebe87d93c910237ce1e072d1ca40d9',
      url: 'https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.2/standard-install.yaml' },
  },
  ingressNginx: {
    make: UpstreamManifest.ingressNginx,
    plan: { name: 'ingress-nginx', version: 'v1.15.1', stage: 'ingress', podsNeedNetwork: true, serverSide: false,
      sha256: '16b9b62df45b8ed8f1ecaed0341d583b3360e4b63c41fe00413f6a1fa2f95bec',
      url: 'https://raw.githubusercontent.com/kubernetes/ingress-nginx/controller-v1.15.1/deploy/static/provider/baremetal/deploy.yaml' },
  },
  traefikCrds: {
    make: UpstreamManifest.traefikCrds,
    plan: {
      name: 'traefik-crds', version: 'v3.7.13', stage: 'crds', podsNeedNetwork: false, serverSide: false,
      sha256: '1d5e8558803804562238b0d4a57174aadd6d87c36e3c4c55199ebcc356a9406c',
      url: 'https://raw.githubusercontent.com/traefik/traefik/v3.7.13/docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml',
    },
  },
  envoyGateway: {
    make: UpstreamManifest.envoyGateway,
    plan: { name: 'envoy-gateway', version: 'v1.9.1', stage: 'ingress', podsNeedNetwork: true, serverSide: true,
      sha256: '72b3971364f172eb0b9636c7142cc84ff695467bc065897958bde85a3c06cfd5',
      url: 'https://github.com/envoyproxy/gateway/releases/download/v1.9.1/install.yaml' },
  },
  metalLb: {
    make: UpstreamManifest.metalLb,
    plan: {
      name: 'metallb', version: 'v0.16.2', stage: 'network', podsNeedNetwork: true, serverSide: false,
      sha256: 'e5f7c268f114c446dc60aaad71b7cabf861f637743e033e354d7d48592807c6d',
      url: 'https://raw.githubusercontent.com/metallb/metallb/v0.16.2/config/manifests/metallb-native.yaml',
    },
  },
};

describe.each(Object.entries(KNOWN))('%s', (name, { make, plan }) => {
  test('is pinned', () => expect(make()._plan).toMatchObject(plan));

  test('another version has another address, and no sum that was of the first', () => {
    const { url, sha256, version } = make({ version: 'v9.9.9' })._plan;
    expect([url, sha256, version]).toEqual([make()._plan.url.replace(make()._plan.version, 'v9.9.9'), undefined, 'v9.9.9']);
  });

  test('a mirror keeps the sum', () => {
    const url = 'https://mirror.acme.dev/file.yaml';
    expect(make({ url })._plan).toEqual({ ...make()._plan, url });
  });

  test('another stage changes nothing else', () =>
    expect(make({ stage: 'namespaces' })._plan).toEqual({ ...make()._plan, stage: 'namespaces', sooner: false }));

  test('only the retired one warns', () => {
    const { lifecycle } = make()._plan;
    expect(lifecycleWarning('it', lifecycle) === undefined).toBe(name !== 'ingressNginx');
  });
});

test('channels and providers', () => {
  expect(UpstreamManifest.gatewayApi({ channel: GatewayApiChannel.EXPERIMENTAL })._plan).toMatchObject({
    url: expect.stringContaining('/experimental-install.yaml'), sha256: 'fb03263a4a720cc7abe9b36ede6e308b558d2d725a39595d664f34fe37f9c503' });
  expect(UpstreamManifest.ingressNginx({ provider: IngressNginxProvider.CLOUD })._plan).toMatchObject({
    url: expect.stringContaining('/provider/cloud/deploy.yaml'), sha256: '502fddca66b09c20dd48b6d0a792a9671cd663a3a0d2a8bda5ae990d13b6c5b2' });
});

test.each([
  [{ status: 'active' }, undefined],
  [{ status: 'unmaintained' }, 'weave is unmaintained and gets no more security fixes.'],
  [{ status: 'retired', since: 'June 2024', instead: 'Cni.calico()', source: 'https://a.dev' },
    'weave is retired since June 2024 and gets no more security fixes; use Cni.calico() instead (https://a.dev).'],
] as const)('%j', (lifecycle, warning) => expect(lifecycleWarning('weave', lifecycle)).toBe(warning));

describe('a manifest that nobody knows', () => {
  const least = { name: 'widgets', version: 'v1.0.0', url: 'https://acme.dev/widgets.yaml' };

  test('with every option', () => {
    const sha256 = 'a'.repeat(64);
    const waitFor = { crds: ['widgets.acme.dev'], workloads: ['daemonset/widgets/agent'], accepted: { kind: 'Widget' } };
    expect(UpstreamManifest.of({ ...least, sha256, serverSide: true, stage: Stage.NETWORK_CONFIG, waitFor })._plan).toEqual({
      ...least, sha256, serverSide: true, stage: 'networkConfig', sooner: false, podsNeedNetwork: false, provides: ['widgets'], lifecycle: { status: 'active' },
      from: 'UpstreamManifest.of()',
      waits: { crds: ['widgets.acme.dev'], workloads: [{ kind: 'daemonset', namespace: 'widgets', name: 'agent' }], probes: [{ kind: 'Widget' }] },
    });
  });

  const hostile = (options: object) => () => UpstreamManifest.of({ ...least, ...options } as never);
  test.each<[string, () => unknown, string]>([
    ['a moving version', hostile({ version: 'latest' }),
      'of({ version }): "latest" means another version tomorrow; name one that stays, like "v1.21.1" (UpstreamNotPinned)'],
    ['a branch', () => UpstreamManifest.certManager({ version: 'main' }),
      'certManager({ version }): "main" means another version tomorrow; name one that stays, like "v1.21.1" (UpstreamNotPinned)'],
    ['a version that leads elsewhere', () => UpstreamManifest.metalLb({ version: '../../evil' }),
      'metalLb({ version }): "../../evil" is not a version; write one like "v1.21.1" (UpstreamVersionInvalid)'],
    ['no version', hostile({ version: undefined }), 'of({ version }): is missing; give it a value (PropMissing)'],
    ['a short sum', hostile({ sha256: 'abc' }), 'of({ sha256 }): "abc" is not a SHA-256; '
      + 'write 64 hexadecimal digits, as sha256sum prints them (Sha256Invalid)'],
    ['a sum in capitals', hostile({ sha256: 'A'.repeat(64) }),
      `of({ sha256 }): the SHA-256 is not in 64 small digits alone; write "${'a'.repeat(64)}" (Sha256Invalid)`],
    ['no encryption and no sum', hostile({ url: 'http://acme.dev/w.yaml' }),
      'of({ url }): "http://acme.dev/w.yaml" is not encrypted, and there is no sha256 to compare with; '
        + 'write "https://acme.dev/w.yaml", or give sha256 (UpstreamUrlInsecure)'],
    ['a mirror without encryption', () => UpstreamManifest.certManager({ version: 'v1.20.0', url: 'http://mirror/c.yaml' }),
      'certManager({ url }): "http://mirror/c.yaml" is not encrypted, and there is no sha256 to compare with; '
        + 'write "https://mirror/c.yaml", or give sha256 (UpstreamUrlInsecure)'],
    ['a file', hostile({ url: './w.yaml' }), 'of({ url }): "./w.yaml" has no scheme; write "https://./w.yaml" or "http://…" (UrlWithoutScheme)'],
    ['a name with a path', hostile({ name: 'a/b' }), 'of({ name }): "a/b" is not a DNS label; write "a-b" (NameNotDnsLabel)'],
    ['a stage by its file', hostile({ stage: '20-ingress' }),
      'of({ stage }): "20-ingress" is not one of crds, namespaces, network, networkConfig, ingress, issuer, prow; pick one of them (NotAllowedValue)'],
    ['a stage that does not exist', () => UpstreamManifest.envoyGateway({ stage: 'first' as never }),
      'envoyGateway({ stage }): "first" is not one of crds, namespaces, network, networkConfig, ingress, issuer, prow; pick one of them (NotAllowedValue)'],
    ['a workload without a namespace', hostile({ waitFor: { workloads: ['deployment/x'] } }),
      'of({ waitFor.workloads[0] }): "deployment/x" is not a workload; write "deployment/NAMESPACE/NAME", "daemonset/…" or "statefulset/…" (WorkloadInvalid)'],
    ['an unknown channel', () => UpstreamManifest.gatewayApi({ channel: 'standart' as never }),
      'gatewayApi({ channel }): "standart" is not one of standard, experimental; did you mean "standard"? (NotAllowedValue)'],
  ])('%s', (_, call, text) => expect(call).toThrow(expect.objectContaining({ message: `UpstreamManifest.${text}` })));
});

describe('Envoy Gateway beside a Cilium that serves Gateways', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upstream-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const beside = (stage?: Stage, installer = CiliumInstaller.job()) => (): ProwApp => new ProwApp({
    outdir: mkdtempSync(join(folder, 'app-')), github: GitHub.cloud({ repositories: ['acme/app'] }), isolate: false,
    cni: Cni.cilium({ gatewayApi: {}, kubeProxyReplacement: true, k8sServiceHost: '10.0.0.1', installer }),
    upstreamManifests: [UpstreamManifest.envoyGateway({ stage })],
  });

  test.each([[CiliumInstaller.job(), '10-network'],
    [CiliumInstaller.valuesFile(), '15-network-config']])('comes when it is needed, where nobody said: row %#', (installer, stage) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const made = beside(undefined, installer)();
    made.synth();
    warn.mockRestore();
    const script = readFileSync(join(made.outdir, 'apply.sh'), 'utf8');
    const [, lines] = new RegExp(`apply_stage\\(\\) {[^]*?\\n    ${stage}\\)\\n([^]*?)\\n      ;;`).exec(script) as RegExpExecArray;
    const words = lines.trim().split('\n').map((line) => line.trim().replace(/^((?:\S+ )?\S+).*/, '$1')).filter((line) => !line.startsWith('later'));
    expect(words).toEqual(stage === '10-network'
      ? ['secrets', 'only=CustomResourceDefinition', 'upstream envoy-gateway', 'only=\'\'', 'need gateway-api', 'own 10-network.k8s.yaml',
        'completed kube-system', 'catch_up envoy-gateway']
      : ['secrets', 'upstream envoy-gateway', 'need gateway-api']);
    expect(script.match(/^ *upstream envoy-gateway/gm)).toHaveLength(1);
  });

  test('comes too late where somebody says so', () => expect(beside(Stage.INGRESS)).toThrow(expect.objectContaining({
    message: 'new ProwApp({ upstreamManifests[0] }): envoy-gateway would be applied in the stage "ingress", but objects of the stage "network" need it; '
      + 'write stage: "network" or an earlier one (UpstreamStageTooLate)',
  })));

  test.each([
    [CiliumInstaller.job(), 'network'], [CiliumInstaller.k3s(), 'network'],
    [CiliumInstaller.valuesFile(), 'networkConfig'], [CiliumInstaller.flux(), 'networkConfig'], [CiliumInstaller.argoCd(), 'networkConfig'],
  ])('is needed when Cilium starts, or comes under the care of who installs it: row %#', (installer, stage) => {
    const { requirements } = Cni.cilium({ gatewayApi: {}, kubeProxyReplacement: true, k8sServiceHost: '10.0.0.1', installer })._plan;
    expect(requirements.find(({ name }) => name === 'gateway-api')?.stage).toBe(stage);
  });

  test.each([Stage.NETWORK, Stage.CRDS])('brings what it needs in the stage %s', (stage) => expect(beside(stage)).not.toThrow());
});
