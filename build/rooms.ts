import { posix } from 'node:path';
import { minifySync } from '@swc/core';
import { parsed, requireOf, withImports } from './imports';

/** A compiled file of src/, without `.js`, such as `core/net`. */
export interface Compiled {
  readonly name: string;
  readonly code: string;
}

/** Libraries that a Prow may need, or not; the others are needed by whatever is loaded. */
const SELDOM: readonly string[] = ['ipaddr.js'];

/** Libraries that lie in the package as one compact file each, `lib/rooms/<library>.js`, because what their authors publish is too much to carry. */
export const CARRIED: readonly string[] = ['re2js', 'yaml'];

/** The room of a file, in one file with all others of it: a folder of src/, or one below it. */
export function roomOf(name: string): string {
  return posix.dirname(name).split('/').slice(0, 2).join('/');
}

/**
 * The files of a room as one, `lib/rooms/<room>.js`. A module is run when it is first asked for, and asks for another one when it uses it. So who
 * chooses Flannel reads no file of Cilium, who has no jobs runs none of their rules, and nobody opens hundreds.
 */
export function roomFile(room: string, modules: readonly Compiled[]): string {
  const folder = posix.join('rooms', posix.dirname(room));
  const [below, toRooms] = [posix.relative(folder, 'src'), posix.relative(folder, 'rooms') || '.'];
  const written = modules.map(({ name, code }) => `exports[${JSON.stringify(name)}] = (exports, load) => {\n${moduleBody(name, code, below, toRooms)}};\n`);
  return `"use strict";\n${written.join('')}`;
}

/**
 * Modules that are run together, in one file, such as `lib/rooms/usual.js`: one is opened faster than many, and nothing in it is read in vain. A
 * function in parentheses is compiled when it is read, without being skipped first; an arrow function is not.
 */
export function usualFile(modules: readonly Compiled[]): string {
  const written = modules.map(({ name, code }) => {
    const run = compact(`(function (exports, load) {\n${moduleBody(name, code, '../src', '.')}});`);
    return `exports[${JSON.stringify(name)}]=${run}\n`;
  });
  return `"use strict";\n${written.join('')}`;
}

function moduleBody(name: string, code: string, toSources: string, toRooms: string): string {
  const rewired = withImports(code, (module) => {
    if (CARRIED.includes(module)) return { expression: `require(${JSON.stringify(`${toRooms}/${module}`)})`, isLazy: true };
    if (!module.startsWith('.')) return { expression: `require(${JSON.stringify(module)})`, isLazy: SELDOM.includes(module) };
    const imported = posix.join(posix.dirname(name), module);
    if (imported.endsWith('.json')) return { expression: `require(${JSON.stringify(`${toSources}/${imported}`)})`, isLazy: true };
    return { expression: `load(${JSON.stringify(imported)})`, isLazy: true };
  });
  return rewired.replace(/^"use strict";\n/, '');
}

/** A library in one file, with the terms on which it may be passed on. Its first file is the one that others require. */
export function carriedFile(files: readonly Compiled[], license: string): string {
  const [{ name: first, code: only }] = files;
  const bodies = files.map(({ name, code }) => `  ${JSON.stringify(name)}: (exports, module, load) => {\n${withLoad(name, code)}},\n`);
  const code = files.length === 1 ? only : `"use strict";
const files = {
${bodies.join('')}};
const loaded = new Map();
function load(name) {
  let module = loaded.get(name);
  if (module === undefined) {
    loaded.set(name, module = { exports: {} });
    files[name](module.exports, module, load);
  }
  return module.exports;
}
module.exports = load(${JSON.stringify(first)});
`;
  return `/*!\n${license.trim()}\n*/\n${compact(code)}`;
}

function withLoad(name: string, code: string): string {
  return code.replace(RELATIVE, (_, path: string) => `load(${JSON.stringify(beside(name, path))})`).replace(/^['"]use strict['"];\n/, '');
}

/** The files that a library's first file requires, and those that they require. `read` takes a name without `.js`. */
export function filesOfLibrary(first: string, read: (name: string) => string): readonly Compiled[] {
  const files = new Map<string, string>();
  const visit = (name: string): void => {
    if (files.has(name)) return;
    const code = read(name);
    files.set(name, code);
    for (const [, path] of code.matchAll(RELATIVE)) visit(beside(name, path));
  };
  visit(first);
  return [...files].map(([name, code]) => ({ name, code }));
}

const RELATIVE = /\brequire\(['"](\.[^'"]+)['"]\)/g;

function beside(name: string, path: string): string {
  return posix.join(posix.dirname(name), path).replace(/\.js$/, '');
}

/** `lib/rooms/load.js`, which runs each module once. */
export function loaderFile(rooms: readonly string[]): string {
  return `"use strict";
const rooms = {
${rooms.map((room) => `  ${JSON.stringify(room)}: () => require(${JSON.stringify(`./${room}`)}),\n`).join('')}};
let first, usual;
const loaded = new Map();
exports.load = function load(name) {
  let module = loaded.get(name);
  if (module === undefined) {
    loaded.set(name, module = {});
    const run = (first ??= require("./first"))[name] ?? (usual ??= require("./usual"))[name] ?? rooms[name.split("/").slice(0, -1).slice(0, 2).join("/")]()[name];
    run(module, load);
  }
  return module;
};
`;
}

/**
 * \`lib/src/index.js\`: each public name loads what it stands for when it is asked for. The names are assigned before, one by one, because that is
 * how Node finds out what an ES module may import from here.
 */
export function indexFile(code: string): string {
  const names = exportedNames(code);
  const modules = [...new Set(names.map(({ module }) => module))];
  const table = modules.map((module) => `  ${JSON.stringify(module)}: ${JSON.stringify(names.filter((one) => one.module === module).map(({ name }) => name))},\n`);
  return `"use strict";
const { load } = require("../rooms/load");
Object.defineProperty(exports, "__esModule", { value: true });
${names.map(({ name }) => `exports.${name} = void 0;\n`).join('')}
for (const [module, names] of Object.entries({
${table.join('')}})) {
  for (const name of names) Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => load(module)[name] });
}
`;
}

/** What `export { A } from './a'` of index.ts became. */
function exportedNames(code: string): readonly { readonly name: string; readonly module: string }[] {
  const modules = new Map(parsed(code).statements.map(requireOf).filter((one) => one !== undefined).map(({ name, module }) => [name, posix.join(module)]));
  const getters = code.matchAll(/^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.\1; \} \}\);$/gm);
  const names = [...getters].map(([, name, variable]) => ({ name, module: modules.get(variable) ?? '' }));
  const declared = [...new Set([...code.matchAll(/\bexports\.(\w+) = /g)].map(([, name]) => name))].sort();
  if (JSON.stringify(names.map(({ name }) => name).sort()) !== JSON.stringify(declared)) throw new Error('index.ts does more than exporting names from elsewhere');
  return names;
}

/**
 * The same code without comments and indentation, and with short names for what is local: less to carry, and to read at each start. Functions and
 * classes keep their names, which stack traces and errors say.
 */
export function compact(code: string): string {
  return minifySync(code, {
    module: false, compress: false, mangle: { keep_fnames: true, keep_classnames: true },
    // comments that begin with an exclamation mark are kept: Node reads one of them. One character beyond Latin would double the whole text in memory
    format: { comments: 'some', ascii_only: true },
  }).code;
}
