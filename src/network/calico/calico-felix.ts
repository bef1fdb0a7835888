import { port } from '../../core/net';
import { Fields, optional, Read, shape } from '../../core/props';
import { boolean, integer, jsonObject, memberOf } from '../../core/values';
import { interfaceExpression } from '../../schema/interface-expression';
import { written } from './words';

/** What becomes of packets from a pod to its own node, after the policies. */
export enum CalicoEndpointToHostAction {
  /** They are let in. */
  ACCEPT = 'Accept',
  /** They are dropped. */
  DROP = 'Drop',
  /** The node's own rules decide. */
  RETURN = 'Return',
}

/** Which of the two programs called iptables Felix uses. */
export enum CalicoIptablesBackend {
  /** Felix finds out. */
  AUTO = 'Auto',
  /** iptables-legacy, over the kernel's x_tables. */
  LEGACY = 'Legacy',
  /** iptables-nft, over the kernel's nf_tables. */
  NFT = 'NFT',
}

/** How bad something must be to stand in the log. */
export enum CalicoLogSeverity {
  /** Everything. */
  DEBUG = 'Debug',
  /** What happens as a rule, and worse. */
  INFO = 'Info',
  /** What may be wrong, and worse. */
  WARNING = 'Warning',
  /** What went wrong, and worse. */
  ERROR = 'Error',
  /** What ends the program. */
  FATAL = 'Fatal',
}

/**
 * Settings of Felix, the part of Calico that runs on every node: fields of the FelixConfiguration `default`.
 *
 * Source: Calico v3.32.1, `api/pkg/apis/projectcalico/v3/felixconfig.go`.
 */
export interface CalicoFelixOptions {
  /**
   * What becomes of packets from a pod to its own node. `spec.defaultEndpointToHostAction`. Error: `NotAllowedValue`.
   * @default - CalicoEndpointToHostAction.DROP, by Calico; ACCEPT in its manifest
   */
  readonly defaultEndpointToHostAction?: CalicoEndpointToHostAction;

  /**
   * Which of the two programs called iptables it uses. `spec.iptablesBackend`. Error: `NotAllowedValue`.
   * @default - CalicoIptablesBackend.AUTO, by Calico
   */
  readonly iptablesBackend?: CalicoIptablesBackend;

  /**
   * From which severity on it writes to its log. `spec.logSeverityScreen`. Error: `NotAllowedValue`.
   * @default - CalicoLogSeverity.INFO, by Calico
   */
  readonly logSeverityScreen?: CalicoLogSeverity;

  /**
   * Regular expression for the interfaces whose MTU counts. `spec.mtuIfacePattern`. Errors: `ForbiddenCharacter`, `InterfaceInvalid`,
   * `RegexpInvalid`.
   * @default - physical interfaces, by Calico
   */
  readonly mtuIfacePattern?: string;

  /**
   * Whether metrics are served on every node. `spec.prometheusMetricsEnabled`. Error: `WrongType`.
   * @default - false, by Calico
   */
  readonly prometheusMetricsEnabled?: boolean;

  /**
   * TCP port of the metrics. `spec.prometheusMetricsPort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 9091, by Calico
   */
  readonly prometheusMetricsPort?: number;

  /**
   * UDP port of VXLAN. `spec.vxlanPort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 4789, by Calico
   */
  readonly vxlanPort?: number;

  /**
   * Number of the VXLAN network, 1 to 16777215. `spec.vxlanVNI`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 4096, by Calico
   */
  readonly vxlanVNI?: number;

  /**
   * UDP port of WireGuard. `spec.wireguardListeningPort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 51820, by Calico
   */
  readonly wireguardListeningPort?: number;

  /**
   * Whether WireGuard encrypts what nodes send each other outside of pods too. `spec.wireguardHostEncryptionEnabled`. Error: `WrongType`.
   * @default - false, by Calico
   */
  readonly wireguardHostEncryptionEnabled?: boolean;

  /**
   * Further fields of `spec` as Calico has them; they come after all others and win. Errors: `NullValue`, `ReservedKey`, `WrongType`.
   * @default - none
   */
  readonly overrides?: { [field: string]: any };
}

const FIELDS = {
  defaultEndpointToHostAction: optional(memberOf(CalicoEndpointToHostAction)),
  iptablesBackend: optional(memberOf(CalicoIptablesBackend)),
  logSeverityScreen: optional(memberOf(CalicoLogSeverity)),
  mtuIfacePattern: optional(interfaceExpression),
  prometheusMetricsEnabled: optional(boolean),
  prometheusMetricsPort: optional(port),
  vxlanPort: optional(port),
  vxlanVNI: optional(integer(1, 2 ** 24 - 1)),
  wireguardListeningPort: optional(port),
  wireguardHostEncryptionEnabled: optional(boolean),
  overrides: optional(jsonObject, {}),
} satisfies Fields<CalicoFelixOptions>;

/** Fields of a FelixConfiguration's `spec`, as far as something was said about them. */
export const calicoFelix = shape(FIELDS, ({ overrides, ...fields }) => written({ ...fields, ...overrides }));

export type CalicoFelix = NonNullable<Read<typeof calicoFelix>>;
