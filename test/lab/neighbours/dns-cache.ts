import { join } from 'node:path';
import { waitFor } from '../../conformance/wait';
import type { Binaries } from '../../go/go-module';
import { LOG_FOLDER, type Machine } from '../machines/machine';
import { DNS_ADDRESS } from '../machines/network';
import { restartKubelet } from '../machines/node';

export const CACHE_ADDRESS = '169.254.20.10';
/** At which the cache tells its figures. */
export const CACHE_METRICS_PORT = 9253;
const PROGRAM = 'coredns';

/** A cache of names in the node's own network, as Kubernetes' NodeLocal DNSCache is, which pods are told to ask from now on. */
export async function startDnsCache(node: Machine, coredns: Binaries): Promise<void> {
  // It has a device of its own elsewhere, of a type that not every kernel has.
  await node.run('ip', ['address', 'add', `${CACHE_ADDRESS}/32`, 'dev', 'lo']);
  node.write('etc/coredns/Corefile',
    `.:53 {\n  bind ${CACHE_ADDRESS}\n  errors\n  cache 5\n  forward . ${DNS_ADDRESS}\n  prometheus ${CACHE_ADDRESS}:${CACHE_METRICS_PORT}\n}\n`);
  node.install(join(coredns.folder, PROGRAM));
  node.start('dns-cache', PROGRAM, ['-conf', '/etc/coredns/Corefile']);
  const listens = async () => (await node.run('ss', ['--no-header', '--listening', '--tcp', '--numeric'])).includes(`${CACHE_ADDRESS}:53`);
  await waitFor(`the DNS cache (read ${LOG_FOLDER}/${node.name}-dns-cache.log)`, listens, 120_000);
  await restartKubelet(node, CACHE_ADDRESS);
}

export async function stopDnsCache(node: Machine): Promise<void> {
  if (!(await node.run('ip', ['address', 'show', 'dev', 'lo'])).includes(CACHE_ADDRESS)) return;
  await restartKubelet(node, DNS_ADDRESS);
  // Those of the cluster's own DNS are started by their path: /coredns.
  await node.run('ip', ['address', 'delete', `${CACHE_ADDRESS}/32`, 'dev', 'lo']);
  await node.run('sh', ['-c', 'pkill -f "^coredns -conf /etc/coredns/Corefile$" || true']);
}
