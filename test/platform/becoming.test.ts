import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '../conformance/kubernetes-api';
import { Emitted } from '../conformance/outputs/emitted';
import { becomingTable } from '../check/security-page';
import { textOf, Walk } from './becoming/walk';
import { KINDS } from './becoming/ways';

const ROOT = join(__dirname, '..', '..');
const OUTPUTS = ['dist', ...readdirSync(join(ROOT, 'examples'))
  .flatMap((name) => (name === 'environments' ? [`${name}/dist/production`, `${name}/dist/staging`] : [`${name}/dist`])).map((path) => `examples/${path}`)];
const objectsOf = (path: string): readonly KubernetesObject[] => new Emitted(join(ROOT, path)).objects;

/** What jobs' pods have: both accounts of their namespace, and its Secrets. */
const jobs = ({ jobs: namespace }: Walk['world']): string => `${namespace}/default, ${namespace}/prow-job, Secrets of ${namespace}`;

/** Written down apart from the source; all of them end in the jobs' namespace. */
const PROWS = [
  'crier changes running pods',
  'crier writes ProwJobs',
  'hook writes ProwJobs',
  'hook writes the jobs of Prow',
  'horologium writes ProwJobs',
  'prow-controller-manager changes running pods',
  'prow-controller-manager makes pods',
  'prow-controller-manager writes ProwJobs',
  'sinker changes running pods',
  'status-reconciler writes ProwJobs',
  'tide writes ProwJobs',
];

/** Where no repository is named that jobs are written in, nobody writes them into the cluster. */
const LESS: Readonly<Record<string, readonly string[]>> = { 'examples/library/dist': ['hook writes the jobs of Prow'] };

/** What networks may, by what their projects write. */
const NETWORKS: Readonly<Record<string, readonly string[]>> = {
  'examples/canal/dist': [
    'kube-system/calico-kube-controllers answers in the API server\'s place',
    'kube-system/canal has tokens made',
  ],
  // the Job that installs Cilium is cluster-admin
  'examples/cilium/dist': KINDS.map(({ what }) => `kube-system/cilium-install ${what}`).sort(),
};

describe.each(OUTPUTS)('%s', (path) => {
  const walk = new Walk(objectsOf(path));
  const { prow, jobs: jobsNamespace, accounts } = walk.world;

  test('each part of Prow has the ways that are listed, and no other', () => {
    const found = walk.ways.filter(({ who }) => who.startsWith(`${prow}/`)).map(textOf);
    expect(found).toEqual(PROWS.filter((way) => !LESS[path]?.includes(way)).map((way) => `${prow}/${way} → ${jobs(walk.world)}`));
  });

  test('who is not of Prow has none but those of the network', () => {
    expect(walk.ways.filter(({ who }) => !who.startsWith(`${prow}/`)).map(({ who, what }) => `${who} ${what}`)).toEqual(NETWORKS[path] ?? []);
  });

  test('0 ways lead from a job to anybody', () => {
    const starts = accounts.filter((account) => account.startsWith(`${jobsNamespace}/`) || account.endsWith('/default'));
    expect(starts).toEqual(expect.arrayContaining([`${jobsNamespace}/default`, `${jobsNamespace}/prow-job`, `${prow}/default`]));
    expect(starts.flatMap((start) => walk.reached(start))).toEqual([]);
  });

  test('no way of Prow leads to another account of Prow, or to its Secrets', () => {
    const own = accounts.filter((account) => account.startsWith(`${prow}/`));
    expect(own.length).toBeGreaterThan(8);
    expect(own.flatMap((start) => walk.reached(start)).filter((whom) => !jobs(walk.world).split(', ').includes(whom))).toEqual([]);
  });
});

