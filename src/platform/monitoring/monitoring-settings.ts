import { dnsLabel, labelValue, qualifiedName } from '../../core/names';
import { also, Fields, optional, Rule, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, record } from '../../core/values';

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
   * default. They end up in `metadata.labels` of PodMonitor and PrometheusRule. Errors: `LabelInvalid` and those of names.
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
}

const prometheusDuration: Rule<string> = also(text, (value) => (/^(?=.)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/.test(value) ? undefined : {
  what: `${quote(value)} is not a duration of Prometheus`, instead: 'write one like "30s" or "1m30s"', code: 'DurationInvalid',
}));

export const MONITORING = {
  namespace: optional(dnsLabel, 'monitoring'),
  labels: optional(record(labelValue, qualifiedName), {}),
  interval: optional(prometheusDuration),
  alerts: optional(boolean, true),
} satisfies Fields<PrometheusOperatorOptions>;

export type MonitoringSettings = ValuesOf<typeof MONITORING>;
