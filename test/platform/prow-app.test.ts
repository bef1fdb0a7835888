import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Cni, ComponentsPriority, DeckAccess, Exposure, ExtraVolume, GitHub, GitHubAuth, ObjectStorage, ProwApp, ProwAppProps, ProwJobs, ServiceExposure, Tunnel } from '../../src';

const folder = mkdtempSync(join(tmpdir(), 'prow-app-'));
afterAll(() => rmSync(folder, { recursive: true }));

const github = GitHub.cloud({ repositories: ['acme/app'] });
let runs = 0;

function synth(props: Partial<ProwAppProps> = {}): Record<string, string> {
  const outdir = join(folder, String(runs++));
  new ProwApp({ github, outdir, ...props }).synth();
  return Object.fromEntries(readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    .map((one) => relative(outdir, join(one.parentPath, one.name))).sort().map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
}

const outline = (file: string): string[] => parseAllDocuments(file).map((d) => d.toJS()).map(
  (o) => `${o.kind} ${o.metadata.namespace ? `${o.metadata.namespace}/` : ''}${o.metadata.name}`);

describe('files', () => {
  test('by default: CRD, namespaces and Prow, and nothing below it', () => {
    const files = synth();
    expect(Object.keys(files)).toEqual(
      ['.cdk8s-prow.sha256', '00-crds.k8s.yaml', '05-namespaces.k8s.yaml', '40-prow.k8s.yaml', 'DAY-TWO.md', 'DIAGRAMS.md', 'NEXT-STEPS.md', 'apply.sh', 'github-app/create.mjs', 'github-app/manifest', 'github-app/settings',
        'images.txt', 'sbom.cdx', 'secrets.sh', 'secrets.tsv', 'store/alerts']);
    expect(outline(files['00-crds.k8s.yaml'])).toEqual(['CustomResourceDefinition prowjobs.prow.k8s.io']);
    expect(outline(files['05-namespaces.k8s.yaml'])).toEqual(
      ['Namespace prow', 'Namespace test-pods', 'ResourceQuota test-pods/prow-jobs', 'LimitRange test-pods/prow-jobs']);
    expect(files['00-crds.k8s.yaml'].length).toBeLessThan(262144);
  });

  test('with Flannel: its objects in a stage of their own', () => {
    expect(outline(synth({ cni: Cni.flannel() })['10-network.k8s.yaml'])).toEqual(
      expect.arrayContaining(['Namespace kube-flannel', 'ConfigMap kube-flannel/kube-flannel-cfg', 'DaemonSet kube-flannel/kube-flannel-ds']));
  });

  test('quota and limits of jobs, with room for as many as start at once', () => {
    const room = (props: Partial<ProwAppProps>) => {
      const files = synth(props);
      const [atOnce] = /max_concurrency: \d+/.exec(files['40-prow.k8s.yaml']) ?? ['without an end'];
      const specs = parseAllDocuments(files['05-namespaces.k8s.yaml']).map((one) => one.toJS()).filter(({ kind }) => kind !== 'Namespace').map(({ spec }) => spec);
      return [atOnce, ...specs];
    };
    const limits = { limits: [{
      default: { 'ephemeral-storage': '20Gi' }, defaultRequest: { 'cpu': '100m', 'ephemeral-storage': '0', 'memory': '128Mi' },
      max: { 'ephemeral-storage': '100Gi' }, type: 'Container',
    }] };
    const atOnce = (most: number | null): Partial<ProwAppProps> => ({ configOverrides: { plank: { max_concurrency: most } } });
    expect(room({})).toEqual(['max_concurrency: 100', { hard: { 'pods': '125', 'requests.storage': '1Ti' } }, limits]);
    expect(room(atOnce(500))).toEqual(['max_concurrency: 500', { hard: { 'pods': '625', 'requests.storage': '1Ti' } }, limits]);
    expect(room(atOnce(null))).toEqual(['without an end', { hard: { 'requests.storage': '1Ti' } }, limits]);
    expect(room({ jobsResourceQuota: { pods: '50' } })).toEqual(['max_concurrency: 40', { hard: { pods: '50' } }, limits]);
    const writes = (...disk: readonly string[]): Partial<ProwAppProps> => ({ jobs: ProwJobs.of({ periodics: disk.map((amount, i) => ({
      name: `writes-${i}`, interval: '1h', spec: { containers: [{ image: 'busybox:1.37', command: ['true'], resources: { limits: { 'ephemeral-storage': amount } } }] },
    })) }) });
    const most = (...disk: readonly string[]) => room(writes(...disk))[2].limits[0].max;
    expect([most('50Gi'), most('200Gi', '300Gi', '1Gi')]).toEqual([{ 'ephemeral-storage': '100Gi' }, { 'ephemeral-storage': '300Gi' }]);
    expect(room({ jobsResourceQuota: { pods: '1' } })).toEqual(['max_concurrency: 1', { hard: { pods: '1' } }, limits]);
    expect(room({ jobsResourceQuota: { pods: '9000' } })).toEqual(['max_concurrency: 100', { hard: { pods: '9000' } }, limits]);
    expect(room({ jobsResourceQuota: {}, jobsLimitRange: {} })).toEqual(['max_concurrency: 100']);
    expect(room({ jobsResourceQuota: {}, jobsLimitRange: { max: {}, defaultLimit: {} } })).toEqual(['max_concurrency: 100']);
  });

  test('all pods of ours have a priority above those of jobs, which pushes nobody out', () => {
    const classes = (props: Partial<ProwAppProps>) => {
      const objects = parseAllDocuments(synth(props)['40-prow.k8s.yaml']).map((one) => one.toJS());
      const used = objects.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec.template.spec.priorityClassName ?? 'none');
      const made = objects.filter(({ kind }) => kind === 'PriorityClass').map(({ metadata, value, preemptionPolicy }) => [metadata.name, value, preemptionPolicy]);
      return { made, used: [...new Set(used)] };
    };
    const behind = { exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })), deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) };
    expect(classes({})).toEqual({ made: [['prow-components', 1000000, 'Never']], used: ['prow-components'] });
    expect(classes(behind)).toEqual({ made: [['prow-components', 1000000, 'Never']], used: ['prow-components'] });
    expect(classes({ namespace: 'system-ci' })).toEqual({ made: [['prow-system-ci-components', 1000000, 'Never']], used: ['prow-system-ci-components'] });
    expect(classes({ componentsPriority: ComponentsPriority.PREEMPTING }))
      .toEqual({ made: [['prow-components-preempting', 1000000, 'PreemptLowerPriority']], used: ['prow-components-preempting'] });
    expect(classes({ componentsPriority: ComponentsPriority.NONE })).toEqual({ made: [], used: ['none'] });
    const existing = { classes: { priority: ['high'] } };
    expect(classes({ components: { priorityClassName: 'high' }, existing })).toEqual({ made: [], used: ['high'] });
    expect(classes({ hook: { priorityClassName: 'high' }, existing }))
      .toEqual({ made: [['prow-components', 1000000, 'Never']], used: ['prow-components', 'high'] });
  });

  test('other quota and limits take the place of the usual ones', () => {
    const files = synth({ jobsResourceQuota: { pods: '50' }, jobsLimitRange: { defaultRequest: { cpu: '100m' }, defaultLimit: { memory: '1Gi' } } });
    expect(outline(files['05-namespaces.k8s.yaml'])).toEqual(
      ['Namespace prow', 'Namespace test-pods', 'ResourceQuota test-pods/prow-jobs', 'LimitRange test-pods/prow-jobs']);
    expect(files['05-namespaces.k8s.yaml']).toContain('default:\n        memory: 1Gi');
  });

  test('other namespaces reach every object', () => {
    const names = Object.values(synth({ namespace: 'ci', jobsNamespace: 'ci-jobs', exposure: Exposure.clusterIp() })).join('');
    expect(names).not.toMatch(/namespace: (prow|test-pods)\b/);
    expect(names).not.toMatch(/\.prow(:\d+)?\//);
  });
});

