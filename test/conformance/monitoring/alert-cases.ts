/** Values of a series, a minute apart, in promtool's words. */
type Series = Readonly<Record<string, string>>;

/** What is measured in seven hours: once so that an alert has to fire, and once so that it must not. */
export interface AlertCase {
  readonly alert: string;
  readonly fires: Series;
  readonly calm: Series;
}

const of = (name: string, labels = ''): string => `${name}{job="prow/prow"${labels === '' ? '' : `,${labels}`}}`;
const STILL = '0x420';
const always = (value: number): string => `${value}x420`;
const growing = (each: number): string => `0+${each}x420`;
/** Nothing for six hours, then something once. */
const ONCE = '0x360 1x60';

/** The time. */
const NOW = growing(60);
/** One more in each hour. */
const HOURLY = [...Array(7).keys()].map((hour) => `${hour}x59`).join(' ');

const COMPONENTS = ['hook', 'deck', 'prow-controller-manager', 'sinker', 'crier', 'horologium', 'tide', 'ghproxy'];
const up = (without?: string): Series => (
  Object.fromEntries(COMPONENTS.map((name) => [of('up', `component="${name}"`), always(name === without ? 0 : 1)])));

const code = (number: number): string => of('prow_webhook_response_codes', `response_code="${number}"`);
const jobs = (state: string): string => of('prowjobs', `job_name="unit",cluster="default",state="${state}"`);
const TIDE_STARTED = of('process_start_time_seconds', 'component="tide"');
const reports = (reporter: string, result = 'ERROR'): string => of('crier_reporting_results', `reporter="${reporter}",result="${result}"`);
const sinkerAsks = (method: string, code: string): string => (
  of('rest_client_requests_total', `component="sinker",host="10.0.0.1:443",method="${method}",code="${code}"`));
const MERGE = '/repos/:owner/:repo/pulls/:pullId/merge';
const answered = (path: string, status: string): string => of('github_request_duration_count', `token_hash="app-acme",path="${path}",status="${status}",user_agent="tide"`);
const ofBranch = (name: string, branch = 'main'): string => of(name, `org="acme",repo="app",branch="${branch}"`);
const budget = (resource: string): string => of('github_token_usage', `token_hash="app-acme",api_version="v3",ratelimit_resource="${resource}"`);
const volume = (name: string, claim = 'object-store'): string => `kubelet_volume_stats_${name}_bytes{namespace="prow",persistentvolumeclaim="${claim}"}`;
const cached = (name: string, node = 'a'): string => (
  `kubelet_volume_stats_${name}_bytes{namespace="prow-caches",persistentvolumeclaim="go-modules",node="${node}"}`);
const asked = (name: string, component: string): string => `${name}{job="prow/prow-probe",component="${component}",instance="https://prow.acme.dev/${component}"}`;
const both = (name: string, hook: string, deck = hook): Series => ({ [asked(name, 'hook')]: hook, [asked(name, 'deck')]: deck });
const until = (label: string): string => `certmanager_certificate_expiration_timestamp_seconds{${label}="prow",name="prow-tls"}`;

