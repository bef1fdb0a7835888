import { Chart } from 'cdk8s';
import { Exposure, GitHub, IngressController, ProwIngress, Tls } from '../../src';
import { app, Mistake, own } from './mistake';

const N = 'nginx.ingress.kubernetes.io';
const tls = Tls.secret('prow-tls');
const enterprise = GitHub.enterprise({ host: 'github.acme.lan', repositories: ['acme/app'] });

function annotated(annotations: Record<string, string>, controller = IngressController.nginx(), github?: GitHub) {
  return () => app({ exposure: Exposure.ingress({ domain: 'acme.dev', controller, tls, annotations }), ...(github && { github }) });
}

const traefik = (annotations: Record<string, string>) => annotated(annotations, IngressController.traefik());

function shut(id: string, says: string, key: string, value: string, effect: string, controller?: IngressController): Mistake {
  return {
    id, says, input: annotated({ [key]: value }, controller),
    becomes: { refused: [`Exposure.ingress({ annotations.${key} }): "${value}" ${effect} (AnnotationShutsOut)`] },
  };
}

function malformed(id: string, says: string, key: string, value: string, effect: string, controller?: IngressController): Mistake {
  return {
    id, says, input: annotated({ [key]: value }, controller),
    becomes: { refused: [`Exposure.ingress({ annotations.${key} }): "${value}" ${effect} (AnnotationMalformed)`] },
  };
}

const ASKED = 'would ask everybody who they are, and webhooks of GitHub cannot answer; leave it out; who may see deck, deckAccess: '
  + 'DeckAccess.oauth2Proxy(…) says, and hook checks the signature of webhooks itself';
const PROTOCOL = 'would speak to hook and deck in another protocol than http, and they know no other; leave it out';
const PASSED = 'would hand TLS on to hook and deck, and they speak http alone; leave it out, so that TLS ends at the controller';
const alone = (key: string, networks: string): string => (
  `new ProwApp({ exposure }): annotations["${key}"] lets in ${networks} alone, and github.com calls from public addresses; `
  + 'add hooks of https://api.github.com/meta, or leave it out (WebhookSourcesPrivate)'
);

