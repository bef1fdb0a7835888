import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { NODES } from './nodes/node-binaries';

const root = resolve(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

interface Block { readonly language: string; readonly layer: string; readonly text: string }

const blocksOf = (text: string): Block[] => [...text.matchAll(/^```(\w+) ?(\w*)\n([\s\S]*?)^```$/gm)].map(
  ([, language, layer, inside]) => ({ language, layer, text: inside }));
const blocks = blocksOf(readme);
// the page of errors is made of the rows of test/mistakes, which a test of their own runs; what is Chinese has the blocks of the English page
const withCode = [
  'README.md',
  ...readdirSync(join(root, 'docs')).filter((name) => /(?<!\.zh)\.md$/.test(name) && name !== 'errors.md').map((name) => join('docs', name)),
];
const services = parseAllDocuments(read('dist/40-prow.k8s.yaml')).map((d) => d.toJS()).filter((o) => o.kind === 'Service');

test('every code block names the layer that runs it', () => {
  expect(blocks.length).toBeGreaterThan(0);
  const run = blocks.filter(({ language }) => !['text', 'mermaid'].includes(language));
  for (const { layer } of run) expect(['test', 'check', 'consumers', 'conformance', 'lab']).toContain(layer);
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

/** Something that a block has written, by file. */
const WRITTEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'README.md': { '10-network.k8s.yaml': 'kube-flannel-cfg', '40-prow.k8s.yaml': 'acme.dev/owner: platform' },
  'docs/build-clusters.md': { '40-prow.k8s.yaml': '--kubeconfig-dir=/etc/kubeconfig', 'clusters/build/40-build-cluster.k8s.yaml': 'name: prow-control-plane' },
  'docs/choosing-a-network.md': { '10-network.k8s.yaml': '"Type": "host-gw"' },
  'docs/cni-guide.md': { 'NEXT-STEPS.md': '# Next steps' },
  'docs/clusters.md': { '40-prow.k8s.yaml': 'name: hook' },
  'docs/configuration.md': { '40-prow.k8s.yaml': 'github_reporter:' },
  'docs/config-updater.md': { '40-prow.k8s.yaml': 'use_full_path_as_key: true', 'clusters/build/40-build-cluster.k8s.yaml': 'name: kind-config' },
  'docs/day-two.md': { 'ADOPTION.md': '## 1. See what is there', 'DAY-TWO.md': '## 1. Back up the Secrets' },
  'docs/external-plugins.md': { '40-prow.k8s.yaml': 'endpoint: http://cla.prow' },
  'docs/gitops.md': { '40-prow.k8s.yaml': 'name: hook' },
  'docs/jobs.md': { '40-prow.k8s.yaml': 'name: checkconfig-config' },
  'docs/local-clusters.md': { '40-prow.k8s.yaml': 'nodePort: 30001' },
  'docs/merging.md': { '40-prow.k8s.yaml': 'acme/lib@main: rebase', 'NEXT-STEPS.md': 'until branchprotector runs' },
  'docs/monitoring.md': { '40-prow.k8s.yaml': 'kind: PodMonitor' },
  'docs/migrations.md': { 'MIGRATION.md': 'Set the new way up beside the old one' },
  'docs/programs.md': { '40-prow.k8s.yaml': 'kind: CronJob' },
  'docs/security.md': { '40-prow.k8s.yaml': 'name: prow-job-pods' },
  'docs/isolation.md': { '40-prow.k8s.yaml': 'matchName: chat.example.com' },
  'docs/tutorial.md': { '40-prow.k8s.yaml': 'name: hook' },
  'docs/tutorial-https.md': { '30-issuer.k8s.yaml': 'name: letsencrypt-prod', '40-prow.k8s.yaml': 'deck.prow.yourdomain.com' },
};

/** Where commands and YAML are those of the program before them; elsewhere tests of their own run them. */
const FOLLOWED: readonly string[] = ['docs/cni-guide.md', 'docs/tutorial.md', 'docs/tutorial-https.md'];

describe('TypeScript blocks of this layer', () => {
  const folder = mkdtempSync(join(root, 'test', '.readme-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const isExample = ({ language, layer }: Block): boolean => language === 'ts' && layer === 'test';
  const examples = withCode.flatMap((document) => {
    const all = blocksOf(read(document));
    const shown = (i: number): readonly string[] => FOLLOWED.includes(document) ? shownAfter(all.slice(i + 1)) : [];
    return all.flatMap((block, i) => isExample(block) ? [{ document, text: block.text, shown: shown(i) }] : []);
  });
  /** What stands behind a program and before the next: commands that it says, and YAML that it writes. */
  function shownAfter(rest: readonly Block[]): readonly string[] {
    const end = rest.findIndex(({ language }) => language === 'ts');
    return (end < 0 ? rest : rest.slice(0, end)).filter(({ layer }) => layer === 'test').map(({ text }) => text);
  }
  const files = examples.map(({ text }, i) => {
    const file = join(folder, `block-${i + 1}.ts`);
    writeFileSync(file, text);
    return file;
  });

  test('compile against the public API', () => {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
    const paths = { 'cdk8s-prow': [join(root, 'src/index.ts')] };
    const changed = { incremental: false, tsBuildInfoFile: undefined, noEmit: true, paths };
    const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, ...changed }, root);
    const program = ts.createProgram(files, options);
    // of src/ only what the blocks use is checked: `npm run check` does the rest
    const blocksIn = files.map((file) => program.getSourceFile(file));
    const diagnostics = [
      ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(),
      ...blocksIn.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
    ];
    expect(diagnostics.map((d) => ts.flattenDiagnosticMessageText(d.messageText, '\n'))).toEqual([]);
  });

  afterEach(() => {
    delete process.env.CDK8S_OUTDIR;
    jest.restoreAllMocks();
  });

  test.each(examples.map(({ document, shown }, i) => [document, files[i], shown] as const))('that of %s writes files', async (document, file, shown) => {
    const outdir = `${file}-out`;
    process.env.CDK8S_OUTDIR = outdir;
    jest.spyOn(console, 'warn').mockReturnValue();
    // loaded anew, as by a program of its own, but without the time that a process takes to start
    await jest.isolateModulesAsync(() => import(file));
    expect(readdirSync(outdir)).toEqual(expect.arrayContaining(['00-crds.k8s.yaml', 'apply.sh', 'secrets.sh']));
    for (const [name, text] of Object.entries(WRITTEN[document])) expect(readFileSync(join(outdir, name), 'utf8')).toContain(text);
    // a command may stand between others, or in a line of a list; YAML stands as it is
    const written = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
    for (const text of shown) {
      const parts = text.startsWith('kubectl') ? text.trim().split('\n') : [text];
      for (const part of parts) expect({ part, isWritten: written.some((all) => all.includes(part)) }).toEqual({ part, isWritten: true });
    }
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

test('the releases of Node are those that are tried, and none before what the package takes', () => {
  const [oldest, ...named] = Object.values(NODES);
  expect(`>=${oldest.replace(/\.0$/, '')}`).toBe(JSON.parse(read('package.json')).engines.node);
  expect(
    [...readme.matchAll(/Node (\d+) (?:or|and) (\d+)/g)].map(([, ...majors]) => majors)).toEqual(Array(2).fill(named.map((version) => version.split('.')[0])));
});

test('every file that the text links or names is there', () => {
  const names = [...readme.matchAll(/\]\(([^)h#][^)]*)\)|`((?:examples|docs|src)\/[^`*]+)`/g)].map(([, a, b]) => a ?? b);
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) expect({ name, exists: existsSync(join(root, name)) }).toEqual({ name, exists: true });
});
