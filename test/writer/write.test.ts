import fs from 'node:fs';
import { join } from 'node:path';
import { Where } from '../../src/core/problem';
import { encode, OutputFile } from '../../src/writer/output-file';
import { write } from '../../src/writer/write';
import { filesIn, newFolder, removeFolders } from './folder';

const INDEX = '.cdk8s-prow.sha256';
const A_AND_B = [{ name: 'b.k8s.yaml', content: 'b: 1\n' }, { name: 'a.k8s.yaml', content: 'a: 1\n' }];
/** As `sha256sum` prints it. */
const SUMS = [
  '37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae  a.k8s.yaml',
  '08e60701d32af867a9df2a88cc0a72b634187039d243c4dd3afe1b87b957c97d  b.k8s.yaml',
  '',
].join('\n');

let outdir: string;

beforeEach(() => {
  outdir = newFolder();
});

afterEach(() => jest.restoreAllMocks());
afterAll(removeFolders);

const APP = Symbol('app');

function put(files: readonly OutputFile[], into = outdir, writer = APP): void {
  write([{ outdir: into, files: files.map(encode) }], Where.call('new CheckedApp'), writer);
}

function thrown(act: () => void): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message.replaceAll(outdir, 'OUT');
  }
  throw new Error('nothing was thrown');
}

/** What tells one version of a file from the next one with the same bytes. */
function inodes(): Record<string, number> {
  return Object.fromEntries(fs.readdirSync(outdir).map((name) => [name, fs.statSync(join(outdir, name)).ino]));
}

test('files and their index in a folder that did not exist', () => {
  const inner = join(outdir, 'a', 'dist');
  put(A_AND_B, inner);
  expect(filesIn(inner)).toEqual({ [INDEX]: SUMS, 'a.k8s.yaml': 'a: 1\n', 'b.k8s.yaml': 'b: 1\n' });
});

test('only scripts may be executed', () => {
  put([...A_AND_B, { name: 'secrets.sh', content: '#!/bin/sh\n' }]);
  const modes = () => ['a.k8s.yaml', 'secrets.sh'].map((name) => fs.statSync(join(outdir, name)).mode & 0o111);
  expect(modes()).toEqual([0, 0o111]);
  fs.chmodSync(join(outdir, 'secrets.sh'), 0o644);
  put([...A_AND_B, { name: 'secrets.sh', content: '#!/bin/sh\n' }]);
  expect(modes()).toEqual([0, 0o111]);
});

test('what is the same is not written again', () => {
  put(A_AND_B);
  const before = inodes();
  put(A_AND_B);
  expect(inodes()).toEqual(before);
  put([A_AND_B[0], { name: 'a.k8s.yaml', content: 'a: 2\n' }]);
  expect(Object.keys(before).filter((name) => inodes()[name] === before[name])).toEqual(['b.k8s.yaml']);
});

test('what is no longer made is removed, what is not ours stays', () => {
  fs.writeFileSync(join(outdir, 'foreign.yaml'), 'theirs');
  fs.writeFileSync(join(outdir, 'a.k8s.yaml'), 'of App.synth(), which keeps no index');
  put(A_AND_B);
  put([A_AND_B[1]]);
  expect(Object.keys(filesIn(outdir))).toEqual([INDEX, 'a.k8s.yaml', 'foreign.yaml']);
  expect(filesIn(outdir)).toMatchObject({ 'a.k8s.yaml': 'a: 1\n', 'foreign.yaml': 'theirs' });
});

test('an index that somebody edited leads nowhere', () => {
  const parent = outdir;
  const inner = join(parent, 'dist');
  put(A_AND_B, inner);
  fs.mkdirSync(join(inner, 'sub', 'deep', 'er'), { recursive: true });
  fs.symlinkSync(parent, join(inner, 'link'));
  fs.symlinkSync(parent, join(inner, 'sub', 'link'));
  const outside = ['outside.yaml', join('dist', 'sub', 'deep', 'er', 'inside.yaml')];
  outside.forEach((name) => fs.writeFileSync(join(parent, name), 'theirs'));
  const sum = '0'.repeat(64);
  const lines = ['../outside.yaml', join(parent, 'outside.yaml'), 'sub/deep/er/inside.yaml', 'link/outside.yaml', 'sub/link/outside.yaml', 'sub/../link/outside.yaml', 'sub/..', '.', '..', '', 'sub\\inside.yaml',
    'gone.yaml'];
  fs.writeFileSync(join(inner, INDEX), `${lines.map((name) => `${sum}  ${name}\n`).join('')}no index\n`);
  put(A_AND_B, inner);
  expect(outside.map((name) => fs.existsSync(join(parent, name)))).toEqual([true, true]);
  expect(fs.readFileSync(join(inner, INDEX), 'utf8')).toBe(SUMS);
});

