import { ApiObject, JsonPatch } from 'cdk8s';
import { GitHub, ObjectStorage, ProwJobs, RepositoryLabels, RepositoryVisibility, type Prow } from '../../src';
import { app, changed, type Mistake } from './mistake';

const ARGS = '/spec/template/spec/containers/0/args';

const argsOf = (component: string): string => `[40-prow/prow/${component}/Resource] spec.template.spec.containers[0].args`;

/** Prow with a patch of a component's arguments. */
const patched = (component: 'hook' | 'crier' | 'tide', ...patches: readonly JsonPatch[]) => () => changed({}, ({ prow }) => {
  ApiObject.of((prow as Prow)[component].deployment).addJsonPatch(...patches);
});

/** Slack as it is said without its property. */
const withToken = (configOverrides: object) => app({ configOverrides, crier: { extraArgs: ['--slack-workers=1', '--slack-token-file=/etc/slack/token'] } } as never);

/** A job of these containers, and a preset for caches. */
const TRUSTING = { presubmitSecrets: ['maybe', 'release'].map((name) => ({ name, reason: 'of no worth' })), presubmitServiceAccounts: [{ name: 'builder', reason: 'has no rights' }] };
const jobOf = ({ spec = {}, ...job }: Record<string, any>, ...containers: readonly object[]) => ProwJobs.of({
  presubmits: { 'acme/app': [{
    name: 'unit', always_run: true, ...job,
    spec: { ...spec, containers: containers.map((one, i) => ({ name: `c${i}`, image: 'golang:1.24', command: ['make'], ...one })) },
  }] },
  presets: [{
    labels: { cache: 'yes' }, tolerations: [{ key: 'ci', operator: 'Exists' }],
    volumes: [{ name: 'cache', persistentVolumeClaim: { claimName: 'cache' } }], volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
  }],
});

