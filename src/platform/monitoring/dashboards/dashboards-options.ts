import { dnsLabel, labelValue } from '../../../core/names';
import { choosingLabel } from '../../../core/object-metadata';
import { Fields, optional, shape, ValuesOf } from '../../../core/props';
import { text } from '../../../core/safe-text';
import { record } from '../../../core/values';

/** What Grafana shows of a Prow. */
export interface DashboardsOptions {
  /**
   * Namespace of the ConfigMaps. Grafana's side-car reads its own namespace unless it was told to read more; that of the chart kube-prometheus-stack
   * reads all. It has to be there already where it is not Prow's. Error: `NameNotDnsLabel`.
   * @default - that of Prow
   */
  readonly namespace?: string;

  /**
   * Label by which Grafana's side-car knows a dashboard: `metadata.labels` of each ConfigMap. Errors: `LabelTaken`, and those of names and values.
   * @default - grafana_dashboard: "1"
   */
  readonly labels?: { [name: string]: string };

  /**
   * Folder in Grafana: the annotation `grafana_folder` of each ConfigMap, which the side-car follows where its chart has
   * `sidecar.dashboards.folderAnnotation: grafana_folder` and `provider.foldersFromFilesStructure: true`.
   * @default Prow
   */
  readonly folder?: string;
}

const DASHBOARDS = {
  namespace: optional(dnsLabel),
  labels: optional(record(labelValue, choosingLabel), { grafana_dashboard: '1' }),
  folder: optional(text, 'Prow'),
} satisfies Fields<DashboardsOptions>;

export const dashboards = shape(DASHBOARDS);

export type DashboardsSettings = ValuesOf<typeof DASHBOARDS>;
