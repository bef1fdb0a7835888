import { COMPONENT_KINDS, measuredComponents } from '../../prow/components/component-kinds';
import { Alert, alert, AlertGroup } from './alert';
import { cacheAlerts, WatchedCache } from './cache-alerts';
import { probeAlerts } from './probes/probe-alerts';
import { ProbedPage } from './probes/probed-page';
import { ofJob, Selected, WAITING } from './prow-metrics';
import { storeAlerts } from './store-alerts';
import { ofLivePools, refusedMerges } from './tide-pools';

const BY = 'by (org, repo, branch)';
const BRANCH = '{{ $labels.org }}/{{ $labels.repo }} {{ $labels.branch }}';
const [SINKER, TIDE] = [COMPONENT_KINDS.sinker.name, COMPONENT_KINDS.tide.name];

/** What alerts are about in this Prow. */
export interface WatchedProw {
  readonly namespace: string;
  /** What Prometheus calls the pods that it reads: the label `job`. */
  readonly job: string;
  /** The claim that a store in the cluster fills; undefined for another store. */
  readonly storeClaim: string | undefined;
  /** Caches for jobs; absent for none. */
  readonly caches?: readonly WatchedCache[];
  /** Components and programs with metrics that not every Prow has; absent for none. */
  readonly more?: readonly string[];
  /** Those of which no pod runs, so that nobody misses one; absent for none. */
  readonly idle?: readonly string[];
  /** True where ghproxy cannot tell a merge from other requests; absent where it can. */
  readonly hidesMerges?: boolean;
  /** Whether cert-manager renews a certificate of Prow's. */
  readonly hasCertificates: boolean;
  /** What is asked from outside whether it answers, by the component that should; nothing where nobody asks. */
  readonly probed: readonly ProbedPage[];
}

/** What hurts, by the metrics of Prow's own programs. */
export function prowAlerts(watched: WatchedProw): readonly AlertGroup[] {
  const of = ofJob(watched.job);
  return [
    { name: 'prow-components', rules: components(of, watched) },
    { name: 'prow-webhooks', rules: webhooks(of) },
    { name: 'prow-jobs', rules: jobs(of) },
    { name: 'prow-tide', rules: tide(of, watched) },
    { name: 'prow-github', rules: gitHub(of) },
    { name: 'prow-store', rules: store(of, watched) },
    ...watched.caches === undefined ? [] : [{ name: 'prow-job-caches', rules: cacheAlerts(watched.caches) }],
    ...watched.probed.length > 0 ? [{ name: 'prow-probes', rules: probeAlerts(watched.namespace, watched.probed) }] : [],
    ...watched.hasCertificates ? [{ name: 'prow-certificates', rules: [certificates(watched.namespace)] }] : [],
  ];
}

function components(of: Selected, watched: WatchedProw): readonly Alert[] {
  return measuredComponents(watched).map((component) => alert('ProwComponentDown', `absent(${of('up', `component="${component}"`)} == 1)`, {
    critical: true, component, lasts: '5m',
    summary: `${component} does not answer`,
    then: `No pod of ${component} gave its metrics for five minutes: read kubectl describe and kubectl logs of Deployment ${component}.`,
  }));
}

function webhooks(of: Selected): readonly Alert[] {
  return [
    alert('ProwWebhooksFail', `sum(rate(${of('prow_webhook_response_codes', 'response_code=~"5.."')}[10m])) > 0`, {
      critical: true, lasts: '5m', summary: 'hook cannot take webhooks',
      then: 'hook answers with an error of its own. GitHub does not send them again by itself: see Recent Deliveries of the App.',
    }),
    alert('ProwWebhooksUnsigned', `sum(increase(${of('prow_webhook_response_codes', 'response_code="403"')}[30m])) > 10`, {
      lasts: '30m', summary: 'webhooks have another signature than hook expects',
      then: 'Either the secret of the webhook is none that hmac-token holds, or somebody else sends to hook.',
    }),
    alert('ProwPluginsFail', `sum by (plugin) (rate(${of('prow_plugin_handle_errors')}[15m])) > 0.05`, {
      lasts: '15m', summary: 'plugin {{ $labels.plugin }} fails', then: 'Read the log of hook for this plugin: a permission of the App may be missing.',
    }),
  ];
}

function jobs(of: Selected): readonly Alert[] {
  return [
    alert('ProwJobsWait', `sum by (job_name, cluster) (${of('prowjobs', WAITING)}) > 0`, {
      lasts: '30m', summary: '{{ $labels.job_name }} waits for a pod',
      then: 'prow-controller-manager has not made its pod for half an hour: cluster {{ $labels.cluster }} may be away, max_concurrency is reached, or '
        + 'no scheduler has given it a cluster (its state is scheduling).',
    }),
    alert('ProwJobsPend', `sum by (job_name, cluster) (${of('prowjobs', 'state="pending"')}) > 0`, {
      lasts: '6h', summary: '{{ $labels.job_name }} does not end',
      then: 'There was one of it at every moment of six hours: it runs without an end, its pod is not scheduled, or it starts without a break.',
    }),
    alert('ProwJobsInError', `sum by (job_name) (increase(${of('prowjob_state_transitions', 'state="error"')}[1h])) > 2`, {
      lasts: '5m', summary: '{{ $labels.job_name }} could not run',
      then: 'These are no failed tests: its pod was refused, evicted or never scheduled. The description of its ProwJob says why.',
    }),
    alert('ProwReportsFail', `sum by (reporter) (increase(${of('crier_reporting_results', 'result="ERROR",reporter!="gcsreporter",reporter!="gcsk8sreporter"')}[30m])) > 5`, {
      lasts: '15m', summary: '{{ $labels.reporter }} cannot report results', then: 'Pull requests wait for statuses that do not come. Read the log of crier.',
    }),
    // sinker's own gauges keep the errors of the last round that had some for ever
    alert('ProwPodsLeftBehind', `sum by (host) (increase(${of('rest_client_requests_total', `component="${SINKER}",method=~"DELETE|PATCH",code!~"2..|404"`)}[2h])) > 0`, {
      lasts: '3h', summary: 'sinker cannot delete what is old at {{ $labels.host }}',
      then: 'The API server refused it again and again, or did not answer: pods and ProwJobs pile up. Read the log of sinker.',
    }),
  ];
}

