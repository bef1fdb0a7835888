import type { GitHub } from '../state/github';
import type { LiveRepository } from '../state/live-repository';
import { alternatives, type Found, tests } from './qualifiers';
import { parse, type Qualifier } from './query';

export type { Found } from './qualifiers';

/** Issues and pull requests that fit, the newest first where the query says nothing of order. */
export function search(github: GitHub, text: string, isVisible: (repository: LiveRepository) => boolean): Found[] {
  const { qualifiers, words } = parse(text);
  // GitHub takes what it does not know for a word; here that would hide that the answer is wrong.
  const unknown = qualifiers.find(({ name }) => name !== 'sort' && !(name in tests));
  if (unknown) throw new Error(`nothing here knows the search qualifier ${unknown.name}`);

  const all = github.repositories.filter(isVisible).flatMap((repository) => repository.issues.map((issue) => ({ repository, issue })));
  const found = all.filter((one) => fits(one, qualifiers.filter(({ name }) => name !== 'sort')) && words.every((word) => mentions(one, word)));
  return sorted(found, qualifiers.find(({ name }) => name === 'sort')?.values[0] ?? 'created-desc');
}

function fits(found: Found, qualifiers: readonly Qualifier[]): boolean {
  const holds = ({ name, values }: Qualifier) => values.some((value) => tests[name](found, value));
  const groupOf = ({ name, negated }: Qualifier) => negated ? undefined : alternatives.find((group) => group.includes(name));
  const alone = qualifiers.filter((one) => !groupOf(one));
  return alone.every((one) => holds(one) !== one.negated) && alternatives.every((group) => {
    const members = qualifiers.filter((one) => groupOf(one) === group);
    return members.length === 0 || members.some(holds);
  });
}

function mentions({ issue }: Found, word: string): boolean {
  return `${issue.title}\n${issue.body}`.toLowerCase().includes(word.toLowerCase());
}

function sorted(found: readonly Found[], order: string): Found[] {
  const [field, direction = 'desc'] = order.split('-');
  const key = ({ issue }: Found) => field === 'updated' ? issue.updatedAt : issue.createdAt;
  const ascending = [...found].sort((a, b) => key(a).localeCompare(key(b)) || a.issue.number - b.issue.number);
  return direction === 'asc' ? ascending : ascending.reverse();
}