/** What passed through to Prow unread once. */
export const PROW_REST: readonly Mistake[] = [
  {
    id: 'P-01', says: 'plugins in the older form of Prow',
    input: () => app({ pluginOverrides: { plugins: { 'acme/app': ['approve', 'lgtm', 'trigger', 'verify-owners'] } } }),
    becomes: { accepted: 'Prow takes it, and so it is laid over ours as the newer form is' },
  },
  {
    id: 'P-02', says: 'plugins in both forms',
    input: () => app({ pluginOverrides: { plugins: { 'acme/app': ['trigger'], 'acme/lib': { plugins: ['trigger'] } } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.plugins.acme/app: ["trigger"] is a list, and "acme/lib" has an object: Prow takes one form for all of them; '
        + 'write { plugins: ["trigger"] } (WrongType)',
    ] },
    corrected: () => app({ pluginOverrides: { plugins: { 'acme/app': { plugins: ['trigger'] }, 'acme/lib': { plugins: ['trigger'] } } } }),
  },
  {
    id: 'P-03', says: 'a template of Slack with a field that no job has, of which the loader dies',
    input: () => withToken({ slack_reporter_configs: { '*': { channel: 'ci', report_template: 'Job {{.Spec.Jobb}} failed' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.slack_reporter_configs["*"].report_template: "Job {{.Spec.Jobb}} failed" is a template that '
        + 'fails: ProwJobSpec has no field "Jobb"; did you mean {{.Spec.Job}}? (UnknownProp)',
    ] },
    corrected: () => withToken({ slack_reporter_configs: { '*': { channel: 'ci', report_template: 'Job {{.Spec.Job}} failed' } } }),
  },
  {
    id: 'P-04', says: 'a template of Slack for jobs of a repository, which the loader tries on a job without one',
    input: () => withToken({ slack_reporter_configs: { '*': { channel: 'ci', report_template: '{{.Spec.Refs.Repo}}: {{.Spec.Job}} failed' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.slack_reporter_configs["*"].report_template: "{{.Spec.Refs.Repo}}: {{.Spec.Job}} failed" is a '
        + 'template that fails: .Spec.Refs is nil in the empty job that Prow\'s loader tries it on, and nil has no Repo; write {{with '
        + '.Spec.Refs}}{{.Repo}}{{end}} (TemplateInvalid)',
    ] },
    corrected: () => withToken({
      slack_reporter_configs: { '*': { channel: 'ci', report_template: '{{with .Spec.Refs}}{{.Repo}}{{end}}: {{.Spec.Job}} failed' } },
    }),
  },
  {
    id: 'P-05', says: 'templates with fields of something else, which fail at each job',
    input: () => app({
      configOverrides: {
        plank: { job_url_template: 'https://ci.acme.dev/{{.Spec.Name}}', report_templates: { '*': '{{.Refs.Org}}' } },
        tide: { merge_commit_template: { 'acme/app': { title: '{{.Title}} (#{{.Numer}})', body: '{{.Body}}' } } },
        deck: {
          spyglass: { announcement: '{{.Job}}', pr_history_link_template: '/pr-history?org={{.Org}}&repo={{.Repo}}&pr={{.Pull}}' },
          external_agent_logs: [{ agent: 'x', url_template: '{{.Status.Url}}' }],
        },
      },
      pluginOverrides: { welcome: [{ repos: ['acme/app'], message_template: 'Welcome @{{.Author}}' }] },
    }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.welcome[0].message_template: "Welcome @{{.Author}}" is a template that fails: PRInfo has no '
        + 'field "Author"; write one of its fields: Org, Repo, AuthorLogin, AuthorName (UnknownProp)',
      '[40-prow/prow] configOverrides.plank.job_url_template: "https://ci.acme.dev/{{.Spec.Name}}" is a template that fails: '
        + 'ProwJobSpec has no field "Name"; write one of its fields: Type, Agent, Cluster, Namespace, Job, Refs, ExtraRefs, Report, '
        + 'Context, RerunCommand, MaxConcurrency, ErrorOnEviction, PodSpec, JenkinsSpec, PipelineRunSpec, TektonPipelineRunSpec, '
        + 'DecorationConfig, ReporterConfig, RerunAuthConfig, Hidden, ProwJobDefault, JobQueueName (UnknownProp)',
      '[40-prow/prow] configOverrides.plank.report_templates["*"]: "{{.Refs.Org}}" is a template that fails: ProwJob has no field '
        + '"Refs"; did you mean {{.Spec.Refs}}? (UnknownProp)',
      '[40-prow/prow] configOverrides.tide.merge_commit_template.acme/app.title: "{{.Title}} (#{{.Numer}})" is a template that fails: '
        + 'CodeReviewCommon has no field "Numer"; did you mean {{.Number}}? (UnknownProp)',
      '[40-prow/prow] configOverrides.deck.spyglass.announcement: "{{.Job}}" is a template that fails: Announcement has no field '
        + '"Job"; write one of its fields: ArtifactPath (UnknownProp)',
      '[40-prow/prow] configOverrides.deck.spyglass.pr_history_link_template: "/pr-history?org={{.Org}}&repo={{.Repo}}&pr={{.Pull}}" '
        + 'is a template that fails: PullRequestHistory has no field "Pull"; write one of its fields: Org, Repo, Number (UnknownProp)',
      '[40-prow/prow] configOverrides.deck.external_agent_logs[0].url_template: "{{.Status.Url}}" is a template that fails: '
        + 'ProwJobStatus has no field "Url"; did you mean {{.Status.URL}}? (UnknownProp)',
    ] },
    corrected: () => app({
      configOverrides: {
        plank: { job_url_template: 'https://ci.acme.dev/{{.Spec.Job}}', report_templates: { '*': '{{.Spec.Refs.Org}}' } },
        tide: { merge_commit_template: { 'acme/app': { title: '{{.Title}} (#{{.Number}})', body: '{{.Body}}' } } },
        deck: {
          spyglass: { announcement: '{{.ArtifactPath}}', pr_history_link_template: '/pr-history?org={{.Org}}&repo={{.Repo}}&pr={{.Number}}' },
          external_agent_logs: [{ agent: 'x', url_template: '{{.Status.URL}}' }],
        },
      },
      pluginOverrides: { welcome: [{ repos: ['acme/app'], message_template: 'Welcome @{{.AuthorLogin}}' }] },
    }),
  },
  {
    id: 'P-06', says: 'a patch with a flag that crier does not have',
    input: patched('crier', JsonPatch.add(`${ARGS}/-`, '--slack-worker=1')),
    becomes: { refused: [
      `${argsOf('crier')}[11]: a patch brings it: "--slack-worker" is not a flag of `
        + 'crier, which would not start; did you mean "--slack-workers"? (ArgumentUnknown)',
    ] },
    corrected: patched('crier', JsonPatch.add(`${ARGS}/-`, '--gerrit-max-qps=1')),
  },
  {
    id: 'P-07', says: 'a patch that sets a flag of ours once more',
    input: patched('hook', JsonPatch.add(`${ARGS}/-`, '--port=9999')),
    becomes: { refused: [
      `${argsOf('hook')}[10]: a patch brings it: "--port" of hook is set by us, and a `
        + 'second one would overrule it or be ignored; leave it out: the Service, probes and policies go by port 8888 (ArgumentTaken)',
    ] },
    corrected: patched('hook', JsonPatch.add(`${ARGS}/-`, '--grace-period=1m')),
  },
  {
    id: 'P-08', says: 'a patch with a number for a duration',
    input: patched('hook', JsonPatch.add(`${ARGS}/-`, '--grace-period=60')),
    becomes: { refused: [
      `${argsOf('hook')}[10]: a patch brings it: "60" is not a Go duration, which `
        + 'hook reads there; write one like "--grace-period=90s" (ArgumentInvalid)',
    ] },
    corrected: patched('hook', JsonPatch.add(`${ARGS}/-`, '--grace-period'), JsonPatch.add(`${ARGS}/-`, '60s')),
  },
  {
    id: 'P-09', says: 'a patch that replaces all arguments, so that tide does nothing',
    input: patched('tide', JsonPatch.replace(ARGS, ['--github-endpoint=http://ghproxy', '--sync-hourly-tokens=800'])),
    becomes: { refused: [
      `${argsOf('tide')}[0]: a patch brings it: "--github-endpoint" of tide is set by `
        + 'us, and a second one would overrule it or be ignored; say it with github: GitHub.enterprise({ host, apiUrl, repositories }) '
        + '(ArgumentTaken)',
      `${argsOf('tide')}: a patch takes away "--dry-run=false", `
        + '"--config-path=/etc/config/config.yaml", "--job-config-path=/etc/job-config", "--github-app-id=$(GITHUB_APP_ID)", '
        + '"--github-app-private-key-path=/etc/github/app_private_key", which tide needs; patch single ones, or add others with extraArgs '
        + '(ArgumentRemoved)',
    ] },
    corrected: patched('tide', JsonPatch.add(`${ARGS}/-`, '--sync-hourly-tokens=800')),
  },
  {
    id: 'P-10', says: 'a patch that leaves crier without workers',
    input: patched('crier', JsonPatch.replace(`${ARGS}/0`, '--github-workers=0')),
    becomes: { refused: [
      `${argsOf('crier')}[0]: a patch brings it: "--github-workers=0" leaves crier `
        + 'without workers: no result would reach GitHub, and tide would wait for ever; give at least 1 (ArgumentHarmful)',
    ] },
    corrected: patched('crier', JsonPatch.replace(`${ARGS}/0`, '--github-workers=5')),
  },
  {
    id: 'P-11', says: 'workers for Slack that have nothing to go by',
    input: () => app({ crier: { extraArgs: ['--slack-workers=1', '--slack-token-file=/etc/slack/token'] } }),
    becomes: { refused: [
      '[40-prow/prow] crier.extraArgs[0]: asks for workers, and there are no slack_reporter_configs, without which '
        + 'crier ends at once; set slack: { reporterConfigs: [{ channel: "ci" }] } in its place (ArgumentsContradict)',
    ] },
    corrected: () => app({
      crier: { extraArgs: ['--slack-workers=1', '--slack-token-file=/etc/slack/token'] },
      configOverrides: { slack_reporter_configs: { '*': { channel: 'ci', job_types_to_report: ['periodic'] } } },
    }),
  },
  {
    id: 'P-12', says: 'workers for Slack without a token',
    input: () => app({ crier: { extraArgs: ['--slack-workers=1'] }, configOverrides: { slack_reporter_configs: { '*': { channel: 'ci' } } } }),
    becomes: { refused: [
      'new ProwApp({ crier.extraArgs[0] }): "--slack-workers=1" is given without a token, and crier would not start; add '
        + '"--slack-token-file=/etc/slack/token", and the file by crier.extraVolumes (ArgumentsContradict)',
      '[40-prow/prow] configOverrides.slack_reporter_configs["*"]: sends nothing to Slack, because crier has no --slack-token-file; '
        + 'set slack: { reporterConfigs: [{ channel: "ci" }] } in the place of slack_reporter_configs, which brings both (PropMissing)',
    ] },
    corrected: () => app({
      crier: { extraArgs: ['--slack-workers=1', '--slack-token-file=/etc/slack/token'] },
      configOverrides: { slack_reporter_configs: { '*': { channel: 'ci' } } },
    }),
  },
  {
    id: 'P-13', says: 'a controller that Prow does not have',
    input: () => app({ prowControllerManager: { extraArgs: ['--enable-controller=plunk'] } }),
    becomes: { refused: [
      'new ProwApp({ prowControllerManager.extraArgs[0] }): "plunk" is not one of plank, scheduler, which prow-controller-manager '
        + 'reads there; did you mean "--enable-controller=plank"? (ArgumentInvalid)',
    ] },
    corrected: () => app({ prowControllerManager: { extraArgs: ['--enable-controller=plank'] } }),
  },
  {
    id: 'P-14', says: 'hidden jobs alone, and all of them',
    input: () => app({ deck: { extraArgs: ['--hidden-only', '--show-hidden=true'] } }),
    becomes: { refused: [
      'new ProwApp({ deck.extraArgs[1] }): "--show-hidden=true" is given together with "--hidden-only", and deck would not start; keep '
        + 'one of them (ArgumentsContradict)',
    ] },
    corrected: () => app({ deck: { extraArgs: ['--show-hidden'] } }),
  },
  {
    id: 'P-15', says: 'devices and pages that are asked for without a limit, or with another one',
    input: () => app({
      jobs: jobOf({}, { resources: { requests: { 'cpu': 1, 'nvidia.com/gpu': 1 } } }, {
        resources: { requests: { 'hugepages-2Mi': '4Mi' }, limits: { 'memory': '1Gi', 'hugepages-2Mi': '8Mi' } },
      }, { resources: { limits: { 'nvidia.com/gpu': '500m' } } }, { resources: { limits: { 'memory': '1Gi', 'hugepages-2Mi': '3Mi' } } }),
    }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].resources.limits }): has no nvidia.com/gpu, and requests has 1: of it '
        + 'both must be the same; write it into limits alone (PropMissing)',
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[1].resources.requests.hugepages-2Mi }): "4Mi" is less than the limit, '
        + '"8Mi", and of hugepages-2Mi both must be the same; write it into limits alone (NotAllowedValue)',
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[2].resources.limits.nvidia.com/gpu }): "500m" is not a whole number; write '
        + 'an integer (NotInteger)',
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[3].resources.limits.hugepages-2Mi }): "3Mi" is no number of pages; write a '
        + 'multiple of 2Mi (NotAllowedValue)',
    ] },
    corrected: () => app({ jobs: jobOf({}, { resources: { requests: { cpu: 1 }, limits: { 'nvidia.com/gpu': 1 } } }, {
      resources: { requests: { 'nvidia.com/gpu': '1' }, limits: { 'nvidia.com/gpu': 1, 'memory': '1Gi', 'hugepages-2Mi': '8Mi' } },
    }) }),
  },
  {
    id: 'P-16', says: 'a preset that mounts where its job does, with a toleration that is there already',
    input: () => app({
      jobs: jobOf({ labels: { cache: 'yes' }, spec: { volumes: [{ name: 'own', emptyDir: {} }], tolerations: [{ key: 'ci', operator: 'Exists' }] } }, {
        volumeMounts: [{ name: 'own', mountPath: '/cache' }],
      }),
    }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.tolerations }): {"key":"ci","operator":"Exists"} of presets[0] is there already, and '
        + 'Prow does not load such a job; remove one of them, or the label of the preset (ElementTwice)',
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].volumeMounts }): "/cache" of presets[0] is where the container mounts '
        + '"own" already; use another path, or remove the label of the preset (VolumeTaken)',
    ] },
    corrected: () => app({
      jobs: jobOf({
        labels: { cache: 'yes' },
        spec: { volumes: [{ name: 'own', emptyDir: {} }], tolerations: [{ key: 'ci', operator: 'Exists', effect: 'NoSchedule' }] },
      }, { volumeMounts: [{ name: 'own', mountPath: '/own' }] }),
    }),
  },
  {
    id: 'ArgumentRemoved', says: 'hook that runs dry, by a patch',
    input: patched('hook', JsonPatch.remove(`${ARGS}/0`)),
    becomes: { refused: [
      `${argsOf('hook')}: a patch takes away "--dry-run=false", which hook needs; `
        + 'patch single ones, or add others with extraArgs (ArgumentRemoved)',
    ] },
    corrected: patched('hook', JsonPatch.add(`${ARGS}/-`, '--grace-period=1m')),
  },
  {
    id: 'P-17', says: 'jobs that name what nobody makes',
    input: () => app({ jobsAdmission: TRUSTING, jobs: jobOf({
      labels: { cache: 'yes' }, decoration_config: { ssh_key_secrets: ['deploy-key'] },
      spec: {
        serviceAccountName: 'builder',
        volumes: [{ name: 'settings', configMap: { name: 'settings' } }, { name: 'maybe', secret: { secretName: 'maybe', optional: true } }],
      },
    }, { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'release', key: 'token' } } }], envFrom: [{ secretRef: { name: 'release' } }] }) }),
    becomes: { warned: [
      'Jobs name 2 Secrets that are not known in the namespace `test-pods`, and their pods do not start without: `deploy-key` '
        + '(jobs.presubmits.acme/app[0]), `release` (jobs.presubmits.acme/app[0]). Make what is missing there, and say what there is with '
        + 'existing: { secrets: [{ name: "deploy-key", namespace: "test-pods" }] }. `jobSecrets: [{ name: "deploy-key", keys: [ … ] }]` lets `secrets.sh` '
        + 'make it.',
      'Jobs name a ConfigMap that is not known in the namespace `test-pods`, and their pods do not start without: `settings` '
        + '(jobs.presubmits.acme/app[0]). Make what is missing there, and say what there is with existing: { configMaps: [{ name: '
        + '"settings", namespace: "test-pods" }] }.',
      'Jobs name a PersistentVolumeClaim that is not known in the namespace `test-pods`, and their pods do not start without: `cache` '
        + '(jobs.presubmits.acme/app[0]). Make what is missing there, and say what there is with existing: { claims: [{ name: "cache", '
        + 'namespace: "test-pods" }] }.',
      'Jobs name a ServiceAccount that is not known in the namespace `test-pods`, and their pods do not start without: `builder` '
        + '(jobs.presubmits.acme/app[0]). Make what is missing there, and say what there is with existing: { serviceAccounts: [{ name: '
        + '"builder", namespace: "test-pods" }] }. `jobServiceAccounts: [{ name: "builder" }]` has it made.',
    ] },
    corrected: () => app({
      jobsAdmission: TRUSTING, jobs: jobOf({ spec: { serviceAccountName: 'builder' } }, { envFrom: [{ secretRef: { name: 'release' } }] }),
      existing: { secrets: [{ name: 'release', namespace: 'test-pods' }], serviceAccounts: [{ name: 'builder', namespace: 'test-pods' }] },
    }),
  },
  {
    id: 'P-18', says: 'a program beside hook for an organisation and its repository',
    input: () => app({ pluginOverrides: { external_plugins: { 'acme': [{ name: 'refresh' }], 'acme/app': [{ name: 'refresh' }] } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.external_plugins.acme/app: "refresh" is there for the organisation too; remove it here, or name '
        + 'the repositories in place of the organisation (PluginTwice)',
    ] },
    corrected: () => app({ pluginOverrides: { external_plugins: { acme: [{ name: 'refresh' }] } } }),
  },
  {
    id: 'P-19', says: 'a program beside hook twice',
    input: () => app({ pluginOverrides: { external_plugins: { 'acme/app': [{ name: 'refresh' }, { name: 'refresh', endpoint: 'http://refresh' }] } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.external_plugins.acme/app: "refresh" is there twice, and would get each event twice; remove one '
        + 'of them (PluginTwice)',
    ] },
    corrected: () => app({ pluginOverrides: { external_plugins: { 'acme/app': [{ name: 'refresh' }] } } }),
  },
  {
    id: 'P-20', says: 'plugins for a repository of Gerrit',
    input: () => app({ pluginOverrides: { plugins: { 'https://go-review.googlesource.com/tools': { plugins: ['trigger'] } } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.plugins: "https://go-review.googlesource.com/tools" is not a repository; leave it out: only '
        + 'repositories of GitHub are served, and this looks like one of Gerrit (RepositoryInvalid)',
    ] },
  },
  {
    id: 'P-21', says: 'a store by ftp',
    input: () => ObjectStorage.s3({ bucket: 'prow-logs', region: 'eu-west-1', endpoint: 'ftp://files.acme.dev', credentialsSecretName: 's3' }),
    becomes: { refused: [
      'ObjectStorage.s3({ endpoint }): "ftp://files.acme.dev" does not begin with https:// or http://; write "https://files.acme.dev" '
        + 'or "http://…" (UrlWithoutScheme)',
    ] },
    corrected: () => ObjectStorage.s3({ bucket: 'prow-logs', region: 'eu-west-1', endpoint: 'https://files.acme.dev', credentialsSecretName: 's3' }),
  },
  {
    id: 'P-22', says: 'an image with two dots',
    input: () => app({ hook: { image: 'ghcr..io/acme/hook:v1' } }),
    becomes: { refused: [
      'new ProwApp({ hook.image }): "ghcr..io/acme/hook:v1" is not an image; did you mean "ghcr.io/acme/hook:v1"? (ImageInvalid)',
    ] },
    corrected: () => app({ hook: { image: 'ghcr.io/acme/hook:v1' } }),
  },
  {
    id: 'P-23', says: 'an empty name of the only container, as generators write it',
    input: () => app({
      configOverrides: { periodics: [{ name: 'unit', interval: '1h', spec: { containers: [{ name: '', image: 'golang:1.26', command: ['make'] }] } }] },
    }),
    becomes: { accepted: 'to Go the empty text is no name, and Prow calls the container test' },
  },
  {
    id: 'P-23b', says: 'colours of labels as style sheets have them',
    input: () => RepositoryLabels.of({
      everywhere: ['#D73A4A', 'fff', '0e8a16ff', 'red'].map((color, i) => ({ name: `label-${i}`, color })), orgs: { acme: [{ name: 'number', color: 123456 as never }] },
    }),
    becomes: { refused: [
      'RepositoryLabels.of({ everywhere[0].color }): "#D73A4A" is not a colour that GitHub takes; write "d73a4a" (PatternMismatch)',
      'RepositoryLabels.of({ everywhere[1].color }): "fff" is not a colour that GitHub takes; write "ffffff" (PatternMismatch)',
      'RepositoryLabels.of({ everywhere[2].color }): "0e8a16ff" is not a colour that GitHub takes; write "0e8a16" (PatternMismatch)',
      'RepositoryLabels.of({ everywhere[3].color }): "red" is not a colour that GitHub takes; write six hexadecimal digits without "#", such as "0e8a16" (PatternMismatch)',
      'RepositoryLabels.of({ orgs.acme[0].color }): is read as the number 123456; put the colour in quotes, such as "0e8a16" (WrongType)',
    ] },
    corrected: () => RepositoryLabels.of({ everywhere: [{ name: 'bug', color: 'D73A4A' }] }),
  },
  {
    id: 'P-23c', says: 'a colour of a file that YAML takes for a number',
    input: () => RepositoryLabels.fromYaml('default:\n  labels:\n    - {name: bug, color: 5319e7}\n    - {name: hold, color: 000000}\n'),
    becomes: { refused: [
      '[labels.yaml:3:26] default.labels[0].color: is read as the number 53190000000; put the colour in quotes, such as "0e8a16" (WrongType)',
      '[labels.yaml:4:27] default.labels[1].color: is read as the number 0; put the colour in quotes, such as "0e8a16" (WrongType)',
    ] },
    corrected: () => RepositoryLabels.fromYaml('default:\n  labels:\n    - {name: bug, color: "5319e7"}\n    - {name: hold, color: "000000"}\n'),
  },
  {
    id: 'P-23d', says: 'labels of plugins that label_sync renames and deletes, and labels of repositories that it does not look at',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme/app'] }), labelSync: { labels: RepositoryLabels.of({
      everywhere: [{ name: 'looks-good', color: '15dd18', previously: [{ name: 'LGTM' }] }],
      orgs: { acme: [{ name: 'approved', color: '15dd18', deleteAfter: '2027-01-31T00:00:00Z' }] }, repos: { 'acme/ap': [{ name: 'bug', color: 'd73a4a' }] },
    }) } }),
    becomes: { refused: [
      '[40-prow/prow/label-sync] labels: "approved" is deleted after 2027-01-31T00:00:00Z, and plugins of acme/app give it and go by it; leave deleteAfter out (MutuallyExclusive)',
      '[40-prow/prow/label-sync] labels: "lgtm" is renamed to "looks-good" (previously), and plugins of acme/app give it and go by it; leave that out of previously (MutuallyExclusive)',
      '[40-prow/prow/label-sync] labels: are for "acme/ap" too, and label_sync looks at acme/app alone; did you mean "acme/app"? (RepositoryNotServed)',
    ] },
    corrected: () => app({ labelSync: { labels: RepositoryLabels.of({
      everywhere: [{ name: 'good', color: '15dd18', previously: [{ name: 'fine' }] }], orgs: { acme: [{ name: 'approved', color: '15dd18' }] },
      repos: { 'acme/app': [{ name: 'bug', color: 'd73a4a', deleteAfter: '2027-01-31T00:00:00Z' }] },
    }) } }),
  },
  {
    id: 'P-23e', says: 'a cluster that nobody has, which sinker leaves alone',
    input: () => app({ sinker: { excludeClusters: ['biuld'] } }),
    becomes: { refused: ['new ProwApp({ sinker.excludeClusters[0] }): "biuld" is none of the clusters default; add BuildCluster.kubeconfig("biuld", { … }) to buildClusters, or leave it '
      + 'out (BuildClusterUnknown)'] },
  },
  {
    id: 'LabelTwice', says: 'one label for all repositories and for one, in letters of another case',
    input: () => RepositoryLabels.of({ everywhere: [{ name: 'bug', color: 'd73a4a' }], repos: { 'acme/app': [{ name: 'Bug', color: 'd73a4a' }] } }),
    becomes: { refused: [
      'RepositoryLabels.of({ repos.acme/app[0].name }): "Bug" is the name of everywhere[0] too; keep one of them (LabelTwice)',
    ] },
    corrected: () => RepositoryLabels.of({ everywhere: [{ name: 'bug', color: 'd73a4a' }] }),
  },
  {
    id: 'P-24', says: 'label_sync for a whole organisation and for a repository of another one',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme', 'zoo/app'] }), labelSync: {} }),
    becomes: { refused: [
      'new ProwApp({ labelSync }): says neither only nor orgs, and github serves organisations and single repositories, of which label_sync takes one sort; '
        + 'give one of them (PropMissing)',
    ] },
    corrected: () => app({ github: GitHub.cloud({ repositories: ['acme', 'zoo/app'] }), labelSync: { orgs: ['acme', 'zoo'] } }),
  },
  {
    id: 'P-25', says: 'labels by label_sync, and by config-updater',
    input: () => app({
      labelSync: {}, pluginOverrides: { config_updater: { maps: { 'labels.yaml': { name: 'label-config', clusters: { default: ['prow'] } } } } },
    }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.config_updater.maps["labels.yaml"]: would write over "label-config", which holds the labels of labelSync; '
        + 'give them as labelSync.labels, or leave one of the two out (TypedSettingOverridden)',
    ] },
    corrected: () => app({ labelSync: {} }),
  },
  {
    id: 'P-26', says: 'teams whose members are to be right, and which nobody makes',
    input: () => app({ peribolos: { configMapName: 'acme-org', fixes: { teamMembers: true } } }),
    becomes: { refused: [
      'new ProwApp({ peribolos.fixes.teamMembers }): needs teams, without which peribolos does not start; write teams: true too (PropMissing)',
    ] },
    corrected: () => app({ peribolos: { configMapName: 'acme-org', fixes: { teams: true, teamMembers: true } } }),
  },
  {
    id: 'P-27', says: 'all files of jobs for everybody, where deck hides a repository',
    input: () => app({
      gcsweb: { url: 'https://files.acme.dev' },
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PRIVATE }] }),
    }),
    becomes: { refused: [
      'new ProwApp({ gcsweb.url }): is given, and whoever reaches it reads logs of acme/app, which not everybody may read; leave it out, and give '
        + 'deckAccess: DeckAccess.oauth2Proxy({ … }) (MutuallyExclusive)',
    ] },
  },
];
