import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import {
  Branchprotector, BranchprotectorOptions, DeckAccess, Exporter, ExternalPlugin, Exposure, Gcsweb, GitHub, GitHubAuth, LabelSync, LabelSyncOptions, Monitoring,
  ObjectStorage, Peribolos, PeribolosOptions, ProwApp, ProwAppProps, ProwControllerManager, ProwPlan, ProwPlanOptions, RepositoryLabels,
  RepositoryVisibility, StorageIdentity, Tls, Tot,
} from '../../src';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const PROTECTION = { 'branch-protection': { 'protect-tested-repos': true } };

function cronJob({ branchprotector = {}, ...options }: Partial<ProwPlanOptions>): Json {
  const plan = ProwPlan.of({ github: GitHub.cloud({ repositories: ['acme/app'] }), branchprotector, configOverrides: PROTECTION, ...options });
  const objects: Json[] = objectsIn((chart) => new Branchprotector(chart, 'branchprotector', { plan }), '40-prow');
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`).sort()).toEqual(
    ['CronJob prow/branchprotector', 'ServiceAccount prow/branchprotector']);
  return objects.find(({ kind }) => kind === 'CronJob')!.spec;
}

const podOf = (spec: Json): Json => spec.jobTemplate.spec.template.spec;

test('who signs in by a token is told that it has to be an admin', () => {
  const steps = (branchprotector?: BranchprotectorOptions): string => {
    const folder = mkdtempSync(join(tmpdir(), 'programs-'));
    new ProwApp({
      outdir: folder, github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }), branchprotector,
      configOverrides: branchprotector && PROTECTION,
    }).synth();
    const text = readFileSync(join(folder, 'NEXT-STEPS.md'), 'utf8');
    rmSync(folder, { recursive: true });
    return text;
  };
  expect(steps({})).toContain('Give that user admin access to the repositories, without which it protects no branch.');
  expect(steps({})).not.toContain('as an App');
  expect(steps()).toContain('Give that user write access to the repositories.');
});

describe('branchprotector', () => {
  test('runs by the clock, once at a time, without a token', () => {
    const { jobTemplate, ...spec } = cronJob({});
    expect(spec).toEqual({
      schedule: '54 * * * *', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 600, successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 3,
    });
    const { template, ...job } = jobTemplate.spec;
    expect(job).toEqual({ backoffLimit: 0, activeDeadlineSeconds: 3600 });
    const { containers: [container], ...pod } = template.spec;
    expect(pod).toMatchObject({
      restartPolicy: 'Never', automountServiceAccountToken: false, serviceAccountName: 'branchprotector', nodeSelector: { 'kubernetes.io/arch': 'amd64' },
    });
    expect(container.args).toEqual([
      '--confirm=true', '--config-path=/etc/config/config.yaml', '--job-config-path=/etc/job-config', '--github-endpoint=http://ghproxy.prow',
      '--github-endpoint=https://api.github.com', '--github-graphql-endpoint=http://ghproxy.prow/graphql', '--github-app-id=$(GITHUB_APP_ID)',
      '--github-app-private-key-path=/etc/github/app_private_key',
    ]);
    expect(container).toMatchObject({
      image: 'us-docker.pkg.dev/k8s-infra-prow/images/branchprotector:v20260821-a61940897',
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    });
  });

  test('does what it is told', () => {
    const spec = cronJob({
      github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }), prowVersion: 'v20260901-abcdef123', imageRegistry: 'registry.acme.dev',
      components: { priorityClassName: 'people', podAnnotations: { team: 'infra' } },
      branchprotector: {
        schedule: '@daily', timeZone: 'Europe/Berlin', suspend: true, deadlineMinutes: 5, confirm: false, verifyRestrictions: true, enableAppsRestrictions: true,
        extraArgs: ['--github-hourly-tokens=100'], nodeSelector: { disk: 'ssd' }, podLabels: { tier: 'cron' },
      },
    });
    expect(spec).toMatchObject({ schedule: '@daily', timeZone: 'Europe/Berlin', suspend: true });
    expect(spec.jobTemplate.spec.activeDeadlineSeconds).toBe(300);
    expect(spec.jobTemplate.spec.template.metadata).toMatchObject({ labels: { app: 'branchprotector', tier: 'cron' }, annotations: { team: 'infra' } });
    const { containers: [{ args, image }], priorityClassName, nodeSelector } = podOf(spec);
    expect([image, priorityClassName, nodeSelector]).toEqual(
      ['registry.acme.dev/k8s-infra-prow/images/branchprotector:v20260901-abcdef123', 'people', { 'kubernetes.io/arch': 'amd64', 'disk': 'ssd' }]);
    expect(args.filter((arg: string) => !/github-(endpoint|graphql)|config/.test(arg))).toEqual([
      '--verify-restrictions=true', '--enable-apps-restrictions=true', '--github-token-path=/etc/github/token', '--github-hourly-tokens=100',
    ]);
  });

  test.each<[string, () => unknown, string]>([
    ['of a Prow without it', () => new Branchprotector(new Chart(new App(), 'a'), 'b', { plan: ProwPlan.of({ github: GitHub.cloud({ repositories: ['acme/app'] }) }) }),
      '[a/b] plan: is of a Prow without branchprotector; give it branchprotector: {} (PropMissing)'],
    ['clocks', () => ProwPlan.of({
      github: GitHub.cloud({ repositories: ['acme/app'] }), branchprotector: { timeZone: 'Europe/Berln', deadlineMinutes: 0 },
    }), `ProwPlan.of({ branchprotector.timeZone }): "Europe/Berln" is not a time zone; did you mean "Europe/Berlin"? (CronInvalid)
ProwPlan.of({ branchprotector.deadlineMinutes }): 0 is outside 1-1440; pick a number in that range (NumberOutOfRange)`],
    ['flags', () => ProwPlan.of({
      github: GitHub.cloud({ repositories: ['acme/app'] }), branchprotector: { extraArgs: ['--confirm=false', '--dry-run=true', '--github-host=x'] },
    }), `\
ProwPlan.of({ branchprotector.extraArgs[0] }): "--confirm" of branchprotector is set by us, and a second one would overrule it or be ignored; say it with confirm (ArgumentTaken)
ProwPlan.of({ branchprotector.extraArgs[1] }): "--dry-run" is not a flag of branchprotector, which would not start; write one that "branchprotector --help" shows (ArgumentUnknown)
ProwPlan.of({ branchprotector.extraArgs[2] }): "--github-host" of branchprotector is set by us, and a second one would overrule it or be ignored; say it with github: GitHub.enterprise({ host, apiUrl, repositories }) (ArgumentTaken)`],
  ])('refuses %s', (_, make, text) => expect(make).toThrow(text));
});

const APP = GitHub.cloud({ repositories: ['acme/app'] });

/** The objects of a program by their kinds and names. */
function placed(make: (chart: Chart, plan: ProwPlan) => unknown, options: Partial<ProwPlanOptions>): Readonly<Record<string, Json>> {
  const plan = ProwPlan.of({ github: APP, ...options });
  const objects: Json[] = objectsIn((chart) => make(chart, plan), '40-prow');
  return Object.fromEntries(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
}

const labelSync = (said: LabelSyncOptions, options: Partial<ProwPlanOptions> = {}): Readonly<Record<string, Json>> => (
  placed((chart, plan) => new LabelSync(chart, 'label-sync', { plan }), { labelSync: said, ...options }));
const labelsOf = (said: LabelSyncOptions, options?: Partial<ProwPlanOptions>): Json => parse(labelSync(said, options)['ConfigMap label-config'].data['labels.yaml']);
const names = ({ labels }: Json): string[] => labels.map(({ name }: Json) => name);

/** Of the plugins that run where nothing was said. */
const OF_DEFAULT_PLUGINS = [
  'approved', 'do-not-merge/hold', 'do-not-merge/invalid-owners-file', 'do-not-merge/work-in-progress', 'good first issue', 'help wanted', 'lgtm', 'lifecycle/active',
  'lifecycle/frozen', 'lifecycle/rotten', 'lifecycle/stale', 'needs-ok-to-test', 'ok-to-test', 'size/L', 'size/M', 'size/S', 'size/XL', 'size/XS', 'size/XXL',
];

describe('label_sync', () => {
  test('runs by the clock, with what Prow has of GitHub and nothing of the cluster', () => {
    const objects = labelSync({});
    expect(Object.keys(objects).sort()).toEqual(['ConfigMap label-config', 'CronJob label-sync', 'ServiceAccount label-sync']);
    const { schedule, jobTemplate: { spec: { template: { spec: { containers: [{ args, image }], volumes, automountServiceAccountToken: token } } } } } = objects['CronJob label-sync'].spec;
    expect([schedule, image, token]).toEqual(['17 * * * *', 'gcr.io/k8s-staging-test-infra/label_sync:v20260729-f66136c16c', false]);
    expect(args).toEqual([
      '--confirm=true', '--config=/etc/labels/labels.yaml', '--only=acme/app', '--github-endpoint=http://ghproxy.prow', '--github-endpoint=https://api.github.com',
      '--github-graphql-endpoint=http://ghproxy.prow/graphql', '--github-app-id=$(GITHUB_APP_ID)', '--github-app-private-key-path=/etc/github/app_private_key',
    ]);
    expect(volumes).toContainEqual({ name: 'labels', configMap: { name: 'label-config' } });
  });

  test.each<[string, LabelSyncOptions, readonly string[], readonly string[]]>([
    ['organisations', {}, ['acme', 'umbrella'], ['--confirm=true', '--config=/etc/labels/labels.yaml', '--orgs=acme,umbrella']],
    ['organisations without some', { skip: ['acme/old'], confirm: false }, ['acme'], ['--config=/etc/labels/labels.yaml', '--orgs=acme', '--skip=acme/old']],
    ['those that were said', { only: ['acme/app'] }, ['acme', 'umbrella/x'], ['--confirm=true', '--config=/etc/labels/labels.yaml', '--only=acme/app']],
    ['a person', { orgs: ['user:acme'] }, ['acme/app'], ['--confirm=true', '--config=/etc/labels/labels.yaml', '--orgs=user:acme']],
  ])('looks at %s', (_, said, repositories, flags) => {
    const { args } = labelSync(said, { github: GitHub.cloud({ repositories: [...repositories] }) })['CronJob label-sync'].spec.jobTemplate.spec.template.spec.containers[0];
    expect(args.filter((arg: string) => !arg.startsWith('--github'))).toEqual(flags);
  });

  test('knows the labels of the plugins that run, everywhere where all have them', () => {
    expect(names(labelsOf({}).default)).toEqual(OF_DEFAULT_PLUGINS);
    const two = GitHub.cloud({ repositories: ['acme/app', 'acme/api'] });
    const some = labelsOf({}, {
      github: two, externalPlugins: [ExternalPlugin.needsRebase({ repositories: ['acme/api'] })], tide: { squashLabel: 'tide/squash' },
      pluginOverrides: {
        plugins: { 'acme/app': { plugins: ['lgtm', 'require-matching-label'] } },
        require_matching_label: [{ org: 'acme', repo: 'app', prs: true, regexp: '^kind/', missing_label: 'needs-kind' }],
      },
    });
    expect(names(some.default)).toEqual(['lgtm', 'tide/squash']);
    expect(names(some.repos['acme/app'])).toEqual(['needs-kind']);
    expect(names(some.repos['acme/api'])).toEqual([...OF_DEFAULT_PLUGINS.filter((name) => name !== 'lgtm'), 'needs-rebase'].sort());
    const org = labelsOf({}, { github: GitHub.cloud({ repositories: ['acme', 'zoo/x'] }), labelSync: { orgs: ['acme'] }, pluginOverrides: { plugins: { 'acme/old': { plugins: ['wip', 'dco'] } } } });
    expect(names(org.default)).toEqual(OF_DEFAULT_PLUGINS);
    expect(Object.fromEntries(Object.entries<Json>(org.repos).map(([key, value]) => [key, names(value)]))).toEqual({ 'acme/old': ['dco-signoff: no', 'dco-signoff: yes'] });
  });

  test('takes those of its user first', () => {
    const labels = RepositoryLabels.of({
      everywhere: [{ name: 'LGTM', color: '0E8A16' }, { name: 'kind/bug', color: 'd73a4a', description: 'It is broken.', previously: [{ name: 'bug' }] }],
      repos: { 'acme/app': [{ name: 'size/S', color: 'ffffff', addedBy: 'anyone' }, { name: 'old', color: 'ffffff', deleteAfter: '2027-01-31T00:00:00Z' }] },
    });
    const file = labelsOf({ labels }, { github: GitHub.cloud({ repositories: ['acme/app', 'acme/api'] }) });
    expect(file.default.labels.slice(0, 2)).toEqual([
      { name: 'LGTM', color: '0e8a16', description: '', target: 'both' },
      { name: 'kind/bug', color: 'd73a4a', description: 'It is broken.', target: 'both', previously: [{ name: 'bug' }] },
    ]);
    expect(names(file.default).slice(2)).toEqual(OF_DEFAULT_PLUGINS.filter((name) => !['lgtm', 'size/S'].includes(name)));
    expect(file.repos).toEqual({
      'acme/app': { labels: [
        { name: 'size/S', color: 'ffffff', description: '', target: 'both', addedBy: 'anyone' },
        { name: 'old', color: 'ffffff', description: '', target: 'both', deleteAfter: '2027-01-31T00:00:00Z' },
      ] },
      'acme/api': { labels: [{ name: 'size/S', color: '77bb00', description: 'It changes 10 to 29 lines, by Prow\'s own limits.', target: 'prs', addedBy: 'prow' }] },
    });
    expect(labelsOf({ labels, pluginLabels: false }).default.labels).toHaveLength(2);
  });

  test('reads a file as the Kubernetes project has one', () => {
    const labels = RepositoryLabels.fromYaml(`
default:
  labels:
    - {color: 0ffa16, description: Approved., name: approved, target: prs, prowPlugin: approve, addedBy: approvers}
orgs:
  acme:
    labels:
      - color: 'fef2c0'
        name: area/ci
        target: issues
        previously:
          - {name: ci, color: aaaaaa, previously: [{name: build}]}
`);
    expect(labelsOf({ labels, pluginLabels: false })).toEqual({
      default: { labels: [{ name: 'approved', color: '0ffa16', description: 'Approved.', target: 'prs', addedBy: 'approvers' }] },
      orgs: { acme: { labels: [{ name: 'area/ci', color: 'fef2c0', description: '', target: 'issues', previously: [{ name: 'ci' }, { name: 'build' }] }] } },
    });
  });

  const plan = (said: LabelSyncOptions, repositories = ['acme/app']) => () => ProwPlan.of({ github: GitHub.cloud({ repositories }), labelSync: said });

  test.each<[string, () => unknown, string]>([
    ['of a Prow without it', () => new LabelSync(new Chart(new App(), 'a'), 'b', { plan: ProwPlan.of({ github: APP }) }),
      '[a/b] plan: is of a Prow without labelSync; give it labelSync: {} (PropMissing)'],
    ['two sorts of what is served', plan({}, ['acme', 'zoo/app']),
      'ProwPlan.of({ labelSync }): says neither only nor orgs, and github serves organisations and single repositories, of which label_sync takes one sort; '
        + 'give one of them (PropMissing)'],
    ['both', plan({ only: ['acme/app'], orgs: ['acme'] }),
      'ProwPlan.of({ labelSync.only }): is given, and so is orgs: label_sync takes one of them; keep one of them (MutuallyExclusive)'],
    ['what is not served', plan({ only: ['acme/ap'] }),
      'ProwPlan.of({ labelSync.only[0] }): "acme/ap" is none of what github serves: acme/app; did you mean "acme/app"? (RepositoryNotServed)'],
    ['no labels', plan({ pluginLabels: false }),
      'ProwPlan.of({ labelSync.labels }): is missing, and pluginLabels is false, so that there is no label; give one of them (PropMissing)'],
    ['flags', plan({ extraArgs: ['--token=/etc/github/token', '--dry-run=true'] }), `\
ProwPlan.of({ labelSync.extraArgs[0] }): "--token" of label_sync is set by us, and a second one would overrule it or be ignored; leave it out: it is a flag of once, which does not go together with those that we set (ArgumentTaken)
ProwPlan.of({ labelSync.extraArgs[1] }): "--dry-run" is not a flag of label_sync, which would not start; write one that "label_sync --help" shows (ArgumentUnknown)`],
    ['labels', () => RepositoryLabels.of({
      everywhere: [{ name: 'bug ', color: '#d73a4a', description: 'x'.repeat(101), deleteAfter: 'tomorrow' }], repos: { acme: [] },
    }), `\
RepositoryLabels.of({ everywhere[0].name }): "bug " is no name that GitHub takes for a label; write at most 50 characters, none of them a blank at an end (PatternMismatch)
RepositoryLabels.of({ everywhere[0].color }): "#d73a4a" is not a colour that GitHub takes; write "d73a4a" (PatternMismatch)
RepositoryLabels.of({ everywhere[0].description }): has 101 bytes, and GitHub takes 100; shorten it (PatternMismatch)
RepositoryLabels.of({ everywhere[0].deleteAfter }): "tomorrow" is not a moment; write one like "2027-01-31T00:00:00Z" (PatternMismatch)
RepositoryLabels.of({ repos }): "acme" is an organisation; write "org/repo", or give its labels to orgs (RepositoryInvalid)`],
    ['one name twice', () => RepositoryLabels.of({
      everywhere: [{ name: 'bug', color: 'd73a4a' }], orgs: { acme: [{ name: 'kind/bug', color: 'd73a4a', previously: [{ name: 'Bug' }] }] },
      repos: { 'acme/app': [{ name: 'Kind/Bug', color: 'd73a4a' }] },
    }), `\
RepositoryLabels.of({ orgs.acme[0].previously[0].name }): "Bug" is the name of everywhere[0] too; keep one of them (LabelTwice)
RepositoryLabels.of({ repos.acme/app[0].name }): "Kind/Bug" is the name of orgs.acme[0] too; keep one of them (LabelTwice)`],
    ['one of a repository that its organisation needs', () => labelSync({
      labels: RepositoryLabels.of({ repos: { 'acme/app': [{ name: 'lgtm', color: 'd73a4a' }] } }),
    }, { github: GitHub.cloud({ repositories: ['acme'] }) }),
    '[40-prow/label-sync] labels: "lgtm" is said of acme/app alone, and plugins of all of acme need it: label_sync refuses it twice; '
        + 'say it of the organisation, or leave it out (LabelTwice)'],
    ['a file', () => RepositoryLabels.fromYaml('default:\n  labels:\n    - {name: bug, color: 123456, size: 3}\n', 'ci/labels.yaml'), `\
[ci/labels.yaml:3:26] default.labels[0].color: is read as the number 123456; put the colour in quotes, such as "0e8a16" (WrongType)
[ci/labels.yaml:3:7] default.labels[0]: "size" is not a property; known are addedBy, color, deleteAfter, description, isExternalPlugin, name, previously, prowPlugin, target (UnknownProp)`],
  ])('refuses %s', (_, make, text) => expect(make).toThrow(text));
});

describe('exporter', () => {
  const exporter = (options: Partial<ProwPlanOptions>): Readonly<Record<string, Json>> => placed((chart, plan) => new Exporter(chart, 'exporter', { plan }), options);

  test('watches ProwJobs, and no more', () => {
    const objects = exporter({ exporter: {} });
    expect(Object.keys(objects).sort()).toEqual(['Deployment exporter', 'Role exporter', 'RoleBinding exporter', 'ServiceAccount exporter']);
    expect(objects['Role exporter'].rules).toEqual([{ apiGroups: ['prow.k8s.io'], resources: ['prowjobs'], verbs: ['list', 'watch'] }]);
    const { replicas, strategy, template: { spec: { containers: [{ args, image, ports, readinessProbe }], automountServiceAccountToken: token } } } = objects['Deployment exporter'].spec;
    expect({ replicas, strategy, args, image, ports, token, path: readinessProbe.httpGet.path }).toEqual({
      replicas: 1, strategy: { type: 'Recreate' }, args: ['--config-path=/etc/config/config.yaml', '--job-config-path=/etc/job-config'],
      image: 'us-docker.pkg.dev/k8s-infra-prow/images/exporter:v20260821-a61940897', token: true, path: '/healthz/ready',
      ports: [{ name: 'health', containerPort: 8081 }, { name: 'metrics', containerPort: 9090 }],
    });
  });

  test('is among what Prometheus reads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'programs-'));
    new ProwApp({ outdir: folder, github: APP, exporter: {}, monitoring: Monitoring.prometheusOperator() }).synth();
    const text = readFileSync(join(folder, '40-prow.k8s.yaml'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(text).toMatch(/operator: In\n +values:\n( +- [a-z-]+\n)+ +- exporter\n/);
    expect(text).toContain('absent(up{job="prow/prow",component="exporter"} == 1)');
  });

  test('refuses flags and names that are ours', () => expect(() => ProwPlan.of({
    github: APP, exporter: { extraArgs: ['--metrics-port=1', '--dry-run=false'], env: [{ name: 'HOME', value: '/x' }] },
  })).toThrow(`\
ProwPlan.of({ exporter.env[0] }): "HOME" is set by us; use another name (EnvironmentNameTaken)
ProwPlan.of({ exporter.extraArgs[0] }): "--metrics-port" of exporter is set by us, and a second one would overrule it or be ignored; leave it out: probes and policies go by port 9090 (ArgumentTaken)
ProwPlan.of({ exporter.extraArgs[1] }): "--dry-run" is not a flag of exporter, which would not start; write one that "exporter --help" shows (ArgumentUnknown)`));
});

/** What an app writes. */
function app(props: Partial<ProwAppProps>): { readonly objects: Readonly<Record<string, Json>>; readonly nextSteps: string; readonly permissions: () => Json } {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  try {
    new ProwApp({ outdir: folder, github: APP, ...props }).synth();
    const all: Json[] = parseAllDocuments(readFileSync(join(folder, '40-prow.k8s.yaml'), 'utf8')).map((one) => one.toJS());
    const manifest = join(folder, 'github-app', 'manifest');
    const text = existsSync(manifest) ? readFileSync(manifest, 'utf8') : '';
    return {
      objects: Object.fromEntries(all.map((object) => [`${object.kind} ${object.metadata.name}`, object])),
      nextSteps: readFileSync(join(folder, 'NEXT-STEPS.md'), 'utf8'), permissions: () => JSON.parse(text).default_permissions,
    };
  } finally {
    warn.mockRestore();
    rmSync(folder, { recursive: true });
  }
}

const SECURE = Exposure.ingress({ domain: 'prow.acme.dev', tls: Tls.acme({ email: 'ops@acme.dev' }) });

test.each<[string, Partial<ProwAppProps>]>([
  ['branchprotector', { branchprotector: {}, configOverrides: PROTECTION }], ['label-sync', { labelSync: {} }],
  ['peribolos', { peribolos: { configMapName: 'acme-org', fixes: { members: true } } }],
])('%s is run at once by one line, however often', (name, props) => expect(app(props).nextSteps).toContain(
  `\`kubectl delete job --namespace prow --ignore-not-found ${name}-now && kubectl create job --namespace prow --from=cronjob/${name} ${name}-now\` runs it at once, `
    + `however often, and \`kubectl logs --namespace prow --follow job/${name}-now\` shows each`));

