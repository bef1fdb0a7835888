import type { Cluster } from '../cluster';
import { installAllCrds } from '../exposures/crds';
import { type KubernetesObject, StatusError } from '../kubernetes-api';
import { content, Live, nameOf } from './live';
import type { Platform } from './platform';

/** What a cluster has that has seen one state alone, by name; undefined for what is in this cluster for all states. */
export type Fresh = ReadonlyMap<string, object | undefined>;

/** Asks an empty cluster what it would make of each state, and puts into it what states take for granted. */
export async function freshStates(cluster: Cluster, platforms: readonly Platform[]): Promise<readonly [Live, ReadonlyMap<Platform, Fresh>]> {
  const answers = new Map<string, object | undefined>();
  const ask = async (live: Live, objects: readonly KubernetesObject[]): Promise<void> => {
    const different = new Map(objects.map((object) => [JSON.stringify(object), object]));
    const unknown = [...different].filter(([text]) => !answers.has(text));
    await Promise.all(unknown.map(async ([text, object]) => answers.set(text, await fresh(cluster, live, object))));
  };
  const objects = platforms.flatMap((one) => one.objects);
  await ask(await Live.since(cluster.api), objects.filter(({ kind }) => kind === 'Namespace' || kind === 'CustomResourceDefinition'));
  await installAllCrds(cluster);
  await prepare(cluster, platforms);
  const live = await Live.since(cluster.api);
  await ask(live, objects);
  return [live, new Map(platforms.map((one) => [one, new Map(one.objects.map((object) => [nameOf(object), answers.get(JSON.stringify(object))]))]))];
}

/** A server says what it would make without making it; that is quicker than a new cluster for each state, and no controller has been there yet. */
async function fresh({ api }: Cluster, live: Live, object: KubernetesObject): Promise<object | undefined> {
  try {
    return content(await api.post<KubernetesObject>(`${live.collection(object)}?dryRun=All&fieldValidation=Strict`, object), object);
  } catch (error) {
    if (error instanceof StatusError && error.status === 409) return undefined;
    throw error;
  }
}

/** Namespaces of all states, and what `apply.sh` looks for there. */
async function prepare({ api }: Cluster, platforms: readonly Platform[]): Promise<void> {
  const missing = (write: Promise<unknown>): Promise<unknown> => write.catch((error: StatusError) => { if (error.status !== 409) throw error; });
  const of = ({ kind, metadata }: KubernetesObject): readonly string[] => [metadata.namespace ?? [], kind === 'Namespace' ? metadata.name : []].flat();
  const namespaces = platforms.flatMap(({ objects, looksFor }) => [...objects.flatMap(of), ...looksFor.map(([, namespace]) => namespace)]);
  for (const name of new Set(namespaces)) await missing(api.post('/api/v1/namespaces', { metadata: { name } }));
  for (const [kind, namespace, name] of platforms.flatMap(({ looksFor }) => looksFor)) {
    await missing(api.post(`/api/v1/namespaces/${namespace}/${kind}s`, { metadata: { name } }));
  }
}
