import { Cni, DeckAccess, ExtraVolume, GitHub, ObjectStorage, ProwPlan, type ProwPlanOptions } from '../../src';
import { COMPONENT_KINDS, ComponentName } from '../../src/prow/components/component-kinds';
import { takenFlags, TUNABLE } from '../../src/prow/components/taken-flags';
import { argumentFindings, Program } from '../../src/schema/program-flags';
import { app } from '../mistakes/mistake';
import { objectsIn } from '../support/objects';
import { Prow } from '../../src/platform/prow';

// what a Prow in a chart says is asserted elsewhere
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

const G = { github: GitHub.cloud({ repositories: ['acme/app'] }) };
const plan = (options: Partial<ProwPlanOptions>) => ProwPlan.of({ ...G, ...options })._model;
const component = (name: ComponentName, extraArgs: string[], more: object = {}): Partial<ProwPlanOptions> => ({ [name]: { extraArgs, ...more } });

test.each<[ComponentName, string[], object?]>([
  ['hook', ['--grace-period=100s']],
  ['hook', ['-grace-period=1m0.5s', '--slack-token-file=/etc/slack/token', '--kubeconfig=/etc/kubeconfig/config', '--pprof-port=0x1f']],
  ['hook', ['--github-client.initial-delay=100ms', '--git-signing-key-path=/etc/key', '--profile-memory-usage', '--profile-memory-usage=T']],
  ['tide', ['--status-hourly-tokens=0', '--sync-hourly-tokens=-1', '--provider=github']],
  ['crier', ['--slack-workers=1', '--slack-token-file=/etc/slack/token', '--report-agent=kubernetes', '--kubernetes-report-fraction=.5',
    '--kubernetes-blob-storage-workers=0', '--github-workers=20']],
  ['ghproxy', ['--log-level=debug', '--redis-username=$(USER)', '--throttling-time-ms=500'], { env: [{ name: 'USER', value: 'ann' }] }],
  ['deck', ['--github-oauth-config-file=/etc/own/oauth', '--oauth-url=/github-login', '--redirect-http-to=$$(HOST)', '--spyglass=false']],
  ['crier', ['--slack-workers=2', '--additional-slack-token-files=acme=/etc/slack/acme', '--github-enabled-repo=acme/app']],
  ['crier', ['--slack-workers=0', '--github-hourly-tokens=4000', '--github-allowed-burst=400', '--github-throttle-org=acme:5000:100']],
  ['deck', ['--show-hidden', '--hidden-only=false', '--github-hourly-tokens=0', '--github-allowed-burst=10']],
  ['hook', ['--bugzilla-auth-method=bearer', '--bugzilla-endpoint=https://bugs.acme.dev']],
  ['ghproxy', ['--log-level=WARNING']],
  ['statusReconciler', ['--github-allowed-burst=10']],
  ['statusReconciler', ['--github-hourly-tokens=0']],
  ['statusReconciler', ['--github-hourly-tokens=2000']],
  ['prowControllerManager', ['--enable-controller=plank', '--enable-controller=scheduler']],
  ['prowControllerManager', ['--label-selector=a=b, c!=d', '--github-token-path=/etc/own/token', '--gcs-credentials-file=/etc/own/key']],
])('%s reads %j', (name, args, more = {}) => {
  expect(plan(component(name, args, more)).components[name].extraArgs).toEqual(args);
});

