import { run } from '../commands';
import type { Machine } from './machine';

export type NodeName = 'node-1' | 'node-2';
/** The control plane has a machine of its own, which is also the switch that the nodes are plugged into. */
export type MachineName = 'control' | NodeName;

export const nodeNames: readonly NodeName[] = ['node-1', 'node-2'];

export const addresses: Readonly<Record<MachineName, string>> = {
  'node-1': '10.89.0.1',
  'node-2': '10.89.0.2',
  'control': '10.89.0.3',
};

export const POD_CIDR = '10.244.0.0/16';
export const SERVICE_CIDR = '10.96.0.0/16';
export const DNS_ADDRESS = '10.96.0.10';

/** Joins the machines by cables that exist in their own network namespaces only. */
export async function connect(control: Machine, nodes: readonly Machine[]): Promise<void> {
  const ip = (machine: Machine, ...args: string[]) => machine.run('ip', args);

  await ip(control, 'link', 'add', 'switch', 'type', 'bridge');
  await ip(control, 'address', 'add', `${addresses.control}/24`, 'dev', 'switch');
  await ip(control, 'link', 'set', 'lo', 'up');
  await ip(control, 'link', 'set', 'switch', 'up');
  // What a pod sends to anywhere else ends here.
  await control.run('sysctl', ['-q', '-w', 'net.ipv4.ip_forward=0']);

  for (const node of nodes) {
    await run('ip', ['link', 'add', node.name, 'netns', String(control.pid), 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(node.pid)]);
    await ip(control, 'link', 'set', node.name, 'master', 'switch', 'up');
    await ip(node, 'link', 'set', 'lo', 'up');
    await ip(node, 'address', 'add', `${addresses[node.name]}/24`, 'dev', 'eth0');
    await ip(node, 'link', 'set', 'eth0', 'up');
    // Flannel takes the interface of the default route.
    await ip(node, 'route', 'add', 'default', 'via', addresses.control);
    await node.run('sysctl', ['-q', '-w', 'net.ipv4.ip_forward=1']);
  }
}
