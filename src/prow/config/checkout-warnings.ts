import { withoutNulls } from '../jobs/absent';
import { Job } from '../jobs/job';
import { ProwModel } from '../prow-model';
import { decorationsFor } from './decorated-jobs';
import { placedJobs } from './job-warnings';
import { Json } from './json';

/** Lines that begin so read files of a repository where they are run; the first commands of `JobTemplate` among them. */
const READS: readonly RegExp[] = [
  /^go (vet|test|build|generate)\b/, /^golangci-lint run\b/, /^(npm|pnpm|yarn) ((ci|test|run|build)\b|install( --?[\w=-]+)*\s*($|[;&|]))/,
  /^pip3? install\b.* (-r|--requirement)[ =](?!\/|\w+:)/, /^(python3? -m )?(pytest|tox)\b(?!.* (\/|--pyargs))/,
  /^(cargo (build|test|check|clippy)|mvn(?!.* dependency:get)|gradle|bazel (build|test))\b/, /^make\b/,
  /^(buildah|docker|podman) build\b.* "?(?![-/"]|[\w+]+:\/\/)[\w./-]+"?$/, /^buildctl(-daemonless\.sh)? build\b.*context=[^/]/,
  // a bare ./program is one that lies in the folder of its image
  /^(ba)?(sh )?(\.\/(\S+\/\S|\S+\.(sh|py|js)\b)|(hack|scripts?|ci)\/\S)/,
];
/** Words by which such a line reads a folder of the image, or none. */
const ELSEWHERE = / (-[Cfp]|--(cwd|dir|directory|file|makefile|manifest-path|prefix|project-dir))[ =]?\/| (-g|--global|--location=global|--version|--help)\b/;
/** What brings files itself, or goes where they are. */
const BRINGS = new RegExp([
  /\b(clone|curl|wget|git (init|fetch|pull|archive)|go mod init|npm init|tar|unzip|(oras|helm) pull|gh release download)\b|<</,
  /\b(cp|scp|sync|rsync|copy)\b.* \.\/?(\s|$)/, /^\s*(cd|pushd)\s|[;&|]\s*(cd|pushd)\s|\bmake\b.* -C/,
].map(({ source }) => source).join('|'), 'm');

/** Jobs whose command reads a repository, where nothing is cloned. Source: prow pkg/pod-utils/decorate/podspec.go, CloneRefs, at a61940897. */
export function checkoutWarnings(model: ProwModel, { decorate_all_jobs: all, plank }: Json): readonly string[] {
  const jobs = [...placedJobs(model.jobs, 'jobs'), ...placedJobs(withoutNulls(model.configOverrides) as Json, 'configOverrides')];
  return jobs.flatMap(({ job, repository, place }) => {
    const line = readingLine(job);
    if (line === undefined) return [];
    const why = whyNothing(job, { isPeriodic: /\.periodics\[\d+\]$/.test(place), all, decorations: [...decorationsFor(job, repository, plank), job.decoration_config ?? {}] });
    return why === undefined ? [] : [`${place}: \`${line}\` reads files of a repository, and nothing is cloned, ${why}; where the image has them, say workingDir.`];
  });
}

interface Surroundings {
  readonly isPeriodic: boolean;
  readonly all: unknown;
  readonly decorations: readonly Json[];
}

function whyNothing({ decorate, extra_refs: refs = [] }: Job, { isPeriodic, all, decorations }: Surroundings): string | undefined {
  if (decorate === false) return 'because the job is not decorated; leave decorate: false out';
  if (decorate === undefined && all !== true) return 'because decorate_all_jobs is not true; add decorate: true';
  if (decorations.map((one) => one.skip_cloning).filter((one) => one !== undefined).at(-1) === true) {
    return 'because skip_cloning is true for the job; leave it out';
  }
  return isPeriodic && refs.length === 0
    ? 'because a periodic has no repository but those of extra_refs; add the one it is for, such as `extra_refs: [{ org: \'acme\', repo: \'app\', base_ref: \'main\' }]`' : undefined;
}

/** The first line that needs a clone, of a container that starts where clones are. */
function readingLine({ spec }: Job): string | undefined {
  const containers: readonly Job[] = spec?.containers ?? [];
  return containers.filter(({ workingDir }) => workingDir === undefined).map((container) => {
    const text = scriptOf(container);
    return BRINGS.test(text) ? undefined : text.split('\n').map((line) => line.trim())
      .find((line) => !ELSEWHERE.test(line) && READS.some((pattern) => pattern.test(line)));
  }).find((line) => line !== undefined);
}

/** What a container runs: the lines of a shell's script, or the words of its command in one line. */
export function scriptOf({ command = [], args = [] }: Json): string {
  const words: readonly string[] = [...command, ...args].map(String);
  const isShell = /(^|\/)(ba|da|a)?sh$/.test(words[0] ?? '') && /^-\w*c$/.test(words[1] ?? '');
  return isShell ? words[2] ?? '' : words.join(' ');
}
