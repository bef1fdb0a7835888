import { Construct } from 'constructs';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { Requirement } from '../../core/requirement';
import { MONITORING, MonitoringSettings, PrometheusOperatorOptions } from './monitoring-settings';
import { placeMonitoring } from './place-monitoring';
import { WatchedProw } from './prow-alerts';

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
   * The Prometheus Operator does: a PodMonitor `prow` names the components that have metrics, at port 9090 (status-reconciler has none), and a
   * PrometheusRule `prow` holds alerts on what hurts: a component that is away, webhooks that fail or are not signed, jobs that wait or end in error, a
   * tide that stands still or cannot merge, GitHub's budget of requests, the store, and certificates. Its CRDs have to be in the cluster. Errors: those
   * of the options, all together.
   */
  static prometheusOperator(options?: PrometheusOperatorOptions): Monitoring {
    const settings = readProps(Where.call('Monitoring.prometheusOperator'), options, MONITORING);
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
