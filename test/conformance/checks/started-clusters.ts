import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  CalicoDataplane, CalicoEncapsulation, CiliumEncryption, Cluster, Cni, Exposure, FlannelMode, GitHub, ObjectStorage, PreinstalledCni, ProwApp, ProwAppProps,
} from '../../../src';
import type { Check, CheckContext } from '../check';

const APP = {
  github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort(),
  storage: ObjectStorage.inCluster({ localPath: { node: 'one', path: '/var/prow' } }),
};
const EBPF = Cni.cilium({ kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10', nodes: 1 });
const CALICO_EBPF = Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }], dataplane: CalicoDataplane.bpf({ apiServerHost: '192.168.1.10' }) });
const DUAL = { podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'], serviceCidrs: ['10.96.0.0/16', 'fd00:10:96::/112'] };
const OTHER_PORTS = Exposure.nodePort({ nodePortRange: '30000-31000' });
const NODES = { nodeCidrs: ['192.168.1.0/24'] };
const several = { controlPlanes: 3, workers: 2, controlPlaneEndpoint: 'api.acme.dev' };

type Variants = Readonly<Record<string, Partial<ProwAppProps>>>;

const KUBEADM: Variants = {
  'Flannel': { cluster: Cluster.kubeadm(), cni: Cni.flannel() },
  'of a version': { cluster: Cluster.kubeadm({ kubernetesVersion: '1.36.1', workers: 1 }), cni: Cni.flannel() },
  'several nodes': { cluster: Cluster.kubeadm(several), cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }) },
  'an address for the control plane': { cluster: Cluster.kubeadm({ ...several, controlPlaneEndpoint: '192.168.1.9' }), cni: Cni.canal() },
  'without kube-proxy': { cluster: Cluster.kubeadm(), cni: EBPF },
  'without kube-proxy, of Calico': { cluster: Cluster.kubeadm(), cni: CALICO_EBPF },
  'other node ports': { cluster: Cluster.kubeadm(), cni: Cni.flannel(), exposure: OTHER_PORTS },
  'small parts': { cluster: Cluster.kubeadm(), cni: Cni.flannel(), clusterNetwork: { nodeCidrMaskSize: 26 } },
  'a network of one\'s own': { cluster: Cluster.kubeadm(), cni: Cni.flannel({ network: '10.50.0.0/16' }), clusterNetwork: { serviceCidrs: ['10.60.0.0/16'] } },
  'two families': { cluster: Cluster.kubeadm(), cni: Cni.preinstalled({ podCidrs: DUAL.podCidrs }), clusterNetwork: { ...DUAL, nodeCidrMaskSize: 25, nodeCidrMaskSizeIpv6: 64 } },
  'a socket': { cluster: Cluster.kubeadm({ criSocket: '/run/containerd/containerd.sock' }), cni: Cni.flannel() },
  'a CNI that nobody knows': { cluster: Cluster.kubeadm(), cni: Cni.preinstalled() },
};

const KIND: Variants = {
  'as it is': { cluster: Cluster.kind() },
  'several nodes of a version': { cluster: Cluster.kind({ name: 'ci', controlPlanes: 3, workers: 2, kubernetesVersion: '1.36.1' }) },
  'Flannel': { cluster: Cluster.kind(), cni: Cni.flannel() },
  'Calico': { cluster: Cluster.kind(), cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }) },
  'without kube-proxy': { cluster: Cluster.kind(), cni: EBPF, exposure: OTHER_PORTS, clusterNetwork: { nodeCidrMaskSize: 25 } },
  'somebody\'s Cilium': { cluster: Cluster.kind(), cni: Cni.preinstalled({ of: PreinstalledCni.cilium() }) },
  'two families': { cluster: Cluster.kind(), clusterNetwork: DUAL },
  'IPv6': { cluster: Cluster.kind(), clusterNetwork: { podCidrs: ['fd00:10:244::/56'], serviceCidrs: ['fd00:10:96::/112'] } },
  'other ports': {
    cluster: Cluster.kind({ portMappings: [{ nodePort: 80, listenAddress: '127.0.0.1' }, { nodePort: 30002, hostPort: 8080 }, { nodePort: 443, listenAddress: '::1' }] }),
  },
  'no node ports': { cluster: Cluster.kind(), exposure: Exposure.clusterIp() },
};

/** Networks that need different things of nodes and firewalls. */
const MACHINES: Variants = {
  'k3s': { cluster: Cluster.k3s(), clusterNetwork: NODES },
  'several servers of RKE2': { cluster: Cluster.rke2({ controlPlanes: 3 }), clusterNetwork: NODES },
  'VXLAN of Flannel': { cluster: Cluster.kubeadm(), cni: Cni.flannel(), clusterNetwork: NODES },
  'WireGuard of Flannel': { cluster: Cluster.kubeadm(), cni: Cni.flannel({ backend: FlannelMode.wireguard() }), clusterNetwork: NODES },
  'IP-in-IP of Calico': {
    cluster: Cluster.kubeadm(), cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16', encapsulation: CalicoEncapsulation.ipip() }] }), clusterNetwork: NODES,
  },
  'IPsec of Cilium': {
    cluster: Cluster.kubeadm(), cni: Cni.cilium({ nodes: 1, encryption: CiliumEncryption.ipsec() }), clusterNetwork: NODES,
  },
  'Weave': { cluster: Cluster.kubeadm(), cni: Cni.weave({ acknowledgeUnmaintained: true }), clusterNetwork: NODES },
  'two families': {
    cluster: Cluster.k3s(), cni: Cni.preinstalled({ of: PreinstalledCni.k3s(), podCidrs: ['10.42.0.0/16', 'fd00:42::/56'] }), isolate: false,
    clusterNetwork: { nodeCidrs: ['192.168.1.0/24', 'fd00:1::/64'] },
  },
};

