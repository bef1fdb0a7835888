import { Where } from '../../core/problem';
import { optional, readValue, Refusals, Rule, shape } from '../../core/props';
import { list, record } from '../../core/values';
import { withoutNulls } from './absent';
import { inFile, yamlFile } from './yaml-file';
import { hasPath, YamlSource } from './yaml-place';

type Jobs = Readonly<Record<string, any>>;

/** The four lists of jobs of one or more files, and where each of their values is written. */
export interface JobsText {
  readonly jobs: Jobs;
  readonly where: Where;
}

interface JobsFile {
  readonly source: YamlSource;
  readonly jobs: Jobs;
}

/** Where an element of a merged list came from. */
interface Origin {
  readonly source: YamlSource;
  readonly index: number;
}

// what they hold is read when all of them are joined
const anything: Rule<any> = (value) => value;
const contents = shape({
  presubmits: optional(record(list(anything)), {}), postsubmits: optional(record(list(anything)), {}),
  periodics: optional(list(anything), []), presets: optional(list(anything), []),
});

/**
 * Reads files of jobs as `sigs.k8s.io/yaml` reads them, YAML 1.1, and joins their lists. What Prow would lose without a word is refused: a key that
 * stands there twice, and what follows a first document.
 */
export function jobsOfTexts(files: readonly (readonly [fileName: string, text: string])[]): JobsText {
  const refusals = new Refusals();
  const read = files.map(([fileName, text]) => refusals.of(() => jobsFile(fileName, text)));
  refusals.end();
  return joined(read as readonly JobsFile[]);
}

function jobsFile(fileName: string, text: string): JobsFile {
  const { source, where, value } = yamlFile(fileName, text);
  return { source, jobs: readValue(where, '', withoutNulls(value), contents) };
}

function joined(files: readonly JobsFile[]): JobsText {
  const origins = new Map<string, Origin[]>();
  const jobs: Record<string, any> = { presubmits: {}, postsubmits: {}, periodics: [], presets: [] };
  const append = (into: Record<string, any[]>, key: string, path: string, source: YamlSource, elements: readonly any[]): void => {
    into[key] = [...into[key] ?? [], ...elements];
    origins.set(path, [...origins.get(path) ?? [], ...elements.map((_, index) => ({ source, index }))]);
  };
  for (const { source, jobs: file } of files) {
    for (const kind of ['periodics', 'presets']) append(jobs, kind, kind, source, file[kind]);
    for (const kind of ['presubmits', 'postsubmits']) {
      for (const [repository, elements] of Object.entries<any[]>(file[kind])) append(jobs[kind], repository, `${kind}.${repository}`, source, elements);
    }
  }
  return { jobs, where: Where.file((prop) => subject(prop, origins, files)) };
}

/** The place of an element is that in its file. What no element is wrong with, such as the name of a repository, is looked for in all files. */
function subject(prop: string, origins: ReadonlyMap<string, readonly Origin[]>, files: readonly JobsFile[]): string {
  const [, list = prop, index = '', rest = ''] = /^(.*?)\[(\d+)\](.*)$/.exec(prop) ?? [];
  const origin = origins.get(list)?.[Number(index)];
  if (index !== '' && origin) return inFile(origin.source, `${list}[${origin.index}]${rest}`);
  const holder = files.find(({ source }) => hasPath(source, prop)) ?? files[0];
  return inFile(holder.source, prop);
}
