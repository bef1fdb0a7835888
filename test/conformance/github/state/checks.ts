import { checkRunBody, statusBody } from '../bodies/check';
import type { User } from '../world';
import { now } from './github';
import type { LiveRepository } from './live-repository';
import { invalid, Refusal } from './refusal';

const statusStates = ['error', 'failure', 'pending', 'success'] as const;
type StatusState = typeof statusStates[number];

/** A commit status. */
export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly state: StatusState;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: string;
  readonly createdAt: string;
}

export interface CheckRun {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  detailsUrl: string | null;
  output: object;
  readonly startedAt: string;
  completedAt: string | null;
}

const LONGEST_DESCRIPTION = 140;
const MOST_STATUSES = 1000;

export interface NewStatus {
  readonly state: string;
  readonly context?: string;
  readonly description?: string;
  readonly target_url?: string;
}

export async function createStatus(repository: LiveRepository, sender: User, ref: string, status: NewStatus): Promise<Status> {
  const { state, context = 'default', description = null, target_url: targetUrl = null } = status;
  const sha = /^[0-9a-f]{40}$/.test(ref) ? await commitNamed(repository, ref) : undefined;
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  if (!isState(state)) throw new Refusal(422, 'Validation Failed', [{ resource: 'Status', field: 'state', code: 'invalid' }]);
  if (description && description.length > LONGEST_DESCRIPTION) {
    throw invalid('Status', 'description', `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`);
  }
  if (repository.statuses.filter((one) => one.sha === sha && one.context === context).length >= MOST_STATUSES) {
    throw invalid('Status', 'base', 'This SHA and context has reached the maximum number of statuses.');
  }
  const made: Status = { id: repository.github.newId(), sha, state, context, description, targetUrl, creator: sender.login, createdAt: now() };
  repository.statuses.push(made);
  const { id, createdAt } = made;
  repository.github.webhooks.emit(repository, 'status', sender, {
    id, sha, name: repository.fullName, state, context, description, target_url: targetUrl, branches: [], created_at: createdAt, updated_at: createdAt,
  });
  return made;
}

async function commitNamed(repository: LiveRepository, sha: string): Promise<string | undefined> {
  return repository.seed.files ? (await repository.git()).sha(sha) : sha;
}

/** The newest first. */
export function statusesOf(repository: LiveRepository, sha: string): Status[] {
  return repository.statuses.filter((one) => one.sha === sha).reverse();
}

/** The newest of each context. */
export function latestStatuses(repository: LiveRepository, sha: string): Status[] {
  const all = statusesOf(repository, sha);
  return all.filter(({ context }, i) => all.findIndex((one) => one.context === context) === i);
}

export function combinedStatus(repository: LiveRepository, sha: string): { readonly state: StatusState; readonly statuses: object[] } {
  const latest = latestStatuses(repository, sha);
  const has = (...states: readonly StatusState[]) => latest.some(({ state }) => states.includes(state));
  const state = has('error', 'failure') ? 'failure' : has('pending') || latest.length === 0 ? 'pending' : 'success';
  return { state, statuses: latest.map((one) => statusBody(repository, one)) };
}

export interface NewCheckRun {
  readonly name?: string;
  readonly head_sha?: string;
  readonly status?: CheckRun['status'];
  readonly conclusion?: string;
  readonly details_url?: string;
  readonly output?: object;
}

export async function createCheckRun(repository: LiveRepository, sender: User, options: NewCheckRun): Promise<CheckRun> {
  const { name, head_sha: ref = '', conclusion, status = conclusion ? 'completed' : 'queued', details_url: detailsUrl = null, output = {} } = options;
  const sha = await (await repository.git()).sha(ref);
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  if (!name) throw new Refusal(422, 'Validation Failed', [{ resource: 'CheckRun', field: 'name', code: 'missing_field' }]);
  const checkRun: CheckRun = {
    id: repository.github.newId(), sha, name, status, conclusion: conclusion ?? null, detailsUrl, output,
    startedAt: now(), completedAt: status === 'completed' ? now() : null,
  };
  repository.checkRuns.push(checkRun);
  tell(repository, sender, checkRun, 'created');
  return checkRun;
}

export function updateCheckRun(repository: LiveRepository, sender: User, checkRun: CheckRun, options: NewCheckRun): void {
  const status = options.conclusion ? 'completed' : options.status ?? checkRun.status;
  Object.assign(checkRun, {
    status,
    conclusion: options.conclusion ?? checkRun.conclusion,
    detailsUrl: options.details_url ?? checkRun.detailsUrl,
    output: options.output ?? checkRun.output,
    completedAt: status === 'completed' ? now() : null,
  });
  tell(repository, sender, checkRun, status === 'completed' ? 'completed' : 'created');
}

/** Of each name the newest. */
export function checkRunsOf({ checkRuns }: LiveRepository, sha: string): CheckRun[] {
  const all = checkRuns.filter((one) => one.sha === sha).reverse();
  return all.filter(({ name }, i) => all.findIndex((one) => one.name === name) === i);
}

/** What branch protection sees: of each context a state, whichever of the two kinds it is. */
export function latestChecks(repository: LiveRepository, sha: string): Map<string, string> {
  return new Map([
    ...checkRunsOf(repository, sha).map(({ name, conclusion }): [string, string] => [name, conclusion ?? 'pending']),
    ...latestStatuses(repository, sha).map(({ context, state }): [string, string] => [context, state]),
  ]);
}

function tell(repository: LiveRepository, sender: User, checkRun: CheckRun, action: string): void {
  repository.github.webhooks.emit(repository, 'check_run', sender, { action, check_run: checkRunBody(repository, checkRun) });
}

function isState(state: string): state is StatusState {
  return statusStates.includes(state as StatusState);
}
