import { App, Chart } from 'cdk8s';
import { stringify } from 'yaml';
import { TaintEffect, TolerationOperator } from '../../src/core/workload-options';
import { Flannel } from '../../src/network/flannel/flannel';
import { FlannelBackend, FlannelBackendProps } from '../../src/network/flannel/flannel-backend';
import { FlannelMode } from '../../src/network/flannel/flannel-mode';
import { FlannelProps } from '../../src/network/flannel/flannel-props';

function chart(): Chart {
  return new Chart(new App({ outdir: 'unused' }), '10-network');
}

function install(props?: FlannelProps): Record<string, any> {
  const scope = chart();
  new Flannel(scope, 'flannel', props);
  return Object.fromEntries(scope.toJson().map((object) => [object.kind, object]));
}

function netConf(props?: FlannelBackendProps): any {
  return JSON.parse(new FlannelBackend(chart(), 'backend', props).configMap.toJson().data['net-conf.json']);
}

test('the whole install is six objects, in an order in which each finds what it needs', () => {
  const scope = chart();
  new Flannel(scope, 'flannel');
  expect(scope.toJson().map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`)).toEqual([
    'Namespace -/kube-flannel',
    'ClusterRole -/flannel',
    'ClusterRoleBinding -/flannel',
    'ServiceAccount kube-flannel/flannel',
    'ConfigMap kube-flannel/kube-flannel-cfg',
    'DaemonSet kube-flannel/kube-flannel-ds',
  ]);
});

test('the small objects are those of upstream', () => {
  const { Namespace, ClusterRole, ClusterRoleBinding, ServiceAccount } = install();
  expect([Namespace, ClusterRole, ClusterRoleBinding, ServiceAccount].map((object) => stringify(object)).join('---\n')).toBe(`\
apiVersion: v1
kind: Namespace
metadata:
  labels:
    k8s-app: flannel
    pod-security.kubernetes.io/enforce: privileged
  name: kube-flannel
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  labels:
    k8s-app: flannel
  name: flannel
rules:
  - apiGroups:
      - ""
    resources:
      - pods
    verbs:
      - get
  - apiGroups:
      - ""
    resources:
      - nodes
    verbs:
      - get
      - list
      - watch
  - apiGroups:
      - ""
    resources:
      - nodes/status
    verbs:
      - patch
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  labels:
    k8s-app: flannel
  name: flannel
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: flannel
subjects:
  - kind: ServiceAccount
    name: flannel
    namespace: kube-flannel
---
apiVersion: v1
kind: ServiceAccount
metadata:
  labels:
    k8s-app: flannel
  name: flannel
  namespace: kube-flannel
`);
});

test('FlannelBackend is one ConfigMap, with the very text of upstream', () => {
  const scope = chart();
  new FlannelBackend(scope, 'backend', { network: '10.244.0.0/16', backend: FlannelMode.vxlan() });
  expect(stringify(scope.toJson())).toBe(`\
- apiVersion: v1
  kind: ConfigMap
  metadata:
    labels:
      app: flannel
      k8s-app: flannel
      tier: node
    name: kube-flannel-cfg
    namespace: kube-flannel
  data:
    cni-conf.json: |
      {
        "name": "cbr0",
        "cniVersion": "0.3.1",
        "plugins": [
          {
            "type": "flannel",
            "delegate": {
              "hairpinMode": true,
              "isDefaultGateway": true
            }
          },
          {
            "type": "portmap",
            "capabilities": {
              "portMappings": true
            }
          }
        ]
      }
    net-conf.json: |
      {
        "Network": "10.244.0.0/16",
        "EnableNFTables": false,
        "Backend": {
          "Type": "vxlan"
        }
      }
`);
});

describe('the DaemonSet, field by field (flannel v0.28.9, Documentation/kube-flannel.yml)', () => {
  const { metadata, spec } = install().DaemonSet;
  const pod = spec.template.spec;
  const [installCniPlugin, installCni, ...otherInits] = pod.initContainers;
  const [flanneld, ...others] = pod.containers;
  const FLANNEL = 'ghcr.io/flannel-io/flannel:v0.28.9';

  test.each<[string, unknown, unknown]>([
    ['labels', metadata.labels, { 'tier': 'node', 'app': 'flannel', 'k8s-app': 'flannel' }],
    ['selector', spec.selector, { matchLabels: { app: 'flannel' } }],
    ['pod labels', spec.template.metadata, { labels: { tier: 'node', app: 'flannel' } }],
    ['fields of spec', Object.keys(spec).sort(), ['selector', 'template']],
    ['fields of the pod', Object.keys(pod).sort(),
      ['affinity', 'containers', 'hostNetwork', 'initContainers', 'priorityClassName', 'serviceAccountName', 'tolerations', 'volumes']],
    ['affinity', pod.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution,
      { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }] }] }],
    ['host network', [pod.hostNetwork, pod.priorityClassName, pod.serviceAccountName], [true, 'system-node-critical', 'flannel']],
    ['tolerations', pod.tolerations, [{ operator: 'Exists', effect: 'NoSchedule' }]],
    ['number of containers', [otherInits.length, others.length], [0, 0]],
    ['install-cni-plugin', installCniPlugin, {
      name: 'install-cni-plugin',
      image: 'ghcr.io/flannel-io/flannel-cni-plugin:v1.9.1-flannel3',
      command: ['cp'],
      args: ['-f', '/flannel', '/opt/cni/bin/flannel'],
      volumeMounts: [{ name: 'cni-plugin', mountPath: '/opt/cni/bin' }],
    }],
    ['install-cni', installCni, {
      name: 'install-cni',
      image: FLANNEL,
      command: ['/opt/bin/install-conf'],
      args: ['/etc/kube-flannel/cni-conf.json', '/etc/cni/net.d/10-flannel.conflist'],
      volumeMounts: [{ name: 'cni', mountPath: '/etc/cni/net.d' }, { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' }],
    }],
    ['flanneld', [flanneld.name, flanneld.image, flanneld.command], ['kube-flannel', FLANNEL, ['/opt/bin/flanneld']]],
    ['arguments', flanneld.args, ['--ip-masq', '--kube-subnet-mgr', '--healthz-port=8081']],
    ['ports', flanneld.ports, [{ name: 'healthz', containerPort: 8081, protocol: 'TCP' }]],
    ['liveness', flanneld.livenessProbe, { httpGet: { path: '/healthz', port: 'healthz' }, initialDelaySeconds: 10, periodSeconds: 30 }],
    ['readiness', flanneld.readinessProbe, { httpGet: { path: '/readyz', port: 'healthz' }, initialDelaySeconds: 5, periodSeconds: 10 }],
    ['resources', flanneld.resources, { requests: { cpu: '100m', memory: '50Mi' } }],
    ['security', flanneld.securityContext, { privileged: false, capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } }],
    ['environment', flanneld.env, [
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'EVENT_QUEUE_DEPTH', value: '5000' },
      { name: 'CONT_WHEN_CACHE_NOT_READY', value: 'false' },
    ]],
    ['mounts', flanneld.volumeMounts, [
      { name: 'run', mountPath: '/run/flannel' },
      { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' },
      { name: 'xtables-lock', mountPath: '/run/xtables.lock' },
    ]],
    ['volumes', pod.volumes, [
      { name: 'run', hostPath: { path: '/run/flannel' } },
      { name: 'cni-plugin', hostPath: { path: '/opt/cni/bin' } },
      { name: 'cni', hostPath: { path: '/etc/cni/net.d' } },
      { name: 'flannel-cfg', configMap: { name: 'kube-flannel-cfg' } },
      { name: 'xtables-lock', hostPath: { path: '/run/xtables.lock', type: 'FileOrCreate' } },
    ]],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));
});

test.each<[string, FlannelBackendProps, unknown]>([
  ['another network', { network: '10.42.0.0/16' }, { Network: '10.42.0.0/16', EnableNFTables: false, Backend: { Type: 'vxlan' } }],
  ['nftables', { enableNFTables: true }, { Network: '10.244.0.0/16', EnableNFTables: true, Backend: { Type: 'vxlan' } }],
  ['every option of vxlan', { backend: FlannelMode.vxlan({ vni: 4097, port: 4789, gbp: true, directRouting: true, learning: true, mtu: 9000 }) }, {
    Network: '10.244.0.0/16',
    EnableNFTables: false,
    Backend: { Type: 'vxlan', VNI: 4097, Port: 4789, GBP: true, DirectRouting: true, Learning: true, MTU: 9000 },
  }],
  ['the MTU of nodes, which flanneld sees itself', { nodeMtu: 9000 }, { Network: '10.244.0.0/16', EnableNFTables: false, Backend: { Type: 'vxlan' } }],
  ['dual stack, where VXLAN costs 20 bytes more than flanneld counts', { ipv6Network: 'fd00:10:244::/56' }, {
    Network: '10.244.0.0/16',
    EnableIPv6: true,
    IPv6Network: 'fd00:10:244::/56',
    EnableNFTables: false,
    Backend: { Type: 'vxlan', MTU: 1480 },
  }],
  ['dual stack on jumbo frames', { ipv6Network: 'fd00:10:244::/56', nodeMtu: 9000 }, {
    Network: '10.244.0.0/16',
    EnableIPv6: true,
    IPv6Network: 'fd00:10:244::/56',
    EnableNFTables: false,
    Backend: { Type: 'vxlan', MTU: 8980 },
  }],
])('net-conf.json: %s', (_, props, expected) => expect(netConf(props)).toEqual(expected));

test.each<[number, FlannelBackendProps]>([
  [1450, {}],
  [8950, { nodeMtu: 9000 }],
  [1400, { backend: FlannelMode.vxlan({ mtu: 1450 }) }],
  [1430, { ipv6Network: 'fd00:10:244::/56' }],
  [1280, { ipv6Network: 'fd00:10:244::/56', nodeMtu: 1350 }],
  [1430, { ipv6Network: 'fd00:10:244::/56', nodeMtu: 1500, backend: FlannelMode.vxlan({ mtu: 1480 }) }],
])('pods get an MTU of %i with %j', (podMtu, props) => {
  expect(new FlannelBackend(chart(), 'backend', props).podMtu).toBe(podMtu);
  expect(new Flannel(chart(), 'flannel', props).podMtu).toBe(podMtu);
});

test.each<[FlannelProps, readonly string[]]>([
  [{ ipMasq: false }, []],
  [{ interfaces: { iface: ['eth1', '192.168.1.10', 'fd00::10'], ifaceRegex: ['^enp', '^10\\.'], ifaceCanReach: '192.168.1.1' } },
    ['--ip-masq', '--iface=eth1', '--iface=192.168.1.10', '--iface=fd00::10', '--iface-regex=^enp', '--iface-regex=^10\\.', '--iface-can-reach=192.168.1.1']],
  [{ publicIp: '198.51.100.7' }, ['--ip-masq', '--public-ip=198.51.100.7']],
  [{ iptablesForwardRules: false }, ['--ip-masq', '--iptables-forward-rules=false']],
  [{ iptablesResyncSeconds: 60 }, ['--ip-masq', '--iptables-resync=60']],
  [{ ipBlackholeRoute: true }, ['--ip-masq', '--ip-blackhole-route']],
  [{ setNodeNetworkUnavailable: false }, ['--ip-masq', '--set-node-network-unavailable=false']],
  [{ kubeAnnotationPrefix: 'example.com/net' }, ['--ip-masq', '--kube-annotation-prefix=example.com/net']],
  [{ extraArgs: ['-v=4', '--healthz-ip=::'] }, ['--ip-masq', '-v=4', '--healthz-ip=::']],
  [{ iptablesForwardRules: true, iptablesResyncSeconds: 5, ipBlackholeRoute: false, setNodeNetworkUnavailable: true,
    kubeAnnotationPrefix: 'flannel.alpha.coreos.com' },
    ['--ip-masq']],
])('arguments of flanneld with %j', (props, expected) => {
  const upstream = ['--kube-subnet-mgr', '--healthz-port=8081'];
  const args: readonly string[] = install(props).DaemonSet.spec.template.spec.containers[0].args;
  expect(args).toEqual(expect.arrayContaining(upstream));
  expect(args.filter((argument) => !upstream.includes(argument))).toEqual(expected);
});

test('the rest of the pod follows the properties', () => {
  const { Namespace, ClusterRoleBinding, ServiceAccount, ConfigMap, DaemonSet } = install({
    namespace: 'network',
    imageRegistry: 'registry.example.com:5000/mirror',
    image: 'registry.example.com/flannel:v0.28.9-1',
    healthzPort: 9081,
    eventQueueDepth: 20000,
    resources: { requests: { cpu: '50m' }, limits: { memory: '100Mi' } },
    tolerations: [{ operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_EXECUTE }],
    nodeSelector: { 'example.com/flannel': 'yes' },
  });
  expect([Namespace.metadata.name, ClusterRoleBinding.subjects[0].namespace]).toEqual(['network', 'network']);
  expect([ServiceAccount, ConfigMap, DaemonSet].map(({ metadata }) => metadata.namespace)).toEqual(['network', 'network', 'network']);
  const pod = DaemonSet.spec.template.spec;
  expect(pod.initContainers.map(({ image }: { image: string }) => image)).toEqual([
    'registry.example.com:5000/mirror/flannel-io/flannel-cni-plugin:v1.9.1-flannel3',
    'registry.example.com/flannel:v0.28.9-1',
  ]);
  expect(pod.tolerations).toEqual([{ operator: 'Exists', effect: 'NoSchedule' }, { operator: 'Exists', effect: 'NoExecute' }]);
  expect(pod.nodeSelector).toEqual({ 'example.com/flannel': 'yes' });
  expect(pod.containers[0]).toMatchObject({
    image: 'registry.example.com/flannel:v0.28.9-1',
    args: ['--ip-masq', '--kube-subnet-mgr', '--healthz-port=9081'],
    ports: [{ containerPort: 9081 }],
    resources: { requests: { cpu: '50m' }, limits: { memory: '100Mi' } },
    env: expect.arrayContaining([{ name: 'EVENT_QUEUE_DEPTH', value: '20000' }]),
  });
});

test('the image of the plugin can be set by itself', () => {
  const { DaemonSet } = install({ cniPluginImage: 'registry.example.com/plugin@sha256:' + 'a'.repeat(64) });
  const images = [...DaemonSet.spec.template.spec.initContainers, ...DaemonSet.spec.template.spec.containers].map(({ image }) => image.split('@')[0]);
  expect(images).toEqual(['registry.example.com/plugin', 'ghcr.io/flannel-io/flannel:v0.28.9', 'ghcr.io/flannel-io/flannel:v0.28.9']);
});

test('main objects are found and patched without knowing their ids', () => {
  const scope = chart();
  const flannel = new Flannel(scope, 'flannel');
  expect(flannel.node.defaultChild).toBe(flannel.daemonSet);
  expect(flannel.configMap.node.path).toBe('10-network/flannel/Backend/Resource');
  const backend = new FlannelBackend(chart(), 'backend');
  expect(backend.node.defaultChild).toBe(backend.configMap);
  expect([backend.configMapName, flannel.configMap.name]).toEqual(['kube-flannel-cfg', 'kube-flannel-cfg']);
});
