import { familyOf } from '../../core/net';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { GitHubPlan } from '../../prow/github/github-plan';
import { NAT64 } from '../policies/nat64';

/** Pods that cannot reach a GitHub that has no IPv6 address. Source: GET https://api.github.com/meta, and the DNS of github.com, which has no AAAA record. */
export function ipv6AloneWarnings({ podCidrs }: ClusterNetworkSettings, { host }: Pick<GitHubPlan, 'host'>): readonly string[] {
  const isAlone = podCidrs.length > 0 && podCidrs.every((cidr) => familyOf(cidr) === 'ipv6');
  return !isAlone || host !== 'github.com' ? [] : [
    `Pods have IPv6 addresses alone, and ${host} has none: they reach it only where the network translates (NAT64), and the cluster's DNS answers `
      + `with addresses of ${NAT64} (DNS64). `
      + 'Where Prow is isolated, policies let these through, but for what is private behind them.',
  ];
}
