import { Construct } from 'constructs';
import { Finding, Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { Requirement } from '../../core/requirement';
import { MONITORING, MonitoringSettings, PrometheusOperatorOptions } from './monitoring-settings';
import { placeMonitoring } from './place-monitoring';
import { ProbedPage } from './probes/probed-page';
import { probedPages, probeFindings, probeWarnings, PublicAddresses } from './probes/probes-options';
import { WatchedProw } from './prow-alerts';

/** How a Prow is watched. */
export interface MonitoringPlan {
  readonly namespace: string;
  readonly requirement: Requirement;
  readonly note: (watched: WatchedProw) => string;
  /** What is asked from outside, by where the ways in lead. */
  readonly probed: (known: PublicAddresses) => readonly ProbedPage[];
  /** What does not fit where they lead. */
  readonly findings: (known: PublicAddresses) => readonly Finding[];
  /** What asks people who they are before deck, and is asked itself. */
  readonly warnings: (ways: { readonly isDeckOpen: boolean }) => readonly string[];
  readonly place: (scope: Construct, watched: WatchedProw) => void;
}

/** Who reads Prow's metrics, and is told what hurts. */
export class Monitoring {
  /**
   * The Prometheus Operator does: a PodMonitor `prow` names the components that have metrics, at port 9090 (status-reconciler has none), and a
   * PrometheusRule `prow` holds alerts on what hurts: a component that is away, webhooks that fail or are not signed, jobs that wait or end in error, a
   * tide that stands still or cannot merge, GitHub's budget of requests, the store, and certificates. `dashboards` and `probes` add pages for Grafana, and
   * questions from outside. Its CRDs have to be in the cluster. Errors: those of the options, all together.
   */
  static prometheusOperator(options?: PrometheusOperatorOptions): Monitoring {
    const settings = readProps(Where.call('Monitoring.prometheusOperator'), options, MONITORING);
    return new Monitoring({
      namespace: settings.namespace,
      requirement: {
        name: 'prometheus-operator', stage: 'prow',
        crds: ['podmonitors', ...settings.probes ? ['probes'] : [], ...settings.alerts ? ['prometheusrules'] : []].map((kinds) => `${kinds}.monitoring.coreos.com`),
      },
      note: (watched) => note(watched, settings),
      probed: (known) => probedPages(settings.probes, known),
      findings: (known) => probeFindings(settings.probes, known),
      warnings: (ways) => probeWarnings(settings.probes, ways),
      place: (scope, watched) => placeMonitoring(scope, watched, settings),
    });
  }

  private constructor(
    /** @internal */
    readonly _plan: MonitoringPlan,
  ) {}
}

function note({ namespace, job, probed, idle = [] }: WatchedProw, { labels, alerts, dashboards, probes, namespace: prometheus }: MonitoringSettings): string {
  const chosenBy = Object.entries(labels).map(([name, value]) => `\`${name}: ${value}\``).join(', ');
  return `**Metrics.** Prometheus in namespace \`${prometheus}\` reads Prow's components by PodMonitor \`${namespace}/prow\`${alerts
    ? ', and is told what hurts by PrometheusRule of the same name' : ''}. It chooses them ${chosenBy === ''
    ? 'where its selectors are empty; one of the chart kube-prometheus-stack asks for a label, which `labels` of `Monitoring.prometheusOperator` gives'
    : `by ${chosenBy}`}. See that it does: \`up{job="${job}"}\` has a line for each component but status-reconciler, which has no metrics${idle.length === 0 ? ''
    : `, and ${idle.join(' and ')}, of which no pod runs`}.${dashboards === undefined ? ''
    : ` Grafana's side-car finds the dashboards, ConfigMaps \`prow-dashboard-…\` in \`${dashboards.namespace ?? namespace}\`, where it reads that namespace.`}${probes === undefined || probed.length === 0
    ? '' : ` The exporter at ${probes.prober} needs the ${probed.map(({ component, module }) => `module \`${module}\` for ${component}`).join(' and the ')}: `
      + 'docs/monitoring.md has them.'}`;
}
