import { lstatSync, mkdirSync, Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError, Problem, throwProblems, Where } from '../core/problem';
import { quote } from '../core/quote';
import { EncodedFile } from './output-file';
import { INDEX_NAME } from './output-index';
import { replaceOutput } from './replace-output';

/**
 * Replaces what an earlier run wrote into the folder. Files that we never wrote stay.
 *
 * Throws `FileNameTaken` or `OutputNotWritable`; the earlier output is as it was then.
 */
export function write(outdir: string, files: readonly EncodedFile[], where: Where): void {
  throwProblems(nameProblems(files, where));
  try {
    mkdirSync(outdir, { recursive: true });
    throwProblems(folderProblems(outdir, files, where));
    replaceOutput(outdir, files);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ConfigurationError([where.problem('outdir', {
      what: `${quote(outdir)} cannot be written, ${code}${path === undefined ? '' : ` at ${quote(path)}`}`,
      instead: 'make it a folder that you may write to, with room left, or name another one',
      code: 'OutputNotWritable',
    })]);
  }
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
  const folders = [...new Set(names.map((name) => dirname(name)).filter((name) => name !== '.'))];
  const stats = (name: string): Stats | undefined => lstatSync(join(outdir, name), { throwIfNoEntry: false });
  const wrong = (what: string): Problem => where.problem('outdir', { what: `${quote(outdir)} has ${what}`, instead: 'remove it, or name another folder', code: 'OutputNotWritable' });
  // what is written through a link would be somewhere else
  const blocked = folders.filter((name) => stats(name)?.isDirectory() === false);
  const below = (name: string): boolean => blocked.includes(dirname(name));
  return [
    ...names.filter((name) => !below(name) && stats(name)?.isDirectory()).map((name) => wrong(`a folder ${quote(name)} where a file belongs`)),
    ...blocked.map((name) => wrong(`${quote(name)} where a folder belongs`)),
  ];
}
