import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { FelixConfiguration } from '../../../imports/crd.projectcalico.org';
import { customObject, nativeObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { calicoControllers } from '../calico/calico-controllers';
import { cniNetworkConfig } from '../calico/calico-node-parts';
import { V1 } from '../calico-versions';
import { account, bind, grant, nodeRules, pluginRules } from '../calico/calico-roles';
import { CanalProps } from './canal-props';
import { canalPod, CONFIG } from './canal-pod';
import { CanalSettings, readCanal } from './canal-settings';

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
    const settings = readOldProps<CanalProps, CanalSettings>(Where.construct(this.node.path), props, readCanal);
    this.podMtu = settings.podMtu;
    customObject<FelixConfiguration>(this, 'FelixConfiguration', { apiVersion: V1, kind: 'FelixConfiguration', metadata: { name: 'default' }, spec: settings.felix });
    account(this, 'canal');
    account(this, 'calico-cni-plugin');
    grant(this, 'calico-node', nodeRules(['canal', 'calico-cni-plugin'], false), 'canal', 'canal-calico');
    grant(this, 'calico-cni-plugin', pluginRules(false), 'calico-cni-plugin');
    flannelRole(this);
    nativeObject(this, 'Config', 'v1/ConfigMap', { metadata: { name: CONFIG, namespace: 'kube-system' }, data: config(settings) });
    calicoControllers(this, settings.imageRegistry);
    const labels = { 'k8s-app': 'canal' };
    this.daemonSet = nativeObject(this, 'Resource', 'apps/v1/DaemonSet', {
      metadata: { name: 'canal', namespace: 'kube-system', labels },
      spec: {
        selector: { matchLabels: labels },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
        template: { metadata: { labels }, spec: canalPod(settings) },
      },
    });
  }
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
