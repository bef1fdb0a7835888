import { Report } from '../core/props';
import { quote } from '../core/quote';
import { isClusterScoped, RenderedObject } from './rendered-object';

/** Refuses a second object of the same group, kind, namespace and name: the one that is applied last would win. */
export class DuplicateGate {
  private readonly first = new Map<string, string>();

  check(object: RenderedObject, report: Report): void {
    const { group, kind, name } = object;
    const namespace = isClusterScoped(object) ? '' : object.namespace;
    const key = `${group}/${kind}/${namespace}/${name}`;
    const first = this.first.get(key);
    if (first === undefined) {
      this.first.set(key, object.path);
      return;
    }
    report.at('metadata.name')({
      what: `${kind} ${quote(name)}${namespace === '' ? '' : ` in namespace ${quote(namespace)}`} is emitted by [${first}] already`,
      instead: 'rename or remove one of them',
      code: 'DuplicateObject',
    });
  }
}
