const meta = (name: string, more: object = {}): object => ({ name, namespace: 'mutants', ...more });
const wide = { metadata: { name: 'rarer' } };
const labels = { app: 'web' };
const url = { url: 'https://hooks.acme.dev/judge' };
const image = 'ghcr.io/acme/web:v1';

/** A pod with the fields that few people write. */
const POD = {
  automountServiceAccountToken: false, enableServiceLinks: false, shareProcessNamespace: true, hostname: 'web', subdomain: 'web',
  schedulerName: 'default-scheduler',
  os: { name: 'linux' }, preemptionPolicy: 'PreemptLowerPriority', readinessGates: [{ conditionType: 'acme.dev/ready' }], activeDeadlineSeconds: 60,
  dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.10'], searches: ['acme.dev'], options: [{ name: 'ndots', value: '2' }] },
  securityContext: {
    fsGroupChangePolicy: 'OnRootMismatch', supplementalGroups: [1000], seLinuxOptions: { level: 's0:c1,c2' },
    appArmorProfile: { type: 'RuntimeDefault' },
  },
  affinity: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [{ key: 'cpus', operator: 'Gt', values: ['4'] }] } }],
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['node-1'] }] }],
      },
    },
    podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{
      topologyKey: 'zone', namespaces: ['mutants'], labelSelector: { matchLabels: labels }, matchLabelKeys: ['version'],
    }] },
  },
  topologySpreadConstraints: [{
    maxSkew: 2, minDomains: 2, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', nodeTaintsPolicy: 'Honor',
    labelSelector: { matchLabels: labels },
  }],
  initContainers: [{
    name: 'proxy', image, restartPolicy: 'Always', ports: [{ containerPort: 15_000, hostPort: 15_000 }],
    livenessProbe: { grpc: { port: 15_000, service: 'proxy' } },
  }],
  containers: [
    {
      name: 'web', image, ports: [{ name: 'http', containerPort: 8080, hostPort: 18_080, hostIP: '10.0.0.1' }],
      terminationMessagePolicy: 'FallbackToLogsOnError', stdin: true, stdinOnce: true,
      env: [{ name: 'TEAM', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: "metadata.labels['acme.dev/team']" } } },
        { name: 'MEM', valueFrom: { resourceFieldRef: { containerName: 'web', resource: 'requests.memory', divisor: '1Mi' } } },
        { name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'k', optional: true } } }],
      envFrom: [{ prefix: 'APP_', secretRef: { name: 'keys', optional: true } }],
      resources: { requests: { 'cpu': '250m', 'memory': '64Mi', 'acme.dev/gpu': 1 }, limits: { 'memory': '64Mi', 'acme.dev/gpu': 1, 'hugepages-2Mi': '4Mi' } },
      resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
      readinessProbe: { httpGet: { port: 8080, path: '/', httpHeaders: [{ name: 'X-Probe', value: 'ready' }] }, successThreshold: 2, timeoutSeconds: 3 },
      livenessProbe: { tcpSocket: { port: 'http' }, terminationGracePeriodSeconds: 10 },
      lifecycle: { postStart: { exec: { command: ['true'] } }, preStop: { httpGet: { port: 8080, path: '/bye' } } },
      securityContext: {
        privileged: false, runAsUser: 1000, runAsGroup: 1000, procMount: 'Default',
        seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/web.json' },
      },
      volumeMounts: [
        { name: 'nfs', mountPath: '/nfs', readOnly: true, recursiveReadOnly: 'IfPossible' },
        { name: 'facts', mountPath: '/facts', subPathExpr: '$(TEAM)' },
      ],
      volumeDevices: [{ name: 'raw', devicePath: '/dev/raw' }],
    },
    { name: 'side', image, volumeMounts: [{ name: 'facts', mountPath: '/facts', subPath: 'a/b', mountPropagation: 'HostToContainer' }] },
  ],
  volumes: [
    { name: 'nfs', nfs: { server: 'nfs.acme.dev', path: '/exports', readOnly: true } },
    { name: 'raw', persistentVolumeClaim: { claimName: 'raw', readOnly: false } },
    { name: 'facts', downwardAPI: { defaultMode: 0o444, items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }, {
      path: 'cpu', resourceFieldRef: { containerName: 'web', resource: 'requests.cpu', divisor: '1m' },
    }] } },
    { name: 'driver', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes: { class: 'a' } } },
    { name: 'own', ephemeral: {
      volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } } },
    } },
    { name: 'oci', image: { reference: image, pullPolicy: 'IfNotPresent' } },
    { name: 'all', projected: { defaultMode: 0o440, sources: [{ configMap: { name: 'a', items: [{ key: 'a', path: 'a', mode: 0o400 }] } }, {
      downwardAPI: { items: [{ path: 'b', fieldRef: { fieldPath: 'metadata.uid' } }] },
    }] } },
  ],
};

