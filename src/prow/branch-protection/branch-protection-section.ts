import { Json } from '../config/json';
import { inUpstreamWords, snakeCase } from '../config/upstream-words';
import { BranchProtectionSettings } from './branch-protection-options';

/** Levels, whose keys are names of somebody's. */
const LEVELS = ['orgs', 'repos', 'branches'];

/** `branch-protection` of `config.yaml`. */
export function branchProtectionYaml(said: BranchProtectionSettings): Json {
  return level(said);
}

function level(said: Json): Json {
  const yaml = inUpstreamWords(said, (property) => (property === 'protectTestedRepos' ? 'protect-tested-repos' : snakeCase(property)));
  return Object.fromEntries(Object.entries(yaml).map(([key, value]) => [key, inside(key, value)]));
}

function inside(key: string, value: any): unknown {
  if (LEVELS.includes(key)) return Object.fromEntries(Object.entries<Json>(value).map(([name, one]) => [name, level(one)]));
  return typeof value === 'object' && !Array.isArray(value) ? level(value) : value;
}
