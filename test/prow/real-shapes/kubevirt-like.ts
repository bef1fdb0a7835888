import { GitHub, PodSecurityLevel } from '../../../src';
import { CHERRYPICKER, count, decoration, environment, kubeconfig, maps, NEEDS_REBASE, PLUGINS, pod, privileged, query } from './parts';
import { Json, Original, Shape } from './shape';

const REPOSITORIES = count(10, (i) => `hatch/virt-${i}`);

const job = (repository: string, i: number): Json => ({
  name: `pull-${repository.slice(6)}-e2e-${i}`, decorate: true, decoration_config: { timeout: '7h', grace_period: '5m' },
  cluster: i % 3 === 0 ? 'arm' : 'workers', skip_branches: ['release-\\d+\\.\\d+'],
  always_run: i % 2 === 0, ...(i % 7 === 0 ? { optional: true, run_before_merge: false } : {}),
  ...(i === 3 ? { labels: null } : { labels: { 'preset-dind': 'true', 'preset-bazel-cache': 'true', 'sriov-pod': 'false' } }),
  max_concurrency: 11, ...(i === 5 ? { job_queue_name: 'gpu' } : {}),
  spec: { ...privileged({
    env: [{ name: 'TARGET', value: `k8s-1.${i % 40}-sig-compute` }, ...environment(4, 100)],
    command: ['/usr/local/bin/runner.sh', '/bin/sh', '-c', 'automation/test.sh'], args: null, resources: { requests: { memory: '52Gi' } },
  }), nodeSelector: { type: 'bare-metal' } },
});

function original(podNamespace: string): Original {
  return {
    config: {
      prowjob_namespace: 'hatch-prow', pod_namespace: podNamespace, log_level: 'info',
      in_repo_config: { enabled: { 'hatch/virt-9': true }, allowed_clusters: { '*': ['workers'] } },
      plank: {
        default_decoration_config_entries: [{ config: decoration('gs://hatch-logs') }, {
          repo: 'hatch/virt-1', config: { oauth_token_secret: { name: 'clone', key: 'token' } },
        }],
        max_concurrency: 200, job_queue_capacities: { gpu: 2 },
      },
      presets: [
        {
          labels: { 'preset-dind': 'true' }, env: [{ name: 'DOCKER', value: 'true' }], volumes: [{ name: 'docker', emptyDir: {} }],
          volumeMounts: [{ name: 'docker', mountPath: '/docker-graph' }],
        },
        { labels: { 'preset-bazel-cache': 'true' }, env: [{ name: 'CACHE', value: 'http://cache:8080' }] },
      ],
      tide: {
        queries: [query(REPOSITORIES.slice(0, 9)), query(['hatch/virt-9'], { milestone: 'v1', reviewApprovedRequired: true })],
        squash_label: 'tide/squash', rebase_label: 'tide/rebase', merge_label: 'tide/merge',
        context_options: {
          'orgs': { hatch: { repos: { 'virt-0': { 'optional-contexts': ['dco'], 'branches': { main: { 'required-contexts': ['e2e'] } } } } } },
        },
      },
      'branch-protection': { orgs: {
        hatch: { repos: { 'virt-0': { protect: true, required_pull_request_reviews: { required_approving_review_count: 1, dismiss_stale_reviews: true } } } },
      } },
      deck: {
        spyglass: { size_limit: 500000000 },
        external_agent_logs: [{ agent: 'kubernetes', selector: 'hatch=yes', url_template: 'https://logs.hatch.dev/{{.Status.BuildID}}' }],
      },
    },
    plugins: {
      plugins: Object.fromEntries(REPOSITORIES.map((name) => [name, { plugins: [...PLUGINS, 'release-note', 'milestone', 'pony'] }])),
      external_plugins: {
        hatch: [CHERRYPICKER, NEEDS_REBASE, { name: 'rehearse', endpoint: 'http://rehearse:9900', events: ['pull_request', 'issue_comment'] }],
      },
      config_updater: { maps: { 'prow/files/labels.yaml': { name: 'label-config', clusters: { default: ['hatch-prow'] } }, ...maps('prow/files') } },
      approve: [{ repos: ['hatch'] }], lgtm: [{ repos: ['hatch'] }], triggers: [{ repos: ['hatch'], trusted_apps: ['dependabot', 'renovate'] }],
      owners: { skip_collaborators: ['hatch/virt-2'] },
    },
    jobs: {
      presubmits: Object.fromEntries(REPOSITORIES.map((name) => [name, count(140, (i) => job(name, i))])),
      postsubmits: Object.fromEntries(REPOSITORIES.map((name) => [name, count(10, (i) => ({
        name: `push-${name.slice(6)}-${i}`, branches: ['main'], decorate: true, cluster: 'workers', spec: pod({ env: environment(6, 80) }),
      }))])),
      periodics: count(155, (i) => ({
        name: `periodic-hatch-${i}`, cron: `${i % 60} ${i % 24} * * *`, decorate: true, cluster: 'workers',
        extra_refs: [{ org: 'hatch', repo: 'virt-0', base_ref: 'main', workdir: true }], spec: privileged({ env: null }),
      })),
    },
  };
}

/** Prow and its jobs in one namespace, and two megabytes of jobs. */
export const KUBEVIRT: Shape = {
  name: 'kubevirt-like',
  jobMaps: 11,
  original: original('hatch-prow'),
  props: {
    github: GitHub.cloud({ repositories: REPOSITORIES }), namespace: 'hatch-prow', jobsNamespace: 'hatch-jobs',
    jobsPodSecurity: PodSecurityLevel.PRIVILEGED, ...kubeconfig(),
  },
  asItIs: { jobsNamespace: 'hatch-prow' },
  refused: [{
    text: 'new ProwApp({ jobsNamespace }): "hatch-prow" is Prow\'s own namespace, whose Secrets jobs could read; use another one (NamespacesEqual)',
    why: 'jobs must not read the Secrets of Prow',
  }],
  mended: original('hatch-jobs'),
};
