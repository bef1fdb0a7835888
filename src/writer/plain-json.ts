import { ApiObject, ApiObjectMetadataDefinition, App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import { SortedKeys } from './sorted-keys';

/** As cdk8s defines them: whoever replaces one, in a class or in all, is asked. */
const TO_JSON = ApiObject.prototype.toJson;
const METADATA_TO_JSON = ApiObjectMetadataDefinition.prototype.toJson;
const RESOLVERS = [SortedKeys, LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver].map(({ prototype }) => prototype.resolve);

/** Stands for data that is more than plain. */
const NOT_PLAIN = Symbol('not plain');

/**
 * How objects of an app become JSON: what `toJson()` gives, key by key.
 *
 * `toJson()` walks through an object four times, and asks four resolvers about every value. Most objects are plain data, for which one walk
 * does the same; whatever is more than that goes to `toJson()`. A property test holds the two equal.
 */
export function jsonOf(app: App): (object: ApiObject) => Record<string, any> {
  const usual = app.resolvers.length === RESOLVERS.length && app.resolvers.every(({ resolve }, i) => resolve === RESOLVERS[i]);
  return (object) => (usual ? plainJson(object) : undefined) ?? object.toJson() ?? {};
}

/** What `object.toJson()` gives in an app that resolves as usual; undefined where it has to be asked. */
export function plainJson(object: ApiObject): Record<string, any> | undefined {
  const { props, patches, added } = withinCdk8s(object);
  if (object.toJson !== TO_JSON || object.metadata.toJson !== METADATA_TO_JSON) return undefined;
  if (props === undefined || patches?.length !== 0 || added === undefined) return undefined;
  const { name, namespace, annotations, finalizers, ownerReferences, labels } = object.metadata as unknown as Record<string, unknown>;
  const metadata = plain({ ...added, name, namespace, annotations, finalizers, ownerReferences, labels }, true);
  if (typeof metadata !== 'object') return undefined;
  const { apiVersion, kind, metadata: _, ...others } = props;
  const rest = plain(others, false);
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof rest === 'object' ? { apiVersion, kind, metadata, ...rest } : undefined;
}

interface WithinCdk8s {
  readonly props?: Record<string, unknown>;
  readonly patches?: readonly unknown[];
  /** What `metadata` was given beyond what it names. */
  readonly added?: object;
}

/** Private to cdk8s, with no public counterpart but `toJson()` itself. A version that names them otherwise leaves them undefined here. */
function withinCdk8s(object: ApiObject): WithinCdk8s {
  return { props: object['props'] as unknown as Record<string, unknown>, patches: object['patches'], added: object.metadata['_additionalAttributes'] };
}

/** With sorted keys, without null; in metadata, where `filled` is said, also without empty maps and lists. */
function plain(value: unknown, filled: boolean): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return NOT_PLAIN;
  const list = Array.isArray(value);
  // resolvers ask for these, which need not be among the keys
  if (value.constructor !== (list ? Array : Object) || 'resolve' in value || (list && 'value' in value)) return NOT_PLAIN;
  return list ? plainList(value, filled) : plainMap(value as Record<string, unknown>, filled);
}

function plainList(list: readonly unknown[], filled: boolean): unknown {
  if (filled && list.length === 0) return undefined;
  const result: unknown[] = [];
  for (const element of list) {
    const json = plain(element, filled);
    if (json === NOT_PLAIN) return NOT_PLAIN;
    result.push(json);
  }
  return result;
}

function plainMap(map: Readonly<Record<string, unknown>>, filled: boolean): unknown {
  const result: Record<string, unknown> = {};
  let empty = true;
  for (const key of sortedKeys(map)) {
    const element = map[key];
    // cdk8s assigns this key too, which sets the prototype of what it makes
    if (key === '__proto__') return NOT_PLAIN;
    if (element === null || element === undefined) continue;
    const json = plain(element, filled);
    if (json === NOT_PLAIN) return NOT_PLAIN;
    if (json === undefined) continue;
    result[key] = json;
    empty = false;
  }
  return filled && empty ? undefined : result;
}

function sortedKeys(map: object): string[] {
  const keys = Object.keys(map);
  for (let i = 1; i < keys.length; i++) if (keys[i] < keys[i - 1]) return keys.sort();
  return keys;
}