describe('gcsweb', () => {
  const argsOf = (storage?: ObjectStorage): string[] => placed((chart, plan) => new Gcsweb(chart, 'gcsweb', { plan }), { gcsweb: {}, storage })['Deployment gcsweb']
    .spec.template.spec.containers[0].args;

  test('shows the bucket of logs with the keys of deck, without a token', () => {
    const objects = placed((chart, plan) => new Gcsweb(chart, 'gcsweb', { plan }), { gcsweb: {} });
    expect(Object.keys(objects).sort()).toEqual(['Deployment gcsweb', 'PodDisruptionBudget gcsweb', 'Service gcsweb', 'ServiceAccount gcsweb']);
    const { containers: [{ args, image, ports }], automountServiceAccountToken: token, volumes } = objects['Deployment gcsweb'].spec.template.spec;
    expect({ args, image, ports, token }).toEqual({
      args: ['-b=s3://prow-logs', '--s3-credentials-file=/etc/s3-credentials/service-account.json'], token: false,
      image: 'gcr.io/k8s-staging-test-infra/gcsweb:v20260729-f66136c16c', ports: [{ name: 'http', containerPort: 8080 }, { name: 'health', containerPort: 8081 }],
    });
    expect(volumes[0].secret.secretName).toBe('s3-credentials-deck');
    expect(objects['Service gcsweb'].spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }]);
  });

  test.each<[string, ObjectStorage, string[]]>([
    ['Google by identity', ObjectStorage.gcs({ bucket: 'acme' }), ['-b=gs://acme', '-use-default-credentials=true']],
    ['Google by a key', ObjectStorage.gcs({ bucket: 'acme', credentialsSecretName: 'gcs' }), ['-b=gs://acme', '--gcs-credentials-file=/etc/gcs-credentials/service-account.json']],
    ['Amazon', ObjectStorage.s3({ bucket: 'acme', region: 'eu-west-1' }), ['-b=s3://acme', '--s3-credentials-file=/etc/s3-credentials/service-account.json']],
  ])('reads %s', (_, storage, args) => expect(argsOf(storage)).toEqual(args));

  test('stands behind the login of deck, and deck links to it', () => {
    const { objects, nextSteps } = app({ gcsweb: {}, exposure: SECURE, deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) });
    expect(parse(objects['ConfigMap config'].data['config.yaml']).deck.spyglass.gcs_browser_prefix).toBe('https://deck.prow.acme.dev/s3/');
    expect(objects['Deployment oauth2-proxy'].spec.template.spec.containers[0].args.filter((arg: string) => arg.startsWith('--upstream='))).toEqual([
      '--upstream=http://deck.prow', '--upstream=http://gcsweb.prow/s3/', '--upstream=http://gcsweb.prow/icons/', '--upstream=http://gcsweb.prow/styles/',
    ]);
    // whoever calls its Service would go around the login
    expect(objects['NetworkPolicy gcsweb'].spec).toEqual({
      podSelector: { matchLabels: { app: 'gcsweb' } }, policyTypes: ['Ingress'],
      ingress: [
        { from: [{ podSelector: { matchLabels: { app: 'oauth2-proxy' } } }], ports: [{ port: 8080, protocol: 'TCP' }] }, { ports: [{ port: 8081, protocol: 'TCP' }] },
      ],
    });
    expect(nextSteps).toContain('deck links each job to its files, at https://deck.prow.acme.dev/s3/. gcsweb shows everything in the bucket, with what it may read as deck.');
  });

  test('is closed beside a deck that is open, unless somebody has a way of his own', () => {
    const closed = app({ gcsweb: {}, exposure: SECURE });
    expect(closed.objects['ConfigMap config'].data['config.yaml']).not.toContain('gcs_browser_prefix');
    expect(JSON.stringify(Object.values(closed.objects).filter(({ kind }) => kind === 'Ingress'))).not.toContain('gcsweb');
    expect(closed.nextSteps).toContain('`kubectl --namespace prow port-forward service/gcsweb 8080:80` shows http://localhost:8080/s3/prow-logs/. gcsweb shows');
    const open = app({ gcsweb: { url: 'https://files.acme.dev/' }, exposure: SECURE });
    expect(parse(open.objects['ConfigMap config'].data['config.yaml']).deck.spyglass.gcs_browser_prefix).toBe('https://files.acme.dev/s3/');
    expect(open.nextSteps).toContain('A way from https://files.acme.dev to Service `prow/gcsweb` is yours to make.');
    const said = app({ gcsweb: { url: 'https://files.acme.dev' }, configOverrides: { deck: { spyglass: { gcs_browser_prefixes: { '*': 'https://x.acme.dev/' } } } } });
    expect(parse(said.objects['ConfigMap config'].data['config.yaml']).deck.spyglass).toMatchObject({ gcs_browser_prefixes: { '*': 'https://x.acme.dev/' } });
    expect(said.objects['ConfigMap config'].data['config.yaml']).not.toContain('gcs_browser_prefix:');
  });

  test('is deck in the cloud, which its user has to let it be', () => {
    const role = 'arn:aws:iam::123456789012:role/prow';
    const storage = ObjectStorage.s3({ bucket: 'acme', region: 'eu-west-1', identity: StorageIdentity.eksRoles({ prow: role, jobs: `${role}-jobs` }) });
    const { objects, nextSteps } = app({ gcsweb: {}, storage });
    expect(objects['ServiceAccount gcsweb'].metadata.annotations).toEqual({ 'eks.amazonaws.com/role-arn': role });
    expect(nextSteps).toContain(`In the cloud it is \`${role}\`, as deck is: let the ServiceAccount \`prow/gcsweb\` be that too.`);
  });

  const HIDDEN = GitHub.cloud({ repositories: ['acme/app', 'acme/secret'], trust: [{ repositories: ['acme/secret'], visibility: RepositoryVisibility.PRIVATE }] });

  test.each<[string, Partial<ProwAppProps>, string]>([
    ['around a login', { gcsweb: { url: 'https://files.acme.dev' }, exposure: SECURE, deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) },
      'new ProwApp({ gcsweb.url }): is given, and gcsweb stands behind the login of deck, which a further way would go around; leave it out (MutuallyExclusive)'],
    ['around a second login', {
      gcsweb: { url: 'https://files.acme.dev' }, github: HIDDEN, exposure: SECURE,
      privateDeck: { url: 'https://private.acme.dev', access: DeckAccess.oauth2Proxy({ org: 'acme' }) },
    }, 'new ProwApp({ gcsweb.url }): is given, and gcsweb stands behind the login of private-deck, which a further way would go around; leave it out (MutuallyExclusive)'],
    ['to what deck hides', { gcsweb: { url: 'https://files.acme.dev' }, github: HIDDEN },
      'new ProwApp({ gcsweb.url }): is given, and whoever reaches it reads logs of acme/secret, which not everybody may read; leave it out, and give '
        + 'deckAccess: DeckAccess.oauth2Proxy({ … }) (MutuallyExclusive)'],
    ['to what an override hides', { gcsweb: { url: 'https://files.acme.dev' }, configOverrides: { deck: { hidden_repos: ['acme/app'] } } },
      'new ProwApp({ gcsweb.url }): is given, and whoever reaches it reads logs of acme/app, which not everybody may read; leave it out, and give '
        + 'deckAccess: DeckAccess.oauth2Proxy({ … }) (MutuallyExclusive)'],
    ['past the login', { gcsweb: {}, exposure: SECURE, deckAccess: DeckAccess.oauth2Proxy({ org: 'acme', publicPaths: ['/badge.svg', '/s3/logs/'] }) },
      'new ProwApp({ deckAccess }): "/s3/logs/" of publicPaths lets everybody see files of jobs, which gcsweb shows there; leave it out (EverythingPublic)'],
    ['by flags of ours', { gcsweb: { extraArgs: ['--b=gs://other', '--p=80'] } }, `\
new ProwApp({ gcsweb.extraArgs[0] }): "--b" of gcsweb is set by us, and a second one would overrule it or be ignored; leave it out: it shows the bucket of storage (ArgumentTaken)
new ProwApp({ gcsweb.extraArgs[1] }): "--p" of gcsweb is set by us, and a second one would overrule it or be ignored; leave it out: the Service, probes and policies go by port 8080 (ArgumentTaken)`],
  ])('refuses a way %s', (_, props, text) => expect(() => app(props)).toThrow(text));
});

