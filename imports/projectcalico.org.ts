// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface BgpConfiguration {
  readonly apiVersion: 'projectcalico.org/v3';
  readonly kind: 'BGPConfiguration';
  readonly spec: BgpConfigurationSpec;
}

export interface BgpConfigurationSpec {
  readonly asNumber?: number;
  readonly listenPort?: number;
  readonly nodeToNodeMeshEnabled?: boolean;
  readonly serviceClusterIPs?: BgpConfigurationSpecServiceClusterIPs[];
  readonly serviceExternalIPs?: BgpConfigurationSpecServiceExternalIPs[];
  readonly serviceLoadBalancerIPs?: BgpConfigurationSpecServiceLoadBalancerIPs[];
}

export interface BgpConfigurationSpecServiceClusterIPs {
  readonly cidr?: string;
}

export interface BgpConfigurationSpecServiceExternalIPs {
  readonly cidr?: string;
}

export interface BgpConfigurationSpecServiceLoadBalancerIPs {
  readonly cidr?: string;
}

export interface BgpPeer {
  readonly apiVersion: 'projectcalico.org/v3';
  readonly kind: 'BGPPeer';
  readonly spec: BgpPeerSpec;
}

export interface BgpPeerSpec {
  readonly asNumber?: number;
  readonly nextHopMode?: BgpPeerSpecNextHopMode;
  readonly node?: string;
  readonly nodeSelector?: string;
  readonly password?: BgpPeerSpecPassword;
  readonly peerIP?: string;
  readonly peerSelector?: string;
  readonly sourceAddress?: BgpPeerSpecSourceAddress;
}

export type BgpPeerSpecNextHopMode = 'Auto' | 'Self' | 'Keep';

export interface BgpPeerSpecPassword {
  readonly secretKeyRef?: BgpPeerSpecPasswordSecretKeyRef;
}

export type BgpPeerSpecSourceAddress = 'UseNodeIP' | 'None';

export interface BgpPeerSpecPasswordSecretKeyRef {
  readonly key: string;
  readonly name?: string;
}

export interface FelixConfiguration {
  readonly apiVersion: 'projectcalico.org/v3';
  readonly kind: 'FelixConfiguration';
  readonly spec: FelixConfigurationSpec;
}

export interface FelixConfigurationSpec {
  readonly bpfEnabled?: boolean;
  readonly bpfExternalServiceMode?: string;
  readonly bpfKubeProxyIptablesCleanupEnabled?: boolean;
  readonly defaultEndpointToHostAction?: string;
  readonly iptablesBackend?: FelixConfigurationSpecIptablesBackend;
  readonly logSeverityScreen?: string;
  readonly mtuIfacePattern?: string;
  readonly prometheusMetricsEnabled?: boolean;
  readonly prometheusMetricsPort?: number;
  readonly vxlanPort?: number;
  readonly vxlanVNI?: number;
  readonly wireguardEnabled?: boolean;
  readonly wireguardEnabledV6?: boolean;
  readonly wireguardHostEncryptionEnabled?: boolean;
  readonly wireguardListeningPort?: number;
}

export type FelixConfigurationSpecIptablesBackend = 'Legacy' | 'NFT' | 'Auto';

export interface IpPool {
  readonly apiVersion: 'projectcalico.org/v3';
  readonly kind: 'IPPool';
  readonly spec: IpPoolSpec;
}

export interface IpPoolSpec {
  readonly allowedUses?: IpPoolSpecAllowedUses[];
  readonly assignmentMode?: IpPoolSpecAssignmentMode;
  readonly blockSize?: number;
  readonly cidr: string;
  readonly disableBGPExport?: boolean;
  readonly disabled?: boolean;
  readonly ipipMode?: IpPoolSpecIpipMode;
  readonly namespaceSelector?: string;
  readonly natOutgoing?: boolean;
  readonly nodeSelector?: string;
  readonly vxlanMode?: IpPoolSpecVxlanMode;
}

export type IpPoolSpecAllowedUses = 'Workload' | 'Tunnel' | 'LoadBalancer';

export type IpPoolSpecAssignmentMode = 'Automatic' | 'Manual';

export type IpPoolSpecIpipMode = 'Never' | 'Always' | 'CrossSubnet';

export type IpPoolSpecVxlanMode = 'Never' | 'Always' | 'CrossSubnet';

export interface NetworkPolicy {
  readonly apiVersion: 'projectcalico.org/v3';
  readonly kind: 'NetworkPolicy';
  readonly spec: NetworkPolicySpec;
}

export interface NetworkPolicySpec {
  readonly egress?: NetworkPolicySpecEgress[];
  readonly ingress?: NetworkPolicySpecIngress[];
  readonly order?: number;
  readonly selector?: string;
  readonly types?: NetworkPolicySpecTypes[];
}

export interface NetworkPolicySpecEgress {
  readonly action: NetworkPolicySpecEgressAction;
  readonly destination?: NetworkPolicySpecEgressDestination;
  readonly protocol?: NetworkPolicySpecEgressProtocol;
}

export interface NetworkPolicySpecIngress {
  readonly action: NetworkPolicySpecIngressAction;
  readonly destination?: NetworkPolicySpecIngressDestination;
  readonly protocol?: NetworkPolicySpecIngressProtocol;
  readonly source?: NetworkPolicySpecIngressSource;
}

export type NetworkPolicySpecTypes = 'Ingress' | 'Egress';

export type NetworkPolicySpecEgressAction = 'Allow' | 'Deny' | 'Log' | 'Pass';

export interface NetworkPolicySpecEgressDestination {
  readonly namespaceSelector?: string;
  readonly nets?: string[];
  readonly notNets?: string[];
  readonly ports?: NetworkPolicySpecEgressDestinationPorts[];
  readonly selector?: string;
}

export type NetworkPolicySpecEgressProtocol = number | string;

export type NetworkPolicySpecIngressAction = 'Allow' | 'Deny' | 'Log' | 'Pass';

export interface NetworkPolicySpecIngressDestination {
  readonly ports?: NetworkPolicySpecIngressDestinationPorts[];
}

export type NetworkPolicySpecIngressProtocol = number | string;

export interface NetworkPolicySpecIngressSource {
  readonly namespaceSelector?: string;
  readonly selector?: string;
}

export type NetworkPolicySpecEgressDestinationPorts = number | string;

export type NetworkPolicySpecIngressDestinationPorts = number | string;
