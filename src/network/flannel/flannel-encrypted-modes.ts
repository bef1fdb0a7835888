import { dataKey, secretName } from '../../core/names';
import { port } from '../../core/net';
import { Fields, optional, Props, ValuesOf } from '../../core/props';
import { boolean, integer, memberOf } from '../../core/values';
import { CniLifecycle } from '../cni-capabilities';
import { interfaceMtu } from '../words';
import { FLANNEL, FlannelModePlan, PLAIN_MODE } from './flannel-mode-plan';
import { espProposal } from './words';

/** Over which family nodes talk with WireGuard, where pods have addresses of both. */
export enum FlannelWireguardMode {
  /** A tunnel for each family. */
  SEPARATE = 'separate',
  /** One tunnel, over IPv4 where it is there. */
  AUTO = 'auto',
  /** One tunnel, over IPv4. */
  IPV4 = 'ipv4',
  /** One tunnel, over IPv6. */
  IPV6 = 'ipv6',
}

/**
 * Options of `FlannelMode.wireguard`. But for `persistentKeepaliveInterval`, what is left out is left out of net-conf.json too, and Flannel's own
 * default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/wireguard`.
 */
export interface WireguardOptions {
  /**
   * Over which family nodes talk where pods have both. `Backend.Mode` in net-conf.json. Error: `NotAllowedValue`.
   * @default - FlannelWireguardMode.SEPARATE, by Flannel
   */
  readonly mode?: FlannelWireguardMode;

  /**
   * UDP port that nodes send encrypted packets to; over IPv6 too, but with mode `separate`. `Backend.ListenPort` in net-conf.json.
   * Errors: `MutuallyExclusive`, `NotInteger`, `NumberOutOfRange`.
   * @default - 51820, by Flannel
   */
  readonly listenPort?: number;

  /**
   * UDP port of the tunnel for IPv6 in mode `separate`. `Backend.ListenPortV6` in net-conf.json.
   * Errors: `MutuallyExclusive`, `NotInteger`, `NumberOutOfRange`.
   * @default - 51821, by Flannel
   */
  readonly listenPortV6?: number;

  /**
   * After how many seconds of silence a node sends an empty packet, so that a NAT between the nodes does not forget them; 0 for never, at most
   * 65535. `Backend.PersistentKeepaliveInterval` in net-conf.json. Errors: `NotInteger`, `NumberOutOfRange`.
   *
   * Source: wireguard.com/quickstart, which names 25 as what most NATs and firewalls take; k3s has the same.
   * @default 25, unlike Flannel's own 0, with which nodes behind NAT lose each other when they are silent
   */
  readonly persistentKeepaliveInterval?: number;

  /**
   * Largest packet that nodes send each other, in bytes, 576 to 65535; pods get 80 less. `Backend.MTU` in net-conf.json.
   * Errors: `NotInteger`, `NumberOutOfRange`; `MtuTooLarge`, when `nodeMtu` says that nodes cannot send it.
   * @default - the MTU of the interface that Flannel uses
   */
  readonly mtu?: number;

  /**
   * Name of a Secret in Flannel's namespace with a key that all nodes share beside their own keys, made by `wg genpsk`. An init container puts
   * it into a copy of net-conf.json that stays in the node's memory. Error: `SecretNameInvalid`.
   * @default - no shared key; each node has keys of its own
   */
  readonly pskSecretName?: string;

  /**
   * The key in that Secret. Errors: `DataKeyInvalid`, `PropWithoutEffect`.
   * @default psk
   */
  readonly pskSecretKey?: string;
}

/**
 * Options of `FlannelMode.ipsec`. What is left out is left out of net-conf.json too, and Flannel's own default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/ipsec`.
 */
export interface IpsecOptions {
  /**
   * Name of a Secret in Flannel's namespace with a key that all nodes share, at least 96 letters, digits, `+`, `/`, `=`, `_` or `-`. An init
   * container puts it into a copy of net-conf.json that stays in the node's memory. Error: `SecretNameInvalid`.
   * @default flannel-ipsec-psk
   */
  readonly pskSecretName?: string;

  /**
   * The key in that Secret. Error: `DataKeyInvalid`.
   * @default psk
   */
  readonly pskSecretKey?: string;

  /**
   * Whether packets are wrapped in UDP once more, for firewalls and NAT that know no IPsec; costs 8 bytes. `Backend.UDPEncap` in net-conf.json.
   * Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly udpEncap?: boolean;

  /**
   * Algorithms, as strongSwan writes them. `Backend.ESPProposal` in net-conf.json. Errors: `EspProposalInvalid`, `ForbiddenCharacter`.
   * @default - aes128gcm16-sha256-prfsha256-ecp256, by Flannel
   */
  readonly espProposal?: string;
}

