// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface BgpConfiguration {
  readonly apiVersion: 'crd.projectcalico.org/v1';
  readonly kind: 'BGPConfiguration';
  readonly spec?: BgpConfigurationSpec;
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
  readonly apiVersion: 'crd.projectcalico.org/v1';
  readonly kind: 'BGPPeer';
  readonly spec?: BgpPeerSpec;
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
  readonly apiVersion: 'crd.projectcalico.org/v1';
  readonly kind: 'FelixConfiguration';
  readonly spec?: FelixConfigurationSpec;
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
  readonly apiVersion: 'crd.projectcalico.org/v1';
  readonly kind: 'IPPool';
  readonly spec?: IpPoolSpec;
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
