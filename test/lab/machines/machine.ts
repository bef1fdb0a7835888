import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type CommandOptions, run } from '../commands';
import { identityOf, isAlive, type ProcessIdentity } from '../process-identity';
import { LAB_FOLDER, type State } from '../state';
import { addresses, type MachineName } from './network';

export const LOG_FOLDER = join(LAB_FOLDER, 'log');

/** What kubelet sets for the whole kernel. */
const KERNEL_SETTINGS = ['vm.overcommit_memory', 'vm.panic_on_oom', 'kernel.panic', 'kernel.panic_on_oops', 'kernel.keys.root_maxkeys',
  'kernel.keys.root_maxbytes'];

/** A machine in the eyes of what runs on it: network, mounts, processes and host name of its own, and the folders that belong to a machine. */
export class Machine {
  private constructor(readonly name: MachineName, private readonly init: ProcessIdentity) {}

  static async create(name: MachineName, state: State): Promise<Machine> {
    const folder = join(LAB_FOLDER, name);
    makeFolders(name, folder);
    const log = openSync(join(LOG_FOLDER, `${name}-init.log`), 'a');
    const namespaces = ['--net', '--mount', '--pid', '--uts', '--mount-proc', '--fork', '--kill-child'];
    const unshare = spawn('unshare', [...namespaces, '--', join(__dirname, 'init.sh'), folder], {
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'pipe', log],
    });
    closeSync(log);
    await once(unshare, 'spawn');
    const init = identityOf(await childOf(unshare.pid!));
    state.recordMachine(name, init);
    const ready = once(unshare.stdout!, 'data');
    unshare.stdin!.end('recorded\n');
    await Promise.race([ready, once(unshare, 'exit').then(() => {
      throw new Error(`${name} did not start; read ${LOG_FOLDER}/${name}-init.log`);
    })]);
    unshare.stdout!.destroy();
    unshare.unref();
    const machine = new Machine(name, init);
    await machine.run('hostname', [name]);
    return machine;
  }

  /** One that an earlier command made. */
  static recorded(name: MachineName, state: State): Machine {
    const init = state.machines[name];
    if (!init || !isAlive(init)) throw new Error(`${name} does not run; start a lab with: npm run lab -- up`);
    return new Machine(name, init);
  }

  /** Of its first process, as the host counts. */
  get pid(): number {
    return this.init.pid;
  }

  /** Where a path of the machine is on the host; for the folders that are its own. */
  path(path: string): string {
    return join(LAB_FOLDER, this.name, path);
  }

  /** The same for every path, also for those below what only the machine has mounted. */
  mountedPath(path: string): string {
    return join('/proc', String(this.pid), 'root', path);
  }

  write(path: string, content: string, mode = 0o644): void {
    writeAnew(this.path(path), content, mode);
  }

  /** Puts programs into its /opt/bin: the folder in which they were built may lie under one that it does not share. */
  install(...files: string[]): void {
    for (const file of files) cpSync(file, this.path(join('opt/bin', basename(file))));
  }

  run(file: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
    return run('nsenter', [...this.entrance(), file, ...args], options);
  }

  /** Starts a program that lives until it ends or the machine does. */
  start(name: string, file: string, args: readonly string[]): void {
    const log = openSync(join(LOG_FOLDER, `${this.name}-${name}.log`), 'a');
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin:/opt/bin', HOME: '/tmp' };
    const child = spawn('nsenter', [...this.entrance(), file, ...args], { cwd: '/', env, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    child.unref();
  }

  private entrance(): string[] {
    return [`--target=${this.pid}`, '--net', '--mount', '--pid', '--uts', '--wdns=/', '--'];
  }
}

function makeFolders(name: MachineName, folder: string): void {
  for (const path of ['opt/bin', 'run', 'var/lib', 'var/log', 'sysctl', 'tmp']) mkdirSync(join(folder, path), { recursive: true });
  chmodSync(join(folder, 'tmp'), 0o1777);
  mkdirSync(LOG_FOLDER, { recursive: true });
  cpSync('/etc', join(folder, 'etc'), { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  // Nobody answers there: a name that the cluster does not know is known nowhere.
  writeAnew(join(folder, 'etc/resolv.conf'), `nameserver ${addresses.control}\n`);
  writeAnew(join(folder, 'etc/hostname'), `${name}\n`);
  for (const setting of KERNEL_SETTINGS) {
    const file = `/proc/sys/${setting.replaceAll('.', '/')}`;
    if (existsSync(file)) writeFileSync(join(folder, 'sysctl', setting), readFileSync(file));
  }
}

function writeAnew(file: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  // Some files of /etc are links to files that belong to the host.
  rmSync(file, { force: true });
  writeFileSync(file, content, { mode });
}

/** unshare's child is the first process of the new process namespace. */
async function childOf(pid: number): Promise<number> {
  for (;;) {
    const child = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    if (child !== '') return Number(child.split(' ')[0]);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
