import { didYouMean } from '../../core/quote';
import { ProwModel } from '../prow-model';
import { LABELS_TO_HOLD, LABELS_TO_MERGE } from './default-plugins';
import { checkoutWarnings } from './checkout-warnings';
import { cloneWarnings } from './clone-warnings';
import { enabledPlugins } from './enabled-plugins';
import { placedJobs } from './job-warnings';
import { Json } from './json';
import { linearHistoryWarnings } from './linear-history';
import { idleWarnings } from './plugin-needs';
import { sectionKeyWarnings } from './section-keys';
import { timeoutWarnings } from './job-timeouts';
import { looserQueries } from './looser-queries';
import { isServed, notServed } from './served';
import { slackWarnings } from './slack-reporting';
import { sameLabel } from './tide-rules';
import { protectedContextWarnings, protectedMergeWarnings, protectedReviewWarnings, tideWarnings } from './tide-warnings';
import { toolWarnings } from './tool-warnings';
import { unusedWordWarnings } from './unused-words';

const WITH_OWNERS = ['approve', 'blunderbuss', 'owners-label', 'rifle'];

/** Sections that do nothing as they stand, or something that is seldom meant. */
export function sectionWarnings(model: ProwModel, configYaml: Json, pluginsYaml: Json): readonly string[] {
  return [
    ...slackWarnings(model), ...protectionWarnings(model, configYaml), ...unreadWarnings(model), ...rerunWarnings(model, configYaml),
    ...queryWarnings(model, configYaml.tide?.queries ?? [], pluginsYaml), ...tideWarnings(model, configYaml), ...servedWarnings(model, pluginsYaml),
    ...unservedWarnings(model), ...ownersWarnings(model, pluginsYaml), ...idleWarnings(model, pluginsYaml),
    ...reporterWarnings(model, configYaml), ...linearHistoryWarnings(model),
    ...protectedContextWarnings(model, configYaml), ...protectedReviewWarnings(model, configYaml), ...protectedMergeWarnings(model, configYaml),
    ...sectionKeyWarnings(model),
    ...timeoutWarnings(model, configYaml), ...cloneWarnings(model, configYaml), ...checkoutWarnings(model, configYaml), ...toolWarnings(model),
    ...unusedWordWarnings(model, configYaml),
  ];
}

/** Source: prow cmd/branchprotector/protect.go, protect, at a61940897. */
const GOES_THERE = 'and branchprotector goes there all the same: where its App is not installed, or is no admin, it ends in error';

function protectionWarnings(
  { tide: said, branchProtection, programs: { branchprotector }, github: { repositories } }: ProwModel, { 'branch-protection': protection, 'tide': tide = {} }: Json,
): readonly string[] {
  if (branchProtection !== undefined) {
    const { orgs = {} } = branchProtection;
    const names = Object.entries(orgs).flatMap(([org, { repos = {} }]) => [org, ...Object.keys(repos).map((repo) => `${org}/${repo}`)]);
    return notServed(names, repositories, (name) => `branchProtection.orgs.${name.replace('/', '.repos.')}`, GOES_THERE);
  }
  if (protection !== undefined) {
    return branchprotector !== undefined ? [] : [
      'configOverrides.branch-protection: nothing protects branches by it, because branchprotector does not run; give branchprotector: {}, '
        + 'run it yourself, or leave the section out.',
    ];
  }
  return JSON.stringify(tide.context_options ?? {}).includes('"from-branch-protection":true')
    ? [(said.contextOptions === undefined ? 'configOverrides.tide.context_options: from-branch-protection' : 'tide.contextOptions: fromBranchProtection')
      + ' reads the section branch-protection of this configuration, which is not there, and so requires nothing.'] : [];
}

/** Programs of Prow that are not installed from here, by the section that is theirs alone. */
const READ_ELSEWHERE: Readonly<Record<string, string>> = {
  gangway: 'gangway', gerrit: 'gerrit', jenkins_operators: 'jenkins-operator', managed_webhooks: 'hmac', pubsub_subscriptions: 'sub', pubsub_triggers: 'sub',
};

function unreadWarnings({ configOverrides }: ProwModel): readonly string[] {
  return Object.entries(READ_ELSEWHERE).filter(([section]) => configOverrides[section] !== undefined && configOverrides[section] !== null)
    .map(([section, program]) =>
      `configOverrides.${section}: it does nothing, because ${program}, which reads it, is not installed from here; run it yourself, `
        + 'or leave the section out.');
}

/** Source: prow pkg/github/report/report.go, ShouldReport, at a61940897. */
function reporterWarnings({ configOverrides }: ProwModel, { github_reporter: { job_types_to_report: types = [] } = {} }: Json): readonly string[] {
  if (types.length === 0 || types.includes('presubmit')) return [];
  const place = configOverrides.github_reporter?.job_types_to_report === undefined ? 'githubReporter.jobTypesToReport' : 'configOverrides.github_reporter.job_types_to_report';
  return [`${place}: GitHub hears nothing of presubmits, so that tide and the protection of branches wait for ever for those that must pass; add presubmit.`];
}

