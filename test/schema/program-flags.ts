import { execFileSync } from 'node:child_process';
import table from '../../src/schema/program-flag-table.json';

/** Flags that came after what conformance builds. Source: the history of github.com/kubernetes-sigs/prow up to a61940897. */
const NEWER = ['fix-collaborators', 'git-signing-key-path', 'ignore-enterprise-teams', 'redis-secret-file', 'redis-username'];

/** Those that a library brings, and nobody wants. */
const OF_LIBRARIES = /^s2a_/;

const LETTERS: Readonly<Record<string, string>> = { '': 'b', 'string': 's', 'int': 'i', 'uint': 'u', 'float': 'f', 'duration': 'd', 'value': 'v' };

/** The flags that a Go program tells by --help, with the letter of their type. */
function flagsOf(file: string): ReadonlyMap<string, string> {
  const help = execFileSync('sh', ['-c', '"$0" --help 2>&1 || true', file], { encoding: 'utf8' });
  // a word in quotes in its help is shown instead of the type
  return new Map([...help.matchAll(/^ {2}-([\w.-]+)(?: (\S+))?(?:\t.*)?$/gm)].map(([, name, type = '']) => [name, LETTERS[type] ?? '?']));
}

/** What the table says of a program otherwise than the program itself, one line each. */
export function flagDifferences(program: keyof typeof table.programs, file: string): readonly string[] {
  const groups: Readonly<Record<string, string>> = table.groups;
  const entries = table.programs[program].split(' ').flatMap((entry) => (entry.startsWith('@') ? groups[entry.slice(1)].split(' ') : [entry]));
  const known = new Map(entries.map((entry) => entry.split(':') as [string, string]));
  const told = flagsOf(file);
  return [
    ...[...told].filter(([name]) => !OF_LIBRARIES.test(name)).filter(([name, type]) => !known.has(name) || (type !== '?' && known.get(name) !== type)).map(([name, type]) =>
      `${program} has --${name}:${type}, the table ${known.get(name) ?? 'not'}`),
    ...[...known.keys()].filter((name) => !told.has(name) && !NEWER.includes(name)).map((name) => `${program} has no --${name}`),
  ];
}