test('a file in a folder below: written, listed, left alone, and taken away with its folder', () => {
  const values = { name: 'cilium/values.txt', content: 'a: 1\n' };
  put([...A_AND_B, values]);
  expect(fs.readFileSync(join(outdir, values.name), 'utf8')).toBe('a: 1\n');
  expect(fs.readFileSync(join(outdir, INDEX), 'utf8').split('\n').map((line) => line.slice(66))).toEqual(['a.k8s.yaml', 'b.k8s.yaml', values.name, '']);
  const before = fs.statSync(join(outdir, values.name)).ino;
  put([...A_AND_B, values]);
  expect(fs.statSync(join(outdir, values.name)).ino).toBe(before);
  fs.writeFileSync(join(outdir, 'cilium', 'mine'), 'theirs');
  put(A_AND_B);
  expect(fs.readdirSync(join(outdir, 'cilium'))).toEqual(['mine']);
  put([...A_AND_B, values]);
  fs.rmSync(join(outdir, 'cilium', 'mine'));
  put(A_AND_B);
  expect(filesIn(outdir)).toEqual({ [INDEX]: SUMS, 'a.k8s.yaml': 'a: 1\n', 'b.k8s.yaml': 'b: 1\n' });
});

test('a file two folders below is taken away with both, and blocked by what stands above it', () => {
  const deep = { name: 'gitops/40-prow/Kustomization', content: 'a: 1\n' };
  put([...A_AND_B, deep]);
  expect(fs.readFileSync(join(outdir, deep.name), 'utf8')).toBe('a: 1\n');
  put([...A_AND_B, { name: 'gitops/flux.yaml', content: 'a: 1\n' }]);
  expect(fs.readdirSync(join(outdir, 'gitops'))).toEqual(['flux.yaml']);
  put(A_AND_B);
  expect(filesIn(outdir)).toEqual({ [INDEX]: SUMS, 'a.k8s.yaml': 'a: 1\n', 'b.k8s.yaml': 'b: 1\n' });
  fs.writeFileSync(join(outdir, 'gitops'), 'theirs');
  expect(thrown(() => put([...A_AND_B, deep]))).toBe(
    'new CheckedApp({ outdir }): "OUT" has "gitops" where a folder belongs; remove it, or name another folder (OutputNotWritable)');
});

test.each<[string, (at: string) => void]>(
  [['a file', (at) => fs.writeFileSync(at, 'theirs')], ['a link', (at) => fs.symlinkSync(newFolder(), at)]])('%s where a folder belongs', (_, make) => {
  make(join(outdir, 'cilium'));
  expect(thrown(() => put([{ name: 'cilium/values.txt', content: 'a: 1\n' }]))).toBe(
    'new CheckedApp({ outdir }): "OUT" has "cilium" where a folder belongs; remove it, or name another folder (OutputNotWritable)');
  expect(fs.readdirSync(outdir)).toEqual(['cilium']);
});

test('a folder that a file system refuses', () => {
  expect(thrown(() => write([{ outdir: '/proc/cdk8s-prow/dist', files: [] }], Where.call('new CheckedApp'), Symbol('app')))).toBe(
    'new CheckedApp({ outdir }): "/proc/cdk8s-prow/dist" cannot be written, ENOENT at "/proc/cdk8s-prow"; '
      + 'make it a folder that you may write to, with room left, or name another one (OutputNotWritable)');
});

test('links are replaced, not followed', () => {
  const elsewhere = newFolder();
  fs.writeFileSync(join(elsewhere, 'target'), 'a: 1\n');
  fs.symlinkSync(join(elsewhere, 'target'), join(outdir, 'a.k8s.yaml'));
  fs.symlinkSync(join(elsewhere, 'target'), join(outdir, INDEX));
  put(A_AND_B);
  expect(fs.readFileSync(join(elsewhere, 'target'), 'utf8')).toBe('a: 1\n');
  expect(filesIn(outdir)).toMatchObject({ [INDEX]: SUMS, 'a.k8s.yaml': 'a: 1\n' });
});

test('what a killed run left behind is cleaned away', () => {
  fs.writeFileSync(join(outdir, '.cdk8s-prow.old.k8s.yaml.tmp'), 'half');
  fs.symlinkSync('/nowhere', join(outdir, '.cdk8s-prow.a.k8s.yaml.tmp'));
  put(A_AND_B);
  expect(Object.keys(filesIn(outdir))).toEqual([INDEX, 'a.k8s.yaml', 'b.k8s.yaml']);
});