/** One for each alert at least; how Prow's programs call what they measure is seen where they run. */
export const ALERT_CASES: readonly AlertCase[] = [
  ...COMPONENTS.map((name) => ({ alert: 'ProwComponentDown', fires: up(name), calm: up() })),
  { alert: 'ProwWebhooksFail', fires: { [code(500)]: growing(1) }, calm: { [code(500)]: STILL, [code(200)]: growing(50), [code(403)]: growing(5) } },
  { alert: 'ProwWebhooksUnsigned', fires: { [code(403)]: growing(1) }, calm: { [code(403)]: ONCE, [code(200)]: growing(50) } },
  {
    alert: 'ProwPluginsFail', fires: { [of('prow_plugin_handle_errors', 'plugin="trigger"')]: growing(6) },
    calm: { [of('prow_plugin_handle_errors', 'plugin="trigger"')]: ONCE },
  },
  { alert: 'ProwJobsWait', fires: { [jobs('triggered')]: always(1) }, calm: { [jobs('triggered')]: '1x400 0x20', [jobs('pending')]: always(1) } },
  { alert: 'ProwJobsWait', fires: { [jobs('scheduling')]: always(1) }, calm: { [jobs('scheduling')]: '1x400 0x20', [jobs('success')]: always(1) } },
  // its cluster was found after 20 minutes, and its pod after 20 more
  { alert: 'ProwJobsWait', fires: { [jobs('scheduling')]: '0x380 1x19 _x21', [jobs('triggered')]: '_x400 1x20' }, calm: { [jobs('pending')]: always(1) } },
  { alert: 'ProwJobsPend', fires: { [jobs('pending')]: always(2) }, calm: { [jobs('pending')]: '2x300 0x10 2x108', [jobs('triggered')]: always(1) } },
  {
    alert: 'ProwJobsInError', fires: { [of('prowjob_state_transitions', 'job_name="unit",state="error"')]: growing(1) },
    calm: {
      [of('prowjob_state_transitions', 'job_name="unit",state="error"')]: ONCE, [of('prowjob_state_transitions', 'job_name="unit",state="failure"')]: growing(9),
    },
  },
  {
    alert: 'ProwReportsFail', fires: { [reports('github-reporter')]: growing(1) },
    calm: { [reports('github-reporter')]: ONCE, [reports('github-reporter', 'SUCCESS')]: growing(9), [reports('gcsreporter')]: growing(9) },
  },
  {
    alert: 'ProwPodsLeftBehind', fires: { [sinkerAsks('DELETE', '403')]: HOURLY },
    calm: {
      [sinkerAsks('DELETE', '403')]: '0x330 3x90', [sinkerAsks('DELETE', '404')]: HOURLY, [sinkerAsks('DELETE', '200')]: HOURLY, [sinkerAsks('GET', '403')]: HOURLY,
    },
  },
  // it went on for some hours, and is over
  { alert: 'ProwPodsLeftBehind', fires: { [sinkerAsks('PATCH', '<error>')]: HOURLY }, calm: { [sinkerAsks('PATCH', '<error>')]: '0x59 1x59 2x59 3x59 4x180' } },
  {
    alert: 'ProwTideStuck', fires: { [of('tidesyncheartbeat', 'controller="sync"')]: '0+1x360 360x60', [of('tidesyncheartbeat', 'controller="status-update"')]: growing(1) },
    calm: { [of('tidesyncheartbeat', 'controller="sync"')]: growing(1), [TIDE_STARTED]: STILL },
  },
  // its first round goes on since the start, or for 25 minutes
  { alert: 'ProwTideStuck', fires: { [TIDE_STARTED]: STILL }, calm: { [TIDE_STARTED]: `_x395 ${395 * 60}x25` } },
  {
    alert: 'ProwTideQueriesFail', fires: { [of('tidequeryresults', 'result="error"')]: growing(1) },
    calm: { [of('tidequeryresults', 'result="error"')]: ONCE, [of('tidequeryresults', 'result="success"')]: growing(5) },
  },
  {
    alert: 'ProwTidePoolFails', fires: { [of('tidepoolerrors', 'org="acme",repo="app",branch="main"')]: growing(1) },
    calm: { [of('tidepoolerrors', 'org="acme",repo="app",branch="main"')]: ONCE },
  },
  ...['405', '403'].map((status) => ({
    alert: 'ProwMergesRefused', fires: { [answered(MERGE, status)]: growing(0.5) },
    calm: { [answered(MERGE, status)]: growing(0.1), [answered(MERGE, '200')]: growing(1), [answered('/repos/:owner/:repo/pulls/:pullId', status)]: growing(1) },
  })),
  // another branch merges, and has a batch
  {
    alert: 'ProwTideMergesNothing',
    fires: {
      [ofBranch('tide_pool_successful_prs')]: always(2), [ofBranch('updatetime')]: NOW, [ofBranch('merges_count')]: always(7), [ofBranch('merges_count', 'v1')]: growing(1),
      [ofBranch('tide_pool_batch_pending_prs')]: STILL, [ofBranch('tide_pool_batch_pending_prs', 'v1')]: always(3), [ofBranch('updatetime', 'v1')]: NOW,
    },
    calm: { [ofBranch('tide_pool_successful_prs')]: always(2), [ofBranch('updatetime')]: NOW, [ofBranch('merges_count')]: growing(0.1) },
  },
  // the last pull request was merged, and tide never looked again
  {
    alert: 'ProwTideMergesNothing', fires: { [ofBranch('tide_pool_successful_prs')]: always(1), [ofBranch('updatetime')]: NOW },
    calm: { [ofBranch('tide_pool_successful_prs')]: '0x340 1x80', [ofBranch('updatetime')]: `0+60x345 ${345 * 60}x74`, [ofBranch('merges_count')]: '0x345 1x74' },
  },
  // a batch is tested
  {
    alert: 'ProwTideMergesNothing', fires: { [ofBranch('tide_pool_successful_prs')]: '0x300 1x120', [ofBranch('updatetime')]: NOW },
    calm: { [ofBranch('tide_pool_successful_prs')]: always(2), [ofBranch('updatetime')]: NOW, [ofBranch('tide_pool_batch_pending_prs')]: always(2) },
  },
  { alert: 'ProwGitHubBudgetLow', fires: { [budget('core')]: always(100) }, calm: { [budget('core')]: always(4000), [budget('search')]: always(20) } },
  { alert: 'ProwGitHubQueue', fires: { [of('pending_outbound_requests')]: always(500) }, calm: { [of('pending_outbound_requests')]: always(5) } },
  {
    alert: 'ProwGitHubCacheFull', fires: { [of('ghcache_disk_free')]: always(1), [of('ghcache_disk_total')]: always(100) },
    calm: { [of('ghcache_disk_free')]: always(50), [of('ghcache_disk_total')]: always(100) },
  },
  ...['gcsreporter', 'gcsk8sreporter'].map((reporter) => ({
    alert: 'ProwStoreAway', fires: { [reports(reporter)]: growing(1) }, calm: { [reports(reporter)]: ONCE, [reports('github-reporter')]: growing(9) },
  })),
  {
    alert: 'ProwStoreAlmostFull', fires: { [volume('available')]: always(5), [volume('capacity')]: always(100) },
    calm: {
      [volume('available')]: always(50), [volume('capacity')]: always(100), [volume('available', 'other')]: always(1), [volume('capacity', 'other')]: always(100),
    },
  },
  { alert: 'ProwStoreFillsUp', fires: { [volume('available')]: '5000-1x420' }, calm: { [volume('available')]: '50000-1x420' } },
  {
    alert: 'ProwJobCacheAway', fires: { [cached('available')]: '50x300 _x120' },
    // its pod went to another node for a while
    calm: { [cached('available', 'a')]: '50x300 _x120', [cached('available', 'b')]: '_x310 50x110' },
  },
  {
    alert: 'ProwJobCacheFull', fires: { [cached('available')]: always(4), [cached('capacity')]: always(100) },
    calm: { [cached('available')]: always(9), [cached('capacity')]: always(100) },
  },
  ...['namespace', 'exported_namespace'].map((label) => ({
    alert: 'ProwCertificateExpires', fires: { [until(label)]: always(500_000) }, calm: { [until(label)]: always(5_000_000) },
  })),
  { alert: 'ProwUnreachable', fires: both('probe_success', always(1), always(0)), calm: both('probe_success', '1x300 0x3 1x120') },
  ...['hook', 'deck'].map((component) => ({
    alert: 'ProwNotProbed', fires: { [asked('probe_success', component === 'hook' ? 'deck' : 'hook')]: always(1) }, calm: both('probe_success', always(1)),
  })),
  {
    alert: 'ProwServedCertificateExpires', fires: both('probe_ssl_earliest_cert_expiry', always(5_000_000), always(500_000)),
    calm: both('probe_ssl_earliest_cert_expiry', always(5_000_000)),
  },
];
