import { Construct } from 'constructs';
import { familyOf } from '../../core/net';
import { Where } from '../../core/problem';
import { Requirement } from '../../core/requirement';
import { SecretNeed } from '../../core/secret-need';
import { UpstreamWaits } from '../../core/upstream/upstream-manifest-plan';
import { laterCiliumValues } from '../../schema/cilium-values';
import { CniObjects, CniPlan, ON_ITS_OWN } from '../cni-plan';
import { BARE_NODES, KUBE_DNS } from '../policy-view';
import { bgpSecrets, placeCiliumBgp } from './bgp/cilium-bgp-plan';
import { CiliumInEffect } from './chart-defaults';
import { placeCilium } from './cilium';
import { ciliumNotes, ciliumVerification, ciliumWarnings, KUBE_PROXY_WARNING, kubeProxyNotes, makingWarnings } from './cilium-advice';
import { ciliumCapabilities, encryptionOf, isTunnel, loadBalancerClasses, nodeTraffic } from './cilium-network';
import { CiliumProps, CiliumSettings, readCilium, pathTo } from './cilium-props';
import { helmCommand, RELEASE } from './install/cilium-release';

/** Of Gateways and of Ingresses. */
const CLASS = 'cilium';
/** Of the operator, on different nodes. Source: cilium 1.20, chart `cilium`, values.yaml. */
const OPERATORS = 2;
const WITHOUT_KUBE_PROXY = 'kubeProxyReplacement: true and k8sServiceHost';
const BGP = ['ciliumbgpclusterconfigs', 'ciliumbgppeerconfigs', 'ciliumbgpadvertisements'];
const BGP_KINDS: Requirement = { name: 'cilium', crds: BGP.map((kind) => `${kind}.cilium.io`), stage: 'networkConfig' };
const TURNED_ON_BY = {
  'GatewayClass cilium': `add gatewayApi: {}, ${WITHOUT_KUBE_PROXY} to Cni.cilium()`,
  'IngressClass cilium': `add ingressController: {}, ${WITHOUT_KUBE_PROXY} to Cni.cilium()`,
  'io.cilium/l2-announcer': `add l2Announcements: {}, ${WITHOUT_KUBE_PROXY} to Cni.cilium()`,
  'io.cilium/bgp-control-plane': 'add bgpControlPlane: true to Cni.cilium()',
  'io.cilium/node': 'add nodeIpam: true to Cni.cilium()',
};

const IMAGES_OF_CHART = 'Images of Cilium are named by its chart: write yours into Cni.cilium({ values }), as image.repository, '
  + 'operator.image.repository, envoy.image.repository and so on.';

/** Cilium, to be installed by its chart. */
export function ciliumPlan(props: CiliumProps): CniPlan {
  return planOf(readCilium(Where.call('Cni.cilium'), props));
}

