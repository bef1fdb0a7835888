import { labelValue, qualifiedName } from '../../core/names';
import { Where } from '../../core/problem';
import { also, readValue } from '../../core/props';
import { Party } from '../../core/traffic';
import { memberOf, record } from '../../core/values';
import { partyOfPods, ProwParties } from './prow-parties';

/** A component of Prow, by the name of its Deployment or StatefulSet. */
export enum ProwComponent {
  /** Takes webhooks, and runs plugins. */
  HOOK = 'hook',
  /** Shows jobs and their logs. */
  DECK = 'deck',
  /** Starts the pods of jobs. */
  PROW_CONTROLLER_MANAGER = 'prow-controller-manager',
  /** Removes what is old. */
  SINKER = 'sinker',
  /** Reports results. */
  CRIER = 'crier',
  /** Starts periodic jobs. */
  HOROLOGIUM = 'horologium',
  /** Merges pull requests. */
  TIDE = 'tide',
  /** Mends the states of pull requests when jobs change. */
  STATUS_RECONCILER = 'status-reconciler',
  /** Asks GitHub's API for the others. */
  GHPROXY = 'ghproxy',
}

const aComponent = memberOf(ProwComponent);
const someLabels = also(record(labelValue, qualifiedName), (labels) => (Object.keys(labels).length > 0 ? undefined
  : { what: 'is empty, and would mean every pod of Prow\'s namespace', instead: 'name labels, or use ProwPods.all() or ProwPods.jobs()', code: 'EmptyList' }));

/** Whose traffic an entry of `isolation.traffic` is about. */
export class ProwPods {
  /** Every component of Prow; neither jobs nor a store in the cluster. */
  static all(): ProwPods {
    return new ProwPods((parties) => [
      ...Object.values(ProwComponent).map((name) => partyOfComponent(parties, name)), ...parties.privateDeck ? [parties.privateDeck] : [],
    ], {});
  }

  /** One component. Error: `NotAllowedValue`. */
  static component(name: ProwComponent): ProwPods {
    const read = readValue(Where.call('ProwPods.component'), 'name', name, aComponent);
    return new ProwPods((parties) => [partyOfComponent(parties, read)], { only: read });
  }

  /** Every pod of the jobs' namespace. */
  static jobs(): ProwPods {
    return new ProwPods(({ jobs }) => [jobs], { areJobs: true });
  }

  /**
   * Other pods in Prow's namespace, such as an external plugin: they may ask for names besides. Everything else is denied to them, as to all of
   * that namespace. Errors: `EmptyList`, `LabelValueInvalid`, `QualifiedNameInvalid`.
   */
  static labelled(labels: { [label: string]: string }): ProwPods {
    const read = readValue(Where.call('ProwPods.labelled'), 'labels', labels, someLabels);
    return new ProwPods((parties, namespace) => [partyOfPods({ namespace, labels: read }, parties)], { areOthers: true });
  }

  /**
   * Whether they run what anybody may have written.
   * @internal
   */
  readonly _areJobs: boolean;

  /**
   * Whether nothing else lets them ask for names.
   * @internal
   */
  readonly _areOthers: boolean;

  private readonly only?: ProwComponent;

  private constructor(
    /** @internal */
    readonly _resolve: (parties: ProwParties, namespace: string) => readonly Party[],
    { areJobs = false, areOthers = false, only }: { areJobs?: boolean; areOthers?: boolean; only?: ProwComponent },
  ) {
    this._areJobs = areJobs;
    this._areOthers = areOthers;
    this.only = only;
  }

  /** @internal */
  _isOnly(name: ProwComponent): boolean {
    return this.only === name;
  }
}

function partyOfComponent(parties: ProwParties, name: ProwComponent): Party {
  return Object.values(parties as unknown as Readonly<Record<string, Party>>).find((party) => party.name === (name as string)) as Party;
}
