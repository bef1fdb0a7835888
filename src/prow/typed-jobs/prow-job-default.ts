import { asItIs, of, Words } from './job-word';

/** Google's ResultStore. Source: prow pkg/apis/prowjobs/v1/types.go, ResultStoreConfig, at a61940897. */
export interface ResultStoreConfig {
  /** The project of Google's cloud that results are uploaded to; crier needs `--resultstore-workers` for it. */
  readonly projectId: string;
}

/** Where else the results of a job go. Source: prow pkg/apis/prowjobs/v1/types.go, ProwJobDefault, at a61940897. */
export interface ProwJobDefault {
  /**
   * Google's ResultStore.
   * @default - what is said for all jobs
   */
  readonly resultstoreConfig?: ResultStoreConfig;

  /**
   * Whose job it is, for a deck that shows those of one tenant.
   * @default - what is said for all jobs
   */
  readonly tenantId?: string;
}

export const RESULT_STORE_CONFIG = { projectId: asItIs } satisfies Words<ResultStoreConfig>;

export const PROW_JOB_DEFAULT = { resultstoreConfig: of(RESULT_STORE_CONFIG), tenantId: asItIs } satisfies Words<ProwJobDefault>;
