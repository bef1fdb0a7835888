import type { Cluster } from '../cluster';

const LABEL = 'pod-security.kubernetes.io/enforce';

/** What the API server says about the pods that are in a namespace, were this its level. */
export async function warningsAtLevel({ kubectl }: Cluster, namespace: string, level: string): Promise<readonly string[]> {
  const { metadata } = await kubectl.get('namespace', namespace);
  const label = (value: string, ...flags: string[]) => kubectl.run(['label', 'namespace', namespace, `${LABEL}=${value}`, '--overwrite', ...flags]);
  // It looks through the pods only when the level becomes stricter.
  await label('privileged');
  try {
    return (await label(level, '--dry-run=server')).warnings;
  } finally {
    await label(metadata.labels![LABEL]);
  }
}
