import { dataKey, dnsSubdomain, secretName } from '../../core/names';
import { Fields, optional, required, shape } from '../../core/props';
import { integer, memberOf } from '../../core/values';
import { ipAddress } from '../words';
import { calicoSelector } from './words';

/** Which next hop Calico's nodes tell routes with. */
export enum CalicoNextHopMode {
  /** The node itself to peers of other autonomous systems; to those of the own one what it learned. */
  AUTO = 'Auto',
  /** The node itself. */
  SELF = 'Self',
  /** What the node learned. */
  KEEP = 'Keep',
}

/** Which address Calico's nodes make connections to a peer from. */
export enum CalicoSourceAddress {
  /** The one that the node is known by to Calico. */
  USE_NODE_IP = 'UseNodeIP',
  /** The one that the node's routes give. */
  NONE = 'None',
}

/** One BGPPeer: whom some nodes, or all, talk BGP to. */
export interface CalicoBgpPeer {
  /** Name of the BGPPeer. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /**
   * Address of the peer. Exactly one of this and `peerSelector` (`NotExactlyOne`). `spec.peerIP`. Error: `IpAddressInvalid`.
   * @default - peers are chosen by peerSelector
   */
  readonly peerIP?: string;

  /**
   * Number of the peer's autonomous system, 1 to 4294967295; with `peerIP` only. `spec.asNumber`.
   * Errors: `MutuallyExclusive`, `NotInteger`, `NumberOutOfRange`, `PropMissing`.
   * @default - that of the nodes which peerSelector chooses
   */
  readonly asNumber?: number;

  /**
   * Nodes that are peers, as a selector of Calico's over their labels. `spec.peerSelector`. Errors: `ForbiddenCharacter`, `SelectorInvalid`.
   * @default - the peer is at peerIP
   */
  readonly peerSelector?: string;

  /**
   * The one node that talks to it; not together with `nodeSelector`. `spec.node`. Errors: `MutuallyExclusive`, `NameNotDnsSubdomain`.
   * @default - those of nodeSelector
   */
  readonly node?: string;

  /**
   * The nodes that talk to it, as a selector of Calico's over their labels. `spec.nodeSelector`. Errors: `ForbiddenCharacter`, `SelectorInvalid`.
   * @default - every node
   */
  readonly nodeSelector?: string;

  /**
   * Name of a Secret with the password of the connection (TCP MD5), in the namespace of Calico's nodes: `kube-system`, or `calico-system` with
   * the operator. `spec.password.secretKeyRef`. Error: `SecretNameInvalid`.
   * @default - there is no password
   */
  readonly passwordSecretName?: string;

  /**
   * Key in that Secret. Error: `DataKeyInvalid`.
   * @default password
   */
  readonly passwordSecretKey?: string;

  /**
   * Which next hop routes are told with. `spec.nextHopMode`. Error: `NotAllowedValue`.
   * @default - CalicoNextHopMode.AUTO, by Calico
   */
  readonly nextHopMode?: CalicoNextHopMode;

  /**
   * Which address connections are made from. `spec.sourceAddress`. Error: `NotAllowedValue`.
   * @default - CalicoSourceAddress.USE_NODE_IP, by Calico
   */
  readonly sourceAddress?: CalicoSourceAddress;
}

export const asNumber = integer(1, 2 ** 32 - 1);

const FIELDS = {
  name: required(dnsSubdomain),
  peerIP: optional(ipAddress),
  asNumber: optional(asNumber),
  peerSelector: optional(calicoSelector),
  node: optional(dnsSubdomain),
  nodeSelector: optional(calicoSelector),
  nextHopMode: optional(memberOf(CalicoNextHopMode)),
  sourceAddress: optional(memberOf(CalicoSourceAddress)),
  passwordSecretName: optional(secretName),
  passwordSecretKey: optional(dataKey, 'password'),
} satisfies Fields<CalicoBgpPeer>;

export const bgpPeer = shape(FIELDS, ({ name, passwordSecretName, passwordSecretKey: key, ...spec }, p) => {
  const [ip, selector, as] = [spec.peerIP !== undefined, spec.peerSelector !== undefined, spec.asNumber !== undefined];
  if (ip === selector) {
    p.problem('', {
      what: `${ip ? 'both' : 'none'} of peerIP and peerSelector ${ip ? 'are' : 'is'} given`,
      instead: 'give exactly one',
      code: 'NotExactlyOne',
    });
  }
  if (ip && !as) p.problem('asNumber', { what: 'is missing', instead: 'give the number of the peer\'s autonomous system', code: 'PropMissing' });
  if (selector && as) p.problem('asNumber', { what: 'nodes have the number of the cluster', instead: 'leave it out', code: 'MutuallyExclusive' });
  if (spec.node !== undefined && spec.nodeSelector !== undefined) {
    p.problem('node', { what: 'is given beside nodeSelector', instead: 'leave one of them out', code: 'MutuallyExclusive' });
  }
  const password = passwordSecretName === undefined ? undefined : { name: passwordSecretName, key };
  return {
    name,
    /** `spec` of the BGPPeer. */
    spec: { ...spec, password: password === undefined ? undefined : { secretKeyRef: password } },
    password,
  };
});
