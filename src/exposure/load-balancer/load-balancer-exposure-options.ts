import { qualifiedName } from '../../core/names';
import { cidr, port } from '../../core/net';
import { Fields, optional, Props, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText } from '../../core/safe-text';
import { ExternalTrafficPolicy, loadBalancerClass } from '../../core/service-exposure';
import { boolean, instanceOf, list, memberOf, record } from '../../core/values';
import { FRONT_PROXY, FrontProxy, HIDDEN_CALLERS } from '../front/front-proxy';
import { answeringHost, ipAddress } from '../words';
import { holds } from './address-block';
import { LoadBalancerPool } from './load-balancer-pool';
import { checkPool } from './pool-fit';

/** Which Services have a load balancer. */
export enum LoadBalancedService {
  /** hook and deck, each its own. */
  BOTH = 'both',
  /** hook alone: GitHub comes in, and only pods reach deck. */
  HOOK = 'hook',
  /** deck alone: people come in, and only pods reach hook. */
  DECK = 'deck',
}

/** How load balancers lead to hook and deck. They end no TLS. */
export interface LoadBalancerExposureOptions {
  /**
   * Which of the two Services has a load balancer; pods alone reach the other. Error: `NotAllowedValue`.
   * @default LoadBalancedService.BOTH
   */
  readonly inFrontOf?: LoadBalancedService;

  /**
   * What gives the addresses. Errors: `AddressPoolTooSmall` for one address that hook and deck do not share, `WrongType`.
   * @default - the cluster's cloud, or whatever looks after Services of `loadBalancerClass`
   */
  readonly pool?: LoadBalancerPool;

  /**
   * Class of the load balancers. It cannot be changed later. `spec.loadBalancerClass` of the Services. Error: `QualifiedNameInvalid`.
   * @default - the pool's own; without one, the cluster's default
   */
  readonly loadBalancerClass?: string;

  /**
   * Port at which GitHub sends webhooks, to the path `/hook`. `spec.ports[].port` of Service `hook`, inside the cluster too.
   * Errors: `NotInteger`, `NumberOutOfRange`, `PortOfNode` where the pool is of nodes' own addresses, `PropWithoutEffect`.
   * @default 8888
   */
  readonly hookPort?: number;

  /**
   * Port at which people see deck. `spec.ports[].port` of Service `deck`, inside the cluster too.
   * Errors: `NotInteger`, `NumberOutOfRange`, `PortOfNode` where the pool is of nodes' own addresses, `PortTaken` when hook has it
   * at the same address, `PropWithoutEffect`.
   * @default 80
   */
  readonly deckPort?: number;

  /**
   * The address that hook's load balancer gets, in an annotation of the pool's. It may be deck's too.
   * Errors: `AddressOutsidePool`, `IpAddressInvalid`, `PoolCannot`, `PropWithoutEffect`.
   * @default - any
   */
  readonly hookAddress?: string;

  /**
   * The address that deck's load balancer gets, in an annotation of the pool's. It may be hook's too.
   * Errors: `AddressOutsidePool`, `IpAddressInvalid`, `PoolCannot`, `PropWithoutEffect`.
   * @default - any
   */
  readonly deckAddress?: string;

  /**
   * DNS name or address that GitHub is told. It ends up in the notes. Errors: `AddressInvalid`, `AddressUnusable`, `PropWithoutEffect`.
   * @default - hookAddress; without one, the notes tell how to find it
   */
  readonly hookHost?: string;

  /**
   * DNS name or address under which people see deck. It ends up in the links that Prow writes into pull requests.
   * Errors: `AddressInvalid`, `AddressUnusable`, `PropWithoutEffect`.
   * @default - deckAddress; without one, pull requests get no links
   */
  readonly deckHost?: string;

  /**
   * Networks from which webhooks are taken; GitHub's own are `GitHubHooks.networks()`, and change now and then.
   * `spec.loadBalancerSourceRanges` of Service `hook`. Errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`, `PropWithoutEffect`.
   * @default - everybody may send; hook refuses what GitHub has not signed
   */
  readonly webhookSources?: string[];

