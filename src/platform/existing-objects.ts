import { dataKey, dnsSubdomain, labelValue, qualifiedName, secretName } from '../core/names';
import { Fields, optional, required, Rule, shape } from '../core/props';
import { IssuerKind } from '../core/issuer-kind';
import { text } from '../core/safe-text';
import { boolean, list, memberOf, record } from '../core/values';
import { ANY_NAMESPACE, ExternalData, ExternalIssuer, ExternalObject, ExternalObjects, ExternalWorkload } from './checks/external-objects';

/** An object that the cluster has. */
export interface ExistingObject {
  /** Its name. `metadata.name`. Errors: `NameNotDnsSubdomain`, `PropMissing`. */
  readonly name: string;

  /**
   * The namespace that it is in. `metadata.namespace`. Error: `NameNotDnsSubdomain`.
   * @default - every namespace, as for a Secret that is copied into all of them
   */
  readonly namespace?: string;
}

/** A Secret or ConfigMap that the cluster has. */
export interface ExistingData extends ExistingObject {
  /**
   * The keys that it holds; one that a pod wants beyond them raises `KeyMissing`. Error: `DataKeyInvalid`.
   * @default - not known: any key will do
   */
  readonly keys?: string[];
}

/** An issuer of cert-manager that the cluster has. */
export interface ExistingIssuer {
  /** Its name. `metadata.name`. Errors: `NameNotDnsSubdomain`, `PropMissing`. */
  readonly name: string;

  /**
   * What it is. Error: `NotAllowedValue`.
   * @default IssuerKind.CLUSTER_ISSUER
   */
  readonly kind?: IssuerKind;

  /**
   * The namespace that an Issuer is in; a ClusterIssuer is in none. Error: `NameNotDnsSubdomain`.
   * @default - every namespace
   */
  readonly namespace?: string;
}

/** What makes pods and can be scaled. */
export enum WorkloadKind {
  /** `Deployment` of `apps/v1`. */
  DEPLOYMENT = 'Deployment',
  /** `StatefulSet` of `apps/v1`. */
  STATEFUL_SET = 'StatefulSet',
  /** `DaemonSet` of `apps/v1`, which nothing scales. */
  DAEMON_SET = 'DaemonSet',
  /** `ReplicaSet` of `apps/v1`. */
  REPLICA_SET = 'ReplicaSet',
}

/** A workload that the cluster has. */
export interface ExistingWorkload extends ExistingObject {
  /**
   * What it is. `kind`. Error: `NotAllowedValue`.
   * @default WorkloadKind.DEPLOYMENT
   */
  readonly kind?: WorkloadKind;

  /**
   * Labels of its pods, which Services and PodDisruptionBudgets select by. `spec.template.metadata.labels`. Errors: `LabelValueInvalid`,
   * `QualifiedNameInvalid`.
   * @default - not known: any selector in its namespace may mean its pods
   */
  readonly podLabels?: { [key: string]: string };
}

/** Names of classes that the cluster has. Of a sort that is left out, any name will do. Error: `NameNotDnsSubdomain`. */
export interface ExistingClasses {
  /**
   * IngressClasses, for `spec.ingressClassName`.
   * @default - not known
   */
  readonly ingress?: string[];

  /**
   * GatewayClasses, for `spec.gatewayClassName`.
   * @default - not known
   */
  readonly gateway?: string[];

  /**
   * StorageClasses, for `spec.storageClassName` of claims.
   * @default - not known
   */
  readonly storage?: string[];

  /**
   * PriorityClasses, for `priorityClassName` of pods; `system-cluster-critical` and `system-node-critical` are in every cluster.
   * @default - not known
   */
  readonly priority?: string[];

  /**
   * RuntimeClasses, for `runtimeClassName` of pods.
   * @default - not known
   */
  readonly runtime?: string[];
}

/**
 * What the cluster has without the app that refers to it. What is neither emitted by the app nor listed here does not exist: a pod that wants
 * such a Secret would not start, and is refused.
 */
