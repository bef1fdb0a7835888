import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesIn, newFolder, removeFolders } from './writer/folder';

const ROOT = resolve(__dirname, '..');
const CDK8S = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');

/** A project as this one is, whose app is given. */
const folder = newFolder();
mkdirSync(join(folder, 'src'));
mkdirSync(join(folder, 'node_modules'));
for (const name of ['@swc', 'cdk8s', 'constructs']) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
for (const name of ['cdk8s.yaml', 'keep-dist.cjs', 'swc-register.cjs']) cpSync(join(ROOT, name), join(folder, name));
const dist = join(folder, 'dist');

afterAll(removeFolders);

interface Run { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** What somebody types, and an app that ends with these lines. */
function synth(lines: string, ...options: readonly string[]): Run {
  writeFileSync(join(folder, 'src/main.ts'), `import { ApiObject, Chart } from 'cdk8s';
import { CheckedApp } from '${join(ROOT, 'src/platform/checked-app')}';

const object = (app: CheckedApp, name: string, more = {}) => new ApiObject(new Chart(app, name), name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...more });
${lines}
`);
  const env = { ...process.env, NO_COLOR: '1', CDK8S_OUTDIR: undefined };
  return spawnSync(process.execPath, [CDK8S, 'synth', '--no-check-upgrade', ...options], { cwd: folder, encoding: 'utf8', env });
}

const GOOD = 'const app = new CheckedApp(); object(app, \'a\'); app.synth();';

beforeEach(() => {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  writeFileSync(join(dist, 'a.k8s.yaml'), 'last: good\n');
  writeFileSync(join(dist, 'foreign.txt'), 'foreign\n');
});

test('what is good replaces what was there, and nothing else', () => {
  const { status, stdout } = synth(GOOD);
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'Synthesizing application\n  - .cache/dist/a.k8s.yaml\n' });
  expect(filesIn(dist)).toMatchObject({ 'a.k8s.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n', 'foreign.txt': 'foreign\n' });
});

test('what is wrong costs nothing, and is told line by line', () => {
  const before = filesIn(dist);
  const { status, stderr } = synth(`const app = new CheckedApp();
for (const name of ['a', 'b']) object(app, name, { data: { name: name + '\\u0007' } });
app.synth();`);
  expect(status).toBe(1);
  expect(filesIn(dist)).toEqual(before);
  // the rest is what the command says of the app
  expect(stderr.split('\nError: command')[0]).toBe(`[ConfigurationError:
[a/a] data.name: "a\\u0007" contains U+0007; remove that character (ForbiddenCharacter)
[b/b] data.name: "b\\u0007" contains U+0007; remove that character (ForbiddenCharacter)
]

Node.js ${process.version}`);
});

test('an app that is killed costs nothing', () => {
  const before = filesIn(dist);
  expect(synth('process.kill(process.pid, \'SIGKILL\');').status).toBe(1);
  expect(filesIn(dist)).toEqual(before);
});

test('an app that writes nothing is told', () => {
  rmSync(dist, { recursive: true });
  const { status, stderr } = synth('new CheckedApp();');
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'ERROR: synthesis failed, app expected to create ".cache/dist"\n' });
});

test('another folder is the command’s', () => {
  const before = filesIn(dist);
  expect(synth(GOOD, '--output', 'other').stdout).toBe('Synthesizing application\n  - other/a.k8s.yaml\n');
  expect(synth(GOOD, '--stdout').stdout).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n');
  expect(filesIn(dist)).toEqual(before);
});
