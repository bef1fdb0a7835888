import { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { FelixConfiguration } from '../../../imports/crd.projectcalico.org';
import { customObject, nativeObject, Plain } from '../../core/manifest';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { calicoControllers } from '../calico/calico-deployments';
import {
  bpfBootstrap, CALICO_VERSION, cniNetworkConfig, field, HOST_PATHS, hostVolumes, installCni, NODE_MOUNTS, NODE_POD, SERVICES_ENDPOINT, setting, value,
} from '../calico/calico-node-parts';
import { account, bind, grant, nodeRules, pluginRules } from '../calico/calico-roles';
import { CalicoApiVersion } from '../calico-versions';
import { CanalProps, CanalSettings, CANAL_FIELDS, settleCanal } from './canal-props';

const CONFIG = 'canal-config';

/**
 * Canal: Flannel carries packets, and Calico v3.32.1 enforces policies, in one DaemonSet. The objects are those of Calico's `canal.yaml`, set up
 * as wanted, without its CRDs, which must be there: `Cni.canal` names the manifest that holds them.
 *
 * For clusters without a CNI only. Errors: those of the properties, all together.
 *
 * Source: Calico v3.32.1, `manifests/canal.yaml`.
 */
export class Canal extends Construct {
  /** The DaemonSet `canal`. */
  readonly daemonSet: ApiObject;

  /** MTU of a pod's interface that follows from the properties, in bytes. */
  readonly podMtu: number;

  constructor(scope: Construct, id: string, props: CanalProps = {}) {
    super(scope, id);
    const settings = readProps(Where.construct(this.node.path), props, CANAL_FIELDS, settleCanal);
    this.daemonSet = placeCanal(this, settings);
    this.podMtu = settings.podMtu;
  }
}

/** All objects of Canal; hands out the DaemonSet. */
export function placeCanal(scope: Construct, settings: CanalSettings): ApiObject {
  customObject<FelixConfiguration>(scope, 'FelixConfiguration', {
    apiVersion: CalicoApiVersion.V1, kind: 'FelixConfiguration', metadata: { name: 'default' }, spec: settings.felix,
  });
  account(scope, 'canal');
  account(scope, 'calico-cni-plugin');
  grant(scope, 'calico-node', nodeRules(['canal', 'calico-cni-plugin'], false), 'canal', 'canal-calico');
  grant(scope, 'calico-cni-plugin', pluginRules(false), 'calico-cni-plugin');
  flannelRole(scope);
  nativeObject(scope, 'Config', 'v1/ConfigMap', { metadata: { name: CONFIG, namespace: 'kube-system' }, data: config(settings) });
  calicoControllers(scope, settings.imageRegistry);
  const labels = { 'k8s-app': 'canal' };
  return nativeObject(scope, 'Resource', 'apps/v1/DaemonSet', {
    metadata: { name: 'canal', namespace: 'kube-system', labels },
    spec: {
      selector: { matchLabels: labels },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      template: { metadata: { labels }, spec: canalPod(settings) },
    },
  });
}

function flannelRole(scope: Construct): void {
  nativeObject(scope, 'ClusterRole-flannel', 'rbac.authorization.k8s.io/v1/ClusterRole', {
    metadata: { name: 'flannel' },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
      { apiGroups: [''], resources: ['nodes'], verbs: ['list', 'watch'] },
      { apiGroups: [''], resources: ['nodes/status'], verbs: ['patch'] },
    ],
  });
  bind(scope, 'flannel', { kind: 'ServiceAccount', name: 'canal', namespace: 'kube-system' }, 'canal-flannel');
}

function config({ iface, masquerade, podMtu, network, backend }: CanalSettings): Readonly<Record<string, string>> {
  const netConf = { Network: network, Backend: { Type: backend.type, ...backend.options, MTU: backend.mtu } };
  return {
    'typha_service_name': 'none',
    'canal_iface': iface,
    'masquerade': String(masquerade),
    'veth_mtu': String(podMtu),
    'cni_network_config': cniNetworkConfig('0.3.1', { type: 'host-local', subnet: 'usePodCidr' }),
    'net-conf.json': `${JSON.stringify(netConf, undefined, 2)}\n`,
  };
}

/** The pod that runs on every node: Calico enforces policies, Flannel carries packets. Source: Calico v3.32.1, `manifests/canal.yaml`. */
function canalPod(settings: CanalSettings): Plain<k8s.PodSpec> {
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
    livenessProbe: {
      exec: { command: ['/bin/calico-node', '-felix-live'] }, periodSeconds: 10, initialDelaySeconds: 10, failureThreshold: 6, timeoutSeconds: 10,
    },
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
