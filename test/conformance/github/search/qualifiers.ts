import { combinedStatus } from '../state/checks';
import type { Issue, PullRequestPart } from '../state/issue';
import { isPullRequest } from '../state/issue';
import type { LiveRepository } from '../state/live-repository';
import { reviewDecision } from '../state/reviews';
import { hasName, sameName } from '../world';

export interface Found {
  readonly repository: LiveRepository;
  readonly issue: Issue;
}

type Test = (found: Found, value: string) => boolean;

const ofPull = (test: (pull: PullRequestPart, value: string) => boolean): Test => ({ issue }, value) => issue.pull !== undefined && test(issue.pull, value);

const kinds: Readonly<Record<string, (found: Found) => boolean>> = {
  pr: ({ issue }) => issue.pull !== undefined,
  issue: ({ issue }) => issue.pull === undefined,
  open: ({ issue }) => issue.state === 'open',
  closed: ({ issue }) => issue.state === 'closed',
  merged: ({ issue }) => issue.pull?.merge !== undefined,
  unmerged: ({ issue }) => issue.pull !== undefined && issue.pull.merge === undefined,
  draft: ({ issue }) => issue.pull?.draft === true,
  public: ({ repository }) => !repository.seed.private,
  private: ({ repository }) => repository.seed.private === true,
};

const kind: Test = (found, value) => kinds[value]?.(found) ?? false;
const owner: Test = ({ repository }, value) => sameName(repository.organization.login, value);
const date = (of: (issue: Issue) => string | null | undefined): Test => ({ issue }, value) => isWithin(of(issue), value);

/** What each qualifier asks of an issue or pull request. */
export const tests: Readonly<Record<string, Test>> = {
  is: kind,
  type: kind,
  state: kind,
  org: owner,
  user: owner,
  repo: ({ repository }, value) => sameName(repository.fullName, value),
  archived: (_, value) => value === 'false',
  author: ({ issue }, value) => sameName(issue.author, value.replace(/^app\/(.*)$/, '$1[bot]')),
  assignee: ({ issue }, value) => hasName(issue.assignees, value),
  label: ({ issue }, value) => hasName(issue.labels, value),
  // There are no milestones here.
  milestone: () => false,
  no: ({ issue }, value) => ({ label: issue.labels, assignee: issue.assignees, milestone: [] })[value]?.length === 0,
  draft: ({ issue }, value) => issue.pull !== undefined && String(issue.pull.draft) === value,
  base: ofPull(({ baseRef }, value) => baseRef === value),
  head: ofPull(({ headRef }, value) => headRef === value),
  review: ({ repository, issue }, value) => isPullRequest(issue) && (reviewDecision(repository, issue)?.toLowerCase() ?? 'none') === value,
  status: ({ repository, issue }, value) => issue.pull !== undefined && combinedStatus(repository, issue.pull.headSha).state === value,
  updated: date(({ updatedAt }) => updatedAt),
  created: date(({ createdAt }) => createdAt),
  closed: date(({ closedAt }) => closedAt),
  merged: date(({ pull }) => pull?.merge?.at),
};

/** Where several are given, one is enough; of every other qualifier, all must hold. */
export const alternatives: readonly (readonly string[])[] = [['repo', 'org', 'user'], ['base'], ['head'], ['author'], ['assignee'], ['milestone']];

/** `A..B`, `*..B`, `>=A`, or a day. Times are in UTC and in one form, so they compare as texts. */
function isWithin(time: string | null | undefined, range: string): boolean {
  if (!time) return false;
  const comparison = /^([<>]=?)(.*)$/.exec(range);
  if (comparison) {
    const [, sign, bound] = comparison;
    return sign.endsWith('=') && time.startsWith(bound) ? true : sign.startsWith('<') ? time < bound : time > bound;
  }
  const [from, to] = range.includes('..') ? range.split('..') : [range, range];
  return (from === '*' || time >= from) && (to === '*' || time <= to || time.startsWith(to));
}
