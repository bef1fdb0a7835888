import { BranchProtectionOptions } from './branch-protection/branch-protection-options';
import { ExternalPlugin } from './plugins/external-plugin';
import { PluginsOptions } from './plugins/plugins-options';
import { BranchprotectorOptions } from './programs/branchprotector-options';
import { ProwProgramsOptions } from './programs/programs-options';
import { SlackOptions } from './slack/slack-options';

/** What `config.yaml` and `plugins.yaml` say beyond what follows from everything else, and the programs that read it beside the nine components. */
export interface ProwConfigurationOptions extends ProwProgramsOptions {
  /**
   * Which plugins hook runs where, and how: `plugins.yaml`.
   * @default - those that pull requests need, everywhere
   */
  readonly plugins?: PluginsOptions;

  /**
   * How GitHub is to protect branches: `branch-protection` in `config.yaml`. It is in effect only where `branchprotector` runs. Errors: `MutuallyExclusive`
   * beside the same in `configOverrides`, `PropMissing`, `PropWithoutEffect`.
   * @default - the section is not written
   */
  readonly branchProtection?: BranchProtectionOptions;

  /**
   * branchprotector writes the section `branch-protection` of `config.yaml` to GitHub by the clock, a CronJob. Without that section it raises
   * `PropWithoutEffect`.
   * @default - it does not run, and nothing protects branches by that section
   */
  readonly branchprotector?: BranchprotectorOptions;

  /**
   * Results of jobs in channels of Slack. `configOverrides.slack_reporter_configs` beside it raises `MutuallyExclusive`.
   * @default - Slack is told nothing
   */
  readonly slack?: SlackOptions;

  /**
   * Plugins that are programs beside hook, like needs-rebase and cherrypicker: a Deployment each, and an entry in `external_plugins` of `plugins.yaml`.
   * Two of one name, one that stands in `pluginOverrides.external_plugins` too, and one with the name of a component raise `PluginTwice`.
   * @default - none
   */
  readonly externalPlugins?: ExternalPlugin[];

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
