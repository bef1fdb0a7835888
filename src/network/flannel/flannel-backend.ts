import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { dnsLabel } from '../../core/names';
import { cidrOf } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, ValuesOf } from '../../core/props';
import { boolean, instanceOf } from '../../core/values';
import { ETHERNET_MTU, interfaceMtu, IPV6_LEAST_MTU } from '../words';
import { FlannelMode } from './flannel-mode';
import { FlannelModePlan } from './flannel-mode-plan';
import { PSK_PLACEHOLDER } from './flannel-psk';

/**
 * Properties of `FlannelBackend`.
 *
 * Source: flannel v0.28.9, `Documentation/configuration.md` and `pkg/subnet/config.go`.
 */
export interface FlannelBackendProps {
  /**
   * The network that all pods get IPv4 addresses from. It must hold the pod CIDR of every node, so it is what kubeadm got as
   * `--pod-network-cidr`; how large a node's part is, kube-controller-manager decides with `--node-cidr-mask-size`.
   * `Network` in net-conf.json. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`.
   * @default 10.244.0.0/16
   */
  readonly network?: string;

  /**
   * The network that all pods get IPv6 addresses from, beside the IPv4 ones. Every node needs an address and a default route of both families
   * on one interface. `IPv6Network` and `EnableIPv6` in net-conf.json. Errors: `CidrInvalid`, `CidrNotMasked`, `CidrFamily`, `Ipv6Unsupported`, `MtuTooSmall`.
   * @default - pods have IPv4 addresses only
   */
  readonly ipv6Network?: string;

  /**
   * How packets get from node to node. `Backend` in net-conf.json. Error: `WrongType`.
   * @default FlannelMode.vxlan()
   */
  readonly backend?: FlannelMode;

  /**
   * Whether Flannel writes its rules with nftables instead of iptables; upstream calls it experimental. The kernel module br_netfilter is
   * not needed then. `EnableNFTables` in net-conf.json. Error: `WrongType`.
   * @default false
   */
  readonly enableNFTables?: boolean;

  /**
   * MTU of the interface over which nodes reach each other, in bytes, 576 to 65535. The MTU of pods follows from it; net-conf.json has it only
   * with `ipv6Network`. Errors: `NotInteger`, `NumberOutOfRange`, `MtuTooLarge`.
   * @default - 1500, and the backend's `mtu` is taken as it is
   */
  readonly nodeMtu?: number;

  /**
   * Namespace of the ConfigMap. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default kube-flannel
   */
  readonly namespace?: string;
}

export const BACKEND_FIELDS = {
  network: optional(cidrOf('ipv4'), '10.244.0.0/16'),
  ipv6Network: optional(cidrOf('ipv6')),
  backend: optional(instanceOf(FlannelMode, 'FlannelMode.vxlan()')),
  enableNFTables: optional(boolean, false),
  nodeMtu: optional(interfaceMtu),
  namespace: optional(dnsLabel, 'kube-flannel'),
} satisfies Fields<FlannelBackendProps>;

export type FlannelBackendSettings = ReturnType<typeof settleBackend>;

export function settleBackend(said: ValuesOf<typeof BACKEND_FIELDS>, p: Props<keyof FlannelBackendProps>) {
  const { network, ipv6Network, enableNFTables, nodeMtu, namespace } = said;
  const backend = (said.backend ?? FlannelMode.vxlan())._plan;
  const dualStack = ipv6Network !== undefined;
  if (dualStack && backend.capabilities.dualStack !== true) {
    p.problem('ipv6Network', {
      what: `backend ${backend.type} carries IPv4 only`,
      instead: 'leave ipv6Network out, or use FlannelMode.vxlan(), FlannelMode.hostGw() or FlannelMode.wireguard()',
      code: 'Ipv6Unsupported',
    });
  }
  return { network, ipv6Network, backend, enableNFTables, nodeMtu, namespace, ...mtus(p, backend, nodeMtu, dualStack) };
}

