import { RenderedObject } from '../../writer/rendered-object';
import { expressions, isForNginx, misspelt, readsExpressions } from '../slips/nginx-ingress';
import { emptyRights } from '../slips/rights';
import { each } from './pod-template';
import { ReferenceCheck } from './reference-check';

/** What API servers take, and is seldom meant. */
export class Slips implements ReferenceCheck {
  readonly kinds = ['ClusterRole', 'Gateway', 'Ingress', 'Role', 'Service'];
  private readonly said: string[] = [];
  private readonly expressive = new Set<string>();
  /** Whether some API server refuses a Service whose name begins with a digit. */
  private readonly wantsLetter: boolean;
  private readonly paths: { readonly host: string; readonly text: string }[] = [];

  /** For clusters from a minor of Kubernetes 1 on. */
  constructor(oldest: number) {
    // Source: kubernetes v1.37.1 pkg/features/kube_features.go, RelaxedServiceNameValidation
    this.wantsLetter = oldest < 36;
  }

  see(object: RenderedObject): void {
    const { group, kind, name, path, json } = object;
    if (this.wantsLetter && group === '' && kind === 'Service' && /^\d/.test(name)) {
      this.said.push(`[${path}] metadata.name: \`${name}\` begins with a digit, and API servers up to Kubernetes 1.35 refuse a Service of that name.`);
    }
    if (group === 'rbac.authorization.k8s.io') this.say(path, emptyRights(json.rules));
    if (group === 'networking.k8s.io' && kind === 'Ingress' && isForNginx(json)) this.seeIngress(path, json);
    if (group === 'gateway.networking.k8s.io' && kind === 'Gateway') {
      each(json.spec?.listeners, ({ protocol, tls }, i) => {
        if ((protocol !== 'HTTPS' && protocol !== 'TLS') || (tls !== undefined && tls !== null)) return;
        this.said.push(`[${path}] spec.listeners[${i}]: it is for ${protocol} and has no tls, without which controllers leave it out that do not take `
          + 'certificates from elsewhere.');
      });
    }
  }

  problems(): [] {
    return [];
  }

  warnings(): readonly string[] {
    return [...this.said, ...this.paths.filter(({ host }) => !this.expressive.has(host)).map(({ text }) => text)];
  }

  private say(path: string, texts: readonly string[]): void {
    this.said.push(...texts.map((text) => `[${path}] ${text}`));
  }

  /** One Ingress of a host decides for all of them. */
  private seeIngress(path: string, json: RenderedObject['json']): void {
    const annotations = json.metadata?.annotations ?? {};
    this.say(path, misspelt(annotations));
    if (readsExpressions(annotations)) each(json.spec?.rules, ({ host }) => this.expressive.add(String(host ?? '')));
    for (const { at, host, path: pattern } of expressions(json)) {
      this.paths.push({ host, text: `[${path}] ${at}: ingress-nginx takes \`${pattern}\` as it stands; add the annotation `
        + '`nginx.ingress.kubernetes.io/use-regex: "true"` where it is meant as an expression.' });
    }
  }
}
