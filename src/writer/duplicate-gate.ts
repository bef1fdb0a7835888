import { Note } from '../core/props';
import { quote } from '../core/quote';
import { RenderedObject } from './rendered-object';

/** Refuses a second object of the same group, kind, namespace and name: the one that is applied last would win. */
export class DuplicateGate {
  /** Paths of constructs by name, for each kind and namespace: names are there already, and a text made of all four would not be. */
  private readonly first = new Map<string, Map<string, string>>();

  check(object: RenderedObject, report: Note): void {
    const { group, kind, name, clusterScoped } = object;
    const namespace = clusterScoped ? '' : object.namespace;
    const key = `${group}/${kind}/${namespace}`;
    const names = this.first.get(key) ?? new Map<string, string>();
    this.first.set(key, names);
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
