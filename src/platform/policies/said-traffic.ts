import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { secluded } from '../../core/reach';
import { Party, Traffic } from '../../core/traffic';
import { ProwModel } from '../../prow/prow-model';
import { IsolationFinding } from './api-server-fit';
import { partyOfPods, ProwParties } from './prow-parties';
import { IsolationSettings } from './resolve-isolation';
import { networks, networksOfJobs, Surroundings } from './surroundings';
import { TrafficPeerPlan } from './traffic-peer';

type Entry = IsolationSettings['traffic'][number];

/** What `isolation.traffic` adds. */
export function saidTraffic({ namespace }: ProwModel, model: IsolationSettings, parties: ProwParties, around: Surroundings): readonly Traffic[] {
  return model.traffic.flatMap(({ of, to, from, ports }) => of._resolve(parties, namespace).flatMap((own): readonly Traffic[] => [
    ...(of._areOthers && to.length > 0 ? [{ from: own, to: around.dns, ports: around.dnsPorts, purpose: 'names' }] : []),
    ...to.map(({ _plan }) => ({ from: own, to: partyOf(_plan, of._areJobs, model, parties, around), ports, purpose: 'what was allowed besides' })),
    ...from.map(({ _plan }) => ({ from: partyOf(_plan, false, model, parties, around), to: own, ports, purpose: 'what was allowed besides' })),
  ]));
}

function partyOf({ pods, cidrs, hosts = [] }: TrafficPeerPlan, isOfJobs: boolean, model: IsolationSettings, parties: ProwParties, around: Surroundings): Party {
  if (pods !== undefined) return partyOfPods(pods, parties);
  if (cidrs !== undefined) return { name: cidrs.join(' '), ...(isOfJobs ? networksOfJobs : networks)(cidrs, model) };
  return { ...(isOfJobs ? around.internet : around.anywhere), name: hosts.join(' '), hosts };
}

/** Names, where policies know addresses alone. */
export function nameFindings(isolation: IsolationSettings): readonly IsolationFinding[] {
  if (isolation.dialect._readsL7) return [];
  return isolation.traffic.flatMap((entry) => entry.to.flatMap(({ _plan: { hosts } }, i): readonly IsolationFinding[] => {
    const finding = hosts === undefined ? undefined : nameFinding(entry, hosts, isolation);
    return finding === undefined ? [] : [{ prop: entry.prop === 'isolation.workloadIdentity' ? entry.prop : `${entry.prop}.to[${i}]`, finding }];
  }));
}

function nameFinding({ of, ports }: Entry, hosts: readonly string[], { dialect, jobs }: IsolationSettings): Finding | undefined {
  const names = hosts.map(quote).join(', ');
  const unknown = `policies of ${dialect._group} know no names, and`;
  const unsayable = (what: string, instead: string): Finding => ({ what: `${unknown} ${what}`, instead, code: 'TrafficUnsayable' });
  if (ports.length === 0) return unsayable(`${names} without ports would be every address at every port`, 'say ports, or networks by TrafficPeer.cidrs()');
  if (!of._areJobs) return undefined;
  const inside = hosts.filter((host) => secluded(host.replace(/^[*.]+/, '')) !== undefined);
  if (inside.length > 0) return unsayable(`${inside.map(quote).join(', ')} may be at any private address, which jobs do not reach`, 'say its networks by TrafficPeer.cidrs()');
  return jobs.internet ? undefined : unsayable(
    `${names} would be all of the Internet at port ${ports.map(({ port }) => port).join(', ')}, although jobsInternet is false`,
    'say its networks by TrafficPeer.cidrs(), use PolicyDialect.cilium() where the CNI is Cilium, or leave jobsInternet out',
  );
}

/** What is open in place of names. */
export function nameNotes(isolation: IsolationSettings | undefined): readonly string[] {
  if (isolation === undefined || isolation.dialect._readsL7) return [];
  const named = isolation.traffic.filter(({ of }) => !of._areJobs)
    .flatMap(({ to, ports }) => to.flatMap(({ _plan: { hosts } }) => (hosts ? [{ hosts, ports }] : [])));
  return named.map(({ hosts, ports }) => (
    `Policies of ${isolation.dialect._group} know no names: for ${hosts.join(', ')} Prow's pods may reach every address at port ${ports.map(({ port }) => port).join(', ')}.`
  ));
}

/** Whether somebody said how jobs get to a host, as far as can be seen from here. */
export function jobsMayReach({ jobs, traffic }: IsolationSettings, host: string, port: number): boolean {
  return jobs.cidrs.length > 0 || traffic.some(({ of, to, ports }) => of._areJobs && (ports.length === 0 || ports.some((one) => one.port === port))
    && to.some(({ _plan: { cidrs, hosts } }) => cidrs !== undefined || hosts?.some((name) => fits(name, host))));
}

function fits(pattern: string, host: string): boolean {
  const expression = pattern.split('**').map((part) => part.split('*').map((one) => one.replaceAll('.', '\\.')).join('[a-z0-9-]*')).join('[a-z0-9.-]+');
  return new RegExp(`^${expression}$`).test(host);
}
