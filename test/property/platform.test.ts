import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Cni, Exposure, GitHub, GitHubAuth, ObjectStorage, ProwApp, ProwAppProps, ProwJobs } from '../../src';

const SEED = 20261121;
const RUNS = 150;
const GRAMMAR = /^(\[[^\]]+\]|[A-Za-z.]+|new [A-Za-z]+)[^\n]*[:\]] [^\n]+; [^\n]+ \([A-Z][A-Za-z0-9]+\)$/;
const nowhere = join(__dirname, 'never-written');

const github = GitHub.cloud({ repositories: ['acme/app'] });
const COMPONENTS = ['hook', 'deck', 'prowControllerManager', 'sinker', 'crier', 'horologium', 'tide', 'statusReconciler', 'ghproxy'];
const PROPS = [
  'github', 'namespace', 'jobsNamespace', 'storage', 'jobs', 'configRepository', 'prowVersion', 'imageRegistry', 'prowImageRegistry', 'instance',
  'commonMetadata', 'components', 'hmacSecretName', 'hmacSecretKey',
  'configOverrides', 'pluginOverrides', 'exposure', 'cni', 'clusterNetwork', 'jobsResourceQuota', 'jobsLimitRange', ...COMPONENTS,
];
const OPTIONS = [
  'image', 'replicas', 'resources', 'extraArgs', 'env', 'nodeSelector', 'tolerations', 'affinity', 'topologySpread', 'priorityClassName', 'imagePullSecrets',
  'extraVolumes', 'podLabels', 'podAnnotations', 'fixedIds', 'cacheGibibytes', 'cacheClaim',
];

const hostile = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSparseArray: true }),
  fc.constantFrom<unknown>(null, NaN, Infinity, -0, '', ' ', '\u0000', '\u2028', '__proto__', Symbol('x'), () => 1, class {}, [null],
    JSON.parse('{"__proto__":{"a":1}}')),
);

/** Nothing but our own errors, each line of them in the grammar, and nothing written. */
function refusedWell(make: () => unknown): boolean {
  try {
    make();
  } catch (error) {
    const { name, message } = error as Error;
    expect({ name, message }).toEqual({ name: 'ConfigurationError', message: expect.anything() });
    for (const line of message.split('\n')) expect(line).toMatch(GRAMMAR);
    expect(existsSync(nowhere)).toBe(false);
    return true;
  }
  return false;
}

test('any value of any property is taken, or refused in the grammar of errors', () => {
  fc.assert(fc.property(fc.constantFrom(...PROPS), hostile, (prop, value) => {
    refusedWell(() => new ProwApp({ github, outdir: nowhere, [prop]: value } as unknown as ProwAppProps));
  }), { seed: SEED, numRuns: RUNS });
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});

test('so is any value of any option of a component', () => {
  fc.assert(fc.property(fc.constantFrom(...COMPONENTS), fc.constantFrom(...OPTIONS), hostile, (component, option, value) => {
    refusedWell(() => new ProwApp({ github, outdir: nowhere, [component]: { [option]: value } } as unknown as ProwAppProps));
  }), { seed: SEED, numRuns: RUNS });
});

test('and any argument of any factory', () => {
  const factories: readonly [string, (value: never) => unknown][] = [
    ['Exposure.nodePort', Exposure.nodePort], ['Exposure.clusterIp', Exposure.clusterIp], ['Cni.preinstalled', Cni.preinstalled], ['Cni.flannel', Cni.flannel],
    ['GitHub.cloud', GitHub.cloud], ['GitHub.enterprise', GitHub.enterprise], ['GitHubAuth.app', GitHubAuth.app], ['GitHubAuth.token', GitHubAuth.token],
    ['ObjectStorage.inCluster', ObjectStorage.inCluster], ['ObjectStorage.s3', ObjectStorage.s3], ['ObjectStorage.gcs', ObjectStorage.gcs],
    ['ProwJobs.of', ProwJobs.of],
  ];
  fc.assert(fc.property(fc.constantFrom(...factories), hostile, ([, factory], value) => {
    refusedWell(() => factory(value as never));
  }), { seed: SEED, numRuns: 4 * RUNS });
});

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$/);
const valid = fc.record({
  namespace: label.map((l) => `a${l}`),
  jobsNamespace: label.map((l) => `b${l}`),
  hookPort: fc.integer({ min: 30000, max: 31000 }),
  deckPort: fc.integer({ min: 31001, max: 32767 }),
  replicas: fc.integer({ min: 0, max: 9 }),
  annotation: fc.string({ unit: 'grapheme-ascii' }),
});

test('every valid choice is taken, and its objects fit each other', () => {
  fc.assert(fc.property(valid, ({ namespace, jobsNamespace, hookPort, deckPort, replicas, annotation }) => {
    const app = new ProwApp({
      github, namespace, jobsNamespace, outdir: nowhere, exposure: Exposure.nodePort({ hookPort, deckPort }),
      hook: { replicas, podAnnotations: { 'acme.dev/note': annotation } },
    });
    const objects = app.charts.flatMap((chart) => chart.toJson());
    const names = objects.map((o) => [o.apiVersion, o.kind, o.metadata.namespace, o.metadata.name].join('/'));
    expect(new Set(names).size).toBe(names.length);
    const hook = objects.find((o) => o.kind === 'Deployment' && o.metadata.name === 'hook');
    expect(
      [hook.metadata.namespace, hook.spec.replicas, hook.spec.template.metadata.annotations]).toEqual([namespace, replicas, { 'acme.dev/note': annotation }]);
  }), { seed: SEED, numRuns: 15 });
});
