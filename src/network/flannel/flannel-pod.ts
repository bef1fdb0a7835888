import type { k8s } from 'cdk8s-plus-28';
import { Plain } from '../../core/manifest';
import { flanneldArguments } from './flannel-arguments';
import { FlannelSettings } from './flannel-settings';

const RUN = { name: 'run', mountPath: '/run/flannel' };
const CNI_PLUGIN = { name: 'cni-plugin', mountPath: '/opt/cni/bin' };
const CNI = { name: 'cni', mountPath: '/etc/cni/net.d' };
const FLANNEL_CFG = { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' };
const XTABLES_LOCK = { name: 'xtables-lock', mountPath: '/run/xtables.lock' };

const ON_LINUX = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }] }],
    },
  },
};

/** The pod that runs on every node: two init containers put plugin and configuration in place, then flanneld stays. */
export function flannelPod(settings: FlannelSettings, serviceAccountName: string, configMapName: string): Plain<k8s.PodSpec> {
  return {
    affinity: ON_LINUX,
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
        command: ['/opt/bin/install-conf'],
        args: [`${FLANNEL_CFG.mountPath}cni-conf.json`, `${CNI.mountPath}/10-flannel.conflist`],
        volumeMounts: [CNI, FLANNEL_CFG],
      },
    ],
    containers: [flanneld(settings)],
    volumes: [
      { name: RUN.name, hostPath: { path: RUN.mountPath } },
      { name: CNI_PLUGIN.name, hostPath: { path: CNI_PLUGIN.mountPath } },
      { name: CNI.name, hostPath: { path: CNI.mountPath } },
      { name: FLANNEL_CFG.name, configMap: { name: configMapName } },
      { name: XTABLES_LOCK.name, hostPath: { path: XTABLES_LOCK.mountPath, type: 'FileOrCreate' } },
    ],
  };
}

function flanneld(settings: FlannelSettings): Plain<k8s.Container> {
  return {
    name: 'kube-flannel',
    image: settings.image,
    command: ['/opt/bin/flanneld'],
    args: flanneldArguments(settings),
    ports: [{ name: 'healthz', containerPort: settings.healthzPort, protocol: 'TCP' }],
    livenessProbe: { httpGet: { path: '/healthz', port: 'healthz' }, initialDelaySeconds: 10, periodSeconds: 30 },
    readinessProbe: { httpGet: { path: '/readyz', port: 'healthz' }, initialDelaySeconds: 5, periodSeconds: 10 },
    resources: settings.resources,
    securityContext: { privileged: false, capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } },
    env: [
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'EVENT_QUEUE_DEPTH', value: String(settings.eventQueueDepth) },
      { name: 'CONT_WHEN_CACHE_NOT_READY', value: 'false' },
    ],
    volumeMounts: [RUN, FLANNEL_CFG, XTABLES_LOCK],
  };
}
