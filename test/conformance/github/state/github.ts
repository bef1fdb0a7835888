import { join } from 'node:path';
import { Webhooks } from '../webhooks/webhooks';
import { type Organization, sameName, type User, userOf, type World } from '../world';
import type { Hook } from '../webhooks/hook';
import type { Fork } from './forks';
import { LiveRepository } from './live-repository';

/** Where links in answers lead. */
export interface Addresses {
  /** `https://github.test`, without a slash at the end. */
  readonly web: string;
  readonly api: string;
}

/** Everything that exists now. */
export class GitHub {
  readonly repositories: readonly LiveRepository[];
  /** Those that were asked for. People whose pull requests come from one that is not among them may have theirs elsewhere. */
  readonly forks: Fork[] = [];
  readonly webhooks: Webhooks;
  private readonly organizationHooks = new Map<string, Hook[]>();
  private lastId = 0;

  constructor(readonly world: World, readonly addresses: Addresses, gitFolder: string) {
    this.webhooks = new Webhooks(this);
    this.repositories = world.organizations.flatMap((organization) => organization.repositories.map((seed) =>
      new LiveRepository(this, organization, seed, join(gitFolder, organization.login, `${seed.name}.git`))));
  }

  newId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  repository(owner: string, name: string): LiveRepository | undefined {
    return this.repositories.find(({ organization, seed }) => sameName(organization.login, owner) && sameName(seed.name, name));
  }

  fork(owner: string, name: string): Fork | undefined {
    return this.forks.find((fork) => sameName(fork.owner.login, owner) && sameName(fork.parent.seed.name, name));
  }

  /** `acme/widgets`, which must exist. */
  repositoryNamed(fullName: string): LiveRepository {
    const [owner, name = ''] = fullName.split('/');
    const repository = this.repository(owner, name);
    if (!repository) throw new Error(`this GitHub has no repository ${fullName}`);
    return repository;
  }

  /** Someone whose name is in an issue or a commit, even where the world does not list them. */
  user(login: string): User {
    return userOf(this.world, login) ?? { id: 0, login: 'ghost', type: 'User' };
  }

  hooksOf({ login }: Organization): Hook[] {
    let hooks = this.organizationHooks.get(login);
    if (!hooks) this.organizationHooks.set(login, hooks = []);
    return hooks;
  }
}

/** GitHub gives whole seconds. */
export function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