/** In seconds. */
const KEEPALIVE = 25;

export const WIREGUARD_FIELDS = {
  mode: optional(memberOf(FlannelWireguardMode)),
  listenPort: optional(port),
  listenPortV6: optional(port),
  persistentKeepaliveInterval: optional(integer(0, 65535), KEEPALIVE),
  mtu: optional(interfaceMtu),
  pskSecretName: optional(secretName),
  pskSecretKey: optional(dataKey, 'psk'),
} satisfies Fields<WireguardOptions>;

export const IPSEC_FIELDS = {
  pskSecretName: optional(secretName, 'flannel-ipsec-psk'),
  pskSecretKey: optional(dataKey, 'psk'),
  udpEncap: optional(boolean),
  espProposal: optional(espProposal),
} satisfies Fields<IpsecOptions>;

export function wireguard(said: ValuesOf<typeof WIREGUARD_FIELDS>, p: Props<keyof WireguardOptions>): FlannelModePlan {
  const { mode = FlannelWireguardMode.SEPARATE, listenPort: v4, listenPortV6: v6, pskSecretName } = said;
  if ((v4 ?? 51820) === (v6 ?? 51821)) {
    p.problem(v6 === undefined ? 'listenPort' : 'listenPortV6', {
      what: `${v4 ?? v6} is the port of the other family too`,
      instead: 'give each its own',
      code: 'MutuallyExclusive',
    });
  }
  if (pskSecretName === undefined && p.given('pskSecretKey')) {
    p.problem('pskSecretKey', { what: 'has no effect without pskSecretName', instead: 'name the Secret, or leave both out', code: 'PropWithoutEffect' });
  }
  return {
    ...PLAIN_MODE,
    type: 'wireguard',
    options: { ListenPort: v4, ListenPortV6: v6, Mode: said.mode, PersistentKeepaliveInterval: said.persistentKeepaliveInterval },
    mtu: said.mtu,
    overhead: 80,
    ipv6Overhead: 80,
    nodePorts: [{ protocol: 'UDP', port: v4 ?? 51820, purpose: 'packets between pods of different nodes, in WireGuard' }],
    // an interface of its own for each family, which only pods of both have a use for
    ipv6NodePorts: mode !== FlannelWireguardMode.SEPARATE ? []
      : [{ protocol: 'UDP', port: v6 ?? 51821, purpose: 'IPv6 packets between pods of different nodes, in WireGuard' }],
    kernelModules: ['wireguard'],
    psk: pskSecretName === undefined ? undefined
      : { secretName: pskSecretName, key: said.pskSecretKey, length: '-eq 44', form: '44 characters, as "wg genpsk" prints them' },
    capabilities: {
      ...FLANNEL, encryption: 'WireGuard', encapsulation: 'WireGuard', dualStack: true, needsLayer2: false, kernelMinimum: '5.6',
      scale: 'hundreds of nodes, each a peer of all others', lifecycle: CniLifecycle.ACTIVE,
    },
  };
}

export function ipsec({ pskSecretName, pskSecretKey, udpEncap, espProposal: algorithms }: ValuesOf<typeof IPSEC_FIELDS>): FlannelModePlan {
  return {
    ...PLAIN_MODE,
    type: 'ipsec',
    options: { UDPEncap: udpEncap, ESPProposal: algorithms },
    overhead: udpEncap ? 85 : 77,
    ipv6Overhead: udpEncap ? 85 : 77,
    nodePorts: [
      { protocol: 'UDP', port: 500, purpose: 'agreeing on keys, for IPsec' },
      {
        protocol: 'UDP', port: 4500,
        purpose: udpEncap ? 'packets between pods of different nodes, in IPsec over UDP' : 'agreeing on keys through NAT, for IPsec',
      },
      ...(udpEncap ? [] : [{ protocol: '50', purpose: 'packets between pods of different nodes, in IPsec' }]),
    ],
    kernelModules: ['esp4', 'xfrm_user'],
    psk: {
      secretName: pskSecretName,
      key: pskSecretKey,
      length: '-ge 96',
      form: 'at least 96 letters, digits, "+", "/", "=", "_" or "-"',
      randomBytes: 48,
    },
    warnings: ['Flannel\'s backend ipsec is experimental, says its project; FlannelMode.wireguard() encrypts too, and is not.'],
    capabilities: {
      ...FLANNEL, encryption: 'IPsec', encapsulation: 'ESP', dualStack: false, needsLayer2: false, scale: 'not known', lifecycle: CniLifecycle.EXPERIMENTAL,
    },
  };
}
