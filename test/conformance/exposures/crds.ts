import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../cluster';
import type { KubernetesApi } from '../kubernetes-api';
import { REPOSITORY } from '../outputs/outputs';
import { waitFor } from '../wait';

const LIMIT_MS = 60_000;
const FOLDER = join(REPOSITORY, 'test', 'crds');

/** Of what exposures write, and of what CNIs bring that they write for. */
const OF_EXPOSURES = ['cert-manager.io', 'cilium.io', 'gateway.envoyproxy.io', 'gateway.networking.k8s.io', 'gateway.nginx.org', 'metallb.io', 'traefik.io'];

/** Of what CNIs write, for themselves and for who installs them. */
const OF_NETWORKS = ['argoproj.io', 'cilium.io', 'crd.projectcalico.org', 'helm.cattle.io', 'helm.toolkit.fluxcd.io', 'operator.tigera.io', 'projectcalico.org',
  'source.toolkit.fluxcd.io'];

/** Of what watches and scales Prow. */
const OF_WATCHERS = ['autoscaling.k8s.io', 'monitoring.coreos.com'];

/** What the API server says of a CRD that others wrote as it is: Cilium's network policies name a format that Kubernetes does not know. */
const OF_OTHERS = new Set(['unrecognized format "idn-hostname"']);

/** Installs the CRDs that exposures need, once per cluster. */
export function installCrds(cluster: Cluster): Promise<readonly string[]> {
  return install(cluster, OF_EXPOSURES);
}

/** Installs the CRDs of what outputs have beside Prow: ways in, and what watches and scales it. */
export function installOutputCrds(cluster: Cluster): Promise<readonly string[]> {
  return install(cluster, [...OF_EXPOSURES, ...OF_WATCHERS]);
}

/** Installs the CRDs that networks need, once per cluster. */
export function installNetworkCrds(cluster: Cluster): Promise<readonly string[]> {
  return install(cluster, OF_NETWORKS);
}

/** Installs all CRDs of others, once per cluster. */
export function installAllCrds(cluster: Cluster): Promise<readonly string[]> {
  return install(cluster, [...new Set([...OF_EXPOSURES, ...OF_NETWORKS, ...OF_WATCHERS, 'external-secrets.io'])]);
}

function install({ api, kubectl, shared }: Cluster, groups: readonly string[]): Promise<readonly string[]> {
  return shared.once(`CRDs of ${groups.join(', ')}`, async () => {
    const files = groups.flatMap((group) => readdirSync(join(FOLDER, group)).map((name) => join(FOLDER, group, name)));
    const { stdout, warnings } = await kubectl.run(['apply', '--server-side', '--validate=strict', '--output=name', ...files.flatMap((file) => ['-f', file])]);
    assert.deepEqual(warnings.filter((warning) => !OF_OTHERS.has(warning)), []);
    const names = stdout.trim().split('\n');
    await waitFor('the CRDs to be served', () => areServed(api, names.map((one) => one.split('/')[1])), LIMIT_MS);
    return names;
  });
}

/** `kubectl wait` fails on a CRD that has no conditions yet, and discovery comes after Established. */
async function areServed(api: KubernetesApi, names: readonly string[]): Promise<boolean> {
  const crds = (await api.list('/apis/apiextensions.k8s.io/v1/customresourcedefinitions')).filter(({ metadata }) => names.includes(metadata.name));
  const isTrue = (status: any, wanted: string): boolean => status?.conditions?.some((one: any) => one.type === wanted && one.status === 'True') ?? false;
  if (crds.length < names.length || !crds.every(({ status }) => isTrue(status, 'Established'))) return false;
  const versions = crds.flatMap(({ spec: { group, names: { plural }, versions: all } }) => (
    all.filter(({ served }: any) => served).map(({ name }: any) => ({ path: `/apis/${group}/${name}`, plural }))));
  const lists = await Promise.all(versions.map(async ({ path, plural }) => (
    (await api.get<any>(path).catch(() => undefined))?.resources.some(({ name }: any) => name === plural) === true)));
  return lists.every((one) => one);
}