describe('tot', () => {
  test('numbers runs, and prow-controller-manager asks it', () => {
    const objects = placed((chart, plan) => new Tot(chart, 'tot', { plan }), { tot: { storageClassName: 'fast' } });
    expect(Object.keys(objects).sort()).toEqual(['Deployment tot', 'PersistentVolumeClaim tot', 'Service tot', 'ServiceAccount tot']);
    expect(objects['PersistentVolumeClaim tot'].spec).toEqual({ accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } });
    const { strategy, template: { spec: { containers: [{ args, volumeMounts }] } } } = objects['Deployment tot'].spec;
    expect([strategy.type, args]).toEqual(['Recreate', ['--config-path=/etc/config/config.yaml', '--job-config-path=/etc/job-config', '--storage=/store/tot.json']]);
    expect(volumeMounts).toContainEqual({ name: 'store', mountPath: '/store' });
    const manager = (options: Partial<ProwPlanOptions>): string[] => placed((chart, plan) => new ProwControllerManager(chart, 'pcm', { plan }), options)[
      'Deployment prow-controller-manager'].spec.template.spec.containers[0].args;
    expect(manager({ tot: {} }).at(-1)).toBe('--tot-url=http://tot.prow');
    expect(manager({}).join()).not.toContain('tot');
  });

  test('refuses another one', () => expect(() => ProwPlan.of({ github: APP, tot: {}, prowControllerManager: { extraArgs: ['--tot-url=http://x'] } })).toThrow(
    'ProwPlan.of({ prowControllerManager.extraArgs[0] }): "--tot-url" of prow-controller-manager is set by us, and a second one would overrule it or be ignored; '
      + 'leave it out: it is the address of tot\'s Service (ArgumentTaken)'));
});

