import { DayTwoFacts } from './day-two-facts';
import { RunbookPlace } from './runbook-place';

/** How a change comes into the cluster, and goes back: commands, and what is to be known of them, each with a space before. */
export interface ChangeWay {
  /** Shows what would be changed in objects, and with those that would be deleted. */
  readonly diff: readonly string[];
  readonly diffAll: readonly string[];
  readonly apply: readonly string[];
  readonly words: string;
  /** What one should see of it for a Deployment. */
  readonly sees: string;
  readonly back: {
    readonly words: string; readonly place: RunbookPlace; readonly commands: readonly string[]; readonly undo: readonly string[];
  };
}

const BEFORE = 'The output of the commit before is the whole way back: the YAML says all there is.';

/** By `apply.sh`, by what reads Git, or by the tool that somebody chose in place of both. */
export function changeWay(facts: DayTwoFacts): ChangeWay {
  const { prow: { namespace }, gitOps, byHand } = facts;
  if (byHand !== undefined) {
    const available = `kubectl --namespace ${namespace} wait --for=condition=Available deployment --all --timeout=10m`;
    const apply = [...byHand.apply, available];
    const back = byHand.back === undefined ? undefined : [...byHand.back.commands, available];
    return {
      diff: byHand.diff, diffAll: byHand.diff, apply, words: ` ${byHand.words}`, sees: '`condition met`',
      back: back === undefined
        ? { words: `${BEFORE} Check it out, or keep a copy of the folder, and apply it there.`, place: RunbookPlace.FORMER_OUTPUT, commands: apply, undo: apply }
        : { words: byHand.back?.words ?? '', place: RunbookPlace.OUTPUT, commands: back, undo: apply },
    };
  }
  const scripts = { diff: ['sh apply.sh --diff'], diffAll: ['sh apply.sh --prune --diff'], sees: '`running`' };
  if (gitOps !== undefined) {
    const push = ['git push', gitOps.shows];
    return {
      ...scripts, apply: ['git add --all .', 'git commit --message \'Prow\'', ...push], words: ` Then commit and push the folder: ${gitOps.by} applies it.`,
      back: {
        words: `${BEFORE} The first command undoes the last commit that changed this folder, and ${gitOps.by} applies what was before.`, place: RunbookPlace.OUTPUT,
        commands: ['git revert --no-edit "$(git log -1 --format=%H -- .)"', ...push], undo: ['git revert --no-edit HEAD', ...push],
      },
    };
  }
  const apply = ['sh apply.sh --prune --yes'];
  return {
    ...scripts, apply, words: '',
    back: { words: `${BEFORE} Check it out, or keep a copy of the folder, and apply it there.`, place: RunbookPlace.FORMER_OUTPUT, commands: apply, undo: apply },
  };
}
