import { shell } from '../delivery/next-step';
import { RunbookPlace } from './runbook-place';
import { RunbookStep } from './runbook-step';

const PLACES: Readonly<Record<RunbookPlace, string>> = {
  [RunbookPlace.OUTPUT]: 'In this folder:',
  [RunbookPlace.FORMER_OUTPUT]: 'In the folder of the output from before:',
  [RunbookPlace.NODE]: 'As root in a shell of the node:',
};

/** A runbook as Markdown: each step says why, what to do, what one should see, what it means otherwise, the way back and what is lost. */
export function runbook(title: string, intro: readonly string[], steps: readonly RunbookStep[]): string {
  return `${[`# ${title}`, ...intro, ...steps.flatMap((step, i) => [`## ${i + 1}. ${step.title}`, ...paragraphs(step)])].join('\n\n')}\n`;
}

function paragraphs(step: RunbookStep): readonly string[] {
  const place = step.place ?? RunbookPlace.OUTPUT;
  return [
    step.reason,
    ...at(place, step.commands),
    `**You should see:** ${step.expect}`,
    `**If not:** ${step.otherwise}`,
    ...step.undo.length === 0 && step.undoNote === undefined ? [] : [`**Way back:** ${step.undoNote ?? ''}`.trim()],
    ...at(step.undoPlace ?? place, step.undo),
    `**Loss:** ${step.loss}`,
  ];
}

/** The folder that everything runs in is not said each time. */
function at(place: RunbookPlace, commands: readonly string[]): readonly string[] {
  if (commands.length === 0) return [];
  return [...place === RunbookPlace.OUTPUT ? [] : [PLACES[place]], shell(...commands)];
}
