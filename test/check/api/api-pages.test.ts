import type { Assembly as Jsii } from '@jsii/spec';
import { apiPages, LARGEST_PAGE } from './api-pages';
import { anchors, targets } from './links';

const STRING = { primitive: 'string' };
const of = (name: string): object => ({ fqn: `x.${name}` });
const at = (file: string, line = 1): object => ({ locationInModule: { filename: `src/${file}.ts`, line } });
const say = (summary: string, rest = {}): object => ({ docs: { summary, ...rest } });

/** As jsii writes it, as far as pages read it. */
function types(...all: readonly (object & { readonly name: string })[]): Pick<Jsii, 'types'> {
  return { types: Object.fromEntries(all.map((type) => [`x.${type.name}`, { fqn: `x.${type.name}`, ...type }])) } as unknown as Pick<Jsii, 'types'>;
}

const DOOR = {
  name: 'Door', kind: 'class', ...at('house/door'), ...say('A way into the house;', { remarks: 'closed at night.\n\nError: `PropMissing`.' }),
  methods: [
    {
      name: 'wooden', static: true, ...at('house/door', 9), ...say('Of oak | beech.'),
      parameters: [{ name: 'options', type: of('WoodOptions') }], returns: { type: of('Door') },
    },
    { name: 'open', static: true, ...at('house/door', 5), ...say('None at all.'), returns: { type: of('Door') } },
  ],
};
const WOOD = {
  name: 'WoodOptions', kind: 'interface', ...at('house/wood-options'), ...say('Options of `Door.wooden`.'), interfaces: ['x.Paint'],
  properties: [
    { name: 'hinges', optional: true, type: { primitive: 'number' }, ...at('house/wood-options', 3), ...say('How many <hinges>.', { default: '2' }) },
    { name: 'tree', type: of('Tree'), ...at('house/wood-options', 6), ...say('What was felled.') },
  ],
};
const TREE = { name: 'Tree', kind: 'enum', ...at('house/wood-options'), ...say('A tree.'), members: [{ name: 'OAK', ...say('Hard.') }] };
const PAINT = {
  name: 'Paint', kind: 'interface', ...at('core/paint'), ...say('Colour.'),
  properties: [{
    name: 'colours', optional: true, type: { collection: { kind: 'array', elementtype: STRING } },
    ...at('core/paint', 2), ...say('Names.', { default: '- bare wood' }),
  }],
};
const WALL = {
  name: 'Wall', kind: 'class', base: 'constructs.Construct', ...at('house/wall'), ...say('A wall.'),
  initializer: {
    parameters: [{ name: 'scope', type: { fqn: 'constructs.Construct' } }, { name: 'id', type: STRING }, { name: 'props', type: of('WallProps') }],
  },
  properties: [{ name: 'door', type: of('Door'), ...at('house/wall', 3), ...say('Its door.') }],
};
const WALL_PROPS = {
  name: 'WallProps', kind: 'interface', ...at('house/wall'), ...say('Properties of `Wall`.'), interfaces: ['x.Paint'],
  properties: [{ name: 'door', type: of('Door'), ...at('house/wall', 2), ...say('Where one enters.') }],
};
const HOUSE = [DOOR, WOOD, TREE, PAINT, WALL, WALL_PROPS] as const;
const TASKS = [{ task: 'Build', start: '`Door.open` is the cheapest.', rooms: ['house', 'core'] }];
const pages = apiPages(types(...HOUSE), TASKS);
const inRoom = (rooms: readonly string[], start = 'Begin.'): (() => unknown) => () => apiPages(types(...HOUSE), [{ task: 'Build', start, rooms }]);
const long = { ...DOOR, ...say('x'.repeat(LARGEST_PAGE)) };
const strange = { ...WALL, base: 'else.Where' };
const gate = { name: 'Gate', kind: 'class', ...at('house/gate'), ...say('Outside.') };
const HOUSE_ONLY = [{ task: 'Build', start: '', rooms: ['house'] }];

test('classes have pages, and so has what several of them take; the rest stands with its only user', () => {
  expect([...pages.keys()]).toEqual(['API.md', 'docs/api/house/door.md', 'docs/api/core/paint.md', 'docs/api/house/wall.md']);
});

test('a page of factories, their options and what these need', () => {
  expect(pages.get('docs/api/house/door.md')).toBe(`# Door

[Reference](../../../API.md) › house · source: [src/house/door.ts](../../../src/house/door.ts)

A way into the house; closed at night.

Error: [\`PropMissing\`](../../errors.md#propmissing).

Goes into: [\`WallProps.door\`](wall.md#wallprops).

Comes from: [\`Wall.door\`](wall.md).

## How to make it

| write | for |
|---|---|
| [\`Door.open\`](#dooropen) | None at all. |
| [\`Door.wooden\`](#doorwooden) | Of oak \\| beech. |

### Door.open

\`\`\`text
Door.open()
\`\`\`

None at all.

### Door.wooden

\`\`\`text
Door.wooden({ tree: Tree.OAK, … })
\`\`\`

Of oak | beech.

* **\`options\`** · [\`WoodOptions\`](#woodoptions) · required

## WoodOptions

Options of [\`Door.wooden\`](#doorwooden).

* **\`tree\`** · [\`Tree\`](#tree) · required

  What was felled.

* **\`hinges\`** · \`number\` · optional

  How many &lt;hinges>.

  Default: \`2\`

* **\`colours\`** · list of \`string\` · optional · from [\`Paint\`](../core/paint.md)

  Names.

  Default: bare wood

## Tree

A tree.

* **\`Tree.OAK\`**

  Hard.
`);
});

