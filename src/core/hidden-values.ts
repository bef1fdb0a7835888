import { Finding } from './problem';
import { isPlainObject, Note, Report } from './props';
import { quote } from './quote';
import { SECRET_NAMED, SIGN_IN_NAMED } from './secret-patterns';

const NOT_SHOWN = 'what was given (not shown)';
/** What tells whose a Secret is, and not what is in it. */
const WHOSE: readonly string[] = ['apiVersion', 'kind', 'metadata'];

/** Where kubectl keeps all of an object. */
const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** A value, and whether it is secret by where it stands: by its name, by that of its variable, or because a Secret holds it. */
interface Placed {
  readonly value: unknown;
  readonly isSecret: boolean;
  /** Whether all that is inside is secret too. */
  readonly isWholly: boolean;
}

/**
 * A note whose findings show nothing that is secret by where it stands in the root, whatever is wrong with it. What is secret by its form is never
 * quoted. Only what is wrong is looked up.
 */
export function hidingSecrets(note: Note, rootOf: () => unknown): Note {
  return hiding(note, () => ({ value: rootOf(), isSecret: false, isWholly: false }));
}

function hiding(note: Note, placeOf: () => Placed): Note {
  const shown = (finding: Finding): Finding => {
    const { value, isSecret } = placeOf();
    return isSecret ? withoutValue(finding, value) : finding;
  };
  const below = (path: string) => (): Placed => stepTo(placeOf(), path);
  return Object.assign((finding: Finding): void => note(shown(finding)), {
    at: (path: string) => hiding(note.at(path), below(path)),
    read: <T>(rule: (value: unknown, report: Report) => T, value: unknown) => note.read((given, report) => rule(given, reportOf(report, placeOf)), value),
  });
}

function reportOf(report: Report, placeOf: () => Placed): Report {
  return Object.assign((finding: Finding): never => {
    const { value, isSecret } = placeOf();
    return report(isSecret ? withoutValue(finding, value) : finding);
  }, { at: (path: string) => reportOf(report.at(path), () => stepTo(placeOf(), path)) });
}

/** A path as it stands in an error: `env[2].value`, `annotations.acme.dev/a`, `["a b"]`. */
function stepTo(from: Placed, path: string): Placed {
  if (isHolder(from.value) && Object.hasOwn(from.value, path)) return inner(from, path);
  const keys = [...path.matchAll(/\[("(?:[^"\\]|\\.)*"|\d+)\]|[^.[\]]+/g)].map(([key, inBrackets]) => nameIn(inBrackets) ?? key);
  // a key that holds dots ends the path
  return keys.reduce((at, key, i) => {
    const rest = keys.slice(i).join('.');
    return isHolder(at.value) && !Object.hasOwn(at.value, key) && Object.hasOwn(at.value, rest) ? inner(at, rest) : inner(at, key);
  }, from);
}

function nameIn(brackets: string | undefined): string | undefined {
  if (brackets?.startsWith('"') !== true) return brackets;
  try {
    return JSON.parse(brackets) as string;
  } catch {
    return brackets;
  }
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function inner({ value: holder, isWholly }: Placed, key: string): Placed {
  if (!isHolder(holder)) return { value: undefined, isSecret: isWholly, isWholly };
  const ofSecret = isWholly || (/^secret$/i.test(String(holder.kind)) && holder.apiVersion === 'v1' && !WHOSE.includes(key));
  return { value: holder[key], isSecret: ofSecret || isTelling(key, holder) || key === APPLIED, isWholly: ofSecret };
}

function isTelling(key: string, holder: Readonly<Record<string, unknown>>): boolean {
  const name = key === 'value' && isPlainObject(holder) && typeof holder.name === 'string' ? holder.name : key;
  return (SECRET_NAMED.test(name) || SIGN_IN_NAMED.test(name)) && !name.startsWith('automount');
}

const QUOTED = /"(?:[^"\\]|\\.)*(?:"|…|$)/g;

function withoutValue({ what, instead, code }: Finding, value: unknown): Finding {
  // by a path that nobody can follow, like one that was shortened
  if (value === undefined) return { what: what.replace(QUOTED, NOT_SHOWN), instead: instead.replace(QUOTED, NOT_SHOWN), code };
  const text = typeof value === 'object' || value === undefined ? undefined : String(value);
  return {
    what: what.split(quote(value)).join(NOT_SHOWN),
    // what is made of the value would tell it, too
    instead: text !== undefined && text !== '' && instead.includes(text) ? 'write what is taken there' : instead.split(quote(value)).join(NOT_SHOWN),
    code,
  };
}
