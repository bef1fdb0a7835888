import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { parse } from 'yaml';
import {
  Cni, GitHub, PolicyDialect, PreinstalledCni, Prow, ProwApp, ProwAppProps, ProwJobs, ProwProps, ReportedJobState, ReportedJobType, SlackOptions,
} from '../../src';
import { thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

// what a Prow in a chart says is asserted elsewhere
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

type Json = any;

const github = GitHub.cloud({ repositories: ['acme/app', 'acme/site'] });
const objects = (slack: SlackOptions | undefined, props: Partial<ProwProps> = {}): Json[] => objectsIn((chart) => new Prow(chart, 'prow', { github, slack, ...props }));
const configYaml = (all: Json[]): Json => parse(all.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'config').data['config.yaml']);
const crier = (all: Json[]): Json => all.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'crier').spec.template.spec;

const ALL: SlackOptions = {
  secretName: 'slack', secretKey: 'bot', workers: 3, additionalHosts: [{ host: 'acme' }, { host: 'umbrella', secretName: 'slack', secretKey: 'umbrella' }],
  reporterConfigs: [
    { channel: 'ci' },
    {
      repositories: ['acme/app', 'acme'], channel: 'C0123', jobTypesToReport: [ReportedJobType.BATCH], jobStatesToReport: [ReportedJobState.ABORTED],
      reportTemplate: '{{.Spec.Job}} is {{.Status.State}}', host: 'acme',
    },
    { repositories: ['acme/quiet'], channel: 'ci', report: false },
  ],
};

test('reports are entries of config.yaml', () => expect(configYaml(objects(ALL)).slack_reporter_configs).toEqual({
  '*': { channel: 'ci', job_types_to_report: ['postsubmit', 'periodic'], job_states_to_report: ['failure', 'error'] },
  'acme/app': {
    host: 'acme', channel: 'C0123', job_types_to_report: ['batch'], job_states_to_report: ['aborted'], report_template: '{{.Spec.Job}} is {{.Status.State}}',
  },
  'acme': {
    host: 'acme', channel: 'C0123', job_types_to_report: ['batch'], job_states_to_report: ['aborted'], report_template: '{{.Spec.Job}} is {{.Status.State}}',
  },
  'acme/quiet': { channel: 'ci', job_types_to_report: ['postsubmit', 'periodic'], job_states_to_report: ['failure', 'error'], report: false },
}));

test('crier gets the token as a file, and workers', () => {
  const { containers: [{ args, volumeMounts }], volumes } = crier(objects(ALL));
  expect(args.filter((arg: string) => arg.includes('slack'))).toEqual([
    '--slack-workers=3', '--slack-token-file=/etc/slack/bot', '--additional-slack-token-files=acme=/etc/slack-acme/token',
    '--additional-slack-token-files=umbrella=/etc/slack-umbrella/umbrella',
  ]);
  expect(volumes.filter(({ name }: Json) => name.startsWith('slack'))).toEqual([
    { name: 'slack', secret: { secretName: 'slack' } }, { name: 'slack-acme', secret: { secretName: 'slack-token-acme' } },
    { name: 'slack-umbrella', secret: { secretName: 'slack' } },
  ]);
  expect(volumeMounts.filter(({ name }: Json) => name.startsWith('slack'))).toEqual([
    { name: 'slack', mountPath: '/etc/slack', readOnly: true }, { name: 'slack-acme', mountPath: '/etc/slack-acme', readOnly: true },
    { name: 'slack-umbrella', mountPath: '/etc/slack-umbrella', readOnly: true },
  ]);
  const byDefault = crier(objects({ reporterConfigs: [{ channel: 'ci' }] })).containers[0].args;
  expect(byDefault).toEqual(expect.arrayContaining(['--slack-workers=1', '--slack-token-file=/etc/slack/token']));
});

test('without it crier and config.yaml are as they were', () => {
  expect(JSON.stringify(crier(objects(undefined)))).not.toContain('slack');
  expect(configYaml(objects(undefined))).not.toHaveProperty('slack_reporter_configs');
});

test('secrets.sh makes the Secret from a file', () => {
  let script = '';
  objectsIn((chart) => ({ secretsScript: script } = new Prow(chart, 'prow', { github, slack: { reporterConfigs: [{ channel: 'ci' }] } })));
  expect(script).toContain('--slack-token-file FILE');
  expect(script).toContain('bot token of the Slack App, which begins with xoxb-');
  expect(script).toContain('slack-token');
  objectsIn((chart) => ({ secretsScript: script } = new Prow(chart, 'prow', { github, slack: ALL })));
  for (const text of ['--slack-token-acme-file FILE', 'bot token of the Slack App of acme, which begins with xoxb-', '--slack-token-umbrella-file FILE']) {
    expect(script).toContain(text);
  }
});

