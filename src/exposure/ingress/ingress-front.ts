import { dnsSubdomain } from '../../core/names';
import { Fields, optional, Props, ValuesOf } from '../../core/props';
import { instanceOf } from '../../core/values';
import { distinct, Hosts, HOSTS, settleHosts } from '../hosts';
import { withPrivateHost } from '../private-deck-way';
import { TlsPlan } from '../tls-plan';
import { Tls } from '../tls/tls';
import { misplaced } from './annotation-findings';
import { IngressController } from './ingress-controller';
import { userAnnotations } from './user-annotations';

/** Names, controller and certificate of the Ingress in front of hook and deck. */
export interface IngressFrontOptions {
  /**
   * Domain of both: hook answers at `hook.<domain>`, deck at `deck.<domain>`. `spec.rules[].host`.
   * Errors: `HostNotDnsName`, `MutuallyExclusive` beside the other two, `NameTooLong`, `PropMissing` without them.
   * @default - hookHost and deckHost say it
   */
  readonly domain?: string;

  /**
   * Host at which GitHub sends webhooks to `/hook`; nothing else of hook answers there. `spec.rules[].host`.
   * Errors: `HostNotDnsName`, `PropMissing` beside `deckHost`.
   * @default - hook.<domain>
   */
  readonly hookHost?: string;

  /**
   * Host at which people see deck. It may be hook's: `/hook` goes to hook then, and all else to deck. `spec.rules[].host`.
   * Errors: `HostNotDnsName`, `PropMissing` beside `hookHost`.
   * @default - deck.<domain>
   */
  readonly deckHost?: string;

  /**
   * Which software serves the Ingress. It decides about annotations. Error: `WrongType`.
   * @default - the one whose own class is `ingressClassName`; of two with one class, ingress-nginx and HAProxy Technologies'
   */
  readonly controller?: IngressController;

  /**
   * Class of the Ingress. `spec.ingressClassName`. Error: `NameNotDnsSubdomain`.
   * @default - the controller's own; without a controller, nginx
   */
  readonly ingressClassName?: string;

  /**
   * Whose certificate the hosts have. Where cert-manager makes it, the Ingress gets its annotations.
   * Errors: `WrongType`, and what does not fit, as `Tls` says.
   * @default Tls.none()
   */
  readonly tls?: Tls;

  /**
   * More annotations of the Ingress, for example of what makes DNS records. Errors: `AnnotationRewrites` for those by which hook would get
   * another path than `/hook`, `AnnotationShutsOut` for those by which it would get no webhook, `AnnotationTaken` for those that are set already
   * with another value, `AnnotationWithoutEffect` for those of another controller, `QualifiedNameInvalid`.
   * @default - none
   */
  readonly annotations?: { [annotation: string]: string };
}

export const INGRESS_FRONT = {
  controller: optional(instanceOf(IngressController, 'IngressController.traefik()')),
  ingressClassName: optional(dnsSubdomain),
  ...HOSTS,
  tls: optional(instanceOf(Tls, 'Tls.secret("prow-tls")')),
  annotations: optional(userAnnotations, {}),
} satisfies Fields<IngressFrontOptions>;

/** What is said of the Ingress in front of hook and deck, with all defaults; `http` says whether port 80 of its controller can be reached. */
export type IngressFront = ReturnType<typeof settleIngressFront>;

export function settleIngressFront(o: ValuesOf<typeof INGRESS_FRONT>, p: Props<keyof typeof INGRESS_FRONT>, http: boolean) {
  const { annotations, ingressClassName: said } = o;
  const controller = (o.controller ?? IngressController._ofClass(said ?? 'nginx'))._plan;
  const ingressClassName = said ?? controller.ingressClassName;
  const hosts = settleHosts(o, p);
  const tlsOf = (of: Hosts): TlsPlan => (o.tls ?? Tls.none())._resolve({ hosts: distinct(of), http01: http ? { ingressClassName } : undefined });
  const tls = tlsOf(hosts);
  for (const finding of tls.findings) p.problem('tls', finding);
  for (const finding of misplaced(annotations, controller, tls.secretName !== undefined)) p.problem('annotations', finding);
  return { hosts, controller, ingressClassName, tls, tlsOf, annotations };
}

/** The same, with the name of a second deck, for which the certificate is too. */
export function withPrivateDeck(front: IngressFront, url: string | undefined): IngressFront {
  if (url === undefined) return front;
  const hosts = withPrivateHost(front.hosts, url);
  return { ...front, hosts, tls: front.tlsOf(hosts) };
}
