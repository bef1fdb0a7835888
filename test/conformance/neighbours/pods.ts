import { container, Neighbours, object, pod } from './neighbour';

const exec = { exec: { command: ['true'] } };
const env = (valueFrom: object): object => container({ env: [{ name: 'A', valueFrom }] });
const field = (fieldPath: string, more: object = {}): object => env({ fieldRef: { fieldPath, ...more } });
const amount = (resource: string, divisor?: string): object => env({ resourceFieldRef: { resource, divisor } });
const resources = (requests: object, limits: object = {}): object => container({ resources: { requests, limits } });
const port = (ports: readonly object[], spec: object = {}): object => pod(spec, { ports });
const tolerates = (...tolerations: readonly object[]): object => pod({ tolerations });
const spread = (more: object): object => pod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', ...more }] });
const near = (term: object, kind = 'podAffinity'): object => pod({
  affinity: { [kind]: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', ...term }] } },
});
const nodes = (terms: readonly object[]): object => pod({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } },
});
const selector = { labelSelector: { matchLabels: { a: 'b' } } };
const safe = (securityContext: object, spec: object = {}): object => pod(spec, { securityContext });
const windows = (spec: object, of: object = {}): object => pod({ os: { name: 'windows' }, ...spec }, of);
const beside = (other: object, spec: object = {}): object => pod({
  containers: [{ name: 'a', image: 'a:1', ports: [{ containerPort: 80, hostPort: 80 }] }, { name: 'b', image: 'b:1', ...other }], ...spec,
});
const dns = (dnsConfig: object): object => pod({ dnsConfig });