describe('earlier output is untouched', () => {
  const NEXT = [{ name: 'a.k8s.yaml', content: 'a: 2\n' }, { name: 'c.k8s.yaml', content: 'c: 1\n' }];

  let before: Record<string, number>;

  beforeEach(() => {
    put(A_AND_B);
    before = inodes();
  });

  afterEach(() => expect(inodes()).toEqual(before));

  test('when the disk is full', () => {
    const real = fs.writeFileSync;
    jest.spyOn(fs, 'writeFileSync').mockImplementation((file, data, options) => {
      if (String(file).includes('c.k8s.yaml')) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      real(file, data, options);
    });
    expect(thrown(() => put(NEXT))).toBe(
      'new CheckedApp({ outdir }): "OUT" cannot be written, ENOSPC; make it a folder that you may write to, with room left, or name another one '
        + '(OutputNotWritable)');
  });

  test('when it may not be written', () => {
    jest.spyOn(fs, 'writeFileSync').mockImplementation((file) => {
      throw Object.assign(new Error('denied'), { code: 'EACCES', path: file });
    });
    expect(thrown(() => put(NEXT))).toBe(
      'new CheckedApp({ outdir }): "OUT" cannot be written, EACCES at "OUT/.cdk8s-prow.a.k8s.yaml.tmp"; '
        + 'make it a folder that you may write to, with room left, or name another one (OutputNotWritable)');
  });

  test('when a folder is in the way', () => {
    fs.mkdirSync(join(outdir, 'c.k8s.yaml'));
    expect(thrown(() => put(NEXT))).toBe(
      'new CheckedApp({ outdir }): "OUT" has a folder "c.k8s.yaml" where a file belongs; remove it, or name another folder (OutputNotWritable)');
    fs.rmdirSync(join(outdir, 'c.k8s.yaml'));
  });

  test('when two files have one name, where case does not count', () => {
    expect(thrown(() => put([...NEXT, { name: 'A.k8s.yaml', content: '' }]))).toBe(
      'new CheckedApp(): two files would be named "A.k8s.yaml"; rename a chart (FileNameTaken)');
  });

  test('when another app has written it, by whatever path', () => {
    const link = join(newFolder(), 'link');
    fs.symlinkSync(outdir, link);
    const said = (path: string) => `new CheckedApp({ outdir }): ${path} holds what another app of this program has written, which would be lost; `
      + `give each app a folder of its own (OutputTaken)`;
    expect(thrown(() => put(NEXT, outdir, Symbol('other')))).toBe(said('"OUT"'));
    expect(thrown(() => put(NEXT, link, Symbol('other')))).toBe(said(JSON.stringify(link)));
  });

  test('when something else fails', () => {
    jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
      throw new TypeError('not of the file system');
    });
    expect(thrown(() => put(NEXT))).toBe('not of the file system');
  });
});

test('a folder is free for another app when it was emptied, and when nothing was written into it', () => {
  put(A_AND_B);
  fs.rmSync(outdir, { recursive: true });
  put(A_AND_B, outdir, Symbol('other'));
  fs.rmSync(outdir, { recursive: true });
  fs.mkdirSync(join(outdir, 'a.k8s.yaml'), { recursive: true });
  expect(thrown(() => put(A_AND_B))).toMatch(/\(OutputNotWritable\)$/);
  fs.rmdirSync(join(outdir, 'a.k8s.yaml'));
  put(A_AND_B, outdir, Symbol('third'));
  expect(Object.keys(filesIn(outdir))).toEqual([INDEX, 'a.k8s.yaml', 'b.k8s.yaml']);
});

test('an index that is a folder', () => {
  fs.mkdirSync(join(outdir, INDEX));
  expect(thrown(() => put(A_AND_B))).toBe(
    'new CheckedApp({ outdir }): "OUT" has a folder ".cdk8s-prow.sha256" where a file belongs; remove it, or name another folder (OutputNotWritable)');
  expect(fs.readdirSync(outdir)).toEqual([INDEX]);
});

test.each(['', 'deeper'])('a file where the folder %j should be', (below) => {
  const file = join(outdir, 'file');
  fs.writeFileSync(file, 'theirs');
  const code = below === '' ? 'EEXIST' : 'ENOTDIR';
  expect(thrown(() => put(A_AND_B, join(file, below)))).toBe(
    `new CheckedApp({ outdir }): ${JSON.stringify(
      join('OUT', 'file', below))} cannot be written, ${code} at ${JSON.stringify(
        join('OUT', 'file', below))}; make it a folder that you may write to, with room left, or name another one (OutputNotWritable)`,
  );
  expect(fs.readFileSync(file, 'utf8')).toBe('theirs');
});

