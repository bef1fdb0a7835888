import { Note } from '../core/props';
import { quote } from '../core/quote';
import { RenderedObject } from './rendered-object';

/** Refuses a second object of the same group, kind, namespace and name: the one that is applied last would win. */
export class DuplicateGate {
  /** Paths of constructs by kind, group, namespace and name, which are there already; a text made of them would have to be made for each object. */
  private readonly first = new Map<string, Map<string, Map<string, Map<string, string>>>>();

  check(object: RenderedObject, report: Note): void {
    const { group, kind, name, clusterScoped } = object;
    const namespace = clusterScoped ? '' : object.namespace;
    const names = below(below(below(this.first, kind), group), namespace);
    const first = names.get(name);
    if (first === undefined) {
      names.set(name, object.path);
      return;
    }
    report.at('metadata.name')({
      what: `${kind} ${quote(name)}${namespace === '' ? '' : ` in namespace ${quote(namespace)}`} is emitted by [${first}] already`,
      instead: 'rename or remove one of them',
      code: 'DuplicateObject',
    });
  }
}

function below<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let map = maps.get(key);
  if (!map) maps.set(key, map = new Map());
  return map;
}
