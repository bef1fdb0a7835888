import { Where } from '../../src/core/problem';
import { readValue } from '../../src/core/props';
import {
  clusterNetwork, ClusterNetworkOptions, clusterNetworkProblems, ClusterNetworkSettings, resolveClusterNetwork,
} from '../../src/network/cluster-network';
import { Cni } from '../../src/network/cni';
import { thrown } from '../support/findings';

const where = Where.call('new ProwApp');

function resolved(options: ClusterNetworkOptions, cni: Cni): ClusterNetworkSettings {
  return resolveClusterNetwork(readValue(where, 'clusterNetwork', options, clusterNetwork), cni._plan);
}

function problems(options: ClusterNetworkOptions, cni: Cni): readonly string[] {
  return clusterNetworkProblems(resolved(options, cni)).map((finding) => where.problem(finding.prop, finding).text);
}

test('what nobody said stays empty, and the CNI knows its pods', () => {
  expect(resolved({}, Cni.preinstalled())).toEqual({
    podCidrs: [],
    serviceCidrs: [],
    nodeCidrs: [],
    apiServerCidrs: [],
    orOtherServices: '',
    cni: { name: 'the preinstalled CNI', podCidrs: [], podCidrsFrom: 'Cni.preinstalled({ podCidrs })', usesNodeCidrs: false, podsAmongNodes: false },
  });
  expect(resolved({ apiServerCidrs: ['192.168.1.5/32'] }, Cni.flannel())).toMatchObject({
    podCidrs: ['10.244.0.0/16'],
    apiServerCidrs: ['192.168.1.5/32'],
  });
});

const DUAL = Cni.flannel({ ipv6Network: 'fd00:10:244::/56' });

