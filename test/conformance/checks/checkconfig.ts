import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { JobTemplate, PodSecurityLevel, ProwApp, ProwJobs } from '../../../src';
import type { Check, CheckContext } from '../check';
import { Emitted } from '../outputs/emitted';
import { defaultApp, emitted, everyOption, everyWord, examples, variantOutputs } from '../outputs/outputs';
import { PRIVATE_GITHUB } from '../pods/cloning-pods';
import { checkconfig, type ProwFiles, prowFiles } from '../prow/checkconfig';

interface Mistake {
  readonly what: string;
  readonly file: keyof ProwFiles;
  make(content: any): void;
  readonly complaint: RegExp;
}

const withJobs = variantOutputs.find(({ name }) => name === 'several-repositories')!;

/** What somebody could get wrong who changes the generator. */
const mistakes: readonly Mistake[] = [
  {
    what: 'a misspelt field of config.yaml',
    file: 'config',
    make: (config) => { config.tide.sync_perriod = '2m'; },
    complaint: /unknown field "sync_perriod"/,
  },
  {
    what: 'a misspelt field of plugins.yaml',
    file: 'plugins',
    make: (plugins) => { plugins.lgtm[0].review_acts_as_lgtn = true; },
    complaint: /unknown field "review_acts_as_lgtn"/,
  },
  {
    what: 'a misspelt field of a job',
    file: 'jobs',
    make: (jobs) => { jobs.presubmits['acme/app'][0].always_runs = true; },
    complaint: /unknown field "always_runs"/,
  },
  {
    what: 'a utility image that is missing',
    file: 'config',
    make: (config) => { delete config.plank.default_decoration_config_entries[0].config.utility_images.sidecar; },
    complaint: /utility images are not specified: \["sidecar"\]/,
  },
  {
    what: 'a plugin that does not exist',
    file: 'plugins',
    make: (plugins) => { plugins.plugins['acme/app'].plugins.push('approval'); },
    complaint: /unknown plugins?: approval/,
  },
  {
    what: 'a label that tide wants and no plugin gives',
    file: 'plugins',
    make: (plugins) => { plugins.plugins['acme/app'].plugins = ['trigger']; },
    complaint: /lgtm/,
  },
];

/** Fields that Prow has at a61940897, and this checker, which is older, does not know. */
const NEWER_FIELDS: readonly string[] = [
  'github_merge_blocks_policy', 'optional-regex-contexts', 'org_invite', 'overwrite-pending-contexts', 'release_note', 'require_signed_commits', 'wait_for_status',
];

/** The same files without these fields, wherever they stand. */
function without({ config, plugins, jobs }: ProwFiles, fields: readonly string[]): ProwFiles {
  const left = (content: any): any => {
    if (Array.isArray(content)) return content.map(left);
    if (typeof content !== 'object' || content === null) return content;
    return Object.fromEntries(Object.entries(content).filter(([key]) => !fields.includes(key)).map(([key, value]) => [key, left(value)]));
  };
  const cut = (text: string): string => stringify(left(parse(text)));
  return { config: cut(config), plugins: cut(plugins), jobs: cut(jobs) };
}