function planOf(settings: CiliumSettings): CniPlan {
  const { inEffect, installer, bgp, suited } = settings;
  const runsHere = installer.render !== undefined && installer.stage === 'network';
  return {
    ...ON_ITS_OWN,
    name: 'Cilium',
    podCidrsFrom: settings.ipam.podCidrsFrom,
    later: (minor) => laterCiliumValues(settings.release.values, minor).map(({ path, finding }) => ({ path: path.reduce(pathTo, 'values'), finding })),
    network: { podCidrs: settings.podCidrs, podMtu: settings.podMtu, nodePorts: nodeTraffic(inEffect) },
    capabilities: ciliumCapabilities(inEffect, settings.minor),
    policyGroups: ['cilium.io'],
    policyView: { ...(OF_CLOUDS.includes(inEffect['ipam.mode'] ?? '') ? { dns: KUBE_DNS } : BARE_NODES), unmatched: unmatchedByNetworks(settings.release.values) },
    loadBalancerClasses: loadBalancerClasses(inEffect),
    gatewayClasses: inEffect['gatewayAPI.enabled'] ? [CLASS] : [],
    ingressClasses: inEffect['ingressController.enabled'] ? [CLASS] : [],
    turnedOnBy: TURNED_ON_BY,
    nodePortRange: inEffect.kubeProxyReplacement ? (inEffect['nodePort.range'] ?? '30000-32767').replace(',', '-') : undefined,
    apiServer: inEffect.kubeProxyReplacement && settings.release.apiServer !== undefined
      ? { ...settings.release.apiServer, from: 'Cni.cilium({ k8sServiceHost })' } : undefined,
    nodes: settings.nodes === undefined ? undefined : { count: settings.nodes, from: 'Cni.cilium({ nodes })' },
    devices: namedDevices(inEffect.devices),
    givesNodeAddresses: inEffect['nodeIPAM.enabled'],
    addressless: addressless(inEffect),
    bgpPeers: bgp?.clusterConfigs.flatMap(({ spec: { nodeSelector, bgpInstances } }) => bgpInstances.flatMap(({ peers }) => (
      peers.flatMap(({ peerAddress }) => (peerAddress === undefined ? [] : [{ address: peerAddress, everywhere: nodeSelector === undefined }]))))),
    crossings: isTunnel(inEffect) || !inEffect.autoDirectNodeRoutes ? [] : [{ by: 'autoDirectNodeRoutes '
      + 'of Cilium', bare: 'subnet', instead: 'write CiliumRouting.vxlan()' }],
    usesNodeCidrs: inEffect['ipam.mode'] === 'kubernetes',
    divided: settings.ipam.parts?.filter(({ cidrs }) => inEffect[`${familyOf(cidrs[0])}.enabled`]),
    leastNodes: { count: inEffect['operator.replicas'] ?? OPERATORS, of: 'Cilium\'s operator', instead: 'leave operatorReplicas of Cni.cilium() out' },
    suited: (nodes) => planOf({ ...settings, ...suited(nodes) }),
    provides: runsHere ? ['cilium'] : [],
    verification: ciliumVerification(inEffect),
    notes: ciliumNotes(settings),
    warnings: ciliumWarnings(settings),
    aboutKubeProxy: inEffect.kubeProxyReplacement ? [KUBE_PROXY_WARNING, ...kubeProxyNotes(inEffect)] : undefined,
    aboutMaking: makingWarnings(settings),
    removal: installer.removal,
    byHand: installer.render === undefined && installer.bundle === undefined ? helmCommand(settings.release) : undefined,
    installedBy: installer.bundle === undefined ? helmCommand(settings.release) : undefined,
    // source: cilium 1.20, Documentation/operations/troubleshooting.rst and daemon/cmd/cleanup.go
    traces: { files: ['/etc/cni/net.d/05-cilium.conflist', '/var/run/cilium'], interfaces: ['cilium_host', 'cilium_vxlan', 'cilium_geneve', 'cilium_wg0'], chains: 'CILIUM' },
    imagesOfChart: IMAGES_OF_CHART,
    bundledBy: installer.bundle?.by,
    ...(runsHere ? { waits: waits(inEffect) } : {}),
    requirements: [...installer.requirements, ...requirements(inEffect, runsHere), ...(bgp === undefined || runsHere ? [] : [BGP_KINDS])],
    secrets: [...secrets(inEffect), ...(bgp === undefined ? [] : bgpSecrets(bgp, RELEASE.namespace))],
    // kubectl, kustomize, Flux and Argo CD take every .yaml below a folder for objects; helm reads it by any name
    files: [{ name: 'cilium/values.txt', content: settings.release.valuesYaml }],
    existingNamespaces: installer.existingNamespace === undefined ? [] : [installer.existingNamespace],
    objects: objects(settings),
  };
}

/** Undefined where one of them stands for many, or leaves one out. */
function namedDevices(devices: readonly string[] | undefined): readonly string[] | undefined {
  return devices?.some((device) => /[+!]/.test(device)) ? undefined : devices;
}