  /**
   * A proxy that takes webhooks in the place of hook, at the same address and port, and lets through whole ones of a limited size alone. Its Service is
   * `webhook-proxy`. Errors: `MutuallyExclusive` for its `webhookSources` beside those of the load balancer or ExternalTrafficPolicy.CLUSTER, `PoolCannot`
   * for them where the pool cannot keep addresses of callers, `PropWithoutEffect`, `WrongType`.
   * @default - none: hook answers itself
   */
  readonly frontProxy?: FrontProxy;

  /**
   * Networks from which people see deck. `spec.loadBalancerSourceRanges` of Service `deck`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`, `PropWithoutEffect`.
   * @default - everybody may see it
   */
  readonly deckSources?: string[];

  /**
   * Whether a node forwards to pods on other nodes: `Cluster` does, `Local` does not and keeps the caller's address.
   * `spec.externalTrafficPolicy`. Errors: `NotAllowedValue`, `PoolCannot`.
   * @default - Cluster, by Kubernetes
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * Whether the Services also get a port of every node, which only some load balancers need. `spec.allocateLoadBalancerNodePorts`.
   * @default - true, by Kubernetes
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * Annotations of the Services, in the words of a cloud. Errors: `AddressOutsidePool` and `AnnotationTaken` for those by which the pool is asked for
   * an address, `QualifiedNameInvalid`.
   * @default - the pool's own
   */
  readonly annotations?: { [annotation: string]: string };
}

export const LOAD_BALANCER_EXPOSURE = {
  inFrontOf: optional(memberOf(LoadBalancedService), LoadBalancedService.BOTH),
  pool: optional(instanceOf(LoadBalancerPool, 'LoadBalancerPool.metalLb({ addresses: ["192.168.1.240/28"] })')),
  hookPort: optional(port, 8888),
  hookAddress: optional(ipAddress),
  hookHost: optional(answeringHost),
  webhookSources: optional(list(cidr, 1)),
  frontProxy: optional(instanceOf(FrontProxy, 'FrontProxy.envoy()')),
  deckPort: optional(port, 80),
  deckAddress: optional(ipAddress),
  deckHost: optional(answeringHost),
  deckSources: optional(list(cidr, 1)),
  loadBalancerClass: optional(loadBalancerClass),
  externalTrafficPolicy: optional(memberOf(ExternalTrafficPolicy)),
  allocateLoadBalancerNodePorts: optional(boolean),
  annotations: optional(record(multilineText, qualifiedName), {}),
} satisfies Fields<LoadBalancerExposureOptions>;

type Reader = Props<keyof typeof LOAD_BALANCER_EXPOSURE>;

type Read = ValuesOf<typeof LOAD_BALANCER_EXPOSURE>;

/** What is said of the load balancers, with all defaults. */
export type LoadBalancerSettings = ReturnType<typeof resolve>;

/** The load balancer of one Service. */
export type LoadBalancerSide = NonNullable<LoadBalancerSettings['hook'] | LoadBalancerSettings['deck']>;

function resolve({ inFrontOf, externalTrafficPolicy, allocateLoadBalancerNodePorts, annotations, ...o }: Read) {
  const pool = o.pool?._plan;
  const front = o.frontProxy?._settings;
  const hook = {
    of: 'hook', serviceName: front === undefined ? 'hook' : FRONT_PROXY, port: o.hookPort, address: o.hookAddress, host: o.hookHost, sources: o.webhookSources,
  } as const;
  const deck = { of: 'deck', serviceName: 'deck', port: o.deckPort, address: o.deckAddress, host: o.deckHost, sources: o.deckSources } as const;
  return {
    // undefined where only pods reach it
    hook: inFrontOf === LoadBalancedService.DECK ? undefined : hook,
    deck: inFrontOf === LoadBalancedService.HOOK ? undefined : deck,
    // undefined where hook answers itself
    front,
    // undefined where a cloud gives the addresses
    pool,
    loadBalancerClass: o.loadBalancerClass ?? pool?.loadBalancerClass,
    externalTrafficPolicy,
    allocateLoadBalancerNodePorts,
    annotations,
  };
}

