/** Where a runbook says that commands run; without a word of it, in the folder that it lies in. */
export type RunbookPlace = 'output' | 'former output' | 'node';

/** One chapter of a runbook as it is written. */
export interface Chapter {
  readonly title: string;
  readonly commands: string;
  readonly place: RunbookPlace;
  readonly undo: string;
  readonly undoPlace: RunbookPlace;
  /** What it promises that nothing else is lost than. */
  readonly loss: string;
}

/** The chapters of a runbook, with the commands that stand in it and those of the way back. */
export function chaptersOf(text: string): readonly Chapter[] {
  return text.split(/^## \d+\. /m).slice(1).map((chapter) => {
    const [doing, undoing = ''] = chapter.split(/^\*\*Way back:\*\*/m);
    return {
      title: chapter.slice(0, chapter.indexOf('\n')),
      commands: blocksOf(doing),
      place: placeOf(doing),
      undo: blocksOf(undoing),
      undoPlace: placeOf(undoing),
      loss: /^\*\*Loss:\*\* (.*)$/m.exec(chapter)?.[1] ?? '',
    };
  });
}

function blocksOf(text: string): string {
  return [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, commands]) => commands).join('');
}

function placeOf(text: string): RunbookPlace {
  if (text.includes('\nAs root in a shell of the node:\n')) return 'node';
  return text.includes('\nIn the folder of the output from before:\n') ? 'former output' : 'output';
}
