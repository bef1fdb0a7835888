import { ACTIVE } from '../lifecycle';
import { dnsLabel } from '../names';
import { httpUrl } from '../net';
import { Where } from '../problem';
import { PropsReader, readProps } from '../props';
import { STAGE_NAMES } from '../stage-name';
import { boolean, oneOf } from '../values';
import { CERT_MANAGER, ENVOY_GATEWAY, gatewayApi, ingressNginx, KnownManifest, METAL_LB, TRAEFIK_CRDS } from './known-manifests';
import { GatewayApiManifestOptions, IngressNginxManifestOptions, KnownManifestOptions, UpstreamManifestOptions } from './upstream-manifest-options';
import { UpstreamManifestPlan } from './upstream-manifest-plan';
import { checkTransport, sha256, upstreamVersion, waitFor } from './upstream-manifest-rules';

/**
 * A file of YAML that another project publishes, pinned to one version. Nothing of it is copied here: `apply.sh` downloads it, compares it
 * with its sum where there is one, applies it before the objects of its stage, and waits until it works.
 */
export class UpstreamManifest {
  /** A manifest that this library does not know. Errors: those of the options, all together. */
  static of(options: UpstreamManifestOptions): UpstreamManifest {
    const where = Where.call('UpstreamManifest.of');
    return new UpstreamManifest(readProps<UpstreamManifestOptions, UpstreamManifestPlan>(where, options, (p) => {
      const name = p.required('name', dnsLabel);
      const url = p.required('url', httpUrl);
      const sum = p.optional('sha256', sha256);
      checkTransport(p, url, sum);
      return {
        name,
        version: p.required('version', upstreamVersion),
        url,
        sha256: sum,
        serverSide: p.optional('serverSide', boolean, false),
        stage: p.optional('stage', oneOf(...STAGE_NAMES), 'ingress'),
        podsNeedNetwork: false,
        provides: [name],
        waits: p.optional('waitFor', waitFor, { crds: [], workloads: [], probes: [] }),
        lifecycle: ACTIVE,
        from: 'UpstreamManifest.of()',
      };
    }));
  }

  /**
   * cert-manager v1.21.1, in the stage `ingress`: issues certificates. Its webhook answers before the stage `issuer` begins.
   * No sum is known. Errors: those of the options.
   */
  static certManager(options: KnownManifestOptions = {}): UpstreamManifest {
    return UpstreamManifest.known('UpstreamManifest.certManager', options, () => CERT_MANAGER);
  }

  /**
   * The CRDs of Gateway API v1.6.2, in the stage `crds`, merged by the API server. Leave it out where `envoyGateway()` is used, which has its own.
   * No sum is known. Errors: those of the options.
   */
  static gatewayApi(options: GatewayApiManifestOptions = {}): UpstreamManifest {
    return UpstreamManifest.known('UpstreamManifest.gatewayApi', options, (p: PropsReader<GatewayApiManifestOptions>) => gatewayApi(p.optional('channel', oneOf('standard', 'experimental'), 'standard')));
  }

  /**
   * ingress-nginx v1.15.1, in the stage `ingress`. Its project is retired since March 2026: it makes a warning, and gets no more security fixes.
   * Its Service for bare nodes has random node ports instead of 80 and 443. No sum is known. Errors: those of the options.
   */
  static ingressNginx(options: IngressNginxManifestOptions = {}): UpstreamManifest {
    return UpstreamManifest.known('UpstreamManifest.ingressNginx', options, (p: PropsReader<IngressNginxManifestOptions>) => ingressNginx(p.optional('provider', oneOf('baremetal', 'cloud'), 'baremetal')));
  }

  /**
   * The CRDs of Traefik v3.7.13 (Middleware, IngressRoute and so on), in the stage `crds`. Traefik publishes no manifest of the controller
   * itself: install that by its Helm chart, or use the one that k3s brings; both have these CRDs already.
   * The sum is known. Errors: those of the options.
   */
  static traefikCrds(options: KnownManifestOptions = {}): UpstreamManifest {
    return UpstreamManifest.known('UpstreamManifest.traefikCrds', options, () => TRAEFIK_CRDS);
  }

  /**
   * Envoy Gateway v1.9.1 with the Gateway API's CRDs, in the stage `ingress`, merged by the API server. Beside a Cilium that is installed from
   * here and serves Gateways write `stage: 'network'`, because Cilium needs those CRDs before it starts. No sum is known.
   * Errors: those of the options.
   */
  static envoyGateway(options: KnownManifestOptions = {}): UpstreamManifest {
    return UpstreamManifest.known('UpstreamManifest.envoyGateway', options, () => ENVOY_GATEWAY);
  }

  /**
   * MetalLB v0.16.2 (`metallb-native.yaml`), in the stage `network`: gives addresses to Services of type LoadBalancer. Its webhook answers
   * before the stage `networkConfig` begins. The sum is known. Errors: those of the options.
   */
  static metalLb(options: KnownManifestOptions = {}): UpstreamManifest {
    return UpstreamManifest.known('UpstreamManifest.metalLb', options, () => METAL_LB);
  }

  private constructor(
    /** @internal */
    readonly _plan: UpstreamManifestPlan,
  ) {}

  private static known<P extends KnownManifestOptions>(call: string, options: P, find: (p: PropsReader<P>) => KnownManifest): UpstreamManifest {
    return new UpstreamManifest(readProps<P, UpstreamManifestPlan>(Where.call(call), options, (p) => readKnown(call, find(p), p)));
  }
}

function readKnown<P extends KnownManifestOptions>(call: string, manifest: KnownManifest, p: PropsReader<P>): UpstreamManifestPlan {
  const { name, serverSide, podsNeedNetwork, provides, probes, lifecycle } = manifest;
  const version = p.optional('version', upstreamVersion, manifest.version);
  const sum = p.optional('sha256', sha256, version === manifest.version ? manifest.sha256 : undefined);
  const mirror = p.optional('url', httpUrl);
  checkTransport(p, mirror, sum);
  const stage = p.optional('stage', oneOf(...STAGE_NAMES), manifest.stage);
  return {
    name, version, url: mirror ?? manifest.url(version), sha256: sum, serverSide, stage, podsNeedNetwork, provides, lifecycle,
    waits: { crds: [], workloads: [], probes },
    from: `${call}()`,
  };
}
