import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { isOurs } from './own-objects';
import { each, PodTemplate } from './pod-template';
import { Reference } from './reference';
import { ReferenceCheck } from './reference-check';
import { ServiceReference, ServiceReferences } from './service-references';

/** A URL whose host may be a Service: `http://ghproxy.prow`, `https://web.shop.svc:8443/x`. */
const URL = /\b(https?):\/\/([a-z]([-a-z0-9]*[a-z0-9])?)\.([a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.svc(\.cluster\.local)?)?\.?(?::(\d+))?(?![-.\w:@])/g;

/**
 * Services that pods call by arguments and variables. A host of two words may be one outside as well, so that it counts only in pods of ours, which
 * call each other by `http://service.namespace`, and where a patch took the name from a Service; a host with `svc` counts where the app has Services
 * in that namespace.
 */
export class CalledServices implements ReferenceCheck {
  readonly pods = true;
  private readonly certain = new ServiceReferences();
  private readonly possible: ServiceReference[] = [];

  see({ path, namespace, json }: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void {
    if (!pod) return;
    const ours = isOurs(json);
    const look = (text: unknown, at: string): void => {
      if (typeof text !== 'string' || !text.includes('://')) return;
      for (const [, scheme, name, , other, , svc, , port] of text.matchAll(URL)) {
        const reference = { path, at, namespace: other, name, port: Number(port ?? (scheme === 'https' ? 443 : 80)), portAt: at };
        if (ours && svc === undefined && scheme === 'http' && other === namespace) this.certain.add(reference, known);
        else this.possible.push(svc === undefined ? { ...reference, port: undefined } : reference);
      }
    };
    for (const { container, at } of pod.containers) {
      for (const list of ['command', 'args']) if (Array.isArray(container[list])) container[list].forEach((text: unknown, i: number) => look(text, `${at}.${list}[${i}]`));
      each(container.env, ({ value }, i) => look(value, `${at}.env[${i}].value`));
    }
  }

  problems(known: KnownObjects): Problem[] {
    for (const reference of this.possible.splice(0)) {
      const { namespace, name, port } = reference;
      const certain = port === undefined ? known.renames.has('Service', namespace, name) : known.services.isServed(namespace);
      if (certain) this.certain.add(reference, known);
    }
    return this.certain.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.certain.unknown;
  }
}
