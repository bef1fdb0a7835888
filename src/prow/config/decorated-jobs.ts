import { Finding } from '../../core/problem';
import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { Job } from '../jobs/job';
import { Json } from './json';

const UTILITIES = ['clonerefs', 'initupload', 'entrypoint', 'sidecar'];

/**
 * A decoration that Prow's loader refuses, beside the defaults for the job's repository and cluster; it keeps all of Prow from starting.
 * Source: prow pkg/config/config.go, shouldDecorate, mergeDefaultDecorationConfig and validateDecoration, at a61940897.
 */
export function checkDecoratedJob(job: Job, repository: string | undefined, { decorate_all_jobs: all, plank }: Json, note: Note): void {
  const own: Json | undefined = job.decoration_config ?? undefined;
  if (!(job.decorate ?? all === true)) {
    if (own !== undefined && !isWhole(own)) note.at('decoration_config')(notDecorated(job));
    return;
  }
  // what a job says twice itself is told where it is read, and what the defaults say twice there
  if (own === undefined || clonesTwice([own]) || !(own.oauth_token_secret || own.ssh_key_secrets?.length > 0)) return;
  const defaults = entriesOf(plank).filter((entry) => isFor(entry ?? {}, repository, job.cluster || 'default')).map(({ config }) => config ?? {});
  if (!clonesTwice([...defaults, own]) || clonesTwice(defaults)) return;
  note.at('decoration_config')({
    what: 'clones by both oauth_token_secret and ssh_key_secrets, beside the defaults of decoration, so that Prow would not start',
    instead: 'keep one of them for its repository and cluster', code: 'MutuallyExclusive',
  });
}

/** Defaults that meet in one job. */
export function checkDefaultClones({ plank }: Json, note: Note): void {
  const entries = entriesOf(plank).map((entry): Json => ({ whom: nameOf(entry ?? {}), ...entry }));
  entries.forEach((later, i) => {
    const isAlone = ({ config }: Json): boolean => !clonesTwice([config ?? {}]);
    const meeting = entries.slice(0, i).filter((one) => meets(one, later) && isAlone(one));
    const earlier = meeting.find(({ config }) => clonesTwice([config ?? {}, later.config ?? {}]));
    if (earlier === undefined || !isAlone(later)) return;
    note({
      what: `clones by both oauth_token_secret and ssh_key_secrets where ${later.whom} meets ${earlier.whom}, and a job there would keep Prow from starting`,
      instead: 'keep one of them', code: 'MutuallyExclusive',
    });
  });
}

function entriesOf(plank: Json | undefined): readonly Json[] {
  return plank?.default_decoration_config_entries ?? [];
}

function nameOf({ repo, cluster }: Json): string {
  const isEach = (word: unknown): boolean => !word || word === '*';
  return `${isEach(repo) ? 'every repository' : quote(repo)}${isEach(cluster) ? '' : ` in cluster ${quote(cluster)}`}`;
}

/** Prow lays both over each other where a job is of both. */
function meets(one: Json, other: Json): boolean {
  const clusters = [one, other].map(({ cluster }) => cluster || '*');
  const [a, b] = [one, other].map(({ repo }) => repo || '*');
  return (clusters.includes('*') || clusters[0] === clusters[1]) && (a === '*' || b === '*' || a === b || a === b.split('/')[0] || b === a.split('/')[0]);
}

function notDecorated({ decorate }: Job): Finding {
  return {
    what: `is given, and ${decorate === false ? 'the job is not decorated' : 'decorate_all_jobs is not true'}, so that Prow would not start`,
    instead: decorate === false ? 'leave out one of decorate: false and decoration_config' : 'add decorate: true, or leave it out', code: 'MutuallyExclusive',
  };
}

function isWhole({ utility_images: images, gcs_configuration: storage }: Json): boolean {
  return UTILITIES.every((name) => images?.[name]) && Boolean(storage?.path_strategy);
}

function clonesTwice(decorations: readonly Json[]): boolean {
  return decorations.some((one) => one.oauth_token_secret) && decorations.some((one) => (one.ssh_key_secrets ?? []).length > 0);
}

function isFor({ repo, cluster }: Json, repository = '', alias: string): boolean {
  const isOfCluster = !cluster || cluster === '*' || cluster === alias;
  return isOfCluster && (!repo || repo === '*' || repo === repository || repo === repository.split('/')[0]);
}
