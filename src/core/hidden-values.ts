import { Finding } from './problem';
import { isPlainObject, Note, Report } from './props';
import { quote } from './quote';
import { SECRET_NAMED, SIGN_IN_NAMED } from './secret-patterns';

const NOT_SHOWN = 'what was given (not shown)';

/** Whether the value of a key is secret by its name, or by the name of the variable that it belongs to. */
export function isTelling(key: string, holder: unknown): boolean {
  const name: unknown = key === 'value' && isPlainObject(holder) ? holder.name : key;
  return typeof name === 'string' && (SECRET_NAMED.test(name) || SIGN_IN_NAMED.test(name)) && !name.startsWith('automount');
}

/** A note that shows neither a value nor what is in it; `isShown` tells by the path in the value what may be shown after all. */
export function notShowing(note: Note, value: unknown, isShown: (path: string) => boolean = () => false, path = ''): Note {
  const hide = (finding: Finding): Finding => (isShown(path) ? finding : hidden(finding, value));
  return Object.assign((finding: Finding): void => note(hide(finding)), {
    at: (child: string) => notShowing(note.at(child), innerOf(value, child), isShown, `${path}.${child}`),
    read: <T>(rule: (given: unknown, report: Report) => T, given: unknown) => note.read((read, report) => rule(read, hiding(report, hide)), given),
  });
}

function hiding(report: Report, hide: (finding: Finding) => Finding): Report {
  return Object.assign((finding: Finding): never => report(hide(finding)), { at: (path: string) => hiding(report.at(path), hide) });
}

function hidden(finding: Finding, value: unknown): Finding {
  const without = (text: string): string => text.split(quote(value)).join(NOT_SHOWN);
  // what is made of the value would tell it, too
  const instead = typeof value === 'string' && value !== '' && finding.instead.includes(value) ? 'write what the field takes' : without(finding.instead);
  return { ...finding, what: without(finding.what), instead };
}

function innerOf(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const inside = value as Readonly<Record<string, unknown>>;
  if (path in inside) return inside[path];
  const index = /^\[(.*)\]$/.exec(path)?.[1];
  if (index !== undefined) return inside[index.replace(/^"|"$/g, '')];
  return path.includes('.') ? path.split('.').reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], value) : undefined;
}
