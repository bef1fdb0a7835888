import { ContainerResources } from '../../core/workload-options';

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
   * `legacy` or `nft`: which of the two programs called iptables. Environment variable `IPTABLES_BACKEND`. Error: `NotAllowedValue`.
   * @default - Weave finds out
   */
  readonly iptablesBackend?: string;

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
