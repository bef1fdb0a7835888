import { isPlainObject } from '../../core/props';
import { enabledClusters } from '../clusters/kubeconfig-part';
import { TrustPlan } from '../github/trust-plan';
import { ProwModel } from '../prow-model';
import { Json } from './json';

/** Clusters that jobs of pull requests may name: what strangers may use. */
function allowedClusters({ buildClusters }: Pick<ProwModel, 'buildClusters'>): Readonly<Record<string, readonly string[]>> {
  const allowed: Record<string, string[]> = { '*': ['default'] };
  for (const { name, trusted, inRepoConfig = trusted ? [] : ['*'] } of enabledClusters(buildClusters)) {
    for (const key of inRepoConfig) if (!(allowed[key] ??= []).includes(name)) allowed[key].push(name);
  }
  return allowed;
}

/** `in_repo_config`. Source: prow pkg/config/config.go, InRepoConfigEnabled, at a61940897: the nearest key wins. */
export function inRepoConfig({ github: { trust }, configOverrides, buildClusters }: ProwModel): Json {
  const over = overridden(configOverrides);
  // a default of ours would win over what somebody says of the whole organisation, or of all
  const isLeft = ({ repository, inRepoConfig: isOn, saysInRepoConfig }: TrustPlan): boolean => (
    isOn || saysInRepoConfig || !keysOf(repository).slice(1).some((key) => typeof over[key] === 'boolean'));
  return {
    enabled: Object.fromEntries(trust.filter(isLeft).map(({ repository, inRepoConfig: isOn }) => [repository, isOn])),
    allowed_clusters: allowedClusters({ buildClusters }),
  };
}

/** Whether `.prow.yaml` is read there, by what was said and by overrides. */
export function isReadInRepo(model: ProwModel, repository: string): boolean {
  const { in_repo_config: whole } = model.configOverrides;
  if (whole === null || whole?.enabled === null) return false;
  const enabled = { ...inRepoConfig(model).enabled, ...overridden(model.configOverrides) };
  return keysOf(repository).map((key) => enabled[key]).find((value) => typeof value === 'boolean') ?? false;
}

/** Clusters that jobs in that repository may name. Source: prow pkg/config/config.go, InRepoConfigAllowsCluster, at a61940897: all keys count. */
export function clustersOf({ configOverrides: { in_repo_config: over }, buildClusters }: ProwModel, repository: string): readonly string[] {
  const said = isPlainObject(over) && isPlainObject(over.allowed_clusters) ? over.allowed_clusters : {};
  // where nothing stands for all, Prow itself puts the default there
  const allowed: Json = { ...allowedClusters({ buildClusters }), ...said, '*': said['*'] ?? allowedClusters({ buildClusters })['*'] };
  return keysOf(repository).flatMap((key) => (Array.isArray(allowed[key]) ? allowed[key] : []));
}

function overridden({ in_repo_config: over }: Json): Json {
  return isPlainObject(over) && isPlainObject(over.enabled) ? over.enabled : {};
}

/** From the nearest one on. */
function keysOf(repository: string): readonly string[] {
  return [...new Set([repository, repository.split('/')[0], '*'])];
}
