import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../../conformance/wait';
import type { Built } from '../build';
import { API_URL, CLUSTER_CA_FILE, type Tokens, writeMachineKubeconfig } from '../control-plane';
import { LOG_FOLDER, Machine } from './machine';
import { addresses, type NodeName, POD_CIDR } from './network';
import { containerdConfig, kubeletConfig } from './node-settings';

/** Debian's containernetworking-plugins; Flannel brings only its own plugin. */
export const CNI_PLUGINS = '/usr/lib/cni';

export async function startContainerd(node: Machine): Promise<void> {
  node.write('etc/containerd/config.toml', containerdConfig);
  mkdirSync(node.path('etc/cni/net.d'), { recursive: true });
  cpSync(CNI_PLUGINS, node.path('opt/cni/bin'), { recursive: true });
  node.start('containerd', 'containerd', []);
  const answers = () => node.run('ctr', ['version']).then(() => true, () => false);
  await waitFor(`containerd (read ${LOG_FOLDER}/${node.name}-containerd.log)`, answers, 120_000);
}

export function startKubelet(node: Machine, built: Built, controlCaFile: string, tokens: Tokens): void {
  const name = node.name as NodeName;
  const programs = ['kubelet', 'kube-proxy'].map((program) => join(built['kubelet-1.33'].folder, program));
  node.install(...programs);
  node.write('etc/kubernetes/kubelet.yaml', kubeletConfig(name));
  copyFileSync(controlCaFile, node.path(CLUSTER_CA_FILE));
  writeMachineKubeconfig(node, `system:node:${name}`, tokens[`system:node:${name}`]);
  writeMachineKubeconfig(node, 'system:kube-proxy', tokens['system:kube-proxy']);

  runKubelet(node);
  node.start('kube-proxy', 'kube-proxy', [
    '--kubeconfig=/etc/kubernetes/system-kube-proxy.kubeconfig',
    `--master=${API_URL}`,
    `--hostname-override=${name}`,
    '--proxy-mode=nftables',
    `--cluster-cidr=${POD_CIDR}`,
    // It is the kernel's, not the network namespace's.
    '--conntrack-max-per-core=0',
  ]);
}

/** Pods that are made from now on ask this address for names; and whoever asks is somebody, where nobody has to say who he is. */
export async function restartKubelet(node: Machine, dnsAddress: string, takesAnybody = false): Promise<void> {
  const pids = () => node.run('pidof', ['kubelet']).then((text) => text.trim().split(' '), () => []);
  await node.run('kill', await pids());
  await waitFor(`end of kubelet on ${node.name}`, async () => (await pids()).length === 0, 120_000);
  node.write('etc/kubernetes/kubelet.yaml', kubeletConfig(node.name as NodeName, dnsAddress, takesAnybody));
  runKubelet(node);
}

function runKubelet(node: Machine): void {
  const name = node.name as NodeName;
  node.start('kubelet', 'kubelet', [
    '--config=/etc/kubernetes/kubelet.yaml',
    `--kubeconfig=/etc/kubernetes/system-node-${name}.kubeconfig`,
    `--hostname-override=${name}`,
    `--node-ip=${addresses[name]}`,
  ]);
}
