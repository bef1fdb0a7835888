import { Construct } from 'constructs';
import { dnsLabel, labelValue, qualifiedName } from '../../core/names';
import { Where } from '../../core/problem';
import { also, Fields, optional, readProps, Rule, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { Requirement } from '../../core/requirement';
import { text } from '../../core/safe-text';
import { boolean, record } from '../../core/values';
import { placeMonitoring } from './place-monitoring';
import { WatchedProw } from './prow-alerts';

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

const FIELDS = {
  namespace: optional(dnsLabel, 'monitoring'),
  labels: optional(record(labelValue, qualifiedName), {}),
  interval: optional(prometheusDuration),
  alerts: optional(boolean, true),
} satisfies Fields<PrometheusOperatorOptions>;

export type MonitoringSettings = ValuesOf<typeof FIELDS>;

/** How a Prow is watched. */
export interface MonitoringPlan {
  readonly namespace: string;
  readonly requirement: Requirement;
  readonly note: (watched: WatchedProw) => string;
  readonly place: (scope: Construct, watched: WatchedProw) => void;
}

/** Who reads Prow's metrics, and is told what hurts. */
export class Monitoring {
  /**
   * The Prometheus Operator does: a PodMonitor `prow` names the components that have metrics, at port 9090 (status-reconciler has none), and a PrometheusRule `prow` holds alerts on
   * what hurts: a component that is away, webhooks that fail or are not signed, jobs that wait or end in error, a tide that stands still or cannot merge,
   * GitHub's budget of requests, the store, and certificates. Its CRDs have to be in the cluster. Errors: those of the options, all together.
   */
  static prometheusOperator(options?: PrometheusOperatorOptions): Monitoring {
    const settings = readProps(Where.call('Monitoring.prometheusOperator'), options, FIELDS);
    return new Monitoring({
      namespace: settings.namespace,
      requirement: {
        name: 'prometheus-operator', stage: 'prow',
        crds: ['podmonitors.monitoring.coreos.com', ...settings.alerts ? ['prometheusrules.monitoring.coreos.com'] : []],
      },
      note: (watched) => note(watched, settings),
      place: (scope, watched) => placeMonitoring(scope, watched, settings),
    });
  }

  private constructor(
    /** @internal */
    readonly _plan: MonitoringPlan,
  ) {}
}

function note({ namespace, job }: WatchedProw, { labels, alerts, namespace: prometheus }: MonitoringSettings): string {
  const chosenBy = Object.entries(labels).map(([name, value]) => `\`${name}: ${value}\``).join(', ');
  return `**Metrics.** Prometheus in namespace \`${prometheus}\` reads Prow's components by PodMonitor \`${namespace}/prow\`${alerts
    ? ', and is told what hurts by PrometheusRule of the same name' : ''}. It chooses them ${chosenBy === ''
    ? 'where its selectors are empty; one of the chart kube-prometheus-stack asks for a label, which `labels` of `Monitoring.prometheusOperator` gives'
    : `by ${chosenBy}`}. See that it does: \`up{job="${job}"}\` has a line for each component but status-reconciler, which has no metrics.`;
}
