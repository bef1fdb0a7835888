import { posix } from 'node:path';
import { slug } from './placement';

/** A heading's anchor by the way GitHub counts: a second one of the same words has a number. */
export function anchors(markdown: string): readonly string[] {
  const seen = new Map<string, number>();
  return headings(markdown).map((heading) => {
    const anchor = slug(heading);
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

/** The texts of all headings, in order. */
export function headings(markdown: string): readonly string[] {
  return [...markdown.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
}

/** Where the links of a page lead inside the repository: a path from its folder, and an anchor or nothing. */
export function targets(path: string, markdown: string): readonly { readonly path: string; readonly anchor: string }[] {
  const links = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter((link) => !link.startsWith('https://'));
  return links.map((link) => {
    const [to, anchor = ''] = link.split('#');
    return { path: to ? posix.join(posix.dirname(path), to) : path, anchor };
  });
}
