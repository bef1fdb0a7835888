import { Finding, Problem, Where } from '../../core/problem';
import { DEFAULT_NODE_PORT_RANGE } from '../../core/service-exposure';
import { RenderedObject } from '../../writer/rendered-object';
import { each } from './pod-template';
import { ReferenceCheck } from './reference-check';

/**
 * Node ports are unique in a cluster; those of one Service are its schema's to compare. They are of the API server's range, which is the usual one
 * unless somebody said another one.
 */
export class NodePorts implements ReferenceCheck {
  readonly kinds = ['Service'];
  private readonly owners = new Map<number, string>();
  private readonly found: Problem[] = [];
  private readonly warned: string[] = [];

  /** Without a range, nobody said one. */
  constructor(private readonly range: string | undefined) {}

  see({ group, path, json }: RenderedObject): void {
    if (group !== '') return;
    each(json.spec?.ports, ({ nodePort }, i) => {
      if (nodePort === undefined) return;
      const report = (finding: Finding): void => void this.found.push(Where.construct(path).problem(`spec.ports[${i}].nodePort`, finding));
      const owner = this.owners.get(nodePort) ?? path;
      this.owners.set(nodePort, owner);
      if (owner !== path) report({ what: `${nodePort} is taken by [${owner}]`, instead: 'pick another port', code: 'NodePortTaken' });
      if (typeof nodePort !== 'number' || isWithin(nodePort, this.range ?? DEFAULT_NODE_PORT_RANGE)) return;
      if (this.range !== undefined || !isWithin(nodePort, '1-65535')) {
        report({
          what: `${nodePort} is outside ${this.range ?? DEFAULT_NODE_PORT_RANGE}`, instead: 'pick a port in that range, or leave it out',
          code: 'NodePortOutOfRange',
        });
      } else {
        this.warned.push(`[${path}] spec.ports[${i}].nodePort: ${nodePort} is outside ${DEFAULT_NODE_PORT_RANGE}. `
          + 'API servers refuse it unless their --service-node-port-range holds it.');
      }
    });
  }

  problems(): Problem[] {
    return this.found;
  }

  warnings(): readonly string[] {
    return this.warned;
  }
}

function isWithin(port: number, range: string): boolean {
  const [min, max] = range.split('-').map(Number);
  return port === 0 || (port >= min && port <= max);
}
