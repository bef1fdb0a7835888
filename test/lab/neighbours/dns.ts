import { join } from 'node:path';
import { waitFor } from '../../conformance/wait';
import type { Binaries } from '../../go/go-module';
import { LOG_FOLDER, type Machine } from '../machines/machine';
import { addresses } from '../machines/network';

/** Hosts by the address that they have. */
export type Hosts = Readonly<Record<string, readonly string[]>>;

/** DNS for programs that are no pods: it knows these hosts, and no other name exists. */
export async function startDns(control: Machine, coredns: Binaries, hosts: Hosts): Promise<void> {
  const lines = Object.entries(hosts).map(([address, names]) => `    ${address} ${names.join(' ')}\n`);
  control.write('etc/coredns/Corefile', `.:53 {\n  bind ${addresses.control}\n  errors\n  hosts {\n${lines.join('')}  }\n}\n`);
  control.install(join(coredns.folder, 'coredns'));
  control.start('coredns', 'coredns', ['-conf', '/etc/coredns/Corefile']);
  const [name] = Object.values(hosts)[0];
  const answers = () => control.run('getent', ['ahostsv4', name]).then(() => true, () => false);
  await waitFor(`DNS (read ${LOG_FOLDER}/control-coredns.log)`, answers, 120_000);
}
