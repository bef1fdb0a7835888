import { ComponentSettings } from '../components/component-options';
import { LabelSyncReach, SaidOfLabelSync } from './label-sync-options';
import { ScheduledSettings } from './scheduled-program-options';

/** label_sync's pod, and what it looks at. */
export type LabelSyncSettings = SaidOfLabelSync & ScheduledSettings & { readonly reach: LabelSyncReach };

/** Programs beside the nine that a Prow has, by the property that sets each; undefined for those that do not run. */
export interface ProgramsModel {
  readonly labelSync: LabelSyncSettings | undefined;
  readonly exporter: ComponentSettings | undefined;
}
