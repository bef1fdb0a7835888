/** Characters with a meaning in Mermaid, in Markdown or in HTML; Mermaid takes them by their numbers. */
const SPECIAL = /["`#;%|\\<>&(){}[\]]/g;

/** A text as Mermaid shows it and reads nothing into it. */
export function label(text: string): string {
  return text.replace(/\s+/g, ' ').replace(SPECIAL, (character) => `#${character.charCodeAt(0)};`);
}

/** Several of them, one below the other. */
export function lines(...texts: readonly string[]): string {
  return texts.map(label).join('<br/>');
}

/** A picture as a block of Markdown, which GitHub and GitLab draw. */
export function block(rows: readonly string[]): string {
  return `\`\`\`mermaid\n${rows.join('\n')}\n\`\`\``;
}

/** Nodes, groups of nodes and arrows. A node is declared where it is made, so that no arrow can lead to one that is not there. */
export class Flowchart {
  private readonly rows: string[];
  private readonly arrows: string[] = [];
  private count = 0;
  private depth = 1;

  constructor(direction: 'LR' | 'TB') {
    this.rows = [`flowchart ${direction}`];
  }

  /** Makes a node, and gives its name for arrows. */
  node(text: string, shape: Shape = BOX): string {
    const id = `n${this.count++}`;
    this.row(`${id}${shape[0]}"${text}"${shape[1]}`);
    return id;
  }

  /** Makes a group, and gives its name for arrows. */
  group(text: string, fill: () => void): string {
    const id = `n${this.count++}`;
    this.row(`subgraph ${id} ["${text}"]`);
    this.depth++;
    fill();
    this.depth--;
    this.row('end');
    return id;
  }

  arrow(from: string, to: string, text?: string): void {
    this.arrows.push(`  ${from} -->${text === undefined ? '' : `|"${text}"|`} ${to}`);
  }

  toText(): string {
    return block([...this.rows, ...this.arrows]);
  }

  private row(text: string): void {
    this.rows.push(`${'  '.repeat(this.depth)}${text}`);
  }
}

/** How a node is drawn: what stands before its text and behind it. */
export type Shape = readonly [string, string];

export const BOX: Shape = ['[', ']'];
export const STORE: Shape = ['[(', ')]'];
export const OUTSIDE: Shape = ['([', '])'];
export const QUESTION: Shape = ['{', '}'];
