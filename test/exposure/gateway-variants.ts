import { Exposure } from '../../src/exposure/exposure';
import { GatewayController } from '../../src/exposure/gateway/gateway-controller';
import { GatewayExposureOptions } from '../../src/exposure/gateway/gateway-exposure-options';
import { PrivateKeyAlgorithm } from '../../src/exposure/tls/certificate';
import { Tls } from '../../src/exposure/tls/tls';
import { TlsFront, TlsPlan } from '../../src/exposure/tls-plan';

/** One way in, by a name for the eye. */
export interface ExposureVariant {
  readonly name: string;
  readonly exposure: () => Exposure;
}

/** A choice of TLS with a plan of its own, whatever the factories make. */
export function tlsOf(plan: Partial<TlsPlan>, see: (front: TlsFront) => void = () => undefined): Tls {
  const resolve = (front: TlsFront): TlsPlan => {
    see(front);
    return { solvesOnPort80: plan.issuerRef !== undefined, certificate: {}, requirements: [], secrets: [], notes: [], warnings: [], findings: [], ...plan };
  };
  return Object.assign(Object.create(Tls.prototype), { _resolve: resolve });
}

/** A certificate that cert-manager makes by an issuer that exists. */
export const ISSUED: Partial<TlsPlan> = {
  secretName: 'prow-tls',
  issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt-prod' },
  certificate: { renewBefore: '360h', privateKey: { algorithm: PrivateKeyAlgorithm.ECDSA, size: 256, rotationPolicy: undefined } },
  requirements: [{ name: 'cert-manager', crds: ['certificates.cert-manager.io'], stage: 'prow' }],
};

const domain = 'prow.example.com';
const sources = { webhookSources: ['192.30.252.0/22'], deckSources: ['198.51.100.0/24'] };
const variant = (name: string, options: () => GatewayExposureOptions): ExposureVariant => ({ name, exposure: () => Exposure.gateway(options()) });

/** Gateways of every controller, with and without TLS, one's own and one that exists. */
export const GATEWAY_VARIANTS: readonly ExposureVariant[] = [
  variant('Envoy Gateway with callers limited', () => ({ controller: GatewayController.envoyGateway(), domain, tls: Tls.secret('prow-tls'), ...sources })),
  variant('Cilium with a certificate of cert-manager', () => ({ controller: GatewayController.cilium(), domain, tls: tlsOf(ISSUED) })),
  variant('Traefik with callers limited', () => ({ controller: GatewayController.traefik(), domain, tls: Tls.secret('prow-tls'), ...sources })),
  variant('Envoy Gateway with Let\'s Encrypt', () => ({ controller: GatewayController.envoyGateway(), domain, tls: Tls.acme({ email: 'ops@example.com' }) })),
  variant('NGINX Gateway Fabric', () => ({ controller: GatewayController.nginxGatewayFabric(), domain, tls: Tls.secret('prow-tls') })),
  variant('Istio on one host', () => ({
    controller: GatewayController.istio(), hookHost: domain, deckHost: domain, tls: Tls.secret('prow-tls'), http: false,
    addresses: ['192.0.2.9'], annotations: { a: 'b' }, infrastructureAnnotations: { 'example.com/kind': 'internal' }, infrastructureLabels: { team: 'ci' },
  })),
  variant('Contour without TLS', () => ({ controller: GatewayController.contour(), domain })),
  variant('another controller with its class', () => ({
    controller: GatewayController.other({ gatewayClassName: 'edge', controllerName: 'example.com/gateway-controller', routeTimeouts: true }), domain,
    redirect: false, tls: Tls.secret('prow-tls'),
  })),
  variant('a Gateway that exists, in another namespace', () => ({
    parentRef: { name: 'shared', namespace: 'infra', sectionName: 'https', httpSectionName: 'http' }, domain, tls: tlsOf(ISSUED),
  })),
  variant('a Gateway that exists, with a certificate of its own',
    () => ({ parentRef: { name: 'shared' }, controller: GatewayController.envoyGateway(), domain })),
];