/** Source: cilium 1.20, Documentation/network/lb-ipam.rst and servicemesh/gateway-api. */
function addressless(values: CiliumInEffect): string | undefined {
  if (!values['gatewayAPI.enabled'] || values['gatewayAPI.hostNetwork.enabled'] === true || values['nodeIPAM.enabled']) return undefined;
  return 'A Gateway of Cilium gets an address from a CiliumLoadBalancerIPPool, or from whoever gives Services of type LoadBalancer theirs, and waits for ever '
    + 'where there is neither: kubectl get gateway shows PROGRAMMED False. Without one, write gatewayApi: { hostNetwork: true }, or nodeIpam: true with '
    + 'defaultLbServiceIpam: "nodeipam".';
}

/** With addresses of a cloud's interfaces, the API server may be the cloud's, whose port is another, or one's own. */
const OF_CLOUDS: readonly string[] = ['eni', 'azure', 'alibabacloud'];

/**
 * A network in a policy matches what is outside of the cluster, and of the cluster only what the chart was told. The node that a pod is on counts as
 * the others do, by each address that it has: also by that of a cache of DNS, which a policy that names it adds to the labels of the node.
 *
 * Source: cilium 1.19.6 and 1.20.2, pkg/node/manager/manager.go (`nodeIdentityLabels`) and pkg/policy/types/selector.go (`CIDRSelector.Matches`);
 * daemon/cmd/hostips-sync.go and pkg/ipcache/metadata.go (`resolveLabels`, `updateReservedHostLabels`).
 */
function unmatchedByNetworks({ policyCIDRMatchMode: mode }: CiliumSettings['release']['values']): readonly ('nodes' | 'pods')[] {
  const modes = (Array.isArray(mode) ? mode : String(mode ?? '').split(',')).map((one) => String(one).trim());
  return (['nodes', 'pods'] as const).filter((part) => !modes.includes(part));
}

/** What talks of Cilium's own kinds comes after it. */
function objects(settings: CiliumSettings): CniObjects {
  const { installer: { render, stage }, bgp } = settings;
  const install = (scope: Construct): void => placeCilium(new Construct(scope, 'cilium'), settings);
  const early = render === undefined ? {} : { [stage]: install };
  if (bgp === undefined) return early;
  return {
    ...early,
    networkConfig: (scope) => {
      if (stage === 'networkConfig') install(scope);
      placeCiliumBgp(scope, bgp);
    },
  };
}

/** The operator makes the CRDs when it runs, and whatever comes after the network may need them. */
function waits(values: CiliumInEffect): UpstreamWaits {
  const kinds = [
    'ciliumnetworkpolicies', 'ciliumclusterwidenetworkpolicies', 'ciliumloadbalancerippools',
    ...(values['l2announcements.enabled'] ? ['ciliuml2announcementpolicies'] : []),
    ...(values['bgpControlPlane.enabled'] ? BGP : []),
  ];
  const { namespace } = RELEASE;
  return {
    crds: kinds.map((kind) => `${kind}.cilium.io`),
    workloads: [{ kind: 'daemonset', namespace, name: 'cilium' }, { kind: 'deployment', namespace, name: 'cilium-operator' }],
    probes: [],
  };
}

/** Source: cilium 1.20, Documentation/network/servicemesh/gateway-api/gateway-api.rst. */
const GATEWAY_API_KINDS = ['gatewayclasses', 'gateways', 'grpcroutes', 'httproutes', 'referencegrants'];

/** Cilium looks for them when it starts. */
function requirements(values: CiliumInEffect, runsHere: boolean): readonly Requirement[] {
  if (!values['gatewayAPI.enabled']) return [];
  return [{ name: 'gateway-api', crds: GATEWAY_API_KINDS.map((kind) => `${kind}.gateway.networking.k8s.io`), stage: runsHere ? 'network' : 'networkConfig' }];
}

function secrets(values: CiliumInEffect): readonly SecretNeed[] {
  const { 'encryption.ipsec.secretName': name } = values;
  if (encryptionOf(values) !== 'ipsec' || name === undefined) return [];
  return [{
    namespace: RELEASE.namespace,
    name,
    keys: [{ key: 'keys', option: 'cilium-ipsec-keys', help: "key of Cilium's IPsec, as 3+ rfc4106(gcm(aes)) <40 hexadecimal digits> 128" }],
  }];
}
