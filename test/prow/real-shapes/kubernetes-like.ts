import { GitHub, PodSecurityLevel } from '../../../src';
import { CHERRYPICKER, count, decoration, environment, kubeconfig, maps, NEEDS_REBASE, PLUGINS, pod, privileged, query } from './parts';
import { Json, Original, Shape } from './shape';

const REPOSITORIES = count(15, (i) => `helm-and-rudder/ship-${i}`);
const LONG = 'ci-helm-and-rudder-end-to-end-with-feature-gates-on-arm64-and-dual-stack';
const CLUSTERS = ['default', 'trusted', 'workers', 'arm'];

const periodic = (i: number, isMended: boolean): Json => ({
  name: i % 5 === 0 ? `${LONG}-${i}` : `ci-ship-${i}`, cluster: CLUSTERS[i % 4], decorate: true, decoration_config: { timeout: '200m' },
  labels: i % 100 === 7 ? null : { 'preset-service-account': 'true' },
  ...(i % 3 === 0 ? { cron: `${i % 60} ${i % 24} * * ${i % 7}` } : i % 3 === 1 ? { interval: '4h' } : { minimum_interval: '2h' }),
  annotations: {
    'testgrid-dashboards': `sig-${i % 20}-informing`, 'testgrid-tab-name': `ship-${i}`,
    'description': `Runs what ship ${i} must do on each sea, once in a while.`,
  },
  extra_refs: [
    { org: 'helm-and-rudder', repo: 'ship-0', base_ref: 'master', path_alias: 'rudder.dev/ship-0' },
    { org: 'helm-and-rudder', repo: 'ship-1', base_ref: 'main' },
  ],
  ...(isMended || i >= 2 ? {} : { path_alias: 'rudder.dev/ship' }),
  spec: (i % 4 === 1 ? privileged : pod)({
    command: ['runner.sh'], args: ['/workspace/scenarios/rudder.py', `--sea=${i}`, '--', '--provider=gce', `--zone=europe-west${i % 9}-b`],
    env: [...environment(3, 80), ...(i < 4 && i >= 2 ? [{ name: 'ATTEMPTS', value: isMended ? '3' : 3 }] : [])],
    resources: { limits: { cpu: i % 6 + 1, memory: '6Gi' }, requests: { cpu: i % 6 + 1, memory: '6Gi' } },
  }),
});

const presubmit = (repository: string, i: number): Json => ({
  name: `pull-${repository.slice(16)}-${i}`, cluster: CLUSTERS[i % 4], always_run: false, decorate: true, optional: i % 2 === 0, skip_report: i % 10 === 0,
  path_alias: 'rudder.dev/ship', branches: i % 3 === 0 ? ['release-1.30', 'master'] : undefined,
  annotations: { 'testgrid-create-test-group': 'true', 'fork-per-release': 'true' }, labels: { 'preset-service-account': 'true' },
  ...(i === 11 ? { hidden: true } : {}), rerun_auth_config: { github_team_slugs: [{ org: 'helm-and-rudder', slug: 'leads' }] },
  spec: pod({
    env: environment(6, 80), args: null, securityContext: i % 4 === 1 ? { privileged: true, capabilities: { add: ['SYS_ADMIN'] } } : null,
    resources: { limits: { cpu: 4, memory: '9Gi' }, requests: { cpu: 4, memory: '9Gi' } },
  }),
});

