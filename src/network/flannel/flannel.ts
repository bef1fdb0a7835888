import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { FlannelBackend } from './flannel-backend';
import { flannelNamespace } from './flannel-namespace';
import { flannelPermissions } from './flannel-permissions';
import { flannelPod } from './flannel-pod';
import { FlannelProps } from './flannel-props';
import { FlannelSettings, readFlannel } from './flannel-settings';

/**
 * A whole Flannel v0.28.9, as upstream's manifest installs it: a namespace for privileged pods, who flanneld is and what it may do, the
 * ConfigMap `kube-flannel-cfg`, and the DaemonSet `kube-flannel-ds`, whose pods are found with `-n kube-flannel -l app=flannel`.
 *
 * For clusters without a CNI only: two of them break each other. The plugins bridge, host-local, loopback and portmap must be in
 * `/opt/cni/bin` of every node beforehand. Errors: those of the properties, all together.
 *
 * Source: flannel v0.28.9, `Documentation/kube-flannel.yml`.
 */
export class Flannel extends Construct {
  /** The ConfigMap with Flannel's settings. */
  readonly backend: FlannelBackend;

  /** The DaemonSet. */
  readonly daemonSet: ApiObject;

  /** MTU of a pod's interface that follows from the properties, in bytes. */
  readonly podMtu: number;

  constructor(scope: Construct, id: string, props: FlannelProps = {}) {
    super(scope, id);
    const settings = readOldProps<FlannelProps, FlannelSettings>(Where.construct(this.node.path), props, readFlannel);
    const { namespace, network, ipv6Network, backend, enableNFTables, nodeMtu } = settings;
    const serviceAccountName = 'flannel';
    if (!settings.namespaceExists) flannelNamespace(this, namespace);
    flannelPermissions(this, namespace, serviceAccountName, settings.enforcedBy);
    this.backend = new FlannelBackend(this, 'Backend', { namespace, network, ipv6Network, backend, enableNFTables, nodeMtu });
    this.podMtu = this.backend.podMtu;
    const labels = { tier: 'node', app: 'flannel' };
    this.daemonSet = nativeObject(this, 'Resource', 'apps/v1/DaemonSet', {
      metadata: { name: 'kube-flannel-ds', namespace, labels: { ...labels, 'k8s-app': 'flannel' } },
      spec: {
        selector: { matchLabels: { app: 'flannel' } },
        template: { metadata: { labels }, spec: flannelPod(settings, serviceAccountName, this.backend.configMapName) },
      },
    });
  }
}
