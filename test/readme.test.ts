import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';

const root = resolve(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

interface Block { readonly language: string; readonly layer: string; readonly text: string }

const blocks: Block[] = [...readme.matchAll(/^```(\w+) ?(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, layer, text]) => ({ language, layer, text }));
const services = parseAllDocuments(read('dist/40-prow.k8s.yaml')).map((d) => d.toJS()).filter((o) => o.kind === 'Service');

test('every code block names the layer that runs it', () => {
  expect(blocks.length).toBeGreaterThan(0);
  for (const { layer } of blocks) expect(['test', 'check', 'conformance', 'lab']).toContain(layer);
});

describe('shell blocks of this layer are what a fresh machine runs', () => {
  const commands = blocks.filter((b) => b.language === 'sh' && b.layer === 'test').flatMap((b) => b.text.trim().split(/\n| && /));
  const continuous = read('.ci/run');
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
  test.each(commands)('%s', (command) => {
    expect(continuous).toContain(command);
    const script = /^npm (?:run )?(\w+)$/.exec(command)?.[1];
    if (script !== 'ci') expect(scripts).toContain(script);
  });
});

describe('TypeScript blocks of this layer', () => {
  const folder = mkdtempSync(join(root, 'test', '.readme-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const examples = blocks.filter((b) => b.language === 'ts' && b.layer === 'test').map((b, i) => [`block ${i + 1}`, b.text] as const);

  test.each(examples)('%s compiles against the public API and writes files', (name, text) => {
    const file = join(folder, `${name.replace(' ', '-')}.ts`);
    writeFileSync(file, text);
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
    const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, incremental: false, tsBuildInfoFile: undefined, noEmit: true, paths: { 'cdk8s-prow': [join(root, 'src/index.ts')] } }, root);
    const program = ts.createProgram([file], options);
    expect(ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, '\n'))).toEqual([]);

    const outdir = join(folder, 'out');
    execFileSync(process.execPath, ['--conditions=cdk8s-prow-source', '--require=ts-node/register/transpile-only', file], { cwd: root, env: { ...process.env, CDK8S_OUTDIR: outdir } });
    expect(readdirSync(outdir)).toEqual(expect.arrayContaining(['00-crds.k8s.yaml', '10-network.k8s.yaml', '40-prow.k8s.yaml', 'secrets.sh']));
    expect(readFileSync(join(outdir, '40-prow.k8s.yaml'), 'utf8')).toContain('acme.dev/owner: platform');
  });
});

test('the table of files is what came out', () => {
  const listed = [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(readdirSync(join(root, 'dist')).filter((name) => !name.startsWith('.')).sort());
});

test('ports in the text are those of the Services', () => {
  const ports = services.flatMap((s) => s.spec.ports).map((p) => p.nodePort).filter(Boolean);
  const written = [...readme.matchAll(/\b3\d{4}\b/g)].map(([port]) => Number(port));
  expect(new Set(written)).toEqual(new Set(ports));
});

test('the Node version is the one that the package asks for', () => {
  const asked = JSON.parse(read('package.json')).engines.node;
  expect(asked).toBe('>=20.19');
  expect([...readme.matchAll(/Node (\d+)/g)].map(([, v]) => v)).toEqual(['20']);
});

test('every file that the text links or names is there', () => {
  const names = [...readme.matchAll(/\]\(([^)h][^)]*)\)|`((?:examples|docs|src)\/[^`*]+)`/g)].map(([, a, b]) => a ?? b);
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) expect({ name, exists: existsSync(join(root, name)) }).toEqual({ name, exists: true });
});
