import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import {
  AcmeSolver, CheckedApp, CheckedAppProps, ClusterIssuer, Cni, Exposure, GatewayController, GitHub, IngressController, Issuance, IsolationOptions,
  ObjectStorage,
  PolicyDialect, PreinstalledCni, Prow, ProwApp, ProwDelivery, ProwDeliveryProps, ProwJobCrd, ProwNamespaces, ProwPolicies, ProwProps,
  SecretDelivery, Tls, UpstreamManifest,
} from '../../src';
import { filesIn, newFolder, removeFolders } from '../writer/folder';

let said: readonly string[];
beforeEach(() => {
  const lines: string[] = [];
  said = lines;
  jest.spyOn(console, 'warn').mockImplementation((line) => void lines.push(String(line)));
});
afterEach(() => jest.restoreAllMocks());
afterAll(removeFolders);

const github = GitHub.cloud({ repositories: ['acme/app'] });
const clusterNetwork = { apiServerCidrs: ['10.0.0.5/32'] };
const calico = Cni.preinstalled({ of: PreinstalledCni.calico() });
const isolation = { apiServerPort: 6443 };

/** Charts of somebody's own, in the order of applying. */
function build(props: Partial<ProwProps> = {}, existing?: CheckedAppProps['existing'], names = ['a', 'b']) {
  const outdir = newFolder();
  const app = new CheckedApp({ outdir, existing });
  const before = new Chart(app, names[0]);
  new ProwJobCrd(before, 'crd');
  new ProwNamespaces(before, 'namespaces');
  const chart = new Chart(app, names[1]);
  const prow = new Prow(chart, 'prow', { github, ...props });
  return { app, outdir, chart, prow };
}

const policiesOf = (objects: readonly any[]): readonly any[] => objects.filter(({ kind }) => /NetworkPolicy$/.test(kind));

describe('policies in a chart of one\'s own', () => {
  test.each<[string, Cni, IsolationOptions]>([
    ['of Kubernetes', calico, isolation],
    ['of Cilium', Cni.preinstalled({ of: PreinstalledCni.cilium() }), isolation],
    ['of Calico', Cni.preinstalled({ of: PreinstalledCni.calico() }), { ...isolation, policies: PolicyDialect.calico() }],
    ['with more traffic', calico, { ...isolation, monitoringNamespace: 'monitoring', jobsInternet: false, jobsCidrs: ['10.9.0.0/16'], gitHubCidrs: ['140.82.112.0/20'] }],
  ])('are those that ProwApp places, before the pods: %s', (_, cni, options) => {
    const exposure = Exposure.ingress({ domain: 'prow.acme.dev', controller: IngressController.traefik(), tls: Tls.secret('prow-tls') });
    const storage = ObjectStorage.inCluster();
    const app = new ProwApp({ github, exposure, storage, cni, clusterNetwork, isolate: true, isolation: options });
    const { chart, prow } = build({ exposure, storage });
    new ProwPolicies(chart, 'policies', { prow, cni, clusterNetwork, isolation: options });
    const mine = Testing.synth(chart);
    const theirs = app.node.tryFindChild('40-prow')!.node.findAll().filter(ApiObject.isApiObject).map((one) => one.toJson());
    expect(policiesOf(mine)).toEqual(policiesOf(theirs));
    expect(policiesOf(mine).length).toBeGreaterThan(10);
    expect(policiesOf(mine.slice(0, policiesOf(mine).length))).toHaveLength(policiesOf(mine).length);
  });

  test.each<[string, object, string]>([
    ['a CNI that enforces none', { cni: Cni.flannel(), isolation },
      ' cni: Flannel does not enforce NetworkPolicy, so nothing would be isolated; use Cni.calico(), Cni.cilium() or say who enforces them (CniCannotIsolate)'],
    ['a CNI that nobody knows', { cni: Cni.preinstalled(), isolation }, ' cni: nobody said whether the preinstalled CNI enforces NetworkPolicy; '
      + 'say so with enforcesNetworkPolicy: true, or leave the policies out (CniCannotIsolate)'],
    ['another dialect', { isolation: { ...isolation, policies: PolicyDialect.cilium() } }, ' isolation: Calico does not read policies of cilium.io, so nothing would '
      + 'be isolated; use PolicyDialect.kubernetes(), which every CNI reads that enforces any (PolicyIgnored)'],
    ['no Prow', { prow: undefined, isolation }, ' prow: is missing; give it a value (PropMissing)'],
  ])('are refused: %s', (_, props, text) => {
    const { chart, prow } = build();
    expect(() => new ProwPolicies(chart, 'policies', { prow, cni: calico, clusterNetwork, ...props } as any)).toThrow(`[b/policies]${text}`);
  });

  test('say what should be known, with the place', () => {
    const { app, chart, prow } = build();
    new ProwPolicies(chart, 'policies', { prow, cni: calico, clusterNetwork: { apiServerCidrs: ['10.96.0.1/32'] }, isolation });
    app.synth();
    expect(said.filter((line) => line.startsWith('warning: [b/policies]'))).toEqual([
      expect.stringContaining('clusterNetwork.apiServerCidrs has 10.96.0.1/32, which many clusters give to the Service kubernetes'),
    ]);
  });
});

