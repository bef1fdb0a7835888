/** Under which of its two names Calico's data is written. */
export enum CalicoApiVersion {
  /** What Calico's API server, or its native CRDs, answer. */
  V3 = 'projectcalico.org/v3',
  /**
   * What Calico keeps its data under where neither is there. Its project does not support objects that others write: nothing is filled in or
   * checked, so every field is written here.
   */
  V1 = 'crd.projectcalico.org/v1',
}

export const V1_WARNING = `Objects of ${CalicoApiVersion.V1} are how Calico keeps its data, and its project does not support that others write them; `
  + `with Calico's API server, ${CalicoApiVersion.V3} is supported.`;
