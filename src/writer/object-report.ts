import { Problem, Where } from '../core/problem';
import { Report } from '../core/props';

/** Collects findings about one object, located by its construct and by the path of the value in it. */
export function objectReport(problems: Problem[], constructPath: string): Report {
  const where = Where.construct(constructPath);
  const reportAt = (path: string): Report =>
    Object.assign((finding: Parameters<Report>[0]): void => void problems.push(where.problem(path, finding)), {
      at: (child: string) => reportAt(path === '' || child.startsWith('[') ? path + child : `${path}.${child}`),
    });
  return reportAt('');
}
