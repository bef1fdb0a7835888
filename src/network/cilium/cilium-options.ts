import { port } from '../../core/net';
import { Fields, ValuesOf } from '../../core/props';
import { boolean, integer, memberOf } from '../../core/values';
import { extraConfig } from './chart-overrides';
import { CiliumDatapathOptions, DATAPATH } from './cilium-datapath-options';
import { CiliumHubbleOptions, CiliumPrometheusOptions, hubble, prometheus } from './cilium-hubble-options';
import { CiliumGatewayApiOptions, CiliumIngressControllerOptions, gatewayApi, ingressController } from './cilium-ingress-options';
import { CiliumClusterMeshOptions, clusterMesh } from './cilium-mesh-options';
import { CiliumMutualAuthenticationOptions, mutualAuthentication } from './cilium-mutual-authentication-options';
import {
  CiliumClientRateLimitOptions, CiliumL2AnnouncementsOptions, CiliumLoadBalancerOptions, CiliumNodePortOptions, CiliumServiceIpam, k8sClientRateLimit,
  l2Announcements, loadBalancer, nodePort,
} from './cilium-service-options';
import { placed, together } from './cilium-values';
import { apiServerHost, bindAddress, clusterName } from './words';

/** What happens to pods that no policy selects. */
export enum CiliumPolicyEnforcementMode {
  /** All is allowed to them. */
  DEFAULT = 'default',
  /** Nothing is. */
  ALWAYS = 'always',
  /** All is allowed, and policies have no effect on the others. */
  NEVER = 'never',
}

/**
 * What can be set of a Cilium 1.19 or 1.20, whether it is installed with it or has it laid over. What is left out is left to Cilium.
 *
 * Source: cilium 1.20.0, chart `cilium`: values.yaml, templates/cilium-configmap.yaml and templates/validate.yaml.
 */
export interface CiliumOptions extends CiliumDatapathOptions {
  /**
   * What happens to pods that no policy selects. Value `policyEnforcementMode`. Error: `NotAllowedValue`.
   * @default - CiliumPolicyEnforcementMode.DEFAULT, by Cilium
   */
  readonly policyEnforcementMode?: CiliumPolicyEnforcementMode;

  /**
   * Whether policies are only recorded and nothing is refused. Value `policyAuditMode`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly policyAuditMode?: boolean;

  /**
   * Whether policies with a `nodeSelector` protect nodes. Not with IPsec (`MutuallyExclusive`). Value `hostFirewall.enabled`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly hostFirewall?: boolean;

  /**
   * Whether Envoy is there for policies about HTTP, gRPC and DNS. Value `l7Proxy`. Error: `WrongType`.
   * @default - true, by Cilium
   */
  readonly l7Proxy?: boolean;

  /**
   * Whether Cilium does the work of kube-proxy, which must then not run. Needs `k8sServiceHost` where Cilium is installed
   * (`ApiServerAddressMissing`). Value `kubeProxyReplacement`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly kubeProxyReplacement?: boolean;

  /**
   * Address and port where it says that it is well, as kube-proxy does: `0.0.0.0:10256`. Needs `kubeProxyReplacement: true`
   * (`FeatureMissing`). Value `kubeProxyReplacementHealthzBindAddr`. Error: `AddressInvalid`.
   * @default - nowhere, by Cilium
   */
  readonly kubeProxyReplacementHealthzBindAddr?: string;

  /**
   * Name or address of the API server that every node reaches without kube-proxy; `auto` reads kubeadm's ConfigMap cluster-info while
   * installing. Only with the chart. Value `k8sServiceHost`. Errors: `AddressInvalid`, `ApiServerIsService`.
   * @default - the Service kubernetes, which kube-proxy serves
   */
  readonly k8sServiceHost?: string;

  /**
   * Its port. Only with the chart. Value `k8sServicePort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 6443, where `k8sServiceHost` is an address
   */
  readonly k8sServicePort?: number;

  /**
   * How connections to Services are handed on.
   * @default - as Cilium does it
   */
  readonly loadBalancer?: CiliumLoadBalancerOptions;

  /**
   * Node ports that Cilium serves.
   * @default - as Cilium has them
   */
  readonly nodePort?: CiliumNodePortOptions;

  /**
   * Whether connections of pods to Services are translated packet by packet, as sidecars such as Istio's need it.
   * Value `socketLB.hostNamespaceOnly`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly socketLbHostNamespaceOnly?: boolean;

  /**
   * Who gives LoadBalancer Services without a class an address; `CiliumServiceIpam.NODE_IPAM` needs `nodeIpam: true` (`FeatureMissing`).
   * Value `defaultLBServiceIPAM`. Error: `NotAllowedValue`.
   * @default - CiliumServiceIpam.LB_IPAM, by Cilium
   */
  readonly defaultLbServiceIpam?: CiliumServiceIpam;

