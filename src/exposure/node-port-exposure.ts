import { urlHost, urlHostName, urlPort } from '../core/net';
import { Where } from '../core/problem';
import { accepts, Fields, isPlainObject, optional, readValue, Rule, shape, ValuesOf } from '../core/props';
import { quote } from '../core/quote';
import { DEFAULT_NODE_PORT_RANGE, ExternalTrafficPolicy, nodePortIn, nodePortRange, ServiceExposure } from '../core/service-exposure';
import { instanceOf, memberOf } from '../core/values';
import { withOpenPages } from './config-pages';
import { ExposureContext, ExposurePlan, SERVICES_ONLY } from './exposure-plan';
import { behindFrontProxy } from './front/behind-front-proxy';
import { FrontProxy, HIDDEN_CALLERS } from './front/front-proxy';
import { notApart, schemeFindings } from './private-deck-way';
import { unlimitedNote } from './webhook-body';
import { answeringHost, TLS_ELSEWHERE, withoutTls } from './words';

/** How nodes answer for hook and deck. Both ports are unique in a cluster, over all namespaces. */
export interface NodePortExposureOptions {
  /**
   * Port of every node where hook takes GitHub's webhooks, at the path `/hook`. `spec.ports[].nodePort` of Service `hook`.
   * Errors: `NodePortOutOfRange`, `NotInteger`, `PortOfNode`.
   * @default 30001
   */
  readonly hookPort?: number;

  /**
   * Port of every node where people see deck. `spec.ports[].nodePort` of Service `deck`.
   * Errors: `NodePortOutOfRange`, `NodePortTaken` when it is hook's, `NotInteger`, `PortOfNode`.
   * @default 30002
   */
  readonly deckPort?: number;

  /**
   * DNS name or IP address under which GitHub and people reach a node, without scheme and port. It ends up in the links that Prow writes into
   * pull requests. Errors: `AddressInvalid`, `AddressUnusable`.
   * @default - not known: pull requests get no links, and the notes tell what to fill in
   */
  readonly address?: string;

  /**
   * Whether a node forwards to pods on other nodes: `Cluster` does, `Local` does not and keeps the caller's address.
   * `spec.externalTrafficPolicy` of both Services. Error: `NotAllowedValue`.
   * @default - ExternalTrafficPolicy.CLUSTER, by Kubernetes
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * A proxy that takes webhooks in the place of hook, at the same port, and lets through whole ones of a limited size alone. Errors: `MutuallyExclusive` for
   * its `webhookSources` beside ExternalTrafficPolicy.CLUSTER, `WrongType`.
   * @default - none: hook answers itself
   */
  readonly frontProxy?: FrontProxy;

  /**
   * The range that the API server takes node ports from, its flag `--service-node-port-range`. Only the two ports are checked against it.
   * Error: `PortRangeInvalid`.
   * @default 30000-32767
   */
  readonly nodePortRange?: string;
}

function nodePortFields(range: string) {
  return {
    nodePortRange: optional(nodePortRange, DEFAULT_NODE_PORT_RANGE),
    hookPort: nodePort(range, 30001),
    deckPort: nodePort(range, 30002),
    address: optional(answeringHost),
    externalTrafficPolicy: optional(memberOf(ExternalTrafficPolicy)),
    frontProxy: optional(instanceOf(FrontProxy, 'FrontProxy.envoy()')),
  } satisfies Fields<NodePortExposureOptions>;
}

const UNLIMITED = `${unlimitedNote('A node port', 'has no limit of webhooks')} frontProxy: FrontProxy.envoy() puts a proxy with limits before hook.`;

type NodePorts = ValuesOf<ReturnType<typeof nodePortFields>>;

function nodePort(range: string, byDefault: number): Rule<number> {
  const rule = nodePortIn(range);
  return (value, report) => {
    const given = optional(rule)(value, report);
    if (given !== undefined || accepts(rule, byDefault)) return given ?? byDefault;
    return report({ what: `its default ${byDefault} is outside ${range}`, instead: 'pick a port in that range', code: 'NodePortOutOfRange' });
  };
}

/** Both ports are of the range that stands beside them. */
const nodePorts: Rule<NodePorts> = (value, report) => {
  const given = isPlainObject(value) ? value.nodePortRange : undefined;
  const range = accepts(nodePortRange, given) ? given : DEFAULT_NODE_PORT_RANGE;
  return shape(nodePortFields(range), (ports, p) => {
    if (ports.hookPort === ports.deckPort) {
      p.problem('deckPort', { what: `${ports.deckPort} is the port of hook`, instead: `pick another one from ${range}`, code: 'NodePortTaken' });
    }
    if (ports.frontProxy?._settings.webhookSources !== undefined && ports.externalTrafficPolicy === ExternalTrafficPolicy.CLUSTER) {
      p.problem('externalTrafficPolicy', {
        what: HIDDEN_CALLERS, instead: 'leave one of them out', code: 'MutuallyExclusive',
      });
    }
    return ports;
  })(value, report);
};