/** flanneld takes the overhead over IPv4 off for both families, so over IPv6 its packets outgrow the interface unless it is told a smaller one. */
function mtus(p: Props<'backend' | 'ipv6Network'>, mode: FlannelModePlan, nodeMtu: number | undefined, dualStack: boolean) {
  const uncounted = dualStack ? mode.ipv6Overhead - mode.overhead : 0;
  const largest = (nodeMtu ?? ETHERNET_MTU) - uncounted;
  const outer = mode.mtu ?? largest;
  const podMtu = outer - mode.overhead;
  if (nodeMtu !== undefined && outer > largest) {
    p.problem('backend', {
      what: `its mtu ${outer} does not fit nodeMtu ${nodeMtu}${uncounted > 0 ? ` over IPv6, which costs ${uncounted} bytes more` : ''}`,
      instead: `write mtu: ${largest}, or leave it out`,
      code: 'MtuTooLarge',
    });
  }
  if (dualStack && podMtu < IPV6_LEAST_MTU) {
    const least = IPV6_LEAST_MTU + mode.overhead;
    p.problem('ipv6Network', {
      what: `pods would get an MTU of ${podMtu}, and IPv6 needs ${IPV6_LEAST_MTU}`,
      instead: `raise ${mode.mtu === undefined ? `nodeMtu to ${least + uncounted}` : `the backend's mtu to ${least}`}, or leave ipv6Network out`,
      code: 'MtuTooSmall',
    });
  }
  // net-conf.json has one only where flanneld would not find the right one itself
  return { backendMtu: mode.mtu ?? (uncounted > 0 ? largest : undefined), podMtu };
}

/**
 * The ConfigMap `kube-flannel-cfg`, and nothing else: `net-conf.json` says which network Flannel spreads over the nodes and how, and
 * `cni-conf.json` is what the container runtime of every node gets.
 *
 * Flannel reads it at its start only: after a change, `kubectl -n kube-flannel rollout restart daemonset/kube-flannel-ds`. A backend with a key
 * that all nodes share has a place for it here, and never the key: `Flannel` has an init container that puts it into a copy.
 * Errors: those of the properties, all together.
 *
 * Source: flannel v0.28.9, `Documentation/kube-flannel.yml`.
 */
export class FlannelBackend extends Construct {
  /** Name of the ConfigMap. */
  readonly configMapName: string;

  /** MTU of a pod's interface that follows from the properties, in bytes. */
  readonly podMtu: number;

  /** The ConfigMap. */
  readonly configMap: ApiObject;

  constructor(scope: Construct, id: string, props: FlannelBackendProps = {}) {
    super(scope, id);
    const settings = readProps(Where.construct(this.node.path), props, BACKEND_FIELDS, settleBackend);
    this.configMap = placeFlannelBackend(this, settings);
    this.configMapName = this.configMap.name;
    this.podMtu = settings.podMtu;
  }
}

/** The ConfigMap with Flannel's settings. */
export function placeFlannelBackend(scope: Construct, settings: FlannelBackendSettings): ApiObject {
  return nativeObject(scope, 'Resource', 'v1/ConfigMap', {
    metadata: {
      name: 'kube-flannel-cfg',
      namespace: settings.namespace,
      labels: { 'tier': 'node', 'k8s-app': 'flannel', 'app': 'flannel' },
    },
    data: { 'cni-conf.json': file(CNI_CONF), 'net-conf.json': file(netConf(settings)) },
  });
}

const CNI_CONF = {
  name: 'cbr0',
  cniVersion: '0.3.1',
  plugins: [
    { type: 'flannel', delegate: { hairpinMode: true, isDefaultGateway: true } },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
};

function netConf({ network, ipv6Network, enableNFTables, backend, backendMtu }: FlannelBackendSettings) {
  return {
    Network: network,
    EnableIPv6: ipv6Network === undefined ? undefined : true,
    IPv6Network: ipv6Network,
    EnableNFTables: enableNFTables,
    // without a type, flanneld would fall back to udp, whatever its documentation says
    Backend: { Type: backend.type, ...backend.options, MTU: backendMtu, PSK: backend.psk === undefined ? undefined : PSK_PLACEHOLDER },
  };
}

function file(content: object): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
