import { Exposure, GitHub } from '../../../src';
import { count, decoration, maps, NEEDS_REBASE, PLUGINS, pod, query } from './parts';
import { Json, Original, Shape } from './shape';

const REPOSITORIES = ['library/tools', 'library/samples', 'library/infra'];
const GERRIT = 'https://library-review.example.dev/kernel';

const job = (i: number): Json => ({ name: `test-${i}`, ...(i % 2 === 0 ? { decorate: true } : {}), run_if_changed: `^part-${i}/`, spec: pod() });

function original(isMended: boolean): Original {
  const undecorated = isMended ? { decorate: false } : {};
  return {
    config: {
      prowjob_namespace: 'prow', pod_namespace: 'test-pods', log_level: 'info', ...(isMended ? { decorate_all_jobs: false } : {}),
      plank: {
        default_decoration_config_entries: [
          { config: decoration('gs://library-logs') }, { repo: 'library/tools', config: { timeout: '3h', censor_secrets: false } },
          { cluster: 'default', config: { grace_period: '30s' } },
        ],
        report_templates: { library: 'See [the page]({{.Status.URL}}).' },
      },
      deck: { skip_storage_path_validation: false, additional_allowed_buckets: ['library-old-logs'], spyglass: { size_limit: 500000000 } },
      tide: {
        queries: [query(REPOSITORIES), query(['library/tools'], { author: 'library-robot', labels: ['lgtm'], missingLabels: ['do-not-merge/hold'] })],
        target_urls: { '*': 'https://prow.library.dev/tide', 'library/tools': 'https://tools.library.dev/tide' }, sync_period: '1m',
        batch_size_limit: { 'library/infra': 1 }, priority: [{ labels: ['urgent'] }],
      },
      slack_reporter_configs: { '*': { channel: 'ci', job_states_to_report: ['failure'], job_types_to_report: ['periodic'] } },
      gerrit: { tick_interval: '1m', org_repos_config: [{ org: 'https://library-review.example.dev', repos: ['kernel'] }] },
      presets: [{ labels: { 'preset-robot': 'true' }, env: [{ name: 'ROBOT', value: 'yes' }], volumes: [{ name: 'robot', secret: { secretName: 'robot' } }] }],
    },
    plugins: {
      plugins: { ...Object.fromEntries(REPOSITORIES.map((name) => [name, { plugins: PLUGINS }])), ...(isMended ? {} : { [GERRIT]: { plugins: ['trigger'] } }) },
      external_plugins: { library: [NEEDS_REBASE] },
      config_updater: { maps: maps('prow/oss') },
      approve: [{ repos: REPOSITORIES }],
    },
    jobs: {
      presubmits: {
        'library/tools': count(100, job),
        'library/samples': count(100, job),
        ...(isMended ? {} : { [GERRIT]: [{ name: 'kernel', always_run: true, spec: pod() }] }),
      },
      // the images' own entry points run
      postsubmits: {
        'library/samples': count(3, (i) => ({
          name: `image-${i}`, ...undecorated, labels: { 'preset-robot': 'true' },
          spec: { containers: [{ image: `registry.acme.dev/checker:${i}`, volumeMounts: [{ name: 'robot', mountPath: '/etc/robot', readOnly: true }] }] },
        })),
      },
      periodics: [{ name: 'by-hand', cron: '0 0 31 2 *', decorate: true, spec: pod() }, {
        name: 'bump', cron: '5 15-23 * * 1-5', decorate: true, extra_refs: [{ org: 'library', repo: 'infra', base_ref: 'master' }],
        spec: pod({}, { automountServiceAccountToken: false }),
      }],
    },
  };
}

/** Not decorated but where a job says so, a review server beside GitHub, and a day that never comes. */
export const OSS: Shape = {
  name: 'oss-like',
  jobMaps: 1,
  original: original(false),
  props: {
    github: GitHub.cloud({ repositories: REPOSITORIES }),
    exposure: Exposure.clusterIp({ hookUrl: 'https://prow.library.dev/hook', deckUrl: 'https://prow.library.dev' }),
  },
  refused: [
    { text: `ProwJobs.of({ presubmits }): "${GERRIT}" is not a repository; leave it out: only repositories of GitHub are served, `
      + 'and this looks like one of Gerrit (RepositoryInvalid)', why: 'Gerrit is not served from here' },
    ...count(3, (i) => ({
      text: `ProwJobs.of({ postsubmits.library/samples[${i}].spec.containers[0] }): has neither command nor args, which Prow needs to know to watch over it; `
        + 'write the image\'s entrypoint into command, or set decorate to false (CommandMissing)',
      why: 'jobs are decorated here unless they say that they are not',
    })),
    { text: `[40-prow/prow] pluginOverrides.plugins: "${GERRIT}" is not a repository; leave it out: only repositories of GitHub are served, `
      + 'and this looks like one of Gerrit (RepositoryInvalid)', why: 'Gerrit is not served from here' },
  ],
  mended: original(true),
};
