// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface ApiServer {
  readonly apiVersion: 'operator.tigera.io/v1';
  readonly kind: 'APIServer';
  readonly spec?: ApiServerSpec;
}

export interface ApiServerSpec {
}

export interface Goldmane {
  readonly apiVersion: 'operator.tigera.io/v1';
  readonly kind: 'Goldmane';
}

export interface Installation {
  readonly apiVersion: 'operator.tigera.io/v1';
  readonly kind: 'Installation';
  readonly spec?: InstallationSpec;
}

export interface InstallationSpec {
  readonly calicoNetwork?: InstallationSpecCalicoNetwork;
  readonly cni?: InstallationSpecCni;
  readonly kubernetesProvider?: InstallationSpecKubernetesProvider;
  readonly registry?: string;
  readonly serviceCIDRs?: string[];
  readonly variant?: InstallationSpecVariant;
}

export interface InstallationSpecCalicoNetwork {
  readonly bgp?: InstallationSpecCalicoNetworkBgp;
  readonly containerIPForwarding?: InstallationSpecCalicoNetworkContainerIpForwarding;
  readonly hostPorts?: InstallationSpecCalicoNetworkHostPorts;
  readonly ipPools?: InstallationSpecCalicoNetworkIpPools[];
  readonly kubeProxyManagement?: InstallationSpecCalicoNetworkKubeProxyManagement;
  readonly linuxDataplane?: InstallationSpecCalicoNetworkLinuxDataplane;
  readonly mtu?: number;
  readonly nodeAddressAutodetectionV4?: InstallationSpecCalicoNetworkNodeAddressAutodetectionV4;
  readonly nodeAddressAutodetectionV6?: InstallationSpecCalicoNetworkNodeAddressAutodetectionV6;
  readonly windowsDataplane?: InstallationSpecCalicoNetworkWindowsDataplane;
}

export interface InstallationSpecCni {
  readonly ipam?: InstallationSpecCniIpam;
  readonly type: InstallationSpecCniType;
}

export type InstallationSpecKubernetesProvider = 'EKS' | 'GKE' | 'AKS' | 'OpenShift' | 'DockerEnterprise' | 'RKE2' | 'TKG' | 'Kind';

export type InstallationSpecVariant = 'Calico' | 'TigeraSecureEnterprise';

export type InstallationSpecCalicoNetworkBgp = 'Enabled' | 'Disabled';

export type InstallationSpecCalicoNetworkContainerIpForwarding = 'Enabled' | 'Disabled';

export type InstallationSpecCalicoNetworkHostPorts = 'Enabled' | 'Disabled';

export interface InstallationSpecCalicoNetworkIpPools {
  readonly allowedUses?: string[];
  readonly assignmentMode?: string;
  readonly blockSize?: number;
  readonly cidr: string;
  readonly disableBGPExport?: boolean;
  readonly disableNewAllocations?: boolean;
  readonly encapsulation?: InstallationSpecCalicoNetworkIpPoolsEncapsulation;
  readonly name?: string;
  readonly natOutgoing?: InstallationSpecCalicoNetworkIpPoolsNatOutgoing;
  readonly nodeSelector?: string;
}

export type InstallationSpecCalicoNetworkKubeProxyManagement = 'Disabled' | 'Enabled';

export type InstallationSpecCalicoNetworkLinuxDataplane = 'Iptables' | 'BPF' | 'VPP' | 'Nftables';

export interface InstallationSpecCalicoNetworkNodeAddressAutodetectionV4 {
  readonly canReach?: string;
  readonly cidrs?: string[];
  readonly interface?: string;
  readonly kubernetes?: InstallationSpecCalicoNetworkNodeAddressAutodetectionV4Kubernetes;
}

export interface InstallationSpecCalicoNetworkNodeAddressAutodetectionV6 {
  readonly cidrs?: string[];
  readonly firstFound?: boolean;
  readonly skipInterface?: string;
}

export type InstallationSpecCalicoNetworkWindowsDataplane = 'HNS' | 'Disabled';

export interface InstallationSpecCniIpam {
  readonly type: InstallationSpecCniIpamType;
}

export type InstallationSpecCniType = 'Calico' | 'GKE' | 'AmazonVPC' | 'AzureVNET';

export type InstallationSpecCalicoNetworkIpPoolsEncapsulation = 'IPIPCrossSubnet' | 'IPIP' | 'VXLAN' | 'VXLANCrossSubnet' | 'None';

export type InstallationSpecCalicoNetworkIpPoolsNatOutgoing = 'Enabled' | 'Disabled';

export type InstallationSpecCalicoNetworkNodeAddressAutodetectionV4Kubernetes = 'NodeInternalIP';

export type InstallationSpecCniIpamType = 'Calico' | 'HostLocal' | 'AmazonVPC' | 'AzureVNET';

export interface Whisker {
  readonly apiVersion: 'operator.tigera.io/v1';
  readonly kind: 'Whisker';
}
