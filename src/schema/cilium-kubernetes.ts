import { Finding } from '../core/problem';
import { Note } from '../core/props';
import { kubernetesType } from './native-kinds';

/**
 * Values that templates write into pods as they are. `securityContext` is not among them: Cilium's own have capabilities by container.
 *
 * Source: install/kubernetes/cilium/templates at v1.20.2.
 */
const ONE: Readonly<Record<string, string>> = {
  affinity: 'Affinity', podSecurityContext: 'PodSecurityContext', resources: 'ResourceRequirements', initResources: 'ResourceRequirements',
};
const MANY: Readonly<Record<string, string>> = {
  extraContainers: 'Container', extraEnv: 'EnvVar', extraInitContainers: 'Container', extraVolumeMounts: 'VolumeMount', extraVolumes: 'Volume',
  tolerations: 'Toleration', topologySpreadConstraints: 'TopologySpreadConstraint',
};

/** What API servers, of a minor of Kubernetes 1 on, would not take of such a value; each with its path inside. */
export function podValueFindings(key: string, value: unknown, minor?: number): readonly { readonly path: readonly string[]; readonly finding: Finding }[] {
  const isMany = Object.hasOwn(MANY, key);
  if (!isMany && !Object.hasOwn(ONE, key)) return [];
  const type = kubernetesType(isMany ? MANY[key] : ONE[key], minor);
  const found: { readonly path: readonly string[]; readonly finding: Finding }[] = [];
  const noteAt = (path: readonly string[]): Note => Object.assign((finding: Finding): void => void found.push({ path, finding }), {
    at: (child: string) => noteAt([...path, child]), read: () => undefined,
  });
  const all = isMany && Array.isArray(value) ? value.map((one: unknown, i) => [one, [`[${i}]`]] as const) : [[value, []] as const];
  for (const [one, path] of all) if (!type.fine(one)) type.find(one, noteAt(path));
  return found;
}
