import { ErrorCode } from './error-catalogue';

/** What is wrong with one value: the fact, the way out, and the code under which docs/errors.md explains it. */
export interface Finding {
  readonly what: string;
  readonly instead: string;
  readonly code: ErrorCode;
}

/** Where a value came from: a call as its author typed it, a construct in the tree, or a file. */
export class Where {
  /** A factory or constructor call: `Exposure.nodePort({ hookPort })`; `told` are its author's words for a property, and for what is wrong. */
  static call(call: string, told: (prop: string) => string = (prop) => prop, inWords: (finding: Finding) => Finding = (finding) => finding): Where {
    return new Where((prop) => (prop === '' ? `${call}()` : `${call}({ ${told(prop)} })`), inWords);
  }

  /** A construct: `[40-prow/hook] nodePort`; or an item of a list that it makes, whose path is `40-prow/list items[3]`. */
  static construct(path: string): Where {
    const [, construct = path, item = ''] = /^(.*) (items\[\d+\](?:\.items\[\d+\])*)$/.exec(path) ?? [];
    const within = (prop: string): string => (item === '' || prop === '' || prop.startsWith('[') ? item + prop : `${item}.${prop}`);
    return new Where((prop) => (within(prop) === '' ? `[${construct}]` : `[${construct}] ${within(prop)}`));
  }

  /** A file that somebody wrote: `[jobs.yaml:12:7] periodics[0].cron`. */
  static file(subject: (prop: string) => string): Where {
    return new Where(subject);
  }

  /** For `node.addValidation`, where cdk8s puts the construct's path in front. */
  static readonly validation = new Where((prop) => prop);

  private constructor(private readonly render: (prop: string) => string, private readonly inWords: (finding: Finding) => Finding = (finding) => finding) {}

  /** How texts call a property. */
  subject(prop: string): string {
    return this.render(prop);
  }

  problem(prop: string, found: Finding): Problem {
    const finding = this.inWords(found);
    const subject = this.render(prop);
    // a construct without a property already ends in a bracket, where a colon would be noise
    const colon = subject === '' ? '' : prop === '' && /^\[(?:[^[\]]|\[\d+\])*\]$/.test(subject) ? ' ' : ': ';
    return { ...finding, text: `${subject}${colon}${finding.what}; ${finding.instead} (${finding.code})` };
  }
}

export interface Problem extends Finding {
  readonly text: string;
}

/** Thrown for every wrong input; holds all problems found together, one line each in `message`. */
export class ConfigurationError extends Error {
  // private, because Node prints the fields of an error below its text
  readonly #problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => p.text).join('\n'));
    this.#problems = problems;
    this.name = 'ConfigurationError';
    // what Node prints when nobody catches it: the texts say where to look, and no line of ours is at fault
    this.stack = `${this.name}:\n${this.message}\n`;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get codes(): readonly ErrorCode[] {
    return this.#problems.map(({ code }) => code);
  }
}

/** Throws what was found, or does nothing. */
export function throwProblems(problems: readonly Problem[]): void {
  // Node would show this line above the texts; the words behind it are its own for leaving it out
  if (problems.length > 0) throw new ConfigurationError(problems); /*! node-do-not-add-exception-line */
}
