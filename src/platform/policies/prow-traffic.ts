import { ANYBODY, Party, tcp, Traffic, TrafficPort } from '../../core/traffic';
import { DECK_HTTP, HTTP, METRICS } from '../../prow/components/component-ports';
import { GCSWEB } from '../../prow/programs/gcsweb-options';
import { TOT } from '../../prow/programs/tot-options';
import { PlacedProgram, placedPrograms } from '../../prow/programs/placed-programs';
import { ProwModel } from '../../prow/prow-model';
import { partyOfPods, podsOf, ProwParties } from './prow-parties';
import { clusterTraffic, pushTraffic, schedulerTraffic } from './cluster-traffic';
import { storeTraffic } from './store-traffic';
import { Surroundings } from './surroundings';

/** Clones with a key. */
const SSH = tcp(22);

/** Who talks to whom in a Prow, without those who come in from outside. */
export function prowTraffic(prow: ProwModel, parties: ProwParties, around: Surroundings): readonly Traffic[] {
  const { hook, deck, tide, ghproxy, crier, statusReconciler, horologium, sinker, prowControllerManager, jobs } = parties;
  const decks = parties.privateDeck === undefined ? [deck] : [deck, parties.privateDeck];
  const askers = [hook, ...decks, tide, crier, statusReconciler];
  const placed = placedPrograms(prow).map((program) => ({ ...program, party: partyOfPods(podsOf(prow.namespace, program.name), parties) }));
  const those = (test: (program: PlacedProgram) => boolean): readonly Party[] => placed.filter(test).map(({ party }) => party);
  const programs = placed.map(({ party }) => party);
  const clients = [...askers, ...those(({ github }) => github)];
  const watchers = [...askers, horologium, sinker, prowControllerManager];
  const storeUsers = [
    ...decks, tide, crier, statusReconciler, ...prow.storage.clusterStatusUrl === undefined ? [] : [prowControllerManager], ...those(({ store }) => store),
  ];
  const { gcsweb, tot } = prow.programs;
  const measured = [...watchers.filter((party) => party !== statusReconciler), ...those((program) => program.measured)];
  const gitHub = [tcp(around.gitHubPort)];
  return [
    ...toward(around.dns, [...watchers, ...programs, ghproxy, jobs], around.dnsPorts, 'names'),
    ...toward(around.apiServer, [...watchers, ...those(({ apiServer }) => apiServer)], [tcp(around.apiServerPort)], 'ProwJobs, pods and configuration'),
    ...toward(ghproxy, clients, [tcp(HTTP.containerPort)], 'GitHub\'s API, cached'),
    // the API when ghproxy does not answer, and git
    ...toward(around.gitHub, [...clients, ghproxy], gitHub, 'GitHub\'s API and git'),
    ...decks.map((from) => ({ from, to: hook, ports: [tcp(HTTP.containerPort)], purpose: 'help about plugins', http: [{ method: 'GET', path: '/plugin-help' }] })),
    ...toward(tide, decks, [tcp(HTTP.containerPort)], 'pools and history'),
    ...tot === undefined ? [] : toward(partyOfPods(podsOf(prow.namespace, TOT), parties), [prowControllerManager], [tcp(HTTP.containerPort)], 'numbers of runs'),
    ...gcsweb?.url === undefined ? [] : toward(partyOfPods(podsOf(prow.namespace, GCSWEB), parties), [ANYBODY], [tcp(DECK_HTTP.containerPort)], 'files of jobs'),
    ...storeTraffic(prow, parties, storeUsers, around),
    ...clusterTraffic(prow, [hook, ...decks, prowControllerManager, sinker, crier], around),
    ...schedulerTraffic(prow, prowControllerManager, around),
    ...pushTraffic(prow, measured, around),
    ...(around.jobsInternet ? toward(around.internet, [jobs], [], 'what jobs fetch') : []),
    ...toward(around.jobsNetworks, [jobs], [], 'networks that jobs were allowed'),
    ...(around.jobsApiServer ? toward(around.apiServer, [jobs], [tcp(around.apiServerPort)], 'what jobs do in the cluster') : []),
    ...(around.gitHubIsNamed ? toward(around.gitHub, [jobs], [...gitHub, SSH], 'clones') : []),
    ...(around.monitoring ? [...measured, ghproxy]
      .map((to) => ({ from: around.monitoring as Party, to, ports: [tcp(METRICS.containerPort)], purpose: 'metrics' })) : []),
  ].filter(({ to }) => isSomebody(to));
}

/** False for networks of which nobody named one. */
function isSomebody({ pods, morePods = [], nodes, allPods, isApiServer, blocks }: Party): boolean {
  return blocks === undefined || blocks.length + morePods.length > 0 || pods !== undefined || nodes !== undefined || allPods === true || isApiServer === true;
}

/** The same from each. */
export function toward(to: Party, from: readonly Party[], ports: readonly TrafficPort[], purpose: string): readonly Traffic[] {
  return from.map((party) => ({ from: party, to, ports, purpose }));
}