describe('what stands beside the YAML of charts of one\'s own', () => {
  const FILES = ['DAY-TWO.md', 'DIAGRAMS.md', 'NEXT-STEPS.md', 'apply.sh', 'github-app/create.mjs', 'github-app/manifest', 'github-app/settings', 'images.txt', 'sbom.cdx', 'secrets.sh', 'secrets.tsv', 'store/alerts'];

  test.each<[string, Partial<ProwProps>, Omit<ProwDeliveryProps, 'prow'>]>([
    ['by default', {}, {}],
    ['with manifests of others', { exposure: Exposure.gateway({ domain: 'prow.acme.dev', controller: GatewayController.envoyGateway(), tls: Tls.acme({ email: 'a@acme.dev' }) }) },
      { upstreamManifests: [UpstreamManifest.envoyGateway(), UpstreamManifest.certManager()] }],
    ['with Secrets from a store', { secretDelivery: SecretDelivery.externalSecrets({ storeName: 'vault' }) }, {}],
  ])('is what ProwApp writes, but for the names of files: %s', (_, props, delivery) => {
    const { app, outdir, prow } = build(props, { everything: true });
    new ProwDelivery(app, 'delivery', { prow, ...delivery });
    app.synth();
    app.synth();
    const theirs = newFolder();
    new ProwApp({ github, ...props, ...delivery, outdir: theirs }).synth();
    const [mine, other] = [filesIn(outdir), filesIn(theirs)];
    expect(Object.keys(mine).filter((name) => !name.endsWith('.yaml') && !name.startsWith('.'))).toEqual(FILES);
    for (const name of ['secrets.sh', 'secrets.tsv', 'images.txt', 'sbom.cdx', 'github-app/manifest', 'github-app/settings']) expect(mine[name]).toBe(other[name]);
    const steps = (text: string): string => text.replace(/`\d\d-[a-z]+`/g, 'STAGE');
    expect(steps(mine['NEXT-STEPS.md'])).toBe(steps(other['NEXT-STEPS.md']));
    const wait = 'secretDelivery' in props ? '' : '      secrets\n';
    expect(mine['apply.sh']).toContain(`    b)\n${wait}      make_way\n      own b.k8s.yaml\n`);
    expect(mine['apply.sh']).toContain('\n    a)\n      own a.k8s.yaml\n');
  });

  test('a Prow whose Secrets come from a store brings them, and its script leaves them alone', () => {
    const app = new App({ outdir: newFolder() });
    const prow = new Prow(new Chart(app, 'ci'), 'prow', { github, secretDelivery: SecretDelivery.externalSecrets({ storeName: 'vault' }) });
    app.synth();
    expect(readFileSync(join(app.outdir, 'ci.k8s.yaml'), 'utf8').match(/^kind: ExternalSecret$/gm)).toHaveLength(9);
    expect(prow.secretsScript).not.toMatch(/^(create|want) secret /m);
    expect(prow.secretsScript).toContain('secret prow/hmac-token, made by ClusterSecretStore vault, read by deployment/hook\n');
    const theirs = new ProwApp({ github, secretDelivery: SecretDelivery.externalSecrets({ storeName: 'vault' }), outdir: newFolder() });
    theirs.synth();
    expect(filesIn(theirs.outdir)['secrets.sh']).toBe(theirs.prow.secretsScript);
    expect(theirs.prow.secretsScript).toBe(prow.secretsScript);
  });

  test('an app of cdk8s asks for the texts', () => {
    const app = new App({ outdir: newFolder() });
    const prow = new Prow(new Chart(app, 'ci'), 'prow', { github });
    const files = new ProwDelivery(app, 'delivery', { prow }).files();
    app.synth();
    expect(Object.keys(files).sort()).toEqual(FILES);
    expect(files['secrets.sh']).toBe(prow.secretsScript);
    expect(files['apply.sh']).toContain('own ci.k8s.yaml');
    expect(readFileSync(join(app.outdir, 'ci.k8s.yaml'), 'utf8')).toContain('name: hook');
  });

  test('warnings and notes of the Prow, its policies and the objects are in it', () => {
    const { app, outdir, chart, prow } = build({ exposure: Exposure.nodePort({ address: '192.168.1.10' }) }, undefined, ['z', 'b']);
    const policies = new ProwPolicies(chart, 'policies', { prow, cni: calico, clusterNetwork, isolation });
    new ProwDelivery(app, 'delivery', { prow, cni: calico, clusterNetwork });
    app.synth();
    const text = filesIn(outdir)['NEXT-STEPS.md'];
    expect(policies.notes.length).toBeGreaterThan(0);
    for (const sentence of [...prow.warnings, ...prow.notes, ...policies.notes]) expect(text).toContain(sentence);
    expect(text).toContain('b.k8s.yaml is applied before z.k8s.yaml, in which CustomResourceDefinition prowjobs.prow.k8s.io, Namespace prow, Namespace test-pods stands: ');
  });

  test('one app delivers one Prow', () => {
    const { app, prow } = build();
    new ProwDelivery(app, 'delivery', { prow });
    expect(() => new ProwDelivery(app, 'again', { prow })).toThrow(
      '[again] another ProwDelivery of this app writes apply.sh and NEXT-STEPS.md; give each Prow an app of its own (MutuallyExclusive)');
    const whole = new ProwApp({ github });
    expect(() => new ProwDelivery(whole, 'again', { prow: whole.prow })).toThrow(
      '[again] a ProwApp writes apply.sh and NEXT-STEPS.md for its own Prow; leave it out (MutuallyExclusive)');
  });
});

