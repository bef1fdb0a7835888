import { Read } from '../../core/props';
import { ComponentSettings } from '../components/component-options';
import { branchprotectorOptions } from './branchprotector-options';
import { GcswebSettings } from './gcsweb-options';
import { LabelSyncReach, SaidOfLabelSync } from './label-sync-options';
import { peribolosOptions } from './peribolos-options';
import { ScheduledSettings } from './scheduled-program-options';
import { TotSettings } from './tot-options';

/** branchprotector's pod, and what it sends. */
export type BranchprotectorSettings = Read<typeof branchprotectorOptions> & ScheduledSettings & { readonly enableAppsRestrictions: boolean };

/** label_sync's pod, and what it looks at. */
export type LabelSyncSettings = SaidOfLabelSync & ScheduledSettings & { readonly reach: LabelSyncReach };

/** peribolos' pod, and what it does. */
export type PeribolosSettings = Read<typeof peribolosOptions> & ScheduledSettings & { readonly requireSelf: boolean };

/** Programs beside the nine that a Prow has, by the property that sets each; undefined for those that do not run. */
export interface ProgramsModel {
  readonly branchprotector: BranchprotectorSettings | undefined;
  readonly labelSync: LabelSyncSettings | undefined;
  readonly peribolos: PeribolosSettings | undefined;
  readonly exporter: ComponentSettings | undefined;
  readonly gcsweb: GcswebSettings | undefined;
  readonly tot: TotSettings | undefined;
}
