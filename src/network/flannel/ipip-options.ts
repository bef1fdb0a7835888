/**
 * Options of `FlannelMode.ipip`. What is left out is left out of net-conf.json too, and Flannel's own default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/ipip`.
 */
export interface IpipOptions {
  /**
   * Whether nodes of one subnet send packets to each other unwrapped, as `host-gw` does. `Backend.DirectRouting` in net-conf.json.
   * Error: `WrongType`.
   * @default - false, by Flannel
   */
  readonly directRouting?: boolean;
}
