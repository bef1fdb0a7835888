import type { Cluster } from '../cluster';
import { KubernetesApi, type KubernetesObject } from '../kubernetes-api';
import { tokenOf } from '../service-accounts';
import { EVERYWHERE, type Right, textOf } from './right';

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', '*'];
const NAMESPACES = ['prow', 'test-pods', 'default', EVERYWHERE];
const LEASES = ['prow-controller-manager-leader-lock', 'prow-sinker-leaderlock', 'another'];
const RESOURCES: readonly { readonly resource: string; readonly names?: readonly string[] }[] = [
  { resource: 'pods' },
  { resource: 'pods/log' },
  { resource: 'pods/exec' },
  { resource: 'events' },
  { resource: 'secrets', names: ['github-token', 'object-store-accounts', 's3-credentials'] },
  { resource: 'configmaps', names: ['job-config', 'job-config-from-code', 'config', 'plugins'] },
  { resource: 'serviceaccounts' },
  { resource: 'serviceaccounts/token' },
  { resource: 'namespaces' },
  { resource: 'nodes' },
  { resource: 'persistentvolumes' },
  { resource: 'prowjobs.prow.k8s.io' },
  { resource: 'prowjobs.prow.k8s.io/status' },
  { resource: 'leases.coordination.k8s.io', names: LEASES },
  { resource: 'deployments.apps' },
  { resource: 'jobs.batch' },
  { resource: 'roles.rbac.authorization.k8s.io' },
  { resource: 'rolebindings.rbac.authorization.k8s.io' },
  { resource: 'clusterrolebindings.rbac.authorization.k8s.io' },
  { resource: '*.*' },
];

/** Every question that is asked about an account. */
export const grid: readonly Right[] = NAMESPACES.flatMap((namespace) => RESOURCES.flatMap(({ resource, names }) =>
  [undefined, ...(names ?? [])].flatMap((name) => VERBS.map((verb) => ({ namespace, verb, resource, ...(name && { name }) })))));

/** The rights of the grid that the API server says the account has. */
export async function grantedOf({ api }: Cluster, account: string): Promise<Right[]> {
  const [namespace, name] = account.split('/');
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
  const answers = await Promise.all(grid.map(async (right) => {
    const { status } = await api.post<KubernetesObject>('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: { user: `system:serviceaccount:${namespace}:${name}`, groups, resourceAttributes: attributes(right) },
    });
    return status.allowed as boolean;
  }));
  return grid.filter((_, i) => answers[i]);
}

/** The rules that hold for an account in a namespace, as the server lists them: also those that nobody thought of asking for. */
export async function rulesOf(cluster: Cluster, account: string, namespace: string): Promise<string[]> {
  const [home, name] = account.split('/');
  const own = new KubernetesApi(cluster.controlPlane.url, cluster.controlPlane.caFile, await tokenOf(cluster.api, home, name));
  try {
    const { status } = await own.post<KubernetesObject>('/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectRulesReview',
      spec: { namespace },
    });
    if (status.incomplete) throw new Error(`the rules of ${account} are incomplete: ${status.evaluationError}`);
    const addresses: string[] = status.nonResourceRules.map((rule: any) => JSON.stringify(rule));
    return [...status.resourceRules.flatMap((rule: any) => rightsOf(rule, namespace)), ...addresses].sort();
  } finally {
    own.close();
  }
}

function attributes({ namespace, verb, resource, name }: Right): object {
  const [whole, subresource] = resource.split('/');
  const [plural, ...group] = whole.split('.');
  const where = namespace !== EVERYWHERE && { namespace };
  return { verb, resource: plural, group: group.join('.'), ...(subresource && { subresource }), ...(name && { name }), ...where };
}

function rightsOf({ verbs, apiGroups, resources, resourceNames }: any, namespace: string): string[] {
  return verbs.flatMap((verb: string) => apiGroups.flatMap((group: string) => resources.flatMap((resource: string) => {
    const [plural, subresource] = resource.split('/');
    const whole = `${plural}${group && `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`;
    const names: readonly (string | undefined)[] = resourceNames ?? [undefined];
    return names.map((name) => textOf({ namespace, verb, resource: whole, ...(name && { name }) }));
  })));
}