test('a page of a construct', () => {
  const [, made] = /## How to make it\n\n([\s\S]*?)\n\n## WallProps/.exec(pages.get('docs/api/house/wall.md') ?? '') ?? [];
  expect(made).toBe(`\`\`\`text
new Wall(this, 'wall', { door: Door.…, … })
\`\`\`

* **\`scope\`** · [\`Construct\`](https://github.com/aws/constructs/blob/10.x/API.md) of constructs · required

* **\`id\`** · \`string\` · required

* **\`props\`** · [\`WallProps\`](#wallprops) · required

## Properties

* **\`door\`** · [\`Door\`](door.md)

  Its door.`);
});

test('what is only handed out has nothing that is required', () => {
  const sum = { name: 'sum', type: STRING, ...say('In cents.') };
  const price = { name: 'Price', kind: 'interface', ...at('house/gate'), ...say('What it costs.'), properties: [sum] };
  const priced = { ...gate, methods: [{ name: 'price', ...say('Asks.'), returns: { type: of('Price'), optional: true } }] };
  expect(apiPages(types(priced, price), HOUSE_ONLY).get('docs/api/house/gate.md')?.split('## Methods')[1]).toBe(`

### gate.price

\`\`\`text
gate.price()
\`\`\`

Asks.

Gives [\`Price\`](#price), or nothing.

## Price

What it costs.

* **\`sum\`** · \`string\`

  In cents.
`);
});

test('an interface that others on its page extend, and nobody takes, stands there by name', () => {
  const house = apiPages(types(DOOR, WOOD, TREE, PAINT), TASKS.map((task) => ({ ...task, rooms: ['house'] })));
  expect([...house.keys()]).toEqual(['API.md', 'docs/api/house/door.md']);
  expect(house.get('docs/api/house/door.md')?.split('## Paint')[1].split('##')[0]).toBe(`

Colour.

Its properties are those of [\`WoodOptions\`](#woodoptions) that are from \`Paint\`.

`);
});

test('what the rest of a room without classes hangs from has a page in that room', () => {
  const rule = (name: string, ...named: readonly string[]) => ({
    name, kind: 'interface', ...at('laws/laws'), ...say(`${name}.`), properties: named.map((one, i) => ({ name: one.toLowerCase(), type: of(one), ...at('laws/laws', i + 2), ...say('One.') })),
  });
  const room = [rule('Laws', 'Act', 'Bill'), rule('Act', 'Clause'), rule('Bill', 'Clause'), rule('Clause')];
  const house = { ...WALL_PROPS, properties: [...WALL_PROPS.properties, { name: 'laws', type: of('Laws'), ...at('house/wall', 3), ...say('What holds here.') }] };
  const rooms = [{ task: 'Build', start: 'Begin.', rooms: ['house', 'core', 'laws'] }];
  expect([...apiPages(types(DOOR, WOOD, TREE, PAINT, WALL, house, ...room), rooms).keys()].filter((path) => path.includes('laws'))).toEqual(['docs/api/laws/laws.md']);
});

test('the index', () => {
  expect((pages.get('API.md') ?? '').split('## By task')[1]).toBe(`

### Build

[\`Door.open\`](docs/api/house/door.md#dooropen) is the cheapest.

* [\`Door\`](docs/api/house/door.md): A way into the house.
* [\`Wall\`](docs/api/house/wall.md): A wall.
* [\`Paint\`](docs/api/core/paint.md): Colour.

## By name

| name | is |
|---|---|
| [\`Door\`](docs/api/house/door.md) | a page |
| [\`Paint\`](docs/api/core/paint.md) | a page |
| [\`Tree\`](docs/api/house/door.md#tree) | A tree. |
| [\`Wall\`](docs/api/house/wall.md) | a page |
| [\`WallProps\`](docs/api/house/wall.md#wallprops) | Properties of \`Wall\`. |
| [\`WoodOptions\`](docs/api/house/door.md#woodoptions) | Options of \`Door.wooden\`. |
`);
});

test.each<[string, () => unknown, string]>([
  [
    'a room of no task', inRoom(['house']),
    'no task has the rooms core; name them in test/check/api/tasks.ts',
  ],
  [
    'a room without pages', inRoom(['house', 'core', 'garden']),
    'no page is in the rooms garden; take them out of test/check/api/tasks.ts',
  ],
  [
    'a task that begins with nothing', inRoom(['house', 'core'], '`Gate`.'),
    'the index by task names `Gate`, which is not public; change test/check/api/tasks.ts',
  ],
  [
    'a page that is too large', () => apiPages(types(long, WOOD, TREE, PAINT), HOUSE_ONLY),
    'over 100000 bytes: API.md, docs/api/house/door.md; give what stands there pages of its own',
  ],
  [
    'a library without a reference', () => apiPages(types(strange, DOOR, WALL_PROPS, PAINT, WOOD, TREE), TASKS),
    'else.Where is of a library that the pages do not know; add its reference to test/check/api/page-text.ts',
  ],
  [
    'two types with one page', () => apiPages(types(gate, { ...gate, name: 'gate' }), HOUSE_ONLY),
    'two pages at docs/api/house/gate.md; rename one of the types',
  ],
])('refused: %s', (_, make, error) => {
  expect(make).toThrow(new Error(error));
});

test('anchors are those of GitHub, and links are read with them', () => {
  expect(anchors('# A `b.c`\n\n## Of it\n\n```text\n# none\n```\n\n## Of it\n')).toEqual(['a-bc', 'of-it', 'of-it-1']);
  expect(targets('docs/a/b.md', '[x](../c.md#d) [y](#e) [z](https://f.g)')).toEqual([{ path: 'docs/c.md', anchor: 'd' }, { path: 'docs/a/b.md', anchor: 'e' }]);
});
