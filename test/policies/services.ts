import type { Flow, World } from './world';

/** A connection as it is after the address of a Service was replaced by that of what is behind it. */
export function effective(world: World, flow: Flow): Flow {
  const { leadsTo } = world.ends[flow.to];
  return leadsTo ? { ...flow, to: leadsTo.end, port: leadsTo.ports[flow.port] } : flow;
}
