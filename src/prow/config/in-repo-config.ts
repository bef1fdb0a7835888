import { isPlainObject } from '../../core/props';
import { TrustPlan } from '../github/trust-plan';
import { ProwModel } from '../prow-model';
import { Json } from './json';

/** `in_repo_config`. Source: prow pkg/config/config.go, InRepoConfigEnabled, at a61940897: the nearest key wins. */
export function inRepoConfig({ github: { trust }, configOverrides }: ProwModel): Json {
  const over = overridden(configOverrides);
  // a default of ours would win over what somebody says of the whole organisation, or of all
  const isLeft = ({ repository, inRepoConfig: isOn, saysInRepoConfig }: TrustPlan): boolean => (
    isOn || saysInRepoConfig || !keysOf(repository).slice(1).some((key) => typeof over[key] === 'boolean'));
  return {
    enabled: Object.fromEntries(trust.filter(isLeft).map(({ repository, inRepoConfig: isOn }) => [repository, isOn])),
    allowed_clusters: { '*': ['default'] },
  };
}

/** Whether `.prow.yaml` is read there, by what was said and by overrides. */
export function isReadInRepo(model: ProwModel, repository: string): boolean {
  const { in_repo_config: whole } = model.configOverrides;
  if (whole === null || whole?.enabled === null) return false;
  const enabled = { ...inRepoConfig(model).enabled, ...overridden(model.configOverrides) };
  return keysOf(repository).map((key) => enabled[key]).find((value) => typeof value === 'boolean') ?? false;
}

function overridden({ in_repo_config: over }: Json): Json {
  return isPlainObject(over) && isPlainObject(over.enabled) ? over.enabled : {};
}

/** From the nearest one on. */
function keysOf(repository: string): readonly string[] {
  return [...new Set([repository, repository.split('/')[0], '*'])];
}
