import { Construct } from 'constructs';
import { dnsSubdomain } from '../../core/names';
import { Fields, optional, Props, required, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean, list } from '../../core/values';
import { AddressBlock, addressBlocks, holds } from './address-block';
import { LoadBalancerPoolPlan, PLAIN_POOL } from './load-balancer-pool-plan';
import { placeBgpAdvertisement } from './metal-lb-bgp-advertisement';
import { METAL_LB_BGP_PEER, MetalLbBgpPeerOptions, multiHopFinding, placeBgpPeer } from './metal-lb-bgp-peer';
import { placeL2Advertisement } from './metal-lb-l2-advertisement';
import { placeMetalLbPool } from './metal-lb-pool';
import { interfaceName, matchedLabels, metalLbNamespace, objectName } from './words';

/** Addresses that MetalLB gives away, and how it tells others about them. */
export interface MetalLbPoolOptions {
  /**
   * Networks (`192.168.1.240/28`) and ranges (`192.168.1.240-192.168.1.250`) that nothing else has. `spec.addresses` of the IPAddressPool.
   * Errors: `AddressRangeInvalid`, `AddressUnusable`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   */
  readonly addresses: string[];

  /**
   * Name of all its objects. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Namespace of MetalLB. Error: `NameNotDnsLabel`.
   * @default metallb-system
   */
  readonly namespace?: string;

  /**
   * Whether other Services get addresses from it as well. `spec.autoAssign` of the IPAddressPool.
   * @default - false: only Services that name the pool, as Prow's do
   */
  readonly autoAssign?: boolean;

  /**
   * Names of the nodes' interfaces on which they answer for an address, each in full. `spec.interfaces` of the L2Advertisement.
   * Errors: `EmptyList`, `InterfaceInvalid`, `PropWithoutEffect` beside `bgp`.
   * @default - all interfaces
   */
  readonly interfaces?: string[];

  /**
   * Labels of the nodes that announce. `spec.nodeSelectors`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all nodes
   */
  readonly nodeLabels?: { [label: string]: string };

  /**
   * A router that is told by BGP: a BGPPeer and a BGPAdvertisement instead of the L2Advertisement. Errors: those of `MetalLbBgpPeer`, and
   * `AddressPoolTaken` for a router whose address the pool has.
   * @default - nodes answer in their own layer 2 network
   */
  readonly bgp?: MetalLbBgpPeerOptions;
}

/** A pool of MetalLB that exists. */
export interface ExistingMetalLbPoolOptions {
  /** Name of the IPAddressPool. It ends up in an annotation of the Services. Error: `NameNotDnsSubdomain`. */
  readonly name: string;

  /**
   * Its addresses, by which fixed ones are checked.
   * Errors: `AddressRangeInvalid`, `AddressUnusable`, `CidrInvalid`, `CidrNotMasked`, `CidrOverlap`, `EmptyList`.
   * @default - not known
   */
  readonly addresses?: string[];
}

export const METAL_LB_POOL = {
  addresses: required(addressBlocks),
  name: objectName,
  namespace: metalLbNamespace,
  autoAssign: optional(boolean, false),
  interfaces: optional(list(interfaceName, 1)),
  nodeLabels: optional(matchedLabels),
  bgp: optional(shape(METAL_LB_BGP_PEER)),
} satisfies Fields<MetalLbPoolOptions>;

type Settings = ValuesOf<typeof METAL_LB_POOL>;
type Session = ValuesOf<typeof METAL_LB_BGP_PEER>;

const CRD_SUFFIX = '.metallb.io';

