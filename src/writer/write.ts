import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
  return names.filter((name) => lstatSync(join(outdir, name), { throwIfNoEntry: false })?.isDirectory()).map((name) => where.problem('outdir', {
    what: `${quote(outdir)} has a folder ${quote(name)} where a file belongs`,
    instead: 'remove it, or name another folder',
    code: 'OutputNotWritable',
  }));
}
