import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheFolder } from '../go/cache';
import { CNI_PLUGINS } from './machines/node';
import { LAB_FOLDER } from './state';

const GIB = 2 ** 30;
const MEMORY_GIB = 6;
const DISK_GIB = 20;

/** Program or file, and the Debian package that brings it. */
const packages: readonly (readonly [found: string, debianPackage: string])[] = [
  ['busybox', 'busybox-static'],
  ['chromium', 'chromium'],
  ['containerd', 'containerd'],
  ['runc', 'runc'],
  [`${CNI_PLUGINS}/bridge`, 'containernetworking-plugins'],
  ['conntrack', 'conntrack'],
  ['debootstrap', 'debootstrap'],
  ['etcd', 'etcd-server'],
  ['gcc', 'gcc libc6-dev'],
  ['git', 'git'],
  ['ip', 'iproute2'],
  ['mkfs.ext4', 'e2fsprogs'],
  ['ipset', 'ipset'],
  ['iptables', 'iptables'],
  ['nft', 'nftables'],
  ['openssl', 'openssl'],
  ['sysctl', 'procps'],
  ['nsenter', 'util-linux'],
];

/** One line that says what is missing and how to mend it, or undefined when a lab can run. */
export function missing(): string | undefined {
  if (process.platform !== 'linux') return 'the lab needs Linux; run it on a Linux machine';
  // The emitted pods ask for it, as most of Prow's images exist for nothing else.
  if (process.arch !== 'x64') return `the lab needs an amd64 machine, and this is ${process.arch}; run it on another`;
  if (process.getuid!() !== 0) return 'the lab makes namespaces and needs root; run it with: sudo npm run lab';
  return missingGo() ?? missingPackages() ?? missingFromKernel() ?? missingRoom();
}

function missingGo(): string | undefined {
  const version = /go(\d+)\.(\d+)/.exec(spawnSync('go', ['version'], { encoding: 'utf8' }).stdout ?? '');
  const isNewEnough = version && (Number(version[1]) > 1 || Number(version[2]) >= 26);
  return isNewEnough ? undefined : `Go 1.26 or newer is missing${version ? ` (${version[0]} is here)` : ''}; install it from https://go.dev/dl/`;
}

function missingPackages(): string | undefined {
  const absent = packages.filter(([found]) => !isFound(found)).map(([, debianPackage]) => debianPackage);
  if (absent.length === 0) return undefined;
  return `${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} missing; install with: apt-get install -y ${absent.join(' ')}`;
}

function isFound(file: string): boolean {
  return existsSync(file) || (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${file}`));
}

function missingFromKernel(): string | undefined {
  if (!/\boverlay$/m.test(readFileSync('/proc/filesystems', 'utf8'))) return 'the kernel has no overlay file system; load it with: modprobe overlay';
  if (!existsSync('/proc/sys/net/bridge')) return 'the kernel filters no bridged packets, and Flannel wants it; load it with: modprobe br_netfilter';
  return undefined;
}

function missingRoom(): string | undefined {
  const available = Number(/^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))![1]) * 1024;
  if (available < MEMORY_GIB * GIB) {
    return `only ${(available / GIB).toFixed(1)} GiB of memory are free and ${MEMORY_GIB} are needed; see who has it with: ps aux --sort=-rss | head`;
  }
  for (const folder of [LAB_FOLDER, cacheFolder].map(existingParent)) {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < DISK_GIB * GIB) {
      return `only ${(bavail * bsize / GIB).toFixed(
        1)} GiB are free under ${folder} and ${DISK_GIB} are needed; see who has it with: du -xh --max-depth=2 ${folder} | sort -h`;
    }
  }
  return undefined;
}

function existingParent(folder: string): string {
  return existsSync(folder) ? folder : existingParent(dirname(folder));
}
