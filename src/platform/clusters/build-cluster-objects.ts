import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { workloadAccount } from '../../core/hardened-workload';
import { partLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { addMetadata } from '../../core/object-metadata';
import { JobPodPolicy } from '../../prow/admission/job-pod-policy';
import { AdmissionMode } from '../../prow/admission/jobs-admission-options';
import { BuildClusterPlan } from '../../prow/clusters/build-cluster';
import { DEFAULT_CLUSTER, ownHere, seenFrom } from '../../prow/clusters/known-clusters';
import { core, grant, grantInCluster } from '../../prow/components/permissions';
import { caOfClones, CloneCaPolicy } from '../../prow/config/clone-ca-policy';
import { updatedIn } from '../../prow/config/config-updater';
import { saidLimits } from '../../prow/job-amounts';
import { JobAccount, OwnJobAccount } from '../../prow/job-account';
import { defaultLimits, defaultQuota, DISK, saidJobsAtOnce } from '../../prow/jobs-default-limits';
import { ProwModel } from '../../prow/prow-model';
import { placeNamespaces } from '../../prow/prow-namespaces';
import { internetBlocks } from '../policies/surroundings';

/** The account that Prow is in a build cluster. It is in a namespace in which no job runs, so that none can be it. */
export const CONTROL_PLANE_ACCOUNT = 'prow-control-plane';

/** The namespaces of a build cluster, with what limits the jobs in them. */
export function placeClusterNamespaces(chart: Chart, prow: ProwModel, cluster: BuildClusterPlan): void {
  const seen = seenFrom(prow, cluster);
  placeNamespaces(new Construct(chart, 'namespaces'), {
    namespace: prow.namespace, jobsNamespace: prow.jobsNamespace, jobsPodSecurity: seen.jobsPodSecurity,
    jobsResourceQuota: cluster.jobsResourceQuota ?? defaultQuota(saidJobsAtOnce(prow.configOverrides) ?? prow.jobsAtOnce),
    jobsLimitRange: cluster.jobsLimitRange ?? defaultLimits(saidLimits(seen, DISK)),
  });
  addMetadata(chart, prow.metadata);
}

/**
 * What Prow needs in a build cluster: an account with the rights of the components that ask it, the account of jobs, the policies that jobs are held to,
 * and the ConfigMaps that config-updater writes there. Verbs: prow pkg/plank/reconciler.go (RequiredTestPodVerbs), cmd/sinker, pkg/crier and cmd/deck at
 * a61940897.
 */
export function placeClusterObjects(chart: Chart, prow: ProwModel, cluster: BuildClusterPlan): void {
  const seen = seenFrom(prow, cluster);
  const { namespace, jobsNamespace } = prow;
  const account = { name: CONTROL_PLANE_ACCOUNT, namespace };
  workloadAccount(chart, account);
  grant(chart, 'Jobs', jobsNamespace, account, [
    core('pods', 'create', 'delete', 'get', 'list', 'patch', 'watch'), core('pods/log', 'get'), core('events', 'get', 'list'),
  ]);
  if (prow.components.crier.nodesInPodInfo) grantInCluster(chart, `${namespace}-${CONTROL_PLANE_ACCOUNT}-nodes`, account, [core('nodes', 'get')]);
  // what config-updater calls default is Prow's own cluster, whatever jobs call so
  for (const [place, names] of cluster.name === DEFAULT_CLUSTER ? [] : updatedIn(prow, cluster.name)) {
    for (const name of names) nativeObject(chart, `updated-${place}-${name}`, 'v1/ConfigMap', { metadata: { name, namespace: place, labels: { ...partLabels() } } });
    grant(new Construct(chart, `updates-${place}`), '', place, account, [{ ...core('configmaps', 'get', 'update'), resourceNames: names }], `${namespace}-config-updater`);
  }
  new JobAccount(chart, 'job-account', jobsNamespace, prow.pods.imagePullSecrets, prow.storage.identity);
  for (const own of ownHere(prow.jobServiceAccounts, seen)) new OwnJobAccount(chart, `job-account-${own.name}`, jobsNamespace, own, prow.pods.imagePullSecrets);
  if (prow.jobsAdmission.mode !== AdmissionMode.OFF) new JobPodPolicy(chart, 'job-pod-policy', seen);
  const ca = caOfClones(prow);
  if (ca !== undefined) new CloneCaPolicy(chart, 'clone-ca-policy', seen, ca);
  if (cluster.isolate) placeJobsPolicy(chart, jobsNamespace, cluster.jobsCidrs);
  addMetadata(chart, prow.metadata);
}

/** DNS is asked wherever it is: nobody here knows that cluster. */
function placeJobsPolicy(chart: Chart, namespace: string, cidrs: readonly string[]): void {
  nativeObject(chart, 'jobs-policy', 'networking.k8s.io/v1/NetworkPolicy', {
    metadata: { name: 'jobs', namespace, labels: { ...partLabels() } },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] },
        { to: [...internetBlocks(['ipv4', 'ipv6'], []), ...cidrs.map((cidr) => ({ cidr }))].map((ipBlock) => ({ ipBlock })) },
      ],
    },
  });
}