/** The plan in which every node of the cluster answers. */
export function nodePortExposure(options: NodePortExposureOptions): (context: ExposureContext) => ExposurePlan {
  const ports = readValue(Where.call('Exposure.nodePort'), '', options, withoutTls('there is no TLS at a node port', TLS_ELSEWHERE, nodePorts));
  const { hookPort, deckPort, address, externalTrafficPolicy, nodePortRange: range } = ports;
  const host = urlHost(address ?? 'ADDRESS');
  const hookUrl = `http://${host}:${hookPort}/hook`;
  const deckUrl = `http://${host}:${deckPort}`;
  const service = { externalTrafficPolicy, nodePortRange: range };
  const aboutNodes = address !== undefined ? undefined
    : [`The webhook URL for GitHub is ${hookUrl}, and deck is at ${deckUrl}, with the address of any node for ADDRESS; where nodes are containers, with that of the `
      + 'machine and the ports that lead there.'];
  const isOpen = 'What arrives there is not encrypted: anybody on the way can read webhooks, though not change them.';
  const aboutFirewall = {
    ofNodes: `The firewall of the nodes must let TCP ports ${hookPort} and ${deckPort} in. ${isOpen}`,
    ofMachine: `The firewall of this machine must let the TCP ports in that lead to ${hookPort} and ${deckPort} of nodes. ${isOpen}`,
  };
  const plan: ExposurePlan = {
    ...SERVICES_ONLY,
    hook: ServiceExposure.nodePort(hookPort, service),
    deck: ServiceExposure.nodePort(deckPort, service),
    hookUrl: address === undefined ? undefined : hookUrl,
    deckUrl: address === undefined ? undefined : deckUrl,
    nodePortRange: range,
    aboutNodes,
    aboutFirewall,
    notes: [
      ...aboutNodes ?? [],
      aboutFirewall.ofNodes,
      ...(externalTrafficPolicy === ExternalTrafficPolicy.LOCAL ? ['Only nodes that run a pod of hook or deck answer for it, because externalTrafficPolicy is Local.'] : []),
      ...outsideStaticBand(ports),
    ],
  };
  const { frontProxy } = ports;
  return (context) => {
    const whole = { ...plan, ...privateDeckWay(context.privateDeckUrl, ports), notes: [...plan.notes, ...privateDeckNotes(context.privateDeckUrl, ports)] };
    return frontProxy === undefined ? withOpenPages('a node port closes no path', context, { ...whole, notes: [...whole.notes, UNLIMITED] })
      : behindFrontProxy(whole, frontProxy._settings, context);
  };
}

/** A second deck, at the port of its URL. */
function privateDeckWay(url: string | undefined, { hookPort, deckPort, externalTrafficPolicy, nodePortRange: range }: NodePorts): Pick<ExposurePlan, 'privateDeck'> {
  if (url === undefined) return {};
  const port = urlPort(url);
  const isPort = accepts(nodePortIn(range), port);
  const other = port === hookPort ? 'hook' : port === deckPort ? 'deck' : undefined;
  const instead = `write another port of ${range}, like ${quote(`http://${urlHost(urlHostName(url))}:30003`)}`;
  return {
    privateDeck: {
      service: isPort ? ServiceExposure.nodePort(port, { externalTrafficPolicy, nodePortRange: range }) : ServiceExposure.clusterIp(),
      findings: [
        ...schemeFindings(url, 'http'),
        ...(isPort ? [] : [{ what: `${quote(url)} has the port ${port}, which nodes do not give to Services`, instead, code: 'NodePortOutOfRange' as const }]),
        ...(other === undefined ? [] : [notApart(url, other, instead)]),
      ],
    },
  };
}

function privateDeckNotes(url: string | undefined, { nodePortRange: range }: NodePorts): readonly string[] {
  if (url === undefined) return [];
  const port = urlPort(url);
  return [`The firewall of the nodes must let TCP port ${port} in too, where the private deck answers.`, ...outsideBand([{ port, of: 'the private deck' }], range)];
}

function outsideStaticBand({ hookPort, deckPort, nodePortRange: range }: NodePorts): readonly string[] {
  return outsideBand([{ port: hookPort, of: 'hook' }, { port: deckPort, of: 'deck' }], range);
}

function outsideBand(ports: readonly { readonly port: number; readonly of: string }[], range: string): readonly string[] {
  const band = staticBand(range);
  if (band === undefined) return [];
  return ports.filter(({ port }) => port > band.last).map(({ port, of }) =>
    `Kubernetes may give node port ${port}, which ${of} asks for, to another Service first; ports ${band.first} to ${band.last} are given away last.`);
}

/**
 * The part at the bottom of a range of node ports that Kubernetes gives away last: a port of it is rarely taken by a Service that asked for any.
 * Undefined where the range is too small to have one.
 *
 * Source: KEP-3668, kubernetes v1.29 and later, `pkg/registry/core/service/portallocator/allocator.go`.
 */
export function staticBand(range: string): { readonly first: number; readonly last: number } | undefined {
  const [first, end] = range.split('-').map(Number);
  const size = end - first + 1;
  return size <= 16 ? undefined : { first, last: first + Math.min(Math.max(16, Math.floor(size / 32)), 128) - 1 };
}