test('who makes the App, and who renews its token, is told how', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slack-'));
  new ProwApp({ outdir: folder, github, slack: ALL }).synth();
  const [steps, later] = ['NEXT-STEPS.md', 'DAY-TWO.md'].map((name) => readFileSync(join(folder, name), 'utf8'));
  rmSync(folder, { recursive: true });
  expect(steps).toContain('* Slack takes messages of an App: make one at <https://api.slack.com/apps> from scratch, give it the bot scopes `chat:write` and '
    + '`chat:write.customize` under OAuth & Permissions, and install it. The bot token, which begins with `xoxb-`, is for `secrets.sh`. Invite the App into `ci`, `C0123` by '
    + '`/invite @NAME`; without that the log of crier says `not_in_channel`.\n');
  expect(later.match(/Change the token of Slack.*/g)).toEqual(expect.arrayContaining(['Change the token of Slack', 'Change the token of Slack for acme']));
  expect(later).toContain('kubectl --namespace prow patch secret slack-token-acme --patch-file=/dev/stdin\nkubectl --namespace prow rollout restart deployment/crier\n');
});

test.each<[string, PolicyDialect, Cni, string]>([
  ['Kubernetes', PolicyDialect.kubernetes(), Cni.preinstalled({ of: PreinstalledCni.calico() }), '0.0.0.0/0'],
  ['Cilium', PolicyDialect.cilium(), Cni.preinstalled({ of: PreinstalledCni.cilium() }), '"matchName":"slack.com"'],
])('policies of %s let crier reach Slack', (_, policies, cni, way) => {
  const of = (slack: SlackOptions | undefined): string => {
    const app = new ProwApp({
      github, cni, isolate: true, isolation: { policies, apiServerPort: 6443, gitHubCidrs: ['203.0.113.0/24'] },
      clusterNetwork: { apiServerCidrs: ['10.0.0.1/32'] }, slack,
    });
    const crierPolicy = app.node.findAll().filter(ApiObject.isApiObject).map((object) => object.toJson() as Json)
      .find(({ kind, metadata }) => /NetworkPolicy$/.test(kind) && metadata.name === 'crier');
    return JSON.stringify(crierPolicy.spec.egress);
  };
  expect(of({ reporterConfigs: [{ channel: 'ci' }] })).toContain(way);
  expect(of(undefined)).not.toContain(way);
});

test.each<[string, Partial<ProwAppProps>, readonly string[]]>([
  ['no reports', { slack: { reporterConfigs: [] } }, ['new ProwApp({ slack.reporterConfigs }): is empty; give at least 1 (EmptyList)']],
  ['a channel with its sign', { slack: { reporterConfigs: [{ channel: '#ci' }] } },
    ['new ProwApp({ slack.reporterConfigs[0].channel }): "#ci" begins with "#", which is no part of a channel\'s name; write "ci" (PatternMismatch)']],
  ['no channel', { slack: { reporterConfigs: [{ channel: ' ' }] } },
    ['new ProwApp({ slack.reporterConfigs[0].channel }): is empty, and Prow would refuse its whole configuration; write a name, or an ID like "C0123456789" (PatternMismatch)']],
  ['repositories in two entries', { slack: { reporterConfigs: [{ channel: 'a' }, { channel: 'b' }, { channel: 'c', repositories: ['acme', 'acme'] }] } }, [
    'new ProwApp({ slack.reporterConfigs[1] }): is for all repositories, and so is reporterConfigs[0]; keep one of them (ElementTwice)',
    'new ProwApp({ slack.reporterConfigs[2].repositories[1] }): "acme" is in reporterConfigs[2] already; keep one of them (ElementTwice)',
  ]],
  ['both ways to say it', { slack: { reporterConfigs: [{ channel: 'a' }] }, configOverrides: { slack_reporter_configs: { '*': { channel: 'b' } } } },
    ['new ProwApp({ slack }): is given, and so is configOverrides.slack_reporter_configs; say all of it here (MutuallyExclusive)']],
  ['flags of ours', { slack: { reporterConfigs: [{ channel: 'a' }] }, crier: { extraArgs: ['--slack-workers=2'] } }, [
    'new ProwApp({ crier.extraArgs[0] }): "--slack-workers" of crier is set by us, and a second one would overrule it or be ignored; '
      + 'say it with workers of slack (ArgumentTaken)',
  ]],
  ['Slacks without a token', { slack: { additionalHosts: [{ host: 'acme' }, { host: 'acme' }], reporterConfigs: [{ channel: 'a', host: 'acmé' }, { channel: 'b', host: 'acmes', repositories: ['acme'] }] } }, [
    'new ProwApp({ slack.reporterConfigs[0].host }): "acmé" is not a DNS label; write "acm" (NameNotDnsLabel)',
  ]],
  ['Slacks that nobody knows', { slack: { additionalHosts: [{ host: 'acme' }, { host: 'acme' }], reporterConfigs: [{ channel: 'b', host: 'acmes' }, { channel: 'c', host: 'other', repositories: ['acme'] }] } }, [
    'new ProwApp({ slack.additionalHosts[1].host }): "acme" is that of additionalHosts[0] too; keep one of them (ElementTwice)',
    'new ProwApp({ slack.reporterConfigs[0].host }): "acmes" is a Slack that crier has no token of, and it sends nothing there; did you mean "acme"? (NotAllowedValue)',
    'new ProwApp({ slack.reporterConfigs[1].host }): "other" is a Slack that crier has no token of, and it sends nothing there; '
      + 'add it to slack.additionalHosts: [{ host: "other" }] (NotAllowedValue)',
  ]],
  ['a Slack of a flag and of the property', { slack: { additionalHosts: [{ host: 'acme' }], reporterConfigs: [{ channel: 'b' }] }, crier: { extraArgs: ['--additional-slack-token-files=acme=/x'] } }, [
    'new ProwApp({ slack.additionalHosts[0].host }): "acme" is in crier.extraArgs too; keep one of them (ElementTwice)',
  ]],
])('%s', (_, props, texts) => expect(thrown(() => new ProwApp({ github, ...props }))).toEqual(texts));

