import { PodSettings } from '../../core/pod-options';
import { Finding } from '../../core/problem';
import { Fields, optional, ValuesOf } from '../../core/props';
import { amounts } from '../components/component-kinds';
import { component, ComponentOptions, ComponentSettings, componentSettings, SaidOfComponent } from '../components/component-options';
import { labelSyncOptions, LabelSyncOptions, labelSyncReach, LABEL_SYNC_IMAGE } from './label-sync-options';
import { ProgramsModel } from './programs-model';
import { scheduledSettings } from './scheduled-program-options';

/** Programs beside the nine that a Prow may have. Each is one only where it is asked for. */
export interface ProwProgramsOptions {
  /**
   * label_sync gives repositories the labels that the plugins put on, and further ones, by the clock: a CronJob `label-sync`.
   * @default - it does not run: GitHub makes a label when a plugin puts it on, grey and without a text
   */
  readonly labelSync?: LabelSyncOptions;

  /**
   * exporter tells Prometheus of each job's last run, with labels and annotations of its ProwJob: a Deployment `exporter`. `monitoring` reads it.
   * @default - it does not run
   */
  readonly exporter?: ComponentOptions;
}

/** What is read of them. */
export const PROGRAM_FIELDS = {
  labelSync: optional(labelSyncOptions),
  exporter: optional(component),
} satisfies Fields<ProwProgramsOptions>;

/** What programs depend on. */
export interface ProgramsPlace {
  /** What Prow serves. */
  readonly served: readonly string[];
  readonly pods: PodSettings;
  readonly imageOf: (name: string) => string;
  /** The same image, from where all are pulled. */
  readonly pulled: (image: string) => string;
}

/** Each with its defaults; what contradicts is found at its path below the Prow's properties. */
export function resolvePrograms(
  { labelSync, exporter }: ValuesOf<typeof PROGRAM_FIELDS>, place: ProgramsPlace, found: (path: string, finding: Finding) => void,
): ProgramsModel {
  const { served, pods, pulled } = place;
  return {
    labelSync: labelSync && {
      ...labelSync, ...scheduledSettings(labelSync, pods, LABEL_SYNC_IMAGE, pulled),
      reach: labelSyncReach(labelSync, served, (path, finding) => found(path === '' ? 'labelSync' : `labelSync.${path}`, finding)),
    },
    exporter: exporter && running('exporter', exporter, place),
  };
}

/** A program that runs all the time. */
function running(name: string, said: SaidOfComponent, { pods, imageOf, pulled }: ProgramsPlace): ComponentSettings {
  const settings = componentSettings({ name, resources: amounts('50m', '128Mi', '512Mi') }, said, pods, imageOf);
  return { ...settings, image: pulled(settings.image) };
}
