import { ProwModel } from '../prow-model';
import { CONFIG, GITHUB, GITHUB_SERVER, Remedies } from './answered-flags';
import { ComponentName, isComponent, ProwProgram, UpstreamPlugin, UpstreamProgram } from './component-kinds';

const DRY_RUN: Remedies = { 'dry-run': 'leave it out: in a dry run nothing is done' };
const METRICS: Remedies = { 'metrics-port': 'leave it out: probes and policies go by port 9090' };
const HEALTH: Remedies = { 'health-port': 'leave it out: probes go by port 8081' };
const ONCE: Remedies = { 'run-once': 'leave it out: a pod that ends is started again and again' };
const HTTP: Remedies = { port: 'leave it out: the Service, probes and policies go by port 8888' };
const PLUGINS: Remedies = { 'plugin-config': 'change what stands there with pluginOverrides' };
const CREDENTIALS = 'say it with storage: ObjectStorage.s3({ credentialsSecretName }) or ObjectStorage.gcs({ credentialsSecretName })';
const STORAGE: Remedies = { 'gcs-credentials-file': CREDENTIALS, 's3-credentials-file': CREDENTIALS };
const STATE = 'say it with stateBucket and stateFolder of ObjectStorage.s3() or ObjectStorage.gcs()';
const LOGIN = 'say it with deckLogin: DeckLogin.github({ … })';
const TOT: Remedies = { 'tot-url': 'leave it out: it is the address of tot\'s Service' };
const LOGIN_FLAGS: Remedies = {
  ...PLUGINS, 'oauth-url': LOGIN, 'github-oauth-config-file': LOGIN, 'cookie-secret': LOGIN, 'rerun-creates-job': LOGIN,
};

const WHICH = 'say it with hiddenOnly of privateDeck';
/** Of both decks, where there are two: what the one shows, the other leaves out. */
const TWO_DECKS: Remedies = { 'hidden-only': WHICH, 'show-hidden': WHICH, 'tenant-id': 'leave it out: privateDeck tells jobs apart by what is hidden' };

const SLACK: Remedies = { 'slack-workers': 'say it with workers of slack', 'slack-token-file': 'say it with secretName and secretKey of slack' };

const CLUSTERS = 'say it with buildClusters: [BuildCluster.kubeconfig(…)]';
const KUBECONFIG: Remedies = {
  'kubeconfig': CLUSTERS, 'kubeconfig-dir': CLUSTERS, 'kubeconfig-suffix': CLUSTERS,
  'no-in-cluster-config': 'leave it out: without the account of its pod it does not find its own cluster',
};
/** Those that speak to build clusters. Source: prow cmd/* at a61940897. */
const ASK_CLUSTERS: readonly ComponentName[] = ['hook', 'deck', 'prowControllerManager', 'sinker', 'crier'];

const TAKEN: Readonly<Record<ComponentName, Remedies>> = {
  hook: {
    ...DRY_RUN, ...CONFIG, ...PLUGINS, ...GITHUB, ...HTTP, ...HEALTH, ...METRICS,
    'hmac-secret-file': 'say it with hmacSecretName and hmacSecretKey',
  },
  deck: {
    ...CONFIG, ...GITHUB, ...STORAGE, ...HEALTH, ...METRICS,
    'tide-url': 'leave it out: it is the address of tide\'s Service', 'hook-url': 'leave it out: it is the address of hook\'s Service',
  },
  prowControllerManager: { ...DRY_RUN, ...CONFIG, ...HEALTH, ...METRICS },
  sinker: { ...DRY_RUN, ...CONFIG, ...METRICS, ...ONCE },
  crier: { ...CONFIG, ...GITHUB, ...STORAGE, ...METRICS },
  horologium: { ...DRY_RUN, ...CONFIG, ...METRICS },
  tide: { ...DRY_RUN, ...CONFIG, ...GITHUB, ...STORAGE, ...HTTP, ...METRICS, ...ONCE, 'status-path': STATE, 'history-uri': STATE },
  statusReconciler: {
    ...DRY_RUN, ...CONFIG, ...PLUGINS, ...GITHUB, ...STORAGE, 'pprof-port': 'leave it out: the probe goes by port 6060', 'status-path': STATE,
  },
  ghproxy: {
    ...HTTP, ...HEALTH, ...METRICS,
    'cache-dir': 'leave it out: the volume is mounted at /cache', 'cache-sizeGB': 'say it with cacheGibibytes', 'upstream': GITHUB_SERVER,
    'serve-metrics': 'leave it out: metrics are served',
  },
};

