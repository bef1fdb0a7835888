/**
 * Settings of Felix, the part of Calico that runs on every node: fields of the FelixConfiguration `default`.
 *
 * Source: Calico v3.32.1, `api/pkg/apis/projectcalico/v3/felixconfig.go`.
 */
export interface CalicoFelixOptions {
  /**
   * `Accept`, `Drop` or `Return`: what becomes of packets from a pod to its own node. `spec.defaultEndpointToHostAction`. Error: `NotAllowedValue`.
   * @default - Drop, by Calico; Accept in its manifest
   */
  readonly defaultEndpointToHostAction?: string;

  /**
   * `Auto`, `Legacy` or `NFT`: which of the two programs called iptables. `spec.iptablesBackend`. Error: `NotAllowedValue`.
   * @default - Auto, by Calico
   */
  readonly iptablesBackend?: string;

  /**
   * `Debug`, `Info`, `Warning`, `Error` or `Fatal`. `spec.logSeverityScreen`. Error: `NotAllowedValue`.
   * @default - Info, by Calico
   */
  readonly logSeverityScreen?: string;

  /**
   * Regular expression for the interfaces whose MTU counts. `spec.mtuIfacePattern`. Error: `ForbiddenCharacter`.
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
