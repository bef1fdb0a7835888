import { GitHub, PodSecurityLevel } from '../../../src';
import { CHERRYPICKER, count, decoration, environment, kubeconfig, maps, PLUGINS, pod, privileged, query } from './parts';
import { Json, Shape } from './shape';

const REPOSITORIES = count(8, (i) => `orchard/tree-${i}`);
const LONG = 'pull-orchard-tree-end-to-end-kind-high-availability-multi-zone-upgrade';

const job = (repository: string, i: number): Json => ({
  name: i % 25 === 24 ? `${LONG}-${repository.slice(-1)}-${i}` : `pull-${repository.slice(8)}-${i}`,
  cluster: i % 2 === 0 ? 'trusted' : 'workers', always_run: i % 3 === 0, optional: i % 5 === 0, labels: i % 2 === 0 ? {} : { 'preset-dind': 'true' },
  skip_branches: ['release-.*'],
  annotations: { description: `What the pull request does to ${repository} in part ${i}` }, reporter_config: { slack: { job_states_to_report: [] } },
  decoration_config: { timeout: '40m', grace_period: '10m' },
  spec: (i % 2 === 0 ? pod : privileged)({
    env: environment(5, 60), resources: { requests: { cpu: 2, memory: '4Gi' }, limits: { memory: '8Gi' } },
  }),
});

/** More jobs than one ConfigMap holds, on clusters of its own, and names longer than a label. */
export const GARDENER: Shape = {
  name: 'gardener-like',
  jobMaps: 3,
  original: {
    config: {
      prowjob_namespace: 'prow', pod_namespace: 'test-pods', decorate_all_jobs: true, default_job_timeout: '4h',
      in_repo_config: { enabled: { 'orchard/tree-0': true }, allowed_clusters: { '*': ['workers'] } },
      plank: {
        default_decoration_configs: {
          '*': decoration('gs://orchard-logs'), 'orchard': { resources: { sidecar: { requests: { cpu: '100m', memory: '50Mi' } } } },
          'orchard/tree-1': { timeout: '90m' },
        },
        job_url_prefix_config: { '*': 'https://prow.orchard.dev/view/' }, pod_running_timeout: '24h',
      },
      presets: [
        {
          labels: { 'preset-dind': 'true' }, env: [{ name: 'DOCKER_IN_DOCKER_ENABLED', value: 'true' }],
          volumes: [{ name: 'graph', emptyDir: {} }], volumeMounts: [{ name: 'graph', mountPath: '/docker-graph' }],
        },
        { env: [{ name: 'GOPROXY', value: 'http://goproxy' }] },
      ],
      deck: {
        default_rerun_auth_configs: [{ rerun_auth_configs: { github_team_slugs: [{ org: 'orchard', slug: 'ci' }] } }],
        spyglass: { size_limit: 100000000 },
      },
      tide: {
        queries: [query(REPOSITORIES.slice(0, 4)), query(REPOSITORIES.slice(4), { includedBranches: ['main', 'next'] })],
        merge_method: { orchard: 'squash', 'orchard/tree-7': 'rebase' }, context_options: { 'required-if-present-contexts': ['cla'] },
      },
      'branch-protection': { orgs: { orchard: { 'protect': true, 'required_status_checks': { contexts: ['cla'] } } } },
      github_reporter: { job_types_to_report: ['presubmit'], no_comment_repos: ['orchard/tree-3'] },
    },
    plugins: {
      plugins: Object.fromEntries(REPOSITORIES.map((name) => [name, { plugins: PLUGINS }])),
      external_plugins: { orchard: [CHERRYPICKER, { name: 'own-plugin', endpoint: 'http://own-plugin:8080' }] },
      config_updater: {
        maps: maps('config', {
          'config/labels.yaml': { name: 'labels', clusters: { default: ['prow'] } },
          'config/jobs/**/*.yaml': { name: 'job-config', gzip: true },
        }),
      },
      blunderbuss: { request_count: 2 }, size: { s: 10, m: 30, l: 90, xl: 270, xxl: 520 },
      approve: [{ repos: ['orchard'] }], lgtm: [{ repos: ['orchard'], trusted_team_for_sticky_lgtm: 'reviewers' }],
      triggers: [{ repos: ['orchard'], trusted_apps: ['renovate'], trigger_github_workflows: true }],
      repo_milestone: { '': { maintainers_team: 'milestones' } },
    },
    jobs: {
      presubmits: Object.fromEntries(REPOSITORIES.map((name) => [name, count(50, (i) => job(name, i))])),
      periodics: [{
        name: 'ci-orchard-sync', cron: '17 4 * * 1-5', cluster: 'trusted',
        extra_refs: [{ org: 'orchard', repo: 'tree-0', base_ref: 'main', path_alias: 'orchard.dev/tree' }], spec: pod(),
      }],
    },
  },
  props: { github: GitHub.cloud({ repositories: REPOSITORIES }), jobsPodSecurity: PodSecurityLevel.PRIVILEGED, ...kubeconfig() },
  refused: [],
};
