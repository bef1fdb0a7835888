import { EdgePodOptions } from './edge-pod-options';

/** The same for pods of which several may run. */
export interface ScalableEdgePodOptions extends EdgePodOptions {
  /**
   * Number of pods, at least one; from two on, a PodDisruptionBudget keeps all but one of them through a node drain.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 2
   */
  readonly replicas?: number;
}
