import { didYouMean } from '../../core/quote';

/** Whether events come of a repository, or of one in the organisation. */
export function isServed(name: string, repositories: readonly string[]): boolean {
  return repositories.includes(name) || repositories.includes(name.split('/')[0]) || repositories.some((one) => one.startsWith(`${name}/`));
}

/** Of each name that is not served, a sentence about it. */
export function notServed(
  names: readonly string[], repositories: readonly string[], place: (name: string) => string, but = 'so the entry does nothing for it',
): readonly string[] {
  return names.filter((name) => !isServed(name, repositories)).map((name) => {
    const meant = didYouMean(name, repositories);
    return `${place(name)}: \`${name}\` is not among the repositories of github, ${but}${meant === undefined ? '.' : `; did you mean \`${meant}\`?`}`;
  });
}
