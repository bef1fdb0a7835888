import { isIpAddress, urlHostName, urlPort } from '../../core/net';
import { isPlainObject } from '../../core/props';
import { isOwnMachine } from '../../core/reach';
import { isOfOwnNamespace, namespaceOfService, namespaceOfShortName } from '../../core/service-name';
import { Party, PodsOf, tcp, Traffic } from '../../core/traffic';
import { asNetwork } from '../../network/api-server-way';
import { finishedPlugins } from '../../prow/config/plugins-yaml';
import { DECK_HTTP, HTTP } from '../../prow/components/component-ports';
import { PlacedPlugin, placedPlugins } from '../../prow/plugins/resolve-plugins';
import { ProwModel } from '../../prow/prow-model';
import { ProwComponent } from './prow-pods';
import { partyOfPods, podsOf, ProwParties } from './prow-parties';
import { toward } from './prow-traffic';
import { IsolationSettings } from './resolve-isolation';
import { Surroundings } from './surroundings';
import { TrafficPeer } from './traffic-peer';

/** At which port upstream's own plugins listen. Source: prow cmd/external-plugins (cherrypicker, needs-rebase, refresh) at a61940897. */
const USUAL_PORT = 8888;

interface ExternalPlugin {
  readonly name: string;
  /** As hook calls it. */
  readonly endpoint: string;
  readonly host: string;
  /** Of the Service, or of whoever else is called. */
  readonly port: number;
  /** Where it is in the cluster; absent where it is outside. */
  readonly pods?: PodsOf;
  /** What runs it, where we do. */
  readonly placed?: PlacedPlugin;
}

/** Those of the finished plugins.yaml. Source: prow pkg/plugins/config.go at a61940897: without an endpoint it is `http://<name>`. */
function externalPlugins(prow: ProwModel): readonly ExternalPlugin[] {
  const external: unknown = finishedPlugins(prow).external_plugins;
  const all = (isPlainObject(external) ? Object.values(external) : []).flatMap((list) => (Array.isArray(list) ? list as readonly unknown[] : []));
  const called = new Map<string, ExternalPlugin>();
  for (const { name, endpoint = `http://${String(name)}` } of all.filter(isPlainObject)) {
    if (typeof name !== 'string' || typeof endpoint !== 'string' || !URL.canParse(endpoint) || isOwnMachine(urlHostName(endpoint))) continue;
    const placed = prow.externalPlugins.find((plugin) => plugin.endpoint === endpoint)?.placed;
    const pods = placed === undefined ? podsOfPlugin(endpoint, prow.namespace) : podsOf(prow.namespace, placed.name);
    called.set(endpoint, { name, endpoint, host: urlHostName(endpoint), port: urlPort(endpoint), pods, placed });
  }
  return [...called.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, plugin]) => plugin);
}

/** In Prow's own namespace by the label `app`, as Prow's own pods have it: all pods there would be Prow itself. */
function podsOfPlugin(endpoint: string, own: string): PodsOf | undefined {
  const host = urlHostName(endpoint);
  if (isIpAddress(host)) return undefined;
  const namespace = isOfOwnNamespace(host) ? own : namespaceOfService(host) ?? namespaceOfShortName(endpoint);
  return namespace === undefined ? undefined : { namespace, labels: namespace === own ? { app: host.split('.')[0] } : {} };
}

/** A port of a Service below 1024 is seldom that of its pods, which are not root. */
function portsOf({ port, pods, placed }: ExternalPlugin): readonly number[] {
  if (placed !== undefined) return [placed.program.port];
  return pods === undefined || port >= 1024 ? [port] : [port, USUAL_PORT];
}

/** hook hands events on; a plugin beside Prow does what hook's own do. */
export function externalPluginTraffic(prow: ProwModel, model: IsolationSettings, parties: ProwParties, around: Surroundings): readonly Traffic[] {
  const called = externalPlugins(prow).map((plugin): Traffic => (
    { from: parties.hook, to: partyOfPlugin(plugin, parties, around), ports: portsOf(plugin).map(tcp), purpose: 'events for a plugin beside hook' }));
  const ours = Object.values(parties as unknown as Readonly<Record<string, Party>>).map(({ name }) => name);
  const said = saidOfHook(model).flatMap(({ _plan: { pods } }) => (pods === undefined ? [] : [partyOfPods(pods, parties)]));
  const beside = [...called.map(({ to }) => to), ...said].filter(({ name, pods }) => pods?.namespace === prow.namespace && !ours.includes(name));
  const distinct = beside.filter(({ name }, i) => beside.findIndex((other) => other.name === name) === i);
  return [
    ...called,
    ...placedTraffic(prow, parties, around),
    ...toward(around.dns, distinct, around.dnsPorts, 'names'),
    ...toward(around.apiServer, distinct, [tcp(around.apiServerPort)], 'ProwJobs and configuration'),
    ...toward(parties.ghproxy, distinct, [tcp(HTTP.containerPort)], 'GitHub\'s API, cached'),
    ...toward(around.gitHub, distinct, [tcp(around.gitHubPort)], 'GitHub\'s API and git'),
  ];
}

