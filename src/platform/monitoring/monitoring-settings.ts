import { dnsLabel, labelValue } from '../../core/names';
import { choosingLabel } from '../../core/object-metadata';
import { Fields, optional, ValuesOf } from '../../core/props';
import { boolean, record } from '../../core/values';
import { dashboards, DashboardsOptions } from './dashboards/dashboards-options';
import { probes, ProbesOptions } from './probes/probes-options';
import { prometheusDuration } from './prometheus-duration';

/** Options of `Monitoring.prometheusOperator`. */
export interface PrometheusOperatorOptions {
  /**
   * Namespace of the Prometheus that reads the metrics. Where Prow is isolated, its policies let that namespace in. Errors: `NameNotDnsLabel`;
   * `MutuallyExclusive` beside another one in `isolation.monitoringNamespace`.
   * @default monitoring
   */
  readonly namespace?: string;

  /**
   * Labels by which that Prometheus chooses what it reads: `{ release: 'kube-prometheus-stack' }` for what Helm's chart of that name installs by
   * default. They end up in `metadata.labels` of PodMonitor, PrometheusRule and Probes. Errors: `LabelTaken`, and those of names and values.
   * @default - none: a Prometheus whose selectors are empty chooses everything
   */
  readonly labels?: { [name: string]: string };

  /**
   * How often metrics are read, in Prometheus's words: `30s`, `1m`, `1m30s`. `spec.podMetricsEndpoints[0].interval`. Error: `DurationInvalid`.
   * @default - what Prometheus does for all
   */
  readonly interval?: string;

  /**
   * Whether a PrometheusRule with alerts is written.
   * @default true
   */
  readonly alerts?: boolean;

  /**
   * Dashboards for Grafana's side-car: ConfigMaps `prow-dashboard-service-levels`, `-webhooks`, `-tide`, `-jobs`, `-github` and `-pages`. `{}` takes every
   * default.
   * @default - none
   */
  readonly dashboards?: DashboardsOptions;

  /**
   * Probes of hook and deck from outside: Probes `prow-hook` and `prow-deck`, which have a blackbox exporter ask them, and alerts where they do not answer
   * or where their certificate ends. Error: `ProbeTargetUnknown` where nobody knows their addresses.
   * @default - none
   */
  readonly probes?: ProbesOptions;
}

export const MONITORING = {
  namespace: optional(dnsLabel, 'monitoring'),
  labels: optional(record(labelValue, choosingLabel), {}),
  interval: optional(prometheusDuration),
  alerts: optional(boolean, true),
  dashboards: optional(dashboards),
  probes: optional(probes),
} satisfies Fields<PrometheusOperatorOptions>;

export type MonitoringSettings = ValuesOf<typeof MONITORING>;
