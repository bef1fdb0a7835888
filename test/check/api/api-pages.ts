import type { Assembly as Jsii } from '@jsii/spec';
import { Assembly } from './assembly';
import { indexPage } from './index-page';
import { Placement } from './placement';
import { TASKS } from './tasks';
import { typePage } from './type-page';

/** Browsers and editors stay quick with it. */
export const LARGEST_PAGE = 100_000;

/** The reference, by path from the folder of the repository: a page per class, and the index. */
export function apiPages(jsii: Pick<Jsii, 'types'>, tasks = TASKS): ReadonlyMap<string, string> {
  const placement = new Placement(new Assembly(jsii));
  const pages: readonly (readonly [string, string])[] = [
    ['API.md', indexPage(placement, tasks)],
    ...placement.owning.map((type) => [placement.page(type), typePage(placement, type)] as const),
  ];
  const large = pages.filter(([, text]) => Buffer.byteLength(text) > LARGEST_PAGE).map(([path]) => path);
  if (large.length > 0) throw new Error(`over ${LARGEST_PAGE} bytes: ${large.join(', ')}; give what stands there pages of its own`);
  const paths = pages.map(([path]) => path);
  const twice = paths.filter((path, i) => paths.indexOf(path) !== i);
  if (twice.length > 0) throw new Error(`two pages at ${twice.join(', ')}; rename one of the types`);
  return new Map(pages);
}
