import type { ProwInput } from './mutants';

const container = (over: object = {}): object => ({ image: 'golang:1.26', command: ['make'], args: ['test'], ...over });

/** What a large installation says, in the parts that the Prow of 2024 knows too. */
export const VALID: readonly ProwInput[] = [
  {
    configOverrides: {
      'log_level': 'debug',
      'default_job_timeout': '12h',
      'plank': {
        pod_pending_timeout: '15m', pod_running_timeout: '24h', max_concurrency: 50, max_goroutines: 10, job_queue_capacities: { gpu: 2 },
        job_url_prefix_config: { 'acme/app': 'https://prow.acme.dev/view/' }, report_templates: { 'acme/app': '[History]({{.Spec.Refs.Org}}/{{.Spec.Refs.Repo}})' },
        default_decoration_config_entries: [
          { repo: 'acme/app', config: { timeout: '4h', grace_period: '10m', skip_cloning: false, ssh_key_secrets: ['deploy-key'], resources: { sidecar: { limits: { memory: '2Gi' } } } } },
          { cluster: 'build', config: { gcs_configuration: { path_prefix: 'build', job_url_prefix: 'https://x/' }, censoring_options: { exclude_directories: ['**/tmp'] } } },
        ],
      },
      'sinker': { resync_period: '30m', max_prowjob_age: '72h', max_pod_age: '12h', terminated_pod_ttl: '1h', exclude_clusters: ['old'] },
      'deck': {
        hidden_repos: ['acme/secret'], google_analytics: 'UA-1', branding: { logo: '/logo.svg', header_color: '#123456' }, additional_allowed_buckets: ['other-logs'],
        external_agent_logs: [{ agent: 'jenkins', selector: 'app=web,tier in (a, b)', url_template: 'https://ci/{{.Status.BuildID}}' }],
        default_rerun_auth_configs: [{ repo: 'acme/app', rerun_auth_configs: { github_users: ['ann'], github_team_slugs: [{ org: 'acme', slug: 'ci' }], github_team_ids: [5] } }],
        spyglass: { size_limit: 500000000, announcement: 'hello', gcs_browser_prefix: 'https://browse/', lenses: [
          { lens: { name: 'buildlog', config: { highlight_regexes: ['FAIL'] } }, required_files: ['^build-log\\.txt$'], optional_files: ['^(?:a|b)$'] },
        ] },
      },
      'tide': {
        sync_period: '1m', status_update_period: '2m', max_goroutines: 4, merge_method: { 'acme': 'squash', 'acme/app': 'rebase' }, squash_label: 'squash',
        batch_size_limit: { '*': 5 }, priority: [{ labels: ['urgent'] }], prioritize_existing_batches: { acme: true },
        merge_commit_template: { 'acme/app': { title: '{{.Title}} (#{{.Number}})', body: '{{.Body}}' } },
        context_options: { 'skip-unknown-contexts': true, 'required-contexts': ['ci'], 'orgs': { acme: { repos: { app: { 'optional-contexts': ['lint'], 'branches': { main: { 'required-contexts': ['e2e'] } } } } } } },
        queries: [{
          repos: ['acme/app'], labels: ['lgtm', 'approved'], includedBranches: ['main', 'release'], reviewApprovedRequired: true, author: 'bot', milestone: 'v1',
          missingLabels: ['do-not-merge/hold', 'do-not-merge/invalid-owners-file', 'do-not-merge/work-in-progress'],
        }],
      },
      'branch-protection': { orgs: { acme: { protect: true, repos: { app: { enforce_admins: true, required_status_checks: { contexts: ['ci'] }, branches: { main: { protect: true, required_pull_request_reviews: { required_approving_review_count: 1 } } } } } } } },
      'slack_reporter_configs': { '*': { channel: 'ci', job_states_to_report: ['failure', 'error'], job_types_to_report: ['postsubmit'], report_template: '{{.Spec.Job}} {{.Status.State}}' } },
      'managed_webhooks': { respect_legacy_global_token: true, org_repo_config: { 'acme/app': { token_created_after: '2024-01-01T00:00:00Z' } } },
      'owners_dir_denylist': { default: ['vendor'], repos: { 'acme/app': ['third_party'] } },
      'push_gateway': { endpoint: 'pushgateway', interval: '1m', serve_metrics: true },
      'horologium': { tick_interval: '1m' },
      'github_reporter': { job_types_to_report: ['presubmit'], no_comment_repos: ['acme/lib'] },
      'in_repo_config': { enabled: { '*': true }, allowed_clusters: { '*': ['default', 'build'] } },
      'gangway': { allowed_api_clients: [{ gcp: { endpoint_api_consumer_type: 'PROJECT', endpoint_api_consumer_number: '123' }, allowed_jobs_filters: [{ tenant_id: 'a' }] }] },
      'presets': [{ labels: { 'preset-cache': 'true' }, env: [{ name: 'CACHE', value: '/cache' }], volumes: [{ name: 'cache', emptyDir: {} }], volumeMounts: [{ name: 'cache', mountPath: '/cache' }] }],
      'periodics': [{ name: 'sweep', cron: '0 3 * * *', spec: { containers: [container()] } }],
    },
    pluginOverrides: {},
    jobs: {},
  },
  {
    configOverrides: {},
    pluginOverrides: {
      plugins: { 'acme/app': { plugins: ['approve', 'assign', 'blunderbuss', 'cat', 'config-updater', 'heart', 'hold', 'label', 'lgtm', 'size', 'trigger', 'verify-owners', 'wip', 'welcome'] } },
      external_plugins: { 'acme/app': [{ name: 'cherrypicker', endpoint: 'http://cherrypicker', events: ['issue_comment', 'pull_request'] }] },
      approve: [{ repos: ['acme/app'], require_self_approval: true, lgtm_acts_as_approve: false }, { repos: ['acme/lib'], ignore_review_state: true }],
      lgtm: [{ repos: ['acme/app'], review_acts_as_lgtm: true, trusted_team_for_sticky_lgtm: 'leads' }],
      triggers: [{ repos: ['acme/app'], trusted_org: 'acme', join_org_url: 'https://x', only_org_members: true, trusted_apps: ['dependabot'], ignore_ok_to_test: true }],
      blunderbuss: { request_count: 2, max_request_count: 3, exclude_approvers: true, ignore_authors: ['bot'] },
      size: { s: 10, m: 30, l: 100, xl: 500, xxl: 1000 },
      label: { additional_labels: ['team/a'], restricted_labels: { acme: [{ label: 'ok', allowed_users: ['ann'], allowed_teams: ['leads'], assign_on: [{ label: 'x' }] }] } },
      heart: { adorees: ['bot'], commentregexp: '^bless' },
      welcome: [{ repos: ['acme/app'], message_template: 'Welcome @{{.AuthorLogin}}!', always_post: true }],
      require_matching_label: [{ org: 'acme', repo: 'app', branch: 'main', regexp: '^kind/', missing_label: 'needs-kind', missing_comment: 'x', prs: true, issues: true, grace_period: '5s' }],
      blockades: [{ repos: ['acme/app'], blockregexps: ['^docs/'], exceptionregexps: ['\\.md$'], explanation: 'frozen', branchregexp: '^main$' }],
      cherry_pick_unapproved: { branchregexp: '^release-.*$', comment: 'x' },
      cherry_pick_approved: [{ org: 'acme', repo: 'app', branchregexp: '^release-', approvers: ['ann'] }],
      repo_milestone: { '': { maintainers_team: 'leads', maintainers_friendly_name: 'Leads' } },
      owners: { labels_denylist: ['approved'], skip_collaborators: ['acme/app'], filenames: { 'acme/app': { owners: 'OWNERS', owners_aliases: 'OWNERS_ALIASES' } } },
      dco: { 'acme/app': { skip_dco_check_for_members: true, trusted_org: 'acme', trusted_apps: ['dependabot'], contributing_path: 'CONTRIBUTING.md' } },
      override: { allow_top_level_owners: true, allowed_github_teams: { 'acme/app': ['leads'] } },
      slack: { mentionchannels: ['ci'], mergewarnings: [{ repos: ['acme/app'], channels: ['ci'], exempt_users: ['bot'], exempt_branches: { 'acme/app': ['x'] } }] },
      milestone_applier: { 'acme/app': { main: 'v1' } },
      sigmention: { regexp: '(?m)@acme/sig-([\\w-]*)' },
      golint: { minimum_confidence: 0.8 },
      goose: { key_path: '/key' },
      help: { help_guidelines_url: 'https://x', help_guidelines_summary: 'y' },
      retitle: { allow_closed_issues: true },
      config_updater: { maps: { 'jobs/**/*.yaml': { name: 'job-config', clusters: { default: ['prow'] } } }, gzip: false },
      project_manager: { orgsRepos: { 'acme/app': { projects: { board: { columns: [{ name: 'next', state: 'open', org: 'acme', labels: ['next'] }, { id: 5, labels: ['done'], org: 'acme' }] } } } } },
      bugzilla: { default: { '*': { is_open: true, target_release: 'v1', valid_states: [{ status: 'NEW' }], state_after_merge: { status: 'MODIFIED' } } } },
    },
    jobs: {},
  },
  {
    configOverrides: { plank: { job_queue_capacities: { gpu: 2 } } },
    pluginOverrides: {},
    jobs: {
      presets: [
        { labels: { 'preset-docker': 'true' }, env: [{ name: 'DOCKER', value: 'yes' }], volumes: [{ name: 'docker', emptyDir: { sizeLimit: '10Gi' } }], volumeMounts: [{ name: 'docker', mountPath: '/docker' }] },
        { labels: { 'preset-key': 'true' }, env: [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'key', key: 'token' } } }] },
      ],
      presubmits: { 'acme/app': [
        {
          name: 'unit', always_run: true, optional: true, decorate: true, branches: ['^main$', '^release-'], max_concurrency: 3, context: 'ci/unit', trigger: '(?m)^/test unit', rerun_command: '/test unit',
          labels: { 'preset-docker': 'true', 'team': 'a' }, annotations: { 'testgrid-dashboards': 'acme' }, cluster: 'default', job_queue_name: 'gpu', path_alias: 'acme.dev/app', clone_uri: 'https://github.com/acme/app.git', clone_depth: 1,
          decoration_config: { timeout: '1h', grace_period: '5m', oauth_token_secret: { name: 'oauth', key: 'token' }, utility_images: { sidecar: 'x/sidecar:1' }, gcs_configuration: { bucket: 's3://b', path_strategy: 'single', default_org: 'acme', default_repo: 'app', mediaTypes: { log: 'text/plain' } } },
          reporter_config: { slack: { channel: 'ci', job_states_to_report: ['failure'], report_template: '{{.Spec.Job}}', report: true } }, rerun_auth_config: { github_orgs: ['acme'] }, prowjob_defaults: { tenant_id: 'a' },
          extra_refs: [{ org: 'acme', repo: 'lib', base_ref: 'main', path_alias: 'acme.dev/lib', workdir: true, clone_uri: 'https://github.com/acme/lib.git' }],
          spec: {
            serviceAccountName: 'prow-job', nodeSelector: { disk: 'ssd' }, tolerations: [{ key: 'ci', operator: 'Exists', effect: 'NoSchedule' }], terminationGracePeriodSeconds: 30,
            securityContext: { runAsUser: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
            affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }] } } },
            containers: [container({
              name: 'main', env: [{ name: 'A', value: 'b' }, { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }], envFrom: [{ secretRef: { name: 'env' } }],
              resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: 2, memory: '2Gi' } }, volumeMounts: [{ name: 'tok', mountPath: '/tok', readOnly: true }], ports: [{ containerPort: 8080, protocol: 'TCP' }],
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }, imagePullPolicy: 'Always', livenessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 5 },
            })],
            volumes: [{ name: 'tok', secret: { secretName: 'tok', defaultMode: 256, items: [{ key: 'a', path: 'a' }] } }, { name: 'cfg', configMap: { name: 'cfg' } }, { name: 'all', projected: { sources: [{ configMap: { name: 'cfg' } }] } }],
          },
        },
        { name: 'lint', run_if_changed: '\\.go$', skip_report: true, spec: { containers: [container({ name: 'a' }), container({ name: 'b', image: 'redis:7' })] } },
        { name: 'docs', skip_if_only_changed: '\\.md$', skip_branches: ['^old-'], run_before_merge: true, spec: { containers: [container()] } },
      ] },
      postsubmits: { 'acme/app': [{ name: 'push', branches: ['main'], max_concurrency: 1, spec: { containers: [container()] } }, { name: 'images', run_if_changed: '^images/', spec: { containers: [container()] } }] },
      periodics: [
        { name: 'nightly', cron: '0 3 * * 1-5', tags: ['a'], extra_refs: [{ org: 'acme', repo: 'app', base_ref: 'main' }], spec: { containers: [container()] } },
        { name: 'hourly', interval: '1h30m', spec: { containers: [container()] } },
        { name: 'often', minimum_interval: '10m', hidden: true, error_on_eviction: true, spec: { containers: [container()] } },
      ],
    },
  },
];
