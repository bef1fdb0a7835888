import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumBgpClusterConfig as CiliumBgpClusterConfigObject } from '../../../../imports/cilium.io';
import { customObject } from '../../../core/manifest';
import { dnsSubdomain } from '../../../core/names';
import { port } from '../../../core/net';
import { Where } from '../../../core/problem';
import { oldShape, PropsReader, readOldProps } from '../../../core/props-reader';
import { integer, list, oneOf } from '../../../core/values';
import { ipAddress } from '../../ip-address';
import { bgpSelector, BgpSelector } from './bgp-selector';
import { asn, bgpName, LARGEST_32_BIT, reportTwice } from './bgp-words';
import { CiliumBgpClusterConfigProps, CiliumBgpInstance, CiliumBgpPeer } from './cilium-bgp-cluster-config-props';

/**
 * One CiliumBGPClusterConfig, and nothing else: which nodes talk BGP to whom. It needs Cilium with `bgpControlPlane.enabled`, whose operator
 * makes the CRDs when it starts, so it belongs into a chart that is applied later. Errors: those of the properties, all together.
 *
 * Source: cilium 1.20, CRD `ciliumbgpclusterconfigs.cilium.io`, version v2, and Documentation/network/bgp-control-plane.
 */
export class CiliumBgpClusterConfig extends Construct {
  /** The object, which belongs to the whole cluster. */
  readonly clusterConfig: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumBgpClusterConfigProps) {
    super(scope, id);
    const { name, spec } = readOldProps<CiliumBgpClusterConfigProps, BgpClusterConfig>(Where.construct(this.node.path), props, readBgpClusterConfig);
    this.clusterConfig = customObject<CiliumBgpClusterConfigObject>(this, 'Resource', { apiVersion: 'cilium.io/v2', kind: 'CiliumBGPClusterConfig', metadata: { name }, spec });
  }
}

/** The object before it is one. */
export interface BgpClusterConfig {
  readonly name: string;
  readonly spec: { readonly nodeSelector?: BgpSelector; readonly bgpInstances: readonly BgpInstance[] };
}

interface BgpInstance {
  readonly name: string;
  readonly localASN?: number;
  readonly localPort?: number;
  readonly peers: readonly BgpPeer[];
}

interface BgpPeer {
  readonly name: string;
  readonly peerAddress?: string;
  readonly autoDiscovery?: { readonly mode: 'DefaultGateway'; readonly defaultGateway: { readonly addressFamily: 'ipv4' | 'ipv6' } };
  readonly peerASN: number;
  readonly peerConfigRef?: { readonly name: string };
}

const MOST_INSTANCES = 16;

export function readBgpClusterConfig(p: PropsReader<CiliumBgpClusterConfigProps>): BgpClusterConfig {
  const bgpInstances = p.required('bgpInstances', list(instance, 1)) ?? [];
  if (bgpInstances.length > MOST_INSTANCES) {
    p.problem('bgpInstances', { what: `${bgpInstances.length} are more than ${MOST_INSTANCES}`, instead: 'divide them among nodes, by another object', code: 'NumberOutOfRange' });
  }
  reportTwice(p, 'bgpInstances', 'instances', bgpInstances.map((one) => one?.name));
  return { name: p.required('name', dnsSubdomain), spec: { nodeSelector: p.optional('nodeSelector', bgpSelector), bgpInstances } };
}

const instance = oldShape<CiliumBgpInstance, BgpInstance>((p) => {
  const peers = p.required('peers', list(peer, 1)) ?? [];
  reportTwice(p, 'peers', 'peers', peers.map((one) => one?.name));
  return { name: p.required('name', bgpName), localASN: p.optional('localAsn', asn), localPort: p.optional('localPort', port), peers };
});

const peer = oldShape<CiliumBgpPeer, BgpPeer>((p) => {
  const gateway = p.optional('defaultGateway', oneOf('ipv4', 'ipv6'));
  const reference = p.optional('peerConfigRef', dnsSubdomain);
  const isAddressed = p.given('peerAddress');
  if (isAddressed === p.given('defaultGateway')) {
    p.problem('', { what: `${isAddressed ? 'both' : 'none'} of peerAddress and defaultGateway ${isAddressed ? 'are' : 'is'} given`, instead: 'give exactly one', code: 'NotExactlyOne' });
  }
  return {
    name: p.required('name', bgpName),
    peerAddress: p.optional('peerAddress', ipAddress),
    autoDiscovery: gateway === undefined ? undefined : { mode: 'DefaultGateway', defaultGateway: { addressFamily: gateway } },
    // in a list, what the API server fills in would be a change whenever it is applied again
    peerASN: p.optional('peerAsn', integer(0, LARGEST_32_BIT), 0),
    peerConfigRef: reference === undefined ? undefined : { name: reference },
  };
});
