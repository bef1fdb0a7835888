import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';

/** The calls that bring what exposures require. */
const FACTORIES: Readonly<Record<string, string>> = {
  'cert-manager': 'UpstreamManifest.certManager()',
  'envoy-gateway': 'UpstreamManifest.envoyGateway()',
  'gateway-api': 'UpstreamManifest.gatewayApi()',
  'ingress-nginx': 'UpstreamManifest.ingressNginx()',
  'metallb': 'UpstreamManifest.metalLb()',
  'traefik-crds': 'UpstreamManifest.traefikCrds()',
};

/** What to do where something that is required is missing, as a clause. */
export function requirementRemedy(name: string, manifest: UpstreamManifestPlan | undefined): string {
  if (manifest) return `it comes with ${manifest.name} ${manifest.version} in an earlier stage; leave out --from`;
  const factory = FACTORIES[name];
  return factory === undefined ? 'install it' : `install it, or add ${factory} to upstreamManifests`;
}