/** Annotations of an Ingress by which no webhook comes to hook. */
export const ANNOTATIONS: readonly Mistake[] = [
  shut('I01', 'somebody is asked who may pass, at ingress-nginx', `${N}/auth-url`, 'https://sso.acme.dev/check', ASKED),
  shut('I01b', 'passwords, at HAProxy', 'haproxy.org/auth-type', 'basic-auth', ASKED, IngressController.haproxy()),
  shut('I01c', 'certificates of callers, at ingress-nginx', `${N}/auth-tls-secret`, 'prow/ca', ASKED),
  shut('I01d', 'passwords, at F5\'s controller', 'nginx.org/basic-auth-secret', 'people', ASKED, IngressController.f5Nginx()),
  shut('I02', 'https to hook, at ingress-nginx', `${N}/backend-protocol`, 'HTTPS', PROTOCOL),
  shut('I02b', 'gRPC to hook, at HAProxy Ingress', 'haproxy-ingress.github.io/backend-protocol', 'grpc', PROTOCOL, IngressController.haproxyIngress()),
  shut('I02c', 'https to hook, at HAProxy', 'haproxy.org/server-ssl', 'true', PROTOCOL, IngressController.haproxy()),
  shut('I05', 'TLS is handed on, at ingress-nginx', `${N}/ssl-passthrough`, 'true', PASSED),
  shut('I05b', 'TLS is handed on, at Cilium', 'ingress.cilium.io/tls-passthrough', 'enabled', PASSED, IngressController.cilium()),
  {
    id: 'I01e', says: 'callers are sent away by a snippet',
    input: annotated({ [`${N}/server-snippet`]: 'allow 10.0.0.0/8;\ndeny all;' }),
    becomes: { refused: [`Exposure.ingress({ annotations.${N}/server-snippet }): holds a piece of configuration that sends callers away, `
      + 'and webhooks of GitHub may be among them; leave it out; whose webhooks are taken, webhookSources says, and who may see deck, '
      + 'deckAccess (AnnotationShutsOut)'] },
    corrected: annotated({ [`${N}/server-snippet`]: 'add_header X-Robots-Tag noindex;' }),
  },
  shut('I03c', 'GitHub\'s networks are kept out', `${N}/denylist-source-range`, '10.0.0.0/8,140.82.0.0/16',
    'keeps out "140.82.0.0/16", from which github.com sends webhooks; leave that network out'),
  shut('I03d', 'everybody is kept out, at HAProxy', 'haproxy.org/deny-list', '0.0.0.0/0',
    'keeps out "0.0.0.0/0", from which github.com sends webhooks; leave that network out', IngressController.haproxy()),
  shut('I05c', 'an Ingress beside one that is not there', `${N}/canary`, 'true',
    'makes the Ingress one beside another of the same host, which there is not: nobody would answer webhooks; leave it out'),
  malformed('I03e', 'no networks, at ingress-nginx', `${N}/whitelist-source-range`, '140.82.112.0/20;10.0.0.0/8',
    'is no list of networks, for which ingress-nginx answers 503 to everybody; write them like "10.0.0.0/8,192.168.1.7"'),
  {
    id: 'I06', says: 'seconds with a unit, at ingress-nginx',
    input: () => app({ exposure: Exposure.ingress({ domain: 'acme.dev', tls, controller: IngressController.nginx(),
      annotations: { 'nginx.ingress.kubernetes.io/proxy-connect-timeout': '300s' } }) }),
    becomes: {
      refused: [
        `Exposure.ingress({ annotations.${N}/proxy-connect-timeout }): "300s" is no integer, which the controller ignores; write a number alone, `
          + 'like "300" (AnnotationMalformed)',
      ],
    },
    corrected: () => app({ exposure: Exposure.ingress({ domain: 'acme.dev', tls, controller: IngressController.nginx(),
      annotations: { 'nginx.ingress.kubernetes.io/proxy-connect-timeout': '300' } }) }),
  },
  malformed('I06b', 'a time without a unit that F5 knows', 'nginx.org/proxy-connect-timeout', '5 minutes',
    'is no time, which the controller ignores; write one like "300s"', IngressController.f5Nginx()),
  malformed('I06c', 'a time that HAProxy cannot read', 'haproxy.org/timeout-client', '1m30s', 'is no time, which the controller ignores; write one like "5m"',
    IngressController.haproxy()),
  malformed('I06d', 'a size that ingress-nginx cannot read', `${N}/client-body-buffer-size`, '26Mi',
    'is no size, which the controller ignores; write one like "26m"'),
  malformed('I06e', 'a middleware without its provider', 'traefik.ingress.kubernetes.io/router.middlewares', 'prow-log',
    'is no list of middlewares with their providers, and Traefik answers 404 where it finds one of them nowhere; '
      + 'write them like "namespace-name@kubernetescrd"', IngressController.traefik()),
  malformed('I06f', 'a priority that is no number', 'traefik.ingress.kubernetes.io/router.priority', 'high',
    'is no integer, for which Traefik leaves the Ingress out; write a number alone',
    IngressController.traefik()),
  {
    id: 'I03', says: 'private networks alone are let in by an annotation',
    input: annotated({ [`${N}/whitelist-source-range`]: '10.0.0.0/8, 192.168.1.7' }),
    becomes: { refused: [alone(`${N}/whitelist-source-range`, '"10.0.0.0/8", "192.168.1.7/32"')] },
    corrected: annotated({ [`${N}/whitelist-source-range`]: '10.0.0.0/8,140.82.112.0/20' }),
  },
  {
    id: 'I03b', says: 'the same, at HAProxy',
    input: annotated({ 'haproxy.org/allow-list': '10.0.0.0/8' }, IngressController.haproxy()),
    becomes: { refused: [alone('haproxy.org/allow-list', '"10.0.0.0/8"')] },
    corrected: annotated({ 'haproxy.org/allow-list': '10.0.0.0/8' }, IngressController.haproxy(), enterprise),
  },
  {
    id: 'I08', says: 'an annotation of ingress-nginx at Traefik',
    input: traefik({ [`${N}/proxy-body-size`]: '50m' }),
    becomes: {
      refused: [
        `Exposure.ingress({ annotations }): "${N}/proxy-body-size" is read by ingress-nginx, and traefik serves the Ingress; leave it out, `
          + 'or say controller: IngressController.nginx() (AnnotationWithoutEffect)',
      ],
    },
    corrected: annotated({ [`${N}/proxy-read-timeout`]: '300' }),
  },
  {
    id: 'I08b', says: 'an annotation of F5\'s controller for the class nginx, which is taken for ingress-nginx',
    input: () => app({
      exposure: Exposure.ingress({ domain: 'acme.dev', ingressClassName: 'nginx', tls, annotations: { 'nginx.org/mergeable-ingress-type': 'minion' } }),
    }),
    becomes: {
      refused: [
        'Exposure.ingress({ annotations }): "nginx.org/mergeable-ingress-type" is read by nginx-ingress, and ingress-nginx serves the Ingress; leave it out, '
          + 'or say controller: IngressController.f5Nginx() (AnnotationWithoutEffect)',
      ],
    },
  },
  {
    id: 'I34', says: 'Traefik\'s entry point of port 80 alone, with a certificate',
    input: traefik({ 'traefik.ingress.kubernetes.io/router.entrypoints': 'web' }),
    becomes: {
      refused: [
        'Exposure.ingress({ annotations }): "traefik.ingress.kubernetes.io/router.entrypoints" is "web", the entry point of port 80, '
          + 'and tls makes the Ingress one for https: nobody would answer webhooks; leave it out, or name the entry point of https, '
          + 'like "websecure" (AnnotationShutsOut)',
      ],
    },
    corrected: traefik({ 'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure' }),
  },
  {
    id: 'I34b', says: 'the same of the construct alone',
    input: () => own((made) => void new ProwIngress(new Chart(made, 'ingress'), 'ingress', {
      domain: 'acme.dev', controller: IngressController.traefik({ httpEntryPoint: 'http' }), tls, configPages: true,
      annotations: { 'traefik.ingress.kubernetes.io/router.entrypoints': 'http' },
    })),
    becomes: {
      refused: [
        '[ingress/ingress] annotations: "traefik.ingress.kubernetes.io/router.entrypoints" is "http", the entry point of port 80, '
          + 'and tls makes the Ingress one for https: nobody would answer webhooks; leave it out, or name the entry point of https, '
          + 'like "websecure" (AnnotationShutsOut)',
      ],
    },
  },
];

/** Annotations that are right. */
export const RIGHT_ANNOTATIONS: readonly (readonly [string, () => unknown])[] = [
  ['external-dns', annotated({ 'external-dns.alpha.kubernetes.io/hostname': 'hook.acme.dev' })],
  ['http to the backends', annotated({ [`${N}/backend-protocol`]: 'HTTP', [`${N}/ssl-passthrough`]: 'false' })],
  ['nobody is asked', annotated({ 'haproxy-ingress.github.io/auth-type': '' }, IngressController.haproxyIngress())],
  ['both entry points of Traefik', traefik({ 'traefik.ingress.kubernetes.io/router.entrypoints': 'web, websecure' })],
  ['the entry point of port 80 without a certificate', () => app({
    exposure: Exposure.ingress({
      domain: 'acme.dev', controller: IngressController.traefik(),
      annotations: { 'traefik.ingress.kubernetes.io/router.entrypoints': 'web' },
    }),
  })],
  ['a controller of which nothing is known',
    annotated({ 'alb.ingress.kubernetes.io/scheme': 'internet-facing' }, IngressController.other({ ingressClassName: 'alb' }))],
];
