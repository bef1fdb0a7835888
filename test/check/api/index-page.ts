import { roomOf } from './assembly';
import { Placement } from './placement';
import { Task } from './tasks';
import { cell, PageText } from './page-text';

const HEAD = [
  '# Reference',
  'Everything that `import { … } from \'cdk8s-prow\'` gives, by [task](#by-task) and by [name](#by-name). A page says how something is written, '
  + 'and every option with its default. Errors have [a page of their own](docs/errors.md).',
  'Generated from the docstrings in `src/` by `npm run docs`.',
];

/** API.md: the way to every page. */
export function indexPage(placement: Placement, tasks: readonly Task[]): string {
  const text = new PageText(placement, 'API.md');
  proveRooms(placement, tasks);
  const parts = [...HEAD, '## By task', ...tasks.flatMap((task) => taskPart(placement, text, task)), '## By name', byName(placement, text)];
  return `${parts.join('\n\n')}\n`;
}

function taskPart(placement: Placement, text: PageText, { task, start, rooms }: Task): readonly string[] {
  const pages = rooms.flatMap((room) => placement.owning.filter((type) => roomOf(type) === room));
  const list = pages.map((type) => `* ${text.name(type)}: ${text.sentence(type.docs)}`);
  return [`### ${task}`, start.replace(/`[^`]+`/g, (code) => linkedOrRefused(text, code)), list.join('\n')];
}

function linkedOrRefused(text: PageText, code: string): string {
  const linked = text.linked(code);
  if (linked === code) throw new Error(`the index by task names ${code}, which is not public; change test/check/api/tasks.ts`);
  return linked;
}

/** What has a page is told of above, by task. */
function byName(placement: Placement, text: PageText): string {
  const { assembly } = placement;
  return ['| name | is |', '|---|---|', ...assembly.types.map((type) => `| ${text.name(type)} | ${placement.ownerOf(type) === type ? 'a page' : cell(type.docs)} |`)].join('\n');
}

function proveRooms(placement: Placement, tasks: readonly Task[]): void {
  const [known, used] = [tasks.flatMap(({ rooms }) => rooms), [...new Set(placement.owning.map(roomOf))]];
  const unknown = used.filter((room) => !known.includes(room));
  if (unknown.length > 0) throw new Error(`no task has the rooms ${unknown.join(', ')}; name them in test/check/api/tasks.ts`);
  const empty = known.filter((room) => !used.includes(room));
  if (empty.length > 0) throw new Error(`no page is in the rooms ${empty.join(', ')}; take them out of test/check/api/tasks.ts`);
}
