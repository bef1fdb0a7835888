import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { nativeObject, Plain } from '../../core/manifest';
import { CalicoDataplanePlan } from './calico-dataplane';

/** The version of Calico's images and manifests. */
export const CALICO_VERSION = 'v3.32.1';

type Variable = Plain<k8s.EnvVar>;

/** Volumes of Calico's pods on every node, by name. Source: Calico v3.32.1, `manifests/calico.yaml` and `manifests/canal.yaml`. */
export const HOST_PATHS: Readonly<Record<string, Plain<k8s.HostPathVolumeSource>>> = {
  'lib-modules': { path: '/lib/modules' },
  'var-run-calico': { path: '/var/run/calico', type: 'DirectoryOrCreate' },
  'var-lib-calico': { path: '/var/lib/calico', type: 'DirectoryOrCreate' },
  'xtables-lock': { path: '/run/xtables.lock', type: 'FileOrCreate' },
  'sys-fs': { path: '/sys/fs/', type: 'DirectoryOrCreate' },
  'bpffs': { path: '/sys/fs/bpf', type: 'Directory' },
  'nodeproc': { path: '/proc' },
  'cni-bin-dir': { path: '/opt/cni/bin', type: 'DirectoryOrCreate' },
  'cni-net-dir': { path: '/etc/cni/net.d' },
  'cni-log-dir': { path: '/var/log/calico/cni' },
  'policysync': { path: '/var/run/nodeagent', type: 'DirectoryOrCreate' },
};

export const hostVolumes = (paths: Readonly<Record<string, Plain<k8s.HostPathVolumeSource>>>): readonly Plain<k8s.Volume>[] =>
  Object.entries(paths).map(([name, hostPath]) => ({ name, hostPath }));

const ENDPOINT = 'kubernetes-services-endpoint';
type Endpoint = NonNullable<CalicoDataplanePlan['apiServer']>;

/** Where the API server is, for pods that Services do not work for yet. */
export const SERVICES_ENDPOINT: readonly Plain<k8s.EnvFromSource>[] = [{ configMapRef: { name: ENDPOINT, optional: true } }];

/** The ConfigMap that says it. */
export function servicesEndpoint(scope: Construct, namespace: string, { host, port }: Endpoint): void {
  nativeObject(scope, 'ServicesEndpoint', 'v1/ConfigMap', {
    metadata: { name: ENDPOINT, namespace },
    data: { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: String(port) },
  });
}

/**
 * The same for the operator, which reads it when it starts: in its namespace, as its manifest has that.
 * Source: Calico v3.32.1, `manifests/tigera-operator.yaml`.
 */
export function operatorEndpoint(scope: Construct, endpoint: Endpoint): void {
  const name = 'tigera-operator';
  nativeObject(scope, 'OperatorNamespace', 'v1/Namespace', { metadata: { name, labels: { name, 'pod-security.kubernetes.io/enforce': 'privileged' } } });
  servicesEndpoint(scope, name, endpoint);
}

export const value = (name: string, text: string): Variable => ({ name, value: text });
export const field = (name: string, fieldPath: string): Variable => ({ name, valueFrom: { fieldRef: { fieldPath } } });
export const setting = (name: string, configMap: string, key: string): Variable => ({ name, valueFrom: { configMapKeyRef: { name: configMap, key } } });

/** The init container that mounts what eBPF needs; where it fails, pods start without. */
export function bpfBootstrap(imageRegistry: string): Plain<k8s.Container> {
  return {
    name: 'ebpf-bootstrap',
    image: `${imageRegistry}/calico/node:${CALICO_VERSION}`,
    imagePullPolicy: 'IfNotPresent',
    command: ['calico-node', '-init', '-best-effort'],
    volumeMounts: [
      { name: 'sys-fs', mountPath: '/sys/fs', mountPropagation: 'Bidirectional' },
      { name: 'var-run-calico', mountPath: '/var/run/calico', mountPropagation: 'Bidirectional' },
      { name: 'nodeproc', mountPath: '/nodeproc', readOnly: true },
    ],
    securityContext: { privileged: true },
  };
}

/** The init container that puts plugins and their configuration onto the node. */
export function installCni(imageRegistry: string, configMap: string, fileName: string, extra: readonly Variable[]): Plain<k8s.Container> {
  return {
    name: 'install-cni',
    image: `${imageRegistry}/calico/cni:${CALICO_VERSION}`,
    imagePullPolicy: 'IfNotPresent',
    command: ['/opt/cni/bin/install'],
    envFrom: SERVICES_ENDPOINT,
    env: [
      ...extra,
      value('CNI_CONF_NAME', fileName),
      setting('CNI_NETWORK_CONFIG', configMap, 'cni_network_config'),
      field('KUBERNETES_NODE_NAME', 'spec.nodeName'),
      setting('CNI_MTU', configMap, 'veth_mtu'),
      value('SLEEP', 'false'),
    ],
    volumeMounts: [{ name: 'cni-bin-dir', mountPath: '/host/opt/cni/bin' }, { name: 'cni-net-dir', mountPath: '/host/etc/cni/net.d' }],
    securityContext: { privileged: true },
  };
}

/** What the container `calico-node` mounts. */
export const NODE_MOUNTS: readonly Plain<k8s.VolumeMount>[] = [
  { name: 'cni-net-dir', mountPath: '/host/etc/cni/net.d' },
  { name: 'lib-modules', mountPath: '/lib/modules', readOnly: true },
  { name: 'xtables-lock', mountPath: '/run/xtables.lock' },
  { name: 'var-run-calico', mountPath: '/var/run/calico' },
  { name: 'var-lib-calico', mountPath: '/var/lib/calico' },
  { name: 'policysync', mountPath: '/var/run/nodeagent' },
  { name: 'bpffs', mountPath: '/sys/fs/bpf' },
  { name: 'cni-log-dir', mountPath: '/var/log/calico/cni', readOnly: true },
];

/** What Calico's and Canal's pods on every node have in common: they must run everywhere, and early. */
export const NODE_POD = {
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  hostNetwork: true,
  tolerations: [{ effect: 'NoSchedule', operator: 'Exists' }, { key: 'CriticalAddonsOnly', operator: 'Exists' }, { effect: 'NoExecute', operator: 'Exists' }],
  securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
  // without it, a node would be without Calico for longer than replacing its pod takes
  terminationGracePeriodSeconds: 0,
  priorityClassName: 'system-node-critical',
} as const satisfies Partial<Plain<k8s.PodSpec>>;

/** The configuration that the container runtime of every node gets; Calico's installer fills in what stands between underscores. */
export function cniNetworkConfig(cniVersion: string, ipam: object): string {
  const config = {
    name: 'k8s-pod-network',
    cniVersion,
    plugins: [
      {
        type: 'calico',
        log_level: 'info',
        log_file_path: '/var/log/calico/cni/cni.log',
        datastore_type: 'kubernetes',
        nodename: '__KUBERNETES_NODE_NAME__',
        mtu: '__CNI_MTU__',
        ipam,
        policy: { type: 'k8s' },
        kubernetes: { kubeconfig: '__KUBECONFIG_FILEPATH__' },
      },
      { type: 'portmap', snat: true, capabilities: { portMappings: true } },
    ],
  };
  // a number is put in its place
  return JSON.stringify(config, undefined, 2).replace('"__CNI_MTU__"', '__CNI_MTU__');
}
