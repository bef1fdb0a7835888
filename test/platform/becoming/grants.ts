import type { KubernetesObject } from '../../conformance/kubernetes-api';

/** One verb on one resource, as a binding gives it to an account. */
export interface Grant {
  /** `NAMESPACE/NAME` of a ServiceAccount, or what else the binding names. */
  readonly account: string;
  /** `*` for all. */
  readonly namespace: string;
  readonly verb: string;
  /** With the API group behind a dot: `pods/exec`, `prowjobs.prow.k8s.io`, `*.*`. */
  readonly resource: string;
  /** Left out where it holds for every object. */
  readonly name?: string;
}

interface RbacRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export const EVERYWHERE = '*';

/** Those that Kubernetes brings and an output may name. */
const BROUGHT: Readonly<Record<string, readonly RbacRule[]>> = { 'cluster-admin': [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }] };

/** The ServiceAccounts of an output, and the one that each namespace has by itself. */
export function accountsOf(objects: readonly KubernetesObject[]): readonly string[] {
  const made = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  const namespaces = objects.flatMap(({ kind, metadata }) => (kind === 'Namespace' ? [metadata.name] : metadata.namespace ?? []));
  return [...new Set([...made, ...namespaces.map((name) => `${name}/default`)])].sort();
}

/** What every binding of an output gives, and to whom. */
export function grantsOf(objects: readonly KubernetesObject[]): readonly Grant[] {
  const accounts = accountsOf(objects);
  return objects.filter(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding').flatMap((binding) => {
    const namespace = binding.kind === 'RoleBinding' ? binding.metadata.namespace! : EVERYWHERE;
    const { subjects = [] } = binding as unknown as { readonly subjects?: readonly Subject[] };
    const rights = rulesOf(binding, objects).flatMap((rule) => rightsOf(rule));
    return subjects.flatMap((subject) => named(subject, accounts)).flatMap((account) => rights.map((right) => ({ account, namespace, ...right })));
  });
}

function rulesOf(binding: KubernetesObject, objects: readonly KubernetesObject[]): readonly RbacRule[] {
  const { roleRef } = binding as unknown as { readonly roleRef: { readonly kind: string; readonly name: string } };
  const role = objects.find(({ kind, metadata }) => kind === roleRef.kind && metadata.name === roleRef.name
    && (kind === 'ClusterRole' || metadata.namespace === binding.metadata.namespace));
  const rules = role === undefined ? BROUGHT[roleRef.name] : (role as unknown as { readonly rules?: readonly RbacRule[] }).rules;
  if (rules === undefined) throw new Error(`${binding.metadata.name} gives ${roleRef.kind} ${roleRef.name}, of which nobody here knows what it may`);
  return rules;
}

function rightsOf({ verbs, apiGroups = [], resources = [], resourceNames }: RbacRule): readonly Pick<Grant, 'verb' | 'resource' | 'name'>[] {
  const names: readonly (string | undefined)[] = resourceNames ?? [undefined];
  const whole = apiGroups.flatMap((group) => resources.map((resource) => `${resource}${group && `.${group}`}`));
  return verbs.flatMap((verb) => whole.flatMap((resource) => names.map((name) => ({ verb, resource, ...(name && { name }) }))));
}

function named({ kind, name, namespace }: Subject, accounts: readonly string[]): readonly string[] {
  if (kind === 'ServiceAccount') return [`${namespace}/${name}`];
  const user = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name);
  if (kind === 'User') return [user ? `${user[1]}/${user[2]}` : name];
  if (name === 'system:serviceaccounts' || name === 'system:authenticated') return accounts;
  const home = /^system:serviceaccounts:(.+)$/.exec(name)?.[1];
  return home === undefined ? [name] : accounts.filter((account) => account.startsWith(`${home}/`));
}
