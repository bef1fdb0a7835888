import { Construct } from 'constructs';
import type { PodMonitor, PrometheusRule } from '../../../imports/monitoring.coreos.com';
import { partLabels } from '../../core/labels';
import { customObject } from '../../core/manifest';
import { METRICS } from '../../prow/components/component-ports';
import { measuredComponents } from '../../prow/components/component-kinds';
import { MonitoringSettings } from './monitoring-settings';
import { placeDashboards } from './dashboards/place-dashboards';
import { placeProbes } from './probes/place-probes';
import { prowAlerts, WatchedProw } from './prow-alerts';

/** Of both objects. */
export const MONITORED = 'prow';

/** Where Prometheus finds metrics, and what it warns of. Source: prometheus-operator, monitoring.coreos.com/v1. */
export function placeMonitoring(scope: Construct, watched: WatchedProw, settings: MonitoringSettings): void {
  const { labels, interval, alerts, dashboards, probes } = settings;
  const metadata = { name: MONITORED, namespace: watched.namespace, labels: { ...partLabels(), ...labels } };
  customObject<PodMonitor>(scope, 'pod-monitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata,
    spec: {
      selector: { matchExpressions: [{ key: 'app', operator: 'In', values: [...measuredComponents(watched)] }] },
      podMetricsEndpoints: [{
        port: METRICS.name,
        ...interval === undefined ? {} : { interval },
        // by which alerts tell components apart; the API server writes the action in, and each apply would change it back
        relabelings: [{ action: 'replace', sourceLabels: ['__meta_kubernetes_pod_label_app'], targetLabel: 'component' }],
      }],
    },
  });
  if (probes) placeProbes(scope, watched.probed, probes, metadata);
  if (dashboards) placeDashboards(scope, watched, dashboards);
  if (!alerts) return;
  customObject<PrometheusRule>(scope, 'prometheus-rule', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata,
    spec: { groups: prowAlerts(watched).map(({ name, rules }) => ({ name, rules: [...rules] })) },
  });
}
