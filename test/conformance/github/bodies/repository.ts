import { defaultMergeMethods } from '../state/issue';
import type { LiveRepository, Role } from '../state/live-repository';
import { organizationAccount, userBody } from './accounts';

/** With the rights of whoever asks; without a role, those that an App's installation has. */
export function repositoryBody(repository: LiveRepository, role: Role = 'write'): object {
  const { seed, organization, fullName, htmlUrl, apiUrl } = repository;
  const mergeMethods = seed.mergeMethods ?? defaultMergeMethods;
  const canPush = role === 'write' || role === 'admin';
  return {
    id: seed.id,
    name: seed.name,
    full_name: fullName,
    owner: organizationAccount(organization),
    private: seed.private ?? false,
    visibility: seed.private ? 'private' : 'public',
    fork: false,
    archived: false,
    disabled: false,
    has_issues: true,
    default_branch: seed.defaultBranch,
    url: apiUrl,
    html_url: htmlUrl,
    clone_url: `${htmlUrl}.git`,
    allow_merge_commit: mergeMethods.includes('merge'),
    allow_squash_merge: mergeMethods.includes('squash'),
    allow_rebase_merge: mergeMethods.includes('rebase'),
    permissions: { admin: role === 'admin', maintain: role === 'admin', push: canPush, triage: canPush, pull: true },
  };
}

/** The repository of somebody's own that a pull request comes from. */
export function forkBody({ github, seed }: LiveRepository, owner: string): object {
  const fullName = `${owner}/${seed.name}`;
  const htmlUrl = `${github.addresses.web}/${fullName}`;
  return {
    name: seed.name,
    full_name: fullName,
    owner: userBody(github.user(owner)),
    private: seed.private ?? false,
    fork: true,
    default_branch: seed.defaultBranch,
    html_url: htmlUrl,
    clone_url: `${htmlUrl}.git`,
  };
}
