/** One chapter of a runbook as it is written. */
export interface Chapter {
  readonly title: string;
  readonly commands: string;
  readonly undo: string;
}

/** The chapters of a runbook, with the commands that stand in it and those of the way back. */
export function chaptersOf(text: string): readonly Chapter[] {
  return text.split(/^## \d+\. /m).slice(1).map((chapter) => {
    const [doing, undoing = ''] = chapter.split(/^\*\*Way back:\*\*/m);
    return { title: chapter.slice(0, chapter.indexOf('\n')), commands: blocksOf(doing), undo: blocksOf(undoing) };
  });
}

function blocksOf(text: string): string {
  return [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, commands]) => commands).join('');
}
