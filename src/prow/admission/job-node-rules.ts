import { AdmissionRule, cel } from './admission-rule';
import { JobNodesSettings } from './job-nodes-options';

/** What the API server asks of pods of jobs that have nodes, or a runtime, of their own. */
export function jobNodeRules({ nodeSelector, taint, runtimeClassName }: JobNodesSettings): readonly AdmissionRule[] {
  const labels = Object.entries(nodeSelector).sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...labels.length === 0 ? [] : [{
      expression: `has(object.spec.nodeSelector) && ${labels.map(([key, value]) => (
        `${cel(key)} in object.spec.nodeSelector && object.spec.nodeSelector[${cel(key)}] == ${cel(value)}`)).join(' && ')}`,
      message: `pods of jobs have the nodeSelector ${labels.map(([key, value]) => `${key}=${value}`).join(', ')}`,
    }],
    ...taint === undefined ? [] : [{
      // one of another effect tolerates another taint; one without an effect, all of the key. Which value the taint has, nobody said
      expression: `has(object.spec.tolerations) && object.spec.tolerations.exists(t, has(t.key) && t.key == ${cel(taint)} && `
        + '(!has(t.effect) || t.effect in ["", "NoSchedule"]))',
      message: `pods of jobs tolerate the taint ${taint}:NoSchedule of their nodes`,
    }],
    ...runtimeClassName === undefined ? [] : [{
      expression: `has(object.spec.runtimeClassName) && object.spec.runtimeClassName == ${cel(runtimeClassName)}`,
      message: `pods of jobs have the RuntimeClass ${runtimeClassName}`,
    }],
  ];
}
