import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { port } from '../../core/net';
import { also, Fields, optional, required, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { list, memberOf, record } from '../../core/values';
import { containerResources, ContainerResources, toleration, Toleration } from '../../core/workload-options';
import { AcmeSolverSelector, SELECTOR } from './acme-solver-selector';

/** Type of the Service before a pod that answers challenges. */
export enum Http01ServiceType {
  /** For everything that comes from inside the cluster, as Ingress controllers and Gateways do. */
  CLUSTER_IP = 'ClusterIP',
  /** For controllers of clouds, which come through the nodes. */
  NODE_PORT = 'NodePort',
}

/** The pod that answers on port 80 while a challenge is on, in the namespace of the Certificate. It is made to pass Pod Security `restricted`. */
export interface Http01SolverOptions extends AcmeSolverSelector {
  /**
   * Type of the Service before the pod. `serviceType`. Error: `NotAllowedValue`.
   * @default - Http01ServiceType.NODE_PORT, by cert-manager
   */
  readonly serviceType?: Http01ServiceType;

  /**
   * Labels of the pod beside cert-manager's. `podTemplate.metadata.labels`. Errors: `LabelTaken` for those of `acme.cert-manager.io/`,
   * `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - those of cert-manager alone
   */
  readonly podLabels?: { [label: string]: string };

  /**
   * Labels of the nodes that the pod may run on. `podTemplate.spec.nodeSelector`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - nodes with Linux
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Taints that the pod tolerates. `podTemplate.spec.tolerations`. Errors: `EmptyList`, `MutuallyExclusive`, `PropMissing`.
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * What the pod asks for and may use; limits alone must not be below what cert-manager asks for itself. `podTemplate.spec.resources`, which
   * the CRDs of cert-manager have in 1.21; older ones may not. Errors: `QuantityInvalid`, `RequestAboveLimit`.
   * @default - what cert-manager was started with, 10m and 64Mi
   */
  readonly resources?: ContainerResources;
}

/** Options of `AcmeSolver.http01Ingress`. */
export interface Http01IngressSolverOptions extends Http01SolverOptions {
  /** Class of the Ingress that leads to the pod. `http01.ingress.ingressClassName`. Error: `NameNotDnsSubdomain`. */
  readonly ingressClassName: string;

  /**
   * Annotations of that Ingress. `http01.ingress.ingressTemplate.metadata.annotations`. Error: `QualifiedNameInvalid`.
   * @default - those of cert-manager alone
   */
  readonly ingressAnnotations?: { [key: string]: string };
}

/** Options of `AcmeSolver.http01Gateway`. */
export interface Http01GatewaySolverOptions extends Http01SolverOptions {
  /** Gateways that the HTTPRoute to the pod is attached to. `http01.gatewayHTTPRoute.parentRefs`. Error: `EmptyList`. */
  readonly parentRefs: AcmeGatewayParentRef[];

  /**
   * Labels of the HTTPRoute. `http01.gatewayHTTPRoute.labels`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - those of cert-manager alone
   */
  readonly routeLabels?: { [label: string]: string };
}

/** A Gateway, or one listener of it. */
export interface AcmeGatewayParentRef {
  /** Name of the Gateway. `parentRefs[].name`. Error: `NameNotDnsSubdomain`. */
  readonly name: string;

  /**
   * Namespace of the Gateway, whose listener must let in routes of the Certificate's. `parentRefs[].namespace`. Error: `NameNotDnsLabel`.
   * @default - that of the Certificate
   */
  readonly namespace?: string;

  /**
   * Name of the listener of port 80. `parentRefs[].sectionName`. Error: `NameNotDnsSubdomain`.
   * @default - every listener whose hostname fits
   */
  readonly sectionName?: string;

  /**
   * Port of the listener. `parentRefs[].port`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - every port
   */
  readonly port?: number;
}

const podLabel = also(qualifiedName, (value) => (!value.startsWith('acme.cert-manager.io/') ? undefined
  : { what: `${quote(value)} is cert-manager's own, which finds the pod by it`, instead: 'use another label', code: 'LabelTaken' }));

const SOLVER = {
  ...SELECTOR,
  podLabels: optional(record(labelValue, podLabel)),
  serviceType: optional(memberOf(Http01ServiceType)),
  nodeSelector: optional(record(labelValue, qualifiedName)),
  tolerations: optional(list(toleration, 1)),
  resources: optional(containerResources),
} satisfies Fields<Http01SolverOptions>;

export const INGRESS_SOLVER = {
  ...SOLVER,
  ingressClassName: required(dnsSubdomain),
  ingressAnnotations: optional(record(text, qualifiedName)),
} satisfies Fields<Http01IngressSolverOptions>;

const PARENT_REF = {
  name: required(dnsSubdomain),
  namespace: optional(dnsLabel),
  sectionName: optional(dnsSubdomain),
  port: optional(port),
} satisfies Fields<AcmeGatewayParentRef>;

export const GATEWAY_SOLVER = {
  ...SOLVER,
  parentRefs: required(list(shape(PARENT_REF, parentRef), 1)),
  routeLabels: optional(record(labelValue, qualifiedName)),
} satisfies Fields<Http01GatewaySolverOptions>;

/** A Gateway as the CRD names it. cert-manager's webhook wants the kind beside the name. Source: v1.21.1, internal/apis/certmanager/validation/issuer.go. */
export function parentRef(gateway: AcmeGatewayParentRef) {
  return { group: 'gateway.networking.k8s.io', kind: 'Gateway', ...gateway };
}

/** What solvers of http01 have in common, in the words of the CRD. */
export function solverPod({ serviceType, podLabels: labels, nodeSelector, tolerations, resources }: ValuesOf<typeof SOLVER>) {
  const spec = nodeSelector ?? tolerations ?? resources ? { nodeSelector, tolerations, resources } : undefined;
  return { serviceType, podTemplate: labels ?? spec ? { metadata: labels && { labels }, spec } : undefined };
}
