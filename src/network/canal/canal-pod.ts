import type { k8s } from 'cdk8s-plus-28';
import { Plain } from '../../core/manifest';
import {
  bpfBootstrap, CALICO_VERSION, field, HOST_PATHS, hostVolumes, installCni, NODE_MOUNTS, NODE_POD, SERVICES_ENDPOINT, setting, value,
} from '../calico/calico-node-parts';
import { CanalSettings } from './canal-settings';

export const CONFIG = 'canal-config';

/** The pod that runs on every node: Calico enforces policies, Flannel carries packets. Source: Calico v3.32.1, `manifests/canal.yaml`. */
export function canalPod(settings: CanalSettings): Plain<k8s.PodSpec> {
  const account = [field('CALICO_CNI_SERVICE_ACCOUNT', 'spec.serviceAccountName')];
  return {
    ...NODE_POD,
    serviceAccountName: 'canal',
    initContainers: [installCni(settings.imageRegistry, CONFIG, '10-canal.conflist', account), bpfBootstrap(settings.imageRegistry)],
    containers: [calico(settings), flannel(settings)],
    volumes: [...hostVolumes(HOST_PATHS), { name: 'flannel-cfg', configMap: { name: CONFIG } }],
  };
}

function calico({ imageRegistry }: CanalSettings): Plain<k8s.Container> {
  return {
    name: 'calico-node',
    image: `${imageRegistry}/calico/node:${CALICO_VERSION}`,
    imagePullPolicy: 'IfNotPresent',
    envFrom: SERVICES_ENDPOINT,
    env: [
      value('DATASTORE_TYPE', 'kubernetes'),
      value('USE_POD_CIDR', 'true'),
      value('WAIT_FOR_DATASTORE', 'true'),
      field('NODENAME', 'spec.nodeName'),
      field('CALICO_CNI_SERVICE_ACCOUNT', 'spec.serviceAccountName'),
      value('CALICO_NETWORKING_BACKEND', 'none'),
      value('CLUSTER_TYPE', 'k8s,canal'),
      // Flannel writes rules too, and may remove some
      value('FELIX_IPTABLESREFRESHINTERVAL', '60'),
      // empty, as in Canal's own manifest; the API server drops an empty value, and kubectl would send it each time
      { name: 'IP' },
      value('CALICO_DISABLE_FILE_LOGGING', 'true'),
      value('FELIX_IPV6SUPPORT', 'false'),
      value('FELIX_HEALTHENABLED', 'true'),
    ],
    securityContext: { privileged: true },
    resources: { requests: { cpu: '250m' } },
    lifecycle: { preStop: { exec: { command: ['/bin/calico-node', '-shutdown'] } } },
    livenessProbe: { exec: { command: ['/bin/calico-node', '-felix-live'] }, periodSeconds: 10, initialDelaySeconds: 10, failureThreshold: 6, timeoutSeconds: 10 },
    readinessProbe: { httpGet: { path: '/readiness', port: 9099, host: 'localhost' }, periodSeconds: 10, timeoutSeconds: 10 },
    volumeMounts: NODE_MOUNTS,
  };
}

function flannel({ flannelImage }: CanalSettings): Plain<k8s.Container> {
  return {
    name: 'kube-flannel',
    image: flannelImage,
    imagePullPolicy: 'IfNotPresent',
    command: ['/opt/bin/flanneld', '--ip-masq', '--kube-subnet-mgr'],
    securityContext: { privileged: true },
    env: [
      field('POD_NAME', 'metadata.name'),
      field('POD_NAMESPACE', 'metadata.namespace'),
      setting('FLANNELD_IFACE', CONFIG, 'canal_iface'),
      setting('FLANNELD_IP_MASQ', CONFIG, 'masquerade'),
    ],
    volumeMounts: [{ name: 'xtables-lock', mountPath: '/run/xtables.lock' }, { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' }],
  };
}
