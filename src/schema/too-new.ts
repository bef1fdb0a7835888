import { newerThan } from '../core/kubernetes-version';
import { Note } from '../core/props';
import { quote } from '../core/quote';
import { Type } from './receiver';

/** Whether something came with a later minor than has to take it. */
export function isLater(since: number | undefined, minor: number | undefined): minor is number {
  return since !== undefined && minor !== undefined && since > minor;
}

/** What came with a later minor than has to take it: a field, or with `kind` a kind. */
export class TooNew implements Type {
  constructor(private readonly since: number, private readonly minor: number, private readonly kind?: string) {}

  fine(): boolean {
    return false;
  }

  find(_: unknown, note: Note): void {
    if (this.kind === undefined) return note(newerThan('', this.since, this.minor));
    const [, apiVersion, kind] = /^(.*)\/([^/]*)$/.exec(this.kind) as unknown as readonly string[];
    note.at('kind')(newerThan(`${kind} of ${quote(apiVersion)} `, this.since, this.minor));
  }
}
