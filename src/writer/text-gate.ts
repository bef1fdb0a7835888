import { Problem, Where } from '../core/problem';
import { Note } from '../core/props';
import { quote } from '../core/quote';
import { forbiddenCharacter } from '../core/safe-text';
import { noteJson } from '../core/values';
import { Manifest } from './manifest-yaml';
import { OutputFile } from './output-file';
import { RenderedObject } from './rendered-object';

const DOCUMENT_MARKER = /^(?:---|\.\.\.)/m;

/**
 * Refuses values that the cluster would not read as they were meant: forbidden characters, retyped scalars, NaN, infinity, null.
 * Walking through all values of all objects would cost more than writing them.
 */
export function checkText(object: RenderedObject, { text, harmless }: Manifest, report: Note): void {
  if (harmless) return;
  noteJson(object.json, report);
  if (DOCUMENT_MARKER.test(text)) {
    report({ what: 'would be read as more than one document', instead: 'remove the line that begins with "---" or "..."', code: 'DocumentSplit' });
  }
}

/** Refuses files that are not made of objects when they hold forbidden characters. */
export function fileProblems(files: readonly OutputFile[], where: Where): Problem[] {
  return files.flatMap(({ name, content }) => {
    const character = forbiddenCharacter(content);
    return character ? [where.problem('', { what: `the file ${quote(name)} contains ${character}`, instead: 'remove that character', code: 'ForbiddenCharacter' })] : [];
  });
}
