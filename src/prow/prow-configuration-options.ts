import { BranchProtectionOptions } from './branch-protection/branch-protection-options';
import { BuildCluster } from './clusters/build-cluster';
import { SchedulerOptions } from './clusters/scheduler-options';
import { ConfigUpdaterOptions } from './config/config-updater-options';
import { DecorationOptions } from './decoration/decoration-options';
import { ExternalPlugin } from './plugins/external-plugin';
import { PluginsOptions } from './plugins/plugins-options';
import { ProwProgramsOptions } from './programs/programs-options';
import { PlankOptions } from './sections/plank-options';
import { GithubReporterOptions, PushGatewayOptions } from './sections/report-options';
import { SlackOptions } from './slack/slack-options';

/** What `config.yaml` and `plugins.yaml` say beyond what follows from everything else, and the programs that read it beside the nine components. */
export interface ProwConfigurationOptions extends ProwProgramsOptions {
  /**
   * Which plugins hook runs where, and how: `plugins.yaml`.
   * @default - those that pull requests need, everywhere
   */
  readonly plugins?: PluginsOptions;

  /**
   * Whether a presubmit `checkconfig` of `configRepository`, and of each other repository of which config-updater makes job config, reads these files as
   * Prow would before they are merged: Prow's own checker, with `--strict`. It reads Prow's configuration from ConfigMaps `checkconfig-config` and
   * `checkconfig-plugins` in the namespace of jobs, where whoever may write a job can read it; no Secret is in it.
   * Error: `PropWithoutEffect` for true where no such job can be.
   * @default true - unless there are no such files, the repository has a job of that name, or no job can be decorated (`jobsPodSecurity` RESTRICTED)
   */
  readonly checkconfig?: boolean;

  /**
   * How GitHub is to protect branches: `branch-protection` in `config.yaml`. It is in effect only where `branchprotector` runs. Errors: `MutuallyExclusive`
   * beside the same in `configOverrides`, `PropMissing`, `PropWithoutEffect`.
   * @default - the section is not written
   */
  readonly branchProtection?: BranchProtectionOptions;

  /**
   * Results of jobs in channels of Slack. `configOverrides.slack_reporter_configs` beside it raises `MutuallyExclusive`.
   * @default - Slack is told nothing
   */
  readonly slack?: SlackOptions;

  /**
   * What Prow does around jobs of a repository or in a cluster: times, images, buckets, how they clone. Later ones lie over earlier ones, and all over what
   * holds for all jobs; what stands in `configOverrides.plank` lies over them. Those of repositories that nobody serves and no job clones are warned of.
   * Two for the same repository and cluster raise `ElementTwice`.
   * @default - all jobs are alike
   */
  readonly decoration?: DecorationOptions[];

  /**
   * How jobs become pods, and what is said of them: `plank`. Beside the same in `configOverrides` it raises `MutuallyExclusive`.
   * @default - as of `PlankOptions`
   */
  readonly plank?: PlankOptions;

  /**
   * Where metrics are pushed to: `push_gateway`. `configOverrides.push_gateway` beside it raises `MutuallyExclusive`.
   * @default - they are served alone
   */
  readonly pushGateway?: PushGatewayOptions;

  /**
   * What of jobs comes to GitHub: `github_reporter`. Beside the same in `configOverrides` it raises `MutuallyExclusive`.
   * @default - statuses of presubmits and postsubmits, and a comment on what failed
   */
  readonly githubReporter?: GithubReporterOptions;

  /**
   * Plugins that are programs beside hook, like needs-rebase and cherrypicker: a Deployment each, and an entry in `external_plugins` of `plugins.yaml`.
   * Two of one name, one that stands in `pluginOverrides.external_plugins` too, and one with the name of a component raise `PluginTwice`.
   * @default - none
   */
  readonly externalPlugins?: ExternalPlugin[];

  /**
   * Files of repositories that become ConfigMaps when pull requests are merged, beside the `prow-jobs.yaml` of `configRepository`.
   * @default - that one alone
   */
  readonly configUpdater?: ConfigUpdaterOptions;

  /**
   * Other clusters that jobs run in: their kubeconfigs are mounted, policies let Prow's components go there, and what has to be there is written into
   * `clusters/<name>`. Two of one name raise `ElementTwice`. A job in code on a cluster that is neither here nor `default` raises `BuildClusterUnknown`.
   * @default - all jobs run in Prow's own cluster
   */
  readonly buildClusters?: BuildCluster[];

  /**
   * How the cluster of a job is chosen when it starts. `configOverrides.scheduler` beside it raises `MutuallyExclusive`.
   * @default - a job runs in the cluster that it names
   */
  readonly scheduler?: SchedulerOptions;

  /**
   * Whether prow-controller-manager writes every minute which build clusters it reaches: `plank.build_cluster_status_file` in `config.yaml`, an object
   * `build-clusters.json` beside the state of status-reconciler, whose credentials it gets (`--s3-credentials-file` or `--gcs-credentials-file`). An override
   * of `plank.build_cluster_status_file` brings the same for another object in that bucket, and raises `PropMissing` for one elsewhere, `MutuallyExclusive`
   * beside this.
   * @default false
   */
  readonly buildClusterStatus?: boolean;

  /**
   * Merged deeply over the generated `config.yaml`: objects are merged key by key, lists and scalars replaced, and null takes a key of ours away.
   * A setting that Prow does not take together with one of ours replaces it, like `tide.target_urls` our `tide.target_url`. Only
   * `plank.default_decoration_config_entries` is appended to, because Prow lays later entries over earlier ones itself; what stands in
   * `plank.default_decoration_configs` becomes such entries.
   *
   * It is read to its last field as Prow at a61940897 reads it: what its loader refuses is an error (`WrongType`, `DurationInvalid`,
   * `RegexpInvalid`, `TemplateInvalid`, `NotAllowedValue`, `MutuallyExclusive`, …), and so is a field that it does not know (`UnknownProp`), which
   * it would drop without a word; with another `prowVersion` such a field is warned of. Jobs and presets in it are read as those of `ProwJobs`,
   * together with them (`JobNameTaken`, `PresetLabelTaken`). Sections that do nothing as they stand are warned of.
   * @default - nothing is changed
   */
  readonly configOverrides?: { [key: string]: any };

  /**
   * Merged deeply over the generated `plugins.yaml` and read in the same way. A plugin that hook does not have is an error (`UnknownProp`); with
   * another `prowVersion` it is warned of.
   * @default - nothing is changed
   */
  readonly pluginOverrides?: { [key: string]: any };
}
