import { appliedAnnotationBytes, goJsonBytes, LARGEST_ANNOTATIONS } from '../../core/applied-size';
import { partLabels } from '../../core/labels';
import { CommonMetadataSettings } from '../../core/object-metadata';
import { Finding } from '../../core/problem';
import { yamlText } from '../../core/yaml-text';
import { JobsPlan } from '../jobs/jobs-plan';
import { CODE_JOBS_MAP } from '../object-names';
import { jobConfig } from './job-config';
import { Json } from './json';

/** A ConfigMap of jobs from code, with its one file. */
export interface JobFile {
  readonly map: string;
  readonly key: string;
  readonly text: string;
}

/** Where the ConfigMaps are, and what stands in them besides. */
export interface JobFilePlace {
  readonly namespace: string;
  readonly metadata: CommonMetadataSettings;
}

interface TooLarge {
  readonly path: string;
  readonly finding: Finding;
}

/** A job or preset, which may stand in any file: Prow joins the lists of all. Source: prow pkg/config/config.go, mergeJobConfigs, at a61940897. */
interface Piece {
  readonly path: string;
  readonly part: Json;
  readonly bytes: number;
}

/** Bytes of annotations that a ConfigMap of Prow's configuration would have after `kubectl apply`. */
export function configMapBytes({ namespace, metadata: { labels, annotations } }: JobFilePlace, name: string, data: Readonly<Record<string, string>>): number {
  return appliedAnnotationBytes({
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace, labels: { ...labels, ...partLabels() }, annotations }, data,
  } as object);
}

/**
 * Jobs from code as files, each in a ConfigMap that `kubectl apply` takes: one, unless they are too many. What belongs to one repository stays
 * together as far as it can, so that a change of it moves little else.
 */
export function jobFiles(jobs: JobsPlan, place: JobFilePlace): { readonly files: readonly JobFile[]; readonly tooLarge: readonly TooLarge[] } {
  const room = LARGEST_ANNOTATIONS - configMapBytes(place, `${CODE_JOBS_MAP}-1000`, { 'jobs-1000.yaml': '' });
  const whole = yamlText(jobConfig(jobs));
  if (goJsonBytes(whole) <= room) return { files: [jobFile(whole, 0)], tooLarge: [] };
  const groups = piecesOf(jobs);
  const tooLarge = groups.flat().filter(({ bytes }) => bytes > room).map(({ path, bytes }) => ({ path, finding: {
    what: `takes ${bytes} bytes in a ConfigMap, and for "kubectl apply" at most ${room} may be there`,
    instead: 'shorten it, or move it into the .prow.yaml of its repository', code: 'ConfigMapTooLarge',
  } as const }));
  return { files: filled(groups, room).map((pieces, i) => jobFile(yamlText(joined(pieces)), i)), tooLarge };
}

function jobFile(text: string, index: number): JobFile {
  const suffix = index === 0 ? '' : `-${index + 1}`;
  return { map: `${CODE_JOBS_MAP}${suffix}`, key: `jobs${suffix}.yaml`, text };
}

/** Presets, then the jobs of each repository, then periodics. */
function piecesOf({ presets, presubmits, postsubmits, periodics }: JobsPlan): readonly (readonly Piece[])[] {
  const alone = (list: readonly Json[], kind: string): Piece[] => list.map((one, i) => piece(`${kind}[${i}]`, { [kind]: [one] }));
  const repositories = [...new Set([...Object.keys(presubmits), ...Object.keys(postsubmits)])].sort();
  const ofRepository = (name: string): Piece[] => Object.entries({ presubmits, postsubmits })
    .flatMap(([kind, all]) => (all[name] ?? []).map((job, i) => piece(`${kind}.${name}[${i}]`, { [kind]: { [name]: [job] } })));
  return [alone(presets, 'presets'), ...repositories.map(ofRepository), ...alone(periodics, 'periodics').map((one) => [one])];
}

function piece(path: string, part: Json): Piece {
  return { path, part, bytes: goJsonBytes(yamlText(part)) };
}

function filled(groups: readonly (readonly Piece[])[], room: number): readonly (readonly Piece[])[] {
  const files: Piece[][] = [[]];
  let free = room;
  const put = (pieces: readonly Piece[]): void => {
    const bytes = sumOf(pieces);
    if (bytes > free) {
      files.push([]);
      free = room;
    }
    files[files.length - 1].push(...pieces);
    free -= bytes;
  };
  for (const group of groups) {
    if (sumOf(group) <= room) put(group);
    else group.forEach((one) => put([one]));
  }
  return files.filter((pieces) => pieces.length > 0);
}

function sumOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The pieces as one file. */
function joined(pieces: readonly Piece[]): Json {
  const whole: Record<string, any> = {};
  for (const [kind, part] of pieces.flatMap((one) => Object.entries<any>(one.part))) {
    if (Array.isArray(part)) {
      (whole[kind] ??= []).push(...part);
      continue;
    }
    const repositories = whole[kind] ??= {};
    for (const [name, jobs] of Object.entries<any>(part)) (repositories[name] ??= []).push(...jobs);
  }
  return whole;
}
