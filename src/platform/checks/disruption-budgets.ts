import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { KnownPod } from './known-pods';
import { selects } from './label-selector';
import { ReferenceCheck } from './reference-check';

/** PodDisruptionBudgets select pods of their namespace. */
export class DisruptionBudgets implements ReferenceCheck {
  readonly kinds = ['PodDisruptionBudget'];
  private readonly budgets: { readonly path: string; readonly namespace: string; readonly selector: unknown }[] = [];

  see({ kind, group, path, namespace, json }: RenderedObject): void {
    if (kind === 'PodDisruptionBudget' && group === 'policy') this.budgets.push({ path, namespace, selector: json.spec?.selector });
  }

  problems(known: KnownObjects): Problem[] {
    return this.budgets.flatMap(({ path, namespace, selector }) => {
      const pods = known.pods.in(namespace);
      if (pods.length === 0 && !known.closed) return [];
      const selected = (labels: KnownPod['labels']): boolean => selects(selector, labels);
      if (pods.some(({ labels }) => selected(labels)) || known.pods.mayBeElsewhere(namespace, selected)) return [];
      return [Where.construct(path).problem('spec.selector', {
        what: `${quote(selector)} matches no pod of the namespace`,
        instead: 'select by labels that a pod template has, or say in existing.workloads what makes the pods',
        code: 'SelectorMatchesNothing',
      })];
    });
  }
}
