import { CalicoDataplane, Cni } from '../../src';
import { app, Mistake } from './mistake';

const SERVICES = { serviceCidrs: ['10.96.0.0/12'] };
const cilium = (k8sServiceHost: string) => Cni.cilium({ kubeProxyReplacement: true, k8sServiceHost });
const bpf = (apiServerHost: string) => Cni.calico({ dataplane: CalicoDataplane.bpf({ apiServerHost }) });
const OPEN = { isolate: false };

/** Networks that would not begin to work, or never as they were meant. */
export const NETWORK: readonly Mistake[] = [
  {
    id: 'A01', says: 'Calico that makes Services work, and finds the API server by a Service',
    input: () => app({ ...OPEN, clusterNetwork: SERVICES, cni: bpf('10.96.0.1') }),
    becomes: { refused: ['new ProwApp({ cni }): Calico is to reach the API server at "10.96.0.1", which is a Service of "10.96.0.0/12", '
      + 'and Services work only after Calico has reached it; write the address of the API server itself into CalicoDataplane.bpf({ apiServerHost }) (ApiServerIsService)'] },
    corrected: () => app({ ...OPEN, clusterNetwork: SERVICES, cni: bpf('192.168.1.10') }),
  },
  {
    id: 'A02', says: 'Calico that finds the API server on each node itself',
    input: () => app({ ...OPEN, clusterNetwork: SERVICES, cni: bpf('localhost') }),
    becomes: { warned: ['Calico is to reach the API server at localhost:6443 on every node: where nothing leads on from there, as on nodes without a control plane, '
      + 'it never starts. Write the API server\'s own address into CalicoDataplane.bpf({ apiServerHost }).'] },
  },
  {
    id: 'U01', says: 'Cilium without kube-proxy that finds the API server at the address that kubeadm gives its Service',
    input: () => app({ ...OPEN, cni: cilium('10.96.0.1') }),
    becomes: { warned: ['Cilium is to reach the API server at 10.96.0.1, which many clusters give to the Service kubernetes: Cilium makes Services work only after it has '
      + 'reached the API server itself. Say the networks of Services in clusterNetwork.serviceCidrs, and write the API server\'s own address into '
      + 'Cni.cilium({ k8sServiceHost }).'] },
    corrected: () => app({ ...OPEN, cni: cilium('192.168.1.10') }),
  },
  {
    id: 'U02', says: 'Cilium without kube-proxy that finds the API server by the name of its Service',
    input: () => cilium('kubernetes.default.svc'),
    becomes: { refused: ['Cni.cilium({ k8sServiceHost }): "kubernetes.default.svc" is a Service, and Services work only after the API server was reached; '
      + 'write the name or address of the API server itself, as "kubectl cluster-info" shows it (ApiServerIsService)'] },
    corrected: () => cilium('api.acme.dev'),
  },
  {
    id: 'U03', says: 'a value of Cilium\'s chart, misspelt below one that is there',
    input: () => Cni.cilium({ values: { hubble: { enable: false } } }),
    becomes: { refused: ['Cni.cilium({ values.hubble.enable }): "enable" is not a value of the chart cilium 1.20.2, which would ignore it; '
      + 'did you mean "enabled"? (UnknownProp)'] },
    corrected: () => Cni.cilium({ values: { hubble: { relay: { replicas: 2 } } } }),
  },
  {
    id: 'U05', says: 'a value of Cilium\'s chart, misspelt at the top',
    input: () => Cni.cilium({ values: { kubeProxyReplacment: 'true' } }),
    becomes: { refused: ['Cni.cilium({ values.kubeProxyReplacment }): "kubeProxyReplacment" is not a value of the chart cilium 1.20.2, which would ignore it; '
      + 'did you mean "kubeProxyReplacement"? (UnknownProp)'] },
    corrected: () => cilium('192.168.1.10'),
  },
];

