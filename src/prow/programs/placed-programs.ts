import { ComponentSettings } from '../components/component-options';
import { UpstreamProgram } from '../components/component-kinds';
import { ProwModel } from '../prow-model';
import { LABEL_SYNC } from './label-sync-options';

/** A program beside the nine that runs here, as those see it who look after all of them: policies, monitoring, checks. */
export interface PlacedProgram {
  /** Of its workload and the label `app`. */
  readonly name: string;
  /** The property that sets it. */
  readonly at: UpstreamProgram | 'labelSync';
  /** Whether it asks GitHub. */
  readonly github: boolean;
  /** Whether it has a token, and asks the API server. */
  readonly apiServer: boolean;
  /** Whether its metrics are at port 9090. */
  readonly measured: boolean;
  /** How it was set, where it runs all the time; absent for those of the clock. */
  readonly running?: ComponentSettings;
}

/** Those of a Prow, in the order of their names. */
export function placedPrograms({ programs: { exporter, labelSync } }: Pick<ProwModel, 'programs'>): readonly PlacedProgram[] {
  return [
    ...exporter === undefined ? [] : [{ name: 'exporter', at: 'exporter', github: false, apiServer: true, measured: true, running: exporter } as const],
    ...labelSync === undefined ? [] : [{ name: LABEL_SYNC, at: 'labelSync', github: true, apiServer: false, measured: false } as const],
  ];
}
