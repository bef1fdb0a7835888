import { dataKey, dnsSubdomain, secretName } from '../../core/names';
import { cidr, port } from '../../core/net';
import { Where } from '../../core/problem';
import { Rule } from '../../core/props';
import { oldShape, PropsReader, readOldProps } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { boolean, integer, list, oneOf } from '../../core/values';
import { ipAddress } from '../ip-address';
import { CalicoBgpOptions, CalicoBgpPeer } from './calico-bgp-options';
import { calicoSelector } from './calico-selector';

/** Whether Calico's nodes talk BGP, and with whom. */
export class CalicoBgp {
  /** They do: it carries the routes of pools without VXLAN, and reaches routers. Errors: those of the options, all together. */
  static enabled(options: CalicoBgpOptions = {}): CalicoBgp {
    return new CalicoBgp(readOldProps<CalicoBgpOptions, CalicoBgpPlan>(Where.call('CalicoBgp.enabled'), options, readBgp));
  }

  /** They do not: VXLAN alone carries packets, and no port is needed for BGP. */
  static disabled(): CalicoBgp {
    return new CalicoBgp({ enabled: false, configuration: {}, peers: [], balancesLoad: false });
  }

  private constructor(
    /** @internal */
    readonly _plan: CalicoBgpPlan,
  ) {}
}

/** What that comes down to. */
export interface CalicoBgpPlan {
  readonly enabled: boolean;
  readonly port?: number;
  /** `spec` of the BGPConfiguration `default`. */
  readonly configuration: Partial<ReturnType<typeof readConfiguration>>;
  readonly peers: readonly CalicoBgpPeerPlan[];
  /** Whether addresses of Services of type LoadBalancer are told to somebody. */
  readonly balancesLoad: boolean;
  /** The selector of nodes that need an annotation. */
  readonly routeReflectors?: string;
}

export interface CalicoBgpPeerPlan {
  readonly name: string;
  /** `spec` of the BGPPeer. */
  readonly spec: Partial<ReturnType<typeof readPeer>> & { readonly password?: { readonly secretKeyRef: { readonly name: string; readonly key: string } } };
  readonly password?: { readonly name: string; readonly key: string };
}

const asNumber = integer(1, 2 ** 32 - 1);

function readBgp(p: PropsReader<CalicoBgpOptions>): CalicoBgpPlan {
  const reflectors = p.optional('routeReflectors', calicoSelector);
  const mesh = p.optional('nodeToNodeMesh', boolean, reflectors === undefined ? undefined : false);
  if (reflectors !== undefined && mesh === true) {
    p.problem('nodeToNodeMesh', { what: 'route reflectors stand in place of the mesh', instead: 'leave it out, or leave routeReflectors out', code: 'MutuallyExclusive' });
  }
  const configuration = readConfiguration(p, mesh);
  const peers = p.optional('peers', list(peer), []);
  peers.forEach((one, i) => {
    if (peers.findIndex((other) => other?.name === one?.name) < i || (reflectors !== undefined && one?.name === REFLECTORS)) {
      p.problem('peers', { what: `two peers are called ${quote(one.name)}`, instead: 'give each a name of its own', code: 'MutuallyExclusive' });
    }
  });
  return {
    enabled: true,
    port: configuration.listenPort,
    configuration,
    peers: reflectors === undefined ? peers : [{ name: REFLECTORS, spec: { nodeSelector: 'all()', peerSelector: reflectors } }, ...peers],
    balancesLoad: (configuration.serviceLoadBalancerIPs ?? []).length > 0,
    routeReflectors: reflectors,
  };
}

function readConfiguration(p: PropsReader<CalicoBgpOptions>, nodeToNodeMeshEnabled: boolean | undefined) {
  const services = (prop: 'serviceClusterIPs' | 'serviceExternalIPs' | 'serviceLoadBalancerIPs') => p.optional(prop, list(cidr))?.map((network) => ({ cidr: network }));
  return {
    asNumber: p.optional('asNumber', asNumber),
    nodeToNodeMeshEnabled,
    listenPort: p.optional('listenPort', port),
    serviceClusterIPs: services('serviceClusterIPs'),
    serviceExternalIPs: services('serviceExternalIPs'),
    serviceLoadBalancerIPs: services('serviceLoadBalancerIPs'),
  };
}

const REFLECTORS = 'route-reflectors';

const peer: Rule<CalicoBgpPeerPlan> = oldShape<CalicoBgpPeer, CalicoBgpPeerPlan>((p) => {
  const spec = readPeer(p);
  const [ip, selector] = [p.given('peerIP'), p.given('peerSelector')];
  if (ip === selector) p.problem('', { what: `${ip ? 'both' : 'none'} of peerIP and peerSelector ${ip ? 'are' : 'is'} given`, instead: 'give exactly one', code: 'NotExactlyOne' });
  if (ip && !p.given('asNumber')) p.problem('asNumber', { what: 'is missing', instead: 'give the number of the peer\'s autonomous system', code: 'PropMissing' });
  if (selector && p.given('asNumber')) p.problem('asNumber', { what: 'nodes have the number of the cluster', instead: 'leave it out', code: 'MutuallyExclusive' });
  if (p.given('node') && p.given('nodeSelector')) p.problem('node', { what: 'is given beside nodeSelector', instead: 'leave one of them out', code: 'MutuallyExclusive' });
  const secret = p.optional('passwordSecretName', secretName);
  const key = p.optional('passwordSecretKey', dataKey, 'password');
  return {
    name: p.required('name', dnsSubdomain),
    spec: { ...spec, password: secret === undefined ? undefined : { secretKeyRef: { name: secret, key } } },
    password: secret === undefined ? undefined : { name: secret, key },
  };
});

function readPeer(p: PropsReader<CalicoBgpPeer>) {
  return {
    peerIP: p.optional('peerIP', ipAddress),
    asNumber: p.optional('asNumber', asNumber),
    peerSelector: p.optional('peerSelector', calicoSelector),
    node: p.optional('node', dnsSubdomain),
    nodeSelector: p.optional('nodeSelector', calicoSelector),
    nextHopMode: p.optional('nextHopMode', oneOf('Auto', 'Self', 'Keep')),
    sourceAddress: p.optional('sourceAddress', oneOf('UseNodeIP', 'None')),
  };
}
