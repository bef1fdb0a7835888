import { Finding } from '../../core/problem';
import { didYouMean, quote } from '../../core/quote';
import { ArgumentFinding } from '../../schema/program-flags';
import { programName, ProwProgram, ScheduledProgram } from './component-kinds';

type Program = ProwProgram | ScheduledProgram;

/** What a program takes for a flag beyond its type: one of some words, or what a test says. */
type Values = { readonly words: readonly string[] } | { readonly is: (value: string) => boolean; readonly what: string; readonly like: string };

const LOG_LEVELS: Values = { words: ['panic', 'fatal', 'error', 'warning', 'warn', 'info', 'debug', 'trace'] };

const REPOSITORY: Values = { is: (value) => /^[^/]+\/[^/]+$/.test(value), what: 'a repository', like: 'org/repo' };

const THROTTLE: Values = {
  is: (value) => {
    const [, tokens, burst] = /^[^:]*:\+?(\d+):\+?(\d+)$/.exec(value) ?? [];
    return Number(burst) >= 1 && Number(tokens) >= Number(burst);
  },
  what: 'an organisation with tokens for each hour and as many of them at once, or fewer', like: 'org:5000:100',
};

/** Sources: prow pkg/flagutil/{github,github_enablement,bugzilla}.go, pkg/slack/client.go and main.go of the programs, at a61940897. */
const OF_ALL: Readonly<Record<string, Values>> = {
  'github-throttle-org': THROTTLE, 'github-enabled-repo': REPOSITORY, 'github-disabled-repo': REPOSITORY,
  'bugzilla-auth-method': { words: ['', 'bearer', 'query', 'x-bugzilla-api-key'] },
};

const OF_ONE: Readonly<Partial<Record<Program, Readonly<Record<string, Values>>>>> = {
  'tide': { provider: { words: ['', 'github', 'gerrit'] } },
  'prowControllerManager': { 'enable-controller': { words: ['plank', 'scheduler'] } },
  'crier': {
    'report-agent': { words: ['', 'kubernetes', 'jenkins', 'tekton-pipeline'] },
    'kubernetes-report-fraction': { is: (value) => !(Number(value) < 0 || Number(value) > 1), what: 'a part of 1', like: '0.5' },
    'additional-slack-token-files': { is: (value) => value.includes('='), what: 'a host of Slack with its file', like: 'host=/etc/slack/token' },
  },
  'ghproxy': { 'log-level': LOG_LEVELS },
  'needs-rebase': { 'log-level': LOG_LEVELS },
  'cherrypicker': { 'log-level': LOG_LEVELS },
};

/** What is wrong with the value of an argument, in which another version of the program may see no fault. */
export function valueFinding(component: Program, argument: string): Finding | undefined {
  const [, flag = '', value] = /^--?([^-=][^=]*)=([^]*)$/.exec(argument) ?? [];
  const taken = own(OF_ONE[component], flag) ?? own(OF_ALL, flag);
  // what is put in there when the pod starts is not known
  if (taken === undefined || value.includes('$(')) return undefined;
  const name = programName(component);
  if (!('words' in taken)) {
    return taken.is(value) ? undefined : {
      what: `${quote(value)} is not ${taken.what}, which ${name} reads there`, instead: `write one like "--${flag}=${taken.like}"`,
      code: 'ArgumentInvalid',
    };
  }
  if (taken.words.includes(taken === LOG_LEVELS ? value.toLowerCase() : value)) return undefined;
  const words = taken.words.filter((word) => word !== '');
  const meant = didYouMean(value, words);
  return {
    what: `${quote(value)} is not one of ${words.join(', ')}, which ${name} reads there`,
    instead: meant === undefined ? `write one like "--${flag}=${words[0]}"` : `did you mean ${quote(`--${flag}=${meant}`)}?`,
    code: 'ArgumentInvalid',
  };
}

function own(values: Readonly<Record<string, Values>> | undefined, flag: string): Values | undefined {
  return values !== undefined && Object.hasOwn(values, flag) ? values[flag] : undefined;
}

/** What its flags leave to be found, in which another version of the program may see no fault; `found` is what they did find. */
export function furtherFindings(program: Program, args: readonly string[], found: readonly ArgumentFinding[]): readonly ArgumentFinding[] {
  const values = args.flatMap((argument, index) => {
    const finding = found.some((one) => one.index === index) ? undefined : valueFinding(program, argument);
    return finding === undefined ? [] : [{ index, finding }];
  });
  const together = found.length > 0 ? [] : togetherFindings(program, args);
  return [...values, ...together].map((one) => ({ ...one, byTable: true }));
}

