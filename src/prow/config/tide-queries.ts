import { LABELS_TO_HOLD, LABELS_TO_MERGE } from './default-plugins';
import { enabledPlugins } from './enabled-plugins';
import { Json } from './json';

interface Gate {
  readonly labels: readonly string[];
  readonly missingLabels: readonly string[];
}

/**
 * Which pull requests tide merges: those with each label that an enabled plugin gives, and without each that one holds back with. A label that
 * no plugin gives would be waited for in vain. Repositories with neither approve nor lgtm are left out: everything would be merged there.
 */
export function tideQueries(repositories: readonly string[], pluginsYaml: Json): readonly Json[] {
  const groups = new Map<string, { query: Gate; members: string[] }>();
  for (const repository of repositories) {
    const plugins = enabledPlugins(pluginsYaml, repository);
    const query: Gate = { labels: labelsOf(plugins, LABELS_TO_MERGE), missingLabels: labelsOf(plugins, LABELS_TO_HOLD) };
    if (query.labels.length === 0) continue;
    const key = JSON.stringify(query);
    const group = groups.get(key) ?? { query, members: [] };
    group.members.push(repository);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ query, members }) => ({ ...query, ...targets(members, pluginsYaml) }));
}

function labelsOf(plugins: readonly string[], labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(labels).filter((plugin) => plugins.includes(plugin)).map((plugin) => labels[plugin]).sort();
}

function targets(members: readonly string[], { plugins }: Json): Json {
  const orgs = members.filter((member) => !member.includes('/'));
  const repos = members.filter((member) => member.includes('/'));
  const excludedRepos: string[] = orgs.flatMap((org) => (plugins[org]?.excluded_repos ?? []).map((repo: string) => `${org}/${repo}`));
  return Object.fromEntries(Object.entries({ orgs, repos, excludedRepos }).filter(([, list]) => list.length > 0));
}
