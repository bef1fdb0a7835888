import { ApiObject } from 'cdk8s';
import { aroundPatches } from '../core/patches';
import { Finding, Where } from '../core/problem';
import { isPlainObject } from '../core/props';
import { quote } from '../core/quote';
import { argumentFindings, ArgumentPlace, isSwitch } from './program-flags';

/** What is known of the arguments that an object gives to a program. */
export interface WatchedArguments extends Pick<ArgumentPlace, 'program' | 'taken'> {
  /** Whether the table of flags is of the program as it was placed. */
  readonly known: boolean;
  /** Flags of ours without which the program does something else, or does not start. */
  readonly needed?: readonly string[];
  /** The word behind which arguments are those of something else. */
  readonly until?: string;
  /** What the program says of an argument beyond that. */
  readonly more?: (argument: string) => Finding | undefined;
}

/** Arguments and surroundings of the first container of a workload. */
interface Given {
  readonly args: readonly string[];
  readonly variables: readonly string[];
  readonly image: unknown;
}

/** Reads what patches have made of a workload's arguments as the program reads them, at synth. What was placed was read before. */
export function watchArguments(workload: ApiObject, watched: WatchedArguments): void {
  workload.node.addValidation({
    validate: () => {
      const { before, after } = aroundPatches(workload, givenBy) ?? {};
      return before === undefined || after === undefined ? [] : problems(before, after, watched);
    },
  });
}

/** Nothing where it is no workload any more, which has an error of its own. */
function givenBy({ spec }: any): Given | undefined {
  const container: unknown = spec?.template?.spec?.containers?.[0];
  if (!isPlainObject(container)) return undefined;
  const { args = [], env = [], image } = container as Record<string, unknown>;
  if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string') || !Array.isArray(env)) return undefined;
  return { args, image, variables: env.map((variable) => String(variable?.name)) };
}

function problems(before: Given, after: Given, { program, taken, known, needed = [], until, more }: WatchedArguments): string[] {
  const at = (i: string): string => `spec.template.spec.containers[0].args${i}`;
  const own = (args: readonly string[]): readonly string[] => (until === undefined || !args.includes(until) ? args : args.slice(0, args.indexOf(until)));
  const said = joined(own(after.args), program);
  const ours = joined(own(before.args), program).map(({ argument }) => argument);
  const added = withoutOnce(said, ours);
  const findings = argumentFindings(added.map(({ argument }) => argument), { program, taken, variables: after.variables })
    .filter(({ byTable }) => !byTable || (known && before.image === after.image));
  const gone = needed.filter((flag) => ours.some((argument) => nameOf(argument) === flag) && !said.some(({ argument }) => nameOf(argument) === flag));
  return [
    ...findings.map(({ index, finding }) => Where.validation.problem(at(`[${added[index].index}]`), patched(finding))),
    ...added.flatMap(({ argument, index }) => {
      const finding = more?.(argument);
      return finding === undefined ? [] : [Where.validation.problem(at(`[${index}]`), patched(finding))];
    }),
    ...(gone.length === 0 ? [] : [Where.validation.problem(at(''), {
      what: `a patch takes away ${gone.map((flag) => quote(ours.find((argument) => nameOf(argument) === flag))).join(', ')}, which ${program} needs`,
      instead: 'patch single ones, or add others with extraArgs', code: 'ArgumentRemoved',
    })]),
  ].map(({ text }) => text);
}

interface Placed {
  readonly argument: string;
  readonly index: number;
}

/** One argument for each flag, where its value may be the next one. */
function joined(args: readonly string[], program: WatchedArguments['program']): readonly Placed[] {
  const found: Placed[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const takesNext = /^--?[^-=\s][^=\s]*$/.test(args[i]) && !isSwitch(program, args[i].replace(/^-+/, '')) && i + 1 < args.length
      && !args[i + 1].startsWith('-');
    found.push({ argument: takesNext ? `${args[i]}=${args[i + 1]}` : args[i], index: i });
    if (takesNext) i += 1;
  }
  return found;
}

/** What is not among those that were there, each of which counts once. */
function withoutOnce(all: readonly Placed[], there: readonly string[]): readonly Placed[] {
  const left = [...there];
  return all.filter(({ argument }) => {
    const at = left.indexOf(argument);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function nameOf(argument: string): string | undefined {
  return /^--?([^-=][^=]*)/.exec(argument)?.[1];
}

function patched(finding: Finding): Finding {
  return { ...finding, what: `a patch brings it: ${finding.what}` };
}
