import { Construct } from 'constructs';
import { lifecycleWarning } from '../../core/lifecycle';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { CniLifecycle, CniSetupEffort } from '../cni-capabilities';
import { CniPlan, ON_ITS_OWN } from '../cni-plan';
import { requestsPerNode } from '../words';
import { placeWeave } from './weave';
import { INSTEAD, settleWeave, WeaveProps, WEAVE_FIELDS } from './weave-props';

/** Weave Net, to be installed from here. */
export function weavePlan(props: WeaveProps): CniPlan {
  const settings = readProps(Where.call('Cni.weave'), props, WEAVE_FIELDS, settleWeave);
  const { password, ipallocRange, mtu, overhead, connLimit, networkPolicy, resources } = settings;
  const esp = password === undefined ? [] : [{ protocol: '50', purpose: 'encrypted packets between pods of different nodes' }];
  return {
    ...ON_ITS_OWN,
    name: 'Weave Net',
    podCidrsFrom: 'Cni.weave({ ipallocRange })',
    network: {
      podCidrs: [ipallocRange],
      podMtu: mtu,
      nodePorts: [
        { protocol: 'TCP', port: 6783, purpose: 'what Weave\'s nodes tell each other' },
        { protocol: 'UDP', port: 6783, purpose: 'packets between pods of different nodes, without the fast datapath' },
        { protocol: 'UDP', port: 6784, purpose: 'packets between pods of different nodes, in VXLAN' },
        ...esp,
      ],
    },
    capabilities: {
      enforcesNetworkPolicy: networkPolicy,
      l7Policy: false,
      encryption: password === undefined ? 'none' : 'weave',
      encapsulation: 'VXLAN',
      overheadBytes: overhead,
      dualStack: false,
      needsLayer2: false,
      observability: 'metrics',
      loadBalancer: 'none',
      kubeProxyReplacement: false,
      multiCluster: false,
      kernelMinimum: '3.12',
      scale: `up to ${connLimit} nodes, by connLimit`,
      lifecycle: CniLifecycle.UNMAINTAINED,
      maintainedBy: 'nobody',
      enterpriseSupport: 'none',
      setupEffort: CniSetupEffort.LOW,
      requestsPerNode: requestsPerNode({ weave: resources, ...(networkPolicy ? { 'weave-npc': resources } : {}) }),
    },
    policyGroups: [],
    loadBalancerClasses: [],
    gatewayClasses: [],
    ingressClasses: [],
    verification: [
      {
        command: 'kubectl --namespace kube-system get pods --selector name=weave-net --output wide',
        expect: `one pod on each node, Running with ${networkPolicy ? '2/2' : '1/1'}`,
      },
      {
        command: 'kubectl --namespace kube-system exec daemonset/weave-net --container weave -- /home/weave/weave --local status',
        expect: 'Connections: the other nodes, all established',
      },
    ],
    notes: [
      'Weave Net needs a cluster without any other CNI, the plugins loopback and portmap in /opt/cni/bin, '
        + 'and TCP ports 6781 and 6782 of every node for its metrics.',
      `Weave Net gives addresses of ${ipallocRange} itself; the pod CIDRs that Kubernetes gives to nodes do not count.`,
    ],
    warnings: [lifecycleWarning('Weave Net', { status: 'unmaintained', since: 'February 2024', instead: INSTEAD, source: 'cncf/landscape#4023' }) as string],
    // source: weave 2.8.1, prog/weave-kube/launch.sh and net/bridge.go
    traces: {
      files: ['/etc/cni/net.d/10-weave.conflist', '/var/lib/weave', '/opt/cni/bin/weave-*'],
      interfaces: ['weave', 'datapath', 'vethwe-bridge', 'vethwe-datapath', 'vxlan-6784'],
      chains: 'WEAVE|weave',
    },
    secrets: password === undefined ? [] : [{
      namespace: 'kube-system', name: password.name, keys: [{ key: password.key, randomBytes: 32, help: 'password with which Weave encrypts' }],
    }],
    objects: { network: (scope) => void placeWeave(new Construct(scope, 'weave'), settings) },
  };
}
