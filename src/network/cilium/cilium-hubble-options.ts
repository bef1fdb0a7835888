/** Which issuer of cert-manager signs certificates. */
export interface CiliumTlsIssuer {
  /** Name of the Issuer in kube-system, or of the ClusterIssuer. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /**
   * `ClusterIssuer` or `Issuer`. Error: `NotAllowedValue`.
   * @default ClusterIssuer
   */
  readonly kind?: string;
}

/** What is seen of the traffic. Source: cilium 1.20.0, chart `cilium`, values.yaml, `hubble`. */
export interface CiliumHubbleOptions {
  /**
   * Whether agents keep flows. Value `hubble.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether one Deployment collects the flows of all nodes, which the `hubble` command and the UI read. Only with the chart.
   * Value `hubble.relay.enabled`. Errors: `FeatureMissing`, `WrongType`.
   * @default - false, by Cilium
   */
  readonly relay?: boolean;

  /**
   * Whether there is a page in the browser; it has no login. Needs `relay: true` (`FeatureMissing`). Only with the chart.
   * Value `hubble.ui.enabled`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly ui?: boolean;

  /**
   * Type of the Service `hubble-ui`: `ClusterIP`, `NodePort` or `LoadBalancer`. Only with `ui: true` (`FeatureMissing`).
   * Value `hubble.ui.service.type`. Error: `NotAllowedValue`.
   * @default - ClusterIP, by Cilium
   */
  readonly uiServiceType?: string;

  /**
   * Its node port, with `uiServiceType: 'NodePort'` (`FeatureMissing`). Value `hubble.ui.service.nodePort`.
   * Errors: `NotInteger`, `NodePortOutOfRange`.
   * @default - 31235, by Cilium
   */
  readonly uiNodePort?: number;

  /**
   * Metrics that are counted on TCP 9965 of each node, with options behind a colon: `dns`, `drop`, `flow`, `httpV2`, `icmp`, `policy`,
   * `port-distribution`, `tcp` … Value `hubble.metrics.enabled`. Errors: `EmptyList`, `HubbleMetricInvalid`.
   * @default - none
   */
  readonly metrics?: string[];

  /**
   * Who makes certificates between relay and agents: `helm` (anew in each upgrade), `cronJob` (a CronJob in the cluster) or `certmanager`,
   * which needs `tlsIssuer` (`PropMissing`). Only with the chart. Value `hubble.tls.auto.method`. Error: `NotAllowedValue`.
   * @default - helm, by Cilium; cronJob with `CiliumInstaller.argoCd()`, which renders the chart again and again
   */
  readonly tlsMethod?: string;

  /**
   * The issuer, with `tlsMethod: 'certmanager'`. Value `hubble.tls.auto.certManagerIssuerRef`.
   * @default - none
   */
  readonly tlsIssuer?: CiliumTlsIssuer;
}

/** Metrics of Cilium's agents. */
export interface CiliumPrometheusOptions {
  /**
   * Whether agents serve metrics. Value `prometheus.enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * TCP port of each node that they are served on. Value `prometheus.port`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 9962
   */
  readonly port?: number;
}
