import { PodSettings } from '../../core/pod-options';
import { Finding } from '../../core/problem';
import { Fields, optional, ValuesOf } from '../../core/props';
import { amounts } from '../components/component-kinds';
import { component, ComponentOptions, ComponentSettings, componentSettings, SaidOfComponent } from '../components/component-options';
import { GCSWEB, GCSWEB_IMAGE, gcswebOptions, GcswebOptions, gcswebSettings, GcswebSurroundings } from './gcsweb-options';
import { BranchprotectorOptions, branchprotectorOptions, BRANCHPROTECTOR } from './branchprotector-options';
import { labelSyncOptions, LabelSyncOptions, labelSyncReach, LABEL_SYNC_IMAGE } from './label-sync-options';
import { PERIBOLOS, peribolosOptions, PeribolosOptions } from './peribolos-options';
import { ProgramsModel } from './programs-model';
import { scheduledSettings } from './scheduled-program-options';
import { TOT, totOptions, TotOptions } from './tot-options';

/** Programs beside the nine that a Prow may have. Each is one only where it is asked for. */
export interface ProwProgramsOptions {
  /**
   * branchprotector writes the section `branch-protection` of `config.yaml` to GitHub by the clock, a CronJob. Without that section it raises
   * `PropWithoutEffect`.
   * @default - it does not run, and nothing protects branches by that section
   */
  readonly branchprotector?: BranchprotectorOptions;

  /**
   * label_sync gives repositories the labels that the plugins put on, and further ones, by the clock: a CronJob `label-sync`.
   * @default - it does not run: GitHub makes a label when a plugin puts it on, grey and without a text
   */
  readonly labelSync?: LabelSyncOptions;

  /**
   * peribolos makes organisations what a file says, by the clock: a CronJob `peribolos`. The App may write members then, and administer repositories.
   * @default - it does not run
   */
  readonly peribolos?: PeribolosOptions;

  /**
   * exporter tells Prometheus of each job's last run, with labels and annotations of its ProwJob: a Deployment `exporter`. `monitoring` reads it.
   * @default - it does not run
   */
  readonly exporter?: ComponentOptions;

  /**
   * gcsweb shows the files of jobs in the browser: a Deployment `gcsweb`, to which deck links from each job (`deck.spyglass.gcs_browser_prefix`) where people
   * can find it. Error: `MutuallyExclusive`.
   * @default - it does not run, and deck shows only the files that its lenses read
   */
  readonly gcsweb?: GcswebOptions;

  /**
   * tot numbers the runs of each job: a Deployment `tot`, which prow-controller-manager asks.
   * @default - it does not run, and runs have long numbers that nobody has to keep
   */
  readonly tot?: TotOptions;
}

/** What is read of them. */
export const PROGRAM_FIELDS = {
  branchprotector: optional(branchprotectorOptions),
  labelSync: optional(labelSyncOptions),
  peribolos: optional(peribolosOptions),
  exporter: optional(component),
  gcsweb: optional(gcswebOptions),
  tot: optional(totOptions),
} satisfies Fields<ProwProgramsOptions>;

/** What programs depend on. */
export interface ProgramsPlace extends GcswebSurroundings {
  /** What Prow serves. */
  readonly served: readonly string[];
  /** Whether branch protection restricts to Apps. */
  readonly protectsApps: boolean;
  /** Whether it acts as a GitHub App. */
  readonly isApp: boolean;
  readonly pods: PodSettings;
  readonly imageOf: (name: string) => string;
  /** The same image, from where all are pulled. */
  readonly pulled: (image: string) => string;
}

type Found = (path: string, finding: Finding) => void;

/** Each with its defaults; what contradicts is found at its path below the Prow's properties. */
export function resolvePrograms(
  { branchprotector, labelSync, peribolos, exporter, gcsweb, tot }: ValuesOf<typeof PROGRAM_FIELDS>, place: ProgramsPlace, found: Found,
): ProgramsModel {
  const { namespace, served, isApp, pods, imageOf, protectsApps, pulled } = place;
  if (peribolos?.requireSelf === true && isApp) {
    found('peribolos.requireSelf', { what: 'is true, and an App is no user who could be an admin, so that peribolos would end in error', instead: 'leave it out', code: 'MutuallyExclusive' });
  }
  const below = (prop: string): Found => (path, finding) => found(path === '' ? prop : `${prop}.${path}`, finding);
  return {
    branchprotector: branchprotector && {
      ...scheduledSettings(branchprotector, pods, imageOf(BRANCHPROTECTOR), pulled),
      enableAppsRestrictions: branchprotector.enableAppsRestrictions ?? protectsApps,
    },
    labelSync: labelSync && {
      ...labelSync, ...scheduledSettings(labelSync, pods, LABEL_SYNC_IMAGE, pulled), reach: labelSyncReach(labelSync, served, below('labelSync')),
    },
    peribolos: peribolos && { ...scheduledSettings(peribolos, pods, imageOf(PERIBOLOS), pulled), requireSelf: peribolos.requireSelf ?? !isApp },
    exporter: exporter && running('exporter', exporter, place),
    gcsweb: gcsweb && gcswebSettings(gcsweb, running(GCSWEB, { ...gcsweb, image: gcsweb.image ?? GCSWEB_IMAGE }, place, 1), place, below('gcsweb')),
    tot: tot && { ...running(TOT, tot, place), storageClassName: tot.storageClassName, endpoint: { serviceName: TOT, namespace, port: 80 } },
  };
}

/** A program that runs all the time; `replicas` where more than one may. */
function running(name: string, said: SaidOfComponent, { pods, imageOf, pulled }: ProgramsPlace, replicas?: number): ComponentSettings {
  const settings = componentSettings({ name, replicas, resources: amounts('50m', '128Mi', '512Mi') }, said, pods, imageOf);
  return { ...settings, image: pulled(settings.image) };
}
