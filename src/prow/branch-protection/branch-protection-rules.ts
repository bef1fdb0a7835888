import { atKey, Note } from '../../core/props';
import { Json } from '../config/json';

/** What a policy asks of a branch. Source: prow pkg/config/branch_protection.go, Policy.defined, at a61940897. */
const DEMANDS = [
  'requiredStatusChecks', 'enforceAdmins', 'restrictions', 'requireManuallyTriggeredJobs', 'requiredPullRequestReviews', 'requiredLinearHistory',
  'allowForcePushes', 'allowDeletions', 'requireSignedCommits',
];

/** What branchprotector would stumble over, or leave out without a word. Source: the same, GetBranch and GetPolicy, and cmd/branchprotector/protect.go. */
export function checkProtection({ orgs, ...all }: Json, note: Note): void {
  checkLevel([all], note);
  checkUnmanaged(all, orgs, note);
  if (orgs === undefined && all.protectTestedRepos !== true) {
    note({ what: 'names no organisation, so nothing is protected', instead: 'write orgs, or protectTestedRepos: true', code: 'PropWithoutEffect' });
  }
  for (const [org, { repos, ...ofOrg }] of Object.entries<Json>(orgs ?? {})) {
    const at = atKey(note.at('orgs'), org);
    checkUnmanaged(ofOrg, repos, at);
    if (!checkLevel([ofOrg, all], at) && repos === undefined) checkReached([ofOrg, all], all, at);
    for (const [repo, { branches, ...ofRepo }] of Object.entries<Json>(repos ?? {})) {
      const atRepo = atKey(at.at('repos'), repo);
      checkUnmanaged(ofRepo, branches, atRepo);
      if (!checkLevel([ofRepo, ofOrg, all], atRepo) && branches === undefined) checkReached([ofRepo, ofOrg, all], all, atRepo);
      for (const [branch, policy] of Object.entries<Json>(branches ?? {})) {
        const atBranch = atKey(atRepo.at('branches'), branch);
        checkUnmanaged(policy, {}, atBranch);
        checkBranch([policy, ofRepo, ofOrg, all], all, atBranch);
      }
    }
  }
}

/** The nearest level first; true where something is wrong. */
function checkLevel(levels: readonly Json[], note: Note): boolean {
  const [own] = levels;
  const lists = (key: string): boolean => levels.some((level) => level[key]?.length > 0);
  if ((own.include?.length > 0 || own.exclude?.length > 0) && lists('include') && lists('exclude')) {
    const key = own.exclude?.length > 0 ? 'exclude' : 'include';
    const other = key === 'exclude' ? 'include' : 'exclude';
    note.at(key)({ what: `is given together with ${other}, here or at a level above`, instead: 'keep one of them', code: 'MutuallyExclusive' });
    return true;
  }
  return false;
}

/** What is said of branches that are left alone is for those below that are not, or for nothing. Source: cmd/branchprotector/protect.go, UpdateBranch. */
function checkUnmanaged(own: Json, below: Json | undefined, note: Note): void {
  if (own.unmanaged !== true || isManaged(below)) return;
  const demand = ['protect', ...DEMANDS].find((key) => own[key] !== undefined && (key !== 'protect' || own.protect === true));
  if (demand === undefined) return;
  note.at('unmanaged')({
    what: `is true, so that branchprotector leaves it alone, and ${demand} beside it does nothing`, instead: 'keep one of them', code: 'MutuallyExclusive',
  });
}

/** Whether any level inside is taken out of what is left alone. */
function isManaged(levels: Json | undefined): boolean {
  return Object.values<Json>(levels ?? {}).some(({ unmanaged, repos, branches }) => unmanaged === false || isManaged(repos) || isManaged(branches));
}

function checkBranch(levels: readonly Json[], all: Json, note: Note): void {
  if (nearest(levels, 'protect') === undefined && nearest(levels, 'unmanaged') !== true) {
    note({
      what: 'is said of a branch, and neither here nor at a level above whether it is protected', instead: 'write protect: true, or unmanaged: true',
      code: 'PropMissing',
    });
  } else checkReached(levels, all, note);
}

/** A policy that is in effect, or not at all. */
function checkReached(levels: readonly Json[], { allowDisabledPolicies, protectTestedRepos }: Json, note: Note): void {
  if (nearest(levels, 'unmanaged') === true) return;
  const demand = DEMANDS.find((key) => nearest(levels, key) !== undefined);
  const isProtected = nearest(levels, 'protect');
  if (isProtected === false && demand !== undefined && allowDisabledPolicies !== true) {
    note({
      what: `is not protected, and ${demand} asks for a protected branch, here or at a level above`,
      instead: 'write protect: true, or allowDisabledPolicies: true at the top', code: 'MutuallyExclusive',
    });
  }
  if (isProtected === undefined && demand !== undefined && protectTestedRepos !== true) {
    note({ what: `has ${demand}, and nothing is protected by it`, instead: 'write protect: true', code: 'PropWithoutEffect' });
  }
}

function nearest(levels: readonly Json[], key: string): unknown {
  return levels.map((level) => level[key]).find((value) => value !== undefined);
}
