import { ProwModel } from '../prow-model';
import { nodeFields } from './job-nodes';
import { AdmissionMode } from './jobs-admission-options';

/** How nodes become those of jobs, and what jobs in repositories must have. */
export function jobNodesNotes({ jobNodes, jobsAdmission: { mode } }: ProwModel): readonly string[] {
  const { nodeSelector, taint, runtimeClassName } = jobNodes;
  const labels = Object.entries(nodeSelector).map(([key, value]) => `${key}=${value}`).join(' ');
  const fields = jobNodesYaml(jobNodes);
  if (fields.length === 0) return [];
  const refused = mode === AdmissionMode.DENY ? 'the pod of a job without them is refused' : 'nothing here refuses the pod of a job without them, which runs where other pods do';
  return [[
    ...labels === '' ? [] : [`Jobs run on nodes with labels of their own: \`kubectl label node NODE ${labels}\`.`],
    ...taint === undefined ? [] : [`A taint keeps other pods off them: \`kubectl taint node NODE ${taint}=:NoSchedule\`.`],
    ...runtimeClassName === undefined ? [] : [
      `Pods of jobs run in the RuntimeClass \`${runtimeClassName}\`: install its runtime on the nodes, and see it with \`kubectl get runtimeclass ${runtimeClassName}\`. `
        + 'Taints that its `scheduling` tolerates belong into `jobsAdmission.tolerations`.',
    ],
    `Jobs in code have that written into their pods. In \`prow-jobs.yaml\` and \`.prow.yaml\` the \`spec\` of a job says it with ${
      fields.map((field) => `\`${field}\``).join(', ')}; ${refused}.`,
  ].join(' ')];
}

/** What the spec of such a job says, a line of YAML each. */
export function jobNodesYaml(jobNodes: ProwModel['jobNodes']): readonly string[] {
  return Object.entries(nodeFields(jobNodes)).map(([field, value]) => `${field}: ${JSON.stringify(value)}`);
}
