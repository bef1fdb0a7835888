import { isIpAddress, urlHost, urlHostName, urlPort } from '../../core/net';
import { Where } from '../../core/problem';
import { readValue, shape } from '../../core/props';
import { ExternalTrafficPolicy, ServiceExposure } from '../../core/service-exposure';
import { withOpenPages } from '../config-pages';
import { BalancingPlan, ExposureContext, ExposurePlan, SERVICES_ONLY } from '../exposure-plan';
import { behindFrontProxy } from '../front/behind-front-proxy';
import { DECK_PROXY } from '../front/front-proxy';
import { changingNetworks } from '../github-hooks';
import { unlimitedNote } from '../webhook-body';
import { notApart, PrivateDeckWay, schemeFindings } from '../private-deck-way';
import { LoadBalancerPoolPlan } from './load-balancer-pool-plan';
import { poolFindings } from './pool-fit';
import { TLS_ELSEWHERE, withoutTls } from '../words';
import {
  LOAD_BALANCER_EXPOSURE, LoadBalancerExposureOptions, LoadBalancerSettings, LoadBalancerSide, settleLoadBalancers,
} from './load-balancer-exposure-options';

/** The plan in which load balancers stand before the Services themselves. */
export function loadBalancerExposure(options: LoadBalancerExposureOptions): (context: ExposureContext) => ExposurePlan {
  const rule = withoutTls('there is no TLS at this load balancer', TLS_ELSEWHERE, shape(LOAD_BALANCER_EXPOSURE, settleLoadBalancers));
  const settings = readValue(Where.call('Exposure.loadBalancer'), '', options, rule);
  const { hook, deck, pool, front, loadBalancerClass } = settings;
  const install = pool?.install;
  const ofBoth: ExposurePlan = {
    ...SERVICES_ONLY,
    hook: service(settings, hook),
    deck: service(settings, deck),
    hookUrl: hook && url(hook, '/hook'),
    deckUrl: deck && url(deck, ''),
    notes: notes(settings),
    warnings: [
      `The load balancer in front of ${[hook, deck].flatMap((side) => side?.of ?? []).join(' and ')} ends no TLS: anybody on the way can read what is sent; `
        + 'use Exposure.gateway() or Exposure.ingress() with tls, or end TLS in front of it.',
      ...takenPortWarnings(settings),
    ],
    objects: install === undefined ? {} : { networkConfig: (scope) => install(scope) },
    requirements: pool?.requirements ?? [],
    addresses: pool?.blocks.map(({ range }) => ({ from: pool.from, range })) ?? [],
    loadBalancerClass,
    ...(pool && { balancing: balancing(pool, loadBalancerClass, takenPortWarnings(settings)) }),
    ...(hook?.address !== undefined && { entryAddresses: [hook.address] }),
    ...(hook?.sources && { webhookSources: { prop: 'webhookSources', networks: hook.sources } }),
  };
  return (context) => {
    const way = privateDeckWay(settings, context.privateDeckUrl);
    const plan = way === undefined ? ofBoth : { ...ofBoth, privateDeck: way, notes: [...ofBoth.notes, ...privateDeckNotes(way.service, context.privateDeckUrl ?? '')] };
    const closedPages = deck === undefined ? [] : context.closedPages;
    if (hook === undefined || front === undefined) return withOpenPages('this load balancer closes no path', { ...context, closedPages }, plan);
    const named = closedPages.length === 0 ? plan : { ...plan, notes: [...notes(settings, DECK_PROXY), ...plan.notes.slice(ofBoth.notes.length)] };
    return behindFrontProxy(named, front, { ...context, closedPages });
  };
}

function balancing(
  { takesUnclassed, ...pool }: LoadBalancerPoolPlan, loadBalancerClass: string | undefined, aboutTakenPorts: readonly string[],
): BalancingPlan {
  const { from, interfaces, passesOver, bgpPeer, announcer, partOf } = pool;
  const unclassed = loadBalancerClass === undefined ? takesUnclassed : undefined;
  return { from, interfaces, passesOver, takesUnclassed: unclassed, bgpPeer, announcer, partOf, aboutTakenPorts };
}

/** What a Service waits for until something else lets go of its port. */
function takenPortWarnings({ hook, deck, pool }: LoadBalancerSettings): readonly string[] {
  const { ports = [], by, turnedOffBy } = pool?.takenPorts ?? {};
  return [hook, deck].flatMap((side) => (side === undefined || !ports.includes(side.port) ? [] : [
    `Port ${side.port} of nodes belongs to ${by} unless that was turned off (${turnedOffBy}): until then the Service of ${side.of} waits for an address; `
      + `or write another ${side.of}Port.`,
  ]));
}

