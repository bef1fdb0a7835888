import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { join } from 'node:path';
import { PATIENCE, waitFor } from './wait';

export interface ProcessOptions {
  /** Names the log file and the errors. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  /** Where its output goes, as NAME.log. */
  readonly logFolder: string;
  /** Replaces the environment but for PATH. */
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

const running = new Set<RunningProcess>();

process.on('exit', () => running.forEach((one) => one.signal('SIGKILL')));
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
  process.on(signal, () => process.exit(code));
}

/** A process in a group of its own, which no end of this one outlives. */
export class RunningProcess {
  readonly name: string;
  readonly logFile: string;
  private readonly begin = performance.now();
  private readonly child: ChildProcess;
  private readonly end: Promise<void>;
  private ending: string | undefined;

  constructor(options: ProcessOptions) {
    this.name = options.name;
    this.logFile = join(options.logFolder, `${options.name}.log`);
    const log = openSync(this.logFile, 'a');
    // setpriv: our own exit handler does not run when we are killed with SIGKILL.
    this.child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', options.file, ...options.args], {
      cwd: options.folder ?? options.logFolder,
      env: options.env ? { PATH: process.env.PATH, ...options.env } : process.env,
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.end = new Promise((resolve) => {
      this.child.once('error', (error) => this.ended(error.message, resolve));
      this.child.once('exit', (code, signal) => this.ended(signal ?? `exit code ${code}`, resolve));
    });
    if (this.child.pid !== undefined) running.add(this);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isRunning(): boolean {
    return this.ending === undefined;
  }

  get ageMs(): number {
    return performance.now() - this.begin;
  }

  get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  private get lastLine(): string {
    return this.log.trimEnd().split('\n').at(-1)!;
  }

  /** Waits until GET answers 200. */
  answers(url: string, limitMs = 60_000): Promise<true> {
    return this.reaches(`200 from ${url}`, () => isOk(url), limitMs);
  }

  /** Waits for the probe, and gives up at once when the process ends before. */
  async reaches<T>(what: string, probe: () => Promise<T | undefined | false>, limitMs = 60_000): Promise<T> {
    try {
      return await waitFor(what, () => {
        if (!this.isRunning) throw new Error(`it ended with ${this.ending}`);
        return probe();
      }, limitMs);
    } catch (error) {
      throw new Error(`${this.name}: ${(error as Error).message}; read ${this.logFile}, which ends: ${this.lastLine}`);
    }
  }

  /** Waits for its end, which has to be exit code 0. */
  async succeeds(limitMs = 60_000): Promise<void> {
    const late = setTimeout(() => this.signal('SIGKILL'), PATIENCE * limitMs);
    await this.end;
    clearTimeout(late);
    if (this.ending !== 'exit code 0') throw new Error(`${this.name}: it ended with ${this.ending}; read ${this.logFile}, which ends: ${this.lastLine}`);
  }

  /** Returns when the process is gone; one that does not leave in time is killed. */
  async stop(graceMs = 10_000): Promise<void> {
    this.signal('SIGTERM');
    const kill = setTimeout(() => this.signal('SIGKILL'), graceMs);
    await this.end;
    clearTimeout(kill);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.end;
  }

  signal(signal: NodeJS.Signals): void {
    if (!running.has(this)) return;
    try {
      process.kill(-this.child.pid!, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  private ended(how: string, resolve: () => void): void {
    // What it started itself (hook's git, say) would otherwise live on in its group.
    this.signal('SIGKILL');
    running.delete(this);
    this.ending = how;
    resolve();
  }
}

function isOk(url: string): Promise<true | undefined> {
  return new Promise((resolve) => {
    // Only readiness is asked here, of a loopback port that we chose; the certificate may not even be written yet.
    const request = url.startsWith('https:') ? getHttps(url, { rejectUnauthorized: false, agent: false }) : getHttp(url, { agent: false });
    request.setTimeout(2_000, () => request.destroy());
    request.on('error', () => resolve(undefined));
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200 || undefined);
    });
  });
}
