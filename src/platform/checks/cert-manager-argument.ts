import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';
import { ExposurePlan } from '../../exposure/exposure-plan';

const CERT_MANAGER = 'cert-manager';

/** Manifests, of which cert-manager's is told what the way in asks of it. */
export function toldManifests(manifests: readonly UpstreamManifestPlan[], { asksCertManager }: ExposurePlan): readonly UpstreamManifestPlan[] {
  if (asksCertManager === undefined) return manifests;
  return manifests.map((manifest) => (manifest.name === CERT_MANAGER ? { ...manifest, argument: asksCertManager.argument } : manifest));
}

/** A way in, whose note says that cert-manager is told, where it is. */
export function withToldCertManager(exposure: ExposurePlan, manifests: readonly UpstreamManifestPlan[]): ExposurePlan {
  const { asksCertManager: asks } = exposure;
  if (asks === undefined || !manifests.some(({ name }) => name === CERT_MANAGER)) return exposure;
  return { ...exposure, notes: exposure.notes.map((note) => (note === asks.otherwise ? asks.note : note)) };
}