describe('issuers and classes that nobody emits', () => {
  const ingress = Exposure.ingress({ domain: 'x.dev', controller: IngressController.traefik(), tls: Tls.acme({ email: 'a@x.dev' }) });
  const gateway = Exposure.gateway({ domain: 'x.dev', controller: GatewayController.istio(), tls: Tls.issuer({ name: 'ours' }) });

  test.each<[string, Exposure, CheckedAppProps['existing'], readonly string[]]>([
    ['an issuer', ingress, {}, ['there is no ClusterIssuer "letsencrypt-staging"; emit it, or say it in existing.issuers (IssuerMissing)']],
    ['a class of Ingresses', ingress, { issuers: [{ name: 'letsencrypt-staging' }], classes: { ingress: ['nginx'] } },
      ['there is no IngressClass "traefik"; ']],
    ['a class of Gateways', gateway, { issuers: [{ name: 'ours' }], classes: { gateway: ['cilium'] } }, ['there is no GatewayClass "istio"; ']],
    ['nothing', ingress, { issuers: [{ name: 'letsencrypt-staging' }], classes: { ingress: ['traefik'] } }, []],
  ])('are refused where somebody said what there is: %s', (_, exposure, existing, texts) => {
    const { app } = build({ exposure }, existing);
    let message = '';
    try {
      app.synth();
    } catch (error) {
      ({ message } = error as Error);
    }
    for (const text of texts) expect(message).toContain(text);
    expect(message === '').toBe(texts.length === 0);
  });

  test('are told where nobody said', () => {
    build({ exposure: ingress }).app.synth();
    expect(said.at(-1)).toMatch(/^warning: A reference leads to what this app does not emit, and nobody looks whether it is there: ClusterIssuer "letsencrypt-staging", at /);
  });

  test('are there when they are emitted', () => {
    const { app, chart } = build({ exposure: ingress }, {});
    new ClusterIssuer(chart, 'issuer', { issuer: Issuance.acme({ email: 'a@x.dev', solvers: [AcmeSolver.http01Ingress({ ingressClassName: 'traefik' })] }) });
    expect(() => app.synth()).not.toThrow();
  });
});
