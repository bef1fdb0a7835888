/**
 * What each account may do, written down apart from the source: facts about the calls that Prow's programs make.
 * A row is `NAMESPACE: VERB… RESOURCE`, with `named NAME` behind it where it holds for one object only.
 */
export const expectedRights: Readonly<Record<string, readonly string[]>> = {
  'prow/hook': [
    'prow: create get list update prowjobs.prow.k8s.io',
    'prow: get update configmaps named job-config',
  ],
  'prow/deck': [
    'prow: get list watch prowjobs.prow.k8s.io',
    'test-pods: get pods/log',
  ],
  'prow/prow-controller-manager': [
    'prow: get list watch patch prowjobs.prow.k8s.io',
    'prow: create leases.coordination.k8s.io',
    'prow: get update leases.coordination.k8s.io named prow-controller-manager-leader-lock',
    'prow: create patch events',
    'test-pods: create delete get list patch watch pods',
  ],
  'prow/sinker': [
    'prow: get list watch delete prowjobs.prow.k8s.io',
    'prow: create leases.coordination.k8s.io',
    'prow: get update leases.coordination.k8s.io named prow-sinker-leaderlock',
    'prow: create patch events',
    'test-pods: delete list watch get patch pods',
  ],
  'prow/crier': [
    'prow: get list watch patch prowjobs.prow.k8s.io',
    'test-pods: get list patch pods',
    'test-pods: get list events',
  ],
  'prow/horologium': ['prow: create list watch prowjobs.prow.k8s.io'],
  'prow/tide': ['prow: create get list watch prowjobs.prow.k8s.io'],
  'prow/status-reconciler': ['prow: create prowjobs.prow.k8s.io'],
  'prow/ghproxy': [],
  'prow/object-store': [],
  'prow/default': [],
  'test-pods/prow-job': [],
  'test-pods/default': [],
};

/** What no account may do, whatever the table says. */
export const denied: readonly { readonly what: string; readonly matches: RegExp }[] = [
  { what: 'anything with Secrets', matches: / secrets\b/ },
  { what: 'a wildcard', matches: /\*/ },
  { what: 'a ConfigMap other than job-config', matches: / configmaps( named (?!job-config$).*)?$/ },
  { what: 'anything in the whole cluster', matches: /^everywhere: / },
  { what: 'anything outside of its namespaces', matches: /^default: / },
  { what: 'giving rights away', matches: /rbac\.authorization\.k8s\.io|serviceaccounts/ },
  { what: 'getting into pods', matches: / pods\/(exec|attach|portforward|ephemeralcontainers|proxy)/ },
  { what: 'changing what runs', matches: /\.apps\b|\.batch\b/ },
];
