import { Construct } from 'constructs';
import { Where } from '../../core/problem';
import { CiliumProps, CiliumSettings, readCilium } from './cilium-props';

/**
 * A Cilium that is installed by its own Helm chart: the objects of the one who renders the chart, which with `CiliumInstaller.valuesFile()`
 * are none. The ConfigMap cilium-config is never among them, because Helm refuses one that it does not own; see `CiliumConfig`.
 *
 * For clusters without a CNI only: two of them break each other. What the chart enforces when it is rendered, and Cilium when it starts, is
 * refused here. Errors: those of the properties, all together.
 *
 * Source: cilium 1.20.0, chart `cilium`.
 */
export class Cilium extends Construct {
  /** Version of the chart. */
  readonly version: string;

  /** The chart's values that follow from the properties, as plain data. */
  readonly values: { [key: string]: any };

  /** The same as YAML, for a file that `helm --values` takes. */
  readonly valuesYaml: string;

  /** The largest packet of a pod that follows from the properties, in bytes. */
  readonly podMtu: number;

  constructor(scope: Construct, id: string, props: CiliumProps = {}) {
    super(scope, id);
    const settings = readCilium(Where.construct(this.node.path), props);
    this.version = settings.release.version;
    this.values = settings.release.values;
    this.valuesYaml = settings.release.valuesYaml;
    this.podMtu = settings.podMtu;
    placeCilium(this, settings);
  }
}

export function placeCilium(scope: Construct, { installer, release }: CiliumSettings): void {
  installer.render?.(scope, release);
}
