import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import {
  Cluster, DeckAccess, Exposure, ExternalPlugin, GitHub, ProwApp, type ProwAppProps, RepositoryVisibility, Tls, VerticalScalingMode,
} from '../../src';
import { COMPONENT_KINDS } from '../../src/prow/components/component-kinds';
import { newFolder, removeFolders } from '../writer/folder';

beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());
afterAll(removeFolders);

const github = GitHub.cloud({ repositories: ['acme/app'] });
const exposure = Exposure.nodePort({ address: 'prow.acme.dev' });
const ingress = Exposure.ingress({ domain: 'acme.dev', tls: Tls.secret('prow-tls') });
const trust = [{ repositories: ['acme/secret'], visibility: RepositoryVisibility.PRIVATE }];
const hidden = GitHub.cloud({ repositories: ['acme/app', 'acme/secret'], trust });
const access = DeckAccess.oauth2Proxy({ org: 'acme' });
const NEED = 'need vertical-pod-autoscaler \'install it\' verticalpodautoscalers.autoscaling.k8s.io\n';

function built(props: Partial<ProwAppProps>): readonly any[] {
  const app = new ProwApp({ github, exposure, outdir: newFolder(), ...props });
  return app.node.children.filter(Chart.isChart).flatMap((chart) => chart.toJson());
}
const named = (objects: readonly any[], kind: string, name: string): any => objects.find((one) => one.kind === kind && one.metadata.name === name);
const refusal = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
};

test('without being asked nothing scales', () => {
  expect(built({}).filter(({ kind }) => /Autoscaler$/.test(kind))).toEqual([]);
});

test.each(['hook', 'deck'] as const)('the number of %s follows its CPU, and its Deployment says none', (name) => {
  const objects = built({ [name]: { horizontalScaling: { maxReplicas: 6, cpuUtilization: 60 } } });
  expect(named(objects, 'HorizontalPodAutoscaler', name)).toMatchObject({
    apiVersion: 'autoscaling/v2',
    metadata: { namespace: 'prow' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, minReplicas: 2, maxReplicas: 6,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } }],
    },
  });
  expect(Object.keys(named(objects, 'Deployment', name).spec)).not.toContain('replicas');
  expect(named(objects, 'PodDisruptionBudget', name).spec.maxUnavailable).toBe(1);
  const other = name === 'hook' ? 'deck' : 'hook';
  expect([named(objects, 'Deployment', other).spec.replicas, named(objects, 'HorizontalPodAutoscaler', other)]).toEqual([2, undefined]);
});

describe('what one pod asks for is looked at', () => {
  test.each(Object.entries(COMPONENT_KINDS))('of %s', (prop, { name }) => {
    const { spec } = named(built({ [prop]: { verticalScaling: {} } }), 'VerticalPodAutoscaler', name);
    expect(spec).toEqual({
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, updatePolicy: { updateMode: 'Off' },
      resourcePolicy: { containerPolicies: [{ containerName: name }] },
    });
  });

  test.each<[string, Partial<ProwAppProps>, string, object]>([
    ['of one that runs once, which is made anew all the same', { tide: { verticalScaling: { mode: VerticalScalingMode.RECREATE } } }, 'tide',
      { updateMode: 'Recreate', minReplicas: 1 }],
    ['of one that runs twice', { hook: { verticalScaling: { mode: VerticalScalingMode.IN_PLACE_OR_RECREATE } } }, 'hook', { updateMode: 'InPlaceOrRecreate' }],
    ['of one that may run twice and does not', { hook: { replicas: 1, verticalScaling: { mode: VerticalScalingMode.RECREATE } } }, 'hook',
      { updateMode: 'Recreate', minReplicas: 1 }],
    ['at its start alone', { ghproxy: { verticalScaling: { mode: VerticalScalingMode.INITIAL } } }, 'ghproxy', { updateMode: 'Initial' }],
    ['of a plugin beside hook', { externalPlugins: [ExternalPlugin.needsRebase({ verticalScaling: { mode: VerticalScalingMode.RECREATE } })] }, 'needs-rebase',
      { updateMode: 'Recreate', minReplicas: 1 }],
  ])('%s', (_, props, name, updatePolicy) => expect(named(built(props), 'VerticalPodAutoscaler', name).spec.updatePolicy).toEqual(updatePolicy));

  test('within bounds', () => {
    const bounds = { minAllowed: { cpu: '50m' }, maxAllowed: { cpu: '2', memory: '4Gi' } };
    expect(named(built({ deck: { verticalScaling: bounds } }), 'VerticalPodAutoscaler', 'deck').spec.resourcePolicy)
      .toEqual({ containerPolicies: [{ containerName: 'deck', ...bounds }] });
  });
});

test('both stand beside each other where one only looks', () => {
  const kinds = built({ hook: { horizontalScaling: { maxReplicas: 4 }, verticalScaling: {} } }).filter(({ metadata }) => metadata.name === 'hook').map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['HorizontalPodAutoscaler', 'VerticalPodAutoscaler']));
});

