import type { Difference } from './judge';

/** What policies of Kubernetes cannot do where nobody said that Cilium reads its own. */
export interface KnownDifference {
  /** As the list of cases numbers it. */
  readonly id: string;
  readonly because: string;
  /** Of names of set-ups. */
  readonly setUp: RegExp;
  /** Role of the end that is called. */
  readonly to: string;
  readonly is: Difference['is'];
  /** The warning or note that its user reads. */
  readonly said: RegExp;
}

const NOBODY_SAID_CILIUM =
  /^cilium may be Cilium, and nobody said so: NetworkPolicies name the API server by an address, which Cilium never matches where it is a node's\. Say of: PreinstalledCni\.cilium\(\)/;

/** Every difference that there is: its user is told of it. An entry that nothing differs by any more fails, so that it is taken away with its fault. */
export const KNOWN: readonly KnownDifference[] = [
  {
    id: 'D02', because: 'nobody said that it is Cilium', setUp: /^preinstalled Cilium by name, default .*API server on a node/,
    to: 'API server', is: 'cut off', said: NOBODY_SAID_CILIUM,
  },
  {
    id: 'D05', because: 'nobody said that it is Cilium', setUp: /^preinstalled Cilium by name, default .*DNS of pods and the host/,
    to: 'dns', is: 'cut off', said: NOBODY_SAID_CILIUM,
  },
  {
    id: 'D05', because: 'NetworkPolicies were asked for', setUp: /^preinstalled aksCilium, kubernetes .*DNS of pods and the host/,
    to: 'dns', is: 'cut off', said: /^The Cilium of AKS takes NetworkPolicies, .* By a NetworkPolicy no pod reaches LocalDNS, which Cilium knows as the node\.$/,
  },
  {
    id: 'D07', because: 'an address on a node is no network on Cilium', setUp: /^preinstalled cilium, kubernetes .*, an identity of EKS$/,
    to: 'identity', is: 'cut off',
    said: /^Cilium never matches an address on a node in a NetworkPolicy, and the agent of EKS Pod Identity has one: .* unless you use PolicyDialect\.cilium\(\)\.$/,
  },
  {
    id: 'D08', because: 'the same of nodes, where NetworkPolicies are asked for', setUp: /^preinstalled cilium, kubernetes .*, traffic to nodes$/, to: 'node',
    is: 'cut off',
    said: /^isolation\.traffic\[0\]\.to\[0\] has 172\.16\.0\.0\/24, in the network of nodes: .* Where a node is meant, use PolicyDialect\.cilium\(\)\.$/,
  },
  {
    id: 'D08', because: 'the same, where Google reads no others', setUp: /^preinstalled gkeDataplaneV2, default .*, traffic to nodes$/, to: 'node',
    is: 'cut off',
    said: /^isolation\.traffic\[0\]\.to\[0\] has 172\.16\.0\.0\/24, in the network of nodes: .* Where a node is meant, no policy there can name it\.$/,
  },
];

/** Set-ups that are refused, and rightly: what would come of them is nothing, or cuts Prow off. The same holds. */
export interface KnownRefusal {
  readonly id: string;
  readonly because: string;
  readonly setUp: RegExp;
  readonly codes: readonly string[];
}

const NOBODY_SAID = 'nobody said which policies it reads';

export const REFUSED: readonly KnownRefusal[] = [
  {
    id: 'D01', because: 'a network is never a node\'s on Cilium',
    setUp: /^cilium(-native-routing|-serving)?, kubernetes .*API server on a node/, codes: ['CidrNotMatched'],
  },
  { id: 'D01', because: 'the same', setUp: /^preinstalled cilium, kubernetes .*API server on a node/, codes: ['CidrNotMatched'] },
  { id: 'D02', because: 'Azure sells L7 apart', setUp: /^preinstalled aksCilium, cilium /, codes: ['FeatureMissing'] },
  { id: 'D02', because: 'Google leaves the kind out', setUp: /^preinstalled gkeDataplaneV2, cilium /, codes: ['PolicyIgnored'] },
  { id: 'D02', because: NOBODY_SAID, setUp: /^preinstalled Cilium by name, cilium /, codes: ['PolicyIgnored'] },
  { id: 'D02', because: NOBODY_SAID, setUp: /^preinstalled Calico by name, calico /, codes: ['PolicyIgnored'] },
  { id: 'D02', because: 'it reads them only with its API server', setUp: /^preinstalled Calico without its API server, calico /, codes: ['PolicyIgnored'] },
];

export function isKnown({ setUp, to, is, said }: KnownDifference, difference: Difference): boolean {
  const isSame = setUp.test(difference.setUp.name) && to === difference.to.role && is === difference.is;
  return isSame && difference.setUp.said().some((sentence) => said.test(sentence));
}
