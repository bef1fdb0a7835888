import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { dnsLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, ValuesOf } from '../../core/props';
import { ciliumFindings } from './cilium-findings';
import { CILIUM, CiliumOptions, settingsOf } from './cilium-options';
import { configData, placesOf, TARGETS } from './cilium-values';

/** Properties of `CiliumConfig`. */
export interface CiliumConfigProps extends CiliumOptions {
  /**
   * Namespace that Cilium is installed in. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default kube-system
   */
  readonly namespace?: string;
}

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
    const { metadata, data } = readProps(Where.construct(this.node.path), props, CONFIG, ({ namespace, ...options }, p) => (
      { metadata: { name: this.configMapName, namespace }, data: settleConfigData(options, p) }
    ));
    this.configMap = nativeObject(this, 'Resource', 'v1/ConfigMap', { metadata, data });
  }
}

const CONFIG = { ...CILIUM, namespace: optional(dnsLabel, 'kube-system') } satisfies Fields<CiliumConfigProps>;

/** Options as keys of cilium-config; those that are more than keys are refused. */
export function settleConfigData(options: ValuesOf<typeof CILIUM>, p: Pick<Props<keyof CiliumOptions>, 'problem'>): Readonly<Record<string, string>> {
  const { given } = settingsOf(options);
  for (const { prop, ...finding } of ciliumFindings(given)) p.problem(prop, finding);
  const beyond = placesOf(given).filter((place) => TARGETS[place].config === undefined).map((place) => TARGETS[place].prop);
  for (const prop of new Set(beyond)) {
    p.problem(prop, {
      what: 'is more than a key of cilium-config: the chart makes objects or grants rights for it', instead: 'set it where Cilium is installed, by Cilium or by the values of its chart', code: 'PropWithoutEffect',
    });
  }
  return configData(given);
}
