import { match } from 'node:assert/strict';
import { type Chapter, type RunbookPlace } from '../../conformance/delivery/runbook-text';
import type { UserShell } from '../../conformance/delivery/user-shell';
import { waitFor } from '../../conformance/wait';
import type { Machine } from '../machines/machine';
import type { Loss } from './loss';

/** Losses show a little later than what they come from. */
const AFTERWARDS_MS = 3_000;
const SEEN_LIMIT_MS = 60_000;
/** A connection ends some time after its last answer. */
const BETWEEN_ANSWERS_MS = 500;

/** What its reader does and sees in one chapter. */
export interface Reading {
  readonly title: string;
  /** What is done elsewhere than in a shell, before the commands. */
  readonly doing?: () => Promise<void>;
  /** What it says that one should see. */
  readonly sees?: RegExp;
  /** Whether one looks again until one sees it. */
  readonly looksAgain?: boolean;
}

/** Follows a runbook word for word, and remembers when each chapter began. */
export class FollowedRunbook {
  private readonly begun: number[] = [];

  /** The shell's folder holds the output in `dist`, and that from before in `dist-before`. */
  constructor(private readonly chapters: readonly Chapter[], private readonly shell: UserShell, private readonly nodes: readonly Machine[]) {}

  /** Goes on from chapter to chapter only where a reader would. */
  async follow(readings: readonly Reading[]): Promise<void> {
    const [titles, known] = [this.chapters, readings].map((list) => list.map(({ title }) => title).join('\n'));
    if (titles !== known) throw new Error(`the chapters are\n${titles}\nand not\n${known}`);
    for (const [i, { commands, place }] of this.chapters.entries()) {
      const { doing, sees = /(?:)/, looksAgain = false } = readings[i];
      this.begun.push(Date.now());
      await doing?.();
      if (looksAgain) await this.look(commands, place, sees);
      else match(await this.run(commands, place), sees, this.chapters[i].title);
      await new Promise((resolve) => setTimeout(resolve, AFTERWARDS_MS));
    }
  }

  /** The ways back, the last one first. */
  async goBack(): Promise<void> {
    for (const { undo, undoPlace } of [...this.chapters].reverse()) if (undo !== '') await this.run(undo, undoPlace);
  }

  /** What of all losses began in each chapter. */
  lossesOf({ webhooks, packets, connections }: Omit<Loss, 'connections'> & { readonly connections: readonly { readonly name: string; readonly end: number }[] }) {
    return this.chapters.map(({ title, loss }, i) => {
      const isIn = (time: number) => time >= (i === 0 ? 0 : this.begun[i]) && time < (this.begun[i + 1] ?? Infinity);
      return {
        title,
        promised: loss,
        lost: {
          webhooks: webhooks.filter(({ begin }) => isIn(begin)),
          packets: packets.filter(({ begin }) => isIn(begin)),
          connections: connections.filter(({ end }) => isIn(end + BETWEEN_ANSWERS_MS)).map(({ name }) => name),
        } satisfies Loss,
      };
    });
  }

  private async look(commands: string, place: RunbookPlace, sees: RegExp): Promise<void> {
    let said = '';
    const isSeen = async () => sees.test(said = await this.run(commands, place).catch(({ message }: Error) => message));
    await waitFor(String(sees), isSeen, SEEN_LIMIT_MS).catch(({ message }: Error) => {
      throw new Error(`${message}, but ${said}`);
    });
  }

  private async run(commands: string, place: RunbookPlace): Promise<string> {
    if (place === 'node') return (await Promise.all(this.nodes.map((node) => node.run('sh', ['-ec', commands])))).join('');
    const { code, output } = await this.shell.run(`cd ${place === 'output' ? 'dist' : 'dist-before'}\n${commands}`);
    if (code !== 0) throw new Error(`${commands}ended with exit code ${code}: ${output}`);
    return output;
  }
}