/** kind asks Docker for nothing of weight before it has read its file; then for the image of a node, which is there, and for a network. */
const DOCKER = `#!/bin/sh
case "$1" in
  -v) echo 'Docker version 29.0.0' ;;
  info) echo '{"CgroupDriver":"systemd","CgroupVersion":"2","MemoryLimit":true,"PidsLimit":true,"CPUShares":true,"SecurityOptions":[]}' ;;
  ps|version|inspect) ;;
  *) echo "docker $1 was asked" >&2; exit 125 ;;
esac
`;

/** The files that clusters are started from are taken by those who read them. */
export const startedClusterChecks: readonly Check[] = [
  {
    name: 'clusters: kubeadm takes its configuration, and nothing that is misspelt', needs: ['clusters'],
    run: async (context) => {
      const kubeadm = join(context.binaries('clusters').folder, 'kubeadm');
      const validate = (file: string) => spawnSync(kubeadm, ['config', 'validate', '--config', file], { encoding: 'utf8' });
      for (const [name, folder] of synthesized(context, 'kubeadm', KUBEADM)) {
        const { status, stderr } = validate(join(folder, 'kubeadm.conf'));
        assert.equal(status, 0, `${name}: ${stderr}`);
        assert.match(validate(misspelt(join(folder, 'kubeadm.conf'), 'networking:', 'netwroking:')).stderr, /unknown field "netwroking"/);
      }
      return `${Object.keys(KUBEADM).length} configurations`;
    },
  },
  {
    name: 'clusters: kind takes its configuration, and nothing that is misspelt', needs: ['clusters'],
    run: async (context) => {
      const docker = join(context.newFolder('no-docker'), 'docker');
      writeFileSync(docker, DOCKER);
      chmodSync(docker, 0o755);
      const create = (file: string): string => spawnSync(join(context.binaries('clusters').folder, 'kind'), ['create', 'cluster', '--config', file], {
        encoding: 'utf8', env: { ...process.env, PATH: `${join(docker, '..')}${delimiter}${process.env.PATH}` },
      }).stderr;
      for (const [name, folder] of synthesized(context, 'kind', KIND)) {
        const said = create(join(folder, 'kind.conf'));
        assert.match(said, /docker (network|run|volume) was asked/, `${name}: ${said}`);
        assert.match(create(misspelt(join(folder, 'kind.conf'), 'networking:', 'netwroking:')), /field netwroking not found/);
      }
      return `${Object.keys(KIND).length} configurations`;
    },
  },
  {
    name: 'clusters: shells and nft take the rules of firewalls', needs: [],
    run: async (context) => {
      const all = synthesized(context, 'machines', MACHINES);
      for (const [, folder] of all) {
        execFileSync('shellcheck', ['--shell=sh', ...readdirSync(folder).filter((name) => name.endsWith('.sh')).map((name) => join(folder, name))]);
      }
      if (!['/usr/sbin/nft', '/sbin/nft'].some((nft) => existsSync(nft))) return `${all.length} networks; there is no nft here`;
      for (const [name, folder] of all) {
        // in a network of its own, in front of a chain that drops everything else, as people have it
        const chain = 'add table inet filter; add chain inet filter input { type filter hook input priority filter; policy drop; }';
        const script = `nft '${chain}' && nft --file ${join(folder, 'nftables.conf')} && nft list chain inet filter input`;
        const listed = execFileSync('unshare', ['--user', '--map-root-user', '--net', 'sh', '-c', script], { encoding: 'utf8' });
        assert.match(listed, /policy drop;/, name);
        assert.match(listed, /tcp dport 30001 accept/, name);
      }
      return `${all.length} networks`;
    },
  },
];

/** The folders `cluster` of apps, by the names of these. */
function synthesized(context: CheckContext, group: string, variants: Variants): readonly (readonly [string, string])[] {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return Object.entries(variants).map(([name, props], i) => {
      const outdir = context.newFolder(join('clusters', `${group}-${i + 1}`));
      new ProwApp({ ...APP, ...props, outdir }).synth();
      return [name, join(outdir, 'cluster')] as const;
    });
  } finally {
    console.warn = warn;
  }
}

function misspelt(file: string, word: string, wrong: string): string {
  const changed = `${file}.misspelt`;
  writeFileSync(changed, readFileSync(file, 'utf8').replace(word, wrong));
  return changed;
}