function tide(of: Selected, { hidesMerges = false }: WatchedProw): readonly Alert[] {
  // there is none before the end of its first round
  const heartbeat = of('tidesyncheartbeat', 'controller="sync"');
  return [
    alert('ProwTideStuck', `sum(increase(${heartbeat}[30m])) == 0 or (time() - max(${of('process_start_time_seconds', `component="${TIDE}"`)}) > 1800 unless sum(${heartbeat}))`, {
      critical: true, lasts: '5m', summary: 'tide does not merge', then: 'tide has ended no round of its loop for half an hour. Read its log, and GitHub’s budget.',
    }),
    alert('ProwTideQueriesFail', `sum(increase(${of('tidequeryresults', 'result="error"')}[30m])) > 3`, {
      lasts: '15m', summary: 'tide cannot ask for pull requests', then: 'A query is wrong, or the App may not see a repository. Read the log of tide.',
    }),
    alert('ProwTidePoolFails', `sum ${BY} (increase(${of('tidepoolerrors')}[30m])) > 3`, {
      lasts: '15m', summary: `tide cannot work on ${BRANCH}`,
      then: 'It cannot make ProwJobs, join pull requests to a batch, or write its status: its log says which. Merges that GitHub refuses '
        + `${hidesMerges ? 'show as ProwTideMergesNothing' : 'are ProwMergesRefused'}.`,
    }),
    ...hidesMerges ? [] : [alert('ProwMergesRefused', `${refusedMerges(of)} > 10`, {
      lasts: '30m', summary: 'GitHub refuses merges with HTTP code {{ $labels.status }}',
      then: '405 is a protected branch, a ruleset, a required context or review, or a merge method that is not allowed; 403 a right that Prow’s App has not. '
        + 'The page /tide-history of deck says what GitHub answered.',
    })],
    alert('ProwTideMergesNothing', `max ${BY} ${ofLivePools(of, 'tide_pool_successful_prs')} > 0`
      + ` unless max ${BY} ${ofLivePools(of, 'tide_pool_batch_pending_prs')} > 0 unless sum ${BY} (increase(${of('merges_count')}[30m])) > 0`, {
      lasts: '1h', summary: `pull requests that pass are not merged into ${BRANCH}`,
      then: 'GitHub refuses them, a job of theirs runs again, or an open issue with the label that blocks merges is meant for this branch. '
        + 'The pages /tide and /tide-history of deck say which.',
    }),
  ];
}

function gitHub(of: Selected): readonly Alert[] {
  return [
    alert('ProwGitHubBudgetLow', `min by (token_hash, api_version) (${of('github_token_usage', 'ratelimit_resource=~"core|graphql"')}) < 500`, {
      lasts: '10m', summary: '{{ $value }} requests to GitHub are left in this hour',
      then: 'At 0 Prow stands still until the hour is over. Which requests they are: github_request_duration_count by path and user_agent.',
    }),
    alert('ProwGitHubQueue', `sum(${of('pending_outbound_requests')}) > 100`, {
      lasts: '10m', summary: '{{ $value }} requests wait in ghproxy', then: 'GitHub answers slowly, or Prow asks more than it may.',
    }),
    alert('ProwGitHubCacheFull', `min(${of('ghcache_disk_free')} / ${of('ghcache_disk_total')}) < 0.05`, {
      lasts: '15m', summary: 'the cache of ghproxy is full', then: 'Its volume is smaller than ghproxy.cacheGibibytes says, or holds something else.',
    }),
  ];
}

function store(of: Selected, { namespace, storeClaim }: WatchedProw): readonly Alert[] {
  return [
    alert('ProwStoreAway', `sum(increase(${of('crier_reporting_results', 'result="ERROR",reporter=~"gcsreporter|gcsk8sreporter"')}[15m])) > 3`, {
      critical: true, lasts: '5m', summary: 'the store takes no logs', then: 'crier cannot write: jobs lose their logs, and deck shows none. Read its log.',
    }),
    ...storeClaim === undefined ? [] : storeAlerts(namespace, storeClaim),
  ];
}

/** cert-manager's own metric; Prometheus renames its label `namespace` where it is read through a ServiceMonitor that does not honour labels. */
function certificates(namespace: string): Alert {
  const until = 'certmanager_certificate_expiration_timestamp_seconds';
  return alert('ProwCertificateExpires', `(${until}{exported_namespace="${namespace}"} or ${until}{namespace="${namespace}"}) - time() < 604800`, {
    critical: true, lasts: '1h', summary: 'certificate {{ $labels.name }} ends in less than a week',
    then: 'cert-manager should have renewed it long ago: read kubectl describe of its Certificate, Order and Challenge.',
  });
}
