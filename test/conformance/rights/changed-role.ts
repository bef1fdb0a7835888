import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../kubernetes-api';

/** Changes what a Role in Prow's namespace says, for a while. */
export async function withRules({ api }: Cluster, role: string, change: (rules: any[]) => any[], run: () => Promise<void>): Promise<void> {
  const path = `/apis/rbac.authorization.k8s.io/v1/namespaces/prow/roles/${role}`;
  const { rules } = await api.get<KubernetesObject>(path);
  await api.patch(path, { rules: change(rules) });
  try {
    await run();
  } finally {
    await api.patch(path, { rules });
  }
}

export function withoutVerb(rules: readonly any[], verb: string): any[] {
  return rules.map((rule) => ({ ...rule, verbs: rule.verbs.filter((one: string) => one !== verb) })).filter(({ verbs }) => verbs.length > 0);
}
