import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { StageName } from '../../core/stage';
import { isClusterScoped } from '../../writer/rendered-object';
import { insideEndpoints } from '../prow';
import { PlatformSettings } from '../resolve-platform';
import { STAGES } from '../stages';

/** One of the two platforms, with the objects that a migration names. */
export interface Side {
  readonly settings: PlatformSettings;
  /** The CNI's own. */
  readonly network: readonly Named[];
  /** Those of the way in: before Prow, and in its stage beside it; and the last stage before Prow's. */
  readonly wayIn: { readonly early: readonly Named[]; readonly late: readonly Named[]; readonly lastStage: string };
  /** Those of a store in the cluster. */
  readonly store: readonly Named[];
}

/** An object. */
export interface Named {
  /** As kubectl takes it: `daemonset.apps`, `configmap`. */
  readonly kind: string;
  /** Empty where it is in none. */
  readonly namespace: string;
  readonly name: string;
  readonly json: Readonly<Record<string, any>>;
}

export function sideOf(settings: PlatformSettings): Side {
  const { cni, exposure, prow } = settings;
  const inside = insideEndpoints(settings);
  const ofStage = (stage: 'networkConfig' | 'ingress' | 'issuer'): readonly Named[] => objectsOf((scope) => exposure.objects[stage]?.(scope, inside));
  const early = { networkConfig: ofStage('networkConfig'), ingress: ofStage('ingress'), issuer: ofStage('issuer') };
  const stages = [
    STAGES.namespaces, ...Object.entries(early).filter(([, objects]) => objects.length > 0).map(([stage]) => STAGES[stage as StageName]),
    ...settings.upstreamManifests.map(({ stage }) => STAGES[stage]), ...cni.objects.network === undefined ? [] : [STAGES.network],
  ].filter((stage) => stage < STAGES.prow).sort();
  return {
    settings,
    network: objectsOf((scope) => cni.objects.network?.(scope)),
    wayIn: {
      early: Object.values(early).flat(),
      late: objectsOf((scope) => exposure.objects.prow?.(scope, inside)),
      lastStage: stages[stages.length - 1],
    },
    store: objectsOf((scope) => prow.storage.install?.(scope)),
  };
}

/** Made apart from every app, and written nowhere. */
function objectsOf(place: (scope: Construct) => void): readonly Named[] {
  const chart = new Chart(new App(), 'objects', { disableResourceNameHashes: true });
  place(chart);
  return chart.node.findAll().filter(ApiObject.isApiObject).map((object) => {
    const { apiGroup: group, kind, metadata: { namespace }, name } = object;
    const isCore = group === 'core' || group === '';
    const scoped = isClusterScoped(isCore ? '' : group, kind);
    return { kind: isCore ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`, namespace: scoped ? '' : namespace ?? '', name, json: object.toJson() };
  });
}

export function isSame(one: Named, other: Named): boolean {
  return one.kind === other.kind && one.namespace === other.namespace && one.name === other.name;
}

/** What the first has and the second has not. */
export function gone(before: readonly Named[], after: readonly Named[]): readonly Named[] {
  return before.filter((one) => !after.some((other) => isSame(one, other)));
}

/** The object of a kind without its group; undefined where there is none. */
export function ofKind(objects: readonly Named[], kind: string): readonly Named[] {
  return objects.filter((object) => object.kind.split('.')[0] === kind);
}
