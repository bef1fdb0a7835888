import { Construct } from 'constructs';
import type { CiliumBgpAdvertisement } from '../../../imports/cilium.io';
import { customObject } from '../../core/manifest';
import { partLabels } from '../../core/labels';
import { Fields, optional, Props, required, ValuesOf } from '../../core/props';
import { interfaceExpression } from '../../schema/interface-expression';
import { boolean, list } from '../../core/values';
import { addressBlocks } from './address-block';
import { placeL2AnnouncementPolicy } from './cilium-l2-announcement-policy';
import { placeCiliumLoadBalancerPool } from './cilium-load-balancer-pool';
import { LoadBalancerPoolPlan, PLAIN_POOL } from './load-balancer-pool-plan';
import { matchedLabels, objectName } from './words';

/** Addresses that Cilium gives away, and how it tells others about them. */
export interface CiliumPoolOptions {
  /**
   * Networks (`192.168.1.240/28`) and ranges (`192.168.1.240-192.168.1.250`) that nothing else has. `spec.blocks` of the pool.
   * Errors: `AddressRangeInvalid`, `AddressUnusable`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   */
  readonly addresses: string[];

  /**
   * Name of all its objects. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Whether the first and the last address of a network are given away too. `spec.allowFirstLastIPs` of the pool.
   * @default - true, by Cilium
   */
  readonly allowFirstLastIps?: boolean;

  /**
   * Regular expressions of the nodes' interfaces on which they answer. `spec.interfaces` of the CiliumL2AnnouncementPolicy.
   * Errors: `EmptyList`, `InterfaceInvalid` for a wildcard as `eth+`, `RegexpInvalid`,
   * `PropWithoutEffect` beside `bgpLabels` and where none fits an interface of `devices` of `Cni.cilium`.
   * @default - all interfaces that Cilium manages
   */
  readonly interfaces?: string[];

  /**
   * Labels of the nodes that answer. `spec.nodeSelector` of the CiliumL2AnnouncementPolicy.
   * Errors: `LabelValueInvalid`, `PropWithoutEffect` beside `bgpLabels`, `QualifiedNameInvalid`.
   * @default - all nodes
   */
  readonly nodeLabels?: { [label: string]: string };

  /**
   * Labels by which the CiliumBGPPeerConfig of the cluster finds what to announce: a CiliumBGPAdvertisement with them instead of the
   * CiliumL2AnnouncementPolicy. Sessions are not made by this. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - nodes answer in their own layer 2 network
   */
  readonly bgpLabels?: { [label: string]: string };
}

export const CILIUM_POOL = {
  addresses: required(addressBlocks),
  name: objectName,
  allowFirstLastIps: optional(boolean),
  interfaces: optional(list(interfaceExpression, 1)),
  nodeLabels: optional(matchedLabels),
  bgpLabels: optional(matchedLabels),
} satisfies Fields<CiliumPoolOptions>;

type Settings = ValuesOf<typeof CILIUM_POOL>;

/** hook and deck have it, and what others do with the pool is not ours to say. */
const SERVICE_LABELS = { 'app.kubernetes.io/part-of': 'prow' };

/**
 * A pool that Cilium gets from us.
 *
 * Source: cilium v1.20, Documentation/network/lb-ipam.rst and l2-announcements.rst, pkg/annotation/k8s.go.
 */
export function ciliumPool(settings: Settings, p: Props<keyof typeof CILIUM_POOL>): LoadBalancerPoolPlan {
  const { addresses, bgpLabels } = settings;
  if (bgpLabels !== undefined) {
    for (const prop of (['interfaces', 'nodeLabels'] as const).filter((one) => p.given(one))) {
      const what = 'which nodes announce by BGP, their CiliumBGPClusterConfig says';
      p.problem(prop, { what, instead: 'leave it out, or leave bgpLabels out', code: 'PropWithoutEffect' });
    }
  }
  return {
    ...PLAIN_POOL,
    blocks: addresses,
    from: 'LoadBalancerPool.cilium({ addresses })',
    interfaces: settings.interfaces,
    announcer: { name: 'Cilium', by: bgpLabels === undefined ? 'layer2' : 'bgp' },
    loadBalancerClass: bgpLabels === undefined ? 'io.cilium/l2-announcer' : 'io.cilium/bgp-control-plane',
    fixed: (address) => ({ 'lbipam.cilium.io/ips': address }),
    shared: { 'lbipam.cilium.io/sharing-key': 'prow' },
    cannot: bgpLabels === undefined ? { local: LOCAL } : {},
    install: (scope) => placePool(scope, settings),
    requirements: [{
      name: 'cilium',
      crds: ['ciliumloadbalancerippools.cilium.io', bgpLabels === undefined ? 'ciliuml2announcementpolicies.cilium.io' : 'ciliumbgpadvertisements.cilium.io'],
      stage: 'networkConfig',
    }],
    notes: [bgpLabels === undefined
      ? 'Cilium answers for an address from one node at a time, in the layer 2 network that the node is in; it must have been installed with '
        + 'l2announcements.enabled=true and kubeProxyReplacement=true.'
      : 'Cilium announces its addresses in the BGP sessions whose CiliumBGPPeerConfig selects the labels of the CiliumBGPAdvertisement; it must have '
        + 'been installed with bgpControlPlane.enabled=true.'],
  };
}

function placePool(scope: Construct, settings: Settings): void {
  const forServices = { ...settings, serviceLabels: SERVICE_LABELS };
  placeCiliumLoadBalancerPool(new Construct(scope, 'pool'), forServices);
  if (settings.bgpLabels === undefined) placeL2AnnouncementPolicy(new Construct(scope, 'l2-announcement-policy'), forServices);
  else bgpAdvertisement(scope, settings.name, settings.bgpLabels);
}

const LOCAL = {
  why: 'the node that Cilium answers from need not be one that runs the pod, so that Local would lose traffic',
  instead: 'write "Cluster", or announce by BGP with bgpLabels',
};

function bgpAdvertisement(scope: Construct, name: string, labels: Readonly<Record<string, string>>): void {
  customObject<CiliumBgpAdvertisement>(scope, 'bgp-advertisement', {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumBGPAdvertisement',
    metadata: { name, labels: { ...partLabels(), ...labels } },
    spec: { advertisements: [{ advertisementType: 'Service', service: { addresses: ['LoadBalancerIP'] }, selector: { matchLabels: SERVICE_LABELS } }] },
  });
}
