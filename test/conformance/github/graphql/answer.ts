import type { Selection } from './selection';

/** What a field holds: a value, or what makes it from the arguments of the field. */
export type Values = Readonly<Record<string, unknown>>;
export type Resolver = (values: Values) => unknown;

/** The value with those fields only: Prow's client refuses an answer that holds more than it asked for. */
export async function answerTo(value: unknown, selection: Selection | undefined, onUnknown: (field: string) => void): Promise<unknown> {
  if (selection === undefined || value === null || value === undefined || typeof value !== 'object') return value ?? null;
  if (Array.isArray(value)) return Promise.all(value.map((one) => answerTo(one, selection, onUnknown)));
  const object = value as Values;
  const answer: Record<string, unknown> = {};
  for (const { answerName, name, values, selection: inner } of selection.fields) {
    if (!(name in object)) onUnknown(`${String(object.__typename)}.${name}`);
    const held = object[name];
    const found: unknown = typeof held === 'function' ? await (held as Resolver)(values) : held;
    answer[answerName] = await answerTo(found, inner, onUnknown);
  }
  for (const { on, selection: inner } of selection.fragments) {
    if (on === object.__typename) Object.assign(answer, await answerTo(object, inner, onUnknown));
  }
  return answer;
}
