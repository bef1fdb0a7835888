import { ExternalTrafficPolicy } from '../../src/core/service-exposure';
import { Exposure } from '../../src/exposure/exposure';
import { SERVICES_ONLY } from '../../src/exposure/exposure-plan';
import { staticBand } from '../../src/exposure/node-port-exposure';
import { planOf } from './plan-of';
import { loose } from '../support/findings';

const firewall = (hook: number, deck: number) => ({
  ofNodes: `The firewall of the nodes must let TCP ports ${hook} and ${deck} in. What arrives there is not encrypted: anybody on the way can read webhooks, `
    + 'though not change them.',
  ofMachine: `The firewall of this machine must let the TCP ports in that lead to ${hook} and ${deck} of nodes. What arrives there is not encrypted: anybody on `
    + 'the way can read webhooks, though not change them.',
});

const UNLIMITED = 'A node port has no limit of webhooks: hook reads whatever comes to its end, and into its memory, before it looks at the signature. Who sends '
  + 'without end makes it end; Kubernetes starts it again. frontProxy: FrontProxy.envoy() puts a proxy with limits before hook.';

test('node ports, without a word of anybody', () => {
  expect(planOf(Exposure.nodePort())).toEqual({
    ...SERVICES_ONLY,
    hook: { _plan: { type: 'NodePort', nodePort: 30001 } },
    deck: { _plan: { type: 'NodePort', nodePort: 30002 } },
    nodePortRange: '30000-32767',
    aboutFirewall: firewall(30001, 30002),
    aboutNodes: ['The webhook URL for GitHub is http://ADDRESS:30001/hook, and deck is at http://ADDRESS:30002, with the address of any node for ADDRESS; '
        + 'where nodes are containers, with that of the machine and the ports that lead there.'],
    notes: [
      'The webhook URL for GitHub is http://ADDRESS:30001/hook, and deck is at http://ADDRESS:30002, with the address of any node for ADDRESS; '
        + 'where nodes are containers, with that of the machine and the ports that lead there.',
      firewall(30001, 30002).ofNodes,
      UNLIMITED,
    ],
  });
});

test('node ports, with all options', () => {
  const options = { hookPort: 20001, deckPort: 20500, address: 'prow.example.com', externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    nodePortRange: '20000-22767' };
  expect(planOf(Exposure.nodePort(options))).toEqual({
    ...SERVICES_ONLY,
    hook: { _plan: { type: 'NodePort', nodePort: 20001, externalTrafficPolicy: 'Local' } },
    deck: { _plan: { type: 'NodePort', nodePort: 20500, externalTrafficPolicy: 'Local' } },
    hookUrl: 'http://prow.example.com:20001/hook',
    deckUrl: 'http://prow.example.com:20500',
    nodePortRange: '20000-22767',
    aboutFirewall: firewall(20001, 20500),
    notes: [
      firewall(20001, 20500).ofNodes,
      'Only nodes that run a pod of hook or deck answer for it, because externalTrafficPolicy is Local.',
      'Kubernetes may give node port 20500, which deck asks for, to another Service first; ports 20000 to 20085 are given away last.',
      UNLIMITED,
    ],
  });
});

test('inside the cluster only', () => {
  expect(planOf(Exposure.clusterIp())).toEqual({
    ...SERVICES_ONLY,
    hook: { _plan: { type: 'ClusterIP' } },
    deck: { _plan: { type: 'ClusterIP' } },
    toldToGitHub: true,
    notes: ['The Services hook and deck answer inside the cluster only: webhooks of GitHub need a proxy of your own that sends POST /hook to hook.'],
  });
});

test('inside the cluster, behind a proxy that is made elsewhere', () => {
  expect(planOf(Exposure.clusterIp({ hookUrl: 'https://hook.example.com/hook', deckUrl: 'https://deck.example.com/' }))).toEqual({
    ...SERVICES_ONLY,
    hook: { _plan: { type: 'ClusterIP' } },
    deck: { _plan: { type: 'ClusterIP' } },
    hookUrl: 'https://hook.example.com/hook',
    deckUrl: 'https://deck.example.com',
    toldToGitHub: true,
    notes: [],
  });
});

test.each<[string, string]>([
  ['prow.example.com', 'prow.example.com'],
  ['8.8.8.8', '8.8.8.8'],
  ['2a00:1450::1', '[2a00:1450::1]'],
  ['192.168.1.100', '192.168.1.100'],
  ['fd00::1', '[fd00::1]'],
  ['localhost', 'localhost'],
])('nodes whose address is %s', (address, inUrl) => {
  const { hookUrl, deckUrl, notes } = planOf(Exposure.nodePort({ address }));
  expect([hookUrl, deckUrl, notes]).toEqual([`http://${inUrl}:30001/hook`, `http://${inUrl}:30002`, [firewall(30001, 30002).ofNodes, UNLIMITED]]);
});

test.each<[string, unknown]>([
  ['30000-32767', { first: 30000, last: 30085 }],
  ['30000-30499', { first: 30000, last: 30015 }],
  ['1024-65535', { first: 1024, last: 1151 }],
  ['30000-30016', { first: 30000, last: 30015 }],
  ['30000-30015', undefined],
])('the part of %s that is given away last', (range, band) => expect(staticBand(range)).toEqual(band));

test.each<[number, boolean]>([[30000, false], [30085, false], [30086, true], [32767, true]])('a note about hook at %i: %s', (hookPort, noted) => {
  const note = `Kubernetes may give node port ${hookPort}, which hook asks for, to another Service first; ports 30000 to 30085 are given away last.`;
  expect(planOf(Exposure.nodePort({ hookPort })).notes.includes(note)).toBe(noted);
});

