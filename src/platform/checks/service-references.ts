import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { KnownObjects } from './known-objects';
import { KnownPort } from './known-pods';
import { describe, OpenReferences, Reference } from './reference';
import { remedy } from './remedy';

/** A place that names a Service, and perhaps a port of it. */
export interface ServiceReference extends Omit<Reference, 'kind' | 'key'> {
  readonly port?: number | string;
  readonly portAt: string;
}

/** Places that name Services; their ports are compared when all Services were seen. */
export class ServiceReferences {
  private readonly references = new OpenReferences();
  private readonly ports: ServiceReference[] = [];

  add(reference: ServiceReference, known: KnownObjects): void {
    const { namespace, name, path, at, port } = reference;
    this.references.add({ kind: 'Service', namespace, name, path, at }, known);
    // a Service that was seen stays as it is
    if (port !== undefined && !hasPort(known.services.ports(namespace, name) ?? [], port)) this.ports.push(reference);
  }

  problems(known: KnownObjects): Problem[] {
    return [...this.references.problems(known), ...this.ports.flatMap((reference) => portProblems(reference, known))];
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}

function hasPort(ports: readonly KnownPort[], port: number | string): boolean {
  return ports.some(({ name, number }) => name === port || number === port);
}

function portProblems({ path, namespace, name, port, portAt }: ServiceReference, known: KnownObjects): Problem[] {
  const ports = known.services.ports(namespace, name);
  if (port === undefined || ports === undefined || hasPort(ports, port)) return [];
  const offered = typeof port === 'string' ? ports.flatMap((one) => one.name ?? []) : ports.map(({ number }) => String(number));
  return [Where.construct(path).problem(portAt, {
    what: `${describe({ kind: 'Service', namespace, name })} has no port ${quote(port)}`,
    instead: remedy(String(port), [...new Set(offered)], 'add it to the Service'),
    code: 'ServicePortMissing',
  })];
}
