import { RenderedObject } from '../../writer/rendered-object';
import { KnownPort } from './known-pods';
import { each } from './pod-template';

/** Where objects go that name no namespace. */
const DEFAULT_NAMESPACE = 'default';

/** The ports of the Services that an app emits. */
export class KnownServices {
  private readonly byNamespace = new Map<string, Map<string, readonly KnownPort[] | undefined>>();

  see({ namespace: given, name, json: { spec } }: RenderedObject): void {
    const namespace = given || DEFAULT_NAMESPACE;
    let services = this.byNamespace.get(namespace);
    if (!services) this.byNamespace.set(namespace, services = new Map());
    const ports: KnownPort[] = [];
    each(spec?.ports, ({ name: portName, port, protocol = 'TCP' }) => ports.push({ name: portName, number: port, protocol }));
    // pods answer on any port of theirs, and so does another host
    services.set(name, spec?.clusterIP === 'None' || spec?.type === 'ExternalName' ? undefined : ports);
  }

  /** Undefined where any port will do, or nobody knows. */
  ports(namespace: string, name: string): readonly KnownPort[] | undefined {
    return this.byNamespace.get(namespace || DEFAULT_NAMESPACE)?.get(name);
  }

  /** Whether the app has Services in a namespace. */
  isServed(namespace: string): boolean {
    return this.byNamespace.has(namespace);
  }
}