test('a cluster has to have room for the least of them', () => {
  const cluster = Cluster.kind({ nodeSize: { cpus: '2', memory: '2Gi' } });
  const hook = { horizontalScaling: { minReplicas: 30, maxReplicas: 90 } };
  expect(refusal(() => new ProwApp({ github, exposure, outdir: newFolder(), cluster, hook }).synth())).toMatch(/ask for 3\.\d+ CPU.*\(NodesTooSmall\)/);
});

test('apply.sh waits for the kind, and the notes name the metrics-server', () => {
  const outdir = newFolder();
  new ProwApp({ github, exposure, outdir, hook: { horizontalScaling: { maxReplicas: 4 } }, tide: { verticalScaling: {} } }).synth();
  expect(readFileSync(join(outdir, 'apply.sh'), 'utf8')).toContain(NEED);
  expect(readFileSync(join(outdir, 'NEXT-STEPS.md'), 'utf8')).toContain('The number of pods follows their use of CPU, which a metrics-server has to measure: '
    + '`kubectl --namespace prow get hpa` shows percentages, and `<unknown>` where there is none.');
});

describe('whoever has pods asks for the kind', () => {
  test.each<[string, Partial<ProwAppProps>, boolean]>([
    ['a component', { tide: { verticalScaling: {} } }, true],
    ['a plugin beside hook', { externalPlugins: [ExternalPlugin.needsRebase({ verticalScaling: {} })] }, true],
    ['exporter', { exporter: { verticalScaling: {} } }, true],
    ['gcsweb', { gcsweb: { url: 'https://artifacts.acme.dev', verticalScaling: {} } }, true],
    ['tot', { tot: { verticalScaling: {} } }, true],
    ['a second deck', { github: hidden, exposure: ingress, privateDeck: { url: 'https://private.acme.dev', access, verticalScaling: {} } }, true],
    ['nobody', { exporter: {}, tot: {} }, false],
  ])('%s', (_, props, asks) => {
    const outdir = newFolder();
    const app = new ProwApp({ github, exposure, outdir, ...props });
    app.synth();
    const made = app.node.children.filter(Chart.isChart).flatMap((chart) => chart.toJson()).filter(({ kind }) => kind === 'VerticalPodAutoscaler');
    expect([made.length > 0, readFileSync(join(outdir, 'apply.sh'), 'utf8').includes(NEED)]).toEqual([asks, asks]);
  });
});

test.each<[string, Partial<ProwAppProps>, string]>([
  ['a number beside what changes it', { hook: { replicas: 3, horizontalScaling: { maxReplicas: 4 } } },
    'new ProwApp({ hook.replicas }): is a number that horizontalScaling changes; write horizontalScaling.minReplicas alone (MutuallyExclusive)'],
  ['two that change the same', { deck: { horizontalScaling: { maxReplicas: 4 }, verticalScaling: { mode: VerticalScalingMode.RECREATE } } },
    'new ProwApp({ deck.verticalScaling.mode }): "Recreate" changes the CPU by whose use horizontalScaling counts pods; write VerticalScalingMode.OFF, or leave one of '
      + 'them out (MutuallyExclusive)'],
  ['no CPU to count by', { hook: { horizontalScaling: { maxReplicas: 4 }, resources: { requests: { memory: '1Gi' } } } },
    'new ProwApp({ hook.horizontalScaling }): pods are counted by the part of the CPU that they ask for, and resources ask for none; write '
      + 'resources: { requests: { cpu: "100m" } } (ScalingContradicts)'],
  ['one at most, where two are the least', { hook: { horizontalScaling: { maxReplicas: 1 } } },
    'new ProwApp({ hook.horizontalScaling.maxReplicas }): between 2 and 1 pods there is no number; give maxReplicas more, or minReplicas less (ScalingContradicts)'],
  ['more at least than at most', { deck: { horizontalScaling: { minReplicas: 5, maxReplicas: 4 } } },
    'new ProwApp({ deck.horizontalScaling.minReplicas }): between 5 and 4 pods there is no number; give maxReplicas more, or minReplicas less (ScalingContradicts)'],
  ['bounds that cross', { tide: { verticalScaling: { minAllowed: { memory: '2Gi' }, maxAllowed: { memory: '512Mi' } } } },
    'new ProwApp({ tide.verticalScaling.minAllowed }): memory is at least "2Gi" and at most "512Mi"; lower minAllowed or raise maxAllowed (ScalingContradicts)'],
])('%s is refused', (_, props, text) => expect(refusal(() => built(props))).toBe(text));

test.each(['crier', 'tide', 'horologium', 'statusReconciler', 'ghproxy', 'prowControllerManager', 'sinker'])('%s has no such property, because more of it do no more', (name) => {
  expect(refusal(() => built({ [name]: { horizontalScaling: { maxReplicas: 4 } } as never }))).toMatch(
    new RegExp(`^new ProwApp\\(\\{ ${name} \\}\\): "horizontalScaling" is not a property; known are .* \\(UnknownProp\\)$`));
});
