import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { each, PodTemplate } from './pod-template';
import { Reference } from './reference';
import { ReferenceCheck } from './reference-check';
import { ServiceReferences } from './service-references';

const ROUTES: ReadonlySet<string> = new Set(['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute']);

/** Services, and ports of them, to which Ingresses and routes of the Gateway API lead. */
export class Backends implements ReferenceCheck {
  readonly kinds = ['Ingress', ...ROUTES];
  private readonly services = new ServiceReferences();

  see({ kind, group, path, namespace, json: { spec } }: RenderedObject, _pod: PodTemplate | undefined, known: KnownObjects): void {
    const lead = (at: string, name: unknown, port: unknown, other: unknown, portAt: string): void => {
      if (typeof name !== 'string') return;
      this.services.add({
        path, at: `${at}.name`, namespace: typeof other === 'string' ? other : namespace, name, port: portOf(port),
        portAt: `${at}.${portAt}`,
      }, known);
    };
    if (kind === 'Ingress' && group === 'networking.k8s.io') {
      const backend = (service: any, at: string): void =>
        lead(`${at}.service`, service?.name, service?.port?.name ?? service?.port?.number, undefined, service?.port?.name === undefined
          ? 'port.number' : 'port.name');
      backend(spec?.defaultBackend?.service, 'spec.defaultBackend');
      each(spec?.rules, ({ http }, i) => each(http?.paths, (one, j) => backend(one.backend?.service, `spec.rules[${i}].http.paths[${j}].backend`)));
    }
    if (group !== 'gateway.networking.k8s.io' || !ROUTES.has(kind)) return;
    const target = (ref: any, at: string): void => {
      if ((ref?.kind ?? 'Service') === 'Service' && (ref?.group ?? '') === '') lead(at, ref?.name, ref?.port, ref?.namespace, 'port');
    };
    each(spec?.rules, ({ backendRefs, filters }, i) => {
      each(backendRefs, (ref, j) => target(ref, `spec.rules[${i}].backendRefs[${j}]`));
      each(filters, ({ requestMirror }, j) => target(requestMirror?.backendRef, `spec.rules[${i}].filters[${j}].requestMirror.backendRef`));
    });
  }

  problems(known: KnownObjects): Problem[] {
    return this.services.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.services.unknown;
  }
}

function portOf(port: unknown): number | string | undefined {
  return typeof port === 'number' || typeof port === 'string' ? port : undefined;
}
