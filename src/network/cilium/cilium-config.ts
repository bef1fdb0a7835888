import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { dnsLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { CiliumConfigProps } from './cilium-config-props';
import { readConfigData } from './config-settings';

/**
 * The ConfigMap `cilium-config`, and nothing else, with the keys that were set and no others: settings laid over those of a Cilium that is
 * there already. Apply it with `kubectl apply --server-side --force-conflicts`, which leaves the other keys as they are, and not before Cilium
 * is installed, because Helm refuses a ConfigMap that it does not own; an upgrade by Helm puts its own values back.
 *
 * Cilium reads it at its start only: `kubectl -n kube-system rollout restart daemonset/cilium deployment/cilium-operator`. Settings for which
 * the chart makes objects or grants rights are refused (`PropWithoutEffect`). Errors: those of the properties, all together.
 *
 * Source: cilium 1.20.0, chart `cilium`, templates/cilium-configmap.yaml.
 */
export class CiliumConfig extends Construct {
  /** Name of the ConfigMap. */
  readonly configMapName: string = 'cilium-config';

  /** The ConfigMap. */
  readonly configMap: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumConfigProps = {}) {
    super(scope, id);
    const { namespace, data } = readOldProps<CiliumConfigProps, CiliumConfigModel>(Where.construct(this.node.path), props, (p) => ({
      namespace: p.optional('namespace', dnsLabel, 'kube-system'),
      data: readConfigData(p),
    }));
    this.configMap = nativeObject(this, 'Resource', 'v1/ConfigMap', { metadata: { name: this.configMapName, namespace }, data });
  }
}

interface CiliumConfigModel {
  readonly namespace: string;
  readonly data: Readonly<Record<string, string>>;
}
