import { Construct } from 'constructs';
import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { oldShape, PropsReader } from '../../core/props-reader';
import { text } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { AddressBlock, addressBlocks } from './address-block';
import { ExistingMetalLbPoolOptions, MetalLbPoolOptions } from './load-balancer-pool-options';
import { LoadBalancerPoolPlan, PLAIN_POOL } from './load-balancer-pool-plan';
import { MetalLbBgpAdvertisement } from './metal-lb-bgp-advertisement';
import { MetalLbBgpPeer, MetalLbBgpPeerOptions, readBgpPeer } from './metal-lb-bgp-peer';
import { MetalLbL2Advertisement } from './metal-lb-l2-advertisement';
import { MetalLbPool } from './metal-lb-pool';

const CRD_SUFFIX = '.metallb.io';

/** A pool that MetalLB gets from us. */
export function metalLbPool(p: PropsReader<MetalLbPoolOptions>): LoadBalancerPoolPlan {
  const blocks = p.required('addresses', addressBlocks) ?? [];
  const name = p.optional('name', dnsSubdomain, 'prow');
  const namespace = p.optional('namespace', dnsLabel, 'metallb-system');
  const autoAssign = p.optional('autoAssign', boolean, false);
  const interfaces = p.optional('interfaces', list(text, 1));
  const nodeLabels = p.optional('nodeLabels', record(labelValue, qualifiedName));
  const bgp = p.optional('bgp', oldShape<MetalLbBgpPeerOptions, MetalLbBgpPeerOptions>(readBgpPeer));
  if (bgp !== undefined && interfaces !== undefined) {
    p.problem('interfaces', { what: 'routers are told by BGP, whatever the interface', instead: 'leave it out, or leave bgp out', code: 'PropWithoutEffect' });
  }
  const announcements = bgp === undefined ? ['l2advertisements'] : ['bgppeers', 'bgpadvertisements'];
  return {
    ...ofMetalLb(name, blocks),
    from: 'LoadBalancerPool.metalLb({ addresses })',
    install: (scope) => {
      const common = { name, namespace };
      new MetalLbPool(scope, 'pool', { ...common, addresses: blocks.map(({ range }) => range), autoAssign });
      if (bgp === undefined) new MetalLbL2Advertisement(scope, 'l2-advertisement', { ...common, pools: [name], nodeLabels, interfaces: interfaces && [...interfaces] });
      else installBgp(scope, { ...common, nodeLabels }, bgp);
    },
    requirements: [{ name: 'metallb', crds: ['ipaddresspools', ...announcements].map((plural) => plural + CRD_SUFFIX), stage: 'networkConfig' }],
    notes: bgp === undefined
      ? ['MetalLB answers for an address from one node at a time, in the layer 2 network that the node is in: its addresses must belong to that network.']
      : [`MetalLB tells the router ${bgp.peerAddress} by BGP where its addresses are; the router must expect the nodes in AS ${bgp.myAsn}.`, ...passwordNotes(namespace, bgp)],
  };
}

interface BgpNames {
  readonly name: string;
  readonly namespace: string;
  readonly nodeLabels?: { [label: string]: string };
}

function installBgp(scope: Construct, names: BgpNames, bgp: MetalLbBgpPeerOptions): void {
  new MetalLbBgpPeer(scope, 'bgp-peer', { ...names, ...bgp });
  new MetalLbBgpAdvertisement(scope, 'bgp-advertisement', { ...names, pools: [names.name], peers: [names.name] });
}

function passwordNotes(namespace: string, { passwordSecretName }: MetalLbBgpPeerOptions): readonly string[] {
  return passwordSecretName === undefined ? [] : [`The Secret ${passwordSecretName} of the type kubernetes.io/basic-auth in namespace ${namespace} must hold the router's password under the key password.`];
}

/** A pool that somebody else gave to MetalLB. */
export function existingMetalLbPool(p: PropsReader<ExistingMetalLbPoolOptions>): LoadBalancerPoolPlan {
  const name = p.required('name', dnsSubdomain);
  return {
    ...ofMetalLb(name, p.optional('addresses', addressBlocks, [])),
    from: 'LoadBalancerPool.existingMetalLb({ addresses })',
    requirements: [{ name: 'metallb', crds: [], stage: 'prow' }],
    notes: [`MetalLB must have an IPAddressPool ${name}, and an advertisement of it.`],
  };
}

/** Source: metallb v0.16.2, internal/k8s/controllers and website/content/usage/_index.md; the words of old versions were `metallb.universe.tf/…`. */
function ofMetalLb(pool: string, blocks: readonly AddressBlock[]) {
  return {
    ...PLAIN_POOL,
    blocks,
    annotations: { 'metallb.io/address-pool': pool },
    fixed: (address: string) => ({ 'metallb.io/loadBalancerIPs': address }),
    shared: { 'metallb.io/allow-shared-ip': 'prow' },
    cannot: {
      localShared: {
        why: 'MetalLB lets Services with externalTrafficPolicy Local share an address only where they select the same pods',
        instead: 'write "Cluster", or give hook and deck an address each',
      },
    },
  };
}
