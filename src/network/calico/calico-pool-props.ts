import { CalicoPoolOptions } from './calico-pool-options';

/** Properties of `CalicoPool`. */
export interface CalicoPoolProps extends CalicoPoolOptions {
  /**
   * `projectcalico.org/v3`, which Calico's API server or its native CRDs answer; or `crd.projectcalico.org/v1`, under which Calico keeps its
   * data where neither is there. Calico's project does not support objects of the second that others write: nothing is filled in or checked,
   * so every field is written here. Error: `NotAllowedValue`.
   * @default projectcalico.org/v3
   */
  readonly apiVersion?: string;
}
