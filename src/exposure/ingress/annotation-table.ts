/** What an annotation of an Ingress does to webhooks, by the end of its name; controllers of one descent share most of them. */
interface Shutting {
  readonly names: RegExp;
  /** Values that do nothing of the kind. */
  readonly harmless: RegExp;
  /** What comes of every other value. */
  readonly effect: string;
  readonly instead: string;
}

const OFF = /^(false|off|none|disabled|0)?$/i;

/**
 * Annotations by which hook gets no webhook: somebody else answers for it, or speaks to it in a protocol that it does not know.
 *
 * Sources: kubernetes/ingress-nginx controller-v1.15.1 docs/user-guide/nginx-configuration/annotations.md; nginx/kubernetes-ingress
 * internal/configs/annotations.go; haproxytech/kubernetes-ingress 3.2 documentation/annotations.md; jcmoraisjr/haproxy-ingress v0.15 keys.md;
 * kubernetes-sigs/aws-load-balancer-controller docs/guide/ingress/annotations.md; cilium operator/pkg/ingress/annotations; Traefik v1's auth-type.
 */
export const SHUTTING: readonly Shutting[] = [
  {
    names: /\/(auth-(url|type|uri|secret|tls-secret)|basic-auth-secret|jwt-key|client-ca|oauth)$/,
    harmless: OFF,
    effect: 'would ask everybody who they are, and webhooks of GitHub cannot answer',
    instead: 'leave it out; who may see deck, deckAccess: DeckAccess.oauth2Proxy(…) says, and hook checks the signature of webhooks itself',
  },
  {
    names: /\/backend-protocol(-version)?$/,
    harmless: /^(http|http1|auto_http|h1)$/i,
    effect: 'would speak to hook and deck in another protocol than http, and they know no other',
    instead: 'leave it out',
  },
  {
    names: /\/(secure-backends|server-ssl|ssl-services|grpc-services|service\.serversscheme)$/,
    harmless: /^(false|off|http)?$/i,
    effect: 'would speak to hook and deck in another protocol than http, and they know no other',
    instead: 'leave it out',
  },
  {
    names: /\/(ssl-passthrough|tls-passthrough)$/,
    harmless: OFF,
    effect: 'would hand TLS on to hook and deck, and they speak http alone',
    instead: 'leave it out, so that TLS ends at the controller',
  },
  {
    names: /^nginx\.ingress\.kubernetes\.io\/canary$/,
    harmless: OFF,
    effect: 'makes the Ingress one beside another of the same host, which there is not: nobody would answer webhooks',
    instead: 'leave it out',
  },
];

/** Annotations whose values are networks of callers that are let in, beside the properties that say so. */
export const ALLOWING = /\/((white|allow)list-source-range|whitelist|allow-list|inbound-cidrs)$/;

/** Who reads annotations with these prefixes, and how that controller is said here; absent where it is `IngressController.other`. */
export const READERS: Readonly<Record<string, { readonly name: string; readonly factory?: string }>> = {
  'nginx.ingress.kubernetes.io': { name: 'ingress-nginx', factory: 'nginx' },
  'nginx.org': { name: 'nginx-ingress', factory: 'f5Nginx' },
  'nginx.com': { name: 'nginx-ingress', factory: 'f5Nginx' },
  'haproxy.org': { name: 'haproxy-kubernetes-ingress', factory: 'haproxy' },
  'haproxy-ingress.github.io': { name: 'haproxy-ingress', factory: 'haproxyIngress' },
  'traefik.ingress.kubernetes.io': { name: 'traefik', factory: 'traefik' },
  'projectcontour.io': { name: 'contour', factory: 'contour' },
  'ingress.cilium.io': { name: 'cilium', factory: 'cilium' },
  'alb.ingress.kubernetes.io': { name: 'aws-load-balancer-controller' },
  'appgw.ingress.kubernetes.io': { name: 'application-gateway' },
  'konghq.com': { name: 'kong' },
};
