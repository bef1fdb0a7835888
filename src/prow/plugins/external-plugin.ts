import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { UpstreamPlugin } from '../components/component-kinds';
import { SaidOfComponent } from '../components/component-options';
import { tokenAuth } from '../github/github-plan';
import {
  CHERRYPICKER, CherrypickerOptions, ELSEWHERE, NEEDS_REBASE, NeedsRebaseOptions, OTHER, OtherPluginOptions, PluginElsewhereOptions, REFRESH, RefreshOptions,
} from './external-plugin-options';
import { ExternalPluginPlan, PluginProgram } from './external-plugin-plan';

/**
 * A plugin that is a program beside hook: a Deployment with a Service, a ServiceAccount without rights, and its entry in `external_plugins` of
 * `plugins.yaml`, by which hook hands it the events of GitHub as they were signed. Where Prow is isolated, policies let them talk to each other.
 */
export class ExternalPlugin {
  /**
   * Puts the label `needs-rebase` on pull requests that conflict, and takes it off again; tide merges none that has it. Events: `pull_request`,
   * `issue_comment`. Errors: those of the options, all together. Source: prow cmd/external-plugins/needs-rebase at a61940897.
   */
  static needsRebase(options: NeedsRebaseOptions = {}): ExternalPlugin {
    const where = Where.call('ExternalPlugin.needsRebase');
    return readProps(where, options, NEEDS_REBASE, ({ updatePeriod, cacheValidSeconds, ...said }) => ofUpstream('needs-rebase', {
      events: ['issue_comment', 'pull_request'], plugins: true,
      args: [`--update-period=${updatePeriod}`, ...cacheValidSeconds === 0 ? [] : [`--cache-valid-time=${cacheValidSeconds}`]],
    }, said));
  }

  /**
   * Answers `/cherrypick BRANCH`, and the label `cherrypick/BRANCH`, with a pull request of the merged change to that branch. It pushes to a fork of its
   * own, and into the repository itself where GitHub forbids to fork it. It has to be a user, because a GitHub App has no forks: where Prow is an App, say
   * `githubToken`, and `warnings` tell where it is missing.
   * Events: `issue_comment`, `pull_request`.
   * Errors: those of the options, all together. Source: prow cmd/external-plugins/cherrypicker at a61940897.
   */
  static cherrypicker(options: CherrypickerOptions = {}): ExternalPlugin {
    const where = Where.call('ExternalPlugin.cherrypicker');
    return readProps(where, options, CHERRYPICKER, ({
      allowAll, createIssueOnConflict, labelPrefix, labels, assigns, githubToken: token, ...said
    }) => ofUpstream('cherrypicker', {
      events: ['issue_comment', 'pull_request'], clones: true, auth: token && tokenAuth(token.secretName, token.tokenKey),
      args: [
        ...allowAll ? ['--allow-all=true'] : [], ...createIssueOnConflict ? ['--create-issue-on-conflict=true'] : [],
        ...labelPrefix === undefined ? [] : [`--label-prefix=${labelPrefix}`], ...labels.map((label) => `--labels=${label}`),
        ...assigns ? [] : ['--use-prow-assignments=false'],
      ],
    }, said));
  }

  /**
   * Answers `/refresh` by reporting the state of a pull request's jobs to GitHub once more; it asks deck for them. Event: `issue_comment`.
   * Errors: those of the options, all together. Source: prow cmd/external-plugins/refresh at a61940897.
   */
  static refresh(options: RefreshOptions = {}): ExternalPlugin {
    return readProps(Where.call('ExternalPlugin.refresh'), options, REFRESH, (said) => (
      ofUpstream('refresh', { events: ['issue_comment'], config: true, deck: true, args: [] }, said)));
  }

  /** Any other one, by its image. Errors: those of the options, all together. */
  static of(options: OtherPluginOptions): ExternalPlugin {
    return readProps(Where.call('ExternalPlugin.of'), options, OTHER, (read) => {
      const { name, events, repositories, port, path, prowFlags, github, config, plugins, clones, rights, ...said } = read;
      const rules = rights.map(({ apiGroup, resources, verbs, names }) => (
        { apiGroups: [apiGroup], resources, ...names === undefined ? {} : { resourceNames: names }, verbs }));
      return new ExternalPlugin({
        name, events, repositories, endpoint: undefined,
        program: {
          upstream: undefined, port, path: path.replace(/\/+$/, ''), args: [], prowFlags, github, auth: undefined, config, plugins, clones, deck: false, rules, said,
        },
      });
    });
  }

  /** One that runs elsewhere, and is called there: its entry in `plugins.yaml` and nothing else. Errors: those of the options, all together. */
  static elsewhere(options: PluginElsewhereOptions): ExternalPlugin {
    return readProps(Where.call('ExternalPlugin.elsewhere'), options, ELSEWHERE, (said) => new ExternalPlugin({ ...said, program: undefined }));
  }

  private constructor(
    /** @internal */
    readonly _plan: ExternalPluginPlan,
  ) {}

  /** @internal */
  static _of(plan: ExternalPluginPlan): ExternalPlugin {
    return new ExternalPlugin(plan);
  }
}

type Differs = { readonly events: readonly string[] } & Pick<PluginProgram, 'args'> & Partial<Pick<PluginProgram, 'auth' | 'clones' | 'config' | 'deck' | 'plugins'>>;

/** They listen at port 8888, ask GitHub, and need nothing of the API server. */
function ofUpstream(name: UpstreamPlugin, { events, ...differs }: Differs, { repositories, ...said }: SaidOfComponent & Pick<ExternalPluginPlan, 'repositories'>) {
  return ExternalPlugin._of({
    name, events, repositories, endpoint: undefined,
    program: {
      upstream: name, port: 8888, path: '', prowFlags: true, github: true, auth: undefined, config: false, plugins: false, clones: false, deck: false, rules: [],
      ...differs, said,
    },
  });
}
