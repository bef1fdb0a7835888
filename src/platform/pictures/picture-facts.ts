import { DeckAccessPlan } from '../../exposure/deck-access/deck-access-plan';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { CniPlan } from '../../network/cni-plan';
import { ProwModel } from '../../prow/prow-model';
import { ApplyStage } from '../delivery/apply-plan';
import { InventoryObject } from '../inventory';

/** What pictures are drawn from: the objects as they are written, and of the plans what no object says. */
export interface PictureFacts {
  readonly objects: readonly InventoryObject[];
  readonly stages: readonly ApplyStage[];
  readonly prow: ProwModel;
  readonly cni: Pick<CniPlan, 'name' | 'network'>;
  readonly exposure: Pick<ExposurePlan, 'hookUrl' | 'hookAddress'>;
  readonly deckAccess: Pick<DeckAccessPlan, 'endpoint' | 'door'>;
  /** Of a second deck; absent where there is none. */
  readonly privateAccess?: Pick<DeckAccessPlan, 'endpoint' | 'door'>;
}

/** The kind without its group. */
export function kindOf({ kind }: InventoryObject): string {
  return kind.split('.')[0];
}

const WORKLOADS: readonly string[] = ['DaemonSet', 'Deployment', 'StatefulSet', 'Job', 'CronJob'];

export function isWorkload(object: InventoryObject): boolean {
  return WORKLOADS.includes(kindOf(object));
}