export const podNeighbours: readonly Neighbours[] = [
  // probes and hooks
  ['a liveness probe succeeds at once', container({ livenessProbe: { ...exec, successThreshold: 2 } }),
    container({ livenessProbe: { ...exec, successThreshold: 1 } })],
  ['a startup probe succeeds at once', container({ startupProbe: { ...exec, successThreshold: 3 } }),
    container({ readinessProbe: { ...exec, successThreshold: 3 } })],
  ['a readiness probe ends nothing', container({ readinessProbe: { ...exec, terminationGracePeriodSeconds: 5 } }),
    container({ livenessProbe: { ...exec, terminationGracePeriodSeconds: 5 } })],
  ['a probe has one way', container({ readinessProbe: { ...exec, tcpSocket: { port: 1 } } }), container({ readinessProbe: { tcpSocket: { port: 1 } } })],
  ['a hook has one way', container({ lifecycle: { preStop: { ...exec, sleep: { seconds: 1 } } } }), container({ lifecycle: { preStop: exec } })],
  ['a restart of an init container', pod({ initContainers: [{ name: 'i', image: 'i:1', livenessProbe: exec }] }), pod({
    initContainers: [{ name: 'i', image: 'i:1', restartPolicy: 'Always', livenessProbe: exec }],
  })],
  ['a header of a probe has a name', container({ readinessProbe: { httpGet: { port: 1, httpHeaders: [{ name: 'a b', value: '' }] } } }), container({
    readinessProbe: { httpGet: { port: 1, httpHeaders: [{ name: 'a-b', value: '' }] } },
  })],
  // the environment
  ['a field that the pod has', field('spec.node'), field('spec.nodeName')],
  ['a label is named', field('metadata.labels'), field("metadata.labels['acme.dev/a']")],
  ['a label has a name', field("metadata.labels['a b']"), field("metadata.annotations['a-b']")],
  ['no other field has a part', field("metadata.name['a']"), field('metadata.name')],
  ['fields are of v1', field('metadata.name', { apiVersion: 'v2' }), field('status.podIPs', { apiVersion: 'v1' })],
  ['an amount that the container has', amount('limits.gpu'), amount('limits.cpu')],
  ['an amount of a huge page', amount('limits.hugepages'), amount('limits.hugepages-2Mi')],
  ['a part of an amount', amount('limits.cpu', '3'), amount('limits.cpu', '1m')],
  ['a part of memory', amount('requests.memory', '1m'), amount('requests.memory', '1Mi')],
  ['a value from one place', container({ env: [{ name: 'A', value: 'a', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }), container({
    env: [{ name: 'A', value: '', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
  })],
  ['a prefix of variables', container({ envFrom: [{ prefix: 'a=', configMapRef: { name: 'a' } }] }),
    container({ envFrom: [{ prefix: 'a.', configMapRef: { name: 'a' } }] })],
  ['variables from one place', container({ envFrom: [{ configMapRef: { name: 'a' }, secretRef: { name: 'a' } }] }),
    container({ envFrom: [{ secretRef: { name: 'a' } }] })],
  // amounts
  ['a request within its limit', resources({ cpu: '2' }, { cpu: '1500m' }), resources({ cpu: '1.5' }, { cpu: '1500m' })],
  ['huge pages are not shared', resources({ 'cpu': 1, 'hugepages-2Mi': '2Mi' }, { 'hugepages-2Mi': '4Mi' }),
    resources({ 'cpu': 1, 'hugepages-2Mi': '4Mi' }, { 'hugepages-2Mi': '4Mi' })],
  ['huge pages have a limit', resources({ 'cpu': 1, 'hugepages-2Mi': '2Mi' }), resources({ cpu: 1 }, { 'hugepages-2Mi': '2Mi' })],
  ['huge pages are beside memory', resources({}, { 'hugepages-2Mi': '2Mi' }), resources({}, { 'memory': '1Gi', 'hugepages-2Mi': '2Mi' })],
  ['huge pages are whole', resources({}, { 'memory': '1Gi', 'hugepages-2Mi': '3Mi' }), resources({}, { 'memory': '1Gi', 'hugepages-2Mi': '6Mi' })],
  ['a device is not shared', resources({ 'acme.dev/gpu': 1 }, { 'acme.dev/gpu': 2 }), resources({ 'acme.dev/gpu': 2 }, { 'acme.dev/gpu': 2 })],
  ['a device has a limit', resources({ 'acme.dev/gpu': 1 }), resources({}, { 'acme.dev/gpu': 1 })],
  ['a device is whole', resources({}, { 'acme.dev/gpu': '1500m' }), resources({}, { 'acme.dev/gpu': '2000m' })],
  ['a claim that the pod has', container({ resources: { claims: [{ name: 'gpu' }] } }),
    pod({ resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] }, { resources: { claims: [{ name: 'gpu' }] } })],
  ['a claim is one', pod({ resourceClaims: [{ name: 'gpu' }] }), pod({ resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'gpu' }] })],
  ['amounts of a pod', pod({ resources: { requests: { 'ephemeral-storage': '1Gi' } } }), pod({ resources: { requests: { memory: '1Gi' } } })],
  ['amounts of a pod hold its containers', pod({ resources: { requests: { cpu: 1 } } }, { resources: { requests: { cpu: 2 } } }),
    pod({ resources: { requests: { cpu: 2 } } }, { resources: { requests: { cpu: 2 } } })],
  ['limits of a pod hold its containers', pod({ resources: { limits: { cpu: 1 } } }, { resources: { limits: { cpu: 2 } } }),
    pod({ resources: { limits: { cpu: 2 } } }, { resources: { limits: { cpu: 2 } } })],
  ['an amount that is resized', container({ resizePolicy: [{ resourceName: 'storage', restartPolicy: 'NotRequired' }] }),
    container({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] })],
  // ports and names
  ['a port of the node', port([{ containerPort: 80, hostPort: 81 }], { hostNetwork: true }), port([{ containerPort: 80, hostPort: 81 }])],
  ['a port of the node is had once', port([{ containerPort: 80, hostPort: 81 }, { containerPort: 82, hostPort: 81 }]),
    port([{ containerPort: 80, hostPort: 81 }, { containerPort: 82, hostPort: 81, protocol: 'UDP' }])],
  ['two containers and a port of the node', beside({ ports: [{ containerPort: 81, hostPort: 80 }] }),
    beside({ ports: [{ containerPort: 81, hostPort: 80, hostIP: '10.0.0.1' }] })],
  ['two containers on the network of the node', beside({ ports: [{ containerPort: 80 }] }, { hostNetwork: true }), beside({ ports: [{ containerPort: 80 }] })],
  ['a name of a port once', port([{ name: 'a', containerPort: 80 }, { name: 'a', containerPort: 81 }]),
    port([{ name: 'a', containerPort: 80 }, { name: 'b', containerPort: 80 }])],
  ['a name of a container once', pod({ initContainers: [{ name: 'a', image: 'a:1' }] }), pod({ initContainers: [{ name: 'b', image: 'a:1' }] })],
  // where it runs
  ['a toleration of everything', tolerates({ operator: 'Equal', value: 'a' }), tolerates({ operator: 'Exists', value: '' })],
  ['a toleration of a value', tolerates({ key: 'a', operator: 'Exists', value: 'b' }), tolerates({ key: 'a', operator: 'Equal', value: 'b' })],
  ['a value of a taint', tolerates({ key: 'a', value: 'b c' }), tolerates({ key: 'a', value: 'b_c' })],
  ['seconds of a toleration', tolerates({ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 1 }),
    tolerates({ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 1 })],
  ['an effect', tolerates({ key: 'a', operator: 'Exists', effect: 'Never' }), tolerates({ key: 'a', operator: 'Exists', effect: 'PreferNoSchedule' })],
  ['a way of spreading once', pod({
    topologySpreadConstraints: [1, 2].map((maxSkew) => ({ maxSkew, topologyKey: 'z', whenUnsatisfiable: 'DoNotSchedule', ...selector })),
  }),
    pod({
      topologySpreadConstraints: ['DoNotSchedule',
        'ScheduleAnyway'].map((whenUnsatisfiable) => ({ maxSkew: 1, topologyKey: 'z', whenUnsatisfiable, ...selector })),
    })],
  ['domains that are waited for', spread({ ...selector, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 }), spread({ ...selector, minDomains: 2 })],
  ['labels without a selector', spread({ matchLabelKeys: ['b'] }), spread({ ...selector })],
  ['labels near, without a selector', near({ matchLabelKeys: ['b'] }), near({ ...selector, matchLabelKeys: ['b'] })],
  ['labels near and not near', near({ ...selector, matchLabelKeys: ['b'], mismatchLabelKeys: ['b'] }),
    near({ ...selector, matchLabelKeys: ['b'], mismatchLabelKeys: ['c'] }, 'podAntiAffinity')],
  ['namespaces near', near({ ...selector, namespaces: ['A'] }), near({ ...selector, namespaces: ['a'] })],
  ['one of several nodes', nodes([]), nodes([{}])],
  ['a number of a node', nodes([{ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1', '2'] }] }]),
    nodes([{ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] }])],
  ['values of a node', nodes([{ matchExpressions: [{ key: 'a', operator: 'In' }] }]), nodes([{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }])],
  ['a field of a node', nodes([{ matchFields: [{ key: 'metadata.uid', operator: 'In', values: ['a'] }] }]),
    nodes([{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] }])],
  ['a name of a node', nodes([{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }] }]),
    nodes([{ matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['a'] }] }])],
  ['a field of a node exists', nodes([{ matchFields: [{ key: 'metadata.name', operator: 'Exists' }] }]),
    nodes([{ matchExpressions: [{ key: 'metadata.name', operator: 'Exists' }] }])],
  ['gates before a node', pod({ nodeName: 'n', schedulingGates: [{ name: 'a' }] }), pod({ schedulingGates: [{ name: 'a' }] })],
  ['names', pod({ dnsPolicy: 'None' }), pod({ dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.1'] } })],
  ['servers of names', dns({ nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] }), dns({ nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3'] })],
  ['a server of names', dns({ nameservers: ['dns'] }), dns({ searches: ['dns'] })],
  ['an option of names', dns({ options: [{ value: '1' }] }), dns({ options: [{ name: 'ndots', value: '1' }] })],
  // rights
  ['who may everything', safe({ privileged: true, allowPrivilegeEscalation: false }), safe({ privileged: true, allowPrivilegeEscalation: true })],
  ['who may nearly everything, by its long name', safe({ capabilities: { add: ['CAP_SYS_ADMIN'] }, allowPrivilegeEscalation: false }),
    safe({ capabilities: { add: ['CAP_SYS_ADMIN'] } })],
  ['processes of the node', pod({ hostPID: true, shareProcessNamespace: true }), pod({ hostPID: true, shareProcessNamespace: false })],
  ['users of its own', pod({ hostUsers: false, hostPID: true }), pod({ hostUsers: true, hostPID: true })],
  ['users of its own, and IPC', pod({ hostUsers: false, hostIPC: true }), pod({ hostUsers: false })],
  ['what of /proc is seen', safe({ procMount: 'Unmasked' }), safe({ procMount: 'Unmasked' }, { hostUsers: false })],
  ['a profile of the node', safe({ seccompProfile: { type: 'Localhost' } }), safe({ seccompProfile: { type: 'Localhost', localhostProfile: 'a.json' } })],
  ['a profile of the node, out of its folder', safe({ seccompProfile: { type: 'Localhost', localhostProfile: '../a' } }),
    safe({ seccompProfile: { type: 'RuntimeDefault' } })],
  ['users of another system', windows({ securityContext: { runAsUser: 1 } }), windows({ securityContext: { runAsNonRoot: true } })],
  ['rights of another system', windows({}, { securityContext: { privileged: true } }), windows({}, { securityContext: { runAsNonRoot: true } })],
  ['the network of another system', windows({ hostPID: true }), windows({ })],
  ['options of another system', pod({ os: { name: 'linux' }, securityContext: { windowsOptions: {} } }), windows({ securityContext: { windowsOptions: {} } })],
  ['settings of the node', pod({ hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] } }),
    pod({ securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] } })],
  ['settings of the node, IPC', pod({ hostIPC: true, securityContext: { sysctls: [{ name: 'kernel.shmmax', value: '1' }] } }), pod({
    hostIPC: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] },
  })],
  ['containers that come later', pod({ ephemeralContainers: [{ name: 'e', image: 'e:1' }] }), pod({ initContainers: [{ name: 'e', image: 'e:1' }] })],
  ['time to end', pod({ activeDeadlineSeconds: 0 }), pod({ activeDeadlineSeconds: 1 })],
  ['a name that is long', pod({ hostname: 'a.b' }), pod({ hostname: 'a-b' })],
  ['a name of a host on the network of the node', pod({ hostnameOverride: 'a', hostNetwork: true }), pod({ hostnameOverride: 'a' })],
  ['a name of a host as a whole', pod({ hostnameOverride: 'a', setHostnameAsFQDN: true }), pod({ setHostnameAsFQDN: true })],
  ['who restarts', pod({ restartPolicy: 'Never' }, { restartPolicy: 'Always', restartPolicyRules: [{ action: 'Restart' }] }),
    pod({ restartPolicy: 'Never' }, { restartPolicy: 'Always', restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }] })],
  ['rules of restarts', container({ restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }] }), container({
    restartPolicy: 'Never', restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }],
  })],
  ['a readiness gate', pod({ readinessGates: [{ conditionType: 'a b' }] }), pod({ readinessGates: [{ conditionType: 'acme.dev/a' }] })],
  ['a template of pods', object('v1', 'PodTemplate', { template: { spec: { containers: [] } } }),
    object('v1', 'PodTemplate', { template: { spec: { containers: [{ name: 'a', image: 'a' }] } } })],
];