/** What plugins of ours need, each of it only where its program does. */
function placedTraffic(prow: ProwModel, parties: ProwParties, around: Surroundings): readonly Traffic[] {
  const placed = placedPlugins(prow.externalPlugins).map(({ name, program }) => ({ program, party: partyOfPods(podsOf(prow.namespace, name), parties) }));
  const those = (test: (program: PlacedPlugin['program']) => boolean): readonly Party[] => (
    placed.filter(({ program }) => test(program)).map(({ party }) => party));
  const gitHub = those((program) => program.github);
  return [
    ...toward(around.dns, placed.map(({ party }) => party), around.dnsPorts, 'names'),
    ...toward(around.apiServer, those(({ rules }) => rules.length > 0), [tcp(around.apiServerPort)], 'what a plugin does in the cluster'),
    ...toward(parties.ghproxy, gitHub, [tcp(HTTP.containerPort)], 'GitHub\'s API, cached'),
    ...toward(around.gitHub, gitHub, [tcp(around.gitHubPort)], 'GitHub\'s API and git'),
    ...those(({ deck }) => deck).map((from) => (
      { from, to: parties.deck, ports: [tcp(DECK_HTTP.containerPort)], purpose: 'jobs of a pull request', http: [{ method: 'GET', path: '/prowjobs.js' }] })),
  ];
}

function partyOfPlugin({ host, pods }: ExternalPlugin, parties: ProwParties, around: Surroundings): Party {
  if (pods !== undefined) return partyOfPods(pods, parties);
  if (!isIpAddress(host)) return { ...around.anywhere, name: host, hosts: [host] };
  const cidr = asNetwork(host);
  return { name: host, blocks: [{ cidr }], ...(around.isOfNodes(cidr) ? { nodes: 'any' as const } : {}) };
}

/** Whom hook alone may send to, as somebody said. */
function saidOfHook({ traffic }: IsolationSettings): readonly TrafficPeer[] {
  return traffic.filter(({ of }) => of._isOnly(ProwComponent.HOOK)).flatMap(({ to }) => to);
}

/** Those that hook would call in vain, as far as is known: no Service of that name is made, or said to be there. */
export function uncalledPlugins(prow: ProwModel, lacks: (kind: 'Service', namespace: string, name: string) => boolean): readonly string[] {
  return externalPlugins(prow).flatMap(({ name, endpoint, host, pods, placed }) => {
    const service = host.split('.')[0];
    // a host of two words may be one outside, but for those of Prow's own namespace
    const isService = isOfOwnNamespace(host) || namespaceOfService(host) !== undefined || pods?.namespace === prow.namespace;
    if (placed !== undefined || pods === undefined || !isService || !lacks('Service', pods.namespace, service)) return [];
    return [`hook calls the external plugin \`${name}\` at ${endpoint}, and no Service \`${service}\` is known in the namespace \`${pods.namespace}\`: `
      + 'it gets no events, and nobody is told. Let externalPlugins run it, or say what there is with '
      + `existing: { services: [{ name: ${JSON.stringify(service)}, namespace: ${JSON.stringify(pods.namespace)} }] }.`];
  });
}

/** Where labels or a port had to be guessed, unless somebody said how hook gets there. */
export function externalPluginWarnings(isolation: IsolationSettings | undefined, prow: ProwModel): readonly string[] {
  if (isolation === undefined) return [];
  const isSaid = (namespace: string): boolean => saidOfHook(isolation).some(({ _plan }) => _plan.pods?.namespace === namespace);
  return externalPlugins(prow).flatMap((plugin) => {
    const { name, port, pods, placed } = plugin;
    if (pods === undefined || placed !== undefined || isSaid(pods.namespace) || (port >= 1024 && pods.namespace !== prow.namespace)) return [];
    const labels = Object.entries(pods.labels).map(([key, value]) => `${key}: ${value}`);
    return [`Policies let hook call the external plugin \`${name}\` at ${labels.length === 0 ? 'all pods' : `pods with ${labels.join(', ')}`} in `
      + `namespace ${pods.namespace}, port ${portsOf(plugin).join(' or ')}. `
      + 'Where its pods are labelled otherwise or listen elsewhere, GitHub\'s deliveries stay green and it gets none: say how hook '
      + 'reaches it in isolation.traffic.'];
  });
}
