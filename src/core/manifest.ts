import { ApiObject, ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { throwProblems, Where } from './problem';

/**
 * A generated type as it stands in YAML, and as nobody changes it: quantities and int-or-strings are plain scalars there, not instances of
 * the L1's classes.
 */
export type Plain<T> =
  T extends k8s.IntOrString ? number | string
    : T extends k8s.Quantity ? string
      : T extends Date ? string
        : T extends readonly (infer U)[] ? readonly Plain<U>[]
          : T extends object ? { readonly [K in keyof T]: Plain<T[K]> }
            : T;

/** The native kinds that we emit, by `apiVersion/kind`. */
export interface NativeKinds {
  'v1/ConfigMap': k8s.KubeConfigMapProps;
  'v1/LimitRange': k8s.KubeLimitRangeProps;
  'v1/Namespace': k8s.KubeNamespaceProps;
  'v1/PersistentVolume': k8s.KubePersistentVolumeProps;
  'v1/PersistentVolumeClaim': k8s.KubePersistentVolumeClaimProps;
  'v1/ResourceQuota': k8s.KubeResourceQuotaProps;
  'v1/Service': k8s.KubeServiceProps;
  'v1/ServiceAccount': k8s.KubeServiceAccountProps;
  'apps/v1/DaemonSet': k8s.KubeDaemonSetProps;
  'apps/v1/Deployment': k8s.KubeDeploymentProps;
  'autoscaling/v2/HorizontalPodAutoscaler': k8s.KubeHorizontalPodAutoscalerV2Props;
  'batch/v1/CronJob': k8s.KubeCronJobProps;
  'batch/v1/Job': k8s.KubeJobProps;
  'networking.k8s.io/v1/Ingress': k8s.KubeIngressProps;
  'networking.k8s.io/v1/NetworkPolicy': k8s.KubeNetworkPolicyProps;
  'policy/v1/PodDisruptionBudget': k8s.KubePodDisruptionBudgetProps;
  'rbac.authorization.k8s.io/v1/ClusterRole': k8s.KubeClusterRoleProps;
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': k8s.KubeClusterRoleBindingProps;
  'rbac.authorization.k8s.io/v1/Role': k8s.KubeRoleProps;
  'rbac.authorization.k8s.io/v1/RoleBinding': k8s.KubeRoleBindingProps;
}

/** Every object is named by us: Prow's flags contain names, and a generated one would change with the construct's path. */
export interface Named {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/**
 * A native object, typed by the L1 and put into a raw ApiObject: the L1's own class drops fields that Kubernetes got after 1.28,
 * and JSON patches for them.
 */
export function nativeObject<K extends keyof NativeKinds>(scope: Construct, id: string, kind: K, body: Omit<Plain<NativeKinds[K]>, 'metadata'> & Named): ApiObject {
  const slash = kind.lastIndexOf('/');
  return emitted(scope, id, { apiVersion: kind.slice(0, slash), kind: kind.slice(slash + 1), ...body });
}

/** What every type of a custom resource in `imports/` says: the kind that it is of, and what there is to say of one. */
export interface CustomResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec?: object;
}

/** A custom resource, typed by `imports/`, whose types only the rooms know. */
export function customObject<T extends CustomResource>(scope: Construct, id: string, body: NoInfer<Plain<T> & Named>): ApiObject {
  return emitted(scope, id, body);
}

/**
 * An object as it is said. What names no namespace is of the cluster, as we name all others: a chart would give it its own, with which the API
 * server takes no object of the cluster.
 */
export function emitted(scope: Construct, id: string, body: ApiObjectProps): ApiObject {
  if (!scope.node.scopes.some((one) => Chart.isChart(one))) {
    const [, outermost = scope] = scope.node.scopes;
    throwProblems([Where.construct(outermost.node.path).problem('', {
      what: 'stands in no chart, and cdk8s writes what is in one alone', instead: 'give it new Chart(app, "prow") for a scope', code: 'ChartMissing',
    })]);
  }
  const object = new ApiObject(scope, id, body);
  if (body.metadata?.namespace === undefined && object.chart.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  return object;
}
