import { urlPort } from '../../core/net';
import { Party, PodsOf, tcp, Traffic, TrafficPort } from '../../core/traffic';
import { ComponentName, ofEachComponent } from '../../prow/components/component-kinds';
import { HTTP, METRICS } from '../../prow/components/component-ports';
import { ProwModel } from '../../prow/prow-model';
import { storeTraffic } from './store-traffic';
import { Surroundings } from './surroundings';

/** The pods of a Prow, by the names of their Services or Deployments. */
export interface ProwParties extends Readonly<Record<ComponentName, Party>> {
  /** All pods of the jobs' namespace. */
  readonly jobs: Party;
  /** Absent where it is not ours. */
  readonly objectStore?: Party;
}

export function prowParties({ namespace, jobsNamespace, storage }: ProwModel): ProwParties {
  const component = (name: string): Party => ({ name, pods: podsOf(namespace, name) });
  return {
    ...ofEachComponent(({ name }) => component(name)),
    jobs: { name: 'jobs', pods: { namespace: jobsNamespace, labels: {} } },
    ...(storage.endpoint ? { objectStore: component(storage.endpoint.serviceName) } : {}),
  };
}

export function podsOf(namespace: string, app: string): PodsOf {
  return { namespace, labels: { app } };
}

/** Who talks to whom in a Prow, without those who come in from outside. */
export function prowTraffic({ github, storage }: ProwModel, parties: ProwParties, around: Surroundings): readonly Traffic[] {
  const { hook, deck, tide, ghproxy, crier, statusReconciler, horologium, sinker, prowControllerManager, jobs } = parties;
  const clients = [hook, deck, tide, crier, statusReconciler];
  const watchers = [...clients, horologium, sinker, prowControllerManager];
  const storeUsers = [deck, tide, crier, statusReconciler];
  const gitHub = [tcp(urlPort(github.apiUrl))];
  return [
    ...toward(around.dns, [...watchers, ghproxy, jobs], around.dnsPorts, 'names'),
    ...toward(around.apiServer, watchers, [tcp(around.apiServerPort)], 'ProwJobs, pods and configuration'),
    ...toward(ghproxy, clients, [tcp(HTTP.containerPort)], 'GitHub\'s API, cached'),
    // the API when ghproxy does not answer, and git
    ...toward(around.gitHub, [...clients, ghproxy], gitHub, 'GitHub\'s API and git'),
    { from: deck, to: hook, ports: [tcp(HTTP.containerPort)], purpose: 'help about plugins', http: [{ method: 'GET', path: '/plugin-help' }] },
    ...toward(tide, [deck], [tcp(HTTP.containerPort)], 'pools and history'),
    ...storeTraffic(storage, parties.objectStore, storeUsers, jobs, around),
    ...(around.jobsInternet ? toward(around.internet, [jobs], [], 'what jobs fetch') : []),
    ...toward(around.jobsNetworks, [jobs], [], 'networks that jobs were allowed'),
    ...(around.gitHubIsNamed ? toward(around.gitHub, [jobs], gitHub, 'clones') : []),
    ...(around.monitoring ? [...watchers.filter((party) => party !== statusReconciler), ghproxy].map((to) => ({ from: around.monitoring as Party, to, ports: [tcp(METRICS.containerPort)], purpose: 'metrics' })) : []),
  ].filter(({ to }) => to.pods !== undefined || to.blocks === undefined || to.blocks.length > 0);
}

/** The same from each. */
export function toward(to: Party, from: readonly Party[], ports: readonly TrafficPort[], purpose: string): readonly Traffic[] {
  return from.map((party) => ({ from: party, to, ports, purpose }));
}
