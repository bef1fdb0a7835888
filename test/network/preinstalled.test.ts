import { App, Chart } from 'cdk8s';
import { CniCapabilities, CniLifecycle, CniSetupEffort } from '../../src/network/cni-capabilities';
import { Cni } from '../../src/network/cni';
import { PreinstalledCni } from '../../src/network/preinstalled/preinstalled-cni';

const BROUGHT: CniCapabilities = { lifecycle: CniLifecycle.ACTIVE, setupEffort: CniSetupEffort.NONE };
const VXLAN: CniCapabilities = { ...BROUGHT, encryption: 'none', encapsulation: 'VXLAN', overheadBytes: 50, needsLayer2: false };
const IN_VXLAN = (port: number): string => `UDP ${port}: packets between pods of different nodes, in VXLAN`;

interface Expected {
  readonly name: string;
  readonly podCidrs: readonly string[];
  readonly podMtu?: number;
  /** Of a pod where the nodes' interfaces have 9000. */
  readonly jumbo?: number;
  readonly firewall: readonly string[];
  readonly capabilities: CniCapabilities;
}

// what is not in a row is not known, and nothing relies on it
test.each<[keyof typeof PreinstalledCni, Expected]>([
  ['kind', {
    name: 'kindnet', podCidrs: ['10.244.0.0/16'], jumbo: 9000, firewall: [],
    capabilities: { ...BROUGHT, encryption: 'none', encapsulation: 'none', overheadBytes: 0, enforcesNetworkPolicy: true, dualStack: true, needsLayer2: true },
  }],
  ['minikube', { name: 'the CNI of minikube', podCidrs: ['10.244.0.0/16'], firewall: [], capabilities: {} }],
  ['k3s',
    { name: 'the Flannel of k3s', podCidrs: ['10.42.0.0/16'], podMtu: 1450, jumbo: 8950, firewall: [IN_VXLAN(8472)],
      capabilities: { ...VXLAN, enforcesNetworkPolicy: true, dualStack: true } }],
  ['rke2', {
    name: 'the Canal of RKE2', podCidrs: ['10.42.0.0/16'], podMtu: 1450, jumbo: 8950, firewall: [IN_VXLAN(8472), 'TCP 9099: health checks of Canal'],
    capabilities: { ...VXLAN, enforcesNetworkPolicy: true, dualStack: true },
  }],
  ['microK8s',
    { name: 'the Calico of MicroK8s', podCidrs: ['10.1.0.0/16'], podMtu: 1450, jumbo: 8950, firewall: [IN_VXLAN(4789)],
      capabilities: { ...VXLAN, enforcesNetworkPolicy: true } }],
  ['talos',
    { name: 'the Flannel of Talos', podCidrs: ['10.244.0.0/16'], podMtu: 1450, jumbo: 8950, firewall: [IN_VXLAN(4789)],
      capabilities: { ...VXLAN, enforcesNetworkPolicy: false, dualStack: true } }],
  ['gkeDataplaneV2',
    { name: 'Dataplane V2 of GKE', podCidrs: [], firewall: [],
      capabilities: { ...BROUGHT, encapsulation: 'none', enforcesNetworkPolicy: true, kubeProxyReplacement: true } }],
  ['eks',
    { name: 'the VPC CNI of EKS', podCidrs: [], jumbo: 9000, firewall: [],
      capabilities: { ...BROUGHT, encapsulation: 'none', overheadBytes: 0, enforcesNetworkPolicy: false } }],
  ['aks', { name: 'the Azure CNI of AKS', podCidrs: [], firewall: [], capabilities: { ...BROUGHT, encapsulation: 'none', enforcesNetworkPolicy: false } }],
  ['aksCilium',
    { name: 'the Cilium of AKS', podCidrs: [], firewall: [],
      capabilities: { ...BROUGHT, encapsulation: 'none', enforcesNetworkPolicy: true, l7Policy: false } }],
  ['cilium', { name: 'Cilium', podCidrs: [], firewall: [], capabilities: { ...BROUGHT, enforcesNetworkPolicy: true, l7Policy: true } }],
  ['calico', { name: 'Calico', podCidrs: [], firewall: [], capabilities: { ...BROUGHT, enforcesNetworkPolicy: true, l7Policy: false } }],
])('what a cluster brings along: %s', (factory, { name, podCidrs, podMtu, jumbo, firewall, capabilities }) => {
  const cni = Cni.preinstalled({ of: (PreinstalledCni as any)[factory]() });
  expect([cni._plan.name, cni._plan.network.podCidrs, cni._plan.network.podMtu, cni.podMtuOver(9000)]).toEqual([name, podCidrs, podMtu, jumbo]);
  expect(cni.firewall).toEqual(firewall);
  expect(cni.capabilities).toEqual(capabilities);
  const chart = new Chart(new App({ outdir: 'unused' }), '10-network');
  expect(Object.values(cni._plan.objects).map((install) => install?.(chart))).toEqual([]);
  // only of minikube nobody knows whose policies it reads
  const groups: Readonly<Record<string, readonly string[] | undefined>> = {
    minikube: undefined, cilium: ['cilium.io'], aksCilium: ['cilium.io'], calico: ['projectcalico.org'],
  };
  expect([cni._plan.policyGroups, cni._plan.loadBalancerClasses]).toEqual([factory in groups ? groups[factory] : [], undefined]);
});

test('every kind of cluster has a row', () => {
  const factories = Object.getOwnPropertyNames(PreinstalledCni).filter((name) => typeof (PreinstalledCni as any)[name] === 'function');
  expect(factories.sort()).toEqual(['aks', 'aksCilium', 'calico', 'cilium', 'eks', 'gkeDataplaneV2', 'k3s', 'kind', 'microK8s', 'minikube', 'rke2', 'talos']);
});

test('what its user says wins', () => {
  const cni = Cni.preinstalled(
    { of: PreinstalledCni.eks(), name: 'ours', podCidrs: ['10.9.0.0/16'], capabilities: { enforcesNetworkPolicy: true, l7Policy: true, kernelMinimum: '6.1' } });
  expect(cni._plan).toMatchObject({ name: 'ours', network: { podCidrs: ['10.9.0.0/16'] } });
  expect(cni.capabilities).toMatchObject({ enforcesNetworkPolicy: true, l7Policy: true, encapsulation: 'none', kernelMinimum: '6.1' });
});

test.each<[unknown, string]>([
  [{ of: 'k3s' }, '({ of }): "k3s" is not made by PreinstalledCni.k3s(); write PreinstalledCni.k3s() (WrongType)'],
  [{ enforcesNetworkPolicy: true, capabilities: { enforcesNetworkPolicy: false } },
    '({ enforcesNetworkPolicy }): is said in capabilities too; leave one of them out (MutuallyExclusive)'],
  [{ capabilities: { kernelMinimum: 'five' } },
    '({ capabilities.kernelMinimum }): "five" is not the version of a kernel; write one like "5.10" (NotAllowedValue)'],
  [{ capabilities: { l7policy: true } }, '({ capabilities }): "l7policy" is not a property; did you mean "l7Policy"? (UnknownProp)'],
])('Cni.preinstalled(%j)', (options, message) => expect(() => Cni.preinstalled(options as any)).toThrow(new Error(`Cni.preinstalled${message}`)));