const CHART = [{ name: 'Chart.yaml', content: 'name: prow\n' }, { name: 'templates/40-prow.yaml', content: 'a: 1\n' }];
const KUSTOMIZED = [...A_AND_B, { name: 'Kustomization', content: 'resources: []\n' }, { name: 'gitops/40-prow/Kustomization', content: 'resources: []\n' }];
const LOST = 'which nobody here has written, and would be lost; move it away, or name another folder (OutputTaken)';
test.each<[string, () => void, readonly OutputFile[], string]>([
  ['a chart of somebody else', () => fs.writeFileSync(join(outdir, 'Chart.yaml'), 'theirs'), CHART, `new CheckedApp({ gitOps }): "OUT" has "Chart.yaml", ${LOST}`],
  ['a template of somebody else', () => {
    fs.mkdirSync(join(outdir, 'templates'));
    fs.writeFileSync(join(outdir, 'templates', '40-prow.yaml'), 'theirs');
  }, CHART, `new CheckedApp({ gitOps }): "OUT" has "templates/40-prow.yaml", ${LOST}`],
  ['the output of an app', () => put(A_AND_B), CHART,
    'new CheckedApp({ gitOps }): "OUT" holds the output of an app, which would be lost; name another folder (OutputTaken)'],
  ['a chart of an app', () => put(CHART), A_AND_B, 'new CheckedApp({ outdir }): "OUT" holds a chart of Helm, which would be lost; name another folder (OutputTaken)'],
  ['several files', () => ['apply.sh', 'images.txt', 'NEXT-STEPS.md', 'secrets.sh'].forEach((name) => fs.writeFileSync(join(outdir, name), 'theirs')),
    ['secrets.sh', 'apply.sh', 'images.txt', 'NEXT-STEPS.md'].map((name) => ({ name, content: 'ours' })),
    `new CheckedApp({ outdir }): "OUT" has "secrets.sh", "apply.sh", "images.txt" and 1 more, ${LOST}`],
  ['a kustomization of the same name', () => fs.writeFileSync(join(outdir, 'Kustomization'), 'theirs'), KUSTOMIZED,
    `new CheckedApp({ outdir }): "OUT" has "Kustomization", ${LOST}`],
  ['a kustomization of another name', () => fs.writeFileSync(join(outdir, 'kustomization.yaml'), 'theirs'), KUSTOMIZED,
    'new CheckedApp({ outdir }): "OUT" has "kustomization.yaml", which nobody here has written, and kustomize reads no folder that has it beside "Kustomization"; '
      + 'keep it in a folder of its own, with this one among its resources (OutputTaken)'],
])('%s is refused, and nothing is changed', (_, prepare, files, message) => {
  prepare();
  const before = all();
  expect(thrown(() => put(files))).toBe(message);
  expect(all()).toEqual(before);
});

test('what is there already as it would be written is nobody else\'s', () => {
  fs.writeFileSync(join(outdir, 'NEXT-STEPS.md'), 'ours');
  put([{ name: 'NEXT-STEPS.md', content: 'ours' }]);
  put([{ name: 'NEXT-STEPS.md', content: 'ours, changed' }]);
  expect(fs.readFileSync(join(outdir, 'NEXT-STEPS.md'), 'utf8')).toBe('ours, changed');
});

test('what a run has put in its place before it was killed is ours', () => {
  put([{ name: 'NEXT-STEPS.md', content: 'old' }]);
  const real = fs.renameSync;
  jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    if (String(to).endsWith('b.txt')) throw new TypeError('killed');
    real(from, to);
  });
  const files = (content: string) => ['a.txt', 'b.txt'].map((name) => ({ name, content }));
  expect(thrown(() => put(files('half')))).toBe('killed');
  expect(fs.readFileSync(join(outdir, INDEX), 'utf8').split('\n').map((line) => line.slice(66))).toEqual(['NEXT-STEPS.md', '', 'a.txt', 'b.txt', '']);
  jest.restoreAllMocks();
  put(files('whole'));
  expect(Object.keys(filesIn(outdir))).toEqual([INDEX, 'a.txt', 'b.txt']);
  expect(fs.readFileSync(join(outdir, 'a.txt'), 'utf8')).toBe('whole');
});

/** Every file below, with its text. */
function all(): Readonly<Record<string, string>> {
  const names = fs.readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((name) => fs.statSync(join(outdir, name)).isFile());
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(join(outdir, name), 'utf8')]));
}
