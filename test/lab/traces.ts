import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { hierarchies } from './machines/cgroups';
import { LAB_FOLDER } from './state';

/** What a lab could leave on the host, as sorted lines by kind. */
export type Traces = Readonly<Record<string, readonly string[]>>;

export function traces(): Traces {
  return {
    'process': labProcesses(),
    'mount': readFileSync('/proc/self/mounts', 'utf8').trim().split('\n').sort(),
    'loop device': readdirSync('/sys/block').map((name) => read(`/sys/block/${name}/loop/backing_file`).trim()).filter((file) => file !== '').sort(),
    'namespace': namespaces(),
    'interface': readdirSync('/sys/class/net').sort(),
    'control group': hierarchies().flatMap((hierarchy) => readdirSync(hierarchy).map((name) => join(hierarchy, name))).sort(),
    'packet filter': output('nft', ['list', 'ruleset']),
    'kernel setting': ['vm.overcommit_memory', 'kernel.panic', 'kernel.panic_on_oops', 'net.ipv4.ip_forward'].map(
      (name) => `${name}=${readFileSync(`/proc/sys/${name.replaceAll('.', '/')}`, 'utf8').trim()}`),
    'file': ['/etc/cni', '/opt/cni', '/opt/bin', '/run/flannel', '/run/containerd', '/var/lib/cni', '/var/lib/kubelet',
      LAB_FOLDER].filter((path) => existsSync(path)),
  };
}

/** `KIND: LINE` for each that came, and `KIND gone: LINE` for each that went. */
export function differences(before: Traces, after: Traces): string[] {
  return Object.keys(after).flatMap((kind) => {
    const [old, now] = [before[kind] ?? [], after[kind]];
    return [
      ...now.filter((line) => !old.includes(line)).map((line) => `${kind}: ${line}`),
      ...old.filter((line) => !now.includes(line)).map((line) => `${kind} gone: ${line}`),
    ];
  });
}

function labProcesses(): string[] {
  const ownNamespace = readlinkSync('/proc/self/ns/pid');
  return processes().filter((pid) => {
    const command = read(`/proc/${pid}/cmdline`);
    return link(`/proc/${pid}/ns/pid`, ownNamespace) !== ownNamespace || (command.includes(LAB_FOLDER) && pid !== String(process.pid));
  }).map((pid) => `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 100)}`);
}

function namespaces(): string[] {
  const kinds = ['net', 'mnt', 'pid', 'uts'];
  return [...new Set(processes().flatMap((pid) => kinds.map((kind) => link(`/proc/${pid}/ns/${kind}`, ''))))].filter((name) => name !== '').sort();
}

function processes(): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

function output(file: string, args: readonly string[]): string[] {
  return execFileSync(file, args, { encoding: 'utf8' }).trim().split('\n');
}

// A process may end while it is looked at.
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function link(file: string, otherwise: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return otherwise;
  }
}
