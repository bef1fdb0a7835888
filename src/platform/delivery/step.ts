/** One step of `NEXT-STEPS.md`: its title, then its paragraphs. */
export interface Step {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Commands, one to a line. */
export function shell(...commands: readonly string[]): string {
  return `\`\`\`sh\n${commands.join('\n')}\n\`\`\``;
}

/** A list, one item to a line. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `* ${item}`).join('\n');
}
