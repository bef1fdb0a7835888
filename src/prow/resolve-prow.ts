import { pulled } from '../core/image-lock';
import { OLDEST_MINOR } from '../core/kubernetes-version';
import { INSTANCE } from '../core/labels';
import { PodSettings } from '../core/pod-options';
import { ServiceExposure } from '../core/service-exposure';
import { clusterFindings } from './clusters/cluster-findings';
import { ownCluster } from './clusters/known-clusters';
import { withClusterStatus } from './storage/bucket-urls';
import { COMPONENT_KINDS, isComponent, ofEachComponent, ProwProgram, UpstreamProgram } from './components/component-kinds';
import { componentSettings } from './components/component-options';
import { architectureFindings } from './components/architectures';
import { extraArgumentFindings } from './components/extra-arguments';
import { jobFindings } from './admission/job-findings';
import { onJobNodes } from './admission/job-nodes';
import { closedSecretFindings, sharedSecretFindings } from './admission/shared-secrets';
import { takenFindings } from './components/taken-names';
import { cloneCaFindings } from './config/clone-ca-policy';
import { configRepositoryFinding, configRepositoryOf } from './config/config-repository';
import { namesApps } from './branch-protection/finished-protection';
import { hiddenByAnybody, privateDeckFindings } from './config/hidden-repositories';
import { CHECKCONFIG, checkconfigFindings, withCheckconfig } from './config/checkconfig-job';
import { configUpdaterFindings } from './config/config-updater-findings';
import { checkQuery } from './config/tide-rules';
import { jobFiles } from './config/job-files';
import { pulledDecorations, pulledJobs } from './decoration/utility-images';
import { deckLoginFindings } from './deck-login/deck-login-plan';
import { GitHubPlan, isApp } from './github/github-plan';
import { cloneSecretFindings } from './github/clone-secret';
import { DEFAULT_IMAGE_REGISTRY, prowImage, utilityImages } from './images';
import { pluginFindings, resolvePlugins } from './plugins/resolve-plugins';
import { jobCacheFindings } from './job-caches/job-cache-findings';
import { cachePreset, resolveJobCaches } from './job-caches/job-cache-model';
import { jobSecretNeeds } from './jobs/job-secret';
import { ProwJobs } from './jobs/prow-jobs';
import { JOBS_AT_ONCE } from './jobs-default-limits';
import { jobsInProw } from './prow-namespaces';
import { ProwComponents, ProwEndpoints, ProwImages, ProwModel } from './prow-model';
import { privateDeckSettings, SaidOfPrivateDeck } from './private-deck-settings';
import { peribolosFileFindings } from './programs/peribolos-file';
import { PROGRAM_FIELDS, resolvePrograms } from './programs/programs-options';
import { isKnownProwVersion, isLaterProwVersion, prowVersionWarnings } from './prow-version';
import { slackFindings } from './slack/slack-options';
import { ObjectStorage } from './storage/object-storage';
import { mergingOf } from './tide/tide-options';
import { SaidOfProw, SaidProps } from './prow-fields';
import { rerunFindings } from './sections/deck-options';
import { sectionsOf } from './sections/said-sections';

/** How a Prow is reached; known to whoever chose the exposure. */
export type WaysIn = Pick<ProwModel, 'hookExposure' | 'deckExposure' | 'deckUrl' | 'isDeckOpen'> & { readonly privateDeck?: SaidOfPrivateDeck };

