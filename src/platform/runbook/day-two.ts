import { backupSteps } from './day-two-backup';
import { changeSteps, keySteps } from './day-two-change';
import { endSteps, nodeSteps } from './day-two-end';
import { DayTwoFacts } from './day-two-facts';
import { runbook } from './runbook';

/** `DAY-TWO.md`: what is done with this Prow once it runs. */
export function dayTwo(facts: DayTwoFacts): string {
  return runbook('Day two', [
    'What is done with this Prow once it runs: backups, upgrades, keys, nodes, and its end. Each chapter stands by itself, but for those of a backup and its '
      + 'restore, and of one that says so. The commands are meant to be run in this folder, with kubectl set to your cluster.',
    'What they keep lies in the folder above this one, because `cdk8s synth` empties this one: move it to where others cannot read it.',
  ], [...backupSteps(facts), ...changeSteps(facts), ...keySteps(facts), ...nodeSteps(facts), ...endSteps(facts)]);
}
