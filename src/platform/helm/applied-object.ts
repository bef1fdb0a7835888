import { isPlainObject } from '../../core/props';
import { RenderedObject } from '../../writer/rendered-object';

/** An object that a chart holds, and the file of its stage. */
export interface AppliedObject extends Pick<RenderedObject, 'group' | 'kind' | 'name' | 'namespace' | 'json'> {
  readonly file: string;
}

/** The same with something else at a path of keys and numbers; what is not there is added at the end. */
export function withField(object: AppliedObject, path: readonly (string | number)[], value: unknown): AppliedObject {
  return { ...object, json: set(object.json, path, value) as AppliedObject['json'] };
}

function set(at: unknown, [step, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(at)) return at.map((element, i) => (i === step ? set(element, rest, value) : element));
  const map = at as Readonly<Record<string, unknown>>;
  return { ...map, [step]: set(map[step], rest, value) };
}

/** The same with all texts but keys changed. */
export function withTexts(object: AppliedObject, change: (text: string) => string): AppliedObject {
  return { ...object, json: changed(object.json, change) as AppliedObject['json'] };
}

function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((element) => changed(element, change));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, change)]));
}

export function isNamed(object: AppliedObject, kind: string, namespace: string, name: string): boolean {
  return object.kind === kind && object.namespace === namespace && object.name === name;
}
