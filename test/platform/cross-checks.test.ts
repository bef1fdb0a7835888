import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  CiliumInstaller, Cni, DeckAccess, Exposure, GatewayController, GitHub, IngressController, ProwApp, ProwAppProps, ProwJobs, Stage, Tls, UpstreamManifest,
} from '../../src';
import { clusterIpExposure } from '../../src/exposure/cluster-ip-exposure';
import { ExposureContext, ExposurePlan, InsideEndpoints } from '../../src/exposure/exposure-plan';

// what a Prow in a chart says is asserted elsewhere
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

const folder = mkdtempSync(join(tmpdir(), 'cross-checks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const github = GitHub.cloud({ repositories: ['acme/app'] });
let runs = 0;

/** An exposure with nothing in it but what a check is about. */
function exposed(plan: Partial<ExposurePlan>): Exposure {
  return Object.assign(Object.create(Exposure.prototype) as Exposure,
    { _resolve: (context: ExposureContext) => ({ ...clusterIpExposure({ hookUrl: 'https://a.dev/hook' })(context), ...plan }) });
}

function app(props: Partial<ProwAppProps>): ProwApp {
  return new ProwApp({ github, outdir: join(folder, String(runs++)), ...props });
}

const pool = (range: string): Exposure => exposed({ addresses: [{ from: 'Exposure.loadBalancer({ pool })', range }] });
const clusterNetwork = {
  podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'], serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['192.168.1.0/24', '192.168.7.7/32'],
  apiServerCidrs: ['192.168.1.10/32'],
};

describe('addresses that are given away', () => {
  test.each<[string, string]>([
    ['10.244.255.0/24', 'shares addresses with "10.244.0.0/16" of pods'],
    ['10.243.255.250-10.244.0.0', 'shares addresses with "10.244.0.0/16" of pods'],
    ['fd00:10:244::1-fd00:10:244::5', 'shares addresses with "fd00:10:244::/56" of pods'],
    ['10.96.0.10/32', 'shares addresses with "10.96.0.0/12" of Services'],
    ['10.111.255.255 - 10.112.0.1', 'shares addresses with "10.96.0.0/12" of Services'],
    ['192.168.0.0/16', 'holds all of "192.168.1.0/24", and with it every node'],
    ['192.168.7.1-192.168.7.20', 'holds all of "192.168.7.7/32", and with it every node'],
    ['192.168.1.10/31', 'holds "192.168.1.10/32" of the API server'],
  ])('%s %s', (range, what) => {
    const text = `new ProwApp({ exposure }): "${range}" of Exposure.loadBalancer({ pool }) ${what}; give it addresses that nothing else has (AddressPoolTaken)`;
    expect(() => app({ exposure: pool(range), clusterNetwork })).toThrow(new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'm'));
  });

  test.each(
    ['192.168.1.240/28', '192.168.1.240-192.168.1.250', '10.112.0.0/24', '203.0.113.0/24', 'fd00:1::/64', '10.243.255.0/24'])('%s is nobody\'s', (range) => {
    expect(() => app({ exposure: pool(range), clusterNetwork })).not.toThrow();
  });

  test('where nothing is known of the cluster, nothing is wrong', () => expect(() => app({ exposure: pool('10.0.0.0/8') })).not.toThrow());

  test('the network that a CNI was told counts', () => expect(() => app({ exposure: pool('10.244.9.0/24'), cni: Cni.flannel() })).toThrow('(AddressPoolTaken)'));
});

describe('a class of load balancers', () => {
  const of = (loadBalancerClass: string): Exposure => exposed({ loadBalancerClass });

  test('that is another CNI\'s', () => {
    expect(() => app({ exposure: of('io.cilium/l2-announcer'), cni: Cni.flannel() })).toThrow(expect.objectContaining({
      message: 'new ProwApp({ exposure }): no Service of loadBalancerClass "io.cilium/l2-announcer" would get an address, because Flannel does not serve '
        + 'it; leave loadBalancerClass out, and install a load balancer such as MetalLB (LoadBalancerClassNotServed)',
    }));
  });

  test.each<[string, Cni]>(
    [['io.cilium/l2-announcer', Cni.preinstalled()], ['metallb.io/metallb', Cni.flannel()],
      ['kube-vip.io/kube-vip-class', Cni.flannel()]])('%s may be served', (name, cni) => {
    expect(() => app({ exposure: of(name), cni })).not.toThrow();
  });
});

describe('manifests of other projects', () => {
  const widgets = { name: 'widgets', version: 'v1', url: 'https://acme.dev/w.yaml' };
  test.each<[string, Partial<ProwAppProps>, string]>([
    ['twice', { upstreamManifests: [UpstreamManifest.certManager(), UpstreamManifest.certManager({ version: 'v1.20.0' })] },
      'upstreamManifests[1] }): cert-manager v1.20.0 is there already, as v1.21.1; keep one of them (UpstreamManifestTwice)'],
    ['the same by two names', { upstreamManifests: [UpstreamManifest.gatewayApi(), UpstreamManifest.envoyGateway()] },
      'upstreamManifests[1] }): envoy-gateway brings what gateway-api brings already: gateway-api; keep one of them (UpstreamManifestTwice)'],
    ['too late', {
      exposure: exposed({ requirements: [{ name: 'widgets', crds: ['widgets.acme.dev'], stage: 'issuer' }, { name: 'widgets', crds: [], stage: 'prow' }] }),
      upstreamManifests: [UpstreamManifest.of({ ...widgets, stage: Stage.PROW })],
    },
    'upstreamManifests[0] }): widgets would be applied in the stage "prow", but objects of the stage "issuer" need it; '
      + 'write stage: "issuer" or an earlier one (UpstreamStageTooLate)'],
    ['something else', { upstreamManifests: ['cert-manager'] as never },
      'upstreamManifests[0] }): "cert-manager" is not made by UpstreamManifest.certManager() and the like; '
        + 'write UpstreamManifest.certManager() (WrongType)'],
  ])('%s', (_, props, text) => expect(() => app(props)).toThrow(expect.objectContaining({ message: `new ProwApp({ ${text}` })));
});

describe('stages', () => {
  const config = (name: string, namespace?: string) => (scope: Construct, { deck, hook }: InsideEndpoints): void =>
    void new ApiObject(scope, name,
      { apiVersion: 'acme.dev/v1', kind: 'Config', metadata: { name, namespace }, spec: { deck: deck.serviceName, hook: hook.serviceName } });

  test('each gets a file when it holds something, and none otherwise', () => {
    const made = app(
      { exposure: exposed(
        { objects: { networkConfig: config('pool', 'metallb-system'), ingress: config('class'), issuer: () => undefined, prow: config('route', 'prow') } }) });
    made.synth();
    expect(readdirSync(made.outdir).filter((name) => name.endsWith('.yaml'))).toEqual(
      ['00-crds.k8s.yaml', '05-namespaces.k8s.yaml', '15-network-config.k8s.yaml', '20-ingress.k8s.yaml', '40-prow.k8s.yaml']);
    expect(readFileSync(join(made.outdir, '20-ingress.k8s.yaml'), 'utf8')).toBe(
      'apiVersion: acme.dev/v1\nkind: Config\nmetadata:\n  name: class\nspec:\n  deck: deck\n  hook: hook\n');
    expect(made.prow.node.findChild('exposure').node.findChild('route')).toBeInstanceOf(ApiObject);
  });

  test('what is wrong writes nothing', () => {
    const made = app({ exposure: exposed({ objects: { prow: config('route', 'elsewhere') } }) });
    expect(() => made.synth()).toThrow('(NamespaceMissing)');
    expect(existsSync(made.outdir)).toBe(false);
  });
});

describe('what should be known before anything is applied', () => {
  const retired = 'ingress-nginx v1.15.1 is retired since March 2026 and gets no more security fixes; '
    + 'use Exposure.gateway() with UpstreamManifest.envoyGateway(), '
    + 'Exposure.ingress() with a controller that is looked after, such as Traefik, HAProxy or Contour, or Exposure.tunnel() instead '
      + '(https://github.com/kubernetes/ingress-nginx).';
  const written = (props: Partial<ProwAppProps>): { steps: string; warned: readonly string[]; app: ProwApp } => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const made = app(props);
    made.synth();
    const warned = warn.mock.calls.map(([line]) => String(line));
    warn.mockRestore();
    return { steps: readFileSync(join(made.outdir, 'NEXT-STEPS.md'), 'utf8'), warned, app: made };
  };

  test('is a property, a line on the standard error, and a section of the notes', () => {
    const { steps, warned, app: made } = written({ exposure: exposed({ warnings: ['Mind the gap.'] }), upstreamManifests: [UpstreamManifest.ingressNginx()] });
    expect(made.warnings).toEqual(['Mind the gap.', retired]);
    expect(warned).toEqual(['warning: Mind the gap.', `warning: ${retired}`]);
    expect(steps).toContain(`## Warnings\n\n* Mind the gap.\n* ${retired}\n\n## 1. `);
  });

  test.each<[string, Partial<ProwAppProps>, boolean, string]>([
    ['a Gateway shows its challenges', { upstreamManifests: [UpstreamManifest.envoyGateway(), UpstreamManifest.certManager()] }, true,
      '* A challenge by http01 comes through the Gateway: apply.sh gives cert-manager the argument --enable-gateway-api.'],
    ['somebody else brings it', { upstreamManifests: [UpstreamManifest.envoyGateway()] }, false,
      '* A challenge by http01 comes through the Gateway only where cert-manager runs with enableGatewayAPI: true'],
    ['an Ingress shows them', {
      exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik(), tls: Tls.acme({ email: 'ops@acme.dev' }) }),
      upstreamManifests: [UpstreamManifest.certManager()],
    }, false, '# Next steps'],
  ])('cert-manager is told of the Gateway API where %s: %#', (_, props, isTold, note) => {
    const gateway = Exposure.gateway({ controller: GatewayController.envoyGateway(), domain: 'acme.dev', tls: Tls.acme({ email: 'ops@acme.dev' }) });
    const { steps, app: made } = written({ exposure: gateway, ...props });
    const told = 'argument=--enable-gateway-api; upstream cert-manager';
    expect(readFileSync(join(made.outdir, 'apply.sh'), 'utf8').includes(told)).toBe(isTold);
    expect(steps).toContain(note);
  });

  test.each<[string, Exposure]>([
    ['the controller and its manifest', Exposure.ingress({ domain: 'acme.dev', controller: IngressController.nginx(), tls: Tls.secret('tls') })],
    ['the manifest alone', Exposure.nodePort()],
  ])('is said once of %s', (_, exposure) => {
    const { warnings } = app({ exposure, upstreamManifests: [UpstreamManifest.ingressNginx()] });
    expect(warnings.filter((warning) => /^ingress-nginx .*is retired/.test(warning))).toHaveLength(1);
  });

  test('is one sentence where many differ in nothing but names', () => {
    const periodics = Array.from({ length: 300 }, (_, i) => ({ name: `${'unit-test-'.repeat(6)}${1000 + i}`, interval: '1h',
      spec: { containers: [{ image: 'golang:1.26', command: ['true'] }] } }));
    const folded = `jobs.periodics[0]: the name \`${periodics[0].name}\` has 64 characters, and labels of pods hold 63. Prow cuts the label, `
      + 'and `checkconfig --strict` refuses the job. The same is so of 299 more: jobs.periodics[1], jobs.periodics[2], jobs.periodics[3] and others.';
    const { steps, warned, app: made } = written({ jobs: ProwJobs.of({ periodics }) });
    expect([made.warnings, warned]).toEqual([[folded], [`warning: ${folded}`]]);
    expect(steps).toContain(`## Warnings\n\n* ${folded}\n\n## 1. `);
  });

  test('is nothing where there is nothing', () => {
    const { steps, warned, app: made } = written({});
    expect([made.warnings, warned]).toEqual([[], []]);
    expect(steps).not.toContain('Warnings');
    expect(steps).toContain('## 3. Apply\n\n```sh\nkubectl apply -f .\n```\n');
  });

  test('what is required is listed where nobody brings it, with the stage that looks for it', () => {
    const { steps } = written({
      exposure: exposed(
        { requirements: [{ name: 'cert-manager', crds: ['certificates.cert-manager.io'], stage: 'issuer' }, { name: 'traefik', crds: [], stage: 'prow' }] }),
      upstreamManifests: [UpstreamManifest.metalLb()],
    });
    expect(steps).toContain([
      '## 3. Apply', 'These must be in the cluster first:',
      '* cert-manager: install it, or add UpstreamManifest.certManager() to upstreamManifests. Before the stage `30-issuer` the script looks for '
        + '`certificates.cert-manager.io`.\n* traefik: install it.',
      '```sh\nsh apply.sh\n```',
    ].join('\n\n'));
    expect(steps).toContain(
      '* metallb v0.16.2, before `10-network`: <https://raw.githubusercontent.com/metallb/metallb/v0.16.2/config/manifests/metallb-native.yaml>, '
        + 'SHA-256 `e5f7');
  });
});

