import { posix } from 'node:path';
import { carriedFile, compact, filesOfLibrary, indexFile, loaderFile, roomFile, roomOf, usualFile } from '../../build/rooms';

test.each([
  ['core/net', 'core'],
  ['network/cilium/cilium', 'network/cilium'],
  ['network/cilium/bgp/cilium-bgp-route', 'network/cilium'],
])('%s is in the room %s', (name, room) => {
  expect(roomOf(name)).toBe(room);
});

const MODULES = [
  { name: 'core/net', code: '"use strict";\nexports.port = 1;\nran.push("net");\n' },
  { name: 'core/names', code: '"use strict";\nconst net_1 = require("./net");\nexports.port = net_1.port;\nran.push("names");\n' },
  { name: 'network/cni', code: '"use strict";\nconst names_1 = require("../core/names");\nexports.port = () => names_1.port;\nran.push("cni");\n' },
];

/** The files of these modules, run as Node would run them, with the names of the modules in the order in which they ran. */
function house(
  usual: readonly string[] = [], first: readonly string[] = [],
): { load: (name: string) => any; ran: readonly string[]; opened: readonly string[] } {
  const [ran, opened]: [string[], string[]] = [[], []];
  const files: Record<string, string> = { './load': loaderFile(['core', 'network']) };
  files['./first'] = usualFile(MODULES.filter(({ name }) => first.includes(name)));
  files['./usual'] = usualFile(MODULES.filter(({ name }) => usual.includes(name)));
  for (const room of ['core', 'network']) {
    files[`./${room}`] = compact(roomFile(room, MODULES.filter(({ name }) => roomOf(name) === room && ![...usual, ...first].includes(name))));
  }
  const cache = new Map<string, object>();
  const require = (path: string): any => {
    if (!cache.has(path)) {
      opened.push(path);
      const exports = {};
      cache.set(path, exports);
      new Function('exports', 'require', 'ran', files[path])(exports, require, ran);
    }
    return cache.get(path);
  };
  return { load: require('./load').load, ran, opened };
}

test('another room is opened when it is used', () => {
  const { load, ran, opened } = house();
  const cni = load('network/cni');
  expect([ran, opened]).toEqual([['cni'], ['./load', './first', './usual', './network']]);
  expect(cni.port()).toBe(1);
  expect([ran, opened]).toEqual([['cni', 'net', 'names'], ['./load', './first', './usual', './network', './core']]);
});

test('what is usual is in no room', () => {
  const { load, ran, opened } = house(['core/net', 'network/cni']);
  const cni = load('network/cni');
  expect([ran, opened]).toEqual([['cni'], ['./load', './first', './usual']]);
  expect(cni.port()).toBe(1);
  expect([ran, opened]).toEqual([['cni', 'net', 'names'], ['./load', './first', './usual', './core']]);
});

test('what runs first is opened without what is usual', () => {
  const { load, opened } = house(['core/net'], ['network/cni']);
  const cni = load('network/cni');
  expect(opened).toEqual(['./load', './first']);
  expect(cni.port()).toBe(1);
  expect(opened).toEqual(['./load', './first', './usual', './core']);
});

test('a usual function is compiled as it is read, and each character takes one byte', () => {
  const file = usualFile([{ name: 'core/a', code: 'exports.a = "more…";\n' }]);
  expect(file).toMatch(/^exports\["core\/a"\]=\(function\((\w),\w\)\{\1\.a="more\\u2026"\}\);$/m);
});

test('a module runs once', () => {
  const { load, ran } = house();
  expect(load('core/names')).toBe(load('core/names'));
  expect(ran).toEqual(['net', 'names']);
});

test.each([
  ['core', 'core/a', './b.json', '../src/core/b.json'],
  ['network/cilium', 'network/cilium/bgp/a', '../b.json', '../../src/network/cilium/b.json'],
])('data of %s stays where it was compiled to', (room, name, imported, expected) => {
  const files = [{ name, code: `const b_1 = require("${imported}");\nexports.a = () => b_1;\n` }];
  expect(usualFile(files)).toContain(`require("../${posix.join('src', posix.dirname(name), imported)}")`);
  expect(roomFile(room, files)).toContain(`require("${expected}")`);
});

test.each([
  ['schema', 'schema/a', './re2js'],
  ['network/cilium', 'network/cilium/bgp/a', '../re2js'],
])('a library that is carried is opened by %s when it is used', (room, name, path) => {
  const file = roomFile(room, [{ name, code: 'const re2js_1 = require("re2js");\nexports.a = () => re2js_1.RE2JS;\n' }]);
  expect(file).toContain(`let $re2js_1;\nexports.a = () => ($re2js_1 ??= require("${path}")).RE2JS;`);
});

test('a library that is carried keeps its terms', () => {
  const files = [{ name: 'index', code: '/* a comment */\nexports.a = 1;\n' }];
  expect(carriedFile(files, 'Some terms.\n')).toBe('/*!\nSome terms.\n*/\nexports.a=1;');
});

test('a library of several files is one, and each of them is run once', () => {
  const texts: Record<string, string> = {
    'index': '\'use strict\';\nconst a = require(\'./parts/a.js\');\nconst b = require("./b");\nexports.sum = a.value + b.value + b.path.length;\n',
    'parts/a': 'const b = require(\'../b.js\');\nb.seen += 1;\nmodule.exports = { value: 1 };\n',
    'b': 'exports.seen = 0;\nexports.value = 2;\nexports.path = require("node:path").sep;\n',
  };
  const files = filesOfLibrary('index', (name) => texts[name]);
  expect(files.map(({ name }) => name)).toEqual(['index', 'parts/a', 'b']);
  const module = { exports: {} as { sum?: number } };
  new Function('module', 'require', carriedFile(files, 'Some terms.'))(module, require);
  expect(module.exports.sum).toBe(4);
});

const compiledIndex = (lines: string): string => `"use strict";\nexports.B = exports.A = void 0;\nvar a_1 = require("./core/a");\n${lines}`;
const getter = (name: string): string => `Object.defineProperty(exports, "${name}", { enumerable: true, get: function () { return a_1.${name}; } });\n`;

test('the index asks for a module when one of its names is read', () => {
  const [asked, exports] = [[] as string[], {} as Record<string, unknown>];
  const load = (name: string): unknown => {
    asked.push(name);
    return { A: 1, B: 2 };
  };
  new Function('exports', 'require', indexFile(compiledIndex(getter('A') + getter('B'))))(exports, () => ({ load }));
  expect([Object.keys(exports), asked]).toEqual([['A', 'B'], []]);
  expect([exports.B, asked]).toEqual([2, ['core/a']]);
});

test('an index that defines something itself is refused', () => {
  expect(() => indexFile(compiledIndex(`${getter('A')}exports.B = 2;\n`))).toThrow('index.ts does more than exporting names from elsewhere');
});
