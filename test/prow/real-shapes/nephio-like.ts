import { GitHub } from '../../../src';
import { CHERRYPICKER, count, decoration, maps, PLUGINS, pod, query } from './parts';
import { Json, Original, Shape } from './shape';

const REPOSITORIES = ['orbit/api', 'orbit/catalog'];

const job = (i: number): Json => ({
  name: `presubmit-${i}`, decorate: true, labels: null, ...(i % 2 === 0 ? { always_run: true } : { skip_if_only_changed: '\\.md$' }),
  spec: pod({ env: null, args: null, command: ['/bin/sh', '-c', `make part-${i}`], volumeMounts: null }),
});

function original(more: Json): Original {
  return {
    config: {
      prowjob_namespace: 'prow', pod_namespace: 'test-pods', ...more,
      in_repo_config: { enabled: { '*': true } },
      deck: {
        spyglass: { lenses: [{ lens: { name: 'buildlog', config: { highlight_regexes: ['FAIL', 'panic: '] } }, required_files: ['^build-log\\.txt$'] }] },
      },
      plank: { default_decoration_configs: { '*': decoration('gs://orbit-logs', { gcs_credentials_secret: 'gcs-key' }) }, job_url_template: null },
      tide: { queries: [query(['orbit/api']), query(['orbit/catalog'], { labels: ['lgtm', 'approved', 'ready'] })], merge_method: { orbit: 'squash' } },
      presets: [{
        labels: { 'preset-kind': 'true' }, env: [{ name: 'KIND_CACHE', value: '/cache' }], volumes: [{ name: 'cache', emptyDir: {} }],
        volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
      }],
      presubmits: { 'orbit/api': count(20, job), 'orbit/catalog': [...count(15, job), { ...job(15), labels: { 'preset-kind': 'true' } }] },
      postsubmits: { 'orbit/api': [{ name: 'publish', decorate: true, branches: ['^main$'], spec: pod() }] },
      periodics: [{ name: 'sweep', interval: '6h', decorate: true, extra_refs: [{ org: 'orbit', repo: 'api', base_ref: 'main' }], spec: pod() }],
    },
    plugins: {
      plugins: Object.fromEntries(REPOSITORIES.map((name) => [name, { plugins: PLUGINS }])),
      external_plugins: { 'orbit/api': [CHERRYPICKER] },
      config_updater: { maps: maps('prow') },
      approve: [{ repos: REPOSITORIES, lgtm_acts_as_approve: true }],
      triggers: [{ repos: REPOSITORIES, trusted_org: 'orbit' }],
    },
    jobs: { presubmits: {}, periodics: [] },
  };
}

/** All its jobs stand in config.yaml, beside a key that Prow does not have. */
export const NEPHIO: Shape = {
  name: 'nephio-like',
  jobMaps: 1,
  original: original({ defaults: { decorate: true } }),
  props: { github: GitHub.cloud({ repositories: REPOSITORIES }) },
  refused: [{
    text: '[40-prow/prow] configOverrides: "defaults" is not a field; known are branch-protection, config_version_sha, deck, decorate_all_jobs, '
      + 'default_job_timeout, disabled_clusters, gangway, gerrit, github, github_reporter, horologium, in_repo_config, jenkins_operators, log_level, '
      + 'managed_webhooks, moonraker, owners_dir_denylist, periodics, pipeline, plank, pod_namespace, postsubmits, presets, presubmits, prow_ignored, '
      + 'prowjob_default_entries, prowjob_namespace, pubsub_subscriptions, pubsub_triggers, push_gateway, scheduler, sinker, slack_reporter_configs, '
      + 'status_error_link, tide (UnknownProp)',
    why: 'Prow drops it', complaint: /unknown field "defaults"/,
  }],
  mended: original({}),
};
