import { ACTIVE, Lifecycle } from '../lifecycle';
import { StageName } from '../stage';

/** A manifest whose address follows from its version. */
export interface KnownManifest {
  readonly name: string;
  /** The version that it was looked at in. */
  readonly version: string;
  /** Of that version's file. */
  readonly sha256: string;
  readonly url: (version: string) => string;
  readonly serverSide: boolean;
  readonly stage: StageName;
  readonly podsNeedNetwork: boolean;
  readonly provides: readonly string[];
  readonly lifecycle: Lifecycle;
  readonly probes: readonly object[];
}

const GITHUB = 'https://github.com';
const RAW = 'https://raw.githubusercontent.com';

/** Source of the sum: ten public repositories that pin or carry the file of the release have this one and no other. */
export const CERT_MANAGER: KnownManifest = {
  name: 'cert-manager',
  version: 'v1.21.1',
  sha256: '5f6a499b8c1857d57f560f536e0dcc830914b45c420899fe7ad0692c8624e408',
  url: (version) => `${GITHUB}/cert-manager/cert-manager/releases/download/${version}/cert-manager.yaml`,
  // its CRDs are near the limit of the annotation, and the next version's may be over it
  serverSide: true,
  stage: 'ingress',
  podsNeedNetwork: true,
  provides: ['cert-manager'],
  lifecycle: ACTIVE,
  probes: [{ apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { generateName: 'cdk8s-prow-probe-' }, spec: { selfSigned: {} } }],
};

/**
 * What the project's own hack/build-install-yaml.sh makes of config/crd at the tag v1.6.2; of v1.3.0 it makes what kubespray compares with. Others
 * who pin the files of the release have the same.
 */
const GATEWAY_API_SUMS: Readonly<Record<string, string>> = {
  standard: 'faede450fa178126aba41337737b97d351ebe87d93c910237ce1e072d1ca40d9',
  experimental: 'fb03263a4a720cc7abe9b36ede6e308b558d2d725a39595d664f34fe37f9c503',
};

/** Source: cert-manager v1.21.1, Envoy Gateway v1.9.1 and Traefik v3.7.13 are built with v1.6; kubernetes-sigs/kubespray tries v1.6.2. */
export function gatewayApi(channel: string): KnownManifest {
  return {
    name: 'gateway-api',
    version: 'v1.6.2',
    sha256: GATEWAY_API_SUMS[channel],
    url: (version) => `${GITHUB}/kubernetes-sigs/gateway-api/releases/download/${version}/${channel}-install.yaml`,
    // the CRD of HTTPRoutes has 420 KiB
    serverSide: true,
    stage: 'crds',
    podsNeedNetwork: false,
    provides: ['gateway-api'],
    lifecycle: ACTIVE,
    probes: [],
  };
}

/** Of the files at the tag controller-v1.15.1. */
const INGRESS_NGINX_SUMS: Readonly<Record<string, string>> = {
  baremetal: '16b9b62df45b8ed8f1ecaed0341d583b3360e4b63c41fe00413f6a1fa2f95bec',
  cloud: '502fddca66b09c20dd48b6d0a792a9671cd663a3a0d2a8bda5ae990d13b6c5b2',
};

/** Source: kubernetes/ingress-nginx controller-v1.15.1, README.md and deploy/static/provider. */
export function ingressNginx(provider: string): KnownManifest {
  return {
    name: 'ingress-nginx',
    version: 'v1.15.1',
    sha256: INGRESS_NGINX_SUMS[provider],
    url: (version) => `${RAW}/kubernetes/ingress-nginx/controller-${version}/deploy/static/provider/${provider}/deploy.yaml`,
    serverSide: false,
    stage: 'ingress',
    podsNeedNetwork: true,
    provides: ['ingress-nginx'],
    lifecycle: {
      status: 'retired',
      since: 'March 2026',
      instead: 'Exposure.gateway() with UpstreamManifest.envoyGateway(), Exposure.ingress() with a controller that is looked after, such as Traefik, HAProxy or Contour, or Exposure.tunnel()',
      source: 'https://github.com/kubernetes/ingress-nginx',
    },
    probes: [{
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { generateName: 'cdk8s-prow-probe-', namespace: 'ingress-nginx' },
      spec: { ingressClassName: 'nginx', defaultBackend: { service: { name: 'ingress-nginx-controller', port: { number: 80 } } } },
    }],
  };
}

/** The path is the one that Traefik's own documentation installs from. */
export const TRAEFIK_CRDS: KnownManifest = {
  name: 'traefik-crds',
  version: 'v3.7.13',
  sha256: '1d5e8558803804562238b0d4a57174aadd6d87c36e3c4c55199ebcc356a9406c',
  url: (version) => `${RAW}/traefik/traefik/${version}/docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml`,
  serverSide: false,
  stage: 'crds',
  podsNeedNetwork: false,
  provides: ['traefik-crds'],
  lifecycle: ACTIVE,
  probes: [],
};

/** Source of the sum: public repositories that pin or carry the file of the release have this one and no other. */
export const ENVOY_GATEWAY: KnownManifest = {
  name: 'envoy-gateway',
  version: 'v1.9.1',
  sha256: '72b3971364f172eb0b9636c7142cc84ff695467bc065897958bde85a3c06cfd5',
  url: (version) => `${GITHUB}/envoyproxy/gateway/releases/download/${version}/install.yaml`,
  serverSide: true,
  stage: 'ingress',
  podsNeedNetwork: true,
  // its CRDs are those of the Gateway API's experimental channel, and its own
  provides: ['envoy-gateway', 'gateway-api'],
  lifecycle: ACTIVE,
  probes: [],
};

export const METAL_LB: KnownManifest = {
  name: 'metallb',
  version: 'v0.16.2',
  sha256: 'e5f7c268f114c446dc60aaad71b7cabf861f637743e033e354d7d48592807c6d',
  url: (version) => `${RAW}/metallb/metallb/${version}/config/manifests/metallb-native.yaml`,
  serverSide: false,
  stage: 'network',
  podsNeedNetwork: true,
  provides: ['metallb'],
  lifecycle: ACTIVE,
  probes: [{
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { generateName: 'cdk8s-prow-probe-', namespace: 'metallb-system' },
    // an address of RFC 5737, which nobody's pool has
    spec: { addresses: ['203.0.113.254/32'], autoAssign: false },
  }],
};
