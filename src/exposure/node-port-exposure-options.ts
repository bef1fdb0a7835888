import { ExternalTrafficPolicy } from '../core/service-exposure';

/** How nodes answer for hook and deck. Both ports are unique in a cluster, over all namespaces. */
export interface NodePortExposureOptions {
  /**
   * Port of every node where hook takes GitHub's webhooks, at the path `/hook`. `spec.ports[].nodePort` of Service `hook`.
   * Errors: `NodePortOutOfRange`, `NotInteger`.
   * @default 30001
   */
  readonly hookPort?: number;

  /**
   * Port of every node where people see deck. `spec.ports[].nodePort` of Service `deck`.
   * Errors: `NodePortOutOfRange`, `NodePortTaken` when it is hook's, `NotInteger`.
   * @default 30002
   */
  readonly deckPort?: number;

  /**
   * DNS name or IP address under which GitHub and people reach a node, without scheme and port. It ends up in the links that Prow writes into
   * pull requests. Error: `AddressInvalid`.
   * @default - not known: pull requests get no links, and the notes tell what to fill in
   */
  readonly address?: string;

  /**
   * Whether a node forwards to pods on other nodes: `Cluster` does, `Local` does not and keeps the caller's address.
   * `spec.externalTrafficPolicy` of both Services. Error: `NotAllowedValue`.
   * @default - Cluster, by Kubernetes
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * The range that the API server takes node ports from, its flag `--service-node-port-range`. Only the two ports are checked against it.
   * Error: `PortRangeInvalid`.
   * @default 30000-32767
   */
  readonly nodePortRange?: string;
}
