import type { Repository } from '../world';

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string;
}

export interface Comment {
  readonly id: number;
  readonly author: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

/** What happened to an issue, as its page shows it between the comments. */
export interface IssueEvent {
  readonly id: number;
  readonly event: 'labeled' | 'unlabeled' | 'assigned' | 'unassigned' | 'closed' | 'reopened' | 'merged' | 'renamed' | 'review_requested' | 'review_request_removed';
  readonly actor: string;
  readonly createdAt: string;
  readonly label?: string;
  readonly person?: string;
  readonly commit?: string;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'PENDING';

export interface Review {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly state: ReviewState;
  readonly commit: string;
  readonly submittedAt: string;
}

export interface ReviewComment extends Comment {
  readonly reviewId: number;
  readonly path: string;
  readonly commit: string;
  readonly line?: number;
  readonly position?: number;
}

export interface Merge {
  readonly sha: string;
  /** Where the base branch was; what the pull request changed is told from here when its branches have moved on. */
  readonly baseSha: string;
  readonly by: string;
  readonly at: string;
}

export interface Size {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
}

/** What a pull request has more than an issue. */
export interface PullRequestPart {
  /** Whose repository the branch is in: the organization, or the author's own fork. */
  readonly headOwner: string;
  readonly headRef: string;
  headSha: string;
  baseRef: string;
  /** Where the base branch was when the pull request last changed. */
  baseSha: string;
  draft: boolean;
  /** The commit that GitHub makes to see whether the two merge; null when they conflict. */
  testMerge: string | null;
  size: Size;
  merge?: Merge;
  readonly reviews: Review[];
  readonly reviewComments: ReviewComment[];
  requestedReviewers: string[];
  requestedTeams: string[];
}

export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  assignees: string[];
  readonly comments: Comment[];
  readonly events: IssueEvent[];
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  readonly pull?: PullRequestPart;
}

export interface PullRequest extends Issue {
  readonly pull: PullRequestPart;
}

export function isPullRequest(issue: Issue): issue is PullRequest {
  return issue.pull !== undefined;
}

export function isFromFork({ pull }: PullRequest, organization: string): boolean {
  return pull.headOwner !== organization;
}

export const defaultMergeMethods: NonNullable<Repository['mergeMethods']> = ['merge', 'squash', 'rebase'];
