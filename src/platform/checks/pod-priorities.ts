import { Problem, Where } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { PodTemplate } from './pod-template';
import { ReferenceCheck } from './reference-check';

/**
 * A number is taken only where the class of the pod, or that of all pods without one, gives the same.
 *
 * Source: kubernetes v1.37.1 plugin/pkg/admission/priority/admission.go, admitPod.
 */
export class PodPriorities implements ReferenceCheck {
  readonly kinds = ['PriorityClass'];
  readonly pods = true;
  private readonly numbers: { readonly path: string; readonly at: string; readonly priority: number }[] = [];
  private readonly usual: number[] = [];

  see({ kind, path, json }: RenderedObject, pod: PodTemplate | undefined): void {
    if (kind === 'PriorityClass' && json.globalDefault === true) this.usual.push(json.value ?? 0);
    const { priority, priorityClassName } = pod?.spec ?? {};
    if (!pod || typeof priority !== 'number' || priority === 0 || priorityClassName) return;
    this.numbers.push({ path, at: `${pod.specAt}.priority`, priority });
  }

  problems(): Problem[] {
    return this.numbers.filter(({ priority }) => !this.usual.includes(priority)).map(({ path, at, priority }) => Where.construct(path).problem(at, {
      what: `is ${priority}, which only a PriorityClass gives`, instead: 'name the class in priorityClassName, and leave priority out',
      code: 'MutuallyExclusive',
    }));
  }
}
