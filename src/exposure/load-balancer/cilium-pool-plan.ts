import { Construct } from 'constructs';
import type { CiliumBgpAdvertisement } from '../../../imports/cilium.io';
import { customObject } from '../../core/manifest';
import { partLabels } from '../../core/labels';
import { dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { text } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { addressBlocks } from './address-block';
import { CiliumL2AnnouncementPolicy } from './cilium-l2-announcement-policy';
import { CiliumLoadBalancerPool } from './cilium-load-balancer-pool';
import { CiliumPoolOptions } from './load-balancer-pool-options';
import { LoadBalancerPoolPlan, PLAIN_POOL } from './load-balancer-pool-plan';

/** hook and deck have it, and what others do with the pool is not ours to say. */
const SERVICE_LABELS = { 'app.kubernetes.io/part-of': 'prow' };

/**
 * A pool that Cilium gets from us.
 *
 * Source: cilium v1.20, Documentation/network/lb-ipam.rst and l2-announcements.rst, pkg/annotation/k8s.go.
 */
export function ciliumPool(p: PropsReader<CiliumPoolOptions>): LoadBalancerPoolPlan {
  const blocks = p.required('addresses', addressBlocks) ?? [];
  const name = p.optional('name', dnsSubdomain, 'prow');
  const allowFirstLastIps = p.optional('allowFirstLastIps', boolean);
  const interfaces = p.optional('interfaces', list(text, 1));
  const nodeLabels = p.optional('nodeLabels', record(labelValue, qualifiedName));
  const bgpLabels = p.optional('bgpLabels', record(labelValue, qualifiedName));
  if (bgpLabels !== undefined) {
    for (const prop of ['interfaces', 'nodeLabels'] as const) {
      if (p.given(prop)) p.problem(prop, { what: 'which nodes announce by BGP, their CiliumBGPClusterConfig says', instead: 'leave it out, or leave bgpLabels out', code: 'PropWithoutEffect' });
    }
  }
  return {
    ...PLAIN_POOL,
    blocks,
    from: 'LoadBalancerPool.cilium({ addresses })',
    loadBalancerClass: bgpLabels === undefined ? 'io.cilium/l2-announcer' : 'io.cilium/bgp-control-plane',
    fixed: (address) => ({ 'lbipam.cilium.io/ips': address }),
    shared: { 'lbipam.cilium.io/sharing-key': 'prow' },
    cannot: bgpLabels === undefined ? { local: LOCAL } : {},
    install: (scope) => {
      new CiliumLoadBalancerPool(scope, 'pool', { name, addresses: blocks.map(({ range }) => range), allowFirstLastIps, serviceLabels: SERVICE_LABELS });
      if (bgpLabels === undefined) {
        new CiliumL2AnnouncementPolicy(scope, 'l2-announcement-policy', { name, interfaces: interfaces && [...interfaces], nodeLabels, serviceLabels: SERVICE_LABELS });
      } else {
        bgpAdvertisement(scope, name, bgpLabels);
      }
    },
    requirements: [{
      name: 'cilium',
      crds: ['ciliumloadbalancerippools.cilium.io', bgpLabels === undefined ? 'ciliuml2announcementpolicies.cilium.io' : 'ciliumbgpadvertisements.cilium.io'],
      stage: 'networkConfig',
    }],
    notes: [bgpLabels === undefined
      ? 'Cilium answers for an address from one node at a time, in the layer 2 network that the node is in; it must have been installed with l2announcements.enabled=true and kubeProxyReplacement=true.'
      : 'Cilium announces its addresses in the BGP sessions whose CiliumBGPPeerConfig selects the labels of the CiliumBGPAdvertisement; it must have been installed with bgpControlPlane.enabled=true.'],
  };
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
