import { CalicoEndpointToHostAction, CalicoLogSeverity } from '../../src/network/calico/calico-felix';
import { CanalProps } from '../../src/network/canal/canal-props';
import { Cni } from '../../src/network/cni';
import { FlannelMode } from '../../src/network/flannel/flannel-mode';
import { BARE_NODES } from '../../src/network/policy-view';
import { loose } from '../support/findings';
import { objectsIn } from '../support/objects';


function objects(props?: CanalProps): readonly any[] {
  return objectsIn((chart) => Cni.canal(props)._plan.objects.network?.(chart));
}

const config = (props?: CanalProps): any => objects(props).find(({ kind }) => kind === 'ConfigMap').data;

test('the objects are those of canal.yaml but for its CRDs', () => {
  expect(objects().map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
    'FelixConfiguration/default', 'ServiceAccount/canal', 'ServiceAccount/calico-cni-plugin', 'ClusterRole/calico-node', 'ClusterRoleBinding/canal-calico',
    'ClusterRole/calico-cni-plugin',
    'ClusterRoleBinding/calico-cni-plugin', 'ClusterRole/flannel', 'ClusterRoleBinding/canal-flannel', 'ConfigMap/canal-config',
    'ServiceAccount/calico-kube-controllers',
    'ClusterRole/calico-kube-controllers', 'ClusterRoleBinding/calico-kube-controllers', 'ClusterRole/calico-tier-getter',
    'ClusterRoleBinding/calico-tier-getter',
    'PodDisruptionBudget/calico-kube-controllers', 'Deployment/calico-kube-controllers', 'DaemonSet/canal',
  ]);
  expect(Cni.canal()._plan.upstreamManifests.map(({ _plan: { name, version, stage } }) => [name, version, stage])).toEqual([['calico-crds', 'v3.32.1', 'crds']]);
});

test('one pod carries packets with Flannel and enforces policies with Calico', () => {
  const { containers, initContainers, volumes } = objects().at(-1).spec.template.spec;
  expect([...initContainers, ...containers].map(({ name, image }: any) => [name, image])).toEqual([
    ['install-cni', 'quay.io/calico/cni:v3.32.1'],
    ['ebpf-bootstrap', 'quay.io/calico/node:v3.32.1'],
    ['calico-node', 'quay.io/calico/node:v3.32.1'],
    ['kube-flannel', 'docker.io/flannel/flannel:v0.24.4'],
  ]);
  expect(containers[0].env).toContainEqual({ name: 'CALICO_NETWORKING_BACKEND', value: 'none' });
  expect(containers[0].readinessProbe.httpGet).toEqual({ path: '/readiness', port: 9099, host: 'localhost' });
  expect(volumes.at(-1)).toEqual({ name: 'flannel-cfg', configMap: { name: 'canal-config' } });
});

test.each<[CanalProps, object, object]>([
  [{}, { canal_iface: '', masquerade: 'true', veth_mtu: '1450', typha_service_name: 'none' }, { Network: '10.244.0.0/16', Backend: { Type: 'vxlan' } }],
  [{ network: '10.42.0.0/16', backend: FlannelMode.hostGw(), iface: 'eth1', masquerade: false, nodeMtu: 9000 },
    { canal_iface: 'eth1', masquerade: 'false', veth_mtu: '9000' }, { Network: '10.42.0.0/16', Backend: { Type: 'host-gw' } }],
  [{ backend: FlannelMode.vxlan({ vni: 4096, mtu: 1400 }) }, { veth_mtu: '1350' },
    { Network: '10.244.0.0/16', Backend: { Type: 'vxlan', VNI: 4096, MTU: 1400 } }],
])('canal-config of %j', (props, data, netConf) => {
  const made = config(props);
  expect(made).toMatchObject(data);
  expect(JSON.parse(made['net-conf.json'])).toEqual(netConf);
  expect(JSON.parse(made.cni_network_config.replace('__CNI_MTU__', '0')).plugins[0].ipam).toEqual({ type: 'host-local', subnet: 'usePodCidr' });
});

test('Felix is set up by an object, images come from where they are wanted', () => {
  const all = objects({
    felix: { defaultEndpointToHostAction: CalicoEndpointToHostAction.DROP, logSeverityScreen: CalicoLogSeverity.WARNING },
    imageRegistry: 'registry.example.com/m',
    flannelImage: 'registry.example.com/flannel:v0.28.9',
  });
  expect(all[0]).toEqual({
    apiVersion: 'crd.projectcalico.org/v1', kind: 'FelixConfiguration', metadata: { name: 'default' },
    spec: { defaultEndpointToHostAction: 'Drop', logSeverityScreen: 'Warning' },
  });
  expect(JSON.stringify(all)).not.toMatch(/quay\.io|docker\.io/);
});

test('the plan of Canal', () => {
  const cni = Cni.canal({ backend: FlannelMode.hostGw() });
  expect(cni._plan).toMatchObject(
    { name: 'Canal', podCidrsFrom: 'Cni.canal({ network })', network: {
      podCidrs: ['10.244.0.0/16'], podMtu: 1500, nodePorts: [],
    }, policyGroups: [], policyView: BARE_NODES,
      loadBalancerClasses: [] });
  expect(cni.capabilities).toMatchObject(
    { enforcesNetworkPolicy: true, dualStack: false, needsLayer2: true, kernelMinimum: '5.10', overheadBytes: 0, lifecycle: 'active' });
  expect(cni._plan.notes).toEqual([
    'Canal needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=10.244.0.0/16 or the like.',
    'Canal needs on every node: Linux 5.10 or newer with the modules br_netfilter, net.ipv4.ip_forward=1, no firewalld, a NetworkManager that leaves '
      + 'cali*, flannel* and cni0 alone, the plugins host-local, loopback and portmap in /opt/cni/bin, and TCP port 9099 for itself.',
    'Canal gives pods addresses from their node\'s part of the network; an IPPool beside it has no effect.',
    'Canal needs all nodes in one layer 2 network: no router stands between any two of them.',
  ]);
  expect(cni._plan.warnings).toHaveLength(1);
  expect(Cni.canal().firewall).toEqual(['UDP 8472: packets between pods of different nodes, in VXLAN']);
});

test.each<[unknown, string]>([
  [{ network: 'fd00::/56' }, '({ network }): "fd00::/56" is not an IPv4 network; write one like "10.244.0.0/16" (CidrFamily)'],
  [{ backend: FlannelMode.wireguard() },
    '({ backend }): "wireguard" is not one of vxlan, host-gw, ipip; pick one of them, or use Cni.flannel() or Cni.calico({ wireguard: true }) '
      + '(NotAllowedValue)'],
  [{ iface: '10.0.0.1/8' }, '({ iface }): "10.0.0.1/8" is not the name of an interface; write one like "eth1" (InterfaceInvalid)'],
  [{ masquerade: 'true' }, '({ masquerade }): "true" is not a boolean; write true or false (WrongType)'],
  [{ flannelImage: 'flannel' }, '({ flannelImage }): "flannel" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
  [{ pools: [] }, '(): "pools" is not a property; known are backend, felix, flannelImage, iface, imageRegistry, masquerade, network, nodeMtu (UnknownProp)'],
])('Cni.canal(%j)', (options, message) => expect(() => Cni.canal(loose(options))).toThrow(new Error(`Cni.canal${message}`)));