const invalid = (at: string, text: string) => `ProwPlan.of({ ${at}.extraArgs[0] }): ${text}`;
test.each<[ComponentName, string, string]>([
  ['hook', '--grace-period=1d', '"1d" is not a Go duration, which hook reads there; write one like "--grace-period=90s" (ArgumentInvalid)'],
  ['hook', '--grace-period', '"--grace-period" has no value, and hook would take the next argument for it; write "--grace-period=…" (ArgumentInvalid)'],
  ['tide', '--status-hourly-tokens=many', '"many" is not an integer, which tide reads there; write one like "--status-hourly-tokens=10" (ArgumentInvalid)'],
  ['ghproxy', '--throttling-time-ms=-1',
    '"-1" is not an integer from 0, which ghproxy reads there; write one like "--throttling-time-ms=10" (ArgumentInvalid)'],
  ['deck', '--spyglass=yes', '"yes" is not a boolean, which deck reads there; write one like "--spyglass=true" (ArgumentInvalid)'],
  ['crier', '--kubernetes-report-fraction=half',
    '"half" is not a number, which crier reads there; write one like "--kubernetes-report-fraction=0.5" (ArgumentInvalid)'],
  ['hook', '--', '"--" is not a flag; write it as "--flag=value" (ArgumentInvalid)'],
  ['hook', '--slack-token-file=$(SLACK)',
    '"$(SLACK)" stands for a variable that the container does not get from you; add it to env, or write "$$(SLACK)" for the text itself (ArgumentInvalid)'],
  ['deck', '--port=8080', '"--port" is not a flag of deck, which would not start; write one that "deck --help" shows (ArgumentUnknown)'],
  ['tide', '--provider=gitlab', '"gitlab" is not one of github, gerrit, which tide reads there; did you mean "--provider=github"? (ArgumentInvalid)'],
  ['prowControllerManager', '--enable-controller=planck',
    '"planck" is not one of plank, scheduler, which prow-controller-manager reads there; did you mean "--enable-controller=plank"? (ArgumentInvalid)'],
  ['crier', '--report-agent=k8s',
    '"k8s" is not one of kubernetes, jenkins, tekton-pipeline, which crier reads there; write one like "--report-agent=kubernetes" (ArgumentInvalid)'],
  ['crier', '--kubernetes-report-fraction=50',
    '"50" is not a part of 1, which crier reads there; write one like "--kubernetes-report-fraction=0.5" (ArgumentInvalid)'],
  ['crier', '--github-enabled-repo=acme',
    '"acme" is not a repository, which crier reads there; write one like "--github-enabled-repo=org/repo" (ArgumentInvalid)'],
  ['crier', '--additional-slack-token-files=/etc/slack/token', '"/etc/slack/token" is not a host of Slack with its file, which crier reads there; '
    + 'write one like "--additional-slack-token-files=host=/etc/slack/token" (ArgumentInvalid)'],
  ['crier', '--github-throttle-org=acme:100:5000', '"acme:100:5000" is not an organisation with tokens for each hour and as many of them at once, or fewer, '
    + 'which crier reads there; write one like "--github-throttle-org=org:5000:100" (ArgumentInvalid)'],
  ['crier', '--slack-workers=1', '"--slack-workers=1" is given without a token, and crier would not start; '
    + 'add "--slack-token-file=/etc/slack/token", and the file by crier.extraVolumes (ArgumentsContradict)'],
  ['hook', '--bugzilla-auth-method=token', '"token" is not one of bearer, query, x-bugzilla-api-key, which hook reads there; '
    + 'write one like "--bugzilla-auth-method=bearer" (ArgumentInvalid)'],
  ['hook', '--github-hourly-tokens=4000', '"--github-hourly-tokens=4000" is given without --github-allowed-burst, and hook would not start; '
    + 'add "--github-allowed-burst=400" (ArgumentsContradict)'],
  ['hook', '--github-allowed-burst=10', '"--github-allowed-burst=10" is given without --github-hourly-tokens, which throttles nothing; '
    + 'add "--github-hourly-tokens=100" (ArgumentsContradict)'],
  ['statusReconciler', '--github-hourly-tokens=50', '"--github-hourly-tokens=50" is less than --github-allowed-burst, 100 by default, and status-reconciler would not start; '
    + 'add "--github-allowed-burst=50" (ArgumentsContradict)'],
  ['statusReconciler', '--github-allowed-burst=500', '"--github-allowed-burst=500" is more than --github-hourly-tokens, 300 by default, and status-reconciler would not start; '
    + 'lower it (ArgumentsContradict)'],
  ['statusReconciler', '--github-allowed-burst=0', '"--github-allowed-burst=0" lets nothing through of --github-hourly-tokens, 300, and status-reconciler would not start; '
    + 'add "--github-allowed-burst=30" (ArgumentsContradict)'],
  ['ghproxy', '--log-level=verbose', '"verbose" is not one of panic, fatal, error, warning, warn, info, debug, trace, which ghproxy reads there; '
    + 'write one like "--log-level=panic" (ArgumentInvalid)'],
  ['tide', '--run-once', '"--run-once" of tide is set by us, and a second one would overrule it or be ignored; '
    + 'leave it out: a pod that ends is started again and again (ArgumentTaken)'],
])('%s does not read %s', (name, argument, text) => {
  expect(() => plan(component(name, [argument]))).toThrow(invalid(name, text));
});

