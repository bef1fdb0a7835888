import { Construct } from 'constructs';
import { Party, Traffic } from '../../core/traffic';
import { namespacesOf, ProwModel } from '../../prow/prow-model';
import { cacheTraffic } from './cache-traffic';
import { IsolationSettings } from './resolve-isolation';
import { IsolatedPods, policyNames } from './policy-writer';
import { externalPluginTraffic } from './external-plugins';
import { identityTraffic } from './identity-traffic';
import { pluginTraffic } from './plugin-traffic';
import { prowParties, ProwParties } from './prow-parties';
import { prowTraffic } from './prow-traffic';
import { saidTraffic } from './said-traffic';
import { surroundings, Surroundings } from './surroundings';

/** What comes in from outside, and goes out of what stands at the door. */
export type WaysInTraffic = (parties: ProwParties, around: Surroundings) => readonly Traffic[];

/** The whole table of who talks to whom. */
export function trafficOf(prow: ProwModel, model: IsolationSettings, waysIn: WaysInTraffic): readonly Traffic[] {
  const parties = prowParties(prow);
  const around = surroundings(model, prow.github);
  return [
    ...waysIn(parties, around), ...prowTraffic(prow, parties, around), ...pluginTraffic(prow, parties, around),
    ...externalPluginTraffic(prow, model, parties, around), ...identityTraffic(prow, model, parties), ...cacheTraffic(prow, parties, around),
    ...saidTraffic(prow, model, parties, around),
  ];
}

/** Shuts off Prow's namespaces, but for what is in the table. */
export function placePolicies(scope: Construct, prow: ProwModel, model: IsolationSettings, traffic: readonly Traffic[]): void {
  const namespaces = namespacesOf(prow);
  model.dialect._write(scope, namespaces, isolatedPods(namespaces, traffic));
}

function isolatedPods(namespaces: readonly string[], traffic: readonly Traffic[]): readonly IsolatedPods[] {
  const ours = new Map<string, IsolatedPods['party']>();
  for (const { name, pods, ...party } of traffic.flatMap(({ from, to }) => [from, to])) {
    if (pods && namespaces.includes(pods.namespace)) ours.set(name, { ...party, name, pods });
  }
  const isSame = (party: Party, name: string): boolean => party.name === name;
  const sorted = [...ours.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = policyNames(sorted);
  return sorted.map((party, i) => ({
    policyName: names[i],
    party,
    incoming: traffic.filter(({ to }) => isSame(to, party.name)),
    outgoing: traffic.filter(({ from }) => isSame(from, party.name)),
  }));
}
