/** What a program measures of itself. */
export interface Metric {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  /** Components that have it; those of a library that all of them use name one. */
  readonly of: readonly string[];
}

const BRANCH = ['org', 'repo', 'branch'];
const REPOSITORY = ['org', 'repo'];
const JOB = ['job_namespace', 'job_name', 'type', 'state', 'org', 'repo', 'base_ref', 'cluster', 'retest'];
const EVENT = ['event_type', 'action', 'plugin', 'took_action'];
const BUDGET = ['token_hash', 'api_version', 'ratelimit_resource'];
const REQUEST = ['path', 'method', 'status', 'user_agent'];

function metric(kind: Metric['kind'], of: string, labels: readonly string[] = []): Metric {
  return { kind, labels, of: of.split(' ') };
}

/**
 * Metrics of Prow's programs that alerts and dashboards ask for, as prow a61940897 registers them: pkg/githubeventserver/metrics.go, pkg/plugins/plugins.go,
 * pkg/config/inrepoconfig.go, pkg/tide/tide.go, pkg/kube/metrics.go, pkg/crier/metrics.go, cmd/sinker/main.go, pkg/flagutil/kubernetes_cluster_clients.go,
 * pkg/metrics/http.go, pkg/github/ghmetrics/ghmetrics.go, pkg/ghcache/ghcache.go and cmd/ghproxy/ghproxy.go.
 */
export const PROW_METRICS = {
  prow_webhook_counter: metric('counter', 'hook', ['event_type']),
  prow_webhook_response_codes: metric('counter', 'hook', ['response_code']),
  prow_plugin_handle_duration_seconds: metric('histogram', 'hook', EVENT),
  prow_plugin_handle_errors: metric('counter', 'hook', EVENT),
  prow_configmap_size_bytes: metric('gauge', 'hook', ['name', 'namespace']),
  inrepoconfig_git_client_acquisition_duration: metric('histogram', 'hook', REPOSITORY),
  inrepoconfig_git_other_duration: metric('histogram', 'hook', REPOSITORY),
  pooledprs: metric('gauge', 'tide', BRANCH),
  updatetime: metric('gauge', 'tide', BRANCH),
  merges: metric('histogram', 'tide', BRANCH),
  tidepoolerrors: metric('counter', 'tide', BRANCH),
  tidequeryresults: metric('counter', 'tide', ['query_index', 'org_shard', 'result']),
  syncdur: metric('gauge', 'tide'),
  statusupdatedur: metric('gauge', 'tide'),
  tidesyncheartbeat: metric('counter', 'tide', ['controller']),
  tide_retests_total: metric('counter', 'tide', [...BRANCH, 'action']),
  tide_pool_missing_prs: metric('gauge', 'tide', BRANCH),
  tide_pool_pending_prs: metric('gauge', 'tide', BRANCH),
  tide_pool_successful_prs: metric('gauge', 'tide', BRANCH),
  tide_pool_batch_pending_prs: metric('gauge', 'tide', BRANCH),
  prowjobs: metric('gauge', 'prow-controller-manager', JOB),
  prowjob_state_transitions: metric('counter', 'prow-controller-manager', JOB),
  kubernetes_failed_client_creations: metric('counter', 'prow-controller-manager', ['cluster']),
  sinker_pods_existing: metric('gauge', 'sinker'),
  sinker_prow_jobs_existing: metric('gauge', 'sinker'),
  sinker_loop_duration_seconds: metric('gauge', 'sinker'),
  sinker_pods_removed: metric('gauge', 'sinker', ['reason']),
  sinker_prow_jobs_cleaned: metric('gauge', 'sinker', ['reason']),
  sinker_pod_removal_errors: metric('gauge', 'sinker', ['reason']),
  sinker_prow_jobs_cleaning_errors: metric('gauge', 'sinker', ['reason']),
  crier_report_latency: metric('histogram', 'crier', ['reporter']),
  crier_reporting_results: metric('counter', 'crier', ['reporter', 'result']),
  deck_http_request_duration_seconds: metric('histogram', 'deck', REQUEST),
  deck_http_response_size_bytes: metric('histogram', 'deck', REQUEST),
  github_token_usage: metric('gauge', 'ghproxy', BUDGET),
  github_token_reset: metric('gauge', 'ghproxy', BUDGET),
  github_request_duration: metric('histogram', 'ghproxy', ['token_hash', 'path', 'status', 'user_agent']),
  github_request_timeouts: metric('histogram', 'ghproxy', ['token_hash', 'path', 'user_agent']),
  github_request_wait_duration_seconds: metric('histogram', 'ghproxy', ['token_hash', 'request_type', 'api']),
  ghcache_responses: metric('counter', 'ghproxy', ['mode', 'path', 'user_agent', 'token_hash']),
  ghcache_cache_partitions: metric('counter', 'ghproxy', ['token_hash']),
  ghcache_disk_free: metric('gauge', 'ghproxy'),
  ghcache_disk_total: metric('gauge', 'ghproxy'),
  pending_outbound_requests: metric('gauge', 'ghproxy'),
  concurrent_outbound_requests: metric('gauge', 'ghproxy'),
} as const satisfies Readonly<Record<string, Metric>>;

