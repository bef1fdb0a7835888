import type { Table } from '../../src/schema/table';
import { NEWER } from './prow-newer';
import { VALUES } from './prow-values';

/** The types of a Prow as its structs have them, fields by type: what the program in test/conformance/go/prow/cmd/schema prints. */
export type Structs = Readonly<Record<string, string>>;

const ROOTS = { ProwConfig: 'Config', JobConfig: 'JobConfig', PluginsConfiguration: 'Configuration' };

/** The table of Prow at a61940897, from the structs of the newest Prow that Go's module proxy has, and from what is newer than it. */
export function prowTable(structs: Structs): Table {
  const newer: Structs = Object.fromEntries(Object.entries(structs).map(([type, fields]) => [type, grown(type, fields)]));
  return valued({ ...newer, ...NEWER.types });
}

/** The same from structs that need nothing newer. */
export function valued(structs: Structs): Table {
  const unused = new Set(Object.keys(VALUES));
  const types = Object.fromEntries(Object.entries(structs).map(([type, fields]) => [type, joined(mapped(fieldsOf(fields), (field, is) => {
    const written = [`${type}.${field}`, `${type}.${field}!`].find((key) => unused.delete(key));
    return written === undefined ? [field, is === 'd' ? 'Duration' : is] : [written.slice(type.length + 1), VALUES[written]];
  }))]));
  if (unused.size > 0) throw new Error(`no field of Prow's is called ${[...unused].join(', ')}; correct prow-values.ts`);
  return { source: 'prow a61940897, k8s.io/api v0.36.3', roots: ROOTS, types: reached(types) };
}

function grown(type: string, fields: string): string {
  const gone = NEWER.gone[type] ?? [];
  const kept = Object.entries(fieldsOf(fields)).filter(([field]) => !gone.includes(field));
  return joined({ ...Object.fromEntries(kept), ...fieldsOf(NEWER.fields[type] ?? '') });
}

/** Types that something refers to. */
function reached(types: Structs): Structs {
  const names = new Set(Object.values(ROOTS));
  // what is added while it is walked is walked too
  for (const name of names) for (const [, next] of types[name].matchAll(/[:[{]([A-Z]\w*)/g)) if (Object.hasOwn(types, next)) names.add(next);
  return Object.fromEntries([...names].sort().map((name) => [name, types[name]]));
}

function fieldsOf(text: string): Structs {
  return Object.fromEntries(text.split(' ').filter((field) => field !== '').map((field) =>
    [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1)]));
}

function mapped(fields: Structs, change: (field: string, is: string) => readonly [string, string]): Structs {
  return Object.fromEntries(Object.entries(fields).map(([field, is]) => change(field, is)));
}

function joined(fields: Structs): string {
  return Object.keys(fields).sort().map((field) => `${field}:${fields[field]}`).join(' ');
}
