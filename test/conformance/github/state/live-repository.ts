import { GitRepository, type Signature } from '../git/git-repository';
import type { Hook } from '../webhooks/hook';
import { appUser, everybodyIn, hasName, type Organization, type Repository, sameName, type User } from '../world';
import type { CheckRun, Status } from './checks';
import type { GitHub } from './github';
import { type Comment, type Issue, isPullRequest, type Label, type PullRequest } from './issue';

export type Role = 'admin' | 'write' | 'read' | 'none';

/** A repository as it is now. */
export class LiveRepository {
  readonly labels: Label[];
  /** Pull requests among them; both share their numbers. */
  readonly issues: Issue[] = [];
  /** The newest last. */
  readonly statuses: Status[] = [];
  readonly checkRuns: CheckRun[] = [];
  readonly hooks: Hook[] = [];
  /** By branch, as they were asked for. */
  readonly protections = new Map<string, ProtectionRequest>();
  private made: Promise<GitRepository> | undefined;

  constructor(readonly github: GitHub, readonly organization: Organization, readonly seed: Repository, private readonly gitFolder: string) {
    this.labels = seed.labels.map((name) => ({ id: github.newId(), name, color: 'ededed', description: '' }));
  }

  get fullName(): string {
    return `${this.organization.login}/${this.seed.name}`;
  }

  get htmlUrl(): string {
    return `${this.github.addresses.web}/${this.fullName}`;
  }

  get apiUrl(): string {
    return `${this.github.addresses.api}/repos/${this.fullName}`;
  }

  get pullRequests(): PullRequest[] {
    return this.issues.filter(isPullRequest);
  }

  get nextNumber(): number {
    return this.issues.length + 1;
  }

  issue(number: string | number): Issue | undefined {
    return this.issues.find((one) => one.number === Number(number));
  }

  pullRequest(number: string | number): PullRequest | undefined {
    const issue = this.issue(number);
    return issue && isPullRequest(issue) ? issue : undefined;
  }

  comment(id: string): { readonly issue: Issue; readonly comment: Comment } | undefined {
    for (const issue of this.issues) {
      const comment = issue.comments.find((one) => String(one.id) === id);
      if (comment) return { issue, comment };
    }
    return undefined;
  }

  label(name: string): Label | undefined {
    return this.labels.find((one) => sameName(one.name, name));
  }

  /** Members may read by an organization's default; owners may do all. */
  role(login: string): Role {
    if (hasName(this.organization.admins, login)) return 'admin';
    if (hasName(this.seed.collaborators, login)) return 'write';
    return hasName(this.organization.members, login) || !this.seed.private ? 'read' : 'none';
  }

  /** Who has a role here by more than the repository's being public. */
  get collaborators(): string[] {
    return [...new Set([...everybodyIn(this.organization), ...this.seed.collaborators])];
  }

  association(login: string): string {
    if (hasName(everybodyIn(this.organization), login)) return 'MEMBER';
    return hasName(this.seed.collaborators, login) ? 'COLLABORATOR' : 'NONE';
  }

  signature({ id, login }: User): Signature {
    return { name: login, email: `${id}+${login}@users.noreply.github.com` };
  }

  /** Made when it is first wanted: many checks never ask for one. */
  git(): Promise<GitRepository> {
    this.made ??= this.makeGit();
    return this.made;
  }

  private async makeGit(): Promise<GitRepository> {
    const { defaultBranch, files, name } = this.seed;
    const git = await GitRepository.create(this.gitFolder, defaultBranch);
    await git.commit({
      ref: `refs/heads/${defaultBranch}`,
      files: files ?? { 'README.md': `# ${name}\n` },
      message: 'Initial commit',
      author: this.signature(this.github.user(this.organization.admins[0] ?? appUser(this.github.world).login)),
    });
    return git;
  }
}

/** What of branch protection stands in the way of a merge. */
export interface ProtectionRequest {
  readonly required_status_checks?: { readonly strict?: boolean; readonly contexts?: readonly string[] } | null;
  readonly [setting: string]: unknown;
}
