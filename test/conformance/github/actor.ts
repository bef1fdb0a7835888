import type { FileContents } from './git/git-repository';
import { createComment } from './state/comments';
import { createStatus, type NewStatus } from './state/checks';
import type { GitHub } from './state/github';
import type { Comment, Issue, PullRequest, Review } from './state/issue';
import { editIssue, openIssue } from './state/issues';
import { addLabels, removeLabel } from './state/labels';
import type { LiveRepository } from './state/live-repository';
import { merge, type MergeOptions } from './state/merging';
import { editPullRequest, openPullRequest, type PullRequestEdit, setDraft } from './state/pull-requests';
import { push } from './state/pushes';
import { Refusal } from './state/refusal';
import { createReview, type NewReview } from './state/reviews';
import type { User } from './world';

export interface PullRequestOptions {
  readonly title: string;
  readonly files: FileContents;
  readonly body?: string;
  /** Left out, the default branch. */
  readonly base?: string;
  /** Left out, one that is new. */
  readonly branch?: string;
  readonly draft?: boolean;
}

export interface PushOptions {
  readonly files: FileContents;
  /** Left out, the default branch. */
  readonly branch?: string;
  readonly message?: string;
}

/** Somebody who acts as in a browser or by `git push`. Every method waits until the webhooks that it causes are answered or given up. */
export class Actor {
  constructor(private readonly github: GitHub, private readonly user: User) {}

  get login(): string {
    return this.user.login;
  }

  /** From a branch of the repository by whoever may push there, and from a fork by everybody else. */
  async openPullRequest(fullName: string, options: PullRequestOptions): Promise<PullRequest> {
    const repository = this.github.repositoryNamed(fullName);
    const { title, body, files, draft } = options;
    const { base = repository.seed.defaultBranch, branch = `${this.login}-patch-${repository.nextNumber}` } = options;
    const head = { owner: this.mayPush(repository) ? repository.organization.login : this.login, name: branch };
    const from = await (await repository.git()).branchTip(base);
    await push(repository, this.user, head, { files, message: title, from });
    return this.told(openPullRequest(repository, this.user, { title, body, base, head, draft }));
  }

  /** Adds a commit to its branch. */
  async updatePullRequest(fullName: string, number: number, files: FileContents, message = 'Update'): Promise<string> {
    const repository = this.github.repositoryNamed(fullName);
    const { pull } = this.pullRequest(repository, number);
    return this.told(push(repository, this.user, { owner: pull.headOwner, name: pull.headRef }, { files, message }));
  }

  async push(fullName: string, { files, branch, message = 'Update' }: PushOptions): Promise<string> {
    const repository = this.github.repositoryNamed(fullName);
    if (!this.mayPush(repository)) throw new Refusal(403, `Permission to ${fullName}.git denied to ${this.login}.`);
    const owner = repository.organization.login;
    return this.told(push(repository, this.user, { owner, name: branch ?? repository.seed.defaultBranch }, { files, message }));
  }

  async openIssue(fullName: string, title: string, body?: string): Promise<Issue> {
    return this.told(openIssue(this.github.repositoryNamed(fullName), this.user, { title, body }));
  }

  async comment(fullName: string, number: number, body: string): Promise<Comment> {
    const repository = this.github.repositoryNamed(fullName);
    return this.told(createComment(repository, this.issue(repository, number), this.user, body));
  }

  async label(fullName: string, number: number, ...names: string[]): Promise<void> {
    const repository = this.github.repositoryNamed(fullName);
    return this.told(addLabels(repository, this.issue(repository, number), this.user, names));
  }

  async unlabel(fullName: string, number: number, name: string): Promise<void> {
    const repository = this.github.repositoryNamed(fullName);
    return this.told(removeLabel(repository, this.issue(repository, number), this.user, name));
  }

  async review(fullName: string, number: number, review: NewReview): Promise<Review> {
    const repository = this.github.repositoryNamed(fullName);
    return this.told(createReview(repository, this.pullRequest(repository, number), this.user, review));
  }

  async edit(fullName: string, number: number, edit: PullRequestEdit): Promise<void> {
    const repository = this.github.repositoryNamed(fullName);
    const pullRequest = repository.pullRequest(number);
    return this.told(pullRequest
      ? editPullRequest(repository, pullRequest, this.user, edit)
      : editIssue(repository, this.issue(repository, number), this.user, edit));
  }

  close(fullName: string, number: number): Promise<void> {
    return this.edit(fullName, number, { state: 'closed' });
  }

  reopen(fullName: string, number: number): Promise<void> {
    return this.edit(fullName, number, { state: 'open' });
  }

  async setDraft(fullName: string, number: number, draft: boolean): Promise<void> {
    const repository = this.github.repositoryNamed(fullName);
    return this.told(setDraft(repository, this.pullRequest(repository, number), this.user, draft));
  }

  /** Returns the commit that the base branch is at now. */
  async merge(fullName: string, number: number, options?: MergeOptions): Promise<string> {
    const repository = this.github.repositoryNamed(fullName);
    return this.told(merge(repository, this.pullRequest(repository, number), this.user, options));
  }

  async setStatus(fullName: string, sha: string, status: NewStatus): Promise<void> {
    await this.told(createStatus(this.github.repositoryNamed(fullName), this.user, sha, status));
  }

  private async told<T>(result: T | Promise<T>): Promise<T> {
    const value = await result;
    await this.github.webhooks.settled();
    return value;
  }

  private mayPush(repository: LiveRepository): boolean {
    return ['admin', 'write'].includes(repository.role(this.login));
  }

  private issue(repository: LiveRepository, number: number): Issue {
    const issue = repository.issue(number);
    if (!issue) throw new Error(`${repository.fullName} has no issue ${number}`);
    return issue;
  }

  private pullRequest(repository: LiveRepository, number: number): PullRequest {
    const pullRequest = repository.pullRequest(number);
    if (!pullRequest) throw new Error(`${repository.fullName} has no pull request ${number}`);
    return pullRequest;
  }
}
