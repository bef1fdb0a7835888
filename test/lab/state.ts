import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineName } from './machines/network';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity';
import type { Traces } from './traces';

/** Everything that a lab writes, but for what is built and cached. */
export const LAB_FOLDER = '/var/lib/cdk8s-prow-lab';

interface Content {
  /** The command that is at work on the lab. */
  command?: ProcessIdentity;
  machines: Partial<Record<MachineName, ProcessIdentity>>;
  /** Folders below the mounts of the control groups. */
  cgroups: string[];
  /** What there was before the lab. */
  before?: Traces;
  isUp: boolean;
}

/** What a lab recorded of itself, for the commands that come after, also after a crash. */
export class State {
  private constructor(private readonly content: Content) {}

  static read(): State {
    const file = join(LAB_FOLDER, 'state.json');
    return new State(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { machines: {}, cgroups: [], isUp: false });
  }

  get isUp(): boolean {
    return this.content.isUp && Object.values(this.content.machines).every(isAlive);
  }

  get machines(): Readonly<Partial<Record<MachineName, ProcessIdentity>>> {
    return this.content.machines;
  }

  get cgroups(): readonly string[] {
    return this.content.cgroups;
  }

  get before(): Traces | undefined {
    return this.content.before;
  }

  /** Number of the other command that works on the lab now. */
  get otherCommand(): number | undefined {
    const { command } = this.content;
    return command && command.pid !== process.pid && isAlive(command) ? command.pid : undefined;
  }

  /** Keeps other commands away as long as this process lives. */
  begin(): void {
    this.record({ command: identityOf(process.pid) });
  }

  record(news: Partial<Content>): void {
    Object.assign(this.content, news);
    mkdirSync(LAB_FOLDER, { recursive: true });
    const file = join(LAB_FOLDER, 'state.json');
    writeFileSync(`${file}.new`, JSON.stringify(this.content, undefined, 2));
    renameSync(`${file}.new`, file);
  }

  recordMachine(name: MachineName, init: ProcessIdentity): void {
    this.record({ machines: { ...this.content.machines, [name]: init } });
  }

  recordCgroup(folder: string): void {
    this.record({ cgroups: [...this.content.cgroups, folder] });
  }
}
