import { ProwModel } from '../prow-model';
import { BRANCHPROTECTOR } from './branchprotector-options';

/** When branches are protected, and how not to wait for it. */
export function branchprotectorNotes({ branchprotector, namespace }: ProwModel): readonly string[] {
  if (branchprotector === undefined) return [];
  const { schedule, timeZone, confirm, suspend } = branchprotector;
  const when = suspend ? 'It is suspended' : `It runs at \`${schedule}\`${timeZone === undefined ? '' : `, ${timeZone}`}`;
  const now = `kubectl create job --namespace ${namespace} --from=cronjob/${BRANCHPROTECTOR} ${BRANCHPROTECTOR}-now`;
  return [
    `branchprotector ${confirm ? 'writes' : 'says what it would change of'} the section \`branch-protection\` to GitHub, as one who may administer repositories. ${when}; `
      + `\`${now}\` runs it at once, and \`kubectl logs --namespace ${namespace} --follow job/${BRANCHPROTECTOR}-now\` shows each branch.`,
  ];
}
