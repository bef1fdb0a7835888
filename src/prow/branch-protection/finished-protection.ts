import { Note } from '../../core/props';
import { ProwModel } from '../prow-model';
import { Json } from '../config/json';

/**
 * A program without its section, and branches of overrides that it would end at: those of the property are looked at where they are read.
 */
export function checkFinishedProtection({ branchprotector }: ProwModel, { 'branch-protection': protection }: Json, note: Note): void {
  if (protection === undefined) {
    if (branchprotector === undefined) return;
    note.at('branchprotector')({
      what: 'protects nothing, because nothing says how: there is no section branch-protection',
      instead: 'give branchProtection, or leave branchprotector out', code: 'PropWithoutEffect',
    });
    return;
  }
  const { orgs = {}, ...all }: Json = protection;
  for (const [org, { repos = {}, ...ofOrg }] of entries(orgs)) {
    for (const [repo, { branches = {}, ...ofRepo }] of entries(repos)) {
      for (const [branch, own] of entries(branches)) {
        const { protect, unmanaged } = said([all, ofOrg, ofRepo, own]);
        if (protect !== undefined || unmanaged === true) continue;
        note.at(`configOverrides.branch-protection.orgs.${org}.repos.${repo}.branches.${branch}`)({
          what: 'says nothing of protect, nor does what stands above it, and branchprotector ends in error at such a branch',
          instead: 'give it protect: true, protect: false or unmanaged: true', code: 'PropMissing',
        });
      }
    }
  }
}

/** The last word counts. Source: prow pkg/config/branch_protection.go, Policy.Apply and Repo.GetBranch, at a61940897. */
function said(policies: readonly Json[]): Json {
  return Object.assign({}, ...policies.map(({ protect, unmanaged }) => (
    { ...protect === undefined ? {} : { protect }, ...unmanaged === undefined ? {} : { unmanaged } })));
}

function entries(map: Json): readonly (readonly [string, Json])[] {
  return Object.entries(map ?? {}).map(([name, value]) => [name, value ?? {}] as const);
}
