import { familyOf } from '../../core/net';
import { NodeTraffic } from '../../core/network-plan';
import { OutputFile } from '../../writer/output-file';
import { StartFacts } from './cluster-plan';
import { firewallFiles, FirewallFacts } from './firewall-files';
import { shellBlock } from './start-text';
import { textFile } from './start-file';

/** What the nodes of a distribution listen on for each other. */
export interface NodeNeeds {
  /** Where servers of the control plane take calls from nodes and pods. */
  readonly apiServerPorts: readonly number[];
  readonly controlPlanes: number;
  readonly nodes: number;
  /** What they tell each other besides, where there are several; absent for nothing. */
  readonly between?: readonly NodeTraffic[];
}

/** Files, and what to do with them. */
interface NodeFiles {
  readonly files: readonly OutputFile[];
  readonly paragraphs: readonly string[];
}

/** What the kernel must have for a way of wrapping and of encrypting packets. Source: the names of Linux' own modules. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  VXLAN: ['vxlan'], Geneve: ['geneve'], IPIP: ['ipip'], WireGuard: ['wireguard'], IPsec: ['esp4', 'xfrm_user'], ESP: ['esp4', 'xfrm_user'],
};

/** Files for machines that run Linux and were made by somebody: modules and settings of the kernel, and rules of the firewall. */
export function nodeFiles(facts: StartFacts, needs: NodeNeeds): NodeFiles {
  const { cni: { capabilities: { encapsulation = 'none', encryption = 'none' } }, network: { podCidrs } } = facts;
  const modules = [...new Set(['overlay', 'br_netfilter', ...MODULES[encapsulation] ?? [], ...MODULES[encryption] ?? []])];
  const firewall = firewallsOf(facts, needs);
  return {
    files: [
      textFile('modules.conf', 'For: /etc/modules-load.d/prow.conf of every node', modules),
      textFile('sysctl.conf', 'For: /etc/sysctl.d/99-prow.conf of every node', sysctls(podCidrs)),
      ...firewall.files,
    ],
    paragraphs: [
      'On every machine, as root, before anything else:',
      shellBlock(
        'cp cluster/modules.conf /etc/modules-load.d/prow.conf', 'cp cluster/sysctl.conf /etc/sysctl.d/99-prow.conf',
        `modprobe --all ${modules.join(' ')}`, 'sysctl --system', 'swapoff --all'),
      ...firewall.paragraphs,
    ],
  };
}

/** Rules of the firewalls that these machines may have. */
export function firewallsOf({ cni, network: { nodeCidrs, podCidrs }, exposure: { hook, deck } }: StartFacts, needs: NodeNeeds): NodeFiles {
  const firewall: FirewallFacts = {
    nodeCidrs, podCidrs, between: needs.nodes === 1 ? [] : [...cni.network.nodePorts, ...needs.between ?? []], apiServerPorts: needs.apiServerPorts,
    controlPlanes: needs.controlPlanes, fromOutside: [hook, deck].flatMap(({ _plan: { nodePort } }) => nodePort ?? []),
  };
  return {
    files: nodeCidrs.length === 0 ? [] : firewallFiles(firewall),
    paragraphs: [
      nodeCidrs.length === 0
        ? 'Where the machines have a firewall, say their networks in `clusterNetwork.nodeCidrs`, and rules for nftables, firewalld and ufw are written beside.'
        : 'Where the machines have a firewall, one of these, whichever it is: `nft --file cluster/nftables.conf`, `sh cluster/firewalld.sh` or `sh '
          + 'cluster/ufw.sh`. Rules of nft are lost '
          + 'when the machine starts anew: put the line `include "/etc/nftables-prow.conf"` at the end of `/etc/nftables.conf`, and the file there.',
    ],
  };
}

/** Source: kubernetes.io, docs/setup/production-environment/container-runtimes; flannel's main.go asks for the bridge's settings. */
function sysctls(podCidrs: readonly string[]): readonly string[] {
  const isSix = podCidrs.some((cidr) => familyOf(cidr) === 'ipv6');
  return [
    'net.bridge.bridge-nf-call-iptables = 1', 'net.bridge.bridge-nf-call-ip6tables = 1', 'net.ipv4.ip_forward = 1',
    ...(isSix ? ['net.ipv6.conf.all.forwarding = 1'] : []),
  ];
}
