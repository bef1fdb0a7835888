import { GitHub, JobTemplate, ProwAppProps, ProwJobs } from '../../src';
import { app, Mistake } from './mistake';

type Json = Readonly<Record<string, any>>;

const CONTAINER = { image: 'golang:1.26', command: ['make'] };
const POD = { containers: [CONTAINER] };
// strangers may have these, or that would be all that is said of them
const jobsAdmission = { presubmitSecrets: ['regcred', 'tok', 'x'].map((name) => ({ name, reason: 'of no worth' })), presubmitServiceAccounts: [{ name: 'builder', reason: 'has no rights' }] };
const job = (over: Json): unknown => app({
  jobsAdmission, jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: POD, ...over }] } }),
});
const pod = (over: Json): unknown => job({ spec: { ...POD, ...over } });
const container = (over: Json): unknown => job({ spec: { containers: [{ ...CONTAINER, ...over }] } });

const byClock = (props: Partial<ProwAppProps>): unknown => app({ jobsAdmission, ...props });

/** Jobs that Prow, Kubernetes or nobody could run. */
export const JOBS: readonly Mistake[] = [
  {
    id: 'J02', says: 'a unit of memory that Kubernetes does not have',
    input: () => container({ resources: { limits: { memory: '512MB' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].resources.limits.memory }): "512MB" is not a quantity; write '
        + 'one like "100m", "256Mi" or "10Gi" (QuantityInvalid)',
    ] },
    corrected: () => container({ resources: { limits: { memory: '512M' } } }),
  },
  {
    id: 'J07', says: 'a ServiceAccount that nobody here makes',
    input: () => pod({ serviceAccountName: 'builder' }),
    becomes: { warned: [
      'Jobs name a ServiceAccount that is not known in the namespace `test-pods`, and their pods do not start without: `builder` '
        + '(jobs.presubmits.acme/app[0]). Make what is missing there, and say what there is with existing: { serviceAccounts: [{ name: '
        + '"builder", namespace: "test-pods" }] }. `jobServiceAccounts: [{ name: "builder" }]` has it made.',
    ] },
  },
  {
    id: 'J08', says: 'a boolean in a node selector',
    input: () => pod({ nodeSelector: { ssd: true } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.nodeSelector.ssd }): true is not a string; put it in quotes: "true" '
        + '(WrongType)',
    ] },
    corrected: () => pod({ nodeSelector: { ssd: 'true' } }),
  },
  {
    id: 'J09', says: 'a number in quotes',
    input: () => pod({ terminationGracePeriodSeconds: '30' }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.terminationGracePeriodSeconds }): "30" is not a number; write 30, without '
        + 'quotes (WrongType)',
    ] },
    corrected: () => pod({ terminationGracePeriodSeconds: 30 }),
  },
  {
    id: 'J10', says: 'a duration where seconds belong',
    input: () => pod({ activeDeadlineSeconds: '1h' }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.activeDeadlineSeconds }): "1h" is not a number; write an integer (WrongType)',
    ] },
    corrected: () => pod({ activeDeadlineSeconds: 3600 }),
  },
  {
    id: 'J11', says: 'one toleration that is no list',
    input: () => pod({ tolerations: { key: 'ci', operator: 'Exists' } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.tolerations }): {"key":"ci","operator":"Exists"} is not a list; write [ … ] '
        + '(WrongType)',
    ] },
    corrected: () => pod({ tolerations: [{ key: 'ci', operator: 'Exists' }] }),
  },
  {
    id: 'J12', says: 'the name of a volume\'s Secret as of other references',
    input: () => pod({ volumes: [{ name: 't', secret: { name: 'tok' } }] }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.volumes[0].secret }): "name" is not a field; known are defaultMode, items, '
        + 'optional, secretName (UnknownProp)',
    ] },
    corrected: () => pod({ volumes: [{ name: 't', secret: { secretName: 'tok' } }] }),
  },
  {
    id: 'J13', says: 'a letter too few in a container',
    input: () => container({ comand: ['make'], args: ['test'] }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0] }): "comand" is not a field; did you mean "command"? '
        + '(UnknownProp)',
    ] },
    corrected: () => container({ command: ['make'], args: ['test'] }),
  },
  {
    id: 'J14', says: 'ports as numbers',
    input: () => container({ ports: [8080] }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].ports[0] }): 8080 is not an object of fields; write { … } '
        + '(WrongType)',
    ] },
    corrected: () => container({ ports: [{ containerPort: 8080 }] }),
  },
  {
    id: 'J15', says: 'a cluster that nobody configured',
    input: () => job({ cluster: 'build01' }),
    becomes: { refused: [
      'new ProwApp({ jobs.presubmits.acme/app[0].cluster }): "build01" is none of the clusters default; '
        + 'add BuildCluster.kubeconfig("build01", { … }) to buildClusters, or leave it out (BuildClusterUnknown)',
    ] },
  },
  {
    id: 'J16', says: 'a label of a preset that nobody wrote',
    input: () => job({ labels: { 'preset-docker': 'true' } }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0]: no preset here has the label `preset-docker: true`, so the job gets nothing by it unless a '
        + 'file of jobs in a repository has one.',
    ] },
  },
  {
    id: 'J03', says: 'half a byte of memory for a job',
    input: () => container({ resources: { limits: { memory: '512m' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].resources.limits.memory }): "512m" of memory is 0.512 bytes; '
        + 'did you mean "512Mi"? (AmountImplausible)',
    ] },
    corrected: () => container({ resources: { limits: { memory: '512Mi' } } }),
  },
  {
    id: 'J18', says: 'an image with a scheme',
    input: () => container({ image: 'https://ghcr.io/acme/test:v1' }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].image }): "https://ghcr.io/acme/test:v1" is not an image; '
        + 'did you mean "ghcr.io/acme/test:v1"? (ImageInvalid)',
    ] },
    corrected: () => container({ image: 'ghcr.io/acme/test:v1' }),
  },
  {
    id: 'J18a', says: 'an image with a blank',
    input: () => container({ image: 'golang 1.26' }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].image }): "golang 1.26" is not an image; '
        + 'write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)',
    ] },
    corrected: () => container({ image: 'golang:1.26' }),
  },
  {
    id: 'J19', says: 'a request above its limit',
    input: () => container({ resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].resources.requests.memory }): "2Gi" is more than the limit, '
        + '"1Gi"; raise the limit, or lower the request (RequestAboveLimit)',
    ] },
    corrected: () => container({ resources: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } } }),
  },
  {
    id: 'J20', says: 'a policy in small letters',
    input: () => container({ imagePullPolicy: 'always' }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].imagePullPolicy }): "always" is not one of Always, Never, '
        + 'IfNotPresent; did you mean "Always"? (NotAllowedValue)',
    ] },
    corrected: () => container({ imagePullPolicy: 'Always' }),
  },
  {
    id: 'J21', says: 'a job that is started again for ever',
    input: () => pod({ restartPolicy: 'Always' }),
    becomes: { accepted: 'Prow writes Never over it' },
  },
  {
    id: 'J23', says: 'a Secret without its key',
    input: () => container({ env: [{ name: 'T', valueFrom: { secretKeyRef: { name: 'tok' } } }] }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].env[0].valueFrom.secretKeyRef.key }): is missing; give it a '
        + 'value (PropMissing)',
    ] },
    corrected: () => container({ env: [{ name: 'T', valueFrom: { secretKeyRef: { name: 'tok', key: 'token' } } }] }),
  },
  {
    id: 'J26', says: 'a job that runs before a merge and always',
    input: () => job({ run_before_merge: true }),
    becomes: { accepted: 'Prow runs it always; the other setting adds nothing' },
  },
  {
    id: 'J27', says: 'a utility image that does not exist',
    input: () => job({ decoration_config: { utility_images: { clone_refs: 'x' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].decoration_config.utility_images }): "clone_refs" is not a field; did you mean '
        + '"clonerefs"? (UnknownProp)',
    ] },
    corrected: () => job({ decoration_config: { utility_images: { clonerefs: 'x' } } }),
  },
  {
    id: 'J29', says: 'one key that is no list',
    input: () => job({ decoration_config: { ssh_key_secrets: 'deploy-key' } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].decoration_config.ssh_key_secrets }): "deploy-key" is not a list; write [ … ] '
        + '(WrongType)',
    ] },
    corrected: () => job({ decoration_config: { ssh_key_secrets: ['deploy-key'] } }),
  },
  {
    id: 'J30', says: 'a word for a boolean',
    input: () => job({ decoration_config: { skip_cloning: 'yes' } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].decoration_config.skip_cloning }): "yes" is not a boolean; write true or false '
        + '(WrongType)',
    ] },
    corrected: () => job({ decoration_config: { skip_cloning: true } }),
  },
  {
    id: 'J32', says: 'a strategy with a letter too few',
    input: () => job({ decoration_config: { gcs_configuration: { path_strategy: 'explict' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].decoration_config.gcs_configuration.path_strategy }): "explict" is not one of '
        + 'legacy, explicit, single; did you mean "explicit"? (NotAllowedValue)',
    ] },
    corrected: () => job({ decoration_config: { gcs_configuration: { path_strategy: 'explicit' } } }),
  },
  {
    id: 'J34', says: 'a team without its slug',
    input: () => job({ rerun_auth_config: { github_team_slugs: [{ org: 'acme' }] } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].rerun_auth_config.github_team_slugs[0].slug }): is missing; give it a value '
        + '(PropMissing)',
    ] },
  },
  {
    id: 'J35', says: 'a reporter that does not exist',
    input: () => job({ reporter_config: { email: 'ci@acme.dev' } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].reporter_config }): "email" is not a field; known are slack (UnknownProp)',
    ] },
  },
  {
    id: 'J37', says: 'a whole command line in one word',
    input: () => container({ command: ['make test'] }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0]: `make test` is one word of command, so a program of that name is looked for; write its '
        + 'words one by one.',
    ] },
  },
  {
    id: 'J38', says: 'a glob where a regular expression belongs',
    input: () => job({ branches: ['release-*'] }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0]: `release-*` is a regular expression, in which `*` repeats the character before it; for all '
        + 'that begins with it write `^release-`.',
    ] },
  },
  {
    id: 'J40', says: 'a job that runs when files change, and by command',
    input: () => job({ always_run: false, run_if_changed: '[.]go$' }),
    becomes: { accepted: 'that is what run_if_changed does' },
  },
  {
    id: 'J43', says: 'an interval of nothing',
    input: () => app({ jobs: ProwJobs.of({ periodics: [{ name: 'p', interval: '0s', spec: POD }] }) }),
    becomes: { refused: [
      'ProwJobs.of({ periodics[0].interval }): "0s" is nothing, so horologium would start the job again at every turn; write '
        + 'one like "1h" (DurationInvalid)',
    ] },
    corrected: () => app({ jobs: ProwJobs.of({ periodics: [{ name: 'p', interval: '1h', spec: POD }] }) }),
  },
  {
    id: 'J44', says: 'a repository with the ending of its address',
    input: () => app({
      jobs: ProwJobs.of({ periodics: [{ name: 'p', interval: '1h', spec: POD, extra_refs: [{ org: 'acme', repo: 'app.git', base_ref: 'main' }] }] }),
    }),
    becomes: { refused: [
      'ProwJobs.of({ periodics[0].extra_refs[0].repo }): "app.git" has the ending of an address; write "app" '
        + '(RepositoryInvalid)',
    ] },
    corrected: () => app({
      jobs: ProwJobs.of({ periodics: [{ name: 'p', interval: '1h', spec: POD, extra_refs: [{ org: 'acme', repo: 'app', base_ref: 'main' }] }] }),
    }),
  },
  {
    id: 'J45', says: 'an organisation with its server',
    input: () => app({
      jobs: ProwJobs.of({ periodics: [{ name: 'p', interval: '1h', spec: POD, extra_refs: [{ org: 'github.com/acme', repo: 'app', base_ref: 'main' }] }] }),
    }),
    becomes: { refused: [
      'ProwJobs.of({ periodics[0].extra_refs[0].org }): "github.com/acme" is not an organisation; write "acme" '
        + '(RepositoryInvalid)',
    ] },
  },
  {
    id: 'J47', says: 'a volume with two sources',
    input: () => pod({ volumes: [{ name: 'a', emptyDir: {}, configMap: { name: 'c' } }] }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.volumes[0] }): has emptyDir and configMap; give one of them (MutuallyExclusive)',
    ] },
    corrected: () => pod({ volumes: [{ name: 'a', emptyDir: {} }] }),
  },
  {
    id: 'J48', says: 'a volume without a source',
    input: () => pod({ volumes: [{ name: 'a' }] }),
    becomes: { accepted: 'Kubernetes makes an empty folder of it' },
  },
  {
    id: 'J49', says: 'an amount in words',
    input: () => container({ resources: { limits: { memory: 0.5, cpu: 'half' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].resources.limits.cpu }): "half" is not a quantity; write one '
        + 'like "100m", "256Mi" or "10Gi" (QuantityInvalid)',
    ] },
    corrected: () => container({ resources: { limits: { cpu: 0.5 } } }),
  },
  {
    id: 'J50', says: 'a letter too few in resources',
    input: () => container({ resources: { requets: { cpu: '1' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].resources }): "requets" is not a field; did you mean '
        + '"requests"? (UnknownProp)',
    ] },
    corrected: () => container({ resources: { requests: { cpu: '1' } } }),
  },
  {
    id: 'C-01a', says: 'Secrets for images by their names alone',
    input: () => pod({ imagePullSecrets: ['regcred'] }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.imagePullSecrets[0] }): "regcred" is not an object of fields; write { … } '
        + '(WrongType)',
    ] },
    corrected: () => pod({ imagePullSecrets: [{ name: 'regcred' }] }),
  },
  {
    id: 'C-01b', says: 'gigabytes',
    input: () => container({ resources: { limits: { memory: '4GB' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].resources.limits.memory }): "4GB" is not a quantity; write one '
        + 'like "100m", "256Mi" or "10Gi" (QuantityInvalid)',
    ] },
    corrected: () => container({ resources: { limits: { memory: '4G' } } }),
  },
  {
    id: 'C-01c', says: 'a number in words',
    input: () => container({ resources: { requests: { cpu: 'two' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].resources.requests.cpu }): "two" is not a quantity; write one '
        + 'like "100m", "256Mi" or "10Gi" (QuantityInvalid)',
    ] },
    corrected: () => container({ resources: { requests: { cpu: 2 } } }),
  },
  {
    id: 'C-01d', says: 'a Secret by its name alone',
    input: () => job({ spec: { containers: [{ ...CONTAINER, volumeMounts: [{ name: 's', mountPath: '/s' }] }], volumes: [{ name: 's', secret: 'tok' }] } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.volumes[0].secret }): "tok" is not an object of fields; write { … } '
        + '(WrongType)',
    ] },
    corrected: () => job({
      spec: { containers: [{ ...CONTAINER, volumeMounts: [{ name: 's', mountPath: '/s' }] }], volumes: [{ name: 's', secret: { secretName: 'tok' } }] },
    }),
  },
  {
    id: 'C-01g', says: 'a user in quotes',
    input: () => container({ securityContext: { runAsUser: '1000' } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].securityContext.runAsUser }): "1000" is not a number; write '
        + '1000, without quotes (WrongType)',
    ] },
    corrected: () => container({ securityContext: { runAsUser: 1000 } }),
  },
  {
    id: 'C-01h', says: 'one source that is no list',
    input: () => container({ envFrom: { secretRef: { name: 'x' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].envFrom }): {"secretRef":{"name":"x"}} is not a list; write [ … '
        + '] (WrongType)',
    ] },
    corrected: () => container({ envFrom: [{ secretRef: { name: 'x' } }] }),
  },
  {
    id: 'C-01i', says: 'a reference by its name alone',
    input: () => container({ env: [{ name: 'T', valueFrom: { secretKeyRef: 'tok' } }] }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].env[0].valueFrom.secretKeyRef }): "tok" is not an object of '
        + 'fields; write { … } (WrongType)',
    ] },
  },
  {
    id: 'C-01j', says: 'a path alone',
    input: () => pod({ volumes: [{ name: 'a', hostPath: '/x' }] }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec.volumes[0].hostPath }): "/x" is not an object of fields; write { … } '
        + '(WrongType)',
    ] },
  },
  {
    id: 'C-01k', says: 'the same in a preset',
    input: () => app({ jobs: ProwJobs.of({ presets: [{ volumes: [{ name: 'v', secret: 'x' }] }] }) }),
    becomes: { refused: [
      'ProwJobs.of({ presets[0].volumes[0].secret }): "x" is not an object of fields; write { … } (WrongType)',
    ] },
    corrected: () => app({ jobs: ProwJobs.of({ presets: [{ volumes: [{ name: 'v', secret: { secretName: 'x' } }] }] }) }),
  },
  {
    id: 'C-02a', says: 'a token by its Secret alone',
    input: () => job({ decoration_config: { oauth_token_secret: 'clone-token' } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].decoration_config.oauth_token_secret }): "clone-token" is not an object of fields; '
        + 'write { … } (WrongType)',
    ] },
    corrected: () => job({ decoration_config: { oauth_token_secret: { name: 'clone-token', key: 'token' } } }),
  },
  {
    id: 'C-02d', says: 'one state that is no list',
    input: () => job({ reporter_config: { slack: { channel: 'ci', job_states_to_report: 'failure' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].reporter_config.slack.job_states_to_report }): "failure" is not a list; write [ … '
        + '] (WrongType)',
    ] },
  },
  {
    id: 'C-02e', says: 'a number for a tenant',
    input: () => job({ prowjob_defaults: { tenant_id: 5 } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].prowjob_defaults.tenant_id }): 5 is not a string; put it in quotes: "5" (WrongType)',
    ] },
    corrected: () => job({ prowjob_defaults: { tenant_id: '5' } }),
  },
  {
    id: 'C-02', says: 'a field that Prow would drop, a state that no job has, a template that does not end',
    input: () => job({
      decoration_config: { time_out: '3h' },
      reporter_config: { slack: { chanel: 'ci', job_states_to_report: ['failed'], report_template: '{{.Spec.Job' } },
    }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].reporter_config.slack }): "chanel" is not a field; did you mean "channel"? '
        + '(UnknownProp)',
      'ProwJobs.of({ presubmits.acme/app[0].reporter_config.slack.job_states_to_report[0] }): "failed" is not one of '
        + 'scheduling, triggered, pending, success, failure, aborted, error; pick one of them (NotAllowedValue)',
      'ProwJobs.of({ presubmits.acme/app[0].reporter_config.slack.report_template }): "{{.Spec.Job" is no template of Go: an '
        + 'action has no }}; write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}} '
        + '(TemplateInvalid)',
      'ProwJobs.of({ presubmits.acme/app[0].decoration_config }): "time_out" is not a field; did you mean "timeout"? '
        + '(UnknownProp)',
    ] },
  },
  {
    id: 'C-11', says: 'a name that a label does not hold',
    input: () => job({ name: 'pull-app-integration-tests-of-everything-that-there-is-on-all-versions' }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0]: the name `pull-app-integration-tests-of-everything-that-there-is-on-all-versions` has 70 '
        + 'characters, and labels of pods hold 63. Prow cuts the label, and `checkconfig --strict` refuses the job.',
    ] },
  },
  {
    id: 'C-12', says: 'a day that no year has',
    input: () => app({ jobs: ProwJobs.of({ periodics: [{ name: 'p', cron: '0 0 31 2 *', spec: POD }] }) }),
    becomes: { warned: [
      'jobs.periodics[0]: `0 0 31 2 *` is a day that no year has, so the job runs only when somebody starts it.',
    ] },
  },
  {
    id: 'C-21', says: 'a job of Jenkins',
    input: () => app({ jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, agent: 'jenkins' }] } }) }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].agent }): "jenkins" is not one of kubernetes; pick one of them (NotAllowedValue)',
    ] },
  },
  {
    id: 'C-24', says: 'a value without quotes in a preset',
    input: () => app({
      jobs: ProwJobs.of({
        presets: [{ labels: { x: '1' }, env: [{ name: 'A', value: true }] }],
        presubmits: { 'acme/app': [{ name: 'unit', always_run: true, labels: { x: '1' }, spec: POD }] },
      }),
    }),
    becomes: { accepted: 'Prow reads numbers and booleans for texts there, and only there' },
  },
  {
    id: 'C-26', says: 'resources beside the pod',
    input: () => job({ resources: { limits: { cpu: '1' } } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0] }): "resources" is not a property; known are agent, always_run, annotations, '
        + 'branches, clone_depth, clone_uri, cluster, context, decorate, decoration_config, error_on_eviction, extra_refs, hidden, '
        + 'job_queue_name, labels, max_concurrency, name, namespace, optional, path_alias, prowjob_defaults, reporter_config, '
        + 'rerun_auth_config, rerun_command, run_before_merge, run_if_changed, skip_branches, skip_fetch_head, '
        + 'skip_if_only_changed, skip_report, skip_submodules, spec, trigger (UnknownProp)',
    ] },
  },
  {
    id: 'C-26b', says: 'letters too many in a pod',
    input: () => pod({ nodeSelectors: { a: 'b' } }),
    becomes: { refused: [
      'ProwJobs.of({ presubmits.acme/app[0].spec }): "nodeSelectors" is not a field; did you mean "nodeSelector"? (UnknownProp)',
    ] },
    corrected: () => pod({ nodeSelector: { a: 'b' } }),
  },
  {
    id: 'J51', says: 'a template that reads a repository, in a periodic that clones none',
    input: () => byClock({ jobs: ProwJobs.typed({ periodics: [{ name: 'nightly', interval: '24h', template: JobTemplate.go({ version: '1.26' }) }] }) }),
    becomes: { warned: [
      'jobs.periodics[0]: `go vet ./...` reads files of a repository, and nothing is cloned, because a periodic has no repository but those of extra_refs; add the one it is '
        + 'for, such as `extra_refs: [{ org: \'acme\', repo: \'app\', base_ref: \'main\' }]`; where the image has them, say workingDir.',
    ] },
    corrected: () => byClock({ jobs: ProwJobs.typed({ periodics: [
      { name: 'nightly', interval: '24h', template: JobTemplate.go({ version: '1.26' }), extraRefs: [{ org: 'acme', repo: 'app', baseRef: 'main' }] },
    ] }) }),
  },
  {
    id: 'J51b', says: 'jobs of a repository that is not cloned',
    input: () => byClock({
      decoration: [{ repository: 'acme/lib', skipCloning: true }], github: GitHub.cloud({ repositories: ['acme/app', 'acme/lib'] }), configRepository: 'acme/app',
      jobs: ProwJobs.of({ presubmits: {
        'acme/app': [{ name: 'unit', always_run: true, decorate: false, spec: POD }], 'acme/lib': [{ name: 'unit', always_run: true, spec: POD }],
      } }),
    }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0]: `make` reads files of a repository, and nothing is cloned, because the job is not decorated; leave decorate: false out; where the image has '
        + 'them, say workingDir.',
      'jobs.presubmits.acme/lib[0]: `make` reads files of a repository, and nothing is cloned, because skip_cloning is true for the job; leave it out; where the image has them, '
        + 'say workingDir.',
    ] },
  },
  {
    id: 'J51c', says: 'the same, where no job is decorated',
    input: () => byClock({ configOverrides: { decorate_all_jobs: false }, jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: POD }] } }) }),
    becomes: { warned: [
      'jobs.presubmits.acme/app[0]: `make` reads files of a repository, and nothing is cloned, because decorate_all_jobs is not true; add decorate: true; where the image has '
        + 'them, say workingDir.',
    ] },
  },
];
