import { Party, tcp, udp } from '../../src/core/traffic';
import { TrafficEnds } from '../../src/exposure/exposure-plan';
import { trafficEnds } from '../../src/platform/policies/ways-in';

/** Ends that are told apart by their names. */
export function namedEnds(namespace: string): TrafficEnds {
  const party = (name: string): Party => ({ name });
  return trafficEnds(namespace, { hook: party('hook') }, { dns: party('dns'), dnsPorts: [udp(53), tcp(53)], anywhere: party('anywhere') }, { party: party('deck'), port: 8080 });
}
