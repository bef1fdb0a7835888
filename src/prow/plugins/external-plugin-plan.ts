import { UpstreamPlugin } from '../components/component-kinds';
import { SaidOfComponent } from '../components/component-options';
import { PolicyRule } from '../components/permissions';
import { GitHubAuthPlan } from '../github/github-plan';

/** A plugin that gets its events from hook, whatever runs it. */
export interface ExternalPluginPlan {
  readonly name: string;
  readonly events: readonly string[];
  /** Undefined for all that Prow serves. */
  readonly repositories: readonly string[] | undefined;
  /** Where it is called, if not at a Service of ours. */
  readonly endpoint: string | undefined;
  /** What runs it here; undefined where somebody else does. */
  readonly program: PluginProgram | undefined;
}

/** What a Deployment of a plugin is made of. */
export interface PluginProgram {
  /** Of Prow's own, whose flags are known. */
  readonly upstream: UpstreamPlugin | undefined;
  readonly port: number;
  /** Of events at that port, without a slash at the end. */
  readonly path: string;
  readonly args: readonly string[];
  /** Whether it takes Prow's own flags. */
  readonly prowFlags: boolean;
  readonly github: boolean;
  /** By what it signs in at GitHub; undefined where that is what Prow does. */
  readonly auth: GitHubAuthPlan | undefined;
  readonly config: boolean;
  readonly plugins: boolean;
  readonly clones: boolean;
  /** Whether it asks deck for jobs, by `--prow-url`. */
  readonly deck: boolean;
  readonly rules: readonly PolicyRule[];
  readonly said: SaidOfComponent;
}
