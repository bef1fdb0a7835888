import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Branchprotector, BranchprotectorOptions, GitHub, GitHubAuth, ProwApp, ProwPlan, ProwPlanOptions } from '../../src';
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
