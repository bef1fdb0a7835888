import { readFileSync } from 'node:fs';

/** A process that stays the same one when its number is given to another. */
export interface ProcessIdentity {
  readonly pid: number;
  /** In clock ticks since the machine started. */
  readonly started: number;
  /** Numbers and ticks begin anew with every start of the machine. */
  readonly boot: string;
}

export function identityOf(pid: number): ProcessIdentity {
  return { pid, started: startOf(pid)!, boot: boot() };
}

export function isAlive({ pid, started, boot: bootThen }: ProcessIdentity): boolean {
  return bootThen === boot() && startOf(pid) === started;
}

function startOf(pid: number): number | undefined {
  try {
    // The name of the program stands in parentheses and may hold spaces; the start is the 22nd field.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return fields[0] === 'Z' ? undefined : Number(fields[19]);
  } catch {
    return undefined;
  }
}

function boot(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}
