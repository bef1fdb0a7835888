import { CniPlan } from '../../network/cni-plan';

type There = Pick<CniPlan, 'isThere' | 'brought'>;

/** What to do, and which other CNI would do too: none where the cluster has one already, because a second one breaks it. */
export function orAnotherCni(remedy: string, another: string, { isThere }: There): string {
  return isThere === true ? remedy : `${remedy}, or ${another}`;
}

/** How policies come to have an effect where they have none. */
export function toEnforce({ isThere, brought }: There): string {
  if (isThere !== true) return 'use Cni.calico(), Cni.cilium() or say who enforces them';
  return `${brought?.enforcement ?? 'say enforcesNetworkPolicy: true where something beside it does'}, or leave isolate out`;
}
