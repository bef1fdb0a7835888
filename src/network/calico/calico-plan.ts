import { Construct } from 'constructs';
import { NodeTraffic } from '../../core/network-plan';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { SecretNeed } from '../../core/secret-need';
import { ClusterCloud } from '../cluster-cloud';
import { CniCapabilities, CniLifecycle, CniSetupEffort } from '../cni-capabilities';
import { CniPlan, ON_ITS_OWN } from '../cni-plan';
import { CalicoApiVersion } from '../calico-versions';
import { placeCalico } from './calico';
import { placeCalicoConfiguration } from './calico-configuration';
import { operatorEndpoint } from './calico-node-parts';
import { crossingOf, providersCloud } from './calico-crossing';
import { calicoPolicyView } from './calico-policy-view';
import { calicoNotes, calicoSizes, calicoVerification, calicoWarnings, KUBE_PROXY_NOTE, KUBE_PROXY_WARNING, makingNotes, programNotes } from './calico-notes';
import { CalicoProps, CalicoSettings, CALICO_FIELDS, settleCalico } from './calico-props';
import { isHostLocal } from './operator-overrides';
import { CALICO_TRACES } from './calico-traces';
import { calicoCrds, operatorWaits, tigeraOperator } from './calico-upstream';

/** Calico, to be installed from here. */
export function calicoPlan(props: CalicoProps): CniPlan {
  const settings = readProps(Where.call('Cni.calico'), props, CALICO_FIELDS, settleCalico);
  const { flavour: { operator }, plugin: { foreign }, carriers, podMtu, bgp, felix, windows, dataplane } = settings;
  const overrides = fieldsOf(felix);
  const bpfServer = dataplane.apiServer;
  const endpoint = bpfServer ?? (windows === undefined ? undefined : { host: windows.apiServerHost, port: windows.apiServerPort });
  const configured = operator !== undefined && (felix !== undefined || bgp.configuration !== undefined || bgp.peers.length > 0);
  return {
    ...ON_ITS_OWN,
    name: 'Calico',
    podCidrsFrom: foreign === undefined ? 'Cni.calico({ pools })' : 'the network of the cluster',
    network: { podCidrs: carriers.map(({ cidr }) => cidr), podMtu: foreign === undefined ? podMtu : undefined, nodePorts: nodePorts(settings) },
    podsAmongNodes: foreign !== undefined,
    cloud: foreign?.cloud ?? providersCloud(operator),
    crossings: carriers.map((pool) => ({ ...crossingOf(pool), settles: overrides.awsSrcDstCheck === 'Disable' ? ClusterCloud.AMAZON : undefined })),
    nodes: settings.nodes === undefined ? undefined : { count: settings.nodes, from: 'Cni.calico({ nodes })' },
    sizes: calicoSizes(settings),
    services: windows === undefined ? undefined : { cidrs: windows.serviceCidrs, from: 'Cni.calico({ windows.serviceCidrs })' },
    bgpPeers: bgp.peers.flatMap(({ spec: { peerIP, node, nodeSelector } }) => (peerIP === undefined ? []
      : [{ address: peerIP, everywhere: node === undefined && nodeSelector === undefined }])),
    usesNodeCidrs: isHostLocal(operator?.overrides ?? {}),
    capabilities: calicoCapabilities(settings),
    // policies of its own have to pass its API server, which checks and names them
    policyGroups: operator?.apiServer === true ? ['projectcalico.org'] : [],
    policyView: calicoPolicyView(operator?.kubernetesProvider ?? foreign?.provider),
    loadBalancerClasses: balancesLoad(settings) ? ['calico'] : [],
    gatewayClasses: [],
    ingressClasses: [],
    apiServer: endpoint === undefined ? undefined : { ...endpoint, from: bpfServer === undefined ? 'Cni.calico({ '
      + 'windows.apiServerHost })' : 'CalicoDataplane.bpf({ apiServerHost })' },
    interfaceByChance: settings.ipv4Autodetection === undefined && settings.hasIpv4 && foreign === undefined
      ? { takes: 'the first address that it finds', instead: 'say which by ipv4Autodetection: CalicoAutodetection.cidrs(…)' } : undefined,
    verification: calicoVerification(operator !== undefined),
    notes: calicoNotes(settings),
    warnings: calicoWarnings(settings),
    aboutKubeProxy: settings.dataplane.replacesKubeProxy ? [KUBE_PROXY_WARNING, KUBE_PROXY_NOTE] : undefined,
    aboutMaking: makingNotes(settings),
    aboutShell: programNotes(settings),
    upstreamManifests: operator === undefined ? [calicoCrds()] : tigeraOperator(),
    waits: operator === undefined ? undefined : operatorWaits(operator.apiServer),
    traces: foreign === undefined ? CALICO_TRACES : undefined,
    secrets: operator === undefined ? passwords(settings) : [],
    objects: {
      namespaces: operator !== undefined && endpoint !== undefined ? (scope) => operatorEndpoint(scope, endpoint) : undefined,
      network: (scope) => void placeCalico(new Construct(scope, 'calico'), settings),
      networkConfig: configured ? (scope) => placeCalicoConfiguration(new Construct(scope, 'calico'), settings, CalicoApiVersion.V3) : undefined,
    },
  };
}

