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
  /** By what they name, the first of each: most pods call the same hosts outside. */
  private readonly possible = new Map<string, ServiceReference>();

  see({ path, namespace, json }: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void {
    if (!pod) return;
    const ours = isOurs(json);
    const look = (text: string, at: string): void => {
      for (const [url, scheme, name, , other, , svc, , written] of text.matchAll(URL)) {
        const port = Number(written ?? (scheme === 'https' ? 443 : 80));
        if (ours && svc === undefined && scheme === 'http'
          && other === namespace) this.certain.add({ path, at, namespace: other, name, port, portAt: at }, known);
        else if (!this.possible.has(url)) this.possible.set(url, { path, at, namespace: other, name, port: svc === undefined ? undefined : port, portAt: at });
      }
    };
    for (const { container, at } of pod.containers) {
      for (const list of ['command', 'args']) {
        if (!Array.isArray(container[list])) continue;
        container[list].forEach((text: unknown, i: number) => {
          if (holdsUrl(text)) look(text, `${at}.${list}[${i}]`);
        });
      }
      each(container.env, ({ value }, i) => {
        if (holdsUrl(value)) look(value, `${at}.env[${i}].value`);
      });
    }
  }

  problems(known: KnownObjects): Problem[] {
    for (const reference of this.possible.values()) {
      const { namespace, name, port } = reference;
      const certain = port === undefined ? known.renames.has('Service', namespace, name) : known.services.isServed(namespace);
      if (certain) this.certain.add(reference, known);
    }
    this.possible.clear();
    return this.certain.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.certain.unknown;
  }
}

function holdsUrl(text: unknown): text is string {
  return typeof text === 'string' && text.includes('://');
}