const jobTemplate = { spec: { restartPolicy: 'Never', containers: [{ name: 'work', image }] } };

/** Objects with the fields that few people write, and kinds that few people have. */
export const rarerObjects: readonly any[] = [
  { apiVersion: 'v1', kind: 'Pod', metadata: meta('rarer'), spec: POD },
  { apiVersion: 'v1', kind: 'Pod', metadata: meta('node'), spec: { hostNetwork: true, hostPID: true, dnsPolicy: 'ClusterFirstWithHostNet', tolerations: [
    { operator: 'Exists' }, { key: 'a', operator: 'Exists', effect: 'NoSchedule' },
  ],
    containers: [{
      name: 'agent', image, ports: [{ containerPort: 9100 }], securityContext: { privileged: true },
      volumeMounts: [{ name: 'host', mountPath: '/host', mountPropagation: 'Bidirectional' }],
    }],
    volumes: [{ name: 'host', hostPath: { path: '/' } }] } },
  { apiVersion: 'v1', kind: 'Pod', metadata: meta('big'), spec: { resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2' } },
    containers: [
      { name: 'a', image, resources: { requests: { cpu: '500m' }, limits: { cpu: '1' } } },
      { name: 'b', image, resources: { requests: { memory: '512Mi' } } },
    ] } },
  {
    apiVersion: 'v1', kind: 'Pod', metadata: meta('claims'),
    spec: { resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'gpu' }], schedulingGates: [{ name: 'acme.dev/wait' }],
      containers: [{ name: 'a', image, resources: { claims: [{ name: 'gpu' }] } }] },
  },
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: meta('rarer'), spec: { progressDeadlineSeconds: 120, minReadySeconds: 30, paused: false, selector: {
    matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }],
  },
    strategy: { type: 'Recreate' }, template: { metadata: { labels }, spec: { containers: [{ name: 'a', image }] } } } },
  { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: meta('rarer'), spec: { minReadySeconds: 5, selector: { matchLabels: labels }, updateStrategy: {
    type: 'RollingUpdate', rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 },
  },
    template: { metadata: { labels }, spec: { containers: [{ name: 'a', image }] } } } },
  {
    apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: meta('rarer'),
    spec: { selector: { matchLabels: labels }, minReadySeconds: 5, ordinals: { start: 1 },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
      template: { metadata: { labels }, spec: { containers: [{ name: 'a', image }] } } },
  },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: meta('rarer'), spec: {
    replicas: 2, minReadySeconds: 5, selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'a', image }] } },
  } },
  {
    apiVersion: 'batch/v1', kind: 'Job', metadata: meta('rarer'),
    spec: { completionMode: 'Indexed', completions: 5, parallelism: 2, backoffLimitPerIndex: 1, maxFailedIndexes: 3, podReplacementPolicy: 'Failed',
      suspend: true, activeDeadlineSeconds: 60,
      podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes: { containerName: 'work', operator: 'In', values: [1, 42] } }, {
        action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
      }] },
      successPolicy: { rules: [{ succeededIndexes: '0-2,4', succeededCount: 3 }] }, template: jobTemplate },
  },
  {
    apiVersion: 'batch/v1', kind: 'CronJob', metadata: meta('rarer'),
    spec: { schedule: '*/5 8-18 * * mon-fri', timeZone: 'Europe/Berlin', startingDeadlineSeconds: 60, failedJobsHistoryLimit: 2, concurrencyPolicy: 'Replace',
      jobTemplate: { spec: { completionMode: 'Indexed', completions: 2, backoffLimit: 0, template: jobTemplate } } },
  },
  {
    apiVersion: 'v1', kind: 'Service', metadata: meta('rarer'),
    spec: { type: 'LoadBalancer', selector: labels, externalTrafficPolicy: 'Local', healthCheckNodePort: 31_111, loadBalancerClass: 'acme.dev/lb',
      allocateLoadBalancerNodePorts: true,
      internalTrafficPolicy: 'Local', loadBalancerSourceRanges: ['203.0.113.0/24'], ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv4'],
      ports: [{ name: 'https', port: 443, targetPort: 8443, nodePort: 31_443 }, { name: 'quic', port: 443, protocol: 'UDP', nodePort: 31_443 }] },
  },
  { apiVersion: 'v1', kind: 'Service', metadata: meta('headless'), spec: {
    clusterIP: 'None', clusterIPs: ['None'], publishNotReadyAddresses: true, selector: labels, ports: [{ port: 80 }],
  } },
  { apiVersion: 'v1', kind: 'Service', metadata: meta('elsewhere'), spec: { type: 'ExternalName', externalName: 'db.acme.dev' } },
  { apiVersion: 'v1', kind: 'Service', metadata: meta('fixed'), spec: {
    clusterIP: '10.96.9.9', clusterIPs: ['10.96.9.9'], externalIPs: ['203.0.113.7'], trafficDistribution: 'PreferClose', selector: labels,
    ports: [{ port: 80, appProtocol: 'kubernetes.io/h2c' }],
  } },
  {
    apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: meta('rarer'),
    spec: { accessModes: ['ReadWriteOncePod'], volumeMode: 'Block', storageClassName: '', selector: { matchLabels: labels }, dataSource: {
      apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'a',
    },
      resources: { requests: { storage: '5Gi' }, limits: { storage: '10Gi' } } },
  },
  { apiVersion: 'v1', kind: 'PersistentVolume', ...wide, spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany',
    'ReadOnlyMany'], mountOptions: ['hard'], storageClassName: 'fast', volumeMode: 'Filesystem', claimRef: { namespace: 'mutants', name: 'data' },
    csi: { driver: 'csi.acme.dev', volumeHandle: 'vol-1', fsType: 'ext4', readOnly: false, volumeAttributes: { a: 'b' } } } },
  { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'nfs' }, spec: {
    capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany'], nfs: { server: 'nfs.acme.dev', path: '/exports' },
  } },
  { apiVersion: 'v1', kind: 'ResourceQuota', metadata: meta('rarer'), spec: {
    hard: { 'pods': 5, 'requests.memory': '4Gi' }, scopes: ['NotBestEffort'],
    scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }] },
  } },
  { apiVersion: 'v1', kind: 'LimitRange', metadata: meta('rarer'), spec: { limits: [{
    type: 'Container', min: { cpu: '50m' }, max: { cpu: '2' }, default: { cpu: '500m' }, defaultRequest: { cpu: '100m' },
    maxLimitRequestRatio: { cpu: 10 },
  }, { type: 'Pod', max: { memory: '4Gi' } },
    { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '50Gi' } }] } },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: meta('rarer'), data: { a: 'b' }, binaryData: { c: 'YWJj' } },
  { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: meta('rarer'), spec: { defaultBackend: { resource: {
    apiGroup: 'acme.dev', kind: 'Bucket', name: 'static',
  } }, tls: [{ hosts: ['*.acme.dev'] }],
    rules: [{
      host: '*.acme.dev',
      http: { paths: [{ path: '/api', pathType: 'Exact', backend: { service: { name: 'web', port: { name: 'http' } } } }, {
        pathType: 'ImplementationSpecific', backend: { service: { name: 'web', port: { number: 80 } } },
      }] },
    }] } },
  {
    apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: meta('rarer'),
    spec: { podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db'] }] }, policyTypes: ['Egress'],
      egress: [{
        to: [{ ipBlock: { cidr: 'fd00::/8', except: ['fd00:1::/32'] } }, { namespaceSelector: {}, podSelector: { matchLabels: labels } }],
        ports: [{ protocol: 'SCTP', port: 1000, endPort: 2000 }],
      }] },
  },
  { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: meta('rarer'), spec: {
    minAvailable: '50%', selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
    unhealthyPodEvictionPolicy: 'IfHealthyBudget',
  } },
  { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: meta('rarer'), spec: { minReplicas: 2, maxReplicas: 9, scaleTargetRef: {
    apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'store',
  },
    metrics: [{ type: 'Pods', pods: { metric: { name: 'qps', selector: { matchLabels: labels } }, target: { type: 'AverageValue', averageValue: '100' } } },
      { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'Value', value: '30' } } },
      { type: 'ContainerResource', containerResource: { name: 'memory', container: 'web', target: { type: 'Utilization', averageUtilization: 80 } } },
      { type: 'Object', object: {
        metric: { name: 'hits' }, describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' },
        target: { type: 'Value', value: '2k' },
      } }],
    behavior: {
      scaleUp: { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }, { type: 'Pods', value: 4, periodSeconds: 15 }] },
      scaleDown: { selectPolicy: 'Disabled', policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
    } } },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', ...wide,
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'acme.dev/aggregate': 'true' } }] }, rules: [],
  },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', ...wide, roleRef: {
    apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view',
  },
    subjects: [
      { kind: 'Group', name: 'system:authenticated', apiGroup: 'rbac.authorization.k8s.io' },
      { kind: 'ServiceAccount', name: 'web', namespace: 'mutants' },
    ] },
  { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', ...wide, provisioner: 'csi.acme.dev', mountOptions: ['discard'], allowedTopologies: [{
    matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: ['a', 'b'] }],
  }] },
  { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', ...wide, handler: 'runsc', overhead: { podFixed: { cpu: '100m', memory: '64Mi' } }, scheduling: {
    nodeSelector: { runtime: 'gvisor' }, tolerations: [{ key: 'gvisor', operator: 'Exists', effect: 'NoSchedule' }],
  } },
  {
    apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'rarer', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
    spec: { finalizers: ['kubernetes'] },
  },
  {
    apiVersion: 'v1', kind: 'ServiceAccount', metadata: meta('rarer'), automountServiceAccountToken: true,
    imagePullSecrets: [{ name: 'registry' }], secrets: [{ name: 'token' }],
  },
  { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration', ...wide, webhooks: [
    { name: 'pods.hooks.acme.dev', admissionReviewVersions: ['v1', 'v1beta1'], sideEffects: 'NoneOnDryRun', clientConfig: url, reinvocationPolicy: 'IfNeeded',
      matchPolicy: 'Equivalent', namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, objectSelector: { matchLabels: labels },
      matchConditions: [{ name: 'not-leases', expression: 'request.resource.resource != "leases"' }],
      rules: [{ apiGroups: ['', 'apps'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['pods', 'deployments/scale'], scope: '*' }] },
  ] },
  {
    apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'rarers.acme.dev' },
    spec: { group: 'acme.dev', scope: 'Namespaced', names: {
      plural: 'rarers', singular: 'rarer', kind: 'Rarer', listKind: 'RarerList', shortNames: ['rr'], categories: ['all'],
    },
      versions: [{
        name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } }, subresources: { status: {} },
        additionalPrinterColumns: [{ name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' }],
      },
        { name: 'v1beta1', served: true, storage: false, deprecated: true, schema: { openAPIV3Schema: { type: 'object' } } }],
      conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: url } } },
  },
  { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: meta('rarer'), spec: {
    holderIdentity: 'a', leaseDurationSeconds: 15, leaseTransitions: 0,
  } },
  {
    apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: meta('rarer'), addressType: 'IPv4',
    endpoints: [{ addresses: ['10.0.0.7'], conditions: { ready: true }, nodeName: 'node-1' }],
    ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
  },
];