test('a Prow in a chart of one\'s own knows its secrets.sh too', () => {
  const outdir = join(folder, String(runs++));
  const app = new ProwApp({ github, outdir });
  app.synth();
  expect(app.prow.secretsScript).toBe(readFileSync(join(outdir, 'secrets.sh'), 'utf8'));
});

describe('the exposure decides two Services and addresses, and nothing else', () => {
  const node = synth({ exposure: Exposure.nodePort() });
  const inside = synth({ exposure: Exposure.clusterIp() });
  const documents = (file: string): Record<string, string> => Object.fromEntries(
    file.split('---\n').map((d) => [`${/^kind: (.*)$/m.exec(d)?.[1]} ${/^ {2}namespace: (.*)$/m.exec(d)?.[1]}/${/^ {2}name: (.*)$/m.exec(d)?.[1]}`, d]));
  test('40-prow', () => {
    const a = documents(node['40-prow.k8s.yaml']);
    const b = documents(inside['40-prow.k8s.yaml']);
    expect(Object.keys(a)).toEqual(Object.keys(b));
    expect(Object.keys(a).filter((key) => a[key] !== b[key])).toEqual(['Service prow/hook', 'Service prow/deck']);
  });
});

/** Everything that a user can get wrong in one call; the whole text is part of the API. */
describe('bad input', () => {
  const hostile = (value: unknown): Partial<ProwAppProps> => value as Partial<ProwAppProps>;
  test.each<[string, () => Partial<ProwAppProps>, string[]]>([
    ['no github', () => hostile({ github: undefined }), ['new ProwApp({ github }): is missing; give it a value (PropMissing)']],
    ['null', () => hostile({ namespace: null }), ['new ProwApp({ namespace }): null is not a value; leave it out to get the default (NullValue)']],
    ['upper case', () => ({ namespace: 'Prow' }), ['new ProwApp({ namespace }): "Prow" is not a DNS label; write "prow" (NameNotDnsLabel)']],
    ['a number for a name', () => hostile({ namespace: 7 }), ['new ProwApp({ namespace }): 7 is not a string; put it in quotes (WrongType)']],
    ['a control character', () => ({ namespace: 'pr\u0007ow' }),
      ['new ProwApp({ namespace }): "pr\\u0007ow" contains U+0007; remove that character (ForbiddenCharacter)']],
    ['a line separator', () => ({ hook: { podAnnotations: { note: 'x\u2028y' } } }),
      ['new ProwApp({ hook.podAnnotations.note }): "x\\u2028y" contains U+2028; remove that character (ForbiddenCharacter)']],
    ['one namespace for both', () => ({ namespace: 'ci', jobsNamespace: 'ci' }),
      ['new ProwApp({ jobsNamespace }): "ci" is Prow\'s own namespace, whose Secrets jobs could read; use another one (NamespacesEqual)']],
    ['a misspelt property', () => hostile({ exposre: Exposure.nodePort() }),
      ['new ProwApp(): "exposre" is not a property; did you mean "exposure"? (UnknownProp)']],
    ['a misspelt property of a component', () => hostile({ crier: { replicas: 2 } }),
      ['new ProwApp({ crier }): "replicas" is not a property; known are affinity, env, extraArgs, extraVolumes, fixedIds, image, imagePullSecrets, '
        + 'nodeSelector, nodesInPodInfo, podAnnotations, podLabels, priorityClassName, resources, tolerations, topologySpread, verticalScaling (UnknownProp)']],
    ['a plain object for an exposure', () => hostile({ exposure: { hookPort: 1 } }),
      ['new ProwApp({ exposure }): {"hookPort":1} is not made by Exposure.nodePort(); write Exposure.nodePort() (WrongType)']],
    ['NaN', () => ({ hook: { replicas: NaN } }), ['new ProwApp({ hook.replicas }): NaN is not an integer; write an integer from 0 to 100 (NotInteger)']],
    ['a fraction', () => ({ deck: { replicas: 1.5 } }), ['new ProwApp({ deck.replicas }): 1.5 is not an integer; write an integer from 0 to 100 (NotInteger)']],
    ['an image without a tag', () => ({ hook: { image: 'acme/hook' } }),
      ['new ProwApp({ hook.image }): "acme/hook" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)']],
    ['latest as version', () => ({ prowVersion: 'latest' }),
      ['new ProwApp({ prowVersion }): "latest" is not a fixed tag; write one like "v20260821-a61940897" (ImageNotPinned)']],
    ['a registry with a scheme', () => ({ prowImageRegistry: 'https://acme.dev/prow' }),
      ['new ProwApp({ prowImageRegistry }): "https://acme.dev/prow" is not a registry; '
        + 'write "registry.example.com" or "registry.example.com/mirror" (ImageInvalid)']],
    ['a secret for a name', () => ({ hmacSecretName: '0123456789abcdef0123456789abcdef01234567ab' }),
      ['new ProwApp({ hmacSecretName }): what was given (not shown) is not the name of a Secret; '
        + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)']],
    ['a bare word as argument', () => ({ hook: { extraArgs: ['grace-period'] } }),
      ['new ProwApp({ hook.extraArgs[0] }): "grace-period" is not a flag; write it as "--flag=value" (ArgumentInvalid)']],
    ['a variable of ours', () => ({ hook: { env: [{ name: 'HOME', value: '/' }] } }),
      ['new ProwApp({ hook.env[0] }): "HOME" is set by us; use another name (EnvironmentNameTaken)']],
    ['a label of ours', () => ({ hook: { podLabels: { app: 'x' } } }),
      ['new ProwApp({ hook.podLabels }): "app" is ours, and selectors depend on it; use another label (LabelTaken)']],
    ['a volume of ours', () => ({ hook: { extraVolumes: [ExtraVolume.emptyDir({ name: 'config', mountPath: '/c', sizeLimit: '1Gi' })] } }),
      ['new ProwApp({ hook.extraVolumes[0] }): "config" is a volume of ours; use another name (VolumeTaken)']],
    ['a path of ours', () => ({ hook: { extraVolumes: [ExtraVolume.emptyDir({ name: 'c', mountPath: '/tmp', sizeLimit: '1Gi' })] } }),
      ['new ProwApp({ hook.extraVolumes[0] }): "/tmp" is a mount of ours; use another path (VolumeTaken)']],
    ['a request above the limit', () => ({ hook: { resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } } }),
      ['new ProwApp({ hook.resources.requests }): memory asks for "2Gi", above the limit of "1Gi"; lower the request or raise the limit (RequestAboveLimit)']],
    ['a foreign config repository', () => ({ configRepository: 'acme/other' }),
      ['new ProwApp({ configRepository }): "acme/other" is none of the repositories acme/app; add it to them (ConfigRepositoryUnknown)']],
    ['an organisation as config repository', () => ({ configRepository: 'acme' }),
      ['new ProwApp({ configRepository }): "acme" is an organisation; name the one repository, as "org/repo" (ConfigRepositoryUnknown)']],
    ['overlapping networks', () => ({ clusterNetwork: { podCidrs: ['10.96.0.0/16'], serviceCidrs: ['10.96.0.0/12'] } }),
      ['new ProwApp({ clusterNetwork.serviceCidrs[0] }): "10.96.0.0/12" shares addresses with "10.96.0.0/16" of pods; '
        + 'give pods, Services and nodes networks of their own (CidrOverlap)']],
    ['host bits', () => ({ clusterNetwork: { podCidrs: ['10.244.1.7/16'] } }),
      ['new ProwApp({ clusterNetwork.podCidrs[0] }): "10.244.1.7/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)']],
    ['__proto__', () => ({ configOverrides: JSON.parse('{"__proto__":{"a":1}}') }),
      ['new ProwApp({ configOverrides }): "__proto__" is not a key; remove it (ReservedKey)']],
    ['a function in data', () => ({ configOverrides: { deck: () => 1 } }),
      ['new ProwApp({ configOverrides.deck }): a function is not plain data; use strings, numbers, booleans, lists and objects (WrongType)']],
    ['several at once', () => ({ namespace: 'Prow', prowVersion: 'a b', hook: { replicas: -1 } }), [
      'new ProwApp({ namespace }): "Prow" is not a DNS label; write "prow" (NameNotDnsLabel)',
      'new ProwApp({ prowVersion }): "a b" is not an image tag; write one like "v20260821-a61940897" (ImageInvalid)',
      'new ProwApp({ hook.replicas }): -1 is outside 0-100; pick a number in that range (NumberOutOfRange)',
    ]],
  ])('%s', (_, props, messages) => {
    const outdir = join(folder, String(runs++));
    expect(() => new ProwApp({ github, outdir, ...props() }).synth()).toThrow(expect.objectContaining({ message: messages.join('\n') }));
    expect(existsSync(outdir)).toBe(false);
  });

  test.each<[string, () => unknown, string]>([
    ['no repository', () => GitHub.cloud({ repositories: [] }), 'GitHub.cloud({ repositories }): is empty; give at least 1 (EmptyList)'],
    ['a URL as repository', () => GitHub.cloud({ repositories: ['https://github.com/acme/app.git'] }),
      'GitHub.cloud({ repositories[0] }): "https://github.com/acme/app.git" is not a repository; write "acme/app" (RepositoryInvalid)'],
    ['a repository beside its organisation', () => GitHub.cloud({ repositories: ['acme', 'acme/app'] }),
      'GitHub.cloud({ repositories }): "acme/app" is covered by "acme" already, and Prow refuses a plugin that is enabled twice; '
        + 'remove "acme/app" (RepositoryCovered)'],
    ['a URL as host', () => GitHub.enterprise({ host: 'https://github.acme.dev/', repositories: ['acme'] }),
      'GitHub.enterprise({ host }): "https://github.acme.dev/" is not a DNS name; write "github.acme.dev" (HostNotDnsName)'],
    ['an API without a scheme', () => GitHub.enterprise({ host: 'github.acme.dev', apiUrl: 'github.acme.dev/api/v3', repositories: ['acme'] }),
      'GitHub.enterprise({ apiUrl }): "github.acme.dev/api/v3" has no scheme; write "https://github.acme.dev/api/v3" or "http://…" (UrlWithoutScheme)'],
    ['one key for two things', () => GitHubAuth.app({ appIdKey: 'x', privateKeyKey: 'x' }),
      'GitHubAuth.app({ appIdKey }): "x" is the key of the private key too; give each its own key (KeyUsedTwice)'],
    ['port 80 as node port', () => Exposure.nodePort({ hookPort: 80 }),
      'Exposure.nodePort({ hookPort }): 80 is outside 30000-32767; pick a port in that range, or leave it out (NodePortOutOfRange)'],
    ['two components on one node port', () => Exposure.nodePort({ hookPort: 30002 }),
      'Exposure.nodePort({ deckPort }): 30002 is the port of hook; pick another one from 30000-32767 (NodePortTaken)'],
    ['a URL as address', () => Exposure.nodePort({ address: 'https://prow.acme.dev/' }),
      'Exposure.nodePort({ address }): "https://prow.acme.dev/" is neither a DNS name nor an IP address; write "prow.acme.dev" (AddressInvalid)'],
    ['a store without a scheme', () => ObjectStorage.s3({ bucket: 'logs', endpoint: 'minio:9000' }),
      'ObjectStorage.s3({ endpoint }): "minio:9000" has no scheme; write "https://minio:9000" or "http://…" (UrlWithoutScheme)'],
    ['a bare node port that is none', () => ServiceExposure.nodePort(8080),
      'ServiceExposure.nodePort({ nodePort }): 8080 is outside 30000-32767; pick a port in that range, or leave it out (NodePortOutOfRange)'],
    ['a job without a name', () => ProwJobs.of({ periodics: [{ interval: '1h', spec: { containers: [{ image: 'a:1', command: ['b'] }] } }] }),
      'ProwJobs.of({ periodics[0].name }): is missing; give it a value (PropMissing)'],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(expect.objectContaining({ message }));
  });
});
