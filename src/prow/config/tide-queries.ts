import { LABELS_TO_HOLD, LABELS_TO_MERGE } from './default-plugins';
import { enabledPlugins } from './enabled-plugins';
import { Json } from './json';

interface Gate {
  readonly labels: readonly string[];
  readonly missingLabels: readonly string[];
}

/**
 * Which pull requests tide merges: those with each label that an enabled plugin gives, and without each that one holds back with. A label that
 * no plugin gives would be waited for in vain. Repositories with neither approve nor lgtm are left out: everything would be merged there. A repository
 * with other plugins than its organisation has a query of its own.
 */
export function tideQueries(repositories: readonly string[], pluginsYaml: Json): readonly Json[] {
  const apart = unlike(repositories, pluginsYaml);
  const groups = new Map<string, { query: Gate; members: string[] }>();
  for (const repository of [...repositories, ...apart]) {
    const query = gateOf(repository, pluginsYaml);
    if (query.labels.length === 0) continue;
    // with its organisation it would be there twice
    const key = JSON.stringify([query, apart.includes(repository)]);
    const group = groups.get(key) ?? { query, members: [] };
    group.members.push(repository);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ query, members }) => ({ ...query, ...targets(members, apart, pluginsYaml) }));
}

/** Repositories below a served organisation whose pull requests wait for other labels than hers, or where her plugins do not run. */
function unlike(repositories: readonly string[], pluginsYaml: Json): readonly string[] {
  const gate = (name: string): string => JSON.stringify(gateOf(name, pluginsYaml));
  const named = [...new Set([...Object.keys(pluginsYaml.plugins ?? {}), ...Object.keys(pluginsYaml.external_plugins ?? {})])];
  return named.filter((name) => {
    const [org, repo] = name.split('/');
    if (repo === undefined || repositories.includes(name) || !repositories.includes(org)) return false;
    return excludedOf(org, pluginsYaml).includes(name) || gate(name) !== gate(org);
  }).sort();
}

function gateOf(repository: string, pluginsYaml: Json): Gate {
  const plugins = enabledPlugins(pluginsYaml, repository);
  return { labels: labelsOf(plugins, LABELS_TO_MERGE), missingLabels: labelsOf(plugins, LABELS_TO_HOLD) };
}

function labelsOf(plugins: readonly string[], labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(labels).filter((plugin) => plugins.includes(plugin)).map((plugin) => labels[plugin]).sort();
}

function targets(members: readonly string[], apart: readonly string[], pluginsYaml: Json): Json {
  const orgs = members.filter((member) => !member.includes('/'));
  const repos = members.filter((member) => member.includes('/'));
  const excludedRepos = orgs.flatMap((org) => [...new Set([...excludedOf(org, pluginsYaml), ...apart.filter((name) => name.startsWith(`${org}/`))])]);
  return Object.fromEntries(Object.entries({ orgs, repos, excludedRepos }).filter(([, list]) => list.length > 0));
}

function excludedOf(org: string, { plugins }: Json): readonly string[] {
  return (plugins?.[org]?.excluded_repos ?? []).map((repo: string) => `${org}/${repo}`);
}
