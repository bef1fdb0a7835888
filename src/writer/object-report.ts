import { ConfigurationError, Finding, Problem, Where } from '../core/problem';
import { Note, readValue, Rule } from '../core/props';

/**
 * Collects findings about the object of the moment, located by its construct and by the path of the value in it. One for all objects:
 * making one for each costs more than most of the checks that it is for.
 */
export function objectReport(problems: Problem[], constructPath: () => string): Note {
  const reportAt = (path: string): Note =>
    Object.assign((finding: Finding): void => void problems.push(Where.construct(constructPath()).problem(path, finding)), {
      at: (child: string) => reportAt(path === '' || child.startsWith('[') ? path + child : `${path}.${child}`),
    });
  return reportAt('');
}

/** Whether a rule takes a word; what it refuses is noted. */
export function takes(rule: Rule<string>, word: unknown, note: Note): boolean {
  try {
    readValue(Where.validation, '', word, rule);
    return true;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    error.problems.forEach(({ what, instead, code }) => note({ what, instead, code }));
    return false;
  }
}