describe('peribolos', () => {
  const jobOf = (said: PeribolosOptions, options: Partial<ProwPlanOptions> = {}): Json => placed((chart, plan) => new Peribolos(chart, 'peribolos', { plan }), {
    peribolos: said, ...options,
  })['CronJob peribolos'].spec;
  const flagsOf = (spec: Json): string[] => podOf(spec).containers[0].args.filter((arg: string) => !arg.startsWith('--github'));

  test('looks, and changes nothing before it is told to', () => {
    const spec = jobOf({ configMapName: 'acme-org', fixes: { members: true } });
    expect(spec.schedule).toBe('35 * * * *');
    expect(flagsOf(spec)).toEqual([
      '--fix-org-members=true', '--min-admins=5', '--maximum-removal-delta=0.25', '--require-self=false', '--config-path=/etc/peribolos/org.yaml',
    ]);
    expect(podOf(spec)).toMatchObject({ automountServiceAccountToken: false, serviceAccountName: 'peribolos' });
    expect(podOf(spec).volumes[0]).toEqual({ name: 'organisations', configMap: { name: 'acme-org' } });
  });

  test('does what it is told', () => expect(flagsOf(jobOf({
    configMapName: 'acme-org', configMapKey: 'acme.yaml', confirm: true, minAdmins: 2, requiredAdmins: ['ada'], maximumRemovalDelta: 0.1,
    fixes: { org: true, members: true, teams: true, teamMembers: true, teamRepos: true, repos: true },
  }, { github: GitHub.cloud({ repositories: ['acme'], auth: GitHubAuth.token() }) }))).toEqual([
    '--confirm=true', '--fix-org=true', '--fix-org-members=true', '--fix-teams=true', '--fix-team-members=true', '--fix-team-repos=true', '--fix-repos=true',
    '--min-admins=2', '--maximum-removal-delta=0.1', '--require-self=true', '--required-admins=ada', '--config-path=/etc/peribolos/acme.yaml',
  ]));

  test.each<[PeribolosOptions['fixes'], Json]>([
    [{ members: true }, { members: 'write', administration: 'read' }],
    [{ org: true }, { organization_administration: 'write', members: 'read' }],
    [{ teams: true, teamRepos: true }, { members: 'write', administration: 'write' }],
  ])('its App may do %j and no more', (fixes, permissions) => {
    const made = app({ peribolos: { configMapName: 'acme-org', fixes } });
    expect(made.permissions()).toMatchObject(permissions);
    expect(made.nextSteps).toContain('peribolos says how organisations differ from what `org.yaml` of ConfigMap `prow/acme-org` says, which somebody else makes. '
      + 'It changes nothing before `confirm: true`. It runs at `35 * * * *`;');
    expect(app({}).permissions()).toMatchObject({ members: 'read', administration: 'read' });
  });

  test('a user needs the scope of organisations', () => {
    const { nextSteps } = app({ github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }), peribolos: { configMapName: 'o', fixes: { members: true } } });
    expect(nextSteps).toContain('with the scopes `repo` and `admin:org`.');
  });

  test('refuses what would do nothing, or not start', () => expect(() => ProwPlan.of({
    github: APP, peribolos: { configMapName: 'o', fixes: { teamMembers: true }, minAdmins: 1, maximumRemovalDelta: 25, requiredAdmins: ['@ada'] },
  })).toThrow(`\
ProwPlan.of({ peribolos.fixes.teamMembers }): needs teams, without which peribolos does not start; write teams: true too (PropMissing)
ProwPlan.of({ peribolos.minAdmins }): 1 is outside 2-1000; pick a number in that range (NumberOutOfRange)
ProwPlan.of({ peribolos.requiredAdmins[0] }): "@ada" is not a user of GitHub; write "ada" (GithubNameInvalid)
ProwPlan.of({ peribolos.maximumRemovalDelta }): 25 is outside 0-1; pick a number in that range (NumberOutOfRange)`));

  test('refuses to run for nothing', () => expect(() => ProwPlan.of({ github: APP, peribolos: { configMapName: 'o', fixes: {} } })).toThrow(
    'ProwPlan.of({ peribolos.fixes }): is empty, and peribolos would only read its file; say what it is to make so, such as { members: true } (PropMissing)'));
});
