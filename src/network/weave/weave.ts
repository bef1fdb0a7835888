import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { weavePermissions } from './weave-permissions';
import { weavePod } from './weave-pod';
import { WeaveProps } from './weave-props';
import { readWeave, WeaveSettings } from './weave-settings';

/**
 * Weave Net 2.8.1, which nobody looks after any more: its DaemonSet `weave-net`, who it is and what it may do. From Kubernetes 1.23 on, nodes
 * could not reach each other, says kops, which dropped it then.
 *
 * For clusters without a CNI only. Errors: those of the properties, all together.
 *
 * Source: weaveworks/weave at 8c847638, `prog/weave-kube/weave-daemonset-k8s-1.11.yaml`; kubernetes/kops#12941.
 */
export class Weave extends Construct {
  /** The DaemonSet. */
  readonly daemonSet: ApiObject;

  constructor(scope: Construct, id: string, props: WeaveProps) {
    super(scope, id);
    const settings = readOldProps<WeaveProps, WeaveSettings>(Where.construct(this.node.path), props, readWeave);
    weavePermissions(this);
    const labels = { name: 'weave-net' };
    this.daemonSet = nativeObject(this, 'Resource', 'apps/v1/DaemonSet', {
      metadata: { name: 'weave-net', namespace: 'kube-system', labels },
      spec: {
        // a pod of another node finds its peers before the next one goes
        minReadySeconds: 5,
        selector: { matchLabels: labels },
        updateStrategy: { type: 'RollingUpdate' },
        template: { metadata: { labels }, spec: weavePod(settings) },
      },
    });
  }
}
