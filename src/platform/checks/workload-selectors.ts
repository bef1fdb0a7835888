import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { selects } from './label-selector';
import { PodTemplate } from './pod-template';
import { ReferenceCheck } from './reference-check';

const KINDS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];

/** Deployments and their like select the pods that they make. */
export class WorkloadSelectors implements ReferenceCheck {
  readonly kinds = KINDS;
  private readonly found: Problem[] = [];

  see({ kind, group, path, json }: RenderedObject, pod: PodTemplate | undefined): void {
    if (!pod || group !== 'apps' || !KINDS.includes(kind) || selects(json.spec.selector, pod.labels)) return;
    this.found.push(Where.construct(path).problem('spec.selector', {
      what: `${quote(json.spec.selector)} does not match the labels ${quote(pod.labels)} of spec.template`,
      instead: 'put the selected labels on the template',
      code: 'SelectorNotInTemplate',
    }));
  }

  problems(): Problem[] {
    return this.found;
  }
}