const EACH = 'hook deck prow-controller-manager sinker crier horologium tide ghproxy';

/**
 * What libraries of Prow's programs measure. Source: prometheus/client_golang, prometheus/collectors; controller-runtime,
 * pkg/internal/controller/metrics/metrics.go, pkg/metrics/workqueue.go and pkg/metrics/client_go_adapter.go.
 */
export const LIBRARY_METRICS = {
  process_resident_memory_bytes: metric('gauge', EACH),
  process_cpu_seconds_total: metric('counter', EACH),
  process_start_time_seconds: metric('gauge', EACH),
  controller_runtime_reconcile_total: metric('counter', 'prow-controller-manager crier', ['controller', 'result']),
  controller_runtime_reconcile_time_seconds: metric('histogram', 'prow-controller-manager crier', ['controller']),
  workqueue_depth: metric('gauge', 'prow-controller-manager crier', ['name', 'controller', 'priority']),
  workqueue_queue_duration_seconds: metric('histogram', 'prow-controller-manager crier', ['name', 'controller', 'priority']),
  rest_client_requests_total: metric('counter', 'sinker', ['code', 'method', 'host']),
} as const satisfies Readonly<Record<string, Metric>>;

const MEASURED = { ...PROW_METRICS, ...LIBRARY_METRICS };

type Measured = typeof MEASURED;
type Counted = { [N in keyof Measured]: Measured[N] extends { readonly kind: 'histogram' } ? never : N }[keyof Measured];

/** ProwJobs without a pod. They begin in `scheduling` where a scheduler is enabled. Source: prow pkg/pjutil/pjutil.go, NewProwJob. */
export const WAITING = 'state=~"scheduling|triggered"';

/** What a name in an expression may be: `up` is Prometheus's own. */
export type Series = 'up' | Counted | keyof Measured | `${keyof Measured}_${'bucket' | 'count' | 'sum'}`;

/** One series of this Prow, by name and by more matchers of labels. */
export type Selected = (name: Series, matchers?: string) => string;

/** Selects by what Prometheus calls the pods that it reads. */
export function ofJob(job: string): Selected {
  return (name, matchers = '') => `${name}{job="${job}"${matchers === '' ? '' : `,${matchers}`}}`;
}

/** The metric of which a series is, with what a histogram adds to its name. */
export function measuredBy(series: string): { readonly name: string; readonly metric: Metric } | undefined {
  const all: Readonly<Record<string, Metric>> = MEASURED;
  const name = Object.hasOwn(all, series) ? series : series.replace(/_(bucket|count|sum)$/, '');
  if (!Object.hasOwn(all, name) || (all[name].kind === 'histogram') !== (name !== series)) return undefined;
  return { name, metric: all[name] };
}
