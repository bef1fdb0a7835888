import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kubectl } from '../kubectl';

export interface ShellRun {
  readonly code: number;
  /** Both streams, as a terminal shows them. */
  readonly output: string;
}

/** A shell as a user has it: in a folder of files, with a kubectl on its PATH that knows the cluster. */
export class UserShell {
  private readonly programs: string;
  private readonly record: string;

  constructor(readonly folder: string, private readonly kubectl: Kubectl) {
    this.programs = join(folder, '.programs');
    this.record = join(folder, '.kubectl-arguments');
    mkdirSync(this.programs, { recursive: true });
    // Arguments of a running command are visible to every user of its machine, so what they were is worth looking at.
    const recorder = `#!/bin/sh\nprintf '%s\\n' "$@" >>"${this.record}"\nexec "${kubectl.file}" "$@"\n`;
    writeFileSync(join(this.programs, 'kubectl'), recorder);
    chmodSync(join(this.programs, 'kubectl'), 0o755);
  }

  /** Puts a program of ours before those of the machine; `$kubectl` in it is kubectl's own. */
  program(name: string, text: string): void {
    writeFileSync(join(this.programs, name), `#!/bin/sh\nkubectl='${this.kubectl.file}'\n${text}`);
    chmodSync(join(this.programs, name), 0o755);
  }

  /** Runs a text as `sh` reads it from a file, and gives up at its first failing command. */
  run(text: string): Promise<ShellRun> {
    const env = { ...this.kubectl.env, PATH: `${this.programs}:${process.env.PATH}`, HOME: this.folder };
    return new Promise((resolve, reject) => {
      const child = execFile('sh', ['-e', '-c', `exec 2>&1\n${text}`], { cwd: this.folder, env }, (error, output) => {
        if (error && typeof error.code !== 'number') return reject(new Error(`sh: ${error.message}`));
        resolve({ code: error?.code as number | undefined ?? 0, output });
      });
      child.stdin!.end();
    });
  }

  /** Everything that kubectl was called with so far. */
  get kubectlArguments(): string {
    return existsSync(this.record) ? readFileSync(this.record, 'utf8') : '';
  }
}
