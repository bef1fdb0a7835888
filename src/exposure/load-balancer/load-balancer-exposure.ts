import { qualifiedName } from '../../core/names';
import { cidr, hostOrAddress, port, urlHost } from '../../core/net';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { multilineText } from '../../core/safe-text';
import { ExternalTrafficPolicy, loadBalancerClass, ServiceExposure } from '../../core/service-exposure';
import { boolean, instanceOf, list, memberOf, oneOf, record } from '../../core/values';
import { ExposurePlan, SERVICES_ONLY } from '../exposure-plan';
import { reachabilityNotes } from '../reachability';
import { refuseTls, TLS_ELSEWHERE } from '../refuse-tls';
import { ipAddress } from './bgp';
import { checkLoadBalancers } from './load-balancer-checks';
import { LoadBalancerExposureOptions } from './load-balancer-exposure-options';
import { LoadBalancerModel, LoadBalancerSide } from './load-balancer-model';
import { LoadBalancerPool } from './load-balancer-pool';

/** The plan in which load balancers stand before the Services themselves. */
export function loadBalancerExposure(options: LoadBalancerExposureOptions): ExposurePlan {
  const model = readOldProps<LoadBalancerExposureOptions, LoadBalancerModel>(Where.call('Exposure.loadBalancer'), options, readModel);
  const { hook, deck, pool, loadBalancerClass: className } = model;
  const install = pool?.install;
  return {
    ...SERVICES_ONLY,
    hook: service(model, hook),
    deck: service(model, deck),
    hookUrl: hook && url(hook, '/hook'),
    deckUrl: deck && url(deck, ''),
    notes: notes(model),
    warnings: [`The load balancer in front of ${[hook, deck].flatMap((side) => side?.of ?? []).join(' and ')} ends no TLS: anybody on the way can read what is sent; use Exposure.gateway() or Exposure.ingress() with tls, or end TLS in front of it.`],
    objects: install === undefined ? {} : { networkConfig: (scope) => install(scope) },
    requirements: pool?.requirements ?? [],
    addresses: pool?.blocks.map(({ range }) => ({ from: pool.from, range })) ?? [],
    loadBalancerClass: className,
  };
}

function readModel(p: PropsReader<LoadBalancerExposureOptions>): LoadBalancerModel {
  refuseTls(p, 'there is no TLS at this load balancer', TLS_ELSEWHERE);
  const inFrontOf = p.optional('inFrontOf', oneOf('both', 'hook', 'deck'), 'both');
  const given = p.optional('pool', instanceOf(LoadBalancerPool, 'LoadBalancerPool.metalLb({ addresses: ["192.168.1.240/28"] })'));
  const hook: LoadBalancerSide = {
    of: 'hook',
    port: p.optional('hookPort', port, 8888),
    address: p.optional('hookAddress', ipAddress),
    host: p.optional('hookHost', hostOrAddress),
    sources: p.optional('webhookSources', list(cidr, 1)),
  };
  const deck: LoadBalancerSide = {
    of: 'deck',
    port: p.optional('deckPort', port, 80),
    address: p.optional('deckAddress', ipAddress),
    host: p.optional('deckHost', hostOrAddress),
    sources: p.optional('deckSources', list(cidr, 1)),
  };
  const model: LoadBalancerModel = {
    hook: inFrontOf === 'deck' ? undefined : hook,
    deck: inFrontOf === 'hook' ? undefined : deck,
    pool: given?._plan,
    loadBalancerClass: p.optional('loadBalancerClass', loadBalancerClass, given?._plan?.loadBalancerClass),
    externalTrafficPolicy: p.optional('externalTrafficPolicy', memberOf(ExternalTrafficPolicy)),
    allocateLoadBalancerNodePorts: p.optional('allocateLoadBalancerNodePorts', boolean),
    annotations: p.optional('annotations', record(multilineText, qualifiedName), {}),
  };
  checkLoadBalancers(p, model);
  return model;
}

function service(model: LoadBalancerModel, side: LoadBalancerSide | undefined): ServiceExposure {
  if (side === undefined) return ServiceExposure.clusterIp();
  const { pool, loadBalancerClass: className, externalTrafficPolicy, allocateLoadBalancerNodePorts } = model;
  const { address } = side;
  const annotations = {
    ...pool?.annotations,
    ...(pool && address !== undefined && pool.fixed(address)),
    ...(pool && address !== undefined && model.hook?.address === model.deck?.address && pool.shared),
    ...model.annotations,
  };
  return ServiceExposure._of({
    type: 'LoadBalancer',
    port: side.port,
    loadBalancerClass: className,
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

function notes({ hook, deck, pool, externalTrafficPolicy }: LoadBalancerModel): readonly string[] {
  const sides = [hook, deck].flatMap((side) => side ?? []);
  const unknown = sides.filter(({ host, address }) => host === undefined && address === undefined);
  const hookHost = hook?.host ?? hook?.address;
  return [
    ...(hookHost === undefined ? [] : reachabilityNotes(hookHost)),
    ...unknown.map(({ of, port: at }) =>
      `The address of ${of} is in the column EXTERNAL-IP of kubectl get service ${of}; ${of === 'hook' ? `the webhook URL for GitHub is http://ADDRESS:${at}/hook` : `deck is at http://ADDRESS:${at}`} with it for ADDRESS.`),
    ...(hook === undefined ? ['hook answers inside the cluster only: webhooks of GitHub need a proxy of your own that sends POST /hook to hook.'] : []),
    ...(hook?.sources === undefined ? [] : ['Networks of GitHub change: compare webhookSources with hooks of https://api.github.com/meta.']),
    ...(externalTrafficPolicy === 'Local' ? ['Only nodes that run a pod of hook or deck answer for it, because externalTrafficPolicy is Local.'] : []),
    ...(pool?.notes ?? []),
  ];
}
