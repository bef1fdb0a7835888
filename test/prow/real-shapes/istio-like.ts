import { GitHub, PodSecurityLevel } from '../../../src';
import { CHERRYPICKER, count, decoration, environment, kubeconfig, maps, NEEDS_REBASE, PLUGINS, privileged, query } from './parts';
import { Json, Shape } from './shape';

const REPOSITORIES = count(12, (i) => `sail/part-${i}`);
const BRANCHES = ['master', 'release-1\\.20', 'release-1\\.21', 'release-1\\.22'];

/** As a generator writes it: each job whole, and once per branch. */
const job = (i: number, branch: string): Json => ({
  name: `integ-${i}_${branch.replace('\\.', '-')}`, annotations: { 'testgrid-dashboards': `sail-${branch}`, 'testgrid-alert-email': 'nobody@sail.dev' },
  branches: [`^${branch}$`],
  always_run: i % 2 === 0, cluster: 'workers', decorate: true, path_alias: 'sail.dev/part', rerun_command: `/test integ-${i}`,
  trigger: `((?m)^/test( | .* )integ-${i},?($|\\s.*))|((?m)^/test( | .* )integ-${i}_${branch},?($|\\s.*))`,
  spec: {
    ...privileged({
      env: environment(14, 40), imagePullPolicy: null, resources: { limits: { memory: '24Gi' }, requests: { cpu: '5', memory: '3Gi' } },
      volumeMounts: [{ name: 'modules', mountPath: '/lib/modules', readOnly: true }, { name: 'cgroup', mountPath: '/sys/fs/cgroup', readOnly: true },
        { name: 'cache', mountPath: '/cache' }],
    }),
    nodeSelector: { pool: 'build' }, tolerations: [{ key: 'dedicated', operator: 'Exists' }],
    volumes: [
      { name: 'modules', hostPath: { path: '/lib/modules', type: 'Directory' } },
      { name: 'cgroup', hostPath: { path: '/sys/fs/cgroup', type: 'Directory' } }, { name: 'cache', emptyDir: {} },
    ],
  },
});

/** Jobs that a generator writes: megabytes of them. */
export const ISTIO: Shape = {
  name: 'istio-like',
  jobMaps: 16,
  original: {
    config: {
      prowjob_namespace: 'prow', pod_namespace: 'sail-jobs', default_job_timeout: '2h', log_level: 'info', github: null,
      plank: {
        default_decoration_config_entries: [{ config: decoration('gs://sail-logs') }, {
          cluster: 'workers', config: { gcs_credentials_secret: null, default_service_account_name: 'prowjob-default-sa' },
        }],
        pod_pending_timeout: '15m', pod_unscheduled_timeout: '1h', job_url_prefix_config: { '*': 'https://prow.sail.dev/view/' },
      },
      sinker: { terminated_pod_ttl: '30m', exclude_clusters: ['workers-old'] },
      deck: { hidden_repos: ['sail/part-11'], spyglass: { size_limit: 500000000, gcs_browser_prefix: 'https://browse.sail.dev/' } },
      tide: {
        queries: [query(REPOSITORIES, { excludedBranches: ['experimental'] })], merge_method: { sail: 'squash' },
        merge_commit_template: { 'sail/part-0': { title: '{{ .Title }} (#{{ .Number }})', body: '{{ .Body }}' } },
        context_options: { orgs: { sail: { 'skip-unknown-contexts': true } } },
      },
      'branch-protection': { 'allow_force_pushes': false, 'orgs': { sail: { protect: true, exclude: ['^dependabot/'] } } },
    },
    plugins: {
      plugins: Object.fromEntries(REPOSITORIES.map((name) => [name, { plugins: PLUGINS }])),
      external_plugins: { sail: [CHERRYPICKER, NEEDS_REBASE] },
      config_updater: { maps: maps('prow/config') }, triggers: [{ repos: ['sail'], trusted_org: 'sail' }], approve: [{ repos: REPOSITORIES.slice(0, 6) }],
    },
    jobs: {
      presubmits: Object.fromEntries(REPOSITORIES.map((name) => [name, BRANCHES.flatMap((branch) => count(24, (i) => job(i, branch)))])),
      postsubmits: Object.fromEntries(REPOSITORIES.map((name) => [name, count(20, (i) => {
        const { always_run: _, rerun_command: __, trigger: ___, ...rest } = job(i, 'master');
        return { ...rest, name: i === 7 && name === 'sail/part-3'
          ? 'integ-of-the-whole-mesh-with-ambient-and-multicluster-external-control-plane_part_postsubmit' : `${rest.name}_postsubmit` };
      })])),
    },
  },
  props: {
    github: GitHub.cloud({ repositories: REPOSITORIES }), jobsNamespace: 'sail-jobs',
    jobsPodSecurity: PodSecurityLevel.PRIVILEGED, ...kubeconfig(),
    jobsAdmission: { presubmitServiceAccounts: [{ name: 'prowjob-default-sa', reason: 'is what each pod of that cluster is, and may nothing' }] },
  },
  refused: [],
};