/** A pool that MetalLB gets from us. */
export function metalLbPool(settings: Settings, p: Props<keyof typeof METAL_LB_POOL>): LoadBalancerPoolPlan {
  const { addresses, name, namespace, interfaces, bgp } = settings;
  if (bgp !== undefined && interfaces !== undefined) {
    p.problem('interfaces', { what: 'routers are told by BGP, whatever the interface', instead: 'leave it out, or leave bgp out', code: 'PropWithoutEffect' });
  }
  if (bgp !== undefined) checkRouter(addresses, bgp, p);
  const announcements = bgp === undefined ? ['l2advertisements'] : ['bgppeers', 'bgpadvertisements'];
  return {
    ...ofMetalLb(name, addresses),
    from: 'LoadBalancerPool.metalLb({ addresses })',
    announcer: { name: NAME, by: bgp === undefined ? 'layer2' : 'bgp' },
    bgpPeer: bgp === undefined ? undefined : { address: bgp.peerAddress, everywhere: settings.nodeLabels === undefined },
    install: (scope) => {
      placeMetalLbPool(new Construct(scope, 'pool'), { ...settings, avoidBuggyIps: undefined });
      if (bgp === undefined) placeL2Advertisement(new Construct(scope, 'l2-advertisement'), { ...settings, pools: [name] });
      else placeBgp(scope, settings, bgp);
    },
    requirements: [{ name: 'metallb', crds: ['ipaddresspools', ...announcements].map((plural) => plural + CRD_SUFFIX), stage: 'networkConfig' }],
    notes: bgp === undefined
      ? ['MetalLB answers for an address from one node at a time, in the layer 2 network that the node is in: its addresses must belong to that network.',
        MEMBERS]
      : [`MetalLB tells the router ${bgp.peerAddress} by BGP where its addresses are; the router must expect the nodes in AS `
        + `${bgp.myAsn}.`, ...passwordNotes(namespace, bgp)],
  };
}

function checkRouter(addresses: readonly AddressBlock[], session: Session, p: Props<keyof typeof METAL_LB_POOL>): void {
  const { peerAddress } = session;
  const multiHop = multiHopFinding(session);
  if (multiHop !== undefined) p.problem('bgp.ebgpMultiHop', multiHop);
  const block = addresses.find((one) => holds(one, peerAddress));
  if (block === undefined) return;
  const what = `${quote(peerAddress)} is in ${quote(block.range)} of addresses, and would be given to a Service`;
  p.problem('bgp.peerAddress', { what, instead: 'leave the address of the router out of the pool', code: 'AddressPoolTaken' });
}

function placeBgp(scope: Construct, { name, namespace, nodeLabels }: Settings, bgp: Session): void {
  placeBgpPeer(new Construct(scope, 'bgp-peer'), { name, namespace, nodeLabels, ...bgp });
  placeBgpAdvertisement(new Construct(scope, 'bgp-advertisement'), {
    name, namespace, nodeLabels, pools: [name], peers: [name], communities: undefined, localPref: undefined, aggregationLength: undefined,
  });
}

function passwordNotes(namespace: string, { passwordSecretName }: Session): readonly string[] {
  return passwordSecretName === undefined ? [] : [`The Secret ${passwordSecretName} of the type kubernetes.io/basic-auth in namespace ${namespace} `
    + `must hold the router's password under the key password.`];
}

export const EXISTING_METAL_LB_POOL = {
  name: required(dnsSubdomain),
  addresses: optional(addressBlocks, []),
} satisfies Fields<ExistingMetalLbPoolOptions>;

/** A pool that somebody else gave to MetalLB. */
export function existingMetalLbPool({ name, addresses }: ValuesOf<typeof EXISTING_METAL_LB_POOL>): LoadBalancerPoolPlan {
  return {
    ...ofMetalLb(name, addresses),
    from: 'LoadBalancerPool.existingMetalLb({ addresses })',
    requirements: [{ name: 'metallb', crds: [], stage: 'prow' }],
    notes: [`MetalLB must have an IPAddressPool ${name}, and an advertisement of it.`],
  };
}

const NAME = 'MetalLB';

/** Source: metallb v0.16.2, website/content/_index.md, Requirements. */
const MEMBERS = 'Firewalls between nodes must let through, for MetalLB: TCP and UDP 7946, by which nodes agree on who answers.';

/** Source: metallb v0.16.2, internal/k8s/controllers and website/content/usage/_index.md; the words of old versions were `metallb.universe.tf/…`. */
function ofMetalLb(pool: string, blocks: readonly AddressBlock[]) {
  return {
    ...PLAIN_POOL,
    blocks,
    annotations: { 'metallb.io/address-pool': pool },
    fixed: (address: string) => ({ 'metallb.io/loadBalancerIPs': address }),
    shared: { 'metallb.io/allow-shared-ip': 'prow' },
    passesOver: NAME,
    takesUnclassed: NAME,
    announcer: { name: NAME },
    cannot: {
      localShared: {
        why: 'MetalLB lets Services with externalTrafficPolicy Local share an address only where they select the same pods',
        instead: 'write "Cluster", or give hook and deck an address each',
      },
    },
  };
}
