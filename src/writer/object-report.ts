import { Finding, Problem, Where } from '../core/problem';
import { Note, readValue, Refusals, Rule } from '../core/props';

/**
 * Collects findings about the object of the moment, located by its construct and by the path of the value in it. One for all objects:
 * making one for each costs more than most of the checks that it is for.
 */
export function objectReport(problems: Problem[], constructPath: () => string): Note {
  const reportAt = (path: string): Note =>
    Object.assign((finding: Finding): void => void problems.push(Where.construct(constructPath()).problem(path, finding)), {
      at: (child: string) => reportAt(path === '' || child.startsWith('[') ? path + child : `${path}.${child}`),
      read: <T>(rule: Rule<T>, value: unknown) => {
        const refusals = new Refusals();
        const read = refusals.of(() => readValue(Where.construct(constructPath()), path, value, rule));
        problems.push(...refusals.found);
        return read;
      },
    });
  return reportAt('');
}