test.each<[string, ClusterNetworkOptions, Cni]>([
  ['kubeadm with Flannel', { podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.96.0.0/12'], nodeCidrs: ['192.168.1.0/24'], apiServerCidrs: ['192.168.1.5/32'] },
    Cni.flannel()],
  ['pods in a part of Flannel’s network', { podCidrs: ['10.244.0.0/17'] }, Cni.flannel()],
  ['dual stack',
    { podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'], serviceCidrs: ['10.96.0.0/12', 'fd00:10:96::/112'], nodeCidrs: ['192.168.1.0/24', '2001:db8::/64'] },
    DUAL],
  ['neighbours', { podCidrs: ['10.0.0.0/16'], serviceCidrs: ['10.1.0.0/16'], nodeCidrs: ['10.2.0.0/16', '10.3.0.0/16'] }, Cni.preinstalled()],
  ['families that only look alike', { podCidrs: ['::a00:0/104'], serviceCidrs: ['10.0.0.0/8'] }, Cni.preinstalled()],
  ['an API server in any network', { podCidrs: ['10.0.0.0/16'], apiServerCidrs: ['10.0.0.5/32'] }, Cni.preinstalled()],
])('fits: %s', (_, options, cni) => expect(problems(options, cni)).toEqual([]));

test.each<[string, ClusterNetworkOptions, Cni, readonly string[]]>([
  ['Services in pods', { podCidrs: ['10.0.0.0/8'], serviceCidrs: ['fd00::/112', '10.96.0.0/12'] }, Cni.preinstalled(), [
    'new ProwApp({ clusterNetwork.serviceCidrs[1] }): "10.96.0.0/12" shares addresses with "10.0.0.0/8" of pods; '
      + 'give pods, Services and nodes networks of their own (CidrOverlap)',
  ]],
  ['nodes in pods of the CNI', { nodeCidrs: ['10.244.7.0/24'] }, Cni.flannel(), [
    'new ProwApp({ clusterNetwork.nodeCidrs[0] }): "10.244.7.0/24" shares addresses with "10.244.0.0/16" of pods; '
      + 'give pods, Services and nodes networks of their own (CidrOverlap)',
  ]],
  ['nodes in what only the CNI spans', { podCidrs: ['10.244.0.0/17'], nodeCidrs: ['10.244.200.0/24'] }, Cni.flannel(), [
    'new ProwApp({ clusterNetwork.nodeCidrs[0] }): "10.244.200.0/24" shares addresses with "10.244.0.0/16" of pods; '
      + 'give pods, Services and nodes networks of their own (CidrOverlap)',
  ]],
  ['all of them, IPv6 too', { podCidrs: ['fd00::/48'], serviceCidrs: ['fd00::/112'], nodeCidrs: ['fd00::/64'] }, Cni.preinstalled(), [
    'new ProwApp({ clusterNetwork.serviceCidrs[0] }): "fd00::/112" shares addresses with "fd00::/48" of pods; '
      + 'give pods, Services and nodes networks of their own (CidrOverlap)',
    'new ProwApp({ clusterNetwork.nodeCidrs[0] }): "fd00::/64" shares addresses with "fd00::/48" of pods; '
      + 'give pods, Services and nodes networks of their own (CidrOverlap)',
    'new ProwApp({ clusterNetwork.nodeCidrs[0] }): "fd00::/64" shares addresses with "fd00::/112" of Services; '
      + 'give pods, Services and nodes networks of their own (CidrOverlap)',
  ]],
  ['pods wider than Flannel', { podCidrs: ['10.240.0.0/12'] }, Cni.flannel(), [
    'new ProwApp({ clusterNetwork.podCidrs[0] }): "10.240.0.0/12" is not in "10.244.0.0/16", the network of Flannel; '
      + 'write the same networks here and in Cni.flannel({ network }) (PodCidrMismatch)',
  ]],
  ['a family that Flannel was not told', { podCidrs: ['10.244.0.0/16', 'fd00::/56'] }, Cni.flannel(), [
    'new ProwApp({ clusterNetwork.podCidrs[1] }): "fd00::/56" is not in "10.244.0.0/16", the network of Flannel; '
      + 'write the same networks here and in Cni.flannel({ network }) (PodCidrMismatch)',
  ]],
  ['a family that only Flannel was told', { podCidrs: ['10.244.0.0/16'] }, DUAL, [
    'new ProwApp({ clusterNetwork.podCidrs }): has no IPv6 network, but Flannel has "fd00:10:244::/56"; '
      + 'write the same networks here and in Cni.flannel({ network, ipv6Network }) (PodCidrMismatch)',
  ]],
  ['two answers to one question', { podCidrs: ['10.0.0.0/16'] }, Cni.preinstalled({ name: 'kindnet', podCidrs: ['10.244.0.0/16', '10.245.0.0/16'] }), [
    'new ProwApp({ clusterNetwork.podCidrs[0] }): "10.0.0.0/16" is not in "10.244.0.0/16" or "10.245.0.0/16", the network of kindnet; '
      + 'write the same networks here and in Cni.preinstalled({ podCidrs }) (PodCidrMismatch)',
  ]],
])('contradicts: %s', (_, options, cni, expected) => expect(problems(options, cni)).toEqual(expected));

test('malformed networks and null are reported together', () => {
  const read = (value: unknown) => () => readValue(where, 'clusterNetwork', value, clusterNetwork);
  expect(thrown(read({ podCidrs: ['x', '10.0.0.0/8', null], serviceCidrs: ['10.96.0.0/12'], nodeCidrs: null }))).toEqual([
    'new ProwApp({ clusterNetwork.podCidrs[0] }): "x" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)',
    'new ProwApp({ clusterNetwork.podCidrs[2] }): null is not a value; remove it from the list (NullValue)',
    'new ProwApp({ clusterNetwork.nodeCidrs }): null is not a value; leave it out to get the default (NullValue)',
  ]);
});

test.each<[string, unknown, string]>([
  ['host bits', { podCidrs: ['10.244.1.7/16'] },
    'new ProwApp({ clusterNetwork.podCidrs[0] }): "10.244.1.7/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)'],
  ['an address', { apiServerCidrs: ['192.168.1.5'] },
    'new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "192.168.1.5" is not a CIDR; did you mean "192.168.1.5/32"? (CidrInvalid)'],
  ['no list', { serviceCidrs: '10.96.0.0/12' }, 'new ProwApp({ clusterNetwork.serviceCidrs }): "10.96.0.0/12" is not a list; write [ … ] (WrongType)'],
  ['null', { nodeCidrs: null }, 'new ProwApp({ clusterNetwork.nodeCidrs }): null is not a value; leave it out to get the default (NullValue)'],
  ['null in a list', { nodeCidrs: [null] }, 'new ProwApp({ clusterNetwork.nodeCidrs[0] }): null is not a value; remove it from the list (NullValue)'],
  ['a number', { nodeCidrs: [NaN] }, 'new ProwApp({ clusterNetwork.nodeCidrs[0] }): NaN is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
  ['a misspelt property', { podCidr: [] }, 'new ProwApp({ clusterNetwork }): "podCidr" is not a property; did you mean "podCidrs"? (UnknownProp)'],
  ['__proto__', JSON.parse('{ "__proto__": {} }'),
    'new ProwApp({ clusterNetwork }): "__proto__" is not a property; known are apiServerCidrs, cloud, kernelVersion, nodeCidrMaskSize, nodeCidrMaskSizeIpv6, '
      + 'nodeCidrs, nodes, podCidrs, sameLayer2, serviceCidrs (UnknownProp)'],
])('is refused: %s', (_, options, message) => {
  expect(() => readValue(where, 'clusterNetwork', options, clusterNetwork)).toThrow(new Error(message));
});
