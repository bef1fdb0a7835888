import { CniVerification } from '../cni-plan';

/** What shows that Calico works: the operator says so of itself, where there is one. */
export function calicoVerification(hasOperator: boolean): readonly CniVerification[] {
  return [
    ...(hasOperator ? [{ command: 'kubectl get tigerastatus', expect: 'every line with AVAILABLE True, and DEGRADED False' }] : []),
    { command: `kubectl --namespace ${hasOperator ? 'calico-system' : 'kube-system'} get pods --selector k8s-app=calico-node --output wide`, expect: 'one pod on each node, Running with 1/1' },
  ];
}