export interface ExistingObjects {
  /**
   * Whether the cluster may have anything else besides: references to what nobody listed are not looked at then.
   * @default false
   */
  readonly everything?: boolean;

  /**
   * Secrets that somebody makes by hand or by a controller. Those that `secrets.sh` makes, and those of Certificates, ExternalSecrets and
   * SealedSecrets in the app, are known.
   * @default - none
   */
  readonly secrets?: ExistingData[];

  /**
   * ConfigMaps; `kube-root-ca.crt` is in every namespace.
   * @default - none
   */
  readonly configMaps?: ExistingData[];

  /**
   * Names of namespaces; `default` and those of Kubernetes itself are known. Error: `NameNotDnsSubdomain`.
   * @default - none
   */
  readonly namespaces?: string[];

  /**
   * ServiceAccounts; `default` is in every namespace.
   * @default - none
   */
  readonly serviceAccounts?: ExistingObject[];

  /**
   * PersistentVolumeClaims.
   * @default - none
   */
  readonly claims?: ExistingObject[];

  /**
   * Services that Ingresses and routes lead to.
   * @default - none
   */
  readonly services?: ExistingObject[];

  /**
   * Deployments and the like that autoscalers scale, and whose pods Services and PodDisruptionBudgets select. Their pods are taken to have every
   * port.
   * @default - none
   */
  readonly workloads?: ExistingWorkload[];

  /**
   * Names of ClusterRoles; `admin`, `cluster-admin`, `edit`, `view` and all that begin with `system:` are known.
   * @default - none
   */
  readonly clusterRoles?: string[];

  /**
   * Issuers of cert-manager, for `issuerRef` of Certificates.
   * @default - none
   */
  readonly issuers?: ExistingIssuer[];

  /**
   * Gateways that routes hang on. Where the list is left out, any Gateway will do.
   * @default - not known
   */
  readonly gateways?: ExistingObject[];

  /**
   * Classes of Ingresses, Gateways, storage, priorities and runtimes.
   * @default - not known
   */
  readonly classes?: ExistingClasses;
}

const names = optional(list(dnsSubdomain));

const OBJECT = { name: required(dnsSubdomain), namespace: optional(dnsSubdomain, ANY_NAMESPACE) } satisfies Fields<ExistingObject>;
const objects: Rule<readonly ExternalObject[] | undefined> = optional(list(shape(OBJECT)));
const data = (name: Rule<string>): Rule<readonly ExternalData[] | undefined> =>
  optional(list(shape({ ...OBJECT, name: required(name), keys: optional(list(dataKey)) } satisfies Fields<ExistingData>)));

const workloads: Rule<readonly ExternalWorkload[] | undefined> = optional(list(shape({
  ...OBJECT, kind: optional(memberOf(WorkloadKind), WorkloadKind.DEPLOYMENT), podLabels: optional(record(labelValue, qualifiedName)),
} satisfies Fields<ExistingWorkload>)));

const issuers: Rule<readonly ExternalIssuer[] | undefined> = optional(list(shape({
  ...OBJECT, kind: optional(memberOf(IssuerKind), IssuerKind.CLUSTER_ISSUER),
} satisfies Fields<ExistingIssuer>)));

/** What was said to exist; undefined where nothing was said. */
export const existingObjects: Rule<ExternalObjects | undefined> = optional(shape({
  everything: optional(boolean, false),
  secrets: data(secretName),
  configMaps: data(dnsSubdomain),
  namespaces: names,
  serviceAccounts: objects,
  claims: objects,
  services: objects,
  workloads,
  clusterRoles: optional(list(text)),
  issuers,
  gateways: objects,
  classes: optional(shape({ ingress: names, gateway: names, storage: names, priority: names, runtime: names } satisfies Fields<ExistingClasses>)),
} satisfies Fields<ExistingObjects>, ({ everything, ...said }): ExternalObjects => ({ ...said, others: everything ? 'anything' : 'absent' })));
