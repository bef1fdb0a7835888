import { IConstruct } from 'constructs';
import { OutputFile } from '../writer/output-file';
import { RenderedObject } from '../writer/rendered-object';
import { PodTemplate } from './checks/pod-template';

/** Writes files beside those of an app's charts. */
export interface Deliverer {
  /** Begins anew: whoever synthesizes twice renders twice. */
  begin(): void;
  /** Each object once, in the order of applying. */
  see(object: RenderedObject, file: string, pod: PodTemplate | undefined): void;
  files(chartFiles: readonly string[], warnings: readonly string[]): readonly OutputFile[];
}

/** Those of apps, by the roots of their trees. */
const deliverers = new WeakMap<IConstruct, Deliverer>();

/** Whatever an app delivers besides, one does it. */
export function delivererOf(root: IConstruct): Deliverer | undefined {
  return deliverers.get(root);
}

export function deliver(root: IConstruct, deliverer: Deliverer): void {
  deliverers.set(root, deliverer);
}
