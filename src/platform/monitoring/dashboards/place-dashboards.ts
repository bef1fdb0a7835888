import { Construct } from 'constructs';
import { partLabels } from '../../../core/labels';
import { nativeObject } from '../../../core/manifest';
import { WatchedProw } from '../prow-alerts';
import { dashboardJson } from './dashboard-json';
import { DashboardsSettings } from './dashboards-options';
import { prowDashboards } from './prow-dashboards';

/** A ConfigMap for each page, which Grafana's side-car finds by its label. Source: grafana helm chart, sidecar.dashboards. */
export function placeDashboards(scope: Construct, watched: WatchedProw, { namespace, labels, folder }: DashboardsSettings): void {
  for (const dashboard of prowDashboards(watched)) {
    const file = `prow-${dashboard.name}.json`;
    nativeObject(scope, `dashboard-${dashboard.name}`, 'v1/ConfigMap', {
      metadata: {
        name: `prow-dashboard-${dashboard.name}`, namespace: namespace ?? watched.namespace, labels: { ...partLabels(), ...labels },
        annotations: { grafana_folder: folder },
      },
      // the side-car puts the files of all ConfigMaps into one folder, where two Prows would write over each other
      data: { [watched.namespace === 'prow' ? file : `${watched.namespace}-${file}`]: dashboardJson(dashboard, watched.namespace) },
    });
  }
}
