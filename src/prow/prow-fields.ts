import { commonMetadata } from '../core/object-metadata';
import { ImageLock } from '../core/image-lock';
import { imageRegistry } from '../core/image-registry';
import { kubernetesMinor } from '../core/kubernetes-version';
import { dataKey, labelValue, repository, secretName } from '../core/names';
import { POD_FIELDS } from '../core/pod-options';
import { PodSecurityLevel } from '../core/pod-security/pod-security-level';
import { also, Fields, nested, optional, Props, required, shape, ValuesOf } from '../core/props';
import { quote } from '../core/quote';
import { text } from '../core/safe-text';
import { boolean, instanceOf, list, memberOf, overriding } from '../core/values';
import { BuildCluster } from './clusters/build-cluster';
import { schedulerOptions } from './clusters/scheduler-options';
import { balancedComponent, component, crierComponent, ghproxyComponent, scalableComponent } from './components/component-options';
import { jobNodes } from './admission/job-nodes-options';
import { jobsAdmission } from './admission/jobs-admission-options';
import { branchProtection } from './branch-protection/branch-protection-options';
import { DeckLogin } from './deck-login/deck-login';
import { GitHub } from './github/github';
import { DEFAULT_IMAGE_REGISTRY, DEFAULT_PROW_VERSION } from './images';
import { ExternalPlugin } from './plugins/external-plugin';
import { JobCache } from './job-caches/job-cache';
import { jobSecrets } from './jobs/job-secret';
import { jobServiceAccounts } from './jobs/job-service-account';
import { ProwJobs } from './jobs/prow-jobs';
import { cachesNamespaceName, jobsNamespaceName, namespaceName } from './namespace-names';
import { plugins } from './plugins/plugins-options';
import { ProwOptions } from './prow-options';
import { PROGRAM_FIELDS } from './programs/programs-options';
import { configUpdaterOptions } from './config/config-updater-options';
import { decorations } from './decoration/decoration-options';
import { deckComponent } from './sections/deck-options';
import { plank } from './sections/plank-options';
import { githubReporter, pushGateway } from './sections/report-options';
import { sinkerComponent } from './sections/sinker-options';
import { slackOptions } from './slack/slack-options';
import { ObjectStorage } from './storage/object-storage';
import { tideComponent } from './tide/tide-options';

const imageTag = also(text, (value) => {
  if (!/^[\w][\w.-]{0,127}$/.test(value)) {return { what: `${quote(value)} is not an `
    + 'image tag', instead: `write one like ${quote(DEFAULT_PROW_VERSION)}`, code: 'ImageInvalid' };}
  return value === 'latest' ? { what: '"latest" is not a '
    + 'fixed tag', instead: `write one like ${quote(DEFAULT_PROW_VERSION)}`, code: 'ImageNotPinned' } : undefined;
});

/** Where Prow's images were once; nothing of today is there. */
const prowRegistry = also(imageRegistry, (value) => (/^gcr\.io\/k8s-prow(\/|$)/.test(value)
  ? {
    what: `${quote(value)} is retired, and has none of Prow's images of today`,
    instead: `leave it out to get ${quote(DEFAULT_IMAGE_REGISTRY)}`, code: 'ImageNotPublished',
  } : undefined));

const instanceLabel = also(labelValue, (value) => (value === '' ? { what: 'is empty', instead: 'write a word, or '
  + 'leave it out', code: 'LabelValueInvalid' } : undefined));

/** Prow's own properties, alone or among others. */
export const PROW_FIELDS = {
  kubernetesVersion: optional(kubernetesMinor),
  namespace: optional(namespaceName, 'prow'),
  jobsNamespace: optional(jobsNamespaceName, 'test-pods'),
  jobsPodSecurity: optional(memberOf(PodSecurityLevel), PodSecurityLevel.BASELINE),
  jobsAdmission: nested(jobsAdmission),
  jobNodes: nested(jobNodes),
  prowImageRegistry: optional(prowRegistry, DEFAULT_IMAGE_REGISTRY),
  imageRegistry: optional(prowRegistry),
  imageLock: optional(instanceOf(ImageLock, 'ImageLock.parse(readFileSync("images.lock", "utf8"))')),
  instance: optional(instanceLabel),
  commonMetadata: nested(commonMetadata),
  prowVersion: optional(imageTag, DEFAULT_PROW_VERSION),
  github: required(instanceOf(GitHub, 'GitHub.cloud({ repositories })')),
  storage: optional(instanceOf(ObjectStorage, 'ObjectStorage.inCluster()')),
  jobs: optional(instanceOf(ProwJobs, 'ProwJobs.of({ presubmits })')),
  jobSecrets: optional(jobSecrets, []),
  jobServiceAccounts: optional(jobServiceAccounts, []),
  jobCaches: optional(list(instanceOf(JobCache, 'JobCache.goModules() or registryMirror()')), []),
  jobCachesNamespace: optional(cachesNamespaceName, 'prow-caches'),
  configRepository: optional(repository),
  checkconfig: optional(boolean, true),
  hmacSecretName: optional(secretName, 'hmac-token'),
  hmacSecretKey: optional(dataKey, 'hmac'),
  deckLogin: optional(instanceOf(DeckLogin, 'DeckLogin.github({ orgs })')),
  components: nested(shape(POD_FIELDS)),
  hook: nested(balancedComponent),
  deck: nested(deckComponent),
  prowControllerManager: nested(scalableComponent),
  sinker: nested(sinkerComponent),
  crier: nested(crierComponent),
  horologium: nested(component),
  tide: nested(tideComponent),
  statusReconciler: nested(component),
  ghproxy: nested(ghproxyComponent),
  ...PROGRAM_FIELDS,
  decoration: optional(decorations, []),
  plank: nested(plank),
  pushGateway: optional(pushGateway),
  githubReporter: optional(githubReporter),
  slack: optional(slackOptions),
  externalPlugins: optional(list(instanceOf(ExternalPlugin, 'ExternalPlugin.needsRebase()')), []),
  configUpdater: nested(configUpdaterOptions),
  buildClusters: optional(list(instanceOf(BuildCluster, 'BuildCluster.kubeconfig("build", { apiServer })')), []),
  scheduler: optional(schedulerOptions),
  buildClusterStatus: optional(boolean, false),
  branchProtection: optional(branchProtection),
  plugins: nested(plugins),
  configOverrides: optional(overriding, {}),
  pluginOverrides: optional(overriding, {}),
} satisfies Fields<ProwOptions>;

/** What was said of a Prow, each default filled in. */
export type SaidOfProw = ValuesOf<typeof PROW_FIELDS>;
export type SaidProps = Props<keyof typeof PROW_FIELDS>;
