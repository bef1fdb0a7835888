import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { each, elements, PodTemplate } from './pod-template';
import { OpenReferences } from './reference';
import { ReferenceCheck } from './reference-check';
import { remedy } from './remedy';

interface WantedListener {
  readonly path: string;
  readonly at: string;
  readonly gateway: string;
  readonly namespace: string;
  readonly name: string;
  readonly listener: string;
}

/** Routes hang on Gateways, and on listeners of them, as far as these are known. */
export class ParentGateways implements ReferenceCheck {
  readonly kinds = ['Gateway', 'GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];
  private readonly references = new OpenReferences();
  private readonly listeners = new Map<string, readonly string[]>();
  private readonly wanted: WantedListener[] = [];

  see({ kind, group, path, name, namespace, json: { spec } }: RenderedObject, _pod: PodTemplate | undefined, known: KnownObjects): void {
    if (group !== 'gateway.networking.k8s.io') return;
    if (kind === 'Gateway') {
      this.listeners.set(`${namespace}/${name}`, elements(spec?.listeners).map((listener) => String(listener.name)));
      return;
    }
    each(spec?.parentRefs, (parent, i) => {
      if ((parent.kind ?? 'Gateway') !== 'Gateway' || typeof parent.name !== 'string') return;
      const of = typeof parent.namespace === 'string' ? parent.namespace : namespace;
      this.references.add({ kind: 'Gateway', namespace: of, name: parent.name, path, at: `spec.parentRefs[${i}].name` }, known);
      if (typeof parent.sectionName !== 'string') return;
      this.wanted.push({
        path, at: `spec.parentRefs[${i}].sectionName`, gateway: `${of}/${parent.name}`, namespace: of, name: parent.name,
        listener: parent.sectionName,
      });
    });
  }

  problems(known: KnownObjects): Problem[] {
    return [...this.references.problems(known), ...this.wanted.flatMap(({ path, at, gateway, namespace, name, listener }) => {
      const listeners = this.listeners.get(gateway);
      if (listeners === undefined || listeners.includes(listener)) return [];
      return [Where.construct(path).problem(at, {
        what: `there is no listener ${quote(listener)} in Gateway ${quote(name)} in namespace ${quote(namespace)}`,
        instead: remedy(listener, listeners), code: 'ListenerMissing',
      })];
    })];
  }
}