describe('apply.sh', () => {
  const written = (props: Partial<ProwAppProps>): string => {
    const made = app({ isolate: false, ...props });
    jest.spyOn(console, 'warn').mockImplementation();
    made.synth();
    jest.restoreAllMocks();
    return readFileSync(join(made.outdir, 'apply.sh'), 'utf8');
  };
  const CUT_OFF = 'no pod of the cluster has a network after that.';
  const UNINSTALLED = `helm uninstall cilium --namespace=kube-system takes it away, or cilium uninstall does, and ${CUT_OFF}`;

  test.each<[string, Cni, string | undefined]>([
    ['a file of values', Cni.cilium({ installer: CiliumInstaller.valuesFile() }), `Cilium stays, because you installed it with helm: ${UNINSTALLED}`],
    ['a Job', Cni.cilium({ installer: CiliumInstaller.job() }), `Cilium stays, because deleting the Job takes away nothing that it installed: ${UNINSTALLED}`],
    ['k3s', Cni.cilium({ installer: CiliumInstaller.k3s() }), `Cilium goes too, because k3s uninstalls the chart when its HelmChart is deleted: ${CUT_OFF}`],
    ['Flux', Cni.cilium({ installer: CiliumInstaller.flux() }),
      `Cilium goes too, because Flux uninstalls the chart when its HelmRelease is deleted, unless that is suspended: ${CUT_OFF}`],
    ['Argo CD', Cni.cilium({ installer: CiliumInstaller.argoCd() }),
      'Cilium stays, because its Application has no finalizer resources-finalizer.argocd.argoproj.io, without which Argo CD leaves what it applied: '
      + `argocd app delete cilium, run before this, takes it away. Then ${CUT_OFF}`],
    ['objects of ours', Cni.flannel(), `The CNI goes too, and ${CUT_OFF}`],
    ['somebody else', Cni.preinstalled(), undefined],
  ])('says what becomes of a CNI that came by %s', (_, cni, text) => {
    const said = [...written({ cni }).matchAll(/^ {4}say '(.*)'$/gm)].map(([, line]) => line).filter((line) => line.includes(CUT_OFF));
    expect(said).toEqual(text === undefined ? [] : [text]);
  });

  test('looks for what secrets.sh makes, once there are namespaces, and not for what an object of ours brings', () => {
    const brought = exposed({
      secrets: [{ name: 'brought', keys: [] }, { name: 'needed', namespace: 'kube-system', keys: [] }],
      objects: {
        prow: (scope) => void new ApiObject(scope, 'brought',
          { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'brought', namespace: 'prow' } }) },
    });
    const script = written({ exposure: brought, cni: Cni.flannel() });
    expect([...script.matchAll(/^ {2}lack (.*)$/gm)].map(([, what]) => what)).toEqual([
      'secret prow hmac-token', 'secret prow github-token', 'secret prow object-store-root', 'secret prow object-store-accounts',
      'secret test-pods s3-credentials', 'secret prow s3-credentials-crier', 'secret prow s3-credentials-deck', 'secret prow s3-credentials-tide',
      'secret prow s3-credentials-status-reconciler',
      'secret kube-system needed',
    ]);
    expect(script).toContain('  command=\'sh secrets.sh --app-id NUMBER --app-key FILE\'\n');
    expect(script).toMatch(/05-namespaces\)\n {6}own 05-namespaces.k8s.yaml\n {6};;\n {4}10-network\)\n {6}secrets\n[^;]*;;\n {4}40-prow\)\n {6}secrets\n/);
  });
});