function original(isMended: boolean): Original {
  return {
    config: {
      prowjob_namespace: 'prow', pod_namespace: 'test-pods', log_level: 'debug',
      managed_webhooks: { auto_accept_invitation: true, org_repo_config: { 'helm-and-rudder': { token_created_after: '2020-09-09T00:10:00Z' } } },
      plank: {
        default_decoration_config_entries: [{ config: decoration('gs://rudder-logs') }, {
          cluster: 'workers', config: { gcs_configuration: { bucket: 'gs://rudder-workers' } },
        }],
        pod_pending_timeout: '15m', job_url_prefix_config: { '*': 'https://prow.rudder.dev/view/' },
      },
      deck: {
        google_analytics: 'UA-1', hidden_repos: ['helm-and-rudder/ship-14'],
        rerun_auth_configs: { '*': { github_team_slugs: [{ org: 'helm-and-rudder', slug: 'oncall' }] } },
      },
      slack_reporter_configs: { 'helm-and-rudder': { channel: 'ci', job_states_to_report: ['failure', 'error'] } },
      tide: {
        queries: [query(REPOSITORIES, { labels: ['lgtm', 'approved', 'cncf-cla: yes'] })],
        merge_method: { 'helm-and-rudder/ship-3': 'squash' }, target_url: 'https://prow.rudder.dev/tide',
        context_options: { 'from-branch-protection': true, 'skip-unknown-contexts': true },
      },
      'branch-protection': {
        'protect': true, 'required_status_checks': { contexts: ['EasyCLA'] },
        'orgs': { 'helm-and-rudder': { repos: { 'ship-0': { restrictions: { users: [], teams: ['release'] } } } } },
      },
    },
    plugins: {
      plugins: {
        'helm-and-rudder': { plugins: PLUGINS.filter((name) => name !== 'config-updater'), excluded_repos: ['wreck'] },
        'helm-and-rudder/ship-0': { plugins: ['blockade', 'config-updater', 'milestone', 'release-note'] },
        ...Object.fromEntries(REPOSITORIES.slice(1).map((name) => [name, { plugins: ['milestone'] }])),
      },
      external_plugins: { 'helm-and-rudder': [NEEDS_REBASE, CHERRYPICKER] },
      config_updater: { maps: maps('config', { 'config/jobs/**/*.yaml': { name: 'job-config', gzip: true, clusters: { default: ['default'] } } }) },
      blockades: [{ repos: ['helm-and-rudder/ship-0'], blockregexps: ['^generated/'], explanation: 'These files are made by a program.' }],
      override: { allow_top_level_owners: true },
      sigmention: { regexp: '(?m)@helm-and-rudder/sig-([\\w-]*)-(misc|bugs)' }, approve: [{ repos: ['helm-and-rudder'], require_self_approval: true }],
      slack: { mentionchannels: ['dev'], mergewarnings: [{ repos: ['helm-and-rudder/ship-0'], channels: ['dev'], exempt_users: ['robot'] }] },
    },
    jobs: {
      presets: [{
        labels: { 'preset-service-account': 'true' }, env: [{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/etc/sa/key.json' }],
        volumes: [{ name: 'sa', secret: { secretName: 'service-account' } }],
        volumeMounts: [{ name: 'sa', mountPath: '/etc/sa', readOnly: true }],
      }],
      presubmits: Object.fromEntries(REPOSITORIES.map((name) => [name, count(60, (i) => presubmit(name, i))])),
      postsubmits: {
        'helm-and-rudder/ship-0': count(27, (i) => ({
          name: `post-ship-0-${i}`, cluster: 'trusted', decorate: true, branches: ['^master$'], max_concurrency: 1, spec: pod(),
        })),
      },
      periodics: count(1500, (i) => periodic(i, isMended)),
    },
  };
}

/** The largest: hundreds of names longer than a label. */
export const KUBERNETES: Shape = {
  name: 'kubernetes-like',
  jobMaps: 17,
  original: original(false),
  props: {
    github: GitHub.cloud({ repositories: REPOSITORIES }), jobsPodSecurity: PodSecurityLevel.PRIVILEGED,
    jobsAdmission: { presubmitSecrets: [{ name: 'service-account', reason: 'pushes into a project of tests alone' }] }, ...kubeconfig(),
  },
  refused: [
    ...[0, 1].map((i) => ({
      text: `ProwJobs.of({ periodics[${i}].path_alias }): has no effect, because a periodic has no repository of its own; `
        + 'move it into an entry of extra_refs (PropWithoutEffect)',
      why: 'it does nothing in Prow',
    })),
    ...[2, 3].map((i) => ({
      text: `ProwJobs.of({ periodics[${i}].spec.containers[0].env[3].value }): 3 is not a string; put it in quotes: "3" (WrongType)`,
      why: 'Prow does not start with it', complaint: /cannot unmarshal number into Go struct field EnvVar/,
    })),
  ],
  mended: original(true),
};