function rerunWarnings({ deckLogin, jobs }: ProwModel, { deck = {} }: Json): readonly string[] {
  if (deckLogin !== undefined) return [];
  const wanted = [
    ...['default_rerun_auth_configs', 'rerun_auth_configs'].filter((key) => deck[key] !== undefined).map((key) => `configOverrides.deck.${key}`),
    ...placedJobs(jobs, 'jobs').filter(({ job }) => job.rerun_auth_config !== undefined).map(({ place }) => `${place}.rerun_auth_config`),
  ];
  return wanted.length === 0 ? [] : [`${wanted[0]}: nobody can rerun jobs by it, because nobody can sign in at deck; set deckLogin.`];
}

/** Source: prow cmd/checkconfig/main.go, validateTideRequirements, at a61940897. */
function queryWarnings({ github: { repositories }, tide }: ProwModel, queries: readonly Json[], pluginsYaml: Json): readonly string[] {
  const root = `${tide.queries === undefined ? 'configOverrides.tide' : 'tide'}.queries`;
  return [...looserQueries(queries, root), ...queries.flatMap((query, i) => {
    const place = `${root}[${i}]`;
    const { labels = [], missingLabels = [], repos = [], orgs = [], excludedRepos = [] }: Json = query ?? {};
    const names = [...repos, ...orgs] as readonly string[];
    const texts = names.filter((name) => !isServed(name, repositories)).map((name) => {
      const meant = didYouMean(name, repositories);
      return `${place}: \`${name}\` is not among the repositories of github, `
        + `so nothing tells Prow of its pull requests${meant === undefined ? '' : `; did you mean \`${meant}\`?`}${meant === undefined ? '.' : ''}`;
    });
    if (labels.length === 0 && query?.reviewApprovedRequired !== true) {
      texts.push(`${place}: no label is required, so every pull request whose jobs pass is merged at once.`);
    }
    const below = [...Object.keys(pluginsYaml.plugins ?? {}), ...Object.keys(pluginsYaml.external_plugins ?? {})]
      .filter((name) => orgs.includes(name.split('/')[0]) && !excludedRepos.includes(name));
    const served = [...new Set([...names, ...below])];
    for (const [wanted, table, verb] of [[labels, LABELS_TO_MERGE, 'require'], [missingLabels, LABELS_TO_HOLD, 'forbid']] as const) {
      for (const [plugin, label] of Object.entries(table)) {
        texts.push(...mismatches(served, plugin, label, sameLabel(wanted, label) !== undefined, verb, pluginsYaml).map((text) => `${place}: ${text}`));
      }
    }
    return texts;
  })];
}

function mismatches(
  served: readonly string[], plugin: string, label: string, isWanted: boolean, verb: 'require' | 'forbid', pluginsYaml: Json,
): readonly string[] {
  const isEnabled = (name: string): boolean => enabledPlugins(pluginsYaml, name).includes(plugin);
  if (isWanted) {
    return served.filter((name) => !isEnabled(name)).map((name) =>
      `it ${verb}s the label \`${label}\`, which nobody gives in \`${name}\`: the plugin ${plugin} is not enabled there.`);
  }
  return served.filter(isEnabled).map((name) => `it does not ${verb} the label \`${label}\`, which the plugin ${plugin} gives in \`${name}\`.`);
}

function servedWarnings({ github: { repositories } }: ProwModel, { plugins = {}, external_plugins: external = {} }: Json): readonly string[] {
  const names = [...new Set([...Object.keys(plugins), ...Object.keys(external)])];
  return names.filter((name) => !isServed(name, repositories)).map((name) => {
    const meant = didYouMean(name, repositories);
    return `pluginOverrides.${plugins[name] === undefined ? 'external_plugins' : 'plugins'}.${name}: it is not among the repositories of github, so tide and the webhooks of NEXT-STEPS.md leave it out`
      + (meant === undefined ? '; add it there if it is to be served.' : `; did you mean \`${meant}\`?`);
  });
}

/** Sections of plugins that name what they are for. */
function unservedWarnings({ github: { repositories }, pluginOverrides }: ProwModel): readonly string[] {
  return Object.entries(pluginOverrides).flatMap(([section, entries]) => (Array.isArray(entries) ? entries as readonly Json[] : []).flatMap((entry, i) => {
    const names: unknown = entry?.repos;
    const written = (Array.isArray(names) ? names : []).filter((name): name is string => typeof name === 'string');
    return notServed(written, repositories, () => `pluginOverrides.${section}[${i}].repos`);
  }));
}

/** Source: prow cmd/checkconfig/main.go, verifyOwnersPlugin, at a61940897. */
function ownersWarnings({ plugins: { enabled: said }, pluginOverrides }: ProwModel, pluginsYaml: Json): readonly string[] {
  const written: Json = pluginOverrides.plugins ?? {};
  // of what nobody wrote its organisation tells
  return Object.keys(pluginsYaml.plugins ?? {}).filter((name) => said[name] !== undefined || written[name] !== undefined || !name.includes('/')).flatMap((name) => {
    const enabled = enabledPlugins(pluginsYaml, name);
    const reads = WITH_OWNERS.find((plugin) => enabled.includes(plugin));
    return reads === undefined || enabled.includes('verify-owners') ? []
      : [`${said[name] === undefined ? 'pluginOverrides.plugins' : 'plugins.enabled'}.${name}: ${reads} reads OWNERS files, and nothing checks them in pull requests; enable verify-owners too.`];
  });
}
