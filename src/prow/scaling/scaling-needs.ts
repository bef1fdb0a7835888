import { Requirement } from '../../core/requirement';
import { ComponentSettings } from '../components/component-options';
import { placedPrograms } from '../programs/placed-programs';
import { ProwModel } from '../prow-model';

/** Whatever has pods of its own. */
function all({ components, externalPlugins, programs, privateDeck }: ProwModel): readonly ComponentSettings[] {
  return [
    ...Object.values(components),
    ...externalPlugins.flatMap(({ placed }) => placed?.settings ?? []),
    ...placedPrograms({ programs }).flatMap(({ running }) => running ?? []),
    ...privateDeck === undefined ? [] : [privateDeck.settings],
  ];
}

/** What has to be in the cluster before a VerticalPodAutoscaler means anything. */
export function scalingRequirement(model: ProwModel): Requirement | undefined {
  if (all(model).every(({ verticalScaling }) => verticalScaling === undefined)) return undefined;
  return { name: 'vertical-pod-autoscaler', stage: 'prow', crds: ['verticalpodautoscalers.autoscaling.k8s.io'] };
}

/** What nobody here can see. */
export function scalingNotes(model: ProwModel): readonly string[] {
  if (all(model).every(({ horizontalScaling }) => horizontalScaling === undefined)) return [];
  return [`The number of pods follows their use of CPU, which a metrics-server has to measure: \`kubectl --namespace ${model.namespace} get hpa\` shows percentages, and \`<unknown>\` `
    + 'where there is none.'];
}
