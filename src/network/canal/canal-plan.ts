import { Construct } from 'constructs';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { NODES_WITHOUT_TYPHA } from '../calico/calico-props';
import { calicoCrds } from '../calico/calico-upstream';
import { V1_WARNING } from '../calico-versions';
import { CniSetupEffort } from '../cni-capabilities';
import { CniPlan, CniTraces, ON_ITS_OWN } from '../cni-plan';
import { checksumNotes, checksumsWithoutShell, flannelCrossings } from '../flannel/flannel-crossing';
import { flannelTraces } from '../flannel/flannel-traces';
import { CALICO_TRACES } from '../calico/calico-traces';
import { placeCanal } from './canal';
import { CanalProps, CANAL_FIELDS, settleCanal } from './canal-props';

const NO_POOLS = 'its pods get addresses from their node\'s part of the network';

const PROGRAMS = 'no firewalld, a NetworkManager that leaves cali*, flannel* and cni0 alone, ';

/** Canal, to be installed from here. */
export function canalPlan(props: CanalProps): CniPlan {
  const settings = readProps(Where.call('Cni.canal'), props, CANAL_FIELDS, settleCanal);
  const { network, backend, podMtu, iface, flannelElsewhere } = settings;
  const making = `Canal needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=${network} or the like.`;
  const needs = (programs: string): string => `Canal needs on every node: Linux 5.10 or newer with the modules `
    + `${['br_netfilter', ...backend.kernelModules].join(', ')}, net.ipv4.ip_forward=1, ${programs}the plugins host-local, loopback and portmap in `
    + '/opt/cni/bin, and TCP port 9099 for itself.';
  return {
    ...ON_ITS_OWN,
    name: 'Canal',
    podCidrsFrom: 'Cni.canal({ network })',
    network: { podCidrs: [network], podMtu, nodePorts: backend.nodePorts },
    capabilities: {
      ...backend.capabilities,
      enforcesNetworkPolicy: true,
      observability: 'metrics',
      overheadBytes: backend.overhead,
      dualStack: false,
      kernelMinimum: '5.10',
      scale: 'up to 50 nodes, without Typha',
      maintainedBy: 'Tigera',
      enterpriseSupport: undefined,
      setupEffort: CniSetupEffort.MEDIUM,
      requestsPerNode: 'calico-node cpu 250m',
    },
    policyGroups: [],
    loadBalancerClasses: [],
    gatewayClasses: [],
    ingressClasses: [],
    usesNodeCidrs: true,
    crossings: flannelCrossings(backend, 'Canal'),
    sizes: [{ upTo: NODES_WITHOUT_TYPHA, because: 'every node asks the API server itself, without Typha', instead: 'write Cni.calico({ nodes }), which has it' }],
    interfaceByChance: iface === '' ? { takes: 'the interface of the default route', instead: 'name it with iface' } : undefined,
    ignoredKinds: { 'crd.projectcalico.org/IPPool': NO_POOLS, 'projectcalico.org/IPPool': NO_POOLS },
    traces: canalTraces(backend.options),
    verification: [
      { command: 'kubectl --namespace kube-system get pods --selector k8s-app=canal --output wide', expect: 'one pod on each node, Running with 2/2' },
      {
        command: 'kubectl get nodes --output custom-columns=NAME:.metadata.name,PODS:.spec.podCIDR', expect: 'a network for each node, and none of them <none>',
      },
    ],
    aboutMaking: [making],
    aboutShell: [{ note: needs(PROGRAMS), instead: needs('') }, ...checksumsWithoutShell(backend)],
    notes: [
      making,
      needs(PROGRAMS),
      'Canal gives pods addresses from their node\'s part of the network; an IPPool beside it has no effect.',
      ...(flannelElsewhere === undefined ? [] : [`The image of Canal's Flannel still comes from ${flannelElsewhere}: write flannelImage too.`]),
      ...checksumNotes(backend),
      ...(backend.capabilities.needsLayer2 === true ? ['Canal needs all nodes in one layer 2 network: no router stands between any two of them.'] : []),
    ],
    warnings: [V1_WARNING, ...backend.warnings],
    upstreamManifests: [calicoCrds()],
    objects: { network: (scope) => void placeCanal(new Construct(scope, 'canal'), settings) },
  };
}

/** Of both. */
function canalTraces(options: Parameters<typeof flannelTraces>[0]): CniTraces {
  const flannel = flannelTraces(options, '/etc/cni/net.d/10-canal.conflist');
  return {
    ...flannel,
    files: [...flannel.files, ...CALICO_TRACES.files, '/var/lib/cni/networks/k8s-pod-network'],
    chains: `${flannel.chains}|${CALICO_TRACES.chains}`,
  };
}
