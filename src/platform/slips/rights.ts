import kubernetes from '../../schema/kubernetes.json';

/** The groups that have a resource, by its name: `deployments`. */
let groupsOf: Map<string, Set<string>> | undefined;
let groups: Set<string> | undefined;

function table(): readonly [resources: Map<string, Set<string>>, groups: Set<string>] {
  if (groupsOf === undefined || groups === undefined) {
    groupsOf = new Map();
    // the group of many kinds once
    groups = new Set(['extensions']);
    for (const root of Object.keys(kubernetes.roots)) {
      const parts = root.split('/');
      const [group, name] = [parts.length === 3 ? parts[0] : '', plural(parts[parts.length - 1].toLowerCase())];
      groups.add(group);
      groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(group));
    }
  }
  return [groupsOf, groups];
}

function plural(kind: string): string {
  return kind === 'endpoints' ? kind : kind.endsWith('s') ? `${kind}es` : kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

/** Rules of a role for resources that none of their groups has, of which others than Kubernetes' own may have any. */
export function emptyRights(rules: unknown): readonly string[] {
  const [resourcesOf, native] = table();
  return (Array.isArray(rules) ? rules : []).flatMap((rule, i) => {
    const [named, resources] = [rule?.apiGroups, rule?.resources].map((list: unknown) => (Array.isArray(list) ? list as readonly string[] : []));
    if (named.length === 0 || !named.every((group) => native.has(group))) return [];
    return resources.flatMap((resource) => {
      const having = resourcesOf.get(String(resource).split('/')[0]);
      if (having === undefined || named.some((group) => having.has(group))) return [];
      const [right] = [...having].sort();
      return [`rules[${i}]: \`${resource}\` are of the group ${JSON.stringify(right)}, and the rule is for `
        + `${named.map((group) => JSON.stringify(group)).join(', ')}, `
        + 'so it gives no right to them.'];
    });
  });
}
