import { Neighbours, object, wide } from './neighbour';

const RBAC = 'rbac.authorization.k8s.io/v1';
const HOOKS = 'admissionregistration.k8s.io/v1';
const role = (rule: object): object => object(RBAC, 'Role', { rules: [{ verbs: ['get'], ...rule }] });
const wideRole = (more: object): object => wide(RBAC, 'ClusterRole', more);
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'a' };
const binding = (subject: object, more: object = {}): object => object(RBAC, 'RoleBinding', { roleRef, subjects: [{ name: 'a', ...subject }], ...more });
const wideBinding = (subject: object, more: object = {}): object =>
  wide(RBAC, 'ClusterRoleBinding', { roleRef, subjects: [{ name: 'a', ...subject }], ...more });
const quota = (spec: object): object => object('v1', 'ResourceQuota', { spec });
const scope = (one: object): object => quota({ hard: { pods: 1 }, scopeSelector: { matchExpressions: [one] } });
const limits = (...all: readonly object[]): object => object('v1', 'LimitRange', { spec: { limits: all.map((one) => ({ type: 'Container', ...one })) } });
const secret = (type: string, data: object, more: object = {}): any => ({
  ...object('v1', 'Secret', { type, stringData: data }), metadata: { name: 'near', namespace: 'mutants', ...more },
});
const hook = (fields: object, ...more: readonly object[]): object => wide(HOOKS, 'ValidatingWebhookConfiguration', {
  webhooks: [fields, ...more].map((one) => ({
    name: 'a.acme.dev', admissionReviewVersions: ['v1'], sideEffects: 'None', clientConfig: { url: 'https://acme.dev' }, ...one,
  })),
});
const asked = (rule: object): object => hook({ rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], ...rule }] });
const version = (fields: object): object => ({ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } }, ...fields });
const crd = (spec: object, name = 'things.acme.dev'): object => wide('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
  spec: { group: 'acme.dev', scope: 'Namespaced', names: { plural: 'things', kind: 'Thing' }, versions: [version({})], ...spec },
}, name);
const runtime = (more: object): object => wide('node.k8s.io/v1', 'RuntimeClass', { handler: 'runsc', ...more });
const priority = (more: object, name = 'near'): object => wide('scheduling.k8s.io/v1', 'PriorityClass', { value: 1, ...more }, name);