test.each<[string, Partial<ProwPlanOptions>, string]>([
  ['branchprotector', { branchProtection: { protect: true }, branchprotector: { extraArgs: ['--github-hourly-tokens=50'] } },
    '"--github-hourly-tokens=50" is less than --github-allowed-burst, 100 by default, and branchprotector would not start; add "--github-allowed-burst=50" '
      + '(ArgumentsContradict)'],
  ['branchprotector', { branchProtection: { protect: true }, branchprotector: { extraArgs: ['--github-throttle-org=acme:100'] } },
    '"acme:100" is not an organisation with tokens for each hour and as many of them at once, or fewer, which branchprotector reads there; '
      + 'write one like "--github-throttle-org=org:5000:100" (ArgumentInvalid)'],
  ['peribolos', { peribolos: { configMapName: 'acme-org', fixes: { members: true }, extraArgs: ['--github-allowed-burst=500'] } },
    '"--github-allowed-burst=500" is more than --github-hourly-tokens, 300 by default, and peribolos would not start; lower it (ArgumentsContradict)'],
])('a program that runs by the clock does not read that: %s', (program, options, text) => {
  expect(() => plan(options)).toThrow(`ProwPlan.of({ ${program}.extraArgs[0] }): ${text}`);
});

test('flags of ours are taken, or may be said anew', () => {
  const own = objectsIn((chart) => new Prow(chart, 'prow', { ...G, storage: ObjectStorage.s3({ bucket: 'acme-prow' }) }));
  const model = plan({ storage: ObjectStorage.s3({ bucket: 'acme-prow' }) });
  const loose = (Object.keys(COMPONENT_KINDS) as ComponentName[]).flatMap((name) => {
    const { args } = own.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === COMPONENT_KINDS[name].name)!.spec.template.spec.containers[0];
    const taken = takenFlags(name, model);
    expect(argumentFindings(args.filter((argument: string) => !argument.includes('$(')), { program: COMPONENT_KINDS[name].name, taken: {} })).toEqual([]);
    return (args as string[]).map((argument) => argument.replace(/^--|=.*$/g, '')).filter((flag) => !Object.hasOwn(taken, flag) && !TUNABLE.includes(flag));
  });
  expect(loose).toEqual([]);
});

test('where no Secret of ours is mounted, credentials of one\'s own may be', () => {
  const storage = ObjectStorage.gcs({ bucket: 'acme-prow' });
  expect(plan({ storage, ...component('crier', ['--gcs-credentials-file=/etc/own/key']) }).components.crier.extraArgs).toHaveLength(1);
});

test.each<[Program, string, string]>([
  ['oauth2-proxy', '-cookie-refresh=1h',
    '"-cookie-refresh=1h" has one hyphen, which oauth2-proxy takes for flags of one letter; write "--cookie-refresh=1h" (ArgumentInvalid)'],
  ['oauth2-proxy', '--cookie-refersh=1h',
    '"--cookie-refersh" is not a flag of oauth2-proxy, which would not start; did you mean "--cookie-refresh"? (ArgumentUnknown)'],
])('%s does not read %s', (_program, argument, text) => {
  expect(() => DeckAccess.oauth2Proxy({ org: 'acme', extraArgs: [argument] })).toThrow(`DeckAccess.oauth2Proxy({ extraArgs[0] }): ${text}`);
});

