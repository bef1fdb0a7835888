/** Source: learn.microsoft.com, azure/aks/azure-cni-powered-by-cilium (frequently asked questions) and azure/aks/localdns-custom; Azure/azure-cli#32265. */
export const POLICIES_OF_AKS = 'The Cilium of AKS takes NetworkPolicies, and Cilium\'s own by labels, addresses and ports. Those that look '
  + 'into HTTP or go by names (FQDN) '
  + 'have an effect only with Advanced Container Networking Services; names not even then where LocalDNS is on, as on AKS Automatic. By a '
  + 'NetworkPolicy no pod reaches LocalDNS, '
  + 'which Cilium knows as the node.';
export const L7_OF_AKS = 'turn Advanced Container Networking Services on by az aks update --enable-acns --acns-advanced-networkpolicies L7 and LocalDNS off, '
  + 'and say capabilities: { l7Policy: true } in Cni.preinstalled()';

/** Source: cloud.google.com, kubernetes-engine/docs/how-to/configure-cilium-network-policy and docs/how-to/fqdn-network-policies. */
export const POLICIES_OF_GKE = 'Dataplane V2 of GKE takes NetworkPolicies, and those are written. Of Cilium\'s kinds it has '
  + 'CiliumClusterwideNetworkPolicy alone, where the cluster has '
  + '--enable-cilium-clusterwide-network-policy, by labels, addresses and ports; for names it has Google\'s own FQDNNetworkPolicy, with '
  + '--enable-fqdn-network-policy. '
  + 'Nothing here writes these two.';
export const UNTAKEN_BY_GKE = {
  'cilium.io': {
    but: ['CiliumClusterwideNetworkPolicy'],
    what: 'has no CiliumNetworkPolicy, although it is Cilium: Google leaves the kind out',
    instead: 'use PolicyDialect.kubernetes(), and FQDNNetworkPolicy of networking.gke.io for names',
  },
};

const AND_SAY = 'and say enforcesNetworkPolicy: true in Cni.preinstalled()';
/** Source: aws/amazon-vpc-cni-k8s v1.23.0, charts/aws-vpc-cni/values.yaml; docs.aws.amazon.com, eks/latest/userguide/cni-network-policy-configure.html. */
export const ENFORCING_ON_EKS = 'turn it on by aws eks update-addon --cluster-name CLUSTER --addon-name vpc-cni --configuration-values '
  + `'{"enableNetworkPolicy": "true"}', ${AND_SAY}`;
/** Source: learn.microsoft.com, azure/aks/azure-cni-powered-by-cilium and azure/aks/use-network-policies. */
export const ENFORCING_ON_AKS = 'bring the cluster to Cilium by az aks update --network-dataplane cilium and say of: PreinstalledCni.aksCilium(), or, '
  + 'where it has --network-policy already, say enforcesNetworkPolicy: true';
export const ENFORCING_ON_TALOS = `turn kubeNetworkPoliciesEnabled on, from Talos 1.13 on, ${AND_SAY}`;
