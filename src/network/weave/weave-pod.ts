import type { k8s } from 'cdk8s-plus-28';
import { Plain } from '../../core/manifest';
import { WeaveSettings } from './weave-props';

const XTABLES_LOCK = { name: 'xtables-lock', mountPath: '/run/xtables.lock' };
/** Where Weave's image has its scripts. */
const script = (name: string): string => `/${['home', 'weave', name].join('/')}`;

const HOSTNAME: Plain<k8s.EnvVar> = { name: 'HOSTNAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } };

const HOST_PATHS: Readonly<Record<string, Plain<k8s.HostPathVolumeSource>>> = {
  'weavedb': { path: '/var/lib/weave' },
  'cni-bin': { path: '/opt' },
  'cni-bin2': { path: '/home' },
  'cni-conf': { path: '/etc' },
  'cni-machine-id': { path: '/etc/machine-id' },
  'dbus': { path: '/var/lib/dbus' },
  'lib-modules': { path: '/lib/modules' },
  'xtables-lock': { path: '/run/xtables.lock', type: 'FileOrCreate' },
};

/** The pod that runs on every node. Source: weaveworks/weave at 8c847638, `prog/weave-kube/weave-daemonset-k8s-1.11.yaml`. */
export function weavePod(settings: WeaveSettings): Plain<k8s.PodSpec> {
  return {
    hostNetwork: true,
    dnsPolicy: 'ClusterFirstWithHostNet',
    priorityClassName: 'system-node-critical',
    serviceAccountName: 'weave-net',
    securityContext: { seLinuxOptions: {} },
    tolerations: [{ effect: 'NoSchedule', operator: 'Exists' }, { effect: 'NoExecute', operator: 'Exists' }],
    initContainers: [{
      name: 'weave-init',
      image: settings.image,
      imagePullPolicy: 'IfNotPresent',
      command: [script('init.sh')],
      securityContext: { privileged: true },
      volumeMounts: [
        { name: 'cni-bin', mountPath: '/host/opt' },
        { name: 'cni-bin2', mountPath: '/host/home' },
        { name: 'cni-conf', mountPath: '/host/etc' },
        { name: 'lib-modules', mountPath: '/lib/modules' },
        XTABLES_LOCK,
      ],
    }],
    containers: [weave(settings), ...(settings.networkPolicy ? [npc(settings)] : [])],
    volumes: Object.entries(HOST_PATHS).map(([name, hostPath]) => ({ name, hostPath })),
  };
}

function weave({ image, resources, password, ipallocRange, mtu, connLimit, networkPolicy, iptablesBackend }: WeaveSettings): Plain<k8s.Container> {
  return {
    name: 'weave',
    image,
    imagePullPolicy: 'IfNotPresent',
    command: [script('launch.sh')],
    env: [
      { name: 'INIT_CONTAINER', value: 'true' },
      HOSTNAME,
      { name: 'IPALLOC_RANGE', value: ipallocRange },
      { name: 'WEAVE_MTU', value: String(mtu) },
      { name: 'CONN_LIMIT', value: String(connLimit) },
      { name: 'EXPECT_NPC', value: networkPolicy ? '1' : '0' },
      // it would ask a host whose name has expired for newer versions
      { name: 'CHECKPOINT_DISABLE', value: '1' },
      ...(iptablesBackend === undefined ? [] : [{ name: 'IPTABLES_BACKEND', value: iptablesBackend }]),
      ...(password === undefined ? [] : [{ name: 'WEAVE_PASSWORD', valueFrom: { secretKeyRef: password } }]),
    ],
    readinessProbe: { httpGet: { host: '127.0.0.1', path: '/status', port: 6784 } },
    resources,
    securityContext: { privileged: true },
    volumeMounts: [
      { name: 'weavedb', mountPath: '/weavedb' },
      { name: 'dbus', mountPath: '/host/var/lib/dbus', readOnly: true },
      { name: 'cni-machine-id', mountPath: '/host/etc/machine-id', readOnly: true },
      XTABLES_LOCK,
    ],
  };
}

function npc({ npcImage, resources }: WeaveSettings): Plain<k8s.Container> {
  return {
    name: 'weave-npc',
    image: npcImage,
    imagePullPolicy: 'IfNotPresent',
    env: [HOSTNAME],
    resources,
    securityContext: { privileged: true },
    volumeMounts: [XTABLES_LOCK],
  };
}
