import { port } from '../../core/net';
import { each, Fields, optional, required, Rule, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { list } from '../../core/values';
import { ipAddress } from '../../exposure/words';

/** A port of the own machine that leads to a port of a node, where nodes are containers. */
export interface ClusterPortMapping {
  /** Port of the node: a node port, or one at which a pod on the network of the node listens. Errors: `NotInteger`, `NumberOutOfRange`, `PortMappedTwice`. */
  readonly nodePort: number;

  /**
   * Port of the own machine. Errors: `NotInteger`, `NumberOutOfRange`, `PortMappedTwice`.
   * @default - the same as that of the node
   */
  readonly hostPort?: number;

  /**
   * Address of the own machine that answers: `127.0.0.1` for nobody else. Error: `IpAddressInvalid`.
   * @default 0.0.0.0, which is every address of the machine; `::` where pods of kind have IPv6 alone
   */
  readonly listenAddress?: string;
}

/** The same with every default filled in. */
export interface MappedPort {
  readonly nodePort: number;
  readonly hostPort: number;
  readonly listenAddress: string;
}

/** All addresses of IPv4. */
export const EVERYWHERE = '0.0.0.0';

const mapping = shape({
  nodePort: required(port),
  hostPort: optional(port),
  listenAddress: optional(ipAddress, EVERYWHERE),
} satisfies Fields<ClusterPortMapping>, ({ nodePort, hostPort = nodePort, listenAddress }): MappedPort => ({ nodePort, hostPort, listenAddress }));

/** No port of the machine leads to two places, and none of a node has two ways. */
export const portMappings: Rule<readonly MappedPort[]> = (value, report) => {
  const read = list(mapping)(value, report);
  each(read, (one, i) => {
    const earlier = read.slice(0, i);
    if (earlier.some(({ nodePort }) => nodePort === one.nodePort)) {
      report.at(`[${i}].nodePort`)({ what: `${one.nodePort} is mapped by an earlier element`, instead: 'keep one of the two', code: 'PortMappedTwice' });
    }
    const taken = earlier.find((other) => other.hostPort === one.hostPort && shareAddress(other, one));
    if (taken !== undefined) {
      report.at(`[${i}]`)({
        what: `port ${one.hostPort} of the machine leads to ${taken.nodePort} of the node already`,
        instead: `write another hostPort for ${one.nodePort}`, code: 'PortMappedTwice',
      });
    }
  });
  return read;
};

function shareAddress(one: MappedPort, other: MappedPort): boolean {
  return [one.listenAddress, other.listenAddress].some((address) => [EVERYWHERE, '::'].includes(address)) || one.listenAddress === other.listenAddress;
}

/** What was said, and with it the node ports that nobody said anything of. A port of the machine that is taken is no port for them. */
export function withPorts(said: readonly MappedPort[], nodePorts: readonly number[]): readonly MappedPort[] {
  const unsaid = nodePorts.filter((wanted) => !said.some(({ nodePort }) => nodePort === wanted));
  return [...said, ...unsaid.map((nodePort) => ({ nodePort, hostPort: nodePort, listenAddress: EVERYWHERE }))];
}

/** Where a browser on the machine itself finds a port. */
export function onThisMachine({ hostPort, listenAddress }: MappedPort): string {
  return `http://${[EVERYWHERE, '::'].includes(listenAddress) ? 'localhost' : listenAddress.includes(':') ? `[${listenAddress}]` : listenAddress}:${hostPort}`;
}

/** Node ports that would take a port of the machine that leads elsewhere already. */
export function takenPorts(said: readonly MappedPort[], nodePorts: readonly number[]): readonly { readonly index: number; readonly what: string }[] {
  return nodePorts.filter((wanted) => !said.some(({ nodePort }) => nodePort === wanted)).flatMap((wanted) => said.flatMap(({ hostPort, nodePort }, index) => (
    hostPort === wanted ? [{ index, what: `port ${hostPort} of the machine leads to ${nodePort} of the node, and ${quote(wanted)} is a node port of `
      + 'this Prow, which it leads to by itself' }] : []
  )));
}
