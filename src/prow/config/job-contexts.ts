import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { goMatches } from '../../schema/go-regexp';
import { withoutNulls } from '../jobs/absent';
import { runsOn } from '../jobs/branches';
import { Job } from '../jobs/job';
import { ProwModel } from '../prow-model';
import { placedJobs } from './job-warnings';
import { Json } from './json';
import { ContextWords, TYPED_WORDS, UPSTREAM_WORDS } from './tide-rules';

type Kind = 'required' | 'present' | 'optional';
const KINDS: readonly Kind[] = ['required', 'present', 'optional'];

interface Level {
  readonly place: string;
  readonly policy: Json;
  /** Undefined for all branches. */
  readonly branch: string | undefined;
}

/**
 * Contexts that tide is told to take for something else than the job which reports them: tide refuses both together, and merges nothing in that repository.
 * Source: prow pkg/config/tide.go, GetTideContextPolicy, and branch_protection.go, BranchRequirements, at a61940897.
 */
export function checkJobContexts(model: ProwModel, { tide }: Json, note: Note): void {
  const isTyped = model.tide.contextOptions !== undefined;
  const words = isTyped ? TYPED_WORDS : UPSTREAM_WORDS;
  const root = isTyped ? 'tide.contextOptions' : 'configOverrides.tide.context_options';
  const jobs = [...placedJobs(model.jobs, 'jobs'), ...placedJobs(withoutNulls(model.configOverrides) as Json, 'configOverrides')];
  for (const { job, place, repository } of jobs.filter((one) => /\.presubmits\./.test(one.place))) {
    const context = String(job.context ?? job.name);
    const kind = kindOf(job);
    for (const level of levelsFor(repository!, tide?.context_options ?? {}, root)) {
      if (level.branch !== undefined && !runsOn(job, level.branch)) continue;
      const other = whereElse(level.policy, context, kind);
      if (other === undefined) continue;
      note.at(`${level.place}.${words[other]}`)({
        what: `has ${quote(context)}, which the job at ${place} makes ${MEANINGS[kind]}, so that tide would merge nothing in ${repository}`,
        instead: `take it out there, or change the job: ${CHANGES[other]}`, code: 'MutuallyExclusive',
      });
      break;
    }
  }
}

const MEANINGS: Readonly<Record<Kind, string>> = { required: 'required', present: 'required where it runs', optional: 'optional' };
const CHANGES: Readonly<Record<keyof ContextWords, string>> = {
  required: 'always_run: true, and no optional: true', present: 'no always_run: true, and no optional: true', optional: 'optional: true', regex: 'optional: true',
};

function kindOf({ optional, skip_report: silent, always_run: always }: Job): Kind {
  if (optional === true || silent === true) return 'optional';
  return always === true ? 'required' : 'present';
}

function whereElse(policy: Json, context: string, kind: Kind): keyof ContextWords | undefined {
  const named = KINDS.find((one) => one !== kind && (policy[UPSTREAM_WORDS[one]] ?? []).includes(context));
  if (named !== undefined || kind === 'optional') return named;
  return (policy[UPSTREAM_WORDS.regex] ?? []).some((pattern: string) => goMatches(pattern, context) === true) ? 'regex' : undefined;
}

/** What is said for all, for the organisation, the repository, and each branch of it that is named; tide lays one over the other. */
function levelsFor(repository: string, { orgs, ...ofAll }: Json, root: string): readonly Level[] {
  const [org, repo] = repository.split('/');
  const { repos, ...ofOrg }: Json = orgs?.[org] ?? {};
  const { branches, ...ofRepo }: Json = repos?.[repo] ?? {};
  const inOrg = `${root}.orgs.${org}`;
  const inRepo = `${inOrg}.repos.${repo}`;
  return [
    { place: root, policy: ofAll, branch: undefined }, { place: inOrg, policy: ofOrg, branch: undefined }, { place: inRepo, policy: ofRepo, branch: undefined },
    ...Object.entries<Json>(branches ?? {}).map(([branch, policy]) => ({ place: `${inRepo}.branches.${branch}`, policy: policy ?? {}, branch })),
  ];
}