/** Those of `overrides` among them, which no type names. */
function fieldsOf(felix: CalicoSettings['felix']): Readonly<Record<string, unknown>> {
  return { ...felix };
}

function passwords({ bgp }: CalicoSettings): readonly SecretNeed[] {
  return bgp.peers.flatMap(({ name, password }) => (password === undefined ? [] : [{
    namespace: 'kube-system', name: password.name, keys: [{ key: password.key, option: `bgp-password-${name}`, help: `password of the BGP peer ${name}` }],
  }]));
}

function balancesLoad({ pools, bgp }: CalicoSettings): boolean {
  return bgp.balancesLoad && pools.some(({ carriesServices }) => carriesServices);
}

function nodePorts({ pools, bgp, felix, wireguard, flavour, typhaReplicas, hasIpv6, dataplane }: CalicoSettings): readonly NodeTraffic[] {
  const vxlanPort = felix?.vxlanPort ?? 4789;
  const wrapped = pools.flatMap(({ encapsulation }) => encapsulation.nodePorts)
    .map((traffic) => (traffic.port === undefined ? traffic : { ...traffic, port: vxlanPort }));
  const all: readonly NodeTraffic[] = [
    ...wrapped,
    ...(dataplane.replacesKubeProxy ? [{ protocol: 'UDP', port: vxlanPort, purpose: 'packets for a Service that eBPF hands on to the node of its pod, in VXLAN' }] : []),
    ...(bgp.enabled ? [{ protocol: 'TCP', port: bgp.configuration?.listenPort ?? 179, purpose: 'routes to pods, by BGP' }] : []),
    ...(wireguard ? [{ protocol: 'UDP', port: felix?.wireguardListeningPort ?? 51820, purpose: 'packets between pods of different nodes, in WireGuard' }] : []),
    ...(wireguard && hasIpv6 ? [{ protocol: 'UDP', port: Number(fieldsOf(felix).wireguardListeningPortV6 ?? 51821), purpose: 'IPv6 packets between '
      + 'pods of different nodes, in WireGuard' }] : []),
    ...(flavour.operator !== undefined || typhaReplicas > 0 ? [{ protocol: 'TCP', port: 5473, purpose: 'what Typha tells Calico\'s nodes' }] : []),
  ];
  return all.filter((one, i) => all.findIndex((other) => other.protocol === one.protocol && other.port === one.port) === i);
}

function calicoCapabilities(settings: CalicoSettings): CniCapabilities {
  const { carriers, bgp, dataplane, wireguard, flavour, overhead, ipv6Overhead, typhaReplicas } = settings;
  const wraps = [...new Set(carriers.map(({ encapsulation }) => encapsulation.wrap))];
  const ipv4Only = carriers.some(({ encapsulation }) => encapsulation.ipv4Only);
  return {
    enforcesNetworkPolicy: true,
    l7Policy: false,
    encryption: wireguard ? 'WireGuard' : 'none',
    encapsulation: wraps.length === 0 ? 'none' : wraps.join(', '),
    overheadBytes: overhead,
    ipv6OverheadBytes: ipv4Only ? undefined : ipv6Overhead,
    dualStack: settings.plugin.foreign === undefined ? !ipv4Only : undefined,
    needsLayer2: carriers.some(({ encapsulation }) => encapsulation.needsLayer2) && bgp.peers.length === 0,
    observability: flavour.operator?.goldmane === true ? (flavour.operator.whisker ? 'Goldmane and Whisker' : 'Goldmane') : 'metrics',
    loadBalancer: balancesLoad(settings) ? 'BGP' : 'none',
    kubeProxyReplacement: dataplane.replacesKubeProxy,
    multiCluster: false,
    kernelMinimum: dataplane.kernelMinimum,
    scale: flavour.operator !== undefined || typhaReplicas > 0 ? 'thousands of nodes, with Typha; a BGP mesh about a hundred' : 'up to 50 nodes without Typha',
    lifecycle: CniLifecycle.ACTIVE,
    maintainedBy: 'Tigera',
    enterpriseSupport: 'Tigera',
    setupEffort: CniSetupEffort.MEDIUM,
    // an operator sets none by itself: tigera/operator#2322
    requestsPerNode: flavour.operator === undefined ? 'calico-node cpu 250m' : 'none',
  };
}
