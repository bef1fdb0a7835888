import { Construct } from 'constructs';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { quote } from '../../core/quote';
import { SecretNeed } from '../../core/secret-need';
import { CniPlan, CniVerification, ON_ITS_OWN } from '../cni-plan';
import { requestsPerNode } from '../words';
import { flannelNamespace, placeFlannel } from './flannel';
import { checksumNotes, checksumsWithoutShell, flannelCrossings } from './flannel-crossing';
import { flannelTraces } from './flannel-traces';
import { FLANNEL_FIELDS, FlannelProps, FlannelSettings, settleFlannel } from './flannel-props';

/** Flannel, to be installed from here. */
export function flannelPlan(props: FlannelProps): CniPlan {
  const settings = readProps(Where.call('Cni.flannel'), props, FLANNEL_FIELDS, settleFlannel);
  const { namespace, network, ipv6Network, podMtu, enforcedBy, backend: mode } = settings;
  // a Secret needs its namespace before the CNI is applied
  const early = mode.psk !== undefined && !settings.namespaceExists;
  const placed = early ? { ...settings, namespaceExists: true } : settings;
  return {
    ...ON_ITS_OWN,
    name: 'Flannel',
    podCidrsFrom: ipv6Network === undefined ? 'Cni.flannel({ network })' : 'Cni.flannel({ network, ipv6Network })',
    network: {
      podCidrs: ipv6Network === undefined ? [network] : [network, ipv6Network],
      podMtu,
      nodePorts: ipv6Network === undefined ? mode.nodePorts : [...mode.nodePorts, ...mode.ipv6NodePorts ?? []],
    },
    capabilities: {
      enforcesNetworkPolicy: enforcedBy.enforces,
      ...mode.capabilities,
      overheadBytes: mode.overhead,
      ipv6OverheadBytes: mode.capabilities.dualStack === true ? mode.ipv6Overhead : undefined,
      requestsPerNode: requestsPerNode({ 'kube-flannel': settings.resources, 'kube-network-policies': enforcedBy.container?.resources ?? {} }),
    },
    policyGroups: [],
    loadBalancerClasses: [],
    gatewayClasses: [],
    ingressClasses: [],
    usesNodeCidrs: true,
    crossings: flannelCrossings(mode, 'Flannel'),
    mostNodes: settings.publicIp === undefined ? undefined : {
      count: 1,
      because: `publicIp ${quote(settings.publicIp)} is where each node would say that it is`,
      instead: `leave it out, and annotate each node with ${settings.kubeAnnotationPrefix}/public-ip-overwrite`,
    },
    interfaceByChance: settings.interfaces.length > 0 ? undefined
      : { takes: 'the interface of the default route', instead: 'name it with interfaces: { iface: ["eth1"] }' },
    traces: flannelTraces(settings.backend.options, '/etc/cni/net.d/10-flannel.conflist'),
    plugins: ['bridge', 'host-local', 'loopback', 'portmap'],
    notes: [makingNote(settings), ...notes(settings)],
    aboutMaking: [makingNote(settings)],
    aboutShell: [{ note: DAEMONS }, ...checksumsWithoutShell(settings.backend)],
    warnings: [...mode.warnings, ...natWarnings(settings), ...nftablesWarnings(settings), ...selectorWarnings(settings)],
    verification: flannelVerification(settings),
    secrets: secrets(settings),
    objects: {
      namespaces: early ? (scope) => flannelNamespace(scope, namespace) : undefined,
      network: (scope) => void placeFlannel(new Construct(scope, 'flannel'), placed),
    },
  };
}

function secrets({ namespace, backend }: FlannelSettings): readonly SecretNeed[] {
  const { psk, type } = backend;
  if (psk === undefined) return [];
  return [{
    namespace,
    name: psk.secretName,
    keys: [{
      key: psk.key,
      randomBytes: psk.randomBytes,
      option: psk.randomBytes === undefined ? `flannel-${type}-psk` : undefined,
      help: `key that all nodes share, for Flannel's ${type}: ${psk.form}`,
    }],
  }];
}

/** Source: Flannel v0.28.9, Documentation/troubleshooting.md. */
function natWarnings({ publicIp, backend }: FlannelSettings): readonly string[] {
  if (publicIp === undefined || backend.type !== 'vxlan') return [];
  const command = `ethtool -K flannel.${backend.options.VNI ?? 1} tx-checksum-ip-generic off`;
  return [`VXLAN through address translation may lose packets by wrong checksums; if it does, run on every node: ${command}`];
}

function selectorWarnings({ nodeSelector }: FlannelSettings): readonly string[] {
  const labels = Object.entries(nodeSelector ?? {}).filter(([key]) => key !== 'kubernetes.io/os').map(([key, value]) => (value === '' ? key : `${key}: ${value}`));
  return labels.length === 0 ? [] : [`Only nodes with ${labels.join(' and ')} get Flannel: all others stay NotReady and run no pod, those of the `
    + `control plane among them where they have no such label.`];
}

/** Source: Flannel v0.28.9, Documentation/configuration.md. */
function nftablesWarnings({ enableNFTables }: FlannelSettings): readonly string[] {
  return enableNFTables ? ['Flannel\'s rules in nftables are experimental, says its project: leave enableNFTables out where the nodes have iptables.'] : [];
}

function flannelVerification({ namespace }: FlannelSettings): readonly CniVerification[] {
  return [
    { command: `kubectl --namespace ${namespace} get pods --selector app=flannel --output wide`, expect: 'one pod on each node, Running and ready' },
    { command: 'kubectl get nodes --output custom-columns=NAME:.metadata.name,PODS:.spec.podCIDR', expect: 'a network for each node, and none of them <none>' },
  ];
}

const DAEMONS = 'Flannel needs on every node a firewalld that is off or lets its packets through, and a NetworkManager that leaves flannel* and cni0 alone.';

function makingNote({ network, ipv6Network }: FlannelSettings): string {
  const podNetwork = ipv6Network === undefined ? network : `${network},${ipv6Network}`;
  return `Flannel needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=${podNetwork} or the like.`;
}

function notes(settings: FlannelSettings): readonly string[] {
  const { ipv6Network, enableNFTables, healthzPort, features, nodeMtu, backendMtu, podMtu, backend, enforcedBy } = settings;
  const modules = [...(enableNFTables ? [] : ['br_netfilter']), ...backend.kernelModules];
  const needed = modules.length === 0 ? '' : `the kernel module${modules.length === 1 ? '' : 's'} ${modules.join(', ')}, `;
  const own = features.healthz ? `, and TCP port ${healthzPort} for itself` : '';
  return [
    `Flannel needs on every node: ${needed}net.ipv4.ip_forward=1, the plugins bridge, host-local, loopback and portmap in /opt/cni/bin${own}.`,
    ...(ipv6Network === undefined ? [] : ['Flannel needs an IPv4 and an IPv6 address with default routes on the same interface of every node.']),
    ...(backend.capabilities.needsLayer2 === true ? ['Flannel needs all nodes in one layer 2 network: no router stands between any two of them.'] : []),
    ...(nodeMtu === undefined || backendMtu !== undefined ? []
      : [`Flannel gives pods an MTU of ${podMtu} only where the nodes' interfaces have ${nodeMtu}: it reads theirs, and not what was said here.`]),
    ...(enableNFTables ? [] : ['Flannel needs iptables on every node: where the kernel has nftables alone, write enableNFTables: true.']),
    ...(enforcedBy.other === undefined ? [] : [`Flannel leaves policies to ${enforcedBy.other}, which has to be installed beside it.`]),
    DAEMONS,
    ...checksumNotes(backend),
  ];
}