/** Fills in the defaults, and reports what contradicts each other, or the pool. */
export function settleLoadBalancers(o: Read, p: Reader): LoadBalancerSettings {
  const settings = resolve(o);
  checkSides(p, settings);
  for (const side of [settings.hook, settings.deck]) {
    if (side?.address !== undefined) checkAddress(p, settings, side.of, side.address);
  }
  checkShared(p, settings);
  checkFront(p, settings);
  checkPool(p, settings);
  return settings;
}

const OF_HOOK = ['hookPort', 'hookAddress', 'hookHost', 'webhookSources', 'frontProxy'] as const;
const OF_DECK = ['deckPort', 'deckAddress', 'deckHost', 'deckSources'] as const;

function checkSides(p: Reader, { hook, deck }: LoadBalancerSettings): void {
  const without = (of: string, props: typeof OF_HOOK | typeof OF_DECK): void => {
    for (const prop of props.filter((one) => p.given(one))) {
      p.problem(prop, { what: `${of} has no load balancer`, instead: 'leave it out, or write inFrontOf: "both"', code: 'PropWithoutEffect' });
    }
  };
  if (hook === undefined) without('hook', OF_HOOK);
  if (deck === undefined) without('deck', OF_DECK);
}

function checkAddress(p: Reader, { pool }: LoadBalancerSettings, of: 'hook' | 'deck', address: string): void {
  const prop = `${of}Address` as const;
  if (pool === undefined) {
    const instead = `give pool, or write ${of}Host and the annotation of your cloud`;
    p.problem(prop, { what: 'how an address is asked for depends on what gives it', instead, code: 'PropWithoutEffect' });
  } else if (pool.cannot.fix) {
    p.problem(prop, { what: pool.cannot.fix.why, instead: pool.cannot.fix.instead, code: 'PoolCannot' });
  } else if (pool.blocks.length > 0 && !pool.blocks.some((block) => holds(block, address))) {
    const known = pool.blocks.map(({ range }) => quote(range)).join(' or ');
    const what = `${quote(address)} is not in ${known} of ${pool.from}`;
    p.problem(prop, { what, instead: 'pick an address of the pool, or add it there', code: 'AddressOutsidePool' });
  }
}

/** A proxy that looks at the addresses of callers needs them, so that its Service is Local. */
function checkFront(p: Reader, { hook, front, externalTrafficPolicy }: LoadBalancerSettings): void {
  if (hook === undefined || front?.webhookSources === undefined) return;
  const instead = 'leave one of them out';
  if (hook.sources !== undefined) p.problem('webhookSources', { what: 'frontProxy has its own', instead, code: 'MutuallyExclusive' });
  if (externalTrafficPolicy === ExternalTrafficPolicy.CLUSTER) p.problem('externalTrafficPolicy', { what: HIDDEN_CALLERS, instead, code: 'MutuallyExclusive' });
}

function checkShared(p: Reader, { hook, deck, pool, front, externalTrafficPolicy }: LoadBalancerSettings): void {
  const together = hook !== undefined && deck !== undefined
    && (pool?.alwaysShared === true || (hook.address !== undefined && hook.address === deck.address));
  if (together && hook.port === deck.port) {
    const where = hook.address === undefined ? 'at the same addresses' : `at ${quote(hook.address)}`;
    p.problem('deckPort', { what: `${deck.port} is the port of hook ${where}`, instead: 'pick another one', code: 'PortTaken' });
  }
  const inability = pool?.cannot.local ?? (together ? pool?.cannot.localShared : undefined);
  if (inability === undefined) return;
  if (externalTrafficPolicy === ExternalTrafficPolicy.LOCAL) {
    p.problem('externalTrafficPolicy', { what: inability.why, instead: inability.instead, code: 'PoolCannot' });
  } else if (hook !== undefined && front?.webhookSources !== undefined) {
    const what = `webhookSources of it need externalTrafficPolicy "Local": ${inability.why}`;
    p.problem('frontProxy', { what, instead: 'leave webhookSources out there', code: 'PoolCannot' });
  }
}
