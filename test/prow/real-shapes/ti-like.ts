import { GitHub } from '../../../src';
import { decoration, NEEDS_REBASE, pod, query } from './parts';
import { Original, Shape } from './shape';

const REPOSITORIES = ['tidal/store', 'tidal/docs'];

function original(isMended: boolean): Original {
  return {
    config: {
      prowjob_namespace: 'prow', pod_namespace: 'test-pods', log_level: null,
      plank: {
        default_decoration_configs: { '*': decoration('gs://tidal-logs') },
        report_templates: {
          '*': '[History](https://prow.tidal.dev/pr-history?org={{.Spec.Refs.Org}}&repo={{.Spec.Refs.Repo}}&pr={{with index .Spec.Refs.Pulls '
            + '0}}{{.Number}}{{end}})',
        },
      },
      jenkins_operators: [{ max_concurrency: 0, job_url_template: 'https://ci.tidal.dev/job/{{.Spec.Job}}', report_template: null }],
      deck: { spyglass: { size_limit: 500000000 }, tide_update_period: '2s', branding: null },
      tide: {
        queries: [query(REPOSITORIES, { labels: ['status/can-merge'], missingLabels: ['do-not-merge/hold', 'needs-rebase'] })],
        merge_method: { 'tidal': 'squash' },
        context_options: {
          orgs: { tidal: { repos: { store: { branches: { master: { 'required-contexts': ['license/cla'], 'skip-unknown-contexts': true } } } } } },
        },
        merge_commit_template: null,
      },
      presubmits: null,
    },
    plugins: {
      plugins: Object.fromEntries(REPOSITORIES.map((name) => [name, { plugins: ['assign', 'hold', 'label', 'size', 'trigger', 'cat'] }])),
      external_plugins: {
        tidal: [NEEDS_REBASE, { name: 'lgtm-by-votes', events: ['pull_request_review'] }, { name: 'merge-helper', events: ['pull_request'] }],
      },
      triggers: [{ repos: REPOSITORIES, trusted_org: 'tidal', ignore_ok_to_test: true }],
      label: { additional_labels: ['status/can-merge'] }, welcome: null,
    },
    jobs: {
      presubmits: {
        'tidal/store': [isMended ? { name: 'check', decorate: true, always_run: true, spec: pod() } : { name: 'check', agent: 'jenkins', always_run: true }],
      },
      periodics: [{ name: 'sync', cron: '0 */6 * * *', decorate: true, ...(isMended ? {} : { always_run: true }), spec: pod() }],
    },
  };
}

/** Hardly any jobs: a Jenkins runs them, and plugins of its own vote. */
export const TI: Shape = {
  name: 'ti-like',
  jobMaps: 1,
  original: original(false),
  props: { github: GitHub.cloud({ repositories: REPOSITORIES }) },
  refused: [
    {
      text: 'ProwJobs.of({ presubmits.tidal/store[0].agent }): "jenkins" is not one of kubernetes; pick one of them (NotAllowedValue)',
      why: 'nobody runs a Jenkins from here',
    },
    {
      text: 'ProwJobs.of({ periodics[0] }): "always_run" is not a property; known are agent, annotations, clone_depth, clone_uri, cluster, cron, decorate, '
        + 'decoration_config, error_on_eviction, extra_refs, hidden, interval, job_queue_name, labels, max_concurrency, minimum_interval, name, namespace, '
        + 'path_alias, prowjob_defaults, reporter_config, rerun_auth_config, retry, skip_fetch_head, skip_submodules, spec, tags (UnknownProp)',
      why: 'Prow drops it', complaint: /unknown field "always_run"/,
    },
  ],
  mended: original(true),
};