/** That Prow's own loader and its checker take the emitted configuration. */
export const checkconfigChecks: readonly Check[] = [
  ...[defaultApp, ...examples, ...variantOutputs, everyOption].map((output) => on(`has nothing against ${output.name}`, async (context) => {
    const files = prowFiles(await emitted(context, output));
    assert.deepEqual(await complaints(context, output.name, files), []);
  })),
  on('has nothing against every word but those that came after it', async (context) => {
    const files = prowFiles(await emitted(context, everyWord));
    assert.deepEqual(await complaints(context, 'every-word', without(files, NEWER_FIELDS)), []);
  }),
  on('does not know what came after it', async (context) => {
    const files = prowFiles(await emitted(context, everyWord));
    for (const field of NEWER_FIELDS) {
      const found = await complaints(context, `every-word-${field}`, without(files, NEWER_FIELDS.filter((one) => one !== field)));
      assert.match(found.join('\n'), new RegExp(`unknown field "${field}"`), field);
    }
  }),
  ...mistakes.map(({ what, file, make, complaint }) => on(`finds ${what}`, async (context) => {
    const files = prowFiles(await emitted(context, withJobs));
    const content = parse(files[file]);
    make(content);
    assert.match((await complaints(context, what, { ...files, [file]: stringify(content) })).join('\n'), complaint);
  })),
  on('has nothing against jobs of a private repository that clone as an App, nor against half of what they need', async (context) => {
    const folder = context.newFolder('checkconfig/clone-app-output');
    const job = { name: 'unit', spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } };
    new ProwApp({ outdir: folder, github: PRIVATE_GITHUB, jobs: ProwJobs.of({ presubmits: { 'acme/billing': [job] } }) }).synth();
    const files = prowFiles(new Emitted(folder));
    const config = parse(files.config);
    const [, { repo, config: clones }] = config.plank.default_decoration_config_entries;
    assert.deepEqual([repo, Object.keys(clones)], ['acme/billing', ['github_api_endpoints', 'github_app_id', 'github_app_private_key_secret']]);
    assert.deepEqual(await complaints(context, 'clone-app', files), []);
    // which is why it is looked at here: Prow says nothing of an App without a key
    delete clones.github_app_private_key_secret;
    assert.deepEqual(await complaints(context, 'clone-app-keyless', { ...files, config: stringify(config) }), []);
    clones.github_app_ids = '7';
    assert.match((await complaints(context, 'clone-app-misspelt', { ...files, config: stringify(config) })).join('\n'), /unknown field "github_app_ids"/);
  }),
  on('as the job checkconfig takes good jobs, and finds what would stop Prow', async (context) => {
    const output = await emitted(context, defaultApp);
    const { repository, job, ends: endsWith } = jobOf(context, output, 'job');
    const ends = (jobs: string): string => endsWith({ 'prow-jobs.yaml': jobs });
    const unit = { name: 'unit', always_run: true, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } };
    const jobs = (over: object, of = repository): string => stringify({ presubmits: { [of]: [{ ...unit, ...over }] } });
    assert.match(ends(jobs({})), /^0 /);
    assert.match(ends(jobs({ always_runs: true })), /^1 [^]*unknown field/);
    assert.match(ends(jobs({ name: job.name })), /^1 [^]*duplicated presubmit jobs/);
    assert.match(ends(jobs({}, 'else/where')), /^1 [^]*do not have the trigger plugin enabled/);
    assert.match(ends(jobs({ cluster: 'default' })), /^0 /);
    assert.match(ends(jobs({ cluster: 'biuld' })), /^1 [^]*specifies unknown 'cluster' value \\"biuld/);
    assert.match(ends('presubmits: ['), /^1 [^]*error converting YAML/);
  }),
  on('as the job checkconfig looks at files of several paths together', async (context) => {
    const folder = context.newFolder('checkconfig/paths-output');
    const maps = [{ files: 'jobs/**/*.yaml', name: 'jobs', jobs: true }, { files: 'ci/x.yaml', name: 'ci', key: 'ci.yaml', jobs: true }];
    new ProwApp({ outdir: folder, github: PRIVATE_GITHUB, configRepository: 'acme/billing', configUpdater: { maps } }).synth();
    const { repository, ends } = jobOf(context, new Emitted(folder), 'paths');
    const jobs = (name: string): string => (
      stringify({ presubmits: { [repository]: [{ name, always_run: true, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }] } }));
    assert.match(ends({ 'prow-jobs.yaml': jobs('unit'), 'jobs/a/x.yaml': jobs('a'), 'jobs/b/x.yaml': jobs('b'), 'ci/x.yaml': jobs('c') }), /^0 /);
    assert.match(ends({ 'prow-jobs.yaml': jobs('unit'), 'jobs/a/x.yaml': jobs('unit') }), /^1 [^]*duplicated presubmit jobs/);
    assert.match(ends({ 'jobs/a/x.yaml': jobs('a') }), /^0 /);
  }),
  on('has nothing against jobs of every template', async (context) => {
    const folder = context.newFolder('checkconfig/templates-output');
    const [image, docker] = [{ version: 'v1.0.0', target: 'ghcr.io/acme/app:v1' }, { dockerVersion: '29', image: 'ghcr.io/acme/e2e:v1', commands: ['make'] }];
    const templates = [
      ...[JobTemplate.go, JobTemplate.node, JobTemplate.python, JobTemplate.golangciLint].map((make) => make({ version: '1.26' })),
      ...[JobTemplate.buildah, JobTemplate.buildkit].map((make) => make(image)), ...[JobTemplate.dockerInDocker, JobTemplate.kind].map((make) => make(docker)),
      JobTemplate.of({ image: 'busybox:1.37', commands: ['make'] }),
    ];
    const presubmits = { 'acme/billing': templates.map((template, i) => ({ name: `job-${i}`, template })) };
    const jobs = ProwJobs.typed({ presubmits });
    new ProwApp({ outdir: folder, github: PRIVATE_GITHUB, jobsPodSecurity: PodSecurityLevel.PRIVILEGED, jobs }).synth();
    // this checker is older than containers beside a job, which Prow takes at a61940897: those with Docker are all that it refuses
    const [refused, end] = await complaints(context, 'templates', prowFiles(new Emitted(folder)));
    assert.deepEqual([refused.match(/job-\d+: [^,\]]*/g), end], [[6, 7].map((i) => `job-${i}: pod spec may not use init containers`), 'ended with 1']);
    const taken = presubmits['acme/billing'].filter(({ template }) => template.spec.initContainers === undefined);
    const others = context.newFolder('checkconfig/templates-others-output');
    new ProwApp({
      outdir: others, github: PRIVATE_GITHUB, jobsPodSecurity: PodSecurityLevel.PRIVILEGED, jobs: ProwJobs.typed({ presubmits: { 'acme/billing': taken } }),
    }).synth();
    // nor does it know the field by which a container is let off AppArmor, which came with Kubernetes 1.30
    assert.deepEqual(await complaints(context, 'templates-others', without(prowFiles(new Emitted(others)), ['appArmorProfile'])), []);
  }),
  // It reads them by a decoder of their own that lets everything pass; were it to see them, `allowed_repos`, which is newer than it, would fail.
  on('does not look at the fields of config_updater', async (context) => {
    const files = prowFiles(await emitted(context, defaultApp));
    const plugins = parse(files.plugins);
    plugins.config_updater.maps['prow-jobs.yaml'].nobody_knows = true;
    assert.deepEqual(await complaints(context, 'config-updater', { ...files, plugins: stringify(plugins) }), []);
  }),
];

