import { ProwModel } from '../prow-model';
import { BRANCHPROTECTOR } from './branchprotector-options';
import { scheduleNote } from './scheduled-program';

/** When branches are protected, and how not to wait for it. */
export function branchprotectorNotes({ branchprotector, namespace }: ProwModel): readonly string[] {
  if (branchprotector === undefined) return [];
  return [
    `branchprotector ${branchprotector.confirm ? 'writes' : 'says what it would change of'} the section \`branch-protection\` to GitHub, as one who may administer `
      + `repositories. ${scheduleNote(BRANCHPROTECTOR, namespace, branchprotector)} each branch.`,
  ];
}
