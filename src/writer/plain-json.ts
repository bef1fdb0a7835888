import { ApiObject, ApiObjectMetadataDefinition, App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import { SortedKeys } from './sorted-keys';

/** As cdk8s defines them: whoever replaces one, in a class or in all, is asked. */
const TO_JSON = ApiObject.prototype.toJson;
const METADATA_TO_JSON = ApiObjectMetadataDefinition.prototype.toJson;
const RESOLVERS = [SortedKeys, LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver].map(({ prototype }) => prototype.resolve);

/** What stands first in every object. */
const TOP = ['apiVersion', 'kind', 'metadata'];
/** What cdk8s keeps apart from the rest of the metadata, sorted. */
const METADATA = ['annotations', 'finalizers', 'labels', 'name', 'namespace', 'ownerReferences'];

/** Stands for data that is more than plain. */
const NOT_PLAIN = Symbol('not plain');

type PlainMap = Readonly<Record<string, unknown>>;

/**
 * How objects of an app become JSON: what `toJson()` gives, key by key.
 *
 * `toJson()` walks through an object four times, and asks four resolvers about every value. Most objects are plain data, for which one walk
 * does the same; whatever is more than that is shown to `look` and goes to `toJson()`. A property test holds the two equal.
 */
export function jsonOf(app: App, look: (props: unknown) => void = () => undefined): (object: ApiObject) => Record<string, any> {
  const usual = app.resolvers.length === RESOLVERS.length && app.resolvers.every(({ resolve }, i) => resolve === RESOLVERS[i]);
  return (object) => {
    const json = usual ? plainJson(object) : undefined;
    if (json !== undefined) return json;
    look(withinCdk8s(object).props);
    return object.toJson() ?? {};
  };
}

/** What `object.toJson()` gives in an app that resolves as usual; undefined where it has to be asked. */
export function plainJson(object: ApiObject): Record<string, any> | undefined {
  const { props, patches, added } = withinCdk8s(object);
  if (object.toJson !== TO_JSON || object.metadata.toJson !== METADATA_TO_JSON || patches?.length !== 0) return undefined;
  if (!isPlainMap(props) || typeof props.apiVersion !== 'string' || typeof props.kind !== 'string' || !isPlainMap(added)) return undefined;
  const metadata: Record<string, unknown> = {};
  const named = object.metadata as unknown as PlainMap;
  const all = Object.keys(added).every((key) => METADATA.includes(key)) ? named : { ...added, ...pick(named, METADATA) };
  if (!fill(metadata, all, all === named ? METADATA : sortedKeys(all), true) || isEmpty(metadata)) return undefined;
  const result: Record<string, unknown> = { apiVersion: props.apiVersion, kind: props.kind, metadata };
  return fill(result, props, sortedKeys(props).filter((key) => !TOP.includes(key)), false) ? result : undefined;
}

interface WithinCdk8s {
  readonly props?: object;
  readonly patches?: readonly unknown[];
  /** What `metadata` was made of, and what was added to it later. */
  readonly added?: object;
}

/** Private to cdk8s, with no public counterpart but `toJson()` itself. A version that names them otherwise leaves them undefined here. */
function withinCdk8s(object: ApiObject): WithinCdk8s {
  return { props: object['props'], patches: object['patches'], added: object.metadata['_additionalAttributes'] };
}

/** What an object was made of, as somebody wrote it. */
export function givenTo(object: ApiObject): unknown {
  return withinCdk8s(object).props;
}

/** With sorted keys, without null; in metadata, where `filled` is said, also without empty maps and lists. */
function plain(value: unknown, filled: boolean): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return plainList(value, filled);
  if (!isPlainMap(value)) return NOT_PLAIN;
  const result: Record<string, unknown> = {};
  if (!fill(result, value, sortedKeys(value), filled)) return NOT_PLAIN;
  return filled && isEmpty(result) ? undefined : result;
}

function plainList(list: readonly unknown[], filled: boolean): unknown {
  const own: object = list;
  // what resolvers ask of a list, which may have properties of its own
  if (own.constructor !== Array || 'resolve' in own || 'value' in own) return NOT_PLAIN;
  if (filled && list.length === 0) return undefined;
  const result: unknown[] = [];
  for (const element of list) {
    const json = plain(element, filled);
    if (json === NOT_PLAIN) return NOT_PLAIN;
    result.push(json);
  }
  return result;
}

/** False when one of the values is more than plain data. */
function fill(result: Record<string, unknown>, map: PlainMap, keys: readonly string[], filled: boolean): boolean {
  for (const key of keys) {
    const element = map[key];
    // cdk8s assigns this key too, which sets the prototype of what it makes
    if (key === '__proto__') return false;
    if (element === null || element === undefined) continue;
    const json = plain(element, filled);
    if (json === NOT_PLAIN) return false;
    if (json !== undefined) result[key] = json;
  }
  return true;
}

/** As resolvers see it: a map that has nothing to say for itself. */
function isPlainMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && value.constructor === Object && !('resolve' in value);
}

function sortedKeys(map: object): string[] {
  const keys = Object.keys(map);
  for (let i = 1; i < keys.length; i++) if (keys[i] < keys[i - 1]) return keys.sort();
  return keys;
}

function pick(map: PlainMap, keys: readonly string[]): PlainMap {
  return Object.fromEntries(keys.map((key) => [key, map[key]]));
}

function isEmpty(map: object): boolean {
  for (const _ in map) return false;
  return true;
}
