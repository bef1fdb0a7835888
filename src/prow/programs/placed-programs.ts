import { ComponentSettings } from '../components/component-options';
import { UpstreamProgram } from '../components/component-kinds';
import { ProwModel } from '../prow-model';
import { BRANCHPROTECTOR } from './branchprotector-options';
import { GCSWEB } from './gcsweb-options';
import { LABEL_SYNC } from './label-sync-options';
import { PERIBOLOS } from './peribolos-options';
import { ProgramsModel } from './programs-model';
import { TOT } from './tot-options';

/** A program beside the nine that runs here, as those see it who look after all of them: policies, monitoring, checks. */
export interface PlacedProgram {
  /** Of its workload and the label `app`. */
  readonly name: string;
  /** The property that sets it. */
  readonly at: keyof ProgramsModel;
  /** Whether it asks GitHub. */
  readonly github: boolean;
  /** Whether it has a token, and asks the API server. */
  readonly apiServer: boolean;
  /** Whether it reads the store. */
  readonly store: boolean;
  /** Whether its metrics are at port 9090. */
  readonly measured: boolean;
  /** How it was set, where it runs all the time; absent for those of the clock. */
  readonly running?: ComponentSettings;
}

const QUIET = { github: false, apiServer: false, store: false, measured: false };

/** Those of a Prow. */
export function placedPrograms({ programs: { branchprotector, exporter, gcsweb, labelSync, peribolos, tot } }: Pick<ProwModel, 'programs'>): readonly PlacedProgram[] {
  return [
    ...branchprotector === undefined ? [] : [{ ...QUIET, name: BRANCHPROTECTOR, at: 'branchprotector', github: true } as const],
    ...exporter === undefined ? [] : [{ ...QUIET, name: 'exporter', at: 'exporter', apiServer: true, measured: true, running: exporter } as const],
    ...gcsweb === undefined ? [] : [{ ...QUIET, name: GCSWEB, at: 'gcsweb', store: true, running: gcsweb } as const],
    ...labelSync === undefined ? [] : [{ ...QUIET, name: LABEL_SYNC, at: 'labelSync', github: true } as const],
    ...peribolos === undefined ? [] : [{ ...QUIET, name: PERIBOLOS, at: 'peribolos', github: true } as const],
    ...tot === undefined ? [] : [{ ...QUIET, name: TOT, at: 'tot', running: tot } as const],
  ];
}

/** One whose arguments are read with those of the components. */
export function isUpstreamProgram(at: keyof ProgramsModel): at is UpstreamProgram {
  return at === 'exporter' || at === 'gcsweb' || at === 'tot';
}
