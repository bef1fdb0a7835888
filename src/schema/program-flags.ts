import { Finding } from '../core/problem';
import { didYouMean, quote } from '../core/quote';
import table from './program-flag-table.json';

/** Programs whose flags are known, by the names that they call themselves. */
export type Program = keyof typeof table.programs;

/** What is known of the place where arguments go. */
export interface ArgumentPlace {
  readonly program: Program;
  /** Flags that we set or go by, each with what answers it instead. */
  readonly taken: Readonly<Record<string, string>>;
  /** Names of the container's variables, which Kubernetes puts into arguments. */
  readonly variables?: readonly string[];
}

/** What is wrong with an argument; of its flag's existence or type where `byTable`, which another version of the program may see otherwise. */
export interface ArgumentFinding {
  readonly index: number;
  readonly finding: Finding;
  readonly byTable: boolean;
}

/** Reads arguments as the program reads them. */
export function argumentFindings(args: readonly string[], place: ArgumentPlace): readonly ArgumentFinding[] {
  return args.flatMap((argument, index): readonly ArgumentFinding[] => {
    const finding = shapeFinding(argument, place) ?? variableFinding(argument, place);
    if (finding !== undefined) return [{ index, finding, byTable: false }];
    const unlike = tableFinding(argument, place) ?? overruled(args, index, place);
    return unlike === undefined ? [] : [{ index, finding: unlike, byTable: true }];
  });
}

/** Whether a flag stands without a value. */
export function isSwitch(program: Program, flag: string): boolean {
  return flagsOf(program).get(flag) === 'b';
}

interface Argument {
  readonly dashes: string;
  readonly name: string;
  readonly value?: string;
}

function parsed(argument: string): Argument | undefined {
  const [, dashes, name, value] = /^(--?)([^-=][^=]*)(?:=([^]*))?$/.exec(argument) ?? [];
  return name === undefined ? undefined : { dashes, name, value };
}

function shapeFinding(argument: string, { program, taken }: ArgumentPlace): Finding | undefined {
  const flag = parsed(argument);
  if (flag === undefined) return invalid(`${quote(argument)} is not a flag`, 'write it as "--flag=value"');
  const [word, ...rest] = flag.name.split(/\s+/);
  if (rest.length > 0) {
    const value = [...rest, ...(flag.value === undefined ? [] : [flag.value])].join(flag.value === undefined ? ' ' : '=');
    return invalid(`${quote(argument)} is one argument with a blank in it, and no flag is called that`, `write ${quote(`${flag.dashes}${word}=${value}`)}`);
  }
  if (flag.dashes === '-' && flag.name.length > 1 && program === 'oauth2-proxy') {
    return invalid(`${quote(argument)} has one hyphen, which oauth2-proxy takes for flags of one letter`, `write ${quote(`-${argument}`)}`);
  }
  return Object.hasOwn(taken, flag.name)
    ? {
      what: `${quote(`--${flag.name}`)} of ${program} is set by us, and a second one would overrule it or be ignored`,
      instead: taken[flag.name], code: 'ArgumentTaken',
    }
    : undefined;
}

/** Source: Kubernetes third_party/forked/golang/expansion: `$(NAME)` is replaced where the container has such a variable, `$$` stands for `$`. */
function variableFinding(argument: string, { variables = [] }: ArgumentPlace): Finding | undefined {
  const names = [...argument.matchAll(/\$\$|\$\(([^)]*)\)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  const unknown = names.find((name) => !variables.includes(name));
  return unknown === undefined
    ? undefined
    : invalid(`${quote(`$(${unknown})`)} stands for a variable that the container does not get from you`,
      `add it to env, or write ${quote(`$$(${unknown})`)} for the text itself`);
}

function tableFinding(argument: string, { program }: ArgumentPlace): Finding | undefined {
  const { name, value } = parsed(argument) as Argument;
  const kinds = flagsOf(program);
  const kind = kinds.get(name);
  if (kind === undefined) {
    const meant = didYouMean(name, [...kinds.keys()]);
    const instead = meant === undefined ? `write one that "${program} --help" shows` : `did you mean ${quote(`--${meant}`)}?`;
    return { what: `${quote(`--${name}`)} is not a flag of ${program}, which would not start`, instead, code: 'ArgumentUnknown' };
  }
  if (value === undefined) {
    return kind === 'b' ? undefined : invalid(`${quote(argument)} has no value, and ${program} would take the next argument for it`, `write "--${name}=…"`);
  }
  const { is, like, what } = KINDS[kind];
  return is.test(value) ? undefined : invalid(`${quote(value)} is not ${what}, which ${program} reads there`, `write one like "--${name}=${like}"`);
}

/** Of flags that hold one value the last one counts. */
function overruled(args: readonly string[], index: number, { program }: ArgumentPlace): Finding | undefined {
  const { name, value } = parsed(args[index]) as Argument;
  // those of versitygw may hold lists
  if (program === 'versitygw' || flagsOf(program).get(name) === 'v') return undefined;
  const last = args.slice(index + 1).reverse().map(parsed).find((other) => other?.name === name);
  const isOn = (said: string | undefined): boolean => said === undefined || /^(1|t|true)$/i.test(said);
  const isSame = last?.value === value || (flagsOf(program).get(name) === 'b' && isOn(last?.value) === isOn(value));
  return last === undefined || isSame ? undefined : {
    what: `${quote(args[index])} does nothing, because ${program} takes ${quote(`--${name}${last.value === undefined ? '' : `=${last.value}`}`)} behind it`,
    instead: 'keep one of them', code: 'ArgumentsContradict',
  };
}

function invalid(what: string, instead: string): Finding {
  return { what, instead, code: 'ArgumentInvalid' };
}

/** As Go's packages `flag` and `strconv` read them. */
const KINDS: Readonly<Record<string, { readonly is: RegExp; readonly like: string; readonly what: string }>> = {
  b: { is: /^(1|0|t|f|T|F|true|false|TRUE|FALSE|True|False)$/, like: 'true', what: 'a boolean' },
  i: { is: /^[-+]?(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][\d_]*)$/, like: '10', what: 'an integer' },
  u: { is: /^(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][\d_]*)$/, like: '10', what: 'an integer from 0' },
  f: { is: /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/, like: '0.5', what: 'a number' },
  d: { is: /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/, like: '90s', what: 'a Go duration' },
  s: { is: /^/, like: '', what: '' },
  v: { is: /^/, like: '', what: '' },
};

const parsedFlags = new Map<Program, ReadonlyMap<string, string>>();

function flagsOf(program: Program): ReadonlyMap<string, string> {
  const known = parsedFlags.get(program);
  if (known !== undefined) return known;
  const groups: Readonly<Record<string, string>> = table.groups;
  const entries = table.programs[program].split(' ').flatMap((entry) => (entry.startsWith('@') ? groups[entry.slice(1)].split(' ') : [entry]));
  const flags = new Map(entries.map((entry) => entry.split(':') as [string, string]));
  parsedFlags.set(program, flags);
  return flags;
}
