import { Finding, Problem, Where } from '../core/problem';
import { Report } from '../core/props';

/**
 * Collects findings about the object of the moment, located by its construct and by the path of the value in it. One for all objects:
 * making one for each costs more than most of the checks that it is for.
 */
export function objectReport(problems: Problem[], constructPath: () => string): Report {
  const reportAt = (path: string): Report =>
    Object.assign((finding: Finding): void => void problems.push(Where.construct(constructPath()).problem(path, finding)), {
      at: (child: string) => reportAt(path === '' || child.startsWith('[') ? path + child : `${path}.${child}`),
    });
  return reportAt('');
}
