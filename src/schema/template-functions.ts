import { ANYTHING, Fail, Seen } from './template-data';

/** What a function of Go's templates gives for these arguments. Source: Go's text/template/funcs.go. */
export function functionResult(name: string, args: readonly Seen[], fail: Fail): Seen {
  const path = `(${[name, ...args.map((arg) => arg.path)].join(' ')})`;
  switch (name) {
    case 'not': return args.length === 1 ? { type: 'b', empty: opposite(args[0].empty), path } : { ...ANYTHING, path };
    case 'len': return { type: 'i', empty: sized(args[0] ?? ANYTHING, fail), path };
    case 'index': return args.slice(1).reduce((of) => element(of, path, fail), args[0] ?? ANYTHING);
    case 'eq': case 'ne': return { type: 'b', empty: differ(name, args, fail), path };
    case 'lt': case 'le': case 'gt': case 'ge': return { type: 'b', path };
    case 'print': case 'printf': case 'println': case 'html': case 'js': case 'urlquery': return { type: 's', path };
    default: return { ...ANYTHING, path };
  }
}

function opposite(empty: boolean | undefined): boolean | undefined {
  return empty === undefined ? undefined : !empty;
}

function sized({ type, empty, path }: Seen, fail: Fail): boolean | undefined {
  if (type === '?' || type === 's' || /^[[{]/.test(type)) return empty;
  return fail(`${path} has no length`, 'give len a list, a map or a text');
}

function element({ type, empty, path: of }: Seen, path: string, fail: Fail): Seen {
  if (type === '?') return { ...ANYTHING, path };
  if (type.startsWith('{')) return { type: type.slice(1, -1), empty, path };
  if (type !== 's' && !type.startsWith('[')) return fail(`${of} has no elements`, 'give index a list, a map or a text');
  if (empty === true) {
    return fail(`${of} is empty in the empty job that Prow's loader tries it on, and index finds nothing there`,
      `write {{range ${of}}}…{{end}}, or ask {{if ${of}}} before`);
  }
  return { type: type === 's' ? 'i' : type.slice(1, -1), path };
}

function differ(name: 'eq' | 'ne', [first, ...others]: readonly Seen[], fail: Fail): boolean | undefined {
  for (const other of others) {
    if (isPlain(first) && isPlain(other) && kindOf(first) !== kindOf(other)) {
      return fail(`${first.path} and ${other.path} are of types that ${name} cannot compare`,
        `compare a text with a text in quotes, and a number with a number`);
    }
  }
  const [one, ...more] = [first, ...others].map((seen) => (seen === undefined ? undefined : constantOf(seen)));
  if (one === undefined || more.some((other) => other === undefined)) return undefined;
  return more.includes(one) === (name === 'ne');
}

function isPlain({ type }: Seen): boolean {
  return type === 's' || type === 'b' || type === 'i' || type.startsWith('*');
}

function kindOf({ type }: Seen): string {
  return type.slice(0, 1);
}

const EMPTY: Readonly<Record<string, string>> = { s: '', b: 'false', i: '0' };

function constantOf({ type, empty, constant }: Seen): string | undefined {
  return constant ?? (empty === true ? EMPTY[type] : undefined);
}
