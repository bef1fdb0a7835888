import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { publicDeclarations } from './declarations';
import { CARRIED, carriedFile, compact, Compiled, filesOfLibrary, indexFile, loaderFile, roomFile, roomOf, usualFile } from './rooms';
import { modulesOf } from './usual';

const LIB = join(__dirname, '..', 'lib');
const SRC = join(LIB, 'src');
const ROOMS = join(LIB, 'rooms');
/** What every program names before it does anything; a program that chooses the rest at once need not read more. */
const FIRST = `const { ProwApp, Exposure, GitHub } = require(${JSON.stringify(join(SRC, 'index.js'))})`;

/** Makes of what jsii has compiled what is published: a file per room, and the declarations that the public ones lead to. */
function main(): void {
  const declarations = publicDeclarations('index', (name) => readFileSync(join(SRC, `${name}.d.ts`), 'utf8'));
  const modules = compiledFiles();
  const index = readFileSync(join(SRC, 'index.js'), 'utf8');
  for (const path of files('.d.ts')) rmSync(join(SRC, path));
  for (const { name } of modules) rmSync(join(SRC, `${name}.js`));
  rmSync(join(LIB, 'imports'), { recursive: true, force: true });

  for (const [name, text] of declarations) write(join(SRC, `${name}.d.ts`), text);
  write(join(SRC, 'index.js'), indexFile(index));
  const rooms = [...new Set(modules.map(({ name }) => roomOf(name)))].sort();
  write(join(ROOMS, 'load.js'), loaderFile(rooms));
  for (const library of CARRIED) write(join(ROOMS, `${library}.js`), carried(library));
  writeRooms(rooms, modules, new Set(), new Set());
  const runBy = (code: string): ReadonlySet<string> => modulesOf(code, rooms.map((room) => join(ROOMS, `${room}.js`)));
  writeRooms(rooms, modules, runBy(FIRST), runBy(`require(${JSON.stringify(join(SRC, 'main.js'))})`));
}

/** What runs first, and what is usual, stands in a file of its own, and in no room. */
function writeRooms(rooms: readonly string[], modules: readonly Compiled[], first: ReadonlySet<string>, usual: ReadonlySet<string>): void {
  const fileOf = ({ name }: Compiled): string => (first.has(name) ? 'first' : usual.has(name) ? 'usual' : roomOf(name));
  for (const room of rooms) write(join(ROOMS, `${room}.js`), compact(roomFile(room, modules.filter((module) => fileOf(module) === room))));
  for (const file of ['first', 'usual']) write(join(ROOMS, `${file}.js`), usualFile(modules.filter((module) => fileOf(module) === file)));
}

function carried(library: string): string {
  const main = require.resolve(library);
  const [folder, ending] = [dirname(main), extname(main)];
  const files = filesOfLibrary(basename(main, ending), (name) => readFileSync(join(folder, `${name}${ending}`), 'utf8'));
  return carriedFile(files, readFileSync(join(folder, '..', 'LICENSE'), 'utf8'));
}

/** All but those that lie in src/ itself, which are the index and programs. */
function compiledFiles(): readonly Compiled[] {
  return files('.js').filter((path) => path.includes('/')).map((path) => ({ name: path.slice(0, -'.js'.length), code: readFileSync(join(SRC, path), 'utf8') }));
}

function files(ending: string): readonly string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((path) => path.replace(/\\/g, '/')).filter((path) => path.endsWith(ending)).sort();
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

main();