describe('what stands before deck', () => {
  const guarded = {
    exposure: exposed(
      { deckUrl: 'https://deck.acme.dev',
        objects: {
          prow: (scope, { deck }) => void new ApiObject(scope, 'route',
            { apiVersion: 'acme.dev/v1', kind: 'Config', metadata: { name: 'route', namespace: 'prow' }, spec: deck }) } }),
    deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) };

  test('gets what would go to deck, and its Secret is one of secrets.sh', () => {
    const made = app(guarded);
    made.synth();
    const read = (name: string): string => readFileSync(join(made.outdir, name), 'utf8');
    expect(read('40-prow.k8s.yaml')).toContain(
      'kind: Config\nmetadata:\n  labels:\n    app.kubernetes.io/instance: prow\n  name: route\n  namespace: prow\nspec:\n  namespace: prow\n  port: 80\n  '
        + 'serviceName: oauth2-proxy\n');
    expect(read('secrets.sh')).toContain('prow/oauth2-proxy');
    expect(made.prow.secretsScript).toBe(read('secrets.sh'));
  });

  test('what does not fit deck is found before anything is made', () => {
    expect(() => app({ deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) })).toThrow(/^new ProwApp\(\{ deckAccess \}\): .* \(DeckUrlUnknown\)$/);
  });
});
