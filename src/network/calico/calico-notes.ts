import { CniVerification } from '../cni-plan';
import { V1_WARNING } from '../calico-versions';
import { CalicoPoolUse } from './calico-pool-options';
import { CalicoSettings } from './calico-props';

/** What Calico's user has to see to. Source: Calico v3.32.1 and the requirements in its documentation. */
export function calicoNotes({ pools, bgp, dataplane, wireguard, flavour, ownRegistry }: CalicoSettings): readonly string[] {
  const networks = pools.filter(({ allowedUses }) => allowedUses.includes(CalicoPoolUse.WORKLOAD)).map(({ cidr }) => cidr).join(',');
  const modules = [...new Set([...pools.flatMap(({ encapsulation }) => encapsulation.kernelModules), ...(wireguard ? ['wireguard'] : [])])];
  const kernel = modules.length === 0 ? '' : ` with the module${modules.length === 1 ? '' : 's'} ${modules.join(', ')}`;
  return [
    `Calico needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=${networks} or the like.`,
    `Calico needs on every node: Linux ${dataplane.kernelMinimum} or newer${kernel}, no firewalld, `
      + 'and a NetworkManager that leaves cali*, tunl*, vxlan.calico and wireguard.cali alone.',
    'Never change the network, the block size or the encapsulation of a Calico pool that is in use: make another pool, and disable the first.',
    ...(dataplane.installation === 'Nftables' ? ['Calico with nftables needs nft 1.0.1 or newer and a kube-proxy in its mode nftables.'] : []),
    ...(dataplane.replacesKubeProxy ? ['Calico with eBPF takes the place of kube-proxy, which must not run beside it unless kubeProxyStays says so.'] : []),
    ...(bgp.routeReflectors === undefined ? [] : [
      `Calico's route reflectors are the nodes with ${bgp.routeReflectors}; annotate each: `
        + 'kubectl annotate node NAME projectcalico.org/RouteReflectorClusterID=244.0.0.1.',
    ]),
    ...(flavour.operator === undefined ? [] : passwordNotes(bgp.peers.flatMap(({ password }) => password?.name ?? []))),
    ...(flavour.operator !== undefined && ownRegistry ? ['Calico\'s operator itself still comes from quay.io, as its manifest says.'] : []),
  ];
}

function passwordNotes(secretNames: readonly string[]): readonly string[] {
  return secretNames.map((name) => [
    `Calico's nodes read the BGP password from the Secret ${name} in calico-system, which the operator makes; make the Secret there, and let them:`,
    `kubectl -n calico-system create role ${name} --verb=get,list,watch --resource=secrets --resource-name=${name} &&`,
    `kubectl -n calico-system create rolebinding ${name} --role=${name} --serviceaccount=calico-system:calico-node.`,
  ].join(' '));
}

export function calicoWarnings({ pools, bgp, flavour, dataplane }: CalicoSettings): readonly string[] {
  const handled = flavour.operator?.kubeProxyManagement === true || dataplane.felix.bpfKubeProxyIptablesCleanupEnabled === false;
  return [
    ...(dataplane.replacesKubeProxy && !handled
      ? ['Calico does the work of kube-proxy, and nobody sees from here whether that runs: switch it off, '
        + 'write kubeProxyManagement: true for the operator, or kubeProxyStays: true.'] : []),
    ...(flavour.operator === undefined ? [V1_WARNING] : []),
    ...(!bgp.enabled && pools.some(({ encapsulation, allowedUses }) => encapsulation.call === 'none' && allowedUses.includes(CalicoPoolUse.WORKLOAD))
      ? ['Without BGP and without encapsulation, nobody tells Calico\'s nodes where pods are; somebody else has to make the routes.'] : []),
    ...(bgp.balancesLoad && !pools.some(({ allowedUses }) => allowedUses.includes(CalicoPoolUse.LOAD_BALANCER))
      ? ['Calico tells peers the addresses of Services of type LoadBalancer, and gives none away: no pool has the use LoadBalancer.'] : []),
  ];
}

/** What shows that Calico works: the operator says so of itself, where there is one. */
export function calicoVerification(hasOperator: boolean): readonly CniVerification[] {
  return [
    ...(hasOperator ? [{ command: 'kubectl get tigerastatus', expect: 'every line with AVAILABLE True, and DEGRADED False' }] : []),
    {
      command: `kubectl --namespace ${hasOperator ? 'calico-system' : 'kube-system'} get pods --selector k8s-app=calico-node --output wide`,
      expect: 'one pod on each node, Running with 1/1',
    },
  ];
}