/** A right too many, given to the account of jobs by a binding in a namespace or, where none is named, in the whole cluster; and what a job reaches. */
const TOO_MANY: readonly (readonly [verb: string, group: string, resource: string, namespace: string | undefined, reached: string])[] = [
  ['create', '', 'pods', 'prow', 'the accounts and Secrets of Prow'],
  ['patch', 'apps', 'deployments', 'prow', 'the accounts and Secrets of Prow'],
  ['update', '', 'pods', 'prow', 'the accounts and Secrets of Prow'],
  ['create', '', 'pods/exec', 'prow', 'the accounts and Secrets of Prow'],
  ['bind', 'rbac.authorization.k8s.io', 'roles', 'prow', 'the accounts and Secrets of Prow'],
  ['*', '*', '*', 'prow', 'the accounts and Secrets of Prow'],
  ['get', '', 'secrets', 'prow', 'Secrets of prow'],
  ['patch', '', 'secrets', 'prow', 'Secrets of prow'],
  ['get', '', 'secrets', 'test-pods', 'Secrets of test-pods'],
  ['create', '', 'serviceaccounts/token', 'test-pods', 'test-pods/default'],
  ['create', 'prow.k8s.io', 'prowjobs', 'prow', 'Secrets of test-pods, test-pods/default'],
  ['patch', '', 'configmaps', 'prow', 'Secrets of test-pods, test-pods/default'],
  ['create', '', 'pods', 'test-pods', 'Secrets of test-pods, test-pods/default'],
  ['create', '', 'pods', undefined, 'everybody'],
  ['list', '', 'secrets', undefined, 'everybody'],
  ['impersonate', '', 'serviceaccounts', 'test-pods', 'test-pods/default'],
  ['impersonate', '', 'users', undefined, 'everybody'],
  ['get', '', 'nodes/proxy', undefined, 'everybody'],
  ['update', 'certificates.k8s.io', 'certificatesigningrequests/approval', undefined, 'everybody'],
  ['create', '', 'persistentvolumes', undefined, 'everybody'],
  ['delete', 'admissionregistration.k8s.io', 'validatingadmissionpolicybindings', undefined, 'everybody'],
  ['create', 'apiregistration.k8s.io', 'apiservices', undefined, 'everybody'],
  ['patch', '', 'namespaces', undefined, 'everybody'],
  ['patch', '', 'namespaces', 'prow', 'the accounts and Secrets of Prow'],
  // these are none
  ['delete', '', 'pods', 'prow', ''],
  ['create', '', 'persistentvolumes', 'prow', ''],
  ['get', '', 'pods/log', 'prow', ''],
  ['create', 'prow.k8s.io', 'prowjobs', 'test-pods', ''],
  ['update', '', 'configmaps', 'test-pods', ''],
];

describe('with a right too many', () => {
  const objects = objectsOf('dist');

  /** Sets that are too long for a row. */
  const short = (reached: readonly string[]): string => {
    if (reached.includes('everybody')) return 'everybody';
    const { accounts } = new Walk(objects).world;
    const others = accounts.filter((account) => /^(prow|test-pods)\//.test(account) && account !== 'test-pods/prow-job');
    const all = [...others, 'Secrets of prow', 'Secrets of test-pods'];
    return JSON.stringify(reached) === JSON.stringify(all.sort()) ? 'the accounts and Secrets of Prow' : reached.join(', ');
  };

  test.each(TOO_MANY)('%s "%s" %s in %s', (verb, apiGroup, resource, namespace, reached) => {
    const subject = { kind: 'ServiceAccount', name: 'prow-job', namespace: 'test-pods' };
    const walk = new Walk([...objects, ...given({ verb, apiGroup, resource, namespace, subject })]);
    expect(short(walk.reached('test-pods/prow-job'))).toBe(reached);
  });

  test.each([
    [{ kind: 'Group', name: 'system:serviceaccounts' }],
    [{ kind: 'Group', name: 'system:authenticated' }],
    [{ kind: 'Group', name: 'system:serviceaccounts:test-pods' }],
    [{ kind: 'User', name: 'system:serviceaccount:test-pods:prow-job' }],
  ])('by %j', (subject) => {
    const walk = new Walk([...objects, ...given({ verb: 'get', apiGroup: '', resource: 'secrets', namespace: 'prow', subject })]);
    expect(walk.reached('test-pods/prow-job')).toContain('Secrets of prow');
  });

  test('a role that the output names and nobody here knows is no silence', () => {
    const [, binding] = given({ verb: 'get', apiGroup: '', resource: 'pods', namespace: 'prow', subject: { kind: 'User', name: 'anna' } });
    expect(() => new Walk([...objects, binding])).toThrow('mutant gives Role mutant, of which nobody here knows what it may');
  });

  test('each kind of way is opened by one of them', () => {
    const opened = TOO_MANY.flatMap(([verb, apiGroup, resource, namespace]) => new Walk([...objects, ...given(
      { verb, apiGroup, resource, namespace, subject: { kind: 'User', name: 'anna' } })]).ways.filter(({ who }) => who === 'anna').map(({ what }) => what));
    expect(KINDS.map(({ what }) => what).filter((what) => !opened.includes(what))).toEqual([]);
  });
});

interface Given {
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly namespace?: string;
  readonly subject: object;
}

function given({ verb, apiGroup, resource, namespace, subject }: Given): KubernetesObject[] {
  const [prefix, metadata] = [namespace === undefined ? 'Cluster' : '', { name: 'mutant', namespace }];
  return [
    { kind: `${prefix}Role`, metadata, rules: [{ verbs: [verb], apiGroups: [apiGroup], resources: [resource] }] },
    { kind: `${prefix}RoleBinding`, metadata, roleRef: { kind: `${prefix}Role`, name: 'mutant' }, subjects: [subject] },
  ] as unknown as KubernetesObject[];
}

test('the table of docs/security.md has as many rows as there are ways', () => {
  const rows = becomingTable().split('\n').slice(2);
  expect(rows).toHaveLength(PROWS.length + NETWORKS['examples/canal/dist'].length + 1);
  expect(rows[0]).toBe('| `prow/crier` | changes running pods | `test-pods/default`, `test-pods/prow-job`, Secrets of `test-pods` |');
});
