import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { meantRepository } from './served';

/** The repository whose `prow-jobs.yaml` becomes job config: the one that was said, or the only one. */
export function configRepositoryOf(said: string | undefined, repositories: readonly string[]): string | undefined {
  return said ?? (repositories.length === 1 && repositories[0].includes('/') ? repositories[0] : undefined);
}

/** What is wrong with the one that was said. */
export function configRepositoryFinding(said: string | undefined, repositories: readonly string[]): Finding | undefined {
  if (said === undefined) return undefined;
  if (!said.includes('/')) return { what: `${quote(said)} is an organisation`, instead: 'name the one repository, as "org/repo"', code: 'ConfigRepositoryUnknown' };
  if (repositories.includes(said) || repositories.includes(said.split('/')[0])) return undefined;
  const meant = meantRepository(said, repositories);
  return { what: `${quote(said)} is none of the repositories ${repositories.join(', ')}`, instead: meant === undefined ? 'add it to them' : `did you mean ${quote(meant)}?`, code: 'ConfigRepositoryUnknown' };
}
