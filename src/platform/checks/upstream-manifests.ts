import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { Requirement } from '../../core/requirement';
import { STAGE_NAMES, StageName } from '../../core/stage';
import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';

/** A finding about the manifest at this place of the list. */
export interface UpstreamFinding extends Finding {
  readonly index: number;
}

/** What is wrong with several manifests together, and with what is required of them. */
export function upstreamFindings(manifests: readonly UpstreamManifestPlan[], requirements: readonly Requirement[]): readonly UpstreamFinding[] {
  return manifests.flatMap((manifest, index) => [...twice(manifests, index), ...tooLate(manifest, requirements).map((finding) => ({ ...finding, index }))]);
}

function twice(manifests: readonly UpstreamManifestPlan[], index: number): readonly UpstreamFinding[] {
  const { name, version, provides } = manifests[index];
  return manifests.slice(0, index).filter((other) => other.provides.some((one) => provides.includes(one))).map((other) => ({
    index,
    what: other.name === name ? `${name} ${version} is there already, as ${other.version}` : `${name} brings what ${other.name} brings already: ${provides.filter((one) => other.provides.includes(one)).join(', ')}`,
    instead: 'keep one of them',
    code: 'UpstreamManifestTwice',
  }));
}

/** Those that nobody gave a stage come as early as they are needed. */
export function placedManifests(manifests: readonly UpstreamManifestPlan[], requirements: readonly Requirement[]): readonly UpstreamManifestPlan[] {
  return manifests.map((manifest) => {
    const first = firstNeed(manifest, requirements);
    return manifest.sooner && first !== undefined && order(first) < order(manifest.stage) ? { ...manifest, stage: first } : manifest;
  });
}

function firstNeed({ provides }: UpstreamManifestPlan, requirements: readonly Requirement[]): StageName | undefined {
  return requirements.filter(({ name }) => provides.includes(name)).map(({ stage }) => stage).sort((a, b) => order(a) - order(b)).at(0);
}

function order(stage: StageName): number {
  return STAGE_NAMES.indexOf(stage);
}

function tooLate(manifest: UpstreamManifestPlan, requirements: readonly Requirement[]): readonly Finding[] {
  const { name, stage } = manifest;
  const first = firstNeed(manifest, requirements);
  if (first === undefined || order(stage) <= order(first)) return [];
  return [{
    what: `${name} would be applied in the stage ${quote(stage)}, but objects of the stage ${quote(first)} need it`,
    instead: `write stage: ${quote(first)} or an earlier one`,
    code: 'UpstreamStageTooLate',
  }];
}
