import { isIpAddress, urlHostName, urlPort } from '../../core/net';
import { isPlainObject } from '../../core/props';
import { isOwnMachine } from '../../core/reach';
import { isOfOwnNamespace, namespaceOfService, namespaceOfShortName } from '../../core/service-name';
import { Party, PodsOf, tcp, Traffic } from '../../core/traffic';
import { asNetwork } from '../../network/api-server-way';
import { finishedPlugins } from '../../prow/config/plugins-yaml';
import { HTTP } from '../../prow/components/component-ports';
import { ProwModel } from '../../prow/prow-model';
import { ProwComponent } from './prow-pods';
import { partyOfPods, ProwParties } from './prow-parties';
import { toward } from './prow-traffic';
import { IsolationSettings } from './resolve-isolation';
import { Surroundings } from './surroundings';

/** At which port upstream's own plugins listen. Source: prow cmd/external-plugins (cherrypicker, needs-rebase, refresh) at a61940897. */
const USUAL_PORT = 8888;

interface ExternalPlugin {
  readonly name: string;
  readonly host: string;
  /** Of the Service, or of whoever else is called. */
  readonly port: number;
  /** Where it is in the cluster; absent where it is outside. */
  readonly pods?: PodsOf;
}

/** Those of the finished plugins.yaml. Source: prow pkg/plugins/config.go at a61940897: without an endpoint it is `http://<name>`. */
function externalPlugins(prow: ProwModel): readonly ExternalPlugin[] {
  const external: unknown = finishedPlugins(prow).external_plugins;
  const all = (isPlainObject(external) ? Object.values(external) : []).flatMap((list) => (Array.isArray(list) ? list as readonly unknown[] : []));
  const called = new Map<string, ExternalPlugin>();
  for (const { name, endpoint = `http://${String(name)}` } of all.filter(isPlainObject)) {
    if (typeof name !== 'string' || typeof endpoint !== 'string' || !URL.canParse(endpoint) || isOwnMachine(urlHostName(endpoint))) continue;
    called.set(endpoint, { name, host: urlHostName(endpoint), port: urlPort(endpoint), pods: podsOfPlugin(endpoint, prow.namespace) });
  }
  return [...called.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, plugin]) => plugin);
}

/** In Prow's own namespace by the label `app`, as upstream has it: all pods there would be Prow itself. */
function podsOfPlugin(endpoint: string, own: string): PodsOf | undefined {
  const host = urlHostName(endpoint);
  if (isIpAddress(host)) return undefined;
  const namespace = isOfOwnNamespace(host) ? own : namespaceOfService(host) ?? namespaceOfShortName(endpoint);
  return namespace === undefined ? undefined : { namespace, labels: namespace === own ? { app: host.split('.')[0] } : {} };
}

/** A port of a Service below 1024 is seldom that of its pods, which are not root. */
function portsOf({ port, pods }: ExternalPlugin): readonly number[] {
  return pods === undefined || port >= 1024 ? [port] : [port, USUAL_PORT];
}

/** hook hands events on; a plugin beside Prow does what hook's own do. */
export function externalPluginTraffic(prow: ProwModel, parties: ProwParties, around: Surroundings): readonly Traffic[] {
  const { hook, ghproxy } = parties;
  return externalPlugins(prow).flatMap((plugin): readonly Traffic[] => {
    const { host, pods } = plugin;
    const there: Party = pods !== undefined ? partyOfPods(pods, parties)
      : isIpAddress(host) ? { name: host, blocks: [{ cidr: asNetwork(host) }], ...(around.isOfNodes(asNetwork(host)) ? { nodes: 'any' as const } : {}) }
        : { ...around.anywhere, name: host, hosts: [host] };
    const called: Traffic = { from: hook, to: there, ports: portsOf(plugin).map(tcp), purpose: 'events for a plugin beside hook' };
    if (pods?.namespace !== prow.namespace) return [called];
    return [
      called,
      ...toward(around.dns, [there], around.dnsPorts, 'names'),
      ...toward(around.apiServer, [there], [tcp(around.apiServerPort)], 'ProwJobs and configuration'),
      ...toward(ghproxy, [there], [tcp(HTTP.containerPort)], 'GitHub\'s API, cached'),
      ...toward(around.gitHub, [there], [tcp(urlPort(prow.github.apiUrl))], 'GitHub\'s API and git'),
    ];
  });
}

/** Where labels or a port had to be guessed, unless somebody said how hook gets there. */
export function externalPluginWarnings(isolation: IsolationSettings | undefined, prow: ProwModel): readonly string[] {
  if (isolation === undefined) return [];
  const ofHook = isolation.traffic.filter(({ of }) => of._isComponent(ProwComponent.HOOK)).flatMap(({ to }) => to);
  const isSaid = (namespace: string): boolean => ofHook.some(({ _plan }) => _plan.pods?.namespace === namespace);
  return externalPlugins(prow).flatMap((plugin) => {
    const { name, port, pods } = plugin;
    if (pods === undefined || isSaid(pods.namespace) || (port >= 1024 && pods.namespace !== prow.namespace)) return [];
    const labels = Object.entries(pods.labels).map(([key, value]) => `${key}: ${value}`);
    return [`Policies let hook call the external plugin \`${name}\` at ${labels.length === 0 ? 'all pods' : `pods with ${labels.join(', ')}`} in namespace ${pods.namespace}, port ${portsOf(plugin).join(' or ')}. `
      + 'Where its pods are labelled otherwise or listen elsewhere, GitHub\'s deliveries stay green and it gets none: say how hook reaches it in isolation.traffic.'];
  });
}
