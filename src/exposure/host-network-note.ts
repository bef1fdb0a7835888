/**
 * What it takes where a controller's pods are in the network of their nodes, at these ports of them.
 *
 * Source: kubernetes.io, concepts/services-networking/network-policies (pods with hostNetwork).
 */
export function hostNetworkNote(name: string, ports: readonly number[]): string {
  const isStandard = ports.every((port) => port === 80 || port === 443);
  const all = `${ports.length === 1 ? 'port' : 'ports'} ${ports.join(' and ')}`;
  return `${name} has the network of its nodes, and listens at ${all} of each node that its pods are on: firewalls must let these in from everywhere `
    + 'that GitHub '
    + 'and people come from, and nobody else on those nodes may have them. '
    + `${isStandard ? '' : 'People and GitHub come to 80 and 443, so that something has to lead from these to there. '}`
    + 'No NetworkPolicy is about such pods: who may call them is for that firewall to say, or for policies about nodes '
    + '(Cilium\'s CiliumClusterwideNetworkPolicy with a nodeSelector, Calico\'s GlobalNetworkPolicy for a HostEndpoint).';
}
