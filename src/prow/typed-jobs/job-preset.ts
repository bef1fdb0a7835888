import { asItIs, Words } from './job-word';

/**
 * What is laid over the pods of all jobs that have the same labels; without labels, of all jobs. Its parts are Kubernetes' own.
 * Source: prow pkg/config/jobs.go, Preset, at a61940897.
 */
export interface JobPreset {
  /**
   * Labels that a job must have, all of them. Errors: `LabelKeyInvalid`, `LabelValueInvalid`, `PresetLabelTaken`.
   * @default - none, so that it is for all jobs
   */
  readonly labels?: { readonly [label: string]: string };

  /**
   * Variables of all containers: `[{ name, value }]`. Error: `EnvironmentNameTaken`.
   * @default - none
   */
  readonly env?: { readonly [key: string]: any }[];

  /**
   * Volumes of the pod. Error: `VolumeTaken`.
   * @default - none
   */
  readonly volumes?: { readonly [key: string]: any }[];

  /**
   * Where all containers have them: `[{ name, mountPath }]`. Errors: `VolumeTaken`, `VolumeUndeclared`.
   * @default - none
   */
  readonly volumeMounts?: { readonly [key: string]: any }[];

  /**
   * Taints that the pod tolerates. Error: `ElementTwice`.
   * @default - none
   */
  readonly tolerations?: { readonly [key: string]: any }[];
}

export const JOB_PRESET = {
  labels: asItIs, env: asItIs, volumes: asItIs, volumeMounts: { upstream: 'volumeMounts' }, tolerations: asItIs,
} satisfies Words<JobPreset>;