/** Fills in every default, and reports what Prow's own properties contradict in each other. */
export function resolveProw(said: SaidOfProw, p: SaidProps, ways: WaysIn): ProwModel {
  const { namespace, jobsNamespace, prowImageRegistry: registry, prowVersion, deckLogin, instance = namespace } = said;
  const pods = { ...said.components, podLabels: { [INSTANCE]: instance, ...said.components.podLabels } };
  if (namespace === jobsNamespace) {
    p.problem('jobsNamespace', jobsInProw(jobsNamespace));
  }
  if (deckLogin !== undefined) for (const finding of deckLoginFindings(ways.deckUrl)) p.problem('deckLogin', finding);
  const github = said.github._plan;
  const metadata = { ...said.commonMetadata, labels: { [INSTANCE]: instance, ...said.commonMetadata.labels } };
  const buildClusters = said.buildClusters.map(({ _plan }) => _plan);
  const place = { jobsNamespace, here: ownCluster(buildClusters), scheduler: said.scheduler };
  const elsewhere = configRepositoryFinding(said.configRepository, github.repositories);
  if (elsewhere) p.problem('configRepository', elsewhere);
  const from = (image: string): string => pulled(said, image);
  const jobs = pulledJobs(onJobNodes((said.jobs ?? ProwJobs._none())._plan, said.jobNodes, place), from);
  const store = (said.storage ?? ObjectStorage.inCluster())._resolve({ namespace, pods });
  const storage = withClusterStatus(store, said.buildClusterStatus, said.configOverrides.plank);
  const imageOf = (name: string): string => prowImage(registry, prowVersion, name);
  const unchecked: ProwModel = {
    kubernetesMinor: said.kubernetesVersion ?? OLDEST_MINOR,
    namespace,
    jobsNamespace,
    jobsPodSecurity: said.jobsPodSecurity,
    jobsAdmission: said.jobsAdmission,
    jobNodes: said.jobNodes,
    jobsAtOnce: JOBS_AT_ONCE,
    buildClusters,
    here: place.here,
    scheduler: said.scheduler,
    github,
    storage,
    jobs,
    jobFiles: [],
    checkconfig: undefined,
    jobSecrets: jobSecretNeeds(said.jobSecrets, jobsNamespace),
    jobServiceAccounts: said.jobServiceAccounts,
    jobCaches: resolveJobCaches(said.jobCaches.map(({ _plan }) => _plan), { namespace: said.jobCachesNamespace, pods, pulled: from }),
    jobCachesNamespace: said.jobCachesNamespace,
    configRepository: configRepositoryOf(said.configRepository, github.repositories),
    configUpdater: said.configUpdater,
    images: utilityImagesOf(said, github),
    hmac: { secretName: said.hmacSecretName, key: said.hmacSecretKey },
    ...ways,
    privateDeck: ways.privateDeck && privateDeckSettings(
      namespace, ways.privateDeck, withPulled(said, componentSettings(COMPONENT_KINDS.deck, ways.privateDeck.pod, pods, imageOf))),
    deckLogin: deckLogin?._plan,
    endpoints: endpoints(namespace, ways),
    components: resolveComponents(said, pods, imageOf),
    programs: resolvePrograms(said, {
      namespace, served: github.repositories, protectsApps: namesApps(said.branchProtection, said.configOverrides), isApp: isApp(github.auth),
      pods, imageOf, pulled: from,
      logsUrl: storage.logsUrl, hidden: hiddenByAnybody(said.configOverrides, github.trust), deckUrl: ways.deckUrl, isDeckOpen: ways.isDeckOpen,
      privateUrl: ways.privateDeck?.url,
    }, (path, finding) => p.problem(path as 'labelSync', finding)),
    slack: said.slack,
    externalPlugins: resolvePlugins(said.externalPlugins.map(({ _plan }) => _plan), {
      namespace, served: github.repositories, pods, imageOf, pulled: from,
    }),
    pods,
    imageRegistry: said.imageRegistry,
    imageLock: said.imageLock,
    metadata,
    commonMetadata: said.commonMetadata,
    prowVersion,
    configOverrides: onJobNodes(said.configOverrides, said.jobNodes, place),
    pluginOverrides: said.pluginOverrides,
    partitionsCacheByFlag: !isLaterProwVersion(prowVersion),
    sections: sectionsOf({ ...said, decoration: pulledDecorations(said.decoration, from) }),
    tide: mergingOf(said.tide),
    branchProtection: said.branchProtection,
    plugins: said.plugins,
    warnings: prowVersionWarnings(prowVersion),
  };
  for (const { prop, finding } of jobCacheFindings(unchecked, p.given('jobCachesNamespace'))) p.problem(prop as 'jobCaches', finding);
  const cached: ProwModel = { ...unchecked, jobs: { ...jobs, presets: [...jobs.presets, ...unchecked.jobCaches.map(cachePreset)] } };
  const checked = withCheckconfig(cached, said.checkconfig, pulled(said, imageOf(CHECKCONFIG)));
  if (p.given('checkconfig') && said.checkconfig && checked.checkconfig === undefined) for (const finding of checkconfigFindings(cached)) p.problem('checkconfig', finding);
  const { files, tooLarge } = jobFiles(checked.jobs, { namespace, metadata });
  for (const { path, finding } of tooLarge) p.problem(`jobs.${path}`, finding);
  const model: ProwModel = { ...checked, jobFiles: files };
  const args = extraArgumentFindings(model, (program) => isKnownProwVersion(prowVersion) && isOurImage(said, program));
  const nodes = registry === DEFAULT_IMAGE_REGISTRY ? architectureFindings({ ...said, privateDeck: ways.privateDeck?.pod }, said.components) : [];
  for (const { prop, finding } of [...takenFindings(model), ...args.problems, ...nodes]) p.problem(prop as 'deck', finding);
  p.look('tide', (note) => said.tide.queries?.forEach((query, i) => checkQuery(query, note.at(`queries[${i}]`))));
  if (said.slack !== undefined) {
    for (const { path, finding } of slackFindings(said.slack, model.components.crier.extraArgs, said.configOverrides)) p.problem(path === '' ? 'slack' : `slack.${path}`, finding);
  }
  for (const { path, finding } of rerunFindings(model.sections.deckPages, deckLogin !== undefined)) p.problem(`deck.${path}`, finding);
  const others = model.storage.endpoint === undefined ? [] : [model.storage.endpoint.serviceName];
  for (const { path, finding } of pluginFindings(model.externalPlugins, github.repositories, others, said.pluginOverrides.external_plugins)) {
    p.problem(`externalPlugins${path as `[${string}`}`, finding);
  }
  for (const finding of privateDeckFindings(model)) p.problem('privateDeck' as 'deck', finding);
  for (const finding of [...cloneSecretFindings(model), ...cloneCaFindings(model)]) p.problem('github', finding);
  for (const { path, finding } of configUpdaterFindings(model)) p.problem(`configUpdater.${path}`, finding);
  for (const finding of peribolosFileFindings(model)) p.problem('peribolos.configMapKey' as 'peribolos', finding);
  for (const { prop, finding } of [...clusterFindings(model), ...sharedSecretFindings(model), ...closedSecretFindings(model), ...jobFindings(model)]) p.problem(prop as 'jobs', finding);
  return { ...model, warnings: [...model.warnings, ...args.warnings] };
}

/** The same Prow, whose deck is reached in another way. */
export function withDeckExposure(prow: ProwModel, deckExposure: ServiceExposure): ProwModel {
  return { ...prow, deckExposure, endpoints: endpoints(prow.namespace, { ...prow, deckExposure }) };
}

function endpoints(namespace: string, { hookExposure, deckExposure }: Pick<WaysIn, 'hookExposure' | 'deckExposure'>): ProwEndpoints {
  return {
    hook: { serviceName: 'hook', namespace, port: hookExposure._plan.port ?? 8888 },
    deck: { serviceName: 'deck', namespace, port: deckExposure._plan.port ?? 80 },
    tide: { serviceName: 'tide', namespace, port: 80 },
    ghproxy: { serviceName: 'ghproxy', namespace, port: 80 },
  };
}

function resolveComponents(said: SaidOfProw, pods: PodSettings, imageOf: (name: string) => string): ProwComponents {
  const { cacheGibibytes, cacheClaim } = said.ghproxy;
  const all = ofEachComponent((kind, name) => withPulled(said, componentSettings(kind, said[name], pods, imageOf)));
  return { ...all, crier: { ...all.crier, nodesInPodInfo: said.crier.nodesInPodInfo }, ghproxy: { ...all.ghproxy, cacheGibibytes, cacheClaim } };
}

function utilityImagesOf(said: SaidOfProw, { clonerefsImage }: GitHubPlan): ProwImages {
  const own = { ...utilityImages(said.prowImageRegistry, said.prowVersion), ...(clonerefsImage ? { clonerefs: clonerefsImage } : {}) };
  const { clonerefs, entrypoint, initupload, sidecar } = own;
  const from = (image: string): string => pulled(said, image);
  return { clonerefs: from(clonerefs), entrypoint: from(entrypoint), initupload: from(initupload), sidecar: from(sidecar) };
}

function withPulled<T extends { readonly image: string }>(said: SaidOfProw, settings: T): T {
  return { ...settings, image: pulled(said, settings.image) };
}

function isOurImage(said: SaidOfProw, program: ProwProgram): boolean {
  if (isComponent(program)) return said[program].image === undefined;
  if (Object.hasOwn(PROGRAM_FIELDS, program)) return said[program as UpstreamProgram]?.image === undefined;
  return said.externalPlugins.every(({ _plan }) => _plan.program?.upstream !== program || _plan.program.said.image === undefined);
}
