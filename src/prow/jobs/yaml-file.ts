import { LineCounter, parseAllDocuments, Tags } from 'yaml';
import { Finding, Problem, throwProblems, Where } from '../../core/problem';
import { lineAndColumn, placeOf, YamlSource } from './yaml-place';

/** What Go's YAML does not make of a text: moments and numbers to the base of sixty stay texts, and there are no sets. */
const FOREIGN_TAGS = /:(binary|omap|pairs|set|timestamp)$/;

/** A text that was read, and where errors say that its values are. */
export interface YamlFile {
  readonly source: YamlSource;
  readonly where: Where;
  readonly value: unknown;
}

/**
 * Reads a text as `sigs.k8s.io/yaml` does, YAML 1.1. What that would lose without a word is refused: a key that stands there twice, and what follows a
 * first document.
 */
export function yamlFile(fileName: string, text: string): YamlFile {
  const lines = new LineCounter();
  const documents = [...parseAllDocuments(text, {
    version: '1.1', merge: true, prettyErrors: false, logLevel: 'silent', lineCounter: lines,
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || (!FOREIGN_TAGS.test(tag.tag) && (tag as { format?: string }).format !== 'TIME')) as Tags,
  })];
  const slip = (offset: number, finding: Omit<Finding, 'code'>): Problem => (
    Where.file(() => `[${fileName}:${lineAndColumn(lines, offset)}]`).problem('', { ...finding, code: 'YamlInvalid' }));
  throwProblems([
    ...documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]).map(({ message, pos }) => (
      slip(pos[0], { what: `is no YAML that Prow reads: ${sentence(message)}`, instead: 'write what a reader of YAML 1.1 takes' }))),
    ...documents.slice(1).map(({ contents: second, range }) => (
      slip(second?.range?.[0] ?? range[0], { what: 'begins a second document, which Prow would not read', instead: 'write it into a file of its own' }))),
  ]);
  const [document] = documents;
  const source = { fileName, lines, root: document?.contents ?? null };
  let value: unknown;
  try {
    value = document?.toJS({ maxAliasCount: 10_000 });
  } catch {
    throwProblems([slip(0, { what: 'has an alias inside of its own anchor, or far too many aliases', instead: 'write out what it stands for' })]);
  }
  return { source, where: Where.file((prop) => inFile(source, prop)), value: value ?? {} };
}

/** A place in the file, and the path there. */
export function inFile(source: YamlSource, prop: string): string {
  return `[${placeOf(source, prop)}]${prop === '' ? '' : ` ${prop}`}`;
}

/** The library's words, without the place that stands in front of ours. */
function sentence(message: string): string {
  return message.replace(/\s+at line \d+, column \d+:?[\s\S]*$/, '').replace(/[.;:]\s*$/, '');
}
