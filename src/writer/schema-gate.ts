import { ApiObject } from 'cdk8s';
import { Finding } from '../core/problem';
import { Note } from '../core/props';
import { quote } from '../core/quote';
import { customType } from '../schema/custom-kinds';
import { withKindRule } from '../schema/kind-rules';
import { apiVersionOf, isNativeGroup, isNativeVersion, kindMeant, nativeType } from '../schema/native-kinds';
import { Type } from '../schema/receiver';
import { pathOfPatch } from './patches';
import { RenderedObject } from './rendered-object';

/** Where the object of the moment comes from, and how it becomes JSON again without some of its patches. */
export interface Patched {
  readonly jsonOf: (object: ApiObject) => Record<string, any>;
  source(): ApiObject | undefined;
}

/** Refuses what an API server of the supported versions would refuse of an object by itself: unknown kinds and fields, wrong types and values. */
export class SchemaGate {
  /** By apiVersion and kind, joined only once; undefined for what nobody here knows. */
  private readonly types = new Map<string, Map<string, Type | undefined>>();

  /** For clusters from a minor of Kubernetes 1 on. */
  constructor(private readonly minor: number) {}

  /** True when the object would be taken. */
  check(object: RenderedObject, report: Note, patched?: Patched): boolean {
    const { json } = object;
    const type = this.typeOf(object);
    if (type === undefined || type.fine(json)) return true;
    const source = patched?.source();
    // an item of a list has no construct of its own
    if (patched === undefined || source?.node.path !== object.path) type.find(json, report);
    else type.find(json, namingPatches(type, { source, jsonOf: patched.jsonOf }, report, ''));
    return false;
  }

  private typeOf({ json: { apiVersion }, group, kind }: RenderedObject): Type | undefined {
    let kinds = this.types.get(apiVersion);
    if (kinds === undefined) this.types.set(apiVersion, kinds = new Map());
    const known = kinds.get(kind);
    if (known !== undefined || kinds.has(kind)) return known;
    const native = nativeType(apiVersion, kind, this.minor);
    const type = withKindRule(native ?? (isNativeGroup(group) ? unknownKind(apiVersion, group, kind) : customType(apiVersion, kind)), group, kind, this.minor);
    kinds.set(kind, type);
    return type;
  }
}

interface Source {
  readonly source: ApiObject;
  readonly jsonOf: (object: ApiObject) => Record<string, any>;
}

/** A note that says which patch of the object has made what is wrong. */
function namingPatches(type: Type, of: Source, report: Note, path: string): Note {
  const note = (finding: Finding): void => {
    // told already, without the patch
    if (finding.code === 'NullValue') return report(finding);
    const patch = pathOfPatch(of.source, of.jsonOf, (json) => findingsOf(type, json).has(keyOf(path, finding)));
    report(patch === undefined ? finding : { ...finding, what: `${finding.what}, after the patch of ${quote(patch)}` });
  };
  return Object.assign(note, { at: (child: string) => namingPatches(type, of, report.at(child), `${path}/${child}`), read: report.read });
}

function keyOf(path: string, { what, code }: Finding): string {
  return `${path} ${what} ${code}`;
}

/** What is wrong with an object as it is; nothing, where it cannot be made. */
function findingsOf(type: Type, json: () => unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (path: string): Note => Object.assign((finding: Finding): void => void found.add(keyOf(path, finding)), {
    at: (child: string) => collect(`${path}/${child}`),
    read: () => undefined,
  });
  try {
    const value = json();
    if (!type.fine(value)) type.find(value, collect(''));
  } catch {
    // a patch that does not fit has an error of its own
  }
  return found;
}

/** Refuses every object of a kind that no supported API server has. */
function unknownKind(apiVersion: string, group: string, kind: string): Type {
  const finding = missingKind(apiVersion, group, kind);
  return { fine: () => finding === undefined, find: (_, note) => finding && note.at(finding.at)(finding) };
}

function missingKind(apiVersion: string, group: string, kind: string): (Finding & { readonly at: string }) | undefined {
  // only kubectl knows it, which takes it apart
  if (apiVersion === 'v1' && kind === 'List') return undefined;
  const other = apiVersionOf(kind, group);
  if (other !== undefined) {
    return {
      at: 'apiVersion', what: `no supported Kubernetes has ${kind} of ${quote(apiVersion)}`, instead: `did you mean ${quote(other)}?`,
      code: 'ApiVersionUnknown',
    };
  }
  if (!isNativeVersion(apiVersion)) {
    return { at: 'apiVersion', what: `no supported Kubernetes has ${quote(apiVersion)}`, instead: 'write one that it has', code: 'ApiVersionUnknown' };
  }
  const meant = kindMeant(apiVersion, kind);
  return {
    at: 'kind', what: `${quote(apiVersion)} has no kind ${quote(kind)}`,
    instead: meant === undefined ? 'write one that it has' : `did you mean ${quote(meant)}?`, code: 'KindUnknown',
  };
}
