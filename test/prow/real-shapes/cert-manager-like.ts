import { GitHub, PodSecurityLevel } from '../../../src';
import { CHERRYPICKER, count, decoration, kubeconfig, maps, NEEDS_REBASE, PLUGINS, pod, privileged, query } from './parts';
import { Json, Shape } from './shape';

const REPOSITORIES = ['seal/seal', 'seal/trust', 'seal/website'];

const job = (i: number): Json => ({
  name: `seal-make-${i}`, decorate: true, cluster: 'workers', always_run: i < 5,
  ...(i % 2 === 0 ? { labels: null } : { labels: { 'preset-go-cache': 'true', 'preset-in-config': 'true' } }),
  annotations: { 'testgrid-create-test-group': 'false' }, branches: ['master'], max_concurrency: 8,
  spec: privileged({
    ...(i % 2 === 0 ? {} : { volumeMounts: [{ name: 'modules', mountPath: '/lib/modules', readOnly: true }] }),
    resources: { requests: { cpu: '3500m', memory: '12Gi' } },
  }),
});

/** Presets in config.yaml and in the files of jobs, with values that are not quoted; Prow itself in namespaces of its own. */
export const CERT_MANAGER: Shape = {
  name: 'cert-manager-like',
  jobMaps: 1,
  original: {
    config: {
      prowjob_namespace: 'prow', pod_namespace: 'seal-jobs', log_level: 'info',
      plank: { default_decoration_configs: { '*': decoration('gs://seal-logs', { s3_credentials_secret: null }) } },
      presets: [{ labels: { 'preset-in-config': 'true' }, volumes: [{ name: 'modules', hostPath: { path: '/lib/modules', type: 'Directory' } }] }],
      deck: { spyglass: { testgrid_config: null } },
      tide: {
        queries: [query(REPOSITORIES, { labels: ['lgtm', 'approved', 'dco: yes'] })], target_urls: { '*': 'https://prow.seal.dev/tide' },
        pr_status_base_urls: { '*': 'https://prow.seal.dev/pr' }, merge_method: { seal: 'merge' },
      },
      'branch-protection': {
        orgs: { seal: {
          repos: { seal: { protect: true, enforce_admins: false, branches: { master: { protect: true, restrictions: { users: [], teams: ['owners'] } } } } },
        } },
      },
      push_gateway: { endpoint: 'pushgateway', interval: '1m', serve_metrics: true },
    },
    plugins: {
      plugins: Object.fromEntries(REPOSITORIES.map((name) => [name, { plugins: [...PLUGINS, 'dco', 'milestone', 'owners-label', 'blunderbuss'] }])),
      external_plugins: { seal: [CHERRYPICKER, NEEDS_REBASE] },
      config_updater: { maps: maps('config') },
      dco: { '*': { skip_dco_check_for_members: false } }, cat: null,
      approve: [{ repos: ['seal'], ignore_review_state: true }], triggers: [{ repos: ['seal'], ignore_ok_to_test: false }],
    },
    jobs: {
      presets: [
        { labels: { 'preset-go-cache': 'true' }, env: [{ name: 'GO_CACHE', value: true }, { name: 'WORKERS', value: 4 }] },
      ],
      presubmits: { 'seal/seal': count(60, job), 'seal/trust': count(40, job) },
      postsubmits: {
        'seal/website': [{
          name: 'publish', decorate: true, max_concurrency: 1,
          spec: pod({ envFrom: [{ secretRef: { name: 'website' } }] }, { serviceAccountName: 'publisher' }),
        }],
      },
      periodics: count(40, (i) => {
        const { always_run: _, branches: __, ...rest } = job(i + 100);
        return { ...rest, name: `ci-seal-${i}`, interval: '12h', extra_refs: [{ org: 'seal', repo: 'seal', base_ref: 'master' }] };
      }),
    },
  },
  props: {
    github: GitHub.cloud({ repositories: REPOSITORIES }), jobsNamespace: 'seal-jobs',
    jobsPodSecurity: PodSecurityLevel.PRIVILEGED, ...kubeconfig(),
  },
  refused: [],
};
