import { app, type Mistake } from './mistake';

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
    input: () => app({ configOverrides: { slack_reporter_configs: { '*': { channel: 'ci', report_template: 'Job {{.Spec.Jobb}} failed' } } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.slack_reporter_configs["*"].report_template: "Job {{.Spec.Jobb}} failed" is a template that '
        + 'fails: ProwJobSpec has no field "Jobb"; did you mean {{.Spec.Job}}? (UnknownProp)',
    ] },
    corrected: () => app({ configOverrides: { slack_reporter_configs: { '*': { channel: 'ci', report_template: 'Job {{.Spec.Job}} failed' } } } }),
  },
  {
    id: 'P-04', says: 'a template of Slack for jobs of a repository, which the loader tries on a job without one',
    input: () => app({ configOverrides: { slack_reporter_configs: { '*': { channel: 'ci', report_template: '{{.Spec.Refs.Repo}}: {{.Spec.Job}} failed' } } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.slack_reporter_configs["*"].report_template: "{{.Spec.Refs.Repo}}: {{.Spec.Job}} failed" is a '
        + 'template that fails: .Spec.Refs is nil in the empty job that Prow\'s loader tries it on, and nil has no Repo; write {{with '
        + '.Spec.Refs}}{{.Repo}}{{end}} (TemplateInvalid)',
    ] },
    corrected: () => app({ configOverrides: { slack_reporter_configs: { '*': { channel: 'ci', report_template: '{{with .Spec.Refs}}{{.Repo}}{{end}}: {{.Spec.Job}} failed' } } } }),
  },
  {
    id: 'P-05', says: 'templates with fields of something else, which fail at each job',
    input: () => app({
      configOverrides: {
        plank: { job_url_template: 'https://ci.acme.dev/{{.Spec.Name}}', report_templates: { '*': '{{.Refs.Org}}' } },
        tide: { merge_commit_template: { 'acme/app': { title: '{{.Title}} (#{{.Numer}})', body: '{{.Body}}' } } },
        deck: { spyglass: { announcement: '{{.Job}}', pr_history_link_template: '/pr-history?org={{.Org}}&repo={{.Repo}}&pr={{.Pull}}' }, external_agent_logs: [{ agent: 'x', url_template: '{{.Status.Url}}' }] },
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
        deck: { spyglass: { announcement: '{{.ArtifactPath}}', pr_history_link_template: '/pr-history?org={{.Org}}&repo={{.Repo}}&pr={{.Number}}' }, external_agent_logs: [{ agent: 'x', url_template: '{{.Status.URL}}' }] },
      },
      pluginOverrides: { welcome: [{ repos: ['acme/app'], message_template: 'Welcome @{{.AuthorLogin}}' }] },
    }),
  },
];
