import { gitBranch, gitHubOrg, gitHubRepo } from '../../core/github-names';
import { atKey, Note } from '../../core/props';
import { quote } from '../../core/quote';
import { record } from '../../core/values';
import { ProwModel } from '../prow-model';
import { Json } from '../config/json';
import { ProtectionWords, typedWords, upstreamWords } from './protection-words';
import { checkRequiredJobs } from './required-jobs';

/**
 * A program without its section, and what it would end in error at. What of it the property says alone is looked at where it is read.
 * Source: prow cmd/branchprotector/protect.go at a61940897.
 */
export function checkFinishedProtection(model: ProwModel, { 'branch-protection': protection }: Json, note: Note): void {
  const { programs: { branchprotector }, branchProtection } = model;
  if (protection === undefined) {
    if (branchprotector === undefined) return;
    note.at('branchprotector')({
      what: 'protects nothing, because nothing says how: there is no section branch-protection',
      instead: 'give branchProtection, or leave branchprotector out', code: 'PropWithoutEffect',
    });
    return;
  }
  const words = branchProtection === undefined ? upstreamWords : typedWords;
  const isTyped = branchProtection?.orgs !== undefined;
  if (!isTyped) checkNames(protection, note.at(`${upstreamWords.root}.orgs`));
  if (!isTyped) checkBranches(protection, note);
  checkApps(model, protection, isTyped ? typedWords : upstreamWords, note);
  checkEnabled(model, protection, note);
  checkRequiredJobs(model, protection, words, note);
}

/** They are refused where the property says them. */
function checkNames({ orgs }: Json, note: Note): void {
  note.read(record((value) => value, gitHubOrg), orgs ?? {});
  for (const [org, { repos }] of entries(orgs)) {
    const at = atKey(note, org).at('repos');
    at.read(record((value) => value, gitHubRepo), repos ?? {});
    for (const [repo, { branches }] of entries(repos)) atKey(at, repo).at('branches').read(record((value) => value, gitBranch), branches ?? {});
  }
}

function checkBranches(protection: Json, note: Note): void {
  const { orgs, ...all }: Json = protection;
  for (const [org, { repos, ...ofOrg }] of entries(orgs)) {
    for (const [repo, { branches, ...ofRepo }] of entries(repos)) {
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

/** It sends Apps by a flag, and takes none without it. */
function checkApps({ programs: { branchprotector } }: ProwModel, protection: Json, { root }: ProtectionWords, note: Note): void {
  const place = placeOfApps(protection, root);
  if (branchprotector === undefined || branchprotector.enableAppsRestrictions || place === undefined) return;
  note.at('branchprotector.enableAppsRestrictions')({
    what: `is false, and ${place} names Apps, at which branchprotector ends in error then`, instead: 'leave it out, or leave the Apps out', code: 'MutuallyExclusive',
  });
}

/** Where a level restricts to Apps, be it to none; undefined where no level does. */
export function placeOfApps(level: Json | undefined, place: string): string | undefined {
  if (level === undefined || level === null) return undefined;
  if (Array.isArray(level.restrictions?.apps)) return `${place}.restrictions.apps`;
  for (const below of ['orgs', 'repos', 'branches']) {
    for (const [name, one] of entries(level[below])) {
      const found = placeOfApps(one, `${place}.${below}.${name}`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Whether what was said of it restricts to Apps, in typed words or by hand. */
export function namesApps(own: Json | undefined, { 'branch-protection': byHand }: Json): boolean {
  return [own, byHand].some((section) => placeOfApps(section, '') !== undefined);
}

/** It asks for an organisation before it asks for a repository. */
function checkEnabled({ programs: { branchprotector } }: ProwModel, { orgs }: Json, note: Note): void {
  const args = branchprotector?.extraArgs ?? [];
  const index = args.findIndex((arg) => /^--?github-enabled-repo=/.test(arg));
  if (index < 0 || Object.keys(orgs ?? {}).length === 0 || args.some((arg) => /^--?github-enabled-org=/.test(arg))) return;
  const [org] = args[index].replace(/^[^=]*=/, '').split('/');
  note.at(`branchprotector.extraArgs[${index}]`)({
    what: 'has branchprotector leave out all that stands in orgs, because it asks for an organisation first',
    instead: `write ${quote(`--github-enabled-org=${org}`)}, and name repositories in the section`, code: 'ArgumentHarmful',
  });
}

/** The last word counts. Source: prow pkg/config/branch_protection.go, Policy.Apply and Repo.GetBranch, at a61940897. */
function said(policies: readonly Json[]): Json {
  return Object.assign({}, ...policies.map(({ protect, unmanaged }) => (
    { ...protect === undefined ? {} : { protect }, ...unmanaged === undefined ? {} : { unmanaged } })));
}

function entries(map: Json | undefined | null): readonly (readonly [string, Json])[] {
  return Object.entries(map ?? {}).map(([name, value]) => [name, value ?? {}] as const);
}
