/** A variant of Flannel as its chart has it, and what is not the same. */
export interface FlannelAsChart {
  readonly variant: string;
  readonly values: object;
  /** Each with the reason. */
  readonly differences?: Readonly<Record<string, string>>;
  /** Rights that the chart always gives, and this library only to who needs them. */
  readonly needsAllRights?: boolean;
  /** `EnableNFTables` is in the chart's output too. */
  readonly nftables?: boolean;
}

const POD = 'DaemonSet kube-flannel-ds.spec.template.spec';
const BACKEND = 'ConfigMap kube-flannel-cfg.data.net-conf.json.Backend';

const AS_IN_MANIFEST = 'as kube-flannel.yml has it';

/** Of every variant. */
export const EVERYWHERE: Readonly<Record<string, string>> = {
  '+ Namespace kube-flannel': 'Helm makes one too, without the label that lets privileged pods in',
  '+ ClusterRole flannel.metadata.labels': AS_IN_MANIFEST,
  '+ ClusterRoleBinding flannel.metadata.labels': AS_IN_MANIFEST,
  '+ ConfigMap kube-flannel-cfg.metadata.labels.k8s-app': AS_IN_MANIFEST,
  '+ DaemonSet kube-flannel-ds.metadata.labels.k8s-app': AS_IN_MANIFEST,
  '+ ServiceAccount flannel.metadata.labels': AS_IN_MANIFEST,
  [`- ${POD}.tolerations.{"effect":"NoExecute","operator":"Exists"}`]: AS_IN_MANIFEST,
};

export const UNNEEDED_RIGHTS: Readonly<Record<string, string>> = {
  '- ClusterRole flannel.rules.namespaces': AS_IN_MANIFEST,
  '- ClusterRole flannel.rules.pods."list"': AS_IN_MANIFEST,
  '- ClusterRole flannel.rules.pods."watch"': AS_IN_MANIFEST,
};

export const NFTABLES_SAID: Readonly<Record<string, string>> = {
  '+ ConfigMap kube-flannel-cfg.data.net-conf.json.EnableNFTables': `said where it is off too, ${AS_IN_MANIFEST}` };

const KEY_FROM_SECRET = 'the chart writes the key into the ConfigMap';
const FOR_TUN = 'the backend opens /dev/net/tun, which the chart leaves to who uses it';
const NO_VALUE = 'the chart has no value for it';
const SHARED_KEY: Readonly<Record<string, string>> = {
  [`+ ${POD}.containers.kube-flannel.command."--net-config-path=/run/flannel-net-conf/net-conf.json"`]: KEY_FROM_SECRET,
  [`+ ${POD}.containers.kube-flannel.volumeMounts.net-conf`]: KEY_FROM_SECRET,
  [`+ ${POD}.initContainers.complete-net-conf`]: KEY_FROM_SECRET,
  [`+ ${POD}.volumes.net-conf`]: KEY_FROM_SECRET,
  [`+ ${POD}.volumes.psk`]: KEY_FROM_SECRET,
};
const LINUX = '{"key":"kubernetes.io/os","operator":"In","values":["linux"]}';
const AMD64 = '{"key":"kubernetes.io/arch","operator":"In","values":["amd64"]}';
const TERMS = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
const V6 = { podCidrv6: 'fd00:10:244::/56' };

export const asChart: readonly FlannelAsChart[] = [
  { variant: 'flannel', values: {} },
  {
    variant: 'flannel-vxlan', values: { flannel: { vni: 7, backendPort: 8473, GBP: true, directRouting: true, mtu: 1400 } },
    differences: { [`+ ${BACKEND}.Learning`]: NO_VALUE },
  },
  {
    variant: 'flannel-dual-stack', values: { ...V6, flannel: { enableNFTables: true } }, nftables: true,
    differences: { [`+ ${BACKEND}.MTU`]: 'flanneld would take too little off for packets over IPv6' },
  },
  { variant: 'flannel-host-gw', values: { ...V6, flannel: { backend: 'host-gw' } } },
  // the chart puts the mode into JSON as it is, so that it needs its own quotation marks
  { variant: 'flannel-wireguard', values: { flannel: { backend: 'wireguard', tunnelMode: '"auto"', keepaliveInterval: 25 } } },
  {
    variant: 'flannel-wireguard-psk', values: { ...V6, flannel: { backend: 'wireguard', psk: 'PSK-FROM-SECRET', keepaliveInterval: 25 } },
    differences: SHARED_KEY,
  },
  { variant: 'flannel-ipip', values: { flannel: { backend: 'ipip' } }, differences: { [`+ ${BACKEND}.DirectRouting`]: NO_VALUE } },
  {
    variant: 'flannel-udp', values: { flannel: { backend: 'udp', backendPort: 8286 } },
    differences: {
      [`+ ${POD}.${TERMS}.{"matchExpressions":[${LINUX},${AMD64}]}`]: 'the backend is compiled for amd64 only',
      [`- ${POD}.${TERMS}.{"matchExpressions":[${LINUX}]}`]: 'the backend is compiled for amd64 only',
      [`- ${POD}.containers.kube-flannel.securityContext.capabilities`]: FOR_TUN,
      [`~ ${POD}.containers.kube-flannel.securityContext.privileged true false`]: FOR_TUN,
      [`+ ${POD}.containers.kube-flannel.volumeMounts.tun`]: FOR_TUN,
      [`+ ${POD}.volumes.tun`]: FOR_TUN,
    },
  },
  {
    variant: 'flannel-ipsec', values: { flannel: { backend: 'ipsec' } },
    differences: { ...SHARED_KEY, [`+ ${BACKEND}.ESPProposal`]: NO_VALUE, [`+ ${BACKEND}.PSK`]: NO_VALUE, [`+ ${BACKEND}.UDPEncap`]: NO_VALUE },
  },
  { variant: 'flannel-policies', values: { netpol: { enabled: true } }, needsAllRights: true },
  { variant: 'flannel-kube-router', values: {} },
  {
    variant: 'flannel-old', values: { flannel: { image: { tag: 'v0.28.5' }, healthz: { port: 0 } } },
    differences: {
      [`- ${POD}.initContainers.install-cni.command."/opt/bin/install-conf"`]: 'the old image does not have the program',
      [`+ ${POD}.initContainers.install-cni.command."cp"`]: 'the old image does not have the program',
      [`+ ${POD}.initContainers.install-cni.command."-f"`]: 'the old image does not have the program',
    },
  },
];
