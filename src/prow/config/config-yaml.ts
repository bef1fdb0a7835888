import { ProwModel } from '../prow-model';
import { defaultDecoration } from './decoration';
import { deepMerge } from './deep-merge';
import { Json } from './json';
import { rerunAuthConfigs } from './rerun-auth-configs';
import { SPYGLASS } from './spyglass';
import { tideQueries } from './tide-queries';

/** `config.yaml`: what all components read, given the finished `plugins.yaml`. Source: prow pkg/config/config.go at a61940897. */
export function generatedConfig(model: ProwModel, pluginsYaml: Json): Json {
  const { namespace, jobsNamespace, github, deckUrl } = model;
  return {
    prowjob_namespace: namespace,
    pod_namespace: jobsNamespace,
    log_level: 'info',
    decorate_all_jobs: true,
    default_job_timeout: '24h',
    // Prow's default is Kubernetes' issue tracker
    status_error_link: deckUrl ?? `https://${github.host}/${github.repositories[0]}`,
    ...(github.enterprise ? { github: { link_url: `https://${github.host}` } } : {}),
    github_reporter: { job_types_to_report: ['presubmit', 'postsubmit'] },
    in_repo_config: { enabled: Object.fromEntries(github.repositories.map((name) => [name, true])), allowed_clusters: { '*': ['default'] } },
    plank: plank(model),
    sinker: { resync_period: '1h', max_prowjob_age: '168h', max_pod_age: '24h' },
    // left out, the validation would be off: anybody could read whatever bucket deck's key opens
    deck: { spyglass: SPYGLASS, skip_storage_path_validation: false, tide_update_period: '10s', ...rerunAuthConfigs(model.deckLogin) },
    tide: { queries: tideQueries(github.repositories, pluginsYaml), sync_period: '2m', ...(deckUrl ? { target_url: `${deckUrl}/tide` } : {}) },
  };
}

/** The same with the user's overrides. */
export function withConfigOverrides(generated: Json, { configOverrides }: ProwModel): Json {
  const merged = deepMerge(generated, configOverrides);
  // Prow itself lays later entries over earlier ones; were they replaced like other lists, whoever changes the timeout had to repeat the images
  const added = configOverrides.plank?.default_decoration_config_entries ?? [];
  return { ...merged, plank: { ...merged.plank, default_decoration_config_entries: [...generated.plank.default_decoration_config_entries, ...added] } };
}

function plank(model: ProwModel): Json {
  const { deckUrl } = model;
  const entries = { default_decoration_config_entries: [{ config: defaultDecoration(model) }] };
  if (deckUrl === undefined) return entries;
  const history = `${deckUrl}/pr-history?org={{.Spec.Refs.Org}}&repo={{.Spec.Refs.Repo}}&pr={{with index .Spec.Refs.Pulls 0}}{{.Number}}{{end}}`;
  return { ...entries, job_url_prefix_config: { '*': `${deckUrl}/view/` }, report_templates: { '*': `[Full PR test history](${history}).` } };
}