/** A second deck has a load balancer where deck has one, with an address of its own. */
function privateDeckWay(settings: LoadBalancerSettings, url: string | undefined): PrivateDeckWay | undefined {
  if (url === undefined) return undefined;
  const { hook, deck, pool } = settings;
  if (deck === undefined) return { service: ServiceExposure.clusterIp(), findings: [] };
  const port = urlPort(url);
  const host = urlHostName(url);
  const asked = pool !== undefined && pool.cannot.fix === undefined && isIpAddress(host) ? host : undefined;
  const sides = [hook, deck].flatMap((side) => side ?? []);
  const other = sides.find((side) => (pool?.alwaysShared ? side.port === port : [side.host, side.address].includes(host)));
  const isShared = hook?.address !== undefined && hook.address === deck.address;
  const instead = pool?.alwaysShared ? 'give its URL another port' : 'give it a name or an address of its own';
  return {
    service: service(settings, { ...deck, port, address: asked }),
    findings: [
      ...schemeFindings(url, 'http'),
      ...(other === undefined ? [] : [notApart(url, other.of, instead)]),
      ...(pool === undefined ? [] : poolFindings(pool, asked, isShared ? ['hook and deck'] : sides.map((side) => side.of))),
    ],
  };
}

function privateDeckNotes({ _plan: { type } }: ServiceExposure, url: string): readonly string[] {
  return type === 'ClusterIP' ? [] : [
    `The load balancer of Service private-oauth2-proxy has an address of its own, in the column EXTERNAL-IP of kubectl get service private-oauth2-proxy; ${url} must lead to it.`,
  ];
}

function service(settings: LoadBalancerSettings, side: LoadBalancerSide | undefined): ServiceExposure {
  if (side === undefined) return ServiceExposure.clusterIp();
  const { pool, loadBalancerClass, externalTrafficPolicy, allocateLoadBalancerNodePorts } = settings;
  const { address } = side;
  const annotations = {
    ...pool?.annotations,
    ...(pool && address !== undefined && pool.fixed(address)),
    ...(pool && address !== undefined && address === settings.hook?.address && address === settings.deck?.address && pool.shared),
    ...settings.annotations,
  };
  return ServiceExposure._of({
    type: 'LoadBalancer',
    port: side.port,
    loadBalancerClass,
    loadBalancerSourceRanges: side.sources,
    externalTrafficPolicy,
    allocateLoadBalancerNodePorts,
    annotations: Object.keys(annotations).length === 0 ? undefined : annotations,
    labels: pool?.labels,
  });
}

function url({ host, address, port: at }: LoadBalancerSide, path: string): string | undefined {
  const name = host ?? address;
  return name === undefined ? undefined : `http://${urlHost(name)}${at === 80 ? '' : `:${at}`}${path}`;
}

const UNLIMITED = `${unlimitedNote('A load balancer', 'has no limit of webhooks')} frontProxy: FrontProxy.envoy() puts a proxy with limits before hook.`;

function notes(settings: LoadBalancerSettings, deckService = 'deck'): readonly string[] {
  const { hook, deck, pool, front, externalTrafficPolicy } = settings;
  const sides = [hook, deck].flatMap((side) => side ?? []);
  const unknown = sides.filter(({ host, address }) => host === undefined && address === undefined);
  return [
    ...unknown.map(({ of, serviceName, port: at }) =>
      `The address of ${of} is in the column EXTERNAL-IP of kubectl get service ${of === 'deck' ? deckService : serviceName}; `
        + `${of === 'hook' ? `the webhook URL for GitHub is http://ADDRESS:${at}/hook` : `deck is at http://ADDRESS:${at}`} with it for ADDRESS.`),
    ...(hook === undefined ? ['hook answers inside the cluster only: webhooks of GitHub need a proxy of your own that sends POST /hook to hook.'] : []),
    ...(hook?.sources === undefined ? [] : [changingNetworks('webhookSources', hook.sources)]),
    ...sourceNotes(settings),
    ...(hook === undefined || front !== undefined ? [] : [UNLIMITED]),
    ...(externalTrafficPolicy === ExternalTrafficPolicy.LOCAL ? ['Only nodes that run a pod of hook or deck answer for it, because '
      + 'externalTrafficPolicy is Local.'] : []),
    ...(pool?.notes ?? []),
  ];
}

/** Whom source ranges do not keep out. Source: kubernetes v1.33, pkg/proxy/iptables/proxier.go (the firewall chain of a Service is of its balancer). */
function sourceNotes({ hook, deck, allocateLoadBalancerNodePorts }: LoadBalancerSettings): readonly string[] {
  const limited = [hook, deck].flatMap((side) => (side?.sources === undefined ? [] : side.of)).join(' and ');
  if (limited === '') return [];
  return [
    `Callers of ${limited} are told apart by the address that they have when they come to the balancer of a cloud, or to a node: one that puts its own in that `
      + 'place keeps everybody out, or nobody.',
    ...(allocateLoadBalancerNodePorts === false ? [] : [`Node ports of the same Services answer everybody who reaches a node: write allocateLoadBalancerNodePorts: `
      + 'false where the balancer needs none, or close them in the firewall of the nodes.']),
  ];
}
