import { placedPlugins } from '../../prow/plugins/resolve-plugins';
import { InventoryObject } from '../inventory';
import { Flowchart, lines, OUTSIDE, STORE } from './mermaid';
import { isWorkload, kindOf, PictureFacts } from './picture-facts';
import { Hop, wayTo } from './way-in';

/** Components that read or write the store. */
const OF_STORE: readonly string[] = ['crier', 'deck', 'status-reconciler', 'tide'];

/** The cluster: namespaces with what runs there, ways in, storage, network and policies. */
export function clusterPicture(facts: PictureFacts): string {
  const { objects, deckAccess: { endpoint: front }, privateAccess, prow, prow: { namespace, jobsNamespace, storage, endpoints, privateDeck } } = facts;
  const second = privateAccess?.endpoint;
  const behind = decksOf(facts);
  const chart = new Flowchart('LR');
  const gitHub = chart.node(lines(prow.github.host), OUTSIDE);
  const people = chart.node('people', OUTSIDE);
  const ways = [{ from: gitHub, service: endpoints.hook.serviceName, text: 'webhooks' }, { from: people, service: front.serviceName, text: 'pages' },
    ...second === undefined ? [] : [{ from: people, service: second.serviceName, text: 'hidden pages' }]]
    .map((way) => ({ ...way, hops: wayTo(way.service, facts) }));
  const nodes = new Map<string, string>();
  const outside = new Map<string, string>();
  for (const { text } of ways.flatMap(({ hops }) => hops).filter(({ object }) => object === undefined)) {
    if (!outside.has(text)) outside.set(text, chart.node(text, OUTSIDE));
  }
  const doors = [endpoints.hook, endpoints.deck, front, ...[second, privateDeck?.endpoint].flatMap((one) => one ?? [])].map(({ serviceName }) => serviceName);
  let jobs = '';
  chart.group('cluster', () => {
    chart.node(networkText(facts));
    for (const issuer of objects.filter((one) => kindOf(one) === 'ClusterIssuer')) chart.node(lines(`ClusterIssuer ${issuer.name}`));
    for (const name of namespacesOf(facts)) {
      chart.group(lines(`namespace ${name}`), () => {
        chart.node(policiesText(name, objects));
        for (const object of shown(objects.filter((one) => one.namespace === name), ways.flatMap(({ hops }) => hops), doors)) {
          const isStore = object.name === storage.endpoint?.serviceName && isWorkload(object);
          nodes.set(object.path, isStore ? chart.node(storeText(object, objects), STORE) : chart.node(textOf(object)));
        }
        if (name === jobsNamespace) jobs = chart.node('pods of jobs');
      });
    }
  });
  const nodeOf = (test: (object: InventoryObject) => boolean): string | undefined => {
    const object = objects.find((one) => test(one) && nodes.has(one.path));
    return object && nodes.get(object.path);
  };
  const isNamed = (object: InventoryObject, name: string): boolean => object.namespace === namespace && object.name === name;
  const workload = (name: string): string | undefined => nodeOf((object) => isNamed(object, name) && isWorkload(object));
  const service = (name: string): string | undefined => nodeOf((object) => isNamed(object, name) && kindOf(object) === 'Service');
  const arrow = (from: string | undefined, to: string | undefined, text?: string): void => {
    if (from !== undefined && to !== undefined) chart.arrow(from, to, text);
  };
  for (const { from, service: name, hops, text } of ways) {
    const stops = [from, ...hops.map((hop) => (hop.object === undefined ? outside.get(hop.text) : nodes.get(hop.object.path))), service(name)];
    stops.slice(1).forEach((to, i) => arrow(stops[i], to, i === 0 ? text : undefined));
  }
  for (const { access: { endpoint, door }, deck } of behind) {
    if (door === undefined) continue;
    arrow(service(endpoint.serviceName), workload(door.pods.labels.app));
    arrow(workload(door.pods.labels.app), service(deck.serviceName));
  }
  arrow(service(endpoints.hook.serviceName), workload('hook'));
  for (const { name } of placedPlugins(prow.externalPlugins)) arrow(workload('hook'), workload(name), 'events');
  arrow(service(endpoints.deck.serviceName), workload('deck'));
  if (privateDeck) arrow(service(privateDeck.endpoint.serviceName), workload(privateDeck.endpoint.serviceName));
  arrow(workload('prow-controller-manager'), jobs, 'makes');
  const store = storage.endpoint === undefined ? chart.node(lines(storage.logsUrl), STORE) : workload(storage.endpoint.serviceName);
  for (const name of [...OF_STORE, ...privateDeck ? [privateDeck.endpoint.serviceName] : []]) arrow(workload(name), store);
  arrow(jobs, store, 'logs and artifacts');
  for (const object of objects.filter((one) => one.sketch.byGhproxy)) arrow(nodes.get(object.path), workload(endpoints.ghproxy.serviceName));
  arrow(workload(endpoints.ghproxy.serviceName), gitHub, 'API');
  return chart.toText();
}

/** Decks, with what stands before each. */
function decksOf({ deckAccess, privateAccess, prow: { endpoints, privateDeck } }: PictureFacts) {
  return [
    { access: deckAccess, deck: endpoints.deck },
    ...privateAccess === undefined || privateDeck === undefined ? [] : [{ access: privateAccess, deck: privateDeck.endpoint }],
  ];
}

/** Prow's own first, then the jobs' one, then what the network and others have. */
function namespacesOf({ objects, prow: { namespace, jobsNamespace } }: PictureFacts): readonly string[] {
  const others = objects.filter((object) => isWorkload(object)).map((object) => object.namespace).filter((name) => name !== '').sort();
  return [...new Set([namespace, jobsNamespace, ...others])];
}

/** Workloads, and what leads requests to them. */
function shown(objects: readonly InventoryObject[], hops: readonly Hop[], services: readonly string[]): readonly InventoryObject[] {
  const paths = new Set(hops.flatMap(({ object }) => object?.path ?? []));
  const isService = (object: InventoryObject): boolean => kindOf(object) === 'Service' && services.includes(object.name);
  const leads = (object: InventoryObject): boolean => paths.has(object.path) || kindOf(object) === 'Issuer' || isService(object);
  return [...objects.filter((object) => !isWorkload(object) && leads(object)), ...objects.filter(isWorkload)];
}

function textOf(object: InventoryObject): string {
  const kind = kindOf(object);
  const { className, serviceType } = object.sketch;
  const second = className !== undefined ? [`class ${className}`] : serviceType !== undefined ? [serviceType] : [];
  return lines(kind === 'Deployment' ? object.name : `${kind} ${object.name}`, ...second);
}

function storeText(store: InventoryObject, objects: readonly InventoryObject[]): string {
  const claims = objects.filter(({ namespace, ...object }) => namespace === store.namespace && object.kind === 'PersistentVolumeClaim').map(({ name }) => name);
  return lines(store.name, ...claims.length === 0 ? [] : [`volume: ${claims.join(', ')}`]);
}

function networkText({ cni: { name, network } }: PictureFacts): string {
  return lines(`network: ${name}`, ...network.podCidrs.length === 0 ? [] : [`pods in ${network.podCidrs.join(' and ')}`]);
}

function policiesText(namespace: string, objects: readonly InventoryObject[]): string {
  const policies = objects.filter((object) => object.namespace === namespace && /NetworkPolicy$/.test(kindOf(object)));
  const kinds = [...new Set(policies.map(kindOf))].sort();
  return lines(...kinds.length === 0 ? ['no policies'] : kinds.map((kind) => `${kind}: ${policies.filter((policy) => kindOf(policy) === kind).length}`));
}