/** What a program refuses of its arguments together. */
function togetherFindings(component: Program, args: readonly string[]): readonly Pick<ArgumentFinding, 'index' | 'finding'>[] {
  const found: Pick<ArgumentFinding, 'index' | 'finding'>[] = [];
  const flags = args.map((argument, index) => ({ ...parsed(argument), index }));
  // the last one counts
  const last = (name: string) => flags.filter((flag) => flag.name === name).pop();
  const add = (index: number, what: string, instead: string): void => void found.push({ index, finding: { what, instead, code: 'ArgumentsContradict' } });
  if (component === 'crier') slack(flags, last, add);
  if (component === 'deck') {
    const shown = [last('hidden-only'), last('show-hidden'), last('tenant-id')].filter((flag) =>
      flag !== undefined && !/^(0|[fF]|false|FALSE|False)$/.test(flag.value ?? ''));
    if (shown.length > 1) {
      add(shown[1]!.index,
        `${quote(args[shown[1]!.index])} is given together with ${quote(args[shown[0]!.index])}, and deck would not start`, 'keep one of them');
    }
  }
  const [tokens, burst] = [last('github-hourly-tokens'), last('github-allowed-burst')];
  if (tokens !== undefined || burst !== undefined) throttling(component, tokens, burst, add);
  return found;
}

interface Flag {
  readonly name?: string;
  readonly value?: string;
  readonly index: number;
}

type Add = (index: number, what: string, instead: string) => void;

function parsed(argument: string): Pick<Flag, 'name' | 'value'> {
  const [, name, value] = /^--?([^-=][^=]*)(?:=([^]*))?$/.exec(argument) ?? [];
  return { name, value };
}

/** Source: prow cmd/crier/main.go, validate, at a61940897. */
function slack(flags: readonly Flag[], last: (name: string) => Flag | undefined, add: Add): void {
  const workers = last('slack-workers');
  if (workers === undefined || !(Number(workers.value) > 0)) return;
  if (flags.some(({ name, value }) => (name === 'slack-token-file' || name === 'additional-slack-token-files') && value !== '')) return;
  add(workers.index, `"--slack-workers=${workers.value}" is given without a token, and crier would not start`,
    'add "--slack-token-file=/etc/slack/token", and the file by crier.extraVolumes');
}

/** What a program takes an hour and at once by default; of the others both are nothing. Source: prow cmd/NAME/main.go, ThrottlerDefaults, at a61940897. */
const THROTTLED: Partial<Readonly<Record<Program, readonly [number, number]>>> = {
  'statusReconciler': [300, 100], 'needs-rebase': [360, 360], 'branchprotector': [300, 100], 'peribolos': [300, 100],
};

/** Source: prow pkg/flagutil/github.go, Validate, at a61940897. */
function throttling(component: Program, tokens: Flag | undefined, burst: Flag | undefined, add: Add): void {
  const program = programName(component);
  const usual = THROTTLED[component] ?? [0, 0];
  const [hourly, atOnce] = [Number(tokens?.value ?? usual[0]), Number(burst?.value ?? usual[1])];
  const index = (tokens ?? burst)!.index;
  if (hourly > 0 && atOnce <= 0) {
    const what = burst === undefined ? `"--github-hourly-tokens=${hourly}" is given without --github-allowed-burst`
      : `"--github-allowed-burst=${atOnce}" lets nothing through of --github-hourly-tokens, ${hourly}`;
    add(index, `${what}, and ${program} would not start`, `add "--github-allowed-burst=${Math.ceil(hourly / 10)}"`);
  } else if (hourly > 0 && atOnce > hourly) {
    const [what, instead] = burst === undefined
      ? [`"--github-hourly-tokens=${hourly}" is less than --github-allowed-burst, ${atOnce} by default`, `add "--github-allowed-burst=${hourly}"`]
      : [`"--github-allowed-burst=${atOnce}" is more than --github-hourly-tokens, ${hourly}${tokens === undefined ? ' by default' : ''}`, 'lower it'];
    add(burst?.index ?? index, `${what}, and ${program} would not start`, instead);
  } else if (hourly < 0 && atOnce > 0) add(index, `"--github-hourly-tokens=${hourly}" is less than none, and ${program} would not start`, 'leave both out');
  else if (tokens === undefined && hourly === 0 && atOnce > 0) {
    add(index, `"--github-allowed-burst=${atOnce}" is given without --github-hourly-tokens, which throttles nothing`,
      `add "--github-hourly-tokens=${atOnce * 10}"`);
  }
}
