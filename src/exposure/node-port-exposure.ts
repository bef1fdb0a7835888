import { hostOrAddress, urlHost } from '../core/net';
import { Where } from '../core/problem';
import { PropsReader, readOldProps } from '../core/props-reader';
import { DEFAULT_NODE_PORT_RANGE, ExternalTrafficPolicy, nodePortIn, nodePortRange, ServiceExposure } from '../core/service-exposure';
import { memberOf } from '../core/values';
import { ExposurePlan, SERVICES_ONLY } from './exposure-plan';
import { NodePortExposureOptions } from './node-port-exposure-options';
import { refuseTls, TLS_ELSEWHERE } from './refuse-tls';
import { reachabilityNotes } from './reachability';
import { staticBand } from './static-band';

interface NodePorts {
  readonly hookPort: number;
  readonly deckPort: number;
  readonly address?: string;
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  readonly nodePortRange: string;
}

/** The plan in which every node of the cluster answers. */
export function nodePortExposure(options: NodePortExposureOptions): ExposurePlan {
  const ports = readOldProps<NodePortExposureOptions, NodePorts>(Where.call('Exposure.nodePort'), options, readNodePorts);
  const { hookPort, deckPort, address, externalTrafficPolicy, nodePortRange: range } = ports;
  const host = urlHost(address ?? 'ADDRESS');
  const hookUrl = `http://${host}:${hookPort}/hook`;
  const deckUrl = `http://${host}:${deckPort}`;
  const service = { externalTrafficPolicy, nodePortRange: range };
  return {
    ...SERVICES_ONLY,
    hook: ServiceExposure.nodePort(hookPort, service),
    deck: ServiceExposure.nodePort(deckPort, service),
    hookUrl: address === undefined ? undefined : hookUrl,
    deckUrl: address === undefined ? undefined : deckUrl,
    nodePortRange: range,
    notes: [
      ...(address === undefined ? [`The webhook URL for GitHub is ${hookUrl}, and deck is at ${deckUrl}, with the address of any node for ADDRESS.`] : reachabilityNotes(address)),
      `The firewall of the nodes must let TCP ports ${hookPort} and ${deckPort} in. What arrives there is not encrypted: anybody on the way can read webhooks, though not change them.`,
      ...(externalTrafficPolicy === 'Local' ? ['Only nodes that run a pod of hook or deck answer for it, because externalTrafficPolicy is Local.'] : []),
      ...outsideStaticBand(ports),
    ],
  };
}

function readNodePorts(p: PropsReader<NodePortExposureOptions>): NodePorts {
  refuseTls(p, 'there is no TLS at a node port', TLS_ELSEWHERE);
  const range = p.optional('nodePortRange', nodePortRange, DEFAULT_NODE_PORT_RANGE) ?? DEFAULT_NODE_PORT_RANGE;
  const hookPort = readPort(p, 'hookPort', range, 30001);
  const deckPort = readPort(p, 'deckPort', range, 30002);
  if (hookPort === deckPort) {
    p.problem('deckPort', { what: `${deckPort} is the port of hook`, instead: `pick another one from ${range}`, code: 'NodePortTaken' });
  }
  return {
    hookPort,
    deckPort,
    address: p.optional('address', hostOrAddress),
    externalTrafficPolicy: p.optional('externalTrafficPolicy', memberOf(ExternalTrafficPolicy)),
    nodePortRange: range,
  };
}

function readPort(p: PropsReader<NodePortExposureOptions>, prop: 'hookPort' | 'deckPort', range: string, fallback: number): number {
  const [first, last] = range.split('-').map(Number);
  const given = p.optional(prop, nodePortIn(range));
  if (given === undefined && (fallback < first || fallback > last)) {
    p.problem(prop, { what: `its default ${fallback} is outside ${range}`, instead: 'pick a port in that range', code: 'NodePortOutOfRange' });
  }
  return given ?? fallback;
}

function outsideStaticBand({ hookPort, deckPort, nodePortRange: range }: NodePorts): readonly string[] {
  const band = staticBand(range);
  if (band === undefined) return [];
  return [{ port: hookPort, of: 'hook' }, { port: deckPort, of: 'deck' }].filter(({ port }) => port > band.last).map(({ port, of }) =>
    `Kubernetes may give node port ${port}, which ${of} asks for, to another Service first; ports ${band.first} to ${band.last} are given away last.`);
}
