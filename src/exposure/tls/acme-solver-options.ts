import { ContainerResources, Toleration } from '../../core/workload-options';

/**
 * For which certificates and names a solver is asked: all that is given must fit. Of several that fit, cert-manager takes the one that says it
 * most exactly. A solver without any of these is for all. Source: cert-manager v1.21.1, pkg/controller/acmeorders, package solverpicker.
 */
export interface AcmeSolverSelector {
  /**
   * Exact names, also wildcards like `*.example.com`. `selector.dnsNames`. Errors: `EmptyList`, `HostNotDnsName`.
   * @default - names are not looked at
   */
  readonly dnsNames?: string[];

  /**
   * Domains, with everything below them. `selector.dnsZones`. Errors: `EmptyList`, `HostNotDnsName`.
   * @default - domains are not looked at
   */
  readonly dnsZones?: string[];

  /**
   * Labels of the Certificate; one that an Ingress asks for has the Ingress's own. `selector.matchLabels`.
   * Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - labels are not looked at
   */
  readonly matchLabels?: { [label: string]: string };
}

/** Options of `AcmeSolver.dns01`. */
export interface Dns01SolverOptions extends AcmeSolverSelector {
  /**
   * `Follow` where `_acme-challenge` of the name is a CNAME into another zone, and the answer belongs there; `None` otherwise.
   * `dns01.cnameStrategy`. Error: `NotAllowedValue`.
   * @default - None, by cert-manager
   */
  readonly cnameStrategy?: string;
}

/** The pod that answers on port 80 while a challenge is on, in the namespace of the Certificate. It is made to pass Pod Security `restricted`. */
export interface Http01SolverOptions extends AcmeSolverSelector {
  /**
   * Type of the Service before the pod: `ClusterIP`, or `NodePort` for controllers of clouds that come through the nodes. `serviceType`.
   * Error: `NotAllowedValue`.
   * @default - NodePort, by cert-manager
   */
  readonly serviceType?: string;

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
