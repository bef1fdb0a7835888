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
  secretName: 'slack', secretKey: 'bot', workers: 3,
  reports: [
    { channel: 'ci' },
    {
      repositories: ['acme/app', 'acme'], channel: 'C0123', jobTypes: [ReportedJobType.BATCH], jobStates: [ReportedJobState.ABORTED],
      template: '{{.Spec.Job}} is {{.Status.State}}', host: 'acme',
    },
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
}));

test('crier gets the token as a file, and workers', () => {
  const { containers: [{ args, volumeMounts }], volumes } = crier(objects(ALL));
  expect(args.filter((arg: string) => arg.includes('slack'))).toEqual(['--slack-workers=3', '--slack-token-file=/etc/slack/bot']);
  expect(volumes).toContainEqual({ name: 'slack', secret: { secretName: 'slack' } });
  expect(volumeMounts).toContainEqual({ name: 'slack', mountPath: '/etc/slack', readOnly: true });
  const byDefault = crier(objects({ reports: [{ channel: 'ci' }] })).containers[0].args;
  expect(byDefault).toEqual(expect.arrayContaining(['--slack-workers=1', '--slack-token-file=/etc/slack/token']));
});

test('without it crier and config.yaml are as they were', () => {
  expect(JSON.stringify(crier(objects(undefined)))).not.toContain('slack');
  expect(configYaml(objects(undefined))).not.toHaveProperty('slack_reporter_configs');
});

test('secrets.sh makes the Secret from a file', () => {
  let script = '';
  objectsIn((chart) => ({ secretsScript: script } = new Prow(chart, 'prow', { github, slack: { reports: [{ channel: 'ci' }] } })));
  expect(script).toContain('--slack-token-file FILE');
  expect(script).toContain('bot token of the Slack App, which begins with xoxb-');
  expect(script).toContain('slack-token');
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
  expect(of({ reports: [{ channel: 'ci' }] })).toContain(way);
  expect(of(undefined)).not.toContain(way);
});

test.each<[string, Partial<ProwAppProps>, readonly string[]]>([
  ['no reports', { slack: { reports: [] } }, ['new ProwApp({ slack.reports }): is empty; give at least 1 (EmptyList)']],
  ['a channel with its sign', { slack: { reports: [{ channel: '#ci' }] } },
    ['new ProwApp({ slack.reports[0].channel }): "#ci" begins with "#", which is no part of a channel\'s name; write "ci" (PatternMismatch)']],
  ['no channel', { slack: { reports: [{ channel: ' ' }] } },
    ['new ProwApp({ slack.reports[0].channel }): is empty, and Prow would refuse its whole configuration; write a name, or an ID like "C0123456789" (PatternMismatch)']],
  ['repositories in two entries', { slack: { reports: [{ channel: 'a' }, { channel: 'b' }, { channel: 'c', repositories: ['acme', 'acme'] }] } }, [
    'new ProwApp({ slack.reports[1] }): is for all repositories, and so is reports[0]; keep one of them (ElementTwice)',
    'new ProwApp({ slack.reports[2].repositories[1] }): "acme" is in reports[2] already; keep one of them (ElementTwice)',
  ]],
  ['both ways to say it', { slack: { reports: [{ channel: 'a' }] }, configOverrides: { slack_reporter_configs: { '*': { channel: 'b' } } } },
    ['new ProwApp({ slack }): is given, and so is configOverrides.slack_reporter_configs; say all of it here (MutuallyExclusive)']],
  ['flags of ours', { slack: { reports: [{ channel: 'a' }] }, crier: { extraArgs: ['--slack-workers=2'] } }, [
    'new ProwApp({ crier.extraArgs[0] }): "--slack-workers" of crier is set by us, and a second one would overrule it or be ignored; '
      + 'say it with workers of slack (ArgumentTaken)',
  ]],
])('%s', (_, props, texts) => expect(thrown(() => new ProwApp({ github, ...props }))).toEqual(texts));

test('a job that names a channel is told that nobody sends it', () => {
  const periodics = [{
    name: 'nightly', interval: '24h', reporter_config: { slack: { channel: 'ci' } }, spec: { containers: [{ image: 'busybox:1.37', command: ['true'] }] },
  }];
  const told = (slack: SlackOptions | undefined): readonly string[] => (
    new ProwApp({ github, slack, jobs: ProwJobs.of({ periodics }) }).warnings.filter((warning) => /slack/i.test(warning)));
  expect(told(undefined)).toEqual([
    'jobs.periodics[0].reporter_config.slack: nothing is sent to Slack, because crier has no --slack-token-file and no --slack-workers. '
      + 'Set slack: { reports: [{ channel: "ci" }] }, which brings both.',
  ]);
  expect(told({ reports: [{ channel: 'ci' }] })).toEqual([]);
});
