import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { CniPlan } from '../cni-plan';
import { Flannel } from './flannel';
import { FlannelProps } from './flannel-props';
import { FlannelSettings, readFlannel } from './flannel-settings';

/** Flannel, to be installed from here. */
export function flannelPlan(props: FlannelProps): CniPlan {
  const settings = readProps<FlannelProps, FlannelSettings>(Where.call('Cni.flannel'), props, readFlannel);
  const { network, ipv6Network, podMtu } = settings;
  const mode = settings.backend._plan;
  return {
    name: 'Flannel',
    podCidrsFrom: ipv6Network === undefined ? 'Cni.flannel({ network })' : 'Cni.flannel({ network, ipv6Network })',
    network: { podCidrs: ipv6Network === undefined ? [network] : [network, ipv6Network], podMtu, nodePorts: mode.nodePorts },
    capabilities: { enforcesNetworkPolicy: false, ...mode.capabilities },
    notes: notes(settings),
    install: (scope) => void new Flannel(scope, 'flannel', props),
  };
}

function notes({ network, ipv6Network, enableNFTables, healthzPort }: FlannelSettings): readonly string[] {
  const podNetwork = ipv6Network === undefined ? network : `${network},${ipv6Network}`;
  const modules = enableNFTables ? '' : 'the kernel module br_netfilter, ';
  return [
    `Flannel needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=${podNetwork} or the like.`,
    `Flannel needs on every node: ${modules}net.ipv4.ip_forward=1, the plugins bridge, host-local, loopback and portmap in /opt/cni/bin, and TCP port ${healthzPort} for itself.`,
    ...(ipv6Network === undefined ? [] : ['Flannel needs an IPv4 and an IPv6 address with default routes on the same interface of every node.']),
  ];
}
