import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { BgpPeer } from '../../../imports/metallb.io';
import { secretName } from '../../core/names';
import { Finding, Where } from '../../core/problem';
import { Fields, optional, readProps, required, ValuesOf } from '../../core/props';
import { boolean, integer } from '../../core/values';
import { ipAddress } from '../words';
import { matching, poolObject } from './pool-objects';
import { asn, matchedLabels, metalLbNamespace, objectName } from './words';

/** A router that MetalLB's speakers talk BGP to. */
export interface MetalLbBgpPeerOptions {
  /** Number of the cluster's own autonomous system. `spec.myASN`. Errors: `NotInteger`, `NumberOutOfRange`. */
  readonly myAsn: number;

  /** Number of the router's autonomous system. `spec.peerASN`. Errors: `NotInteger`, `NumberOutOfRange`. */
  readonly peerAsn: number;

  /** Address of the router. `spec.peerAddress`. Error: `IpAddressInvalid`. */
  readonly peerAddress: string;

  /**
   * Port of the router, up to 16384. `spec.peerPort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 179, by MetalLB
   */
  readonly peerPort?: number;

  /**
   * Whether the router is further away than the next hop. `spec.ebgpMultiHop`. Error: `MutuallyExclusive` for a router of the own system.
   * @default - false, by MetalLB
   */
  readonly ebgpMultiHop?: boolean;

  /**
   * Name of a Secret of the type `kubernetes.io/basic-auth` in MetalLB's namespace, whose key `password` the router knows too.
   * `spec.passwordSecret`. Error: `SecretNameInvalid`.
   * @default - no password
   */
  readonly passwordSecretName?: string;
}

export const METAL_LB_BGP_PEER = {
  myAsn: required(asn),
  peerAsn: required(asn),
  peerAddress: required(ipAddress),
  peerPort: optional(integer(1, 16384)),
  ebgpMultiHop: optional(boolean),
  passwordSecretName: optional(secretName),
} satisfies Fields<MetalLbBgpPeerOptions>;

/** Properties of `MetalLbBgpPeer`. */
export interface MetalLbBgpPeerProps extends MetalLbBgpPeerOptions {
  /**
   * Name of the object. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Namespace of MetalLB, outside of which it reads nothing. Error: `NameNotDnsLabel`.
   * @default metallb-system
   */
  readonly namespace?: string;

  /**
   * Labels of the nodes that talk to the router. `spec.nodeSelectors`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all nodes
   */
  readonly nodeLabels?: { [label: string]: string };
}

/** Two ends of one autonomous system are never routed to by eBGP. Source: metallb v0.15.2, internal/config/config.go. */
export function multiHopFinding({ myAsn, peerAsn, ebgpMultiHop }: ValuesOf<typeof METAL_LB_BGP_PEER>): Finding | undefined {
  if (ebgpMultiHop !== true || myAsn !== peerAsn) return undefined;
  return {
    what: `myAsn and peerAsn are both ${myAsn}, and MetalLB refuses ebgpMultiHop inside one autonomous system`, instead: 'leave it out',
    code: 'MutuallyExclusive',
  };
}

const PEER = {
  ...METAL_LB_BGP_PEER,
  name: objectName,
  namespace: metalLbNamespace,
  nodeLabels: optional(matchedLabels),
} satisfies Fields<MetalLbBgpPeerProps>;

export function placeBgpPeer(scope: Construct, { name, namespace, nodeLabels, ...session }: ValuesOf<typeof PEER>): ApiObject {
  const { passwordSecretName } = session;
  const nodes = matching(nodeLabels);
  return poolObject<BgpPeer>(scope, {
    apiVersion: 'metallb.io/v1beta2',
    kind: 'BGPPeer',
    name,
    namespace,
    spec: {
      myASN: session.myAsn,
      peerASN: session.peerAsn,
      peerAddress: session.peerAddress,
      peerPort: session.peerPort,
      ebgpMultiHop: session.ebgpMultiHop,
      passwordSecret: passwordSecretName === undefined ? undefined : { name: passwordSecretName, namespace },
      nodeSelectors: nodes && [nodes],
    },
  });
}

/**
 * A router to which MetalLB announces addresses: the BGPPeer, and nothing else. What it is told, `MetalLbBgpAdvertisement` says.
 *
 * Source: metallb v0.16.2, api/v1beta2/bgppeer_types.go.
 */
export class MetalLbBgpPeer extends Construct {
  /** The BGPPeer. */
  readonly peer: ApiObject;

  constructor(scope: Construct, id: string, props: MetalLbBgpPeerProps) {
    super(scope, id);
    this.peer = placeBgpPeer(this, readProps(Where.construct(this.node.path), props, PEER, (o, p) => {
      const finding = multiHopFinding(o);
      if (finding !== undefined) p.problem('ebgpMultiHop', finding);
      return o;
    }));
  }
}
