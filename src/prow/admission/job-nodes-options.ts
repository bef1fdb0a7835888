import { dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { Fields, optional, Read, shape } from '../../core/props';
import { record } from '../../core/values';

/**
 * Where pods of jobs run, and in what. Prow has no setting of that for all jobs, so it is written into the pods of the jobs in `jobs` and `configOverrides`
 * that run in this cluster; what a job says itself stays. Of all other jobs, also those in repositories, the ValidatingAdmissionPolicy asks that they say it:
 * their pods are refused without. A job here that says something else raises `JobNotAdmitted`.
 */
export interface JobNodesOptions {
  /**
   * Labels of the nodes that jobs run on: `nodeSelector` of their pods. Errors: `QualifiedNameInvalid`, `LabelValueInvalid`.
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Key of the taint `NoSchedule` that keeps other pods off these nodes: `tolerations` of the jobs' pods. Needs `nodeSelector`, because a toleration leads
   * nobody there (`PropMissing`). Error: `QualifiedNameInvalid`.
   * @default - no taint is tolerated
   */
  readonly taint?: string;

  /**
   * The RuntimeClass of pods of jobs, as that of gVisor or Kata Containers: `runtimeClassName`. It has to be in the cluster. Error: `NameNotDnsSubdomain`.
   * @default - the runtime that nodes have for all pods
   */
  readonly runtimeClassName?: string;
}

export const jobNodes = shape({
  nodeSelector: optional(record(labelValue, qualifiedName), {}),
  taint: optional(qualifiedName),
  runtimeClassName: optional(dnsSubdomain),
} satisfies Fields<JobNodesOptions>, (said, p) => {
  if (said.taint !== undefined && Object.keys(said.nodeSelector).length === 0) {
    p.problem('nodeSelector', { what: 'is missing, and a taint alone leads no job to these nodes', instead: 'name a label that they have', code: 'PropMissing' });
  }
  return said;
});

/** The same with every default filled in. */
export type JobNodesSettings = Read<typeof jobNodes>;
