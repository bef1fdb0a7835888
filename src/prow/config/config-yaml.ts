import { branchProtectionYaml } from '../branch-protection/branch-protection-section';
import { ProwModel } from '../prow-model';
import { saidSections } from '../sections/said-sections';
import { saidOfTide } from '../tide/tide-section';
import { slackReporterConfigs } from '../slack/slack-options';
import { cloneDecorations, defaultDecoration } from './decoration';
import { deckLinks, historyLink, viewLink } from './deck-links';
import { deepMerge, withoutNull } from './deep-merge';
import { withoutExcluded } from './exclusive-settings';
import { hiddenRepositories } from './hidden-repositories';
import { inRepoConfig } from './in-repo-config';
import { Json } from './json';
import { schedulerYaml } from '../clusters/scheduler-options';
import { rerunAuthConfigs } from './rerun-auth-configs';
import { SPYGLASS } from './spyglass';
import { tideQueries } from './tide-queries';

/** `config.yaml`: what all components read, given the finished `plugins.yaml`. Source: prow pkg/config/config.go at a61940897. */
export function generatedConfig(model: ProwModel, pluginsYaml: Json): Json {
  const { namespace, jobsNamespace, github, deckUrl } = model;
  const hidden = hiddenRepositories(model);
  const said = saidSections(model.sections);
  const { default_rerun_auth_configs: rerun = [], spyglass, ...deck } = said.deck;
  return {
    prowjob_namespace: namespace,
    pod_namespace: jobsNamespace,
    log_level: 'info',
    decorate_all_jobs: true,
    default_job_timeout: '24h',
    // Prow's default is Kubernetes' issue tracker
    status_error_link: deckUrl ?? `https://${github.host}/${github.repositories[0]}`,
    ...(github.enterprise ? { github: { link_url: `https://${github.host}` } } : {}),
    github_reporter: { job_types_to_report: ['presubmit', 'postsubmit'], ...said.github_reporter },
    in_repo_config: inRepoConfig(model),
    plank: plank(model, said.plank),
    sinker: { resync_period: '1h', max_prowjob_age: '168h', max_pod_age: '24h', ...said.sinker },
    // left out, the validation would be off: anybody could read whatever bucket deck's key opens
    deck: {
      spyglass: { ...SPYGLASS, ...browser(model), ...spyglass },
      skip_storage_path_validation: false, tide_update_period: '10s', ...(hidden.length === 0 ? {} : { hidden_repos: hidden }),
      ...rerunAuthConfigs(model.deckLogin, rerun), ...deck,
    },
    ...Object.keys(said.push_gateway).length === 0 ? {} : { push_gateway: said.push_gateway },
    ...model.scheduler === undefined ? {} : { scheduler: schedulerYaml(model.scheduler) },
    ...disabledClusters(model),
    ...model.slack === undefined ? {} : { slack_reporter_configs: slackReporterConfigs(model.slack) },
    tide: tide(model, pluginsYaml),
    ...(model.branchProtection === undefined ? {} : { 'branch-protection': branchProtectionYaml(model.branchProtection) }),
  };
}

/** Where deck finds a browser of files. */
function browser({ programs: { gcsweb } }: ProwModel): Json {
  return gcsweb?.link === undefined ? {} : { gcs_browser_prefix: gcsweb.link };
}

function tide(model: ProwModel, pluginsYaml: Json): Json {
  const { github: { repositories }, deckUrl, privateDeck, tide: said } = model;
  const toTide = (url: string): string => `${url}/tide`;
  const links = privateDeck === undefined ? undefined : deckLinks(model, toTide);
  const link = said.targetUrls !== undefined ? {} : links !== undefined ? { target_urls: links } : deckUrl === undefined ? {} : { target_url: toTide(deckUrl) };
  return { ...said.queries === undefined ? { queries: tideQueries(repositories, pluginsYaml) } : {}, sync_period: '2m', ...link, ...saidOfTide(said) };
}

/** The same with the user's overrides. */
export function withConfigOverrides(generated: Json, { configOverrides }: ProwModel): Json {
  const { plank: { default_decoration_config_entries: ours, ...plankOfOurs } } = generated;
  const { plank: over = {}, ...others } = configOverrides;
  // the two forms of decoration are joined below
  const { default_decoration_configs: byRepository, default_decoration_config_entries: added, ...plankOver } = over ?? {};
  const settings = { ...others, plank: plankOver };
  const merged = deepMerge(withoutExcluded({ ...generated, plank: over === null ? {} : plankOfOurs }, settings), settings);
  // Prow itself lays later entries over earlier ones; were they replaced like other lists, whoever changes the timeout had to repeat the images
  const entries = [...(over === null || added === null ? [] : ours), ...decorationEntries(byRepository ?? {}), ...(added ?? []).map(withoutNull)];
  return { ...merged, plank: { ...merged.plank, ...(entries.length === 0 ? {} : { default_decoration_config_entries: entries }) } };
}

/**
 * The older form as the newer one, below which ours stays. Prow makes the same of it.
 * Source: prow pkg/config/config.go, defaultDecorationMapToSlice, at a61940897.
 */
function decorationEntries(byRepository: Json): readonly Json[] {
  const rank = (name: string): number => (name === '*' ? 0 : name.includes('/') ? 2 : 1);
  const names = Object.keys(withoutNull(byRepository)).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return names.map((repo) => ({ repo, config: withoutNull(byRepository[repo]) }));
}

/** Where each entry of the finished list is written in the override; ours, which come first, are below it. */
export function decorationPlaces({ plank }: Json, { plank: { default_decoration_config_entries: entries = [] } }: Json): readonly string[] {
  const byRepository = decorationEntries(plank?.default_decoration_configs ?? {}).length;
  const ours = entries.length - byRepository - (plank?.default_decoration_config_entries ?? []).length;
  return (entries as readonly Json[]).map((entry, i) => (i >= ours && byRepository > 0
    ? `plank.default_decoration_configs.${entry?.repo}` : `plank.default_decoration_config_entries[${Math.max(0, i - ours)}].config`));
}

function plank(model: ProwModel, { default_decoration_config_entries: decorations = [], report_templates: ownTemplates, ...said }: Json): Json {
  const { jobsAtOnce, storage: { clusterStatusUrl } } = model;
  // a job that waits for its turn is better than one whose pod the quota refuses, which ends in error
  const entries = {
    ...clusterStatusUrl === undefined ? {} : { build_cluster_status_file: clusterStatusUrl }, max_concurrency: jobsAtOnce, ...said,
    default_decoration_config_entries: [{ config: defaultDecoration(model) }, ...cloneDecorations(model), ...decorations],
  };
  const [prefixes, links] = [deckLinks(model, viewLink), deckLinks(model, historyLink)];
  const templates = links === undefined && ownTemplates === undefined ? {} : { report_templates: { ...links, ...ownTemplates } };
  return { ...entries, ...prefixes && { job_url_prefix_config: prefixes }, ...templates };
}

function disabledClusters({ buildClusters }: ProwModel): Json {
  const names = buildClusters.filter(({ disabled }) => disabled).map(({ name }) => name).sort();
  return names.length === 0 ? {} : { disabled_clusters: names };
}
