import { EVERYWHERE, type Grant } from './grants';

/** What one right lets an account become or take. */
export interface Way {
  readonly who: string;
  readonly what: string;
  /** ServiceAccounts as `NAMESPACE/NAME`, `Secrets of NAMESPACE`, or `everybody`. */
  readonly whom: readonly string[];
}

/** Where a Prow is, and who is there besides. */
export interface World {
  readonly accounts: readonly string[];
  readonly prow: string;
  readonly jobs: string;
}

export const EVERYBODY = 'everybody';

interface Kind {
  readonly what: string;
  readonly verbs: readonly string[];
  readonly resources: readonly string[];
  /** Of a named object; left out where the name makes no difference. */
  readonly names?: readonly string[];
  /** Whether it is one in this namespace; left out, in all. */
  readonly isIn?: (namespace: string, world: World) => boolean;
  readonly whom: (grant: Grant, world: World) => readonly string[];
}

const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];
const READ = ['get', 'list', 'watch'];

const isThere = (namespace: string, place: string): boolean => namespace === EVERYWHERE || namespace === place;
/** What is in no namespace is given by a binding for the whole cluster alone. */
const isCluster = (namespace: string): boolean => namespace === EVERYWHERE;
const isProws = (namespace: string, { prow }: World): boolean => isThere(namespace, prow);

/** Whoever makes a pod in a namespace names its account and mounts its Secrets. */
const allOf = (namespace: string, { accounts }: World): readonly string[] => {
  if (namespace === EVERYWHERE) return [EVERYBODY];
  return [...accounts.filter((account) => account.startsWith(`${namespace}/`)), `Secrets of ${namespace}`];
};
const there = ({ namespace }: Grant, world: World): readonly string[] => allOf(namespace, world);
const jobs = (_: Grant, world: World): readonly string[] => allOf(world.jobs, world);
const everybody = (): readonly string[] => [EVERYBODY];

/** Every kind of right by which one account becomes another, by what Kubernetes and Prow do with it. */
export const KINDS: readonly Kind[] = [
  { what: 'makes pods', verbs: ['create'], resources: ['pods'], whom: there },
  {
    what: 'makes what makes pods', verbs: WRITE, whom: there, resources: [
      'deployments.apps', 'daemonsets.apps', 'statefulsets.apps', 'replicasets.apps', 'jobs.batch', 'cronjobs.batch', 'replicationcontrollers',
    ],
  },
  // of a running pod the image may be changed
  { what: 'changes running pods', verbs: CHANGE, resources: ['pods', 'pods/ephemeralcontainers'], whom: there },
  { what: 'gets into pods', verbs: ['get', 'create'], resources: ['pods/exec', 'pods/attach', 'pods/portforward', 'pods/proxy'], whom: there },
  { what: 'reads Secrets', verbs: READ, resources: ['secrets'], whom: secrets },
  { what: 'writes Secrets', verbs: WRITE, resources: ['secrets'], whom: secrets },
  { what: 'has tokens made', verbs: ['create'], resources: ['serviceaccounts/token'], whom: someAccounts },
  { what: 'says it is somebody else', verbs: ['impersonate'], resources: ['users', 'groups'], isIn: isCluster, whom: everybody },
  { what: 'says it is another account', verbs: ['impersonate'], resources: ['serviceaccounts'], whom: someAccounts },
  {
    what: 'gives rights', verbs: [...WRITE, 'bind', 'escalate'], whom: there, resources: [
      'roles.rbac.authorization.k8s.io', 'rolebindings.rbac.authorization.k8s.io', 'clusterroles.rbac.authorization.k8s.io',
      'clusterrolebindings.rbac.authorization.k8s.io',
    ],
  },
  // prow-controller-manager makes the pod that stands there
  { what: 'writes ProwJobs', verbs: WRITE, resources: ['prowjobs.prow.k8s.io'], isIn: isProws, whom: jobs },
  // what jobs and plugins are is read from there
  { what: 'writes the jobs of Prow', verbs: WRITE, resources: ['configmaps'], names: ['job-config'], isIn: isProws, whom: jobs },
  {
    what: 'writes the configuration of Prow', verbs: WRITE, resources: ['configmaps'], names: ['config', 'plugins', 'job-config-from-code'],
    isIn: isProws, whom: jobs,
  },
  { what: 'reaches into every pod of nodes', verbs: ['get', 'create'], resources: ['nodes/proxy'], isIn: isCluster, whom: everybody },
  {
    what: 'has certificates signed', verbs: [...CHANGE, 'approve', 'sign'], isIn: isCluster, whom: everybody,
    resources: ['certificatesigningrequests/approval.certificates.k8s.io', 'signers.certificates.k8s.io'],
  },
  { what: 'mounts files of nodes', verbs: ['create'], resources: ['persistentvolumes'], isIn: isCluster, whom: everybody },
  {
    what: 'changes what the API server asks', verbs: [...WRITE, 'delete'], isIn: isCluster, whom: everybody, resources: [
      'mutatingwebhookconfigurations.admissionregistration.k8s.io', 'validatingwebhookconfigurations.admissionregistration.k8s.io',
      'validatingadmissionpolicies.admissionregistration.k8s.io', 'validatingadmissionpolicybindings.admissionregistration.k8s.io',
      'mutatingadmissionpolicies.admissionregistration.k8s.io', 'mutatingadmissionpolicybindings.admissionregistration.k8s.io',
    ],
  },
  { what: 'answers in the API server\'s place', verbs: WRITE, resources: ['apiservices.apiregistration.k8s.io'], isIn: isCluster, whom: everybody },
  // an API server asks for this right in the namespace itself
  { what: 'takes Pod Security away', verbs: CHANGE, resources: ['namespaces'], whom: there },
];

function someAccounts({ namespace, name }: Grant, { accounts }: World): readonly string[] {
  if (name === undefined && namespace === EVERYWHERE) return [EVERYBODY];
  return accounts.filter((account) => (name === undefined || account.endsWith(`/${name}`)) && isThere(namespace, account.split('/')[0]));
}

function secrets({ namespace, name }: Grant): readonly string[] {
  if (namespace === EVERYWHERE) return [name === undefined ? EVERYBODY : `Secret ${name} of each namespace`];
  return [name === undefined ? `Secrets of ${namespace}` : `Secret ${name} of ${namespace}`];
}

/** The ways that a right opens. */
export function waysOf(grant: Grant, world: World): readonly Way[] {
  return KINDS.filter((kind) => opens(grant, kind, world))
    .map(({ what, whom }) => ({ who: grant.account, what, whom: whom(grant, world).filter((one) => one !== grant.account) }))
    .filter(({ whom }) => whom.length > 0);
}

function opens({ namespace, verb, resource, name }: Grant, { verbs, resources, names, isIn }: Kind, world: World): boolean {
  return (verb === '*' || verbs.includes(verb))
    && resources.some((one) => meets(resource, one))
    && (names === undefined || name === undefined || names.includes(name))
    && (isIn === undefined || isIn(namespace, world));
}

/** Whether a resource of a rule, which may have `*` in it, is this one. */
function meets(pattern: string, resource: string): boolean {
  const [[plural, group], [wanted, wantedGroup]] = [split(pattern), split(resource)];
  const isSame = plural === '*' || plural === wanted || (plural.startsWith('*/') && wanted.endsWith(plural.slice(1)));
  return isSame && (group === '*' || group === wantedGroup);
}

function split(resource: string): readonly [string, string] {
  const dot = resource.indexOf('.');
  return dot === -1 ? [resource, ''] : [resource.slice(0, dot), resource.slice(dot + 1)];
}
