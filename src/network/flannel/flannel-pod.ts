import type { k8s } from 'cdk8s-plus-28';
import { Plain } from '../../core/manifest';
import { policyContainers, policyVolumes } from './flannel-policy-enforcer';
import { FLANNELD, FlannelSettings } from './flannel-props';
import { COMPLETE_NET_CONF, NET_CONF, pskContainer, pskVolumes } from './flannel-psk';

const RUN = { name: 'run', mountPath: '/run/flannel' };
const CNI_PLUGIN = { name: 'cni-plugin', mountPath: '/opt/cni/bin' };
const CNI = { name: 'cni', mountPath: '/etc/cni/net.d' };
const FLANNEL_CFG = { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' };
const XTABLES_LOCK = { name: 'xtables-lock', mountPath: '/run/xtables.lock' };

const TUN = { name: 'tun', mountPath: '/dev/net/tun' };

function onLinux(arch: string | undefined): Plain<k8s.Affinity> {
  const linux = { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] };
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: arch === undefined ? [linux] : [linux, { key: 'kubernetes.io/arch', operator: 'In', values: [arch] }] }],
      },
    },
  };
}

/** The pod that runs on every node: two init containers put plugin and configuration in place, then flanneld stays. */
export function flannelPod(settings: FlannelSettings, serviceAccountName: string, configMapName: string): Plain<k8s.PodSpec> {
  const { psk, tun, arch } = settings.backend;
  return {
    affinity: onLinux(arch),
    hostNetwork: true,
    priorityClassName: 'system-node-critical',
    nodeSelector: settings.nodeSelector,
    tolerations: settings.tolerations,
    serviceAccountName,
    initContainers: [
      {
        name: 'install-cni-plugin',
        image: settings.cniPluginImage,
        command: ['cp'],
        args: ['-f', '/flannel', `${CNI_PLUGIN.mountPath}/flannel`],
        volumeMounts: [CNI_PLUGIN],
      },
      {
        name: 'install-cni',
        image: settings.image,
        command: [settings.features.installConf ? '/opt/bin/install-conf' : 'cp'],
        args: [...(settings.features.installConf ? [] : ['-f']), `${FLANNEL_CFG.mountPath}cni-conf.json`, `${CNI.mountPath}/10-flannel.conflist`],
        volumeMounts: [CNI, FLANNEL_CFG],
      },
      ...(psk === undefined ? [] : [pskContainer(psk, settings.image, FLANNEL_CFG)]),
    ],
    containers: [flanneld(settings), ...policyContainers(settings.enforcedBy)],
    volumes: [
      { name: RUN.name, hostPath: { path: RUN.mountPath } },
      { name: CNI_PLUGIN.name, hostPath: { path: CNI_PLUGIN.mountPath } },
      { name: CNI.name, hostPath: { path: CNI.mountPath } },
      { name: FLANNEL_CFG.name, configMap: { name: configMapName } },
      { name: XTABLES_LOCK.name, hostPath: { path: XTABLES_LOCK.mountPath, type: 'FileOrCreate' } },
      ...(psk === undefined ? [] : pskVolumes(psk)),
      ...(tun ? [{ name: TUN.name, hostPath: { path: TUN.mountPath, type: 'CharDevice' } }] : []),
      ...policyVolumes(settings.enforcedBy),
    ],
  };
}

function flanneld(settings: FlannelSettings): Plain<k8s.Container> {
  const { psk, tun } = settings.backend;
  return {
    name: 'kube-flannel',
    image: settings.image,
    command: ['/opt/bin/flanneld'],
    args: flanneldArguments(settings),
    ...(settings.features.healthz ? probes(settings.healthzPort) : {}),
    resources: settings.resources,
    securityContext: tun ? { privileged: true } : { privileged: false, capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } },
    env: [
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'EVENT_QUEUE_DEPTH', value: String(settings.eventQueueDepth) },
      { name: 'CONT_WHEN_CACHE_NOT_READY', value: 'false' },
    ],
    volumeMounts: [RUN, FLANNEL_CFG, XTABLES_LOCK, ...(psk === undefined ? [] : [NET_CONF]), ...(tun ? [TUN] : [])],
  };
}

function probes(healthzPort: number): Partial<Plain<k8s.Container>> {
  return {
    ports: [{ name: 'healthz', containerPort: healthzPort, protocol: 'TCP' }],
    livenessProbe: { httpGet: { path: '/healthz', port: 'healthz' }, initialDelaySeconds: 10, periodSeconds: 30 },
    readinessProbe: { httpGet: { path: '/readyz', port: 'healthz' }, initialDelaySeconds: 5, periodSeconds: 10 },
  };
}

/** The arguments of flanneld: upstream's three, then what differs from flanneld's own defaults. */
function flanneldArguments(settings: FlannelSettings): readonly string[] {
  const given: readonly (readonly [boolean, string])[] = [
    [settings.ipMasq, '--ip-masq'],
    [true, '--kube-subnet-mgr'],
    [settings.backend.psk !== undefined, `--net-config-path=${COMPLETE_NET_CONF}`],
    [settings.features.healthz, `--healthz-port=${settings.healthzPort}`],
    ...settings.interfaces.map((flag) => [true, flag] as const),
    [settings.publicIp !== undefined, `--public-ip=${settings.publicIp}`],
    [!settings.iptablesForwardRules, '--iptables-forward-rules=false'],
    [settings.iptablesResyncSeconds !== FLANNELD.iptablesResyncSeconds, `--iptables-resync=${settings.iptablesResyncSeconds}`],
    [settings.ipBlackholeRoute, '--ip-blackhole-route'],
    [!settings.setNodeNetworkUnavailable, '--set-node-network-unavailable=false'],
    [settings.kubeAnnotationPrefix !== FLANNELD.kubeAnnotationPrefix, `--kube-annotation-prefix=${settings.kubeAnnotationPrefix}`],
    ...settings.extraArgs.map((argument) => [true, argument] as const),
  ];
  return given.filter(([applies]) => applies).map(([, argument]) => argument);
}
