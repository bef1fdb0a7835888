import { BuildClusterPlan } from '../../prow/clusters/build-cluster';
import { ProwModel } from '../../prow/prow-model';
import { ScriptObject, scriptObjects } from '../delivery/secrets-plan';

/** What pods of jobs wait for in a build cluster and stands in no YAML, without ConfigMaps and Secrets of Prow itself. */
export function copiedSecrets(prow: ProwModel, { name: cluster }: BuildClusterPlan): readonly Pick<ScriptObject, 'kind' | 'namespace' | 'name'>[] {
  const pulls = (prow.pods.imagePullSecrets ?? []).map((name) => ({ kind: 'secret' as const, namespace: prow.jobsNamespace, name }));
  const own = prow.jobSecrets.filter(({ clusters }) => clusters.includes(cluster)).map(({ name }) => ({ kind: 'secret' as const, namespace: prow.jobsNamespace, name }));
  return [...scriptObjects(prow).filter(({ namespace }) => namespace === prow.jobsNamespace), ...own, ...pulls];
}
