import { Party, PodsOf } from '../../core/traffic';
import { ComponentName, ofEachComponent } from '../../prow/components/component-kinds';
import { placedPrograms } from '../../prow/programs/placed-programs';
import { placedPlugins } from '../../prow/plugins/resolve-plugins';
import { ProwModel } from '../../prow/prow-model';

/** The pods of a Prow, by the names of their Services or Deployments. */
export interface ProwParties extends Readonly<Record<ComponentName, Party>> {
  /** All pods of the jobs' namespace. */
  readonly jobs: Party;
  /** Absent where it is not ours. */
  readonly objectStore?: Party;
  /** Absent where there is one deck. */
  readonly privateDeck?: Party;
}

export function prowParties({ namespace, jobsNamespace, storage, externalPlugins, privateDeck, programs, jobCaches }: ProwModel): ProwParties {
  const component = (name: string): Party => ({ name, pods: podsOf(namespace, name) });
  return {
    // under names that no component has
    ...Object.fromEntries(placedPlugins(externalPlugins).map(({ name }) => [`plugin ${name}`, component(name)])),
    ...Object.fromEntries(placedPrograms({ programs }).map(({ name }) => [`program ${name}`, component(name)])),
    ...Object.fromEntries(jobCaches.map(({ name, endpoint }) => [`cache ${name}`, { name: `cache ${name}`, pods: podsOf(endpoint.namespace, name) }])),
    ...ofEachComponent(({ name }) => component(name)),
    jobs: { name: 'jobs', pods: { namespace: jobsNamespace, labels: {} } },
    ...(privateDeck ? { privateDeck: component(privateDeck.endpoint.serviceName) } : {}),
    ...(storage.endpoint ? { objectStore: component(storage.endpoint.serviceName) } : {}),
  };
}

export function podsOf(namespace: string, app: string): PodsOf {
  return { namespace, labels: { app } };
}

/** Pods that somebody named: the same party as ours where they are ours, so that both ends are opened. */
export function partyOfPods(pods: PodsOf, parties: ProwParties): Party {
  const ours = Object.values(parties as unknown as Readonly<Record<string, Party>>).find((party) => party.pods !== undefined && areSame(party.pods, pods));
  return ours ?? { name: partyName(pods), pods };
}

/** As policies call pods that are not Prow's. */
export function partyName({ namespace, labels }: PodsOf): string {
  const all = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}=${value}`);
  return ['pods', ...all, 'of', namespace].join(' ');
}

function areSame(a: PodsOf, b: PodsOf): boolean {
  const entries = Object.entries(a.labels);
  return a.namespace === b.namespace && entries.length === Object.keys(b.labels).length && entries.every(([key, value]) => b.labels[key] === value);
}
