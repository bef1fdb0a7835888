import { lifecycleWarning } from '../../core/lifecycle';
import { Finding } from '../../core/problem';
import { Requirement } from '../../core/requirement';
import { UpstreamManifest } from '../../core/upstream/upstream-manifest';
import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { CniPlan } from '../../network/cni-plan';
import { placedManifests, upstreamFindings } from './upstream-manifests';

/** What has to be in the cluster, by a manifest or by somebody's hand, and how this one brings it. */
export function requirementsOf(cni: CniPlan, { requirements }: ExposurePlan, others: readonly Requirement[] = []): readonly Requirement[] {
  const required = [...cni.requirements, ...requirements.filter(({ name }) => cni.provides?.includes(name) !== true), ...others];
  return required.map((one) => ({ ...one, brought: cni.brought?.software?.[one.name] }));
}

/** What other projects publish and is applied, the CNI's own first; what is wrong with it is reported at the property that says it. */
export function manifestsOf(
  said: readonly UpstreamManifest[], cni: CniPlan, requirements: readonly Requirement[],
  report: (prop: 'cni' | `upstreamManifests[${number}]`, finding: Finding) => void,
): readonly UpstreamManifestPlan[] {
  const own = cni.upstreamManifests.map(({ _plan }) => _plan);
  const manifests = placedManifests([...own, ...said.map(({ _plan }) => _plan)], requirements);
  for (const { index, ...finding } of upstreamFindings(manifests, requirements)) {
    report(index < own.length ? 'cni' : `upstreamManifests[${index - own.length}]`, finding);
  }
  return manifests;
}

/** What the exposure has said of its controller already is not said of its manifest again. */
export function lifecycleWarnings(manifests: readonly UpstreamManifestPlan[], { warnings }: ExposurePlan): readonly string[] {
  const unsaid = manifests.filter(({ name, lifecycle }) => !warnings.includes(lifecycleWarning(name, lifecycle) ?? ''));
  return unsaid.flatMap(({ name, version, lifecycle }) => lifecycleWarning(`${name} ${version}`, lifecycle) ?? []);
}