/** The job checkconfig as it is emitted, and how it ends in a repository with some files. */
function jobOf(context: CheckContext, output: Emitted, name: string) {
  const [[repository, [job]]] = Object.entries<any[]>(parse(prowFiles(output).jobs).presubmits).filter(([, [{ name: first }]]) => first === 'checkconfig');
  const [{ command, args, volumeMounts: [{ mountPath }] }] = job.spec.containers;
  const folder = context.newFolder(`checkconfig/${name}`);
  const here = (text: string): string => text.replaceAll(`${mountPath}/`, `${folder}/`).replace('/ko-app', context.binaries('prow').folder);
  for (const { configMap } of job.spec.volumes[0].projected.sources) {
    for (const [file, text] of Object.entries<string>(output.get('ConfigMap', configMap.name).data)) writeFileSync(join(folder, file), here(text));
  }
  const ends = (files: Readonly<Record<string, string>>): string => {
    const clone = context.newFolder(`checkconfig/${name}-clone`);
    for (const left of readdirSync(clone)) rmSync(join(clone, left), { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(clone, file)), { recursive: true });
      writeFileSync(join(clone, file), text);
    }
    const [program, ...given] = [...command, ...args].map(here);
    const { status, stderr, stdout } = spawnSync(program, given, { cwd: clone, encoding: 'utf8' });
    return `${status} ${stdout}${stderr}`;
  };
  return { repository, job, ends };
}

function on(statement: string, run: (context: CheckContext) => Promise<void>): Check {
  return { name: `checkconfig: ${statement}`, needs: ['prow'], run };
}

function complaints(context: CheckContext, name: string, files: ProwFiles): Promise<string[]> {
  return checkconfig(join(context.binaries('prow').folder, 'checkconfig'), context.newFolder(`checkconfig/${name}`), files);
}
