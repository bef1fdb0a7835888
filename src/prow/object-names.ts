/** Names of objects that flags, config and RBAC refer to. The tutorial and upstream's starter use the same ones where they have them. */
export const CONFIG_MAP = 'config';
export const PLUGINS_MAP = 'plugins';
/** Written at run time by config-updater; emitted without data. */
export const JOB_CONFIG_MAP = 'job-config';
/** Jobs from code; where they are too many for one ConfigMap, further ones have a number behind this name. */
export const CODE_JOBS_MAP = 'job-config-from-code';
/** Labels of repositories, which label_sync reads; upstream calls it so. */
export const LABELS_MAP = 'label-config';
/** Copies of Prow's configuration in the namespace of jobs, for the job that checks it. */
export const CHECKED_CONFIG_MAP = 'checkconfig-config';
export const CHECKED_PLUGINS_MAP = 'checkconfig-plugins';
/** ServiceAccount of job pods, without a token and without rights. */
export const JOB_SERVICE_ACCOUNT = 'prow-job';