export const rightAndLimitNeighbours: readonly Neighbours[] = [
  ['paths of a namespace', role({ nonResourceURLs: ['/a'] }), wideRole({ rules: [{ verbs: ['get'], nonResourceURLs: ['/a'] }] })],
  ['paths and resources', wideRole({ rules: [{ verbs: ['get'], nonResourceURLs: ['/a'], apiGroups: [''], resources: ['pods'] }] }),
    wideRole({ rules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }] })],
  ['resources of no group', role({ resources: ['pods'] }), role({ apiGroups: [''], resources: ['pods'] })],
  ['rules of others', wideRole({ aggregationRule: { clusterRoleSelectors: [] } }), wideRole({ aggregationRule: { clusterRoleSelectors: [{}] } })],
  ['an account of no namespace, everywhere', wideBinding({ kind: 'ServiceAccount' }), wideBinding({ kind: 'ServiceAccount', namespace: 'a' })],
  ['a name of an account of a token', secret('kubernetes.io/service-account-token', {}),
    secret('kubernetes.io/service-account-token', {}, { annotations: { 'kubernetes.io/service-account.name': 'default' } })],
  ['an account of the wrong group', binding({ kind: 'ServiceAccount', namespace: 'a', apiGroup: 'rbac.authorization.k8s.io' }),
    binding({ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io' })],
  ['a user of the core', binding({ kind: 'User', apiGroup: 'v1' }), binding({ kind: 'User' })],
  ['an account has a name', binding({ kind: 'ServiceAccount', namespace: 'a', name: 'A' }), binding({ kind: 'User', name: 'A' })],
  ['somebody has a name', binding({ kind: 'User', name: '' }), binding({ kind: 'User', name: 'a b' })],
  ['a role everywhere', wideBinding({ kind: 'User' }, { roleRef: { ...roleRef, kind: 'Role' } }),
    binding({ kind: 'User' }, { roleRef: { ...roleRef, kind: 'Role' } })],
  ['a role of another group', binding({ kind: 'User' }, { roleRef: { ...roleRef, apiGroup: 'v1' } }), binding({ kind: 'User' })],
  ['a role has a name', binding({ kind: 'User' }, { roleRef: { ...roleRef, name: 'a/b' } }),
    binding({ kind: 'User' }, { roleRef: { ...roleRef, name: 'a:b' } })],
  // quotas
  ['a part of a pod', quota({ hard: { pods: '1500m' } }), quota({ hard: { 'requests.cpu': '1500m' } })],
  ['less than nothing', quota({ hard: { cpu: '-1' } }), quota({ hard: { cpu: '0' } })],
  ['best effort, and not', quota({ hard: { pods: 1 }, scopes: ['BestEffort', 'NotBestEffort'] }), quota({ hard: { pods: 1 }, scopes: ['BestEffort'] })],
  ['ending, and not', quota({ hard: { pods: 1 }, scopes: ['Terminating', 'NotTerminating'] }),
    quota({ hard: { pods: 1 }, scopes: ['Terminating', 'BestEffort'] })],
  ['amounts of best effort', quota({ hard: { cpu: 1 }, scopes: ['BestEffort'] }), quota({ hard: { cpu: 1 }, scopes: ['NotBestEffort'] })],
  ['objects of a scope', quota({ hard: { secrets: 1 }, scopes: ['Terminating'] }), quota({ hard: { pods: 1 }, scopes: ['Terminating'] })],
  ['a word of scopes', quota({ hard: { pods: 1 }, scopes: ['Ending'] }), quota({ hard: { pods: 1 }, scopes: ['CrossNamespacePodAffinity'] })],
  ['a scope of values', scope({ scopeName: 'PriorityClass', operator: 'In' }), scope({ scopeName: 'PriorityClass', operator: 'In', values: ['a'] })],
  ['a scope that exists', scope({ scopeName: 'PriorityClass', operator: 'Exists', values: ['a'] }), scope({ scopeName: 'PriorityClass', operator: 'Exists' })],
  ['a scope that may only exist', scope({ scopeName: 'BestEffort', operator: 'In', values: ['a'] }), scope({ scopeName: 'BestEffort', operator: 'Exists' })],
  ['least and most', limits({ min: { cpu: 2 }, max: { cpu: 1 } }), limits({ min: { cpu: 1 }, max: { cpu: 1 } })],
  ['usual and most', limits({ default: { cpu: 2 }, max: { cpu: 1 } }), limits({ default: { cpu: 1 }, max: { cpu: 2 } })],
  ['asked for and usual', limits({ defaultRequest: { cpu: 2 }, default: { cpu: 1 } }), limits({ defaultRequest: { cpu: 1 }, default: { cpu: 1 } })],
  ['least and usual', limits({ min: { cpu: 2 }, default: { cpu: 1 } }), limits({ min: { cpu: 1 }, default: { cpu: 2 } })],
  ['usual of a pod', limits({ type: 'Pod', default: { cpu: 1 } }), limits({ type: 'Pod', max: { cpu: 1 } })],
  ['a type once', limits({ max: { cpu: 1 } }, { max: { memory: 1 } }), limits({ max: { cpu: 1 } }, { type: 'Pod', max: { memory: 1 } })],
  ['what a claim has', limits({ type: 'PersistentVolumeClaim', max: { storage: 1, stoage: 1 } }),
    limits({ type: 'PersistentVolumeClaim', max: { 'storage': 1, 'acme.dev/iops': 1 } })],
  ['a ratio of less than one', limits({ maxLimitRequestRatio: { cpu: '500m' } }), limits({ maxLimitRequestRatio: { cpu: '1500m' } })],
  ['a ratio that cannot be', limits({ min: { cpu: 1 }, max: { cpu: 2 }, maxLimitRequestRatio: { cpu: 3 } }),
    limits({ min: { cpu: 1 }, max: { cpu: 2 }, maxLimitRequestRatio: { cpu: 2 } })],
  ['a claim of limits', limits({ type: 'PersistentVolumeClaim', max: {} }), limits({ type: 'PersistentVolumeClaim', max: { storage: 1 } })],
  ['usual devices that are shared', limits({ default: { 'acme.dev/gpu': 2 }, defaultRequest: { 'acme.dev/gpu': 1 } }),
    limits({ default: { 'acme.dev/gpu': 1 }, defaultRequest: { 'acme.dev/gpu': 1 } })],
  // data
  ['a key twice', object('v1', 'ConfigMap', { data: { a: '1' }, binaryData: { a: 'YQ==' } }),
    object('v1', 'ConfigMap', { data: { a: '1' }, binaryData: { b: 'YQ==' } })],
  ['a key that is a path', object('v1', 'ConfigMap', { data: { 'a/b': '1' } }), object('v1', 'ConfigMap', { data: { 'a_b.c-d': '1' } })],
  ['a key of dots', object('v1', 'ConfigMap', { data: { '..': '1' } }), object('v1', 'ConfigMap', { data: { '.a': '1' } })],
  // classes
  ['a priority of the system', priority({ value: 1_000_000_001 }), priority({ value: 1_000_000_000 })],
  ['a name of the system', priority({}, 'system-near'), priority({}, 'near-system')],
  ['a handler', runtime({ handler: 'a_b' }), runtime({ handler: 'a-b' })],
  ['a taint twice', runtime({ scheduling: { tolerations: [{ key: 'a', operator: 'Exists' }, { key: 'a', operator: 'Exists' }] } }), runtime({
    scheduling: { tolerations: [{ key: 'a', operator: 'Exists' }, { key: 'b', operator: 'Exists' }] },
  })],
  ['what a runtime needs', runtime({ overhead: { podFixed: { storage: 1 } } }), runtime({ overhead: { podFixed: { memory: 1 } } })],
  ['a label of a runtime', runtime({ scheduling: { nodeSelector: { a: 'b c' } } }), runtime({ scheduling: { nodeSelector: { a: 'b' } } })],
  // webhooks
  ['effects that nobody knows', hook({ sideEffects: 'Some' }), hook({ sideEffects: 'NoneOnDryRun' })],
  ['versions that nobody speaks', hook({ admissionReviewVersions: ['v2'] }), hook({ admissionReviewVersions: ['v2', 'v1'] })],
  ['a version of no form', hook({ admissionReviewVersions: ['v1', 'V 2'] }), hook({ admissionReviewVersions: ['v1', 'v2'] })],
  ['a name of three parts', hook({ name: 'acme.dev' }), hook({ name: 'a.acme.dev' })],
  ['a name of a hook once', hook({}, {}), hook({}, { name: 'b.acme.dev' })],
  ['a plain address', hook({ clientConfig: { url: 'http://acme.dev' } }), hook({ clientConfig: { url: 'https://acme.dev/a' } })],
  ['an address with a query', hook({ clientConfig: { url: 'https://acme.dev/a?b=c' } }), hook({ clientConfig: { url: 'https://acme.dev:8443/a' } })],
  ['an address with a user', hook({ clientConfig: { url: 'https://a@acme.dev' } }), hook({ clientConfig: { url: 'https://acme.dev' } })],
  ['an address with a fragment', hook({ clientConfig: { url: 'https://acme.dev/#a' } }), hook({ clientConfig: { url: 'https://acme.dev/' } })],
  ['an address or a Service', hook({ clientConfig: { url: 'https://acme.dev', service: { name: 'a', namespace: 'b' } } }),
    hook({ clientConfig: { service: { name: 'a', namespace: 'b' } } })],
  ['everything and more', asked({ operations: ['*', 'CREATE'] }), asked({ operations: ['*'] })],
  ['all groups and one', asked({ apiGroups: ['*', 'apps'] }), asked({ apiGroups: ['*'] })],
  ['all versions and one', asked({ apiVersions: ['*', 'v1'] }), asked({ apiVersions: ['*'] })],
  ['all resources and one', asked({ resources: ['*/*', 'pods'] }), asked({ resources: ['*/*'] })],
  ['all parts and one', asked({ resources: ['pods/*', 'pods/log'] }), asked({ resources: ['pods/*', 'pods'] })],
  ['parts of all and of one', asked({ resources: ['*/scale', 'pods/scale'] }), asked({ resources: ['*/scale', 'pods/log'] })],
  ['conditions of one name', hook({ matchConditions: [{ name: 'a', expression: 'true' }, { name: 'a', expression: 'true' }] }), hook({
    matchConditions: [{ name: 'a', expression: 'true' }, { name: 'b', expression: 'true' }],
  })],
  ['a hook that waits', hook({ timeoutSeconds: 31 }), hook({ timeoutSeconds: 30 })],
  // definitions
  ['a name of its own', crd({}, 'thing.acme.dev'), crd({})],
  ['a version that is kept', crd({ versions: [version({ storage: false })] }), crd({ versions: [version({})] })],
  ['two versions that are kept', crd({ versions: [version({}), version({ name: 'v2' })] }),
    crd({ versions: [version({}), version({ name: 'v2', storage: false })] })],
  ['a version without a schema', crd({ versions: [version({ schema: undefined })] }), crd({ versions: [version({})] })],
  ['a schema of an object', crd({ versions: [version({ schema: { openAPIV3Schema: { type: 'string' } } })] }),
    crd({ versions: [version({ subresources: { status: {} } })] })],
  ['a group with a dot', crd({ group: 'acme' }, 'things.acme'), crd({})],
  ['names in lower case', crd({ names: { plural: 'Things', kind: 'Thing' } }, 'Things.acme.dev'), crd({
    names: { plural: 'things', kind: 'Thing', singular: 'thing', listKind: 'ThingList', shortNames: ['t'] },
  })],
  ['a kind of a list', crd({ names: { plural: 'things', kind: 'Thing', listKind: 'Thing' } }), crd({ names: { plural: 'things', kind: 'thing' } })],
  ['a way between versions', crd({ conversion: { strategy: 'Webhook' } }), crd({
    conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: 'https://acme.dev' } } },
  })],
  ['a way between versions that is none', crd({
    conversion: { strategy: 'None', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: 'https://acme.dev' } } },
  }), crd({ conversion: { strategy: 'None' } })],
  ['fields that are not known', crd({ preserveUnknownFields: true }), crd({ preserveUnknownFields: false })],
];
