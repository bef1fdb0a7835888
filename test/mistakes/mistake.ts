import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckedApp, Exposure, GitHub, ProwApp, type ProwAppProps } from '../../src';
import { ConfigurationError } from '../../src/core/problem';

/** Something that a user may write, and what becomes of it. */
export interface Mistake {
  /** As the list of mistakes numbers it. */
  readonly id: string;
  /** What was done, in a few words. */
  readonly says: string;
  /** Does it: makes an app by `app`, `own` or by itself, or calls a factory. */
  readonly input: () => unknown;
  readonly becomes: Outcome;
  /** The same, put right; docs/errors.md shows it beside the input. */
  readonly corrected?: () => unknown;
}

/** Full texts; of warnings and notes the whole sentence. */
export type Outcome = Refused | Warned | Noted | Accepted;
interface Refused { readonly refused: readonly string[] }
interface Warned { readonly warned: readonly string[] }
interface Noted { readonly noted: readonly string[] }
/** Why it is taken. */
interface Accepted { readonly accepted: string }

/** What came of an input. */
export interface Result {
  readonly refused: readonly string[];
  readonly warned: readonly string[];
  /** NEXT-STEPS.md, where an app has written one. */
  readonly nextSteps: string;
  /** What stands in the folder of the output. */
  readonly written: readonly string[];
}

const GITHUB = GitHub.cloud({ repositories: ['acme/app'] });
const EXPOSURE = Exposure.nodePort({ address: 'prow.acme.dev' });

/** What Pod Security asks of a container in Prow's namespace. */
export const RESTRICTED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

/** A Prow that nothing is wrong with but what is said. */
export function app(props: Partial<ProwAppProps> = {}): ProwApp {
  return new ProwApp({ github: GITHUB, exposure: EXPOSURE, ...props, outdir: folder });
}

/** The same, with objects of one's own beside it, or with patches. */
export function changed(props: Partial<ProwAppProps>, change: (prow: ProwApp) => void): ProwApp {
  const made = app(props);
  change(made);
  return made;
}

/** An app that holds what somebody makes without Prow. */
export function own(make: (made: CheckedApp) => void): CheckedApp {
  const made = new CheckedApp({ outdir: folder });
  make(made);
  return made;
}

let folder = '';

/** Where the apps of an input are written while it is run. */
export function outdir(): string {
  return folder;
}

/** Runs an input, synthesis included, and takes down what it says. */
export function resultOf(input: () => unknown): Result {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-mistake-'));
  const warned: string[] = [];
  const { warn } = console;
  console.warn = (line) => void warned.push(String(line).replace(/^warning: /, ''));
  try {
    const made = input();
    if (made instanceof CheckedApp) made.synth();
    const nextSteps = made instanceof ProwApp ? readFileSync(join(folder, 'NEXT-STEPS.md'), 'utf8') : '';
    return { refused: [], warned, nextSteps, written: readdirSync(folder) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { refused: error.problems.map(({ text }) => text), warned, nextSteps: '', written: readdirSync(folder) };
  } finally {
    console.warn = warn;
    rmSync(folder, { recursive: true, force: true });
  }
}
