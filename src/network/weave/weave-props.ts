import { dataKey, image, secretName } from '../../core/names';
import { cidrOf } from '../../core/net';
import { also, Fields, optional, Props, required, ValuesOf } from '../../core/props';
import { boolean, integer, memberOf } from '../../core/values';
import { ContainerResources, containerResources } from '../../core/workload-options';
import { ETHERNET_MTU, interfaceMtu } from '../words';

/** Which of the two programs called iptables Weave uses. */
export enum WeaveIptablesBackend {
  /** iptables-legacy, over the kernel's x_tables. */
  LEGACY = 'legacy',
  /** iptables-nft, over the kernel's nf_tables. */
  NFT = 'nft',
}

/**
 * Properties of `Weave` and of `Cni.weave`.
 *
 * Source: weaveworks/weave at 8c847638, `prog/weave-kube/weave-daemonset-k8s-1.11.yaml`, `prog/weave-kube/launch.sh`, `site/kubernetes`.
 */
export interface WeaveProps {
  /**
   * That it is known and wanted that nobody looks after Weave Net: its last release is of January 2021, its company closed in February 2024.
   * Must be `true`. Errors: `NotAcknowledged`, `PropMissing`, `WrongType`.
   */
  readonly acknowledgeUnmaintained: boolean;

  /**
   * Name of a Secret in `kube-system` with a password, with which Weave encrypts packets between nodes. All nodes must have it, or none.
   * Environment variable `WEAVE_PASSWORD`. Error: `SecretNameInvalid`.
   * @default - packets are not encrypted
   */
  readonly passwordSecretName?: string;

  /**
   * Key in that Secret. Errors: `DataKeyInvalid`, `PropWithoutEffect`.
   * @default weave-passwd
   */
  readonly passwordSecretKey?: string;

  /**
   * The network that pods get IPv4 addresses from. Weave does not start where the node has an address in it. Environment variable
   * `IPALLOC_RANGE`. Errors: `CidrFamily`, `CidrInvalid`, `CidrNotMasked`.
   * @default 10.32.0.0/12
   */
  readonly ipallocRange?: string;

  /**
   * MTU of a pod's interface, in bytes, 576 to 65535. Environment variable `WEAVE_MTU`. Errors: `MtuTooLarge`, `NotInteger`, `NumberOutOfRange`.
   * @default 1376
   */
  readonly mtu?: number;

  /**
   * MTU of the interface over which nodes reach each other, in bytes, 576 to 65535: what `mtu` is compared with. It is in no object.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1500
   */
  readonly nodeMtu?: number;

  /**
   * How many nodes a node talks to at most, 1 to 10000. Environment variable `CONN_LIMIT`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 200
   */
  readonly connLimit?: number;

  /**
   * Whether Weave gives NetworkPolicy objects an effect, by a second container. Environment variable `EXPECT_NPC`. Error: `WrongType`.
   * @default true
   */
  readonly networkPolicy?: boolean;

  /**
   * Which of the two programs called iptables it uses. Environment variable `IPTABLES_BACKEND`. Error: `NotAllowedValue`.
   * @default - Weave finds out
   */
  readonly iptablesBackend?: WeaveIptablesBackend;

  /**
   * Image of Weave; a fork is looked after at github.com/rajch/weave. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default docker.io/weaveworks/weave-kube:2.8.1
   */
  readonly image?: string;

  /**
   * Image of Weave's policy controller. Errors: `ImageInvalid`, `ImageNotPinned`, `PropWithoutEffect`.
   * @default docker.io/weaveworks/weave-npc:2.8.1
   */
  readonly npcImage?: string;

  /**
   * What each of the two containers asks for and may use at most. Errors: `QuantityInvalid`, `RequestAboveLimit`.
   * @default - requests of 50m CPU and 100Mi memory, no limits
   */
  readonly resources?: ContainerResources;
}

/** Bytes that Weave's fast datapath takes, in VXLAN alone, and encrypted at most. Source: weaveworks/weave, `site/tasks/manage/fastdp.md`. */
const VXLAN_BYTES = 50;
const ENCRYPTED_BYTES = 87;

/** Three ways that are looked after, for the same ends. */
export const INSTEAD = 'Cni.flannel({ backend: FlannelMode.wireguard() }), Cni.calico({ wireguard: true }) or Cilium with WireGuard';

const acknowledged = also(boolean, (value) => (value ? undefined
  : { what: 'nobody looks after Weave Net', instead: `write true to have it all the same, or use ${INSTEAD}`, code: 'NotAcknowledged' }));

export const WEAVE_FIELDS = {
  acknowledgeUnmaintained: required(acknowledged),
  passwordSecretName: optional(secretName),
  passwordSecretKey: optional(dataKey, 'weave-passwd'),
  ipallocRange: optional(cidrOf('ipv4'), '10.32.0.0/12'),
  mtu: optional(interfaceMtu, 1376),
  nodeMtu: optional(interfaceMtu, ETHERNET_MTU),
  connLimit: optional(integer(1, 10_000), 200),
  networkPolicy: optional(boolean, true),
  iptablesBackend: optional(memberOf(WeaveIptablesBackend)),
  image: optional(image, 'docker.io/weaveworks/weave-kube:2.8.1'),
  npcImage: optional(image, 'docker.io/weaveworks/weave-npc:2.8.1'),
  resources: optional(containerResources, { requests: { cpu: '50m', memory: '100Mi' } }),
} satisfies Fields<WeaveProps>;

export type WeaveSettings = ReturnType<typeof settleWeave>;

export function settleWeave(said: ValuesOf<typeof WEAVE_FIELDS>, p: Props<keyof WeaveProps>) {
  const { passwordSecretName: name, passwordSecretKey: key, mtu, nodeMtu, networkPolicy } = said;
  if (p.given('passwordSecretKey') && name === undefined) {
    p.problem('passwordSecretKey', {
      what: 'has no effect without passwordSecretName',
      instead: 'name the Secret, or leave both out',
      code: 'PropWithoutEffect',
    });
  }
  const overhead = name === undefined ? VXLAN_BYTES : ENCRYPTED_BYTES;
  if (mtu > nodeMtu - overhead) {
    p.problem('mtu', {
      what: `${mtu} and ${overhead} bytes around it do not fit nodeMtu ${nodeMtu}`,
      instead: `write ${Math.floor((nodeMtu - overhead) / 4) * 4} or less`,
      code: 'MtuTooLarge',
    });
  }
  if (p.given('npcImage') && !networkPolicy) {
    p.problem('npcImage', { what: 'nothing runs it where networkPolicy is false', instead: 'leave one of them out', code: 'PropWithoutEffect' });
  }
  return { ...said, overhead, password: name === undefined ? undefined : { name, key } };
}
