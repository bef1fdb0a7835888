import { NodeTraffic } from '../../core/network-plan';
import { familyOf } from '../../core/net';
import { OutputFile } from '../../writer/output-file';
import { nodeScript, textFile } from './start-file';

/** What a firewall of a node has to let through. */
export interface FirewallFacts {
  readonly nodeCidrs: readonly string[];
  readonly podCidrs: readonly string[];
  /** What the CNI sends from node to node. */
  readonly between: readonly NodeTraffic[];
  readonly apiServerPorts: readonly number[];
  readonly controlPlanes: number;
  /** Node ports of hook and deck. */
  readonly fromOutside: readonly number[];
}

/** One thing that is let in; without networks from everywhere. */
interface Opening {
  readonly from: readonly string[];
  readonly traffic: NodeTraffic;
}

/** The port of the kubelet, and those of etcd. Source: kubernetes.io, docs/reference/networking/ports-and-protocols. */
const KUBELET = 10250;
const ETCD = [2379, 2380];

function openings({ nodeCidrs, podCidrs, between, apiServerPorts, controlPlanes, fromOutside }: FirewallFacts): readonly Opening[] {
  const inside = [...nodeCidrs, ...podCidrs];
  const tcp = (port: number, purpose: string): NodeTraffic => ({ protocol: 'TCP', port, purpose });
  return [
    ...apiServerPorts.map((port) => ({ from: inside, traffic: tcp(port, 'the API server') })),
    { from: inside, traffic: tcp(KUBELET, 'the kubelet') },
    ...(controlPlanes === 1 ? [] : ETCD.map((port) => ({ from: nodeCidrs, traffic: tcp(port, 'etcd') }))),
    ...between.map((traffic) => ({ from: nodeCidrs, traffic })),
    ...fromOutside.map((port) => ({ from: [], traffic: tcp(port, 'hook and deck') })),
  ];
}

/** Rules for the three firewalls that Linux distributions have, each of which leaves all other rules as they are. */
export function firewallFiles(facts: FirewallFacts): readonly OutputFile[] {
  const all = openings(facts);
  return [
    textFile('nftables.conf', 'For: nft --file, into the table that /etc/nftables.conf of Debian, Ubuntu and Arch has', nftables(all, facts.podCidrs)),
    nodeScript('firewalld', 'Opens what Kubernetes and its network need, in the default zone of firewalld', firewalld(all, facts.podCidrs)),
    nodeScript('ufw', 'Opens what Kubernetes and its network need, in ufw', ufw(all, facts.podCidrs)),
  ];
}

const families = (networks: readonly string[]): ReadonlyMap<'ip' | 'ip6', readonly string[]> => new Map((['ip', 'ip6'] as const).flatMap((word) => {
  const own = networks.filter((network) => familyOf(network) === (word === 'ip' ? 'ipv4' : 'ipv6'));
  return own.length === 0 ? [] : [[word, own]];
}));

/**
 * Chains are made without a policy: where there is one already, its policy stays. Rules go in front, because nothing behind a "drop" is asked.
 *
 * Source: wiki.nftables.org, "Configuring chains" and "Simple rule management".
 */
function nftables(all: readonly Opening[], podCidrs: readonly string[]): readonly string[] {
  const accept = (chain: string, match: string, purpose: string): string => `insert rule inet filter ${chain} ${match} accept comment "prow: ${purpose}"`;
  return [
    'add table inet filter',
    'add chain inet filter input',
    'add chain inet filter forward',
    ...all.flatMap(({ from, traffic }) => {
      const what = traffic.port === undefined ? `meta l4proto ${protocolNumber(traffic.protocol)}` : `${traffic.protocol.toLowerCase()} dport ${traffic.port}`;
      if (from.length === 0) return [accept('input', what, traffic.purpose)];
      return [...families(from)].map(([word, networks]) => accept('input', `${word} saddr { ${networks.join(', ')} } ${what}`, traffic.purpose));
    }),
    ...[...families(podCidrs)].flatMap(([word, networks]) => ['saddr', 'daddr'].map((end) => (
      accept('forward', `${word} ${end} { ${networks.join(', ')} }`, 'packets of pods')))),
  ];
}

/** Source: firewalld.richlanguage(5): rules of a source leave the zone of everything else as it is. */
function firewalld(all: readonly Opening[], podCidrs: readonly string[]): readonly string[] {
  const what = ({ protocol, port }: NodeTraffic): string => (
    port === undefined ? `protocol value="${protocolNumber(protocol)}"` : `port port="${port}" protocol="${protocol.toLowerCase()}"`);
  return [
    ...all.flatMap(({ from, traffic }) => (from.length === 0
      ? [`firewall-cmd --permanent --add-port=${traffic.port}/${traffic.protocol.toLowerCase()}`]
      : from.map((network) => `firewall-cmd --permanent --add-rich-rule='rule family="${familyOf(network)}" source address="${network}" `
        + `${what(traffic)} accept'`))),
    ...podCidrs.map((network) => `firewall-cmd --permanent --zone=trusted --add-source=${network}`),
    'firewall-cmd --reload',
  ];
}

/** Source: ufw(8), RULE SYNTAX: of IP protocols it knows few by name; the others stand in /etc/ufw/before.rules. */
function ufw(all: readonly Opening[], podCidrs: readonly string[]): readonly string[] {
  return [
    ...all.flatMap(({ from, traffic: { protocol, port, purpose } }) => {
      const comment = `comment 'prow: ${purpose.replaceAll("'", '')}'`;
      if (port === undefined && !KNOWN_TO_UFW.has(protocolNumber(protocol))) {
        return [`echo 'ufw has no word for IP protocol ${protocolNumber(protocol)} (${purpose.replaceAll("'", '')}): open it in /etc/ufw/before.rules' >&2`];
      }
      const to = port === undefined ? `proto ${KNOWN_TO_UFW.get(protocolNumber(protocol))}` : `proto ${protocol.toLowerCase()}`;
      return (from.length === 0 ? ['any'] : from).map((network) => `ufw allow ${to} from ${network} to `
        + `any${port === undefined ? '' : ` port ${port}`} ${comment}`);
    }),
    ...podCidrs.flatMap((network) => [`ufw route allow from ${network}`, `ufw route allow to ${network}`]),
  ];
}

const KNOWN_TO_UFW: ReadonlyMap<string, string> = new Map([['50', 'esp'], ['51', 'ah'], ['47', 'gre']]);
/** Words that plans have instead of numbers. */
const NUMBERS: Readonly<Record<string, string>> = { ICMP: '1', ESP: '50', IPIP: '4', ICMPv6: '58' };

function protocolNumber(protocol: string): string {
  return NUMBERS[protocol] ?? protocol;
}