test('of an image of one\'s own the table is no proof, and what is ours stays ours', () => {
  expect(() => DeckAccess.oauth2Proxy({ org: 'acme', image: 'registry.acme.dev/o:v9', extraArgs: ['--new=1'] })).not.toThrow();
  expect(() => ObjectStorage.inCluster({ image: 'registry.acme.dev/s:v9', extraArgs: ['--new=1'] })).not.toThrow();
  expect(() => ObjectStorage.inCluster({ image: 'registry.acme.dev/s:v9', extraArgs: ['--port=:1'] })).toThrow('ArgumentTaken');
  expect(() => Cni.flannel({ image: 'registry.acme.dev/f:v9', extraArgs: ['--new=1'] })).not.toThrow();
  expect(plan(component('hook', ['--new=1'], { image: 'registry.acme.dev/hook:v9' })).warnings).toEqual([
    'hook.extraArgs[0]: "--new" is not a flag of hook, which would not start, as far as is known: the flags of this image of hook are not; '
    + 'write one that "hook --help" shows.',
  ]);
});

const NOT_KNOWN = (version: string) => `prowVersion "${version}" is not v20260821-a61940897, by which flags, jobs and configuration are read here: `
  + 'what it added, renamed or removed is not known.';
const OLD = {
  signature: 'hook reads the SHA-1 signature of a webhook and refuses one that is signed with SHA-256 alone',
  links: 'deck can be led by forged links of spyglass to ask other servers for files',
  processes: 'processes that git leaves behind pile up until the pod has no room for further ones',
};
const older = (version: string, faults: readonly string[]) =>
  `prowVersion "${version}" is older than v20260629: ${faults.join('; ')}. Use v20260821-a61940897.`;

test.each<[string, readonly string[]]>([
  ['v20260821-a61940897', []],
  ['v20240802-66b115076', [older('v20240802-66b115076', Object.values(OLD)), NOT_KNOWN('v20240802-66b115076')]],
  ['v20260417-5edbb8e3a', [older('v20260417-5edbb8e3a', [OLD.links, OLD.processes]), NOT_KNOWN('v20260417-5edbb8e3a')]],
  ['v20260620-0123456ab', [older('v20260620-0123456ab', [OLD.processes]), NOT_KNOWN('v20260620-0123456ab')]],
  ['v20260701-0123456ab', [NOT_KNOWN('v20260701-0123456ab')]],
  ['our-build-7', [NOT_KNOWN('our-build-7')]],
  ['v20270101-0123456ab', [
    NOT_KNOWN('v20270101-0123456ab'),
    'ghproxy gets no --legacy-disable-disk-cache-partitions-by-auth-header, because Prow is going to remove that flag: where this version still has it, '
    + 'write "--legacy-disable-disk-cache-partitions-by-auth-header=false" in ghproxy.extraArgs, or answers for one token are given to another.',
  ]],
])('what is said of prowVersion %s', (prowVersion, warnings) => {
  expect(plan({ prowVersion }).warnings).toEqual(warnings);
  expect(app({ prowVersion }).warnings).toEqual(warnings);
});

test('a later ghproxy gets no flag that Prow is going to remove', () => {
  const args = (prowVersion: string) => objectsIn((chart) => new Prow(chart, 'prow', { ...G, prowVersion })).find(({ kind, metadata }) => (
    kind === 'Deployment' && metadata.name === 'ghproxy'))!.spec.template.spec.containers[0].args.filter((argument: string) => argument.includes('legacy'));
  expect([args('v20260821-a61940897'), args('v20270101-0123456ab')]).toEqual([['--legacy-disable-disk-cache-partitions-by-auth-header=false'], []]);
});

test.each(['/etc', '/etc/ssl/certs', '/ko-app', '/var', '/usr/bin', '//etc//', '/proc', '/cache'])('a volume at %s is refused', (mountPath) => {
  expect(() => plan({ hook: { extraVolumes: [ExtraVolume.emptyDir({ name: 'own', mountPath, sizeLimit: '1Gi' })] } }))
    .toThrow(/(MountHidesFiles|VolumeTaken)\)$/);
});

test.each(['/etc/kubeconfig', '/tmp/a', '/var/tmp/b', '/srv', '/etc/configs', '/home', '/var/run/secrets/tokens'])('a volume at %s is not', (mountPath) => {
  expect(() => plan({ hook: { extraVolumes: [ExtraVolume.emptyDir({ name: 'own', mountPath, sizeLimit: '1Gi' })] } })).not.toThrow();
});
