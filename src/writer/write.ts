import { existsSync, lstatSync, mkdirSync, realpathSync, Stats, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Problem, throwProblems, Where } from '../core/problem';
import { quote } from '../core/quote';
import { foreignFindings } from './foreign-files';
import { EncodedFile } from './output-file';
import { INDEX_NAME } from './output-index';
import { replaceOutput } from './replace-output';

/** Who wrote into a folder in this process, by its path without links. */
const writers = new Map<string, symbol>();

/** Files for a folder. */
export interface Output {
  readonly outdir: string;
  readonly files: readonly EncodedFile[];
}

/**
 * Replaces what an earlier run wrote into the folders. Files that we never wrote stay; where one would be replaced, but for those of `App.synth()`,
 * it is refused.
 *
 * Throws `FileNameTaken`, `OutputNotWritable`, `OutputTaken` or `ChartInOutput`; the earlier output is as it was then.
 */
export function write([first, ...others]: readonly [Output, ...Output[]], where: Where, writer: symbol): void {
  const outputs = [first, ...others];
  throwProblems([...outputs.flatMap(({ files }) => nameProblems(files, where)), ...others.flatMap((one) => besideProblems(first.outdir, one.outdir, where))]);
  throwProblems(outputs.flatMap((output) => attempt(output, where, ({ outdir, files }) => {
    makeFolder(outdir);
    const blocked = [...writerProblems(outdir, writers.get(realpathSync(outdir)) ?? writer, writer, where), ...folderProblems(outdir, files, where)];
    return blocked.length > 0 ? blocked : foreignProblems(output, where);
  })));
  for (const output of outputs) {
    throwProblems(attempt(output, where, ({ outdir, files }) => {
      replaceOutput(outdir, files);
      writers.set(realpathSync(outdir), writer);
      return [];
    }));
  }
}

/** What is no object would be taken for one by whatever reads the folder with all below. */
function besideProblems(outdir: string, chart: string, where: Where): Problem[] {
  const isAt = (inner: string, outer: string): boolean => !/^\.\.(?:[/\\]|$)/.test(relative(resolve(outer), resolve(inner)));
  return !isAt(chart, outdir) && !isAt(outdir, chart) ? [] : [where.problem('', {
    what: `the chart would be in ${quote(chart)}, and the output is in ${quote(outdir)}`, instead: 'give the chart a folder beside it', code: 'ChartInOutput',
  })];
}

function attempt(output: Output, where: Where, act: (output: Output) => Problem[]): Problem[] {
  const { outdir } = output;
  try {
    return act(output);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return [where.problem('outdir', {
      what: `${quote(outdir)} cannot be written, ${code}${path === undefined ? '' : ` at ${quote(path)}`}`,
      instead: 'make it a folder that you may write to, with room left, or name another one',
      code: 'OutputNotWritable',
    })];
  }
}

/** Step by step: where a folder cannot be made because its file system has none, as in /proc, Node's own recursion never ends. */
function makeFolder(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined && dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Two apps on one folder would each remove the files of the other. A folder that was emptied meanwhile is free again. */
function writerProblems(outdir: string, earlier: symbol, writer: symbol, where: Where): Problem[] {
  if (earlier === writer || !existsSync(join(outdir, INDEX_NAME))) return [];
  return [where.problem('outdir', {
    what: `${quote(outdir)} holds what another app of this program has written, which would be lost`,
    instead: 'give each app a folder of its own',
    code: 'OutputTaken',
  })];
}

function foreignProblems({ outdir, files }: Output, where: Where): Problem[] {
  return foreignFindings(outdir, files).map((finding) => where.problem(files.some(({ name }) => name === 'Chart.yaml') ? 'gitOps' : 'outdir', finding));
}

function nameProblems(files: readonly EncodedFile[], where: Where): Problem[] {
  const taken = new Set<string>();
  const twice = files.filter(({ name }) => {
    // file systems that ignore case would keep only one of the two
    const key = name.toLowerCase();
    return taken.has(key) || !taken.add(key);
  });
  return twice.map(({ name }) => where.problem('', {
    what: `two files would be named ${quote(name)}`,
    instead: 'rename a chart',
    code: 'FileNameTaken',
  }));
}

/** Renaming would fail on them, when other files had taken their places already. */
function folderProblems(outdir: string, files: readonly EncodedFile[], where: Where): Problem[] {
  const names = [...files.map(({ name }) => name), INDEX_NAME];
  const folders = [...new Set(names.flatMap(foldersOf))];
  const stats = (name: string): Stats | undefined => lstatSync(join(outdir, name), { throwIfNoEntry: false });
  const wrong = (what: string): Problem => where.problem('outdir', { what: `${quote(outdir)} has ${what}`, instead: 'remove it, or name '
    + 'another folder', code: 'OutputNotWritable' });
  // what is written through a link would be somewhere else
  const blocked = folders.filter((name) => !foldersOf(name).some((above) => stats(above)?.isDirectory() === false) && stats(name)?.isDirectory() === false);
  const below = (name: string): boolean => foldersOf(name).some((folder) => blocked.includes(folder));
  return [
    ...names.filter((name) => !below(name) && stats(name)?.isDirectory()).map((name) => wrong(`a folder ${quote(name)} where a file belongs`)),
    ...blocked.map((name) => wrong(`${quote(name)} where a folder belongs`)),
  ];
}

/** The folders above a file, outermost first. */
function foldersOf(name: string): readonly string[] {
  return name.split('/').slice(0, -1).map((_, i, parts) => parts.slice(0, i + 1).join('/'));
}
