import { Problem, Where } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { each } from './pod-template';
import { ReferenceCheck } from './reference-check';

/** Node ports are unique in a cluster; only one Service may have a port twice, for two protocols. */
export class NodePorts implements ReferenceCheck {
  private readonly owners = new Map<number, { readonly path: string; readonly protocols: Set<unknown> }>();
  private readonly found: Problem[] = [];

  see({ kind, group, path, json }: RenderedObject): void {
    if (kind !== 'Service' || group !== '') return;
    each(json.spec?.ports, ({ nodePort, protocol = 'TCP' }, i) => {
      if (nodePort === undefined) return;
      const owner = this.owners.get(nodePort) ?? { path, protocols: new Set() };
      this.owners.set(nodePort, owner);
      if (owner.path !== path || owner.protocols.has(protocol)) {
        this.found.push(Where.construct(path).problem(`spec.ports[${i}].nodePort`, { what: `${nodePort} is taken by [${owner.path}]`, instead: 'pick another port', code: 'NodePortTaken' }));
      }
      owner.protocols.add(protocol);
    });
  }

  problems(): Problem[] {
    return this.found;
  }
}
