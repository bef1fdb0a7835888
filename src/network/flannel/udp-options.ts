/**
 * Options of `FlannelMode.udp`. What is left out is left out of net-conf.json too, and Flannel's own default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/udp`.
 */
export interface UdpOptions {
  /**
   * UDP port that nodes send packets of pods to. `Backend.Port` in net-conf.json. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 8285, by Flannel
   */
  readonly port?: number;
}
