import { Finding } from '../../core/problem';
import { didYouMean, quote } from '../../core/quote';
import { RepositoryTrustSettings, RepositoryVisibility } from './repository-trust';

/** What is trusted in one repository, or in what an organisation has besides. */
export interface TrustPlan extends Omit<RepositoryTrustSettings, 'repositories' | 'inRepoConfig'> {
  /** `org/repo` or `org`. */
  readonly repository: string;
  readonly inRepoConfig: boolean;
  /** Whether somebody said that of `inRepoConfig` itself. */
  readonly saysInRepoConfig: boolean;
}

/** A finding, and the path behind `trust` that it is about. */
interface PlacedFinding {
  readonly path: string;
  readonly finding: Finding;
}

/** How near an entry is to a repository: it names it, names its organisation, or is for all others. */
enum Nearness { OTHERS, ORGANISATION, ITSELF }

interface Claim {
  readonly repository: string;
  readonly entry: number;
  readonly nearness: Nearness;
  readonly path: string;
}

const NOTHING_SAID: RepositoryTrustSettings = {
  repositories: undefined, visibility: undefined, inRepoConfig: undefined, onlyOrgMembers: false, trustedOrg: undefined, trustedApps: [],
  joinOrgUrl: undefined, ignoreOkToTest: false, triggerGithubWorkflows: false, orgInvite: undefined,
};

/** What the entries come to for each repository, sorted; and what contradicts in them. */
export function planTrust(
  repositories: readonly string[], entries: readonly RepositoryTrustSettings[],
): { readonly trust: readonly TrustPlan[]; readonly problems: readonly PlacedFinding[] } {
  const problems: PlacedFinding[] = [];
  const claims = entries.flatMap((entry, i) => claimsOf(entry, i, repositories, problems));
  const names = [...new Set([...repositories, ...claims.map((claim) => claim.repository)])].sort();
  const chosen = names.map((name) => [name, nearest(name, claims, problems)] as const);
  for (const [i, entry] of entries.entries()) {
    const own = chosen.filter(([, one]) => one === i).map(([name]) => name);
    const refused = problems.some(({ path }) => path.startsWith(`[${i}]`));
    if (own.length === 0 && !refused) problems.push(withoutEffect(i, entry));
    if (own.length > 0 && own.every((name) => name.split('/')[0].toLowerCase() === entry.trustedOrg?.toLowerCase())) {
      problems.push({ path: `[${i}].trustedOrg`, finding: {
        what: `${quote(entry.trustedOrg)} is the organisation of ${own.join(', ')} itself, whose members are trusted already`, instead: 'leave it out',
        code: 'TrustTwice',
      } });
    }
  }
  return { trust: chosen.map(([name, i]) => planOf(name, i === undefined ? NOTHING_SAID : entries[i])), problems };
}

function claimsOf({ repositories: names }: RepositoryTrustSettings, entry: number, served: readonly string[], problems: PlacedFinding[]): readonly Claim[] {
  if (names === undefined) return served.map((repository) => ({ repository, entry, nearness: Nearness.OTHERS, path: `[${entry}]` }));
  return names.flatMap((name, j): readonly Claim[] => {
    const path = `[${entry}].repositories[${j}]`;
    const [org, repo] = name.split('/');
    if (served.includes(name) || (repo !== undefined && served.includes(org))) return [{ repository: name, entry, nearness: Nearness.ITSELF, path }];
    const ofOrg = repo === undefined ? served.filter((one) => one.startsWith(`${name}/`)) : [];
    if (ofOrg.length === 0) problems.push({ path, finding: notServed(name, served) });
    return ofOrg.map((repository) => ({ repository, entry, nearness: Nearness.ORGANISATION, path }));
  });
}

/** The entry that speaks for a repository. */
function nearest(name: string, claims: readonly Claim[], problems: PlacedFinding[]): number | undefined {
  const own = claims.filter((claim) => claim.repository === name);
  const nearness = Math.max(...own.map((claim) => claim.nearness));
  const [first, second] = own.filter((claim) => claim.nearness === nearness);
  if (second !== undefined && !problems.some(({ path }) => path === second.path)) {
    const whose = nearness === Nearness.OTHERS ? 'all repositories that no other entry names' : quote(name);
    problems.push({
      path: second.path,
      finding: { what: `trust[${first.entry}] speaks of ${whose} already`, instead: 'say everything of it in one entry', code: 'TrustTwice' },
    });
  }
  return first?.entry;
}

function withoutEffect(i: number, { repositories: names }: RepositoryTrustSettings): PlacedFinding {
  const what = names === undefined ? 'is for the repositories that no other entry names, and there are none'
    : `each repository of ${names.map((name) => quote(name)).join(', ')} is named by another entry`;
  return { path: `[${i}]`, finding: { what, instead: 'remove the entry, or name its repositories', code: 'TrustNotServed' } };
}

function notServed(name: string, served: readonly string[]): Finding {
  const meant = didYouMean(name, served);
  return {
    what: `${quote(name)} is none of the repositories ${served.join(', ')}`,
    instead: meant === undefined ? 'add it to them, or remove it here' : `did you mean ${quote(meant)}?`, code: 'TrustNotServed',
  };
}

function planOf(repository: string, { repositories: _, inRepoConfig: said, ...words }: RepositoryTrustSettings): TrustPlan {
  return { ...words, repository, inRepoConfig: said ?? isClosed(words), saysInRepoConfig: said !== undefined };
}

/** Whether nobody can read and clone it without being let in; of what nobody spoke of, everybody can. */
export function isClosed({ visibility }: Pick<TrustPlan, 'visibility'>): boolean {
  return visibility === RepositoryVisibility.PRIVATE || visibility === RepositoryVisibility.INTERNAL;
}

/** The closed ones by name, organisations among them. */
export function closedRepositories(trust: readonly TrustPlan[]): readonly string[] {
  return trust.filter(isClosed).map(({ repository }) => repository);
}