  /**
   * Whether LoadBalancer Services may have addresses of nodes. Value `nodeIPAM.enabled`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly nodeIpam?: boolean;

  /**
   * Announcement of LoadBalancer addresses in the nodes' layer 2 network.
   * @default - off, by Cilium
   */
  readonly l2Announcements?: CiliumL2AnnouncementsOptions;

  /**
   * Whether Cilium tells routers by BGP where pods and LoadBalancer Services are; whom, `bgp` of `Cni.cilium` says, or objects
   * CiliumBGPClusterConfig do. Only with the chart. Value `bgpControlPlane.enabled`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly bgpControlPlane?: boolean;

  /**
   * How often agents may ask the API server.
   * @default - as Cilium has it
   */
  readonly k8sClientRateLimit?: CiliumClientRateLimitOptions;

  /**
   * Gateway API.
   * @default - off, by Cilium
   */
  readonly gatewayApi?: CiliumGatewayApiOptions;

  /**
   * The Ingress controller.
   * @default - off, by Cilium
   */
  readonly ingressController?: CiliumIngressControllerOptions;

  /**
   * Mutual authentication.
   * @default - off, by Cilium
   */
  readonly mutualAuthentication?: CiliumMutualAuthenticationOptions;

  /**
   * Hubble, which shows the traffic.
   * @default - on without relay, UI and metrics, by Cilium
   */
  readonly hubble?: CiliumHubbleOptions;

  /**
   * Metrics of the agents.
   * @default - off, by Cilium
   */
  readonly prometheus?: CiliumPrometheusOptions;

  /**
   * Name of this cluster in a mesh, at most 32 characters. Value `cluster.name`. Errors: `NameNotDnsLabel`, `NameTooLong`, `PropMissing`.
   * @default - default, by Cilium
   */
  readonly clusterName?: string;

  /**
   * Number of this cluster in a mesh, 1 to 255, or to 511 with `maxConnectedClusters: 511`; 0 is no mesh. With addresses of Amazon or Alibaba
   * Cloud not 128 to 255 and 384 to 511, which Cilium itself refuses (`MutuallyExclusive`). Value `cluster.id`.
   * Errors: `NotInteger`, `NumberOutOfRange`, `PropMissing`.
   * @default - 0, by Cilium
   */
  readonly clusterId?: number;

  /**
   * A mesh of clusters.
   * @default - none
   */
  readonly clusterMesh?: CiliumClusterMeshOptions;

  /**
   * How many pods the operator has; two never share a node. Only with the chart. Value `operator.replicas`.
   * Errors: `NotInteger`, `NumberOutOfRange`; `ReplicasExceedNodes`, when `nodes` says that they do not fit.
   * @default - 2, by Cilium; 1 with `nodes: 1`
   */
  readonly operatorReplicas?: number;

  /**
   * Further keys of cilium-config. What a property sets is refused (`TypedSettingOverridden`). Value `extraConfig`.
   * @default - none
   */
  readonly extraConfig?: { [key: string]: string };
}

export const CILIUM = {
  ...DATAPATH,
  policyEnforcementMode: placed('policyEnforcementMode', memberOf(CiliumPolicyEnforcementMode)),
  policyAuditMode: placed('policyAuditMode', boolean),
  hostFirewall: placed('hostFirewall.enabled', boolean),
  l7Proxy: placed('l7Proxy', boolean),
  kubeProxyReplacement: placed('kubeProxyReplacement', boolean),
  kubeProxyReplacementHealthzBindAddr: placed('kubeProxyReplacementHealthzBindAddr', bindAddress),
  k8sServiceHost: placed('k8sServiceHost', apiServerHost),
  k8sServicePort: placed('k8sServicePort', port),
  loadBalancer,
  nodePort,
  socketLbHostNamespaceOnly: placed('socketLB.hostNamespaceOnly', boolean),
  defaultLbServiceIpam: placed('defaultLBServiceIPAM', memberOf(CiliumServiceIpam)),
  nodeIpam: placed('nodeIPAM.enabled', boolean),
  l2Announcements,
  bgpControlPlane: placed('bgpControlPlane.enabled', boolean),
  k8sClientRateLimit,
  gatewayApi,
  ingressController,
  mutualAuthentication,
  hubble,
  prometheus,
  clusterName: placed('cluster.name', clusterName),
  clusterId: placed('cluster.id', integer(0, 511)),
  clusterMesh,
  operatorReplicas: placed('operator.replicas', integer(1, 100)),
  extraConfig: placed('extraConfig', extraConfig),
} satisfies Fields<CiliumOptions>;

/** Everything that was set, by its place in the chart's values; who gives addresses, where somebody said; and the other clusters of a mesh. */
export function settingsOf({ ipam, clusterMesh: { values, peers }, ...read }: ValuesOf<typeof CILIUM>) {
  return { given: { ...together(read), ...ipam?.values, ...values }, ipam, peers };
}
