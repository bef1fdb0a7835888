import { Finding } from '../../core/problem';
import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { Job } from '../jobs/job';
import { Json } from './json';

const UTILITIES = ['clonerefs', 'initupload', 'entrypoint', 'sidecar'];

/** How jobs sign in to clone. */
const WAYS = ['oauth_token_secret', 'ssh_key_secrets', 'github_app_id'];
const REFUSED = ['oauth_token_secret', 'ssh_key_secrets'];
/** Those that do not go together: of the first Prow's loader takes none, and of the second clonerefs. */
const PAIRS = [
  { ways: REFUSED, then: 'Prow would not start', there: 'a job there would keep Prow from starting' },
  { ways: ['oauth_token_secret', 'github_app_id'], then: 'nothing is cloned', there: 'no job there clones anything' },
];

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
  if (own === undefined || !WAYS.some((way) => isBy(way, own))) return;
  const defaults = decorationsFor(job, repository, plank);
  const at = note.at('decoration_config');
  // what a job says twice itself is told where it is read, and what the defaults say twice there
  const pair = PAIRS.find(({ ways }) => isByBoth(ways, [...defaults, own]) && !isByBoth(ways, defaults) && (ways !== REFUSED || !isByBoth(ways, [own])));
  if (pair !== undefined) {
    const beside = isByBoth(pair.ways, [own]) ? '' : ', beside the defaults of decoration';
    at({ what: `clones by both ${pair.ways.join(' and ')}${beside}, so that ${pair.then}`, instead: 'keep one of them for its repository and cluster', code: 'MutuallyExclusive' });
    return;
  }
  const lacking = lackOfApp([...defaults, own]);
  if (lacking !== undefined && (lackOfApp(defaults) === undefined || isBy('github_app_id', own))) at(lacking);
}

/** Defaults that meet in one job. */
export function checkDefaultClones({ plank }: Json, note: Note): void {
  const entries = entriesOf(plank).map((entry): Json => ({ whom: nameOf(entry ?? {}), ...entry }));
  entries.forEach((later, i) => {
    for (const { ways, there } of PAIRS) {
      const isAlone = ({ config }: Json): boolean => !isByBoth(ways, [config ?? {}]);
      const meeting = entries.slice(0, i).filter((one) => meets(one, later) && isAlone(one));
      const earlier = meeting.find(({ config }) => isByBoth(ways, [config ?? {}, later.config ?? {}]));
      if (isAlone(later) ? earlier === undefined : ways === REFUSED) continue;
      const where = earlier === undefined ? `for ${later.whom}` : `where ${later.whom} meets ${earlier.whom}`;
      note({ what: `clones by both ${ways.join(' and ')} ${where}, and ${there}`, instead: 'keep one of them', code: 'MutuallyExclusive' });
    }
    if (!isBy('github_app_id', later.config ?? {})) return;
    const { repo, cluster } = later;
    const all = entries.filter((one) => isFor(one, isEach(repo) ? '' : repo, isEach(cluster) ? '*' : cluster));
    const lacking = lackOfApp(all.map(({ config }) => config ?? {}));
    if (lacking !== undefined) note({ ...lacking, what: `of ${later.whom} ${lacking.what}` });
  });
}

/** What is missing of an App by which jobs clone. Source: prow pkg/clonerefs/options.go, Options.Validate, at a61940897. */
function lackOfApp(decorations: readonly Json[]): Finding | undefined {
  const whole: Json = Object.assign({}, ...decorations);
  const { github_app_id: id, github_app_private_key_secret: key, github_api_endpoints: endpoints, skip_cloning: skips } = whole;
  if (skips === true || (!id && !key)) return undefined;
  const lack = (has: string, lacks: string, instead: string): Finding => (
    { what: `has ${has} and no ${lacks}, so that every clone fails`, instead, code: 'PropMissing' });
  if (!key) return lack('github_app_id', 'github_app_private_key_secret', 'name the Secret of its private key');
  if (!id) return lack('github_app_private_key_secret', 'github_app_id', 'add the number of the App');
  if (!Array.isArray(endpoints) || endpoints.length === 0) {
    return lack('github_app_id', 'github_api_endpoints', 'add "https://api.github.com", or that of a server of yours');
  }
  return undefined;
}

function isEach(word: unknown): boolean {
  return !word || word === '*';
}

/** An entry of `plank.default_decoration_config_entries`. */
export interface EntryOfDecoration {
  readonly repo?: string;
  readonly cluster?: string;
  readonly config?: Json;
}

export function entriesOf(plank: Json | undefined): readonly EntryOfDecoration[] {
  return (plank?.default_decoration_config_entries ?? []).map((entry: EntryOfDecoration | null) => entry ?? {});
}

/** What the defaults say of a job, the later ones above the earlier ones. */
export function decorationsFor(job: Job, repository: string | undefined, plank: Json | undefined): readonly Json[] {
  return entriesOf(plank).filter((entry) => isFor(entry, repository, job.cluster || 'default')).map(({ config }) => config ?? {});
}

/** Whether every job of the one is one of the other. */
export function isWithin({ repo, cluster }: EntryOfDecoration, other: EntryOfDecoration): boolean {
  return (isEach(other.cluster) || other.cluster === cluster) && isOf(other.repo, isEach(repo) ? '' : repo!);
}

/** Whom it is for. */
export function nameOf({ repo, cluster }: EntryOfDecoration): string {
  return `${isEach(repo) ? 'every repository' : quote(repo)}${isEach(cluster) ? '' : ` in cluster ${quote(cluster)}`}`;
}

/** Prow lays both over each other where a job is of both. */
function meets(one: Json, other: Json): boolean {
  const isInCluster = isEach(one.cluster) || isEach(other.cluster) || one.cluster === other.cluster;
  return isInCluster && (isEach(one.repo) || isOf(other.repo, one.repo) || isOf(one.repo, other.repo));
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

function isBy(way: string, config: Json): boolean {
  if (way === 'ssh_key_secrets') return (config.ssh_key_secrets ?? []).length > 0;
  return Boolean(way === 'github_app_id' ? config.github_app_id || config.github_app_private_key_secret : config[way]);
}

function isByBoth(ways: readonly string[], decorations: readonly Json[]): boolean {
  return ways.every((way) => decorations.some((one) => isBy(way, one)));
}

function isFor({ repo, cluster }: EntryOfDecoration, repository = '', alias: string): boolean {
  return (isEach(cluster) || cluster === alias) && isOf(repo, repository);
}

/** Whether a repository or organisation is among those that an entry names. */
function isOf(entry: string | undefined, name: string): boolean {
  return isEach(entry) || entry === name || entry === name.split('/')[0];
}
