import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { ISSUER_ANNOTATIONS } from './made-by-controllers';
import { each, PodTemplate } from './pod-template';
import { OpenReferences, Reference } from './reference';
import { ReferenceCheck } from './reference-check';

/** Issuers of cert-manager that Certificates, Ingresses and Gateways name. */
export class Issuers implements ReferenceCheck {
  readonly kinds = ['Certificate', 'ClusterIssuer', 'Gateway', 'Ingress', 'Issuer'];
  private readonly references = new OpenReferences();
  /** Issuers of ACME that show names by HTTP alone. */
  private readonly byHttp = new Set<string>();
  private readonly wildcards: { readonly issuer: string; readonly path: string; readonly at: string; readonly name: string; readonly by: string }[] = [];

  see(object: RenderedObject, _pod: PodTemplate | undefined, known: KnownObjects): void {
    if (object.kind === 'Issuer' || object.kind === 'ClusterIssuer') return this.seeIssuer(object);
    for (const { kind, name, at } of issuersOf(object)) {
      const issuer = `${kind} ${kind === 'Issuer' ? object.namespace : ''} ${name}`;
      for (const wildcard of wildcardsOf(object)) this.wildcards.push({ issuer, path: object.path, by: name, ...wildcard });
      this.references.add({ kind, namespace: kind === 'Issuer' ? object.namespace : '', name, path: object.path, at }, known);
    }
  }

  problems(known: KnownObjects): Problem[] {
    return [...this.references.problems(known), ...this.wildcards.filter(({ issuer }) => this.byHttp.has(issuer)).map(({ path, at, name, by }) => (
      Where.construct(path).problem(at, {
        what: `${quote(name)} is a wildcard, and the issuer ${quote(by)} has only solvers of HTTP-01, by which ACME shows none`,
        instead: 'name the hosts, or give the issuer a solver of DNS-01', code: 'SolverMissing',
      })))];
  }

  private seeIssuer({ kind, group, name, namespace, json }: RenderedObject): void {
    const solvers: unknown = json.spec?.acme?.solvers;
    if (group !== 'cert-manager.io' || !Array.isArray(solvers) || solvers.length === 0 || !solvers.every((solver) => solver?.http01 && !solver.dns01)) return;
    this.byHttp.add(`${kind} ${kind === 'Issuer' ? namespace : ''} ${name}`);
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}

/** Names with an asterisk that an object wants to be certified, each with its path. */
function wildcardsOf({ kind, json: { spec } }: RenderedObject): readonly { readonly at: string; readonly name: string }[] {
  const found: { at: string; name: string }[] = [];
  const add = (at: string, name: unknown): void => {
    if (typeof name === 'string' && name.startsWith('*.')) found.push({ at, name });
  };
  if (kind === 'Certificate') {
    add('spec.commonName', spec?.commonName);
    (Array.isArray(spec?.dnsNames) ? spec.dnsNames : []).forEach((name: unknown, i: number) => add(`spec.dnsNames[${i}]`, name));
  }
  if (kind === 'Ingress') each(spec?.tls, ({ hosts }, i) => (Array.isArray(hosts) ? hosts : []).forEach((name, j) => add(`spec.tls[${i}].hosts[${j}]`, name)));
  if (kind === 'Gateway') each(spec?.listeners, ({ tls, hostname }, i) => tls && add(`spec.listeners[${i}].hostname`, hostname));
  return found;
}

interface NamedIssuer {
  readonly kind: 'ClusterIssuer' | 'Issuer';
  readonly name: string;
  /** Path of the name in the object. */
  readonly at: string;
}

/** What an object names; issuers of other groups than cert-manager's are not known here. */
export function issuersOf({ kind, group, json }: Pick<RenderedObject, 'kind' | 'group' | 'json'>): readonly NamedIssuer[] {
  if (kind === 'Certificate') {
    const { name, kind: of = 'Issuer', group: issuers = 'cert-manager.io' } = json.spec?.issuerRef ?? {};
    const isKnown = group === 'cert-manager.io' && issuers === 'cert-manager.io' && typeof name === 'string' && (of === 'Issuer' || of === 'ClusterIssuer');
    return isKnown ? [{ kind: of, name, at: 'spec.issuerRef.name' }] : [];
  }
  const annotations = json.metadata?.annotations ?? {};
  if (annotations['cert-manager.io/issuer-group'] !== undefined) return [];
  return Object.entries(ISSUER_ANNOTATIONS).flatMap(([key, of]) => {
    const name: unknown = annotations[key];
    return typeof name === 'string' ? [{ kind: of, name, at: `metadata.annotations.${key}` }] : [];
  });
}
