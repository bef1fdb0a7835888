import { CniVerification } from '../cni-plan';
import { CiliumValues } from './cilium-values';

/** Inside of a pod the program is called cilium-dbg; cilium is the one on one's own machine. Source: cilium 1.20, Documentation/cmdref. */
export function ciliumVerification(values: CiliumValues): readonly CniVerification[] {
  return [
    { command: 'kubectl --namespace kube-system get pods --selector k8s-app=cilium --output wide', expect: 'one pod on each node, Running and ready' },
    { command: 'kubectl --namespace kube-system exec daemonset/cilium --container cilium-agent -- cilium-dbg status --brief', expect: 'OK' },
    ...(values.kubeProxyReplacement === true ? [{ command: 'kubectl --namespace kube-system exec daemonset/cilium --container cilium-agent -- cilium-dbg status | grep KubeProxyReplacement', expect: 'KubeProxyReplacement: True' }] : []),
    ...(values['bgpControlPlane.enabled'] === true ? [{ command: 'kubectl --namespace kube-system exec daemonset/cilium --container cilium-agent -- cilium-dbg bgp peers', expect: 'a line for each peer of the node, established' }] : []),
  ];
}