test('a range too small to be divided has no such note', () => {
  expect(planOf(Exposure.nodePort({ hookPort: 30014, deckPort: 30015, nodePortRange: '30000-30015', address: '8.8.8.8' })).notes).toHaveLength(2);
});

const RANGE = '30000-32767';
const ADDRESS = 'is neither a DNS name nor an IP address';

test.each<[unknown, string]>([
  ['nodePort', '(): "nodePort" is not an object of properties; write { … } (WrongType)'],
  [{ tls: {} }, '({ tls }): there is no TLS at a node port; use Exposure.ingress({ tls }) or Exposure.gateway({ tls }) (UnknownProp)'],
  [{ hookport: 30001 }, '(): "hookport" is not a property; did you mean "hookPort"? (UnknownProp)'],
  [JSON.parse('{ "__proto__": { "hookPort": 30003 } }'),
    '(): "__proto__" is not a property; known are address, deckPort, externalTrafficPolicy, frontProxy, hookPort, nodePortRange (UnknownProp)'],
  [{ hookPort: 80 }, `({ hookPort }): 80 is outside ${RANGE}; pick a port in that range, or leave it out (NodePortOutOfRange)`],
  [{ hookPort: '30001' }, `({ hookPort }): "30001" is not an integer; pick a port from ${RANGE} (NotInteger)`],
  [{ hookPort: NaN }, `({ hookPort }): NaN is not an integer; pick a port from ${RANGE} (NotInteger)`],
  [{ hookPort: null }, '({ hookPort }): null is not a value; leave it out to get the default (NullValue)'],
  [{ deckPort: 32768 }, `({ deckPort }): 32768 is outside ${RANGE}; pick a port in that range, or leave it out (NodePortOutOfRange)`],
  [{ deckPort: 30001 }, `({ deckPort }): 30001 is the port of hook; pick another one from ${RANGE} (NodePortTaken)`],
  [{ hookPort: 30002 }, `({ deckPort }): 30002 is the port of hook; pick another one from ${RANGE} (NodePortTaken)`],
  [{ nodePortRange: '30000-30001' }, '({ deckPort }): its default 30002 is outside 30000-30001; pick a port in that range (NodePortOutOfRange)'],
  [{ nodePortRange: '30000' },
    '({ nodePortRange }): "30000" is not a range of ports; write it as kube-apiserver\'s --service-node-port-range has it, like "30000-32767" '
      + '(PortRangeInvalid)'],
  [{ nodePortRange: null }, '({ nodePortRange }): null is not a value; leave it out to get the default (NullValue)'],
  [{ address: 'https://prow.acme.dev/' }, `({ address }): "https://prow.acme.dev/" ${ADDRESS}; write "prow.acme.dev" (AddressInvalid)`],
  [{ address: '10.0.0.5:30001' }, `({ address }): "10.0.0.5:30001" ${ADDRESS}; write "10.0.0.5" (AddressInvalid)`],
  [{ address: 'prow\u0085.dev' }, `({ address }): "prow\\u0085.dev" ${ADDRESS}; write a name like "prow.example.com" (AddressInvalid)`],
  [{ address: 5 }, `({ address }): 5 ${ADDRESS}; write a name like "prow.example.com" (AddressInvalid)`],
  [{ externalTrafficPolicy: 'local' }, '({ externalTrafficPolicy }): "local" is not one of Cluster, Local; did you mean "Local"? (NotAllowedValue)'],
])('Exposure.nodePort(%j)', (options, message) => expect(() => Exposure.nodePort(loose(options))).toThrow(new Error(`Exposure.nodePort${message}`)));

test.each<[unknown, string]>([
  [{ hookUrl: 'prow.acme.dev/hook' }, '({ hookUrl }): "prow.acme.dev/hook" has no scheme; write "https://prow.acme.dev/hook" or "http://…" (UrlWithoutScheme)'],
  [{ hookUrl: 'https://me:secret@acme.dev/hook' }, '({ hookUrl }): the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)'],
  [{ hookURL: 'x' }, '(): "hookURL" is not a property; did you mean "hookUrl"? (UnknownProp)'],
  [{ deckUrl: 'https://acme.dev/?a=b' }, '({ deckUrl }): "https://acme.dev/?a=b" has a query or a fragment; end it after the path (UrlInvalid)'],
  [{ deckUrl: 'https://acme\u2028.dev' }, '({ deckUrl }): "https://acme\\u2028.dev" contains U+2028; remove that character (ForbiddenCharacter)'],
  [{ deckUrl: 5 }, '({ deckUrl }): 5 is not a string; put it in quotes (WrongType)'],
  [{ deckUrl: null }, '({ deckUrl }): null is not a value; leave it out to get the default (NullValue)'],
])('Exposure.clusterIp(%j)', (options, message) => expect(() => Exposure.clusterIp(loose(options))).toThrow(new Error(`Exposure.clusterIp${message}`)));

test('several mistakes are reported together', () => {
  expect(() => Exposure.nodePort(loose({ hookPort: 80, address: '', nodePorts: 1 }))).toThrow(new Error([
    `Exposure.nodePort({ hookPort }): 80 is outside ${RANGE}; pick a port in that range, or leave it out (NodePortOutOfRange)`,
    `Exposure.nodePort({ address }): "" ${ADDRESS}; write a name like "prow.example.com" (AddressInvalid)`,
    'Exposure.nodePort(): "nodePorts" is not a property; known are address, deckPort, externalTrafficPolicy, frontProxy, hookPort, nodePortRange (UnknownProp)',
  ].join('\n')));
});
