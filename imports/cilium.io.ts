// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface CiliumBgpAdvertisement {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumBGPAdvertisement';
  readonly spec: CiliumBgpAdvertisementSpec;
}

export interface CiliumBgpAdvertisementSpec {
  readonly advertisements: CiliumBgpAdvertisementSpecAdvertisements[];
}

export interface CiliumBgpAdvertisementSpecAdvertisements {
  readonly advertisementType: CiliumBgpAdvertisementSpecAdvertisementsAdvertisementType;
  readonly attributes?: CiliumBgpAdvertisementSpecAdvertisementsAttributes;
  readonly selector?: CiliumBgpAdvertisementSpecAdvertisementsSelector;
  readonly service?: CiliumBgpAdvertisementSpecAdvertisementsService;
}

export type CiliumBgpAdvertisementSpecAdvertisementsAdvertisementType = 'PodCIDR' | 'CiliumPodIPPool' | 'Service';

export interface CiliumBgpAdvertisementSpecAdvertisementsAttributes {
  readonly communities?: CiliumBgpAdvertisementSpecAdvertisementsAttributesCommunities;
  readonly localPreference?: number;
}

export interface CiliumBgpAdvertisementSpecAdvertisementsSelector {
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumBgpAdvertisementSpecAdvertisementsService {
  readonly addresses: CiliumBgpAdvertisementSpecAdvertisementsServiceAddresses[];
  readonly aggregationLengthIPv4?: number;
  readonly aggregationLengthIPv6?: number;
}

export interface CiliumBgpAdvertisementSpecAdvertisementsAttributesCommunities {
  readonly large?: string[];
  readonly standard?: string[];
  readonly wellKnown?: CiliumBgpAdvertisementSpecAdvertisementsAttributesCommunitiesWellKnown[];
}

export type CiliumBgpAdvertisementSpecAdvertisementsServiceAddresses = 'LoadBalancerIP' | 'ClusterIP' | 'ExternalIP';

export type CiliumBgpAdvertisementSpecAdvertisementsAttributesCommunitiesWellKnown = 'internet' | 'planned-shut' | 'accept-own' | 'route-filter-translated-v4' | 'route-filter-v4' | 'route-filter-translated-v6' | 'route-filter-v6' | 'llgr-stale' | 'no-llgr' | 'blackhole' | 'no-export' | 'no-advertise' | 'no-export-subconfed' | 'no-peer';

export interface CiliumBgpClusterConfig {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumBGPClusterConfig';
  readonly spec: CiliumBgpClusterConfigSpec;
}

export interface CiliumBgpClusterConfigSpec {
  readonly bgpInstances: CiliumBgpClusterConfigSpecBgpInstances[];
  readonly nodeSelector?: CiliumBgpClusterConfigSpecNodeSelector;
}

export interface CiliumBgpClusterConfigSpecBgpInstances {
  readonly localASN?: number;
  readonly localPort?: number;
  readonly name: string;
  readonly peers?: CiliumBgpClusterConfigSpecBgpInstancesPeers[];
}

export interface CiliumBgpClusterConfigSpecNodeSelector {
  readonly matchExpressions?: CiliumBgpClusterConfigSpecNodeSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumBgpClusterConfigSpecBgpInstancesPeers {
  readonly autoDiscovery?: CiliumBgpClusterConfigSpecBgpInstancesPeersAutoDiscovery;
  readonly name: string;
  readonly peerASN?: number;
  readonly peerAddress?: string;
  readonly peerConfigRef?: CiliumBgpClusterConfigSpecBgpInstancesPeersPeerConfigRef;
}

export interface CiliumBgpClusterConfigSpecNodeSelectorMatchExpressions {
  readonly key: string;
  readonly operator: CiliumBgpClusterConfigSpecNodeSelectorMatchExpressionsOperator;
  readonly values?: string[];
}

export interface CiliumBgpClusterConfigSpecBgpInstancesPeersAutoDiscovery {
  readonly defaultGateway?: CiliumBgpClusterConfigSpecBgpInstancesPeersAutoDiscoveryDefaultGateway;
  readonly mode: string;
}

export interface CiliumBgpClusterConfigSpecBgpInstancesPeersPeerConfigRef {
  readonly name: string;
}

export type CiliumBgpClusterConfigSpecNodeSelectorMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumBgpClusterConfigSpecBgpInstancesPeersAutoDiscoveryDefaultGateway {
  readonly addressFamily: CiliumBgpClusterConfigSpecBgpInstancesPeersAutoDiscoveryDefaultGatewayAddressFamily;
}

export type CiliumBgpClusterConfigSpecBgpInstancesPeersAutoDiscoveryDefaultGatewayAddressFamily = 'ipv4' | 'ipv6';

export interface CiliumBgpPeerConfig {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumBGPPeerConfig';
  readonly spec: CiliumBgpPeerConfigSpec;
}

export interface CiliumBgpPeerConfigSpec {
  readonly authSecretRef?: string;
  readonly ebgpMultihop?: number;
  readonly families?: CiliumBgpPeerConfigSpecFamilies[];
  readonly gracefulRestart?: CiliumBgpPeerConfigSpecGracefulRestart;
  readonly timers?: CiliumBgpPeerConfigSpecTimers;
  readonly transport?: CiliumBgpPeerConfigSpecTransport;
}

export interface CiliumBgpPeerConfigSpecFamilies {
  readonly advertisements?: CiliumBgpPeerConfigSpecFamiliesAdvertisements;
  readonly afi: CiliumBgpPeerConfigSpecFamiliesAfi;
  readonly safi: CiliumBgpPeerConfigSpecFamiliesSafi;
}

export interface CiliumBgpPeerConfigSpecGracefulRestart {
  readonly enabled: boolean;
  readonly restartTimeSeconds?: number;
}

export interface CiliumBgpPeerConfigSpecTimers {
  readonly connectRetryTimeSeconds?: number;
  readonly holdTimeSeconds?: number;
  readonly keepAliveTimeSeconds?: number;
}

export interface CiliumBgpPeerConfigSpecTransport {
  readonly peerPort?: number;
}

export interface CiliumBgpPeerConfigSpecFamiliesAdvertisements {
  readonly matchExpressions?: CiliumBgpPeerConfigSpecFamiliesAdvertisementsMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export type CiliumBgpPeerConfigSpecFamiliesAfi = 'ipv4' | 'ipv6' | 'l2vpn' | 'ls' | 'opaque';

export type CiliumBgpPeerConfigSpecFamiliesSafi = 'unicast' | 'multicast' | 'mpls_label' | 'encapsulation' | 'vpls' | 'evpn' | 'ls' | 'sr_policy' | 'mup' | 'mpls_vpn' | 'mpls_vpn_multicast' | 'route_target_constraints' | 'flowspec_unicast' | 'flowspec_vpn' | 'key_value';

export interface CiliumBgpPeerConfigSpecFamiliesAdvertisementsMatchExpressions {
  readonly key: string;
  readonly operator: CiliumBgpPeerConfigSpecFamiliesAdvertisementsMatchExpressionsOperator;
}

export type CiliumBgpPeerConfigSpecFamiliesAdvertisementsMatchExpressionsOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface CiliumL2AnnouncementPolicy {
  readonly apiVersion: 'cilium.io/v2alpha1';
  readonly kind: 'CiliumL2AnnouncementPolicy';
  readonly spec?: CiliumL2AnnouncementPolicySpec;
}

export interface CiliumL2AnnouncementPolicySpec {
  readonly interfaces?: string[];
  readonly loadBalancerIPs?: boolean;
  readonly nodeSelector?: CiliumL2AnnouncementPolicySpecNodeSelector;
  readonly serviceSelector?: CiliumL2AnnouncementPolicySpecServiceSelector;
}

export interface CiliumL2AnnouncementPolicySpecNodeSelector {
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumL2AnnouncementPolicySpecServiceSelector {
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumLoadBalancerIpPool {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumLoadBalancerIPPool';
  readonly spec: CiliumLoadBalancerIpPoolSpec;
}

export interface CiliumLoadBalancerIpPoolSpec {
  readonly allowFirstLastIPs?: CiliumLoadBalancerIpPoolSpecAllowFirstLastIPs;
  readonly blocks?: CiliumLoadBalancerIpPoolSpecBlocks[];
  readonly serviceSelector?: CiliumLoadBalancerIpPoolSpecServiceSelector;
}

export type CiliumLoadBalancerIpPoolSpecAllowFirstLastIPs = 'Yes' | 'No';

export interface CiliumLoadBalancerIpPoolSpecBlocks {
  readonly cidr?: string;
  readonly start?: string;
  readonly stop?: string;
}

export interface CiliumLoadBalancerIpPoolSpecServiceSelector {
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicy {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumNetworkPolicy';
  readonly spec?: CiliumNetworkPolicySpec;
}

export interface CiliumNetworkPolicySpec {
  readonly egress?: CiliumNetworkPolicySpecEgress[];
  readonly endpointSelector?: CiliumNetworkPolicySpecEndpointSelector;
  readonly ingress?: CiliumNetworkPolicySpecIngress[];
}

export interface CiliumNetworkPolicySpecEgress {
  readonly toCIDRSet?: CiliumNetworkPolicySpecEgressToCidrSet[];
  readonly toEndpoints?: CiliumNetworkPolicySpecEgressToEndpoints[];
  readonly toEntities?: CiliumNetworkPolicySpecEgressToEntities[];
  readonly toFQDNs?: CiliumNetworkPolicySpecEgressToFqdNs[];
  readonly toPorts?: CiliumNetworkPolicySpecEgressToPorts[];
}

export interface CiliumNetworkPolicySpecEndpointSelector {
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNetworkPolicySpecIngress {
  readonly fromEndpoints?: CiliumNetworkPolicySpecIngressFromEndpoints[];
  readonly fromEntities?: CiliumNetworkPolicySpecIngressFromEntities[];
  readonly toPorts?: CiliumNetworkPolicySpecIngressToPorts[];
}

export interface CiliumNetworkPolicySpecEgressToCidrSet {
  readonly cidr?: string;
  readonly except?: string[];
}

export interface CiliumNetworkPolicySpecEgressToEndpoints {
  readonly matchLabels?: { [key: string]: string };
}

export type CiliumNetworkPolicySpecEgressToEntities = 'all' | 'world' | 'cluster' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumNetworkPolicySpecEgressToFqdNs {
  readonly matchName?: string;
  readonly matchPattern?: string;
}

export interface CiliumNetworkPolicySpecEgressToPorts {
  readonly ports?: CiliumNetworkPolicySpecEgressToPortsPorts[];
  readonly rules?: CiliumNetworkPolicySpecEgressToPortsRules;
}

export interface CiliumNetworkPolicySpecIngressFromEndpoints {
  readonly matchLabels?: { [key: string]: string };
}

export type CiliumNetworkPolicySpecIngressFromEntities = 'all' | 'world' | 'cluster' | 'host' | 'init' | 'ingress' | 'unmanaged' | 'remote-node' | 'health' | 'none' | 'kube-apiserver';

export interface CiliumNetworkPolicySpecIngressToPorts {
  readonly ports?: CiliumNetworkPolicySpecIngressToPortsPorts[];
  readonly rules?: CiliumNetworkPolicySpecIngressToPortsRules;
}

export interface CiliumNetworkPolicySpecEgressToPortsPorts {
  readonly port: string;
  readonly protocol?: CiliumNetworkPolicySpecEgressToPortsPortsProtocol;
}

export interface CiliumNetworkPolicySpecEgressToPortsRules {
  readonly dns?: CiliumNetworkPolicySpecEgressToPortsRulesDns[];
  readonly http?: CiliumNetworkPolicySpecEgressToPortsRulesHttp[];
}

export interface CiliumNetworkPolicySpecIngressToPortsPorts {
  readonly port: string;
  readonly protocol?: CiliumNetworkPolicySpecIngressToPortsPortsProtocol;
}

export interface CiliumNetworkPolicySpecIngressToPortsRules {
  readonly http?: CiliumNetworkPolicySpecIngressToPortsRulesHttp[];
}

export type CiliumNetworkPolicySpecEgressToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'ANY';

export interface CiliumNetworkPolicySpecEgressToPortsRulesDns {
  readonly matchPattern?: string;
}

export interface CiliumNetworkPolicySpecEgressToPortsRulesHttp {
  readonly method?: string;
  readonly path?: string;
}

export type CiliumNetworkPolicySpecIngressToPortsPortsProtocol = 'TCP' | 'UDP' | 'SCTP' | 'ANY';

export interface CiliumNetworkPolicySpecIngressToPortsRulesHttp {
  readonly method?: string;
  readonly path?: string;
}

export interface CiliumNodeConfig {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumNodeConfig';
  readonly spec: CiliumNodeConfigSpec;
}

export interface CiliumNodeConfigSpec {
  readonly defaults: { [key: string]: string };
  readonly nodeSelector: CiliumNodeConfigSpecNodeSelector;
}

export interface CiliumNodeConfigSpecNodeSelector {
  readonly matchExpressions?: CiliumNodeConfigSpecNodeSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface CiliumNodeConfigSpecNodeSelectorMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: string[];
}
