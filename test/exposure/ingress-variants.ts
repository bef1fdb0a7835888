import { Exposure } from '../../src/exposure/exposure';
import { IngressController } from '../../src/exposure/ingress/ingress-controller';
import { IngressExposureOptions } from '../../src/exposure/ingress/ingress-exposure';
import { Tls } from '../../src/exposure/tls/tls';

/** An exposure by Ingress that a cluster has to take. */
export interface IngressVariant {
  readonly name: string;
  readonly exposure: () => Exposure;
  readonly options: IngressExposureOptions;
}

export const CONTROLLERS: Readonly<Record<string, () => IngressController>> = {
  nginx: () => IngressController.nginx(),
  traefik: () => IngressController.traefik(),
  haproxy: () => IngressController.haproxy(),
  haproxyIngress: () => IngressController.haproxyIngress(),
  contour: () => IngressController.contour(),
  cilium: () => IngressController.cilium(),
  f5Nginx: () => IngressController.f5Nginx(),
  other: () => IngressController.other({ ingressClassName: 'kong', annotations: { 'konghq.com/protocols': 'https' } }),
};

const HOSTS: Readonly<Record<string, Partial<IngressExposureOptions>>> = {
  'two hosts': { domain: 'prow.example.com' },
  'one host': { hookHost: 'prow.example.com', deckHost: 'prow.example.com' },
};

const CERTIFICATES: Readonly<Record<string, Partial<IngressExposureOptions>>> = {
  'no TLS': {},
  'a Secret': { tls: Tls.secret('prow-tls') },
  'ACME': { tls: Tls.acme({ email: 'you@example.com' }) },
};

const FILTERS: Readonly<Record<string, Partial<IngressExposureOptions>>> = {
  'webhooks filtered': { webhookSources: ['140.82.112.0/20', '2a0a:a440::/29'] },
  'deck filtered': { deckSources: ['10.0.0.0/8'] },
  'both filtered alike': { webhookSources: ['10.0.0.0/8', '140.82.112.0/20'], deckSources: ['140.82.112.0/20', '10.0.0.0/8'] },
  'HSTS': { hstsSeconds: 31536000 },
};

const entries = <T>(table: Readonly<Record<string, T>>): readonly (readonly [string, T])[] => Object.entries(table);

/** Every controller with every way to have names and a certificate, and with what else it can. */
export const INGRESS_VARIANTS: readonly IngressVariant[] = entries(CONTROLLERS).flatMap(([controller, make]) => entries(HOSTS).flatMap(([hosts, named]) => {
  const { cannot } = make()._plan;
  const filters = entries(FILTERS).filter(([, options]) => (options.hstsSeconds === undefined ? cannot.sources : cannot.hsts) === undefined);
  const rows = [
    ...entries(CERTIFICATES),
    ...filters.map(([filter, options]) => [`a Secret, ${filter}`, { ...CERTIFICATES['a Secret'], ...options }] as const),
    ['a Secret, no redirection', { ...CERTIFICATES['a Secret'], ...(cannot.redirect === undefined && { redirect: false }) }] as const,
    ['a Secret, port 80 closed', { ...CERTIFICATES['a Secret'], http: false }] as const,
  ];
  return rows.map(([certificate, options]) => {
    const all = { ...named, ...options, controller: make() };
    return { name: `${controller}, ${hosts}, ${certificate}`, exposure: () => Exposure.ingress(all), options: all };
  });
}));
