import { Props } from '../../core/props';
import { argumentFindings } from '../../schema/program-flags';

const FROM_KUBERNETES = 'leave it out: Flannel gets each node\'s network from Kubernetes, not from etcd';
const IN_A_POD = 'leave it out: it runs in a pod, which knows the API server by its ServiceAccount';

/** Flags of flanneld that a property stands for, or that would lead it away from what is made here. */
export const TAKEN: Readonly<Record<string, string>> = {
  'kube-subnet-mgr': FROM_KUBERNETES,
  'etcd-cafile': FROM_KUBERNETES,
  'etcd-certfile': FROM_KUBERNETES,
  'etcd-endpoints': FROM_KUBERNETES,
  'etcd-keyfile': FROM_KUBERNETES,
  'etcd-password': FROM_KUBERNETES,
  'etcd-prefix': FROM_KUBERNETES,
  'etcd-username': FROM_KUBERNETES,
  'kube-api-url': IN_A_POD,
  'kubeconfig-file': IN_A_POD,
  'net-config-path': 'leave it out: it is where the ConfigMap is mounted',
  'subnet-file': 'leave it out: the CNI plugin reads /run/flannel/subnet.env',
  'version': 'leave it out: flanneld ends after it',
  'ip-masq': 'say it with ipMasq',
  'healthz-port': 'say it with healthzPort',
  'iface': 'say it with interfaces: { iface: [ … ] }',
  'iface-regex': 'say it with interfaces: { ifaceRegex: [ … ] }',
  'iface-can-reach': 'say it with interfaces: { ifaceCanReach }',
  'public-ip': 'say it with publicIp',
  'iptables-forward-rules': 'say it with iptablesForwardRules',
  'iptables-resync': 'say it with iptablesResyncSeconds',
  'ip-blackhole-route': 'say it with ipBlackholeRoute',
  'set-node-network-unavailable': 'say it with setNodeNetworkUnavailable',
  'kube-annotation-prefix': 'say it with kubeAnnotationPrefix',
};

/** Reports what flanneld would not understand, or would take from a property; of an image of one's own the table of its flags is no proof. */
export function checkExtraArguments(args: readonly string[], ownImage: boolean, p: Props<'extraArgs'>): void {
  for (const { index, finding, byTable } of argumentFindings(args, { program: 'flanneld', taken: TAKEN })) {
    if (!ownImage || !byTable) p.problem(`extraArgs[${index}]`, finding);
  }
}
