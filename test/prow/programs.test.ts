import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import {
  Branchprotector, BranchprotectorOptions, Exporter, ExternalPlugin, GitHub, GitHubAuth, LabelSync, LabelSyncOptions, Monitoring, ProwApp, ProwPlan,
  ProwPlanOptions, RepositoryLabels,
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
      everywhere: [{ name: 'LGTM', color: '0E8A16' }, { name: 'kind/bug', color: 'd73a4a', description: 'It is broken.', previously: [{ name: 'size/XS' }] }],
      repos: { 'acme/app': [{ name: 'size/S', color: 'ffffff', addedBy: 'anyone', deleteAfter: '2027-01-31T00:00:00Z' }] },
    });
    const file = labelsOf({ labels }, { github: GitHub.cloud({ repositories: ['acme/app', 'acme/api'] }) });
    expect(file.default.labels.slice(0, 2)).toEqual([
      { name: 'LGTM', color: '0E8A16', description: '', target: 'both' },
      { name: 'kind/bug', color: 'd73a4a', description: 'It is broken.', target: 'both', previously: [{ name: 'size/XS' }] },
    ]);
    expect(names(file.default).slice(2)).toEqual(OF_DEFAULT_PLUGINS.filter((name) => !['lgtm', 'size/XS', 'size/S'].includes(name)));
    expect(file.repos).toEqual({
      'acme/app': { labels: [{ name: 'size/S', color: 'ffffff', description: '', target: 'both', addedBy: 'anyone', deleteAfter: '2027-01-31T00:00:00Z' }] },
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
RepositoryLabels.of({ everywhere[0].color }): "#d73a4a" is not a colour; write six hexadecimal digits without "#", such as "0e8a16" (PatternMismatch)
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
[ci/labels.yaml:3:26] default.labels[0].color: 123456 is not a string; put it in quotes (WrongType)
[ci/labels.yaml:3:7] default.labels[0]: "size" is not a property; `],
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
