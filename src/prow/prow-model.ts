import { Job } from './jobs/job';
import { JobSecretNeed } from './jobs/job-secret';
import { ImageLock } from '../core/image-lock';
import { Endpoint } from '../core/endpoint';
import { CommonMetadataSettings } from '../core/object-metadata';
import { PodSettings } from '../core/pod-options';
import { PodSecurityLevel } from '../core/pod-security/pod-security-level';
import { ServiceExposure } from '../core/service-exposure';
import { BranchProtectionSettings } from './branch-protection/branch-protection-options';
import type { BuildClusterPlan } from './clusters/build-cluster';
import type { SchedulerSettings } from './clusters/scheduler-options';
import { ComponentName } from './components/component-kinds';
import { ComponentSettings, CrierSettings, GhproxySettings } from './components/component-options';
import type { ConfigUpdaterSettings } from './config/config-updater-options';
import { JobFile } from './config/job-files';
import { DeckLoginPlan } from './deck-login/deck-login-plan';
import { GitHubPlan } from './github/github-plan';
import { JobNodesSettings } from './admission/job-nodes-options';
import { JobsAdmissionSettings } from './admission/jobs-admission-options';
import { ExternalPluginModel } from './plugins/resolve-plugins';
import { JobCacheModel } from './job-caches/job-cache-model';
import { JobServiceAccountSettings } from './jobs/job-service-account';
import { JobsPlan } from './jobs/jobs-plan';
import { PrivateDeckSettings } from './private-deck-settings';
import { ProgramsModel } from './programs/programs-model';
import { PluginsSettings } from './plugins/plugins-options';
import { SectionSettings } from './sections/said-sections';
import { SlackSettings } from './slack/slack-options';
import { StoragePlan } from './storage/storage-plan';
import { TideSettings } from './tide/tide-options';

/** A Prow with every default filled in; what components and config are made from. */
export interface ProwModel {
  /** The oldest minor of Kubernetes 1 that it is applied to. */
  readonly kubernetesMinor: number;
  readonly namespace: string;
  readonly jobsNamespace: string;
  readonly jobsPodSecurity: PodSecurityLevel;
  /** Other clusters that jobs run in, also those that are disabled. */
  readonly buildClusters: readonly BuildClusterPlan[];
  /** The alias of the cluster that jobs "here" run in: Prow's own, where nothing else is said. */
  readonly here: string;
  /** How the cluster of a job is chosen; undefined where jobs say it themselves. */
  readonly scheduler: SchedulerSettings | undefined;
  /** What pods of jobs may have, held by the API server. */
  readonly jobsAdmission: JobsAdmissionSettings;
  /** Where pods of jobs run, and in what. */
  readonly jobNodes: JobNodesSettings;
  /** Of how many jobs Prow makes pods at once, where no override says it. */
  readonly jobsAtOnce: number;
  readonly github: GitHubPlan;
  readonly storage: StoragePlan;
  readonly jobs: JobsPlan;
  /** The same as files, each in a ConfigMap of its own. */
  readonly jobFiles: readonly JobFile[];
  /** Secrets of jobs that `secrets.sh` makes. */
  readonly jobSecrets: readonly JobSecretNeed[];
  readonly jobServiceAccounts: readonly JobServiceAccountSettings[];
  /** Caches for jobs, whose presets are among those of `jobs`. */
  readonly jobCaches: readonly JobCacheModel[];
  readonly jobCachesNamespace: string;
  /** The jobs that check files of jobs before they are merged; undefined where there is none. */
  readonly checkconfig: { readonly jobs: readonly Job[]; readonly image: string } | undefined;
  /** `org/repo` whose `prow-jobs.yaml` config-updater takes; undefined when nobody may. */
  readonly configRepository: string | undefined;
  /** What else config-updater writes. */
  readonly configUpdater: ConfigUpdaterSettings;
  readonly images: ProwImages;
  readonly hmac: { readonly secretName: string; readonly key: string };
  readonly hookExposure: ServiceExposure;
  readonly deckExposure: ServiceExposure;
  /** Address of deck in a browser, without a trailing slash; undefined when nobody said. */
  readonly deckUrl: string | undefined;
  /** Whether deck shows itself to whoever reaches it: nothing stands before it that asks people who they are. */
  readonly isDeckOpen: boolean;
  /** The second deck, which shows what the first leaves out; undefined where there is none. */
  readonly privateDeck: PrivateDeckSettings | undefined;
  /** How people sign in at deck; undefined when they cannot, and may only look. */
  readonly deckLogin: DeckLoginPlan | undefined;
  readonly endpoints: ProwEndpoints;
  readonly components: ProwComponents;
  /** Further programs beside the nine. */
  readonly programs: ProgramsModel;
  /** Whom crier tells at Slack; undefined where nobody. */
  readonly slack: SlackSettings | undefined;
  /** Plugins that are programs beside hook. */
  readonly externalPlugins: readonly ExternalPluginModel[];
  /** What was said of all pods of ours, and the label of this Prow. */
  readonly pods: PodSettings;
  /** Where all images come from; undefined where each comes from its own project. */
  readonly imageRegistry: string | undefined;
  /** Digests of the images; undefined where tags are enough. */
  readonly imageLock: ImageLock | undefined;
  /** What Prow's objects have beside their own, with the label of this Prow. */
  readonly metadata: CommonMetadataSettings;
  /** The same without that label. */
  readonly commonMetadata: CommonMetadataSettings;
  /** Tag of the images; what is known of Prow to its last field is known of the default one. */
  readonly prowVersion: string;
  /** What was said of sections that have properties of their own. */
  readonly sections: SectionSettings;
  /** What tide merges, as it was said. */
  readonly tide: TideSettings;
  /** How branches are to be protected; undefined where nobody said. */
  readonly branchProtection: BranchProtectionSettings | undefined;
  /** What plugins do, as it was said. */
  readonly plugins: PluginsSettings;
  readonly configOverrides: Readonly<Record<string, any>>;
  readonly pluginOverrides: Readonly<Record<string, any>>;
  /** Whether ghproxy keeps answers of different tokens apart only when a flag says so; versions that came later do without that flag. */
  readonly partitionsCacheByFlag: boolean;
  /** What its user should know before it is applied. */
  readonly warnings: readonly string[];
}

/** The four utility images that decoration puts into job pods; the components' own images are in their models. */
export interface ProwImages {
  readonly clonerefs: string;
  readonly entrypoint: string;
  readonly initupload: string;
  readonly sidecar: string;
}

/** Services by which components call each other. */
export interface ProwEndpoints {
  readonly hook: Endpoint;
  readonly deck: Endpoint;
  readonly tide: Endpoint;
  readonly ghproxy: Endpoint;
}

/** All namespaces of a Prow: its own, that of its jobs, and that of caches where there are some. */
export function namespacesOf({ namespace, jobsNamespace, jobCaches, jobCachesNamespace }: ProwModel): readonly string[] {
  return [namespace, jobsNamespace, ...jobCaches.length === 0 ? [] : [jobCachesNamespace]];
}

export type ProwComponents = Readonly<Record<Exclude<ComponentName, 'crier' | 'ghproxy'>, ComponentSettings>> & {
  readonly crier: CrierSettings;
  readonly ghproxy: GhproxySettings;
};
