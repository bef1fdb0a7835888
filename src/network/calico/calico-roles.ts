import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { nativeObject, Plain } from '../../core/manifest';

type Rules = readonly Plain<k8s.PolicyRule>[];

/** Calico's own kinds, under both names that its data may have. */
const CALICO = ['projectcalico.org', 'crd.projectcalico.org'];
const READ = ['get', 'list', 'watch'];
const WRITE = ['get', 'list', 'create', 'update', 'delete'];

function core(resources: readonly string[], verbs: readonly string[]): Plain<k8s.PolicyRule> {
  return { apiGroups: [''], resources, verbs };
}

function own(resources: readonly string[], verbs: readonly string[]): Plain<k8s.PolicyRule> {
  return { apiGroups: CALICO, resources, verbs };
}

/** What Calico's pods on every node may do. Source: Calico v3.32.1, `manifests/calico.yaml` and `manifests/canal.yaml`. */
export function nodeRules(tokensOf: readonly string[], givesAddresses: boolean): Rules {
  return [
    { apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: tokensOf, verbs: ['create'] },
    core(['pods', 'nodes', 'namespaces'], ['get']),
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['watch', 'list'] },
    core(['endpoints', 'services'], ['watch', 'list', 'get']),
    core(['configmaps'], ['get']),
    core(['nodes/status'], ['patch', 'update']),
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['watch', 'list'] },
    { apiGroups: ['policy.networking.k8s.io'], resources: ['clusternetworkpolicies'], verbs: ['watch', 'list'] },
    core(['pods', 'namespaces', 'serviceaccounts'], ['list', 'watch']),
    core(['pods/status'], ['patch']),
    own([
      'globalfelixconfigs', 'globalbgpconfigs', 'felixconfigurations', 'bgppeers', 'bgpfilters', 'bgpconfigurations', 'ippools',
      'ipreservations', 'ipamblocks', 'globalnetworkpolicies', 'stagedglobalnetworkpolicies', 'networkpolicies', 'stagednetworkpolicies',
      'stagedkubernetesnetworkpolicies', 'globalnetworksets', 'networksets', 'clusterinformations', 'hostendpoints', 'blockaffinities',
      'caliconodestatuses', 'tiers',
    ], READ),
    own(['tiers'], ['create']),
    own(['ippools', 'felixconfigurations', 'bgpconfigurations', 'clusterinformations'], ['create', 'update']),
    own(['caliconodestatuses'], ['update']),
    core(['nodes'], READ),
    own(['bgpconfigurations', 'bgppeers'], ['create', 'update']),
    ...(givesAddresses ? [
      own(['blockaffinities', 'ipamblocks', 'ipamhandles'], WRITE),
      own(['ipamconfigurations', 'ipamconfigs'], ['get', 'create']),
      own(['blockaffinities'], ['watch']),
      { apiGroups: ['apps'], resources: ['daemonsets'], verbs: ['get'] },
    ] : []),
    { apiGroups: ['kubevirt.io'], resources: ['virtualmachineinstancemigrations'], verbs: READ },
  ];
}

/** What the CNI plugin may do, which runs whenever a pod begins or ends. */
export function pluginRules(givesAddresses: boolean): Rules {
  return [
    core(['pods', 'nodes', 'namespaces'], ['get']),
    core(['pods/status'], ['patch']),
    ...(givesAddresses ? [
      own(['blockaffinities', 'ipamblocks', 'ipamhandles', 'clusterinformations', 'ippools', 'ipreservations', 'ipamconfigurations', 'ipamconfigs'], WRITE),
      { apiGroups: ['kubevirt.io'], resources: ['virtualmachineinstances', 'virtualmachines'], verbs: ['get'] },
    ] : []),
  ];
}

/** What the controllers may do, which clean up after nodes and pods that are gone. */
export const CONTROLLER_RULES: Rules = [
  core(['nodes'], ['watch', 'list', 'get']),
  core(['pods'], READ),
  core(['namespaces'], READ),
  core(['services', 'services/status'], ['get', 'list', 'update', 'watch']),
  own(['ipreservations'], ['list']),
  own(['blockaffinities', 'ipamblocks', 'ipamhandles', 'ipamconfigurations', 'ipamconfigs', 'tiers'], [...WRITE, 'watch']),
  own(['ippools'], ['list', 'watch']),
  own(['hostendpoints'], [...WRITE, 'watch']),
  own(['clusterinformations'], ['get', 'list', 'create', 'update', 'watch']),
  own(['kubecontrollersconfigurations'], ['get', 'list', 'create', 'update', 'watch']),
  own(['kubecontrollersconfigurations/status'], ['get', 'update']),
  own(
    ['networkpolicies', 'stagednetworkpolicies', 'globalnetworkpolicies', 'stagedglobalnetworkpolicies'],
    ['watch', 'list', 'get', 'create', 'update', 'delete'],
  ),
  { apiGroups: ['apps'], resources: ['daemonsets', 'deployments'], verbs: READ },
  {
    apiGroups: ['migration.projectcalico.org'],
    resources: ['datastoremigrations', 'datastoremigrations/status'],
    verbs: ['get', 'list', 'watch', 'create', 'update', 'patch'],
  },
  { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: [...READ, 'delete'] },
  { apiGroups: ['apiregistration.k8s.io'], resources: ['apiservices'], verbs: [...READ, 'create', 'delete'] },
  { apiGroups: ['projectcalico.org'], resources: ['*'], verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'] },
  { apiGroups: ['crd.projectcalico.org'], resources: ['*'], verbs: READ },
  { apiGroups: ['kubevirt.io'], resources: ['virtualmachines', 'virtualmachineinstances'], verbs: READ },
];

/** A ClusterRole, and the ServiceAccount of `kube-system` that has it. */
export function grant(scope: Construct, role: string, rules: Rules, account: string, binding: string = role): void {
  nativeObject(scope, `ClusterRole-${role}`, 'rbac.authorization.k8s.io/v1/ClusterRole', { metadata: { name: role }, rules });
  bind(scope, role, { kind: 'ServiceAccount', name: account, namespace: 'kube-system' }, binding);
}

export function bind(scope: Construct, role: string, subject: Plain<k8s.Subject>, binding: string = role): void {
  nativeObject(scope, `ClusterRoleBinding-${binding}`, 'rbac.authorization.k8s.io/v1/ClusterRoleBinding', {
    metadata: { name: binding },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects: [subject],
  });
}

export function account(scope: Construct, name: string): void {
  nativeObject(scope, `ServiceAccount-${name}`, 'v1/ServiceAccount', { metadata: { name, namespace: 'kube-system' } });
}
