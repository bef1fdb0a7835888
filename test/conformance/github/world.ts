import type { KeyObject } from 'node:crypto';

export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface Repository {
  readonly id: number;
  readonly name: string;
  readonly defaultBranch: string;
  readonly labels: readonly string[];
  /** Who may push. */
  readonly collaborators: readonly string[];
  /** Of the first commit, by path. Left out, there is a README.md, and statuses of commits that are elsewhere are taken too. */
  readonly files?: Readonly<Record<string, string>>;
  /** Seen only by members, collaborators and the installation; left out, by everybody. */
  readonly private?: boolean;
  /** Left out, all of them. */
  readonly mergeMethods?: readonly MergeMethod[];
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly members: readonly string[];
}

export interface Organization {
  readonly id: number;
  readonly login: string;
  /** Left out where the App is not installed. */
  readonly installationId?: number;
  readonly admins: readonly string[];
  readonly members: readonly string[];
  readonly teams: readonly Team[];
  readonly repositories: readonly Repository[];
}

export type PermissionLevel = 'read' | 'write' | 'admin';

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly publicKey: KeyObject;
  /** What its installations may do; reading what is public needs none. */
  readonly permissions: Readonly<Record<string, PermissionLevel>>;
  /** What its webhook is told of. */
  readonly events: readonly string[];
}

/** What exists on this GitHub when it starts. */
export interface World {
  readonly app: App;
  readonly users: readonly User[];
  readonly organizations: readonly Organization[];
  /** Personal access tokens and whom they belong to. */
  readonly tokens: Readonly<Record<string, string>>;
}

export function organizationOf(world: World, login: string): Organization | undefined {
  return world.organizations.find((one) => sameName(one.login, login));
}

/** The App acts as a user of its own. */
export function appUser({ app }: World): User {
  return { id: app.id, login: `${app.slug}[bot]`, type: 'Bot' };
}

export function userOf(world: World, login: string): User | undefined {
  return [...world.users, appUser(world)].find((one) => sameName(one.login, login));
}

export function usersNamed(world: World, logins: readonly string[]): User[] {
  return logins.map((login) => userOf(world, login)).filter((user) => user !== undefined);
}

export function everybodyIn({ admins, members }: Organization): string[] {
  return [...new Set([...admins, ...members])];
}

/** GitHub keeps the case of names and finds them in any. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function hasName(names: readonly string[], name: string): boolean {
  return names.some((one) => sameName(one, name));
}
