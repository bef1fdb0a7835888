import { GitHub, PodSecurityLevel } from '../../../src';
import { CHERRYPICKER, count, decoration, NEEDS_REBASE, PLUGINS, pod, privileged, query, maps } from './parts';
import { Json, Original, Shape } from './shape';

const REPOSITORIES = ['forge/operator', 'forge/images', 'forge/docs'];
const JENKINS = {
  name: 'e2e-bare-metal', agent: 'jenkins', always_run: false, optional: true, branches: ['main'], trigger: '(?m)^/test e2e-bare-metal$',
  rerun_command: '/test e2e-bare-metal',
};

const unit = (repository: string, i: number): Json => ({
  name: `unit-${i}`, decorate: true, branches: ['main', 'release-1\\.\\d+'], run_if_changed: '\\.go$', max_concurrency: 4,
  spec: i % 4 === 0
    ? privileged() : pod({ env: [{ name: 'REPOSITORY', value: repository }, { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'robot', key: 'token' } } }] }),
});

function original(more: readonly Json[], plugin: string): Original {
  return {
    config: {
      prowjob_namespace: 'prow', pod_namespace: 'test-pods', log_level: 'debug',
      in_repo_config: { enabled: { forge: true } },
      deck: {
        branding: { logo: '/static/forge.svg', header_color: '#202020' }, spyglass: { size_limit: 500000000, gcs_browser_prefix: null },
        google_analytics: null,
      },
      plank: {
        default_decoration_configs: { '*': decoration('s3://forge-logs'), 'forge/images': { timeout: '5h' } }, pod_pending_timeout: '30m',
        pod_unscheduled_timeout: null,
      },
      sinker: { max_pod_age: '48h', max_prowjob_age: '72h', resync_period: '30m', terminated_pod_ttl: '10m' },
      tide: {
        queries: [query(REPOSITORIES)], merge_method: { 'forge/docs': 'squash' },
        context_options: { 'from-branch-protection': true, 'skip-unknown-contexts': null }, squash_label: null,
      },
      'branch-protection': { 'protect-tested-repos': true, 'orgs': { forge: { repos: { operator: { branches: { main: { protect: true } } }, docs: null } } } },
      presets: null,
    },
    plugins: {
      plugins: { ...Object.fromEntries(REPOSITORIES.map((name) => [name, { plugins: [...PLUGINS, plugin] }])), 'forge/archive': null },
      external_plugins: { ...Object.fromEntries(REPOSITORIES.map((name) => [name, [CHERRYPICKER, NEEDS_REBASE]])), 'forge/archive': null },
      config_updater: { maps: maps('prow/config', { 'prow/labels.yaml': { name: 'label-config', clusters: { default: ['test-pods'] } } }) },
      approve: [{ repos: ['forge'], require_self_approval: false, commandHelpLink: null }],
      lgtm: [{ repos: ['forge'], review_acts_as_lgtm: true, store_tree_hash: true }],
      triggers: [{ repos: ['forge'], trusted_apps: ['dependabot'], only_org_members: null }],
      label: { additional_labels: ['kind/bug', 'area/boot'], restricted_labels: null },
    },
    jobs: {
      presubmits: Object.fromEntries(REPOSITORIES.map((name) => [name, [...count(20, (i) => unit(name, i)), ...(name === 'forge/operator' ? more : [])]])),
      periodics: [{
        name: 'nightly', cron: '0 2 * * *', decorate: true, extra_refs: [{ org: 'forge', repo: 'operator', base_ref: 'main' }],
        spec: pod({ env: null }),
      }],
    },
  };
}

/** Half of its jobs belong to a Jenkins, and many keys have no value. */
export const METAL3: Shape = {
  name: 'metal3-like',
  jobMaps: 1,
  original: original([JENKINS, { ...JENKINS, name: 'e2e-upgrade', trigger: '(?m)^/test e2e-upgrade$', rerun_command: '/test e2e-upgrade' }], 'transfer-issue'),
  props: {
    github: GitHub.cloud({ repositories: REPOSITORIES }), jobsPodSecurity: PodSecurityLevel.PRIVILEGED,
    jobsAdmission: { presubmitSecrets: [{ name: 'robot', reason: 'comments on pull requests, and may do nothing else' }] },
  },
  refused: [
    ...[20, 21].map((i) => ({
      text: `ProwJobs.of({ presubmits.forge/operator[${i}].agent }): "jenkins" is not one of kubernetes; pick one of them (NotAllowedValue)`,
      why: 'nobody runs a Jenkins from here',
    })),
    ...['docs', 'images', 'operator'].map((name) => ({
      text: `[40-prow/prow] pluginOverrides.plugins.forge/${name}: "transfer-issue" is not a plugin; write "issue-management", `
        + 'of which it is a part (UnknownProp)',
      why: 'Prow has had no such plugin since May 2026, and the Prow of 2024 has it',
    })),
  ],
  mended: original([], 'pony'),
};