describe('jobs that name a channel', () => {
  const job = { name: 'nightly', interval: '24h', spec: { containers: [{ image: 'busybox:1.37', command: ['true'] }] } };
  const app = (slack: SlackOptions | undefined, own: object = { channel: 'ci' }, more: Partial<ProwAppProps> = {}, around: object = {}): ProwApp => new ProwApp({
    github, slack, jobs: ProwJobs.of({ periodics: [{ ...job, ...around, reporter_config: { slack: own } }] }), ...more,
  });
  const at = '[40-prow/prow] jobs.periodics[0].reporter_config.slack';
  const told = (...said: Parameters<typeof app>): readonly string[] => app(...said).warnings.filter((warning) => /slack/i.test(warning));

  test('need a token', () => {
    expect(thrown(() => app(undefined))).toEqual([
      `${at}: sends nothing to Slack, because crier has no --slack-token-file and no --slack-workers; set slack: { reporterConfigs: [{ channel: "ci" }] }, which brings both (PropMissing)`,
    ]);
    expect(thrown(() => app(undefined, {}, { configOverrides: { slack_reporter_configs: { '*': { channel: 'b', job_types_to_report: ['periodic'] } } }, crier: { extraArgs: ['--slack-workers=1', '--slack-token-file=/x'] } })))
      .toEqual([]);
    expect(told({ reporterConfigs: [{ channel: 'ci' }] })).toEqual([]);
  });

  test('and one of that Slack', () => {
    expect(thrown(() => app({ reporterConfigs: [{ channel: 'ci' }] }, { channel: 'x', host: 'acme' }))).toEqual([
      `${at}.host: "acme" is a Slack that crier has no token of, and it sends nothing there; add it to slack.additionalHosts: [{ host: "acme" }] (NotAllowedValue)`,
    ]);
    expect(thrown(() => app({ reporterConfigs: [{ channel: 'ci' }], additionalHosts: [{ host: 'acme' }] }, { channel: 'x', host: 'acme' }))).toEqual([]);
  });

  test('and states, where no report is for them', () => {
    const reporterConfigs = [{ channel: 'ci', repositories: ['acme/app'] }];
    expect(told({ reporterConfigs })).toEqual([
      'jobs.periodics[0].reporter_config.slack: no entry of slack.reporterConfigs is for its repository, so nobody knows which states are told of: give it '
        + 'job_states_to_report and report_template, or slack.reporterConfigs an entry without repositories.',
    ]);
    expect(told({ reporterConfigs }, { channel: 'ci', job_states_to_report: ['failure'] })).toEqual([]);
    expect(told({ reporterConfigs }, { channel: 'ci' }, {}, { extra_refs: [{ org: 'acme', repo: 'app', base_ref: 'main' }] })).toEqual([]);
  });

  test('reports of repositories that nobody serves are warned of, but for those that jobs clone', () => {
    const reporterConfigs = [{ channel: 'ci' }, { channel: 'b', repositories: ['acme/ap', 'other/lib'] }];
    const cloning = { extra_refs: [{ org: 'other', repo: 'lib', base_ref: 'main' }] };
    expect(told({ reporterConfigs }, {}, {}, cloning)).toEqual([
      'slack.reporterConfigs[1].repositories: `acme/ap` is not among the repositories of github, so the entry does nothing for it; did you mean `acme/app`?',
    ]);
  });
});