const WEBHOOKS: Remedies = { ...DRY_RUN, ...GITHUB, ...HTTP, ...HEALTH, 'hmac-secret-file': 'say it with hmacSecretName and hmacSecretKey' };

const TAKEN_OF_PLUGINS: Readonly<Record<UpstreamPlugin, Remedies>> = {
  'needs-rebase': { ...WEBHOOKS, ...PLUGINS, 'update-period': 'say it with updatePeriod', 'cache-valid-time': 'say it with cacheValidSeconds' },
  'cherrypicker': {
    ...WEBHOOKS, 'allow-all': 'say it with allowAll', 'create-issue-on-conflict': 'say it with createIssueOnConflict', 'labels': 'say it with labels',
    'label-prefix': 'say it with labelPrefix', 'use-prow-assignments': 'say it with assigns', 'github-token-path': 'say it with githubToken',
  },
  'refresh': { ...WEBHOOKS, ...CONFIG, 'prow-url': 'leave it out: it is the address of deck\'s Service' },
};

const TAKEN_OF_PROGRAMS: Readonly<Record<UpstreamProgram, Remedies>> = {
  exporter: { ...CONFIG, ...HEALTH, ...METRICS },
  gcsweb: {
    ...STORAGE, ...HEALTH, 'b': 'leave it out: it shows the bucket of storage', 'p': 'leave it out: the Service, probes and policies go by port 8080',
    'oauth-token-file': CREDENTIALS, 'use-default-credentials': 'leave it out: it is said where pods have an identity of Google', 'version': 'leave it out: it ends after it',
  },
  tot: { ...CONFIG, ...HTTP, ...HEALTH, 'storage': 'leave it out: the volume is mounted at /store' },
};

/** Flags that a plugin of somebody else's gets from us, which says that it takes Prow's. */
export const TAKEN_OF_OTHERS: Remedies = {
  ...DRY_RUN, ...GITHUB, ...CONFIG, ...PLUGINS, 'hmac-secret-file': 'say it with hmacSecretName and hmacSecretKey',
};

/** Of what we set ourselves, what must not be taken away: a dry run is the default, and nobody finds files elsewhere. */
export const NEEDED_FLAGS: readonly string[] = [
  'dry-run', 'config-path', 'job-config-path', 'plugin-config', 'hmac-secret-file', 'github-token-path', 'github-app-id', 'github-app-private-key-path',
];

/** Of what we set ourselves, what somebody may say better: the last one counts. */
export const TUNABLE: readonly string[] = [
  'github-workers', 'blob-storage-workers', 'kubernetes-blob-storage-workers', 'continue-on-error', 'log-level', 'spyglass', 'enable-controller',
  'legacy-disable-disk-cache-partitions-by-auth-header',
];

/** Flags of a component that an extra argument must not repeat, each with the property that answers it. */
export function takenFlags(
  component: ProwProgram, { deckLogin, privateDeck, programs, storage, slack, buildClusters }: Pick<
    ProwModel, 'buildClusters' | 'deckLogin' | 'privateDeck' | 'programs' | 'slack' | 'storage'
  >,
): Remedies {
  const taken = isComponent(component) ? {
    ...TAKEN[component], ...(component === 'deck' && deckLogin !== undefined ? LOGIN_FLAGS : {}), ...(component === 'deck' && privateDeck !== undefined ? TWO_DECKS : {}),
    ...(component === 'crier' && slack !== undefined ? SLACK : {}),
    ...(buildClusters.length > 0 && ASK_CLUSTERS.includes(component) ? KUBECONFIG : {}),
    ...(component === 'prowControllerManager' && storage.clusterStatusUrl !== undefined ? STORAGE : {}),
    ...(component === 'prowControllerManager' && programs.tot !== undefined ? TOT : {}),
  } : { ...TAKEN_OF_PLUGINS, ...TAKEN_OF_PROGRAMS }[component];
  // without a Secret of ours somebody's own file overrules nothing
  return storage.credentials !== undefined ? taken : Object.fromEntries(Object.entries(taken).filter(([flag]) => !Object.hasOwn(STORAGE, flag)));
}
