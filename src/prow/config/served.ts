import { didYouMean } from '../../core/quote';

/** Whether events come of a repository, or of one in the organisation. */
export function isServed(name: string, repositories: readonly string[]): boolean {
  return repositories.includes(name) || repositories.includes(name.split('/')[0]) || repositories.some((one) => one.startsWith(`${name}/`));
}

/** The one that was meant, of those that are served: GitHub tells names in the case that they have there. */
export function meantRepository(name: string, repositories: readonly string[]): string | undefined {
  const [org, repo] = name.split('/');
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  const whole = repositories.find((one) => !one.includes('/') && same(one, org));
  if (whole !== undefined && repo !== undefined) return `${whole}/${repo}`;
  return repositories.find((one) => same(one, name)) ?? didYouMean(name, repositories);
}

/** Of each name that is not served, a sentence about it. */
export function notServed(
  names: readonly string[], repositories: readonly string[], place: (name: string) => string, but = 'so the entry does nothing for it',
): readonly string[] {
  return names.filter((name) => !isServed(name, repositories)).map((name) => {
    const meant = meantRepository(name, repositories);
    return `${place(name)}: \`${name}\` is not among the repositories of github, ${but}${meant === undefined ? '.' : `; did you mean \`${meant}\`?`}`;
  });
}
