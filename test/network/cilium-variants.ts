import { IssuerKind } from '../../src/core/issuer-kind';
import { ExternalTrafficPolicy } from '../../src/core/service-exposure';
import { CiliumBgpAddressFamily } from '../../src/network/cilium/bgp/cilium-bgp-peer-config';
import { CiliumBgpRoute, CiliumBgpServiceAddress, CiliumBgpWellKnownCommunity } from '../../src/network/cilium/bgp/cilium-bgp-route';
import { CiliumChainingMode } from '../../src/network/cilium/cilium-cni-options';
import { CiliumDatapathMode } from '../../src/network/cilium/cilium-datapath-options';
import { CiliumEncryption } from '../../src/network/cilium/cilium-encryption';
import { CiliumGatewayClassCreation, CiliumIngressLoadBalancerMode } from '../../src/network/cilium/cilium-ingress-options';
import { CiliumIpam } from '../../src/network/cilium/cilium-ipam';
import { LabelSelectorOperator } from '../../src/network/cilium/cilium-node-config';
import { CiliumPolicyEnforcementMode } from '../../src/network/cilium/cilium-options';
import { CiliumProps } from '../../src/network/cilium/cilium-props';
import { CiliumRouting, CiliumTunnelProtocol, CiliumUnderlayProtocol } from '../../src/network/cilium/cilium-routing';
import {
  CiliumDsrDispatch, CiliumLoadBalancerAcceleration, CiliumLoadBalancerAlgorithm, CiliumLoadBalancerMode, CiliumServiceIpam, CiliumServiceType,
} from '../../src/network/cilium/cilium-service-options';
import { CiliumTlsMethod } from '../../src/network/cilium/cilium-tls';
import { CiliumInstaller } from '../../src/network/cilium/install/cilium-installer';
import { Cni } from '../../src/network/cni';

/** Cilium without kube-proxy, which much is built on. */
const REPLACING = { kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' };

/** One of each kind of Cilium; together they set everything that can be set. */
export const CILIUM_PROPS: readonly { readonly name: string; readonly props: CiliumProps }[] = [
  { name: 'by default', props: {} },
  { name: 'vxlan with all options',
    props: { routing: CiliumRouting.vxlan({ tunnelPort: 8473, tunnelSourcePortRange: '40000-50000', underlayProtocol: CiliumUnderlayProtocol.IPV4 }), mtu: 9000,
      devices: ['eth+', '!eth9'] } },
  {
    name: 'geneve with DSR',
    props: {
      ...REPLACING,
      k8sServicePort: 8443,
      routing: CiliumRouting.geneve(),
      loadBalancer: {
        mode: CiliumLoadBalancerMode.DSR, algorithm: CiliumLoadBalancerAlgorithm.MAGLEV,
        acceleration: CiliumLoadBalancerAcceleration.BEST_EFFORT, dsrDispatch: CiliumDsrDispatch.GENEVE,
      },
      kubeProxyReplacementHealthzBindAddr: '0.0.0.0:10256',
      nodePort: { range: '30000-32000', addresses: ['192.168.1.0/24'], directRoutingDevice: 'eth0' },
      socketLbHostNamespaceOnly: true,
    },
  },
  {
    name: 'native routing on layer 2',
    props: {
      ...REPLACING,
      routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16', autoDirectNodeRoutes: true, directRoutingSkipUnreachable: false }),
      installNoConntrackIptablesRules: true,
      endpointRoutes: true,
      bpf: { masquerade: true, hostLegacyRouting: false, datapathMode: CiliumDatapathMode.NETKIT, lbExternalClusterIp: true },
      ipMasqAgent: true,
      bandwidthManager: { bbr: true },
    },
  },
  {
    name: 'native routing by BGP, dual stack',
    props: {
      ipv6: true,
      routing: CiliumRouting.nativeRouting(
        { ipv4NativeRoutingCidr: '10.128.0.0/9', ipv6NativeRoutingCidr: 'fd00:10:244::/56', tunnelProtocol: CiliumTunnelProtocol.GENEVE }),
      ipam: CiliumIpam.clusterPool(
        { ipv4PodCidrs: ['10.128.0.0/16', '10.129.0.0/16'], ipv4MaskSize: 25, ipv6PodCidrs: ['fd00:10:244::/104'], ipv6MaskSize: 120 }),
      ipv4: true,
      ipv4Masquerade: true,
      ipv6Masquerade: true,
      bgpControlPlane: true,
    },
  },
  {
    name: 'BGP with everything that can be said',
    props: {
      ...REPLACING,
      bpf: { lbExternalClusterIp: true },
      ipv6: true,
      bgp: {
        clusterConfigs: [{
          name: 'rack0',
          nodeSelector: { matchLabels: { rack: 'rack0' }, matchExpressions: [{ key: 'bgp', operator: LabelSelectorOperator.NOT_IN, values: ['off'] }] },
          bgpInstances: [{
            name: 'instance-65000',
            localAsn: 65000,
            localPort: 1790,
            peers: [
              { name: 'tor', peerAddress: 'fd00:10::1', peerAsn: 64512, peerConfigRef: 'tor' },
              { name: 'gateway', defaultGateway: CiliumBgpAddressFamily.IPV4, peerAsn: 0, peerConfigRef: 'tor' },
            ],
          }],
        }],
        peerConfigs: [{
          name: 'tor',
          authSecretRef: 'bgp-tor',
          ebgpMultihop: 4,
          peerPort: 1179,
          gracefulRestart: { restartTimeSeconds: 15 },
          timers: { connectRetryTimeSeconds: 5, holdTimeSeconds: 9, keepAliveTimeSeconds: 3 },
          families: [
            { afi: CiliumBgpAddressFamily.IPV4, advertisements: { matchLabels: { advertise: 'bgp' } } },
            { afi: CiliumBgpAddressFamily.IPV6, advertisements: { matchExpressions: [{ key: 'advertise', operator: LabelSelectorOperator.EXISTS }] } },
          ],
        }],
        advertisements: [{
          name: 'all',
          labels: { advertise: 'bgp' },
          advertisements: [
            CiliumBgpRoute.podCidr({
              attributes: {
                communities: { standard: ['65000:99'], wellKnown: [CiliumBgpWellKnownCommunity.NO_EXPORT], large: ['65000:1:2'] }, localPreference: 99,
              },
            }),
            CiliumBgpRoute.service({
              addresses: [CiliumBgpServiceAddress.LOAD_BALANCER_IP, CiliumBgpServiceAddress.CLUSTER_IP, CiliumBgpServiceAddress.EXTERNAL_IP],
              selector: { matchLabels: { bgp: 'blue' } }, aggregationLengthIpv4: 24, aggregationLengthIpv6: 64,
            }),
          ],
        }],
      },
    },
  },
  {
    name: 'BGP for pools of addresses, by a Job',
    props: {
      ...REPLACING,
      installer: CiliumInstaller.job(),
      ipam: CiliumIpam.multiPool({ pools: [{ name: 'default', ipv4Cidrs: ['10.244.0.0/17'] }] }),
      bgp: {
        clusterConfigs: [{ name: 'all', bgpInstances: [{ name: '65000', localAsn: 65000, peers: [{ name: 'tor', peerAddress: '192.168.1.1' }] }] }],
        peerConfigs: [{ name: 'tor', families: [{ afi: CiliumBgpAddressFamily.IPV4, advertisements: { matchLabels: { advertise: 'bgp' } } }] }],
        advertisements: [
          { name: 'pods', labels: { advertise: 'bgp' },
            advertisements: [CiliumBgpRoute.ciliumPodIpPool({ selector: { matchLabels: { 'io.cilium.podippool.name': 'default' } } })] }],
      },
    },
  },
  { name: 'addresses of kube-controller-manager',
    props: { ipam: CiliumIpam.kubernetes({ podCidrs: ['10.244.0.0/16'], requireIpv4PodCidr: true, requireIpv6PodCidr: false }) } },
  {
    name: 'several pools',
    props: {
      ipv6: true,
      ipam: CiliumIpam.multiPool({
        pools: [{ name: 'default', ipv4Cidrs: ['10.244.0.0/17'] },
          { name: 'builds', ipv4Cidrs: ['10.244.128.0/17'], ipv4MaskSize: 26, ipv6Cidrs: ['fd00:10:244::/104'] }],
      }),
    },
  },
  { name: "Amazon's addresses", props: { ipam: CiliumIpam.eni() } },
  { name: 'objects of somebody else',
    props: { ipam: CiliumIpam.crd({ podCidrs: ['10.200.0.0/16'] }), routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.200.0.0/16' }) } },
  {
    name: 'WireGuard with everything strict',
    props: {
      encryption: CiliumEncryption.wireguard({
        nodeEncryption: true, persistentKeepalive: '25s', strictEgressCidr: '10.244.0.0/16', strictEgressAllowRemoteNodeIdentities: true, strictIngress: true,
      }),
    },
  },
  { name: 'IPsec', props: { encryption: CiliumEncryption.ipsec({ keySecretName: 'ipsec-keys-2026', keyWatcher: true, keyRotationDuration: '10m' }) } },
  { name: 'no encryption, and policies in audit',
    props: { encryption: CiliumEncryption.none(), policyEnforcementMode: CiliumPolicyEnforcementMode.ALWAYS, policyAuditMode: true, hostFirewall: true,
      l7Proxy: true } },
  {
    name: 'everything that is seen',
    props: {
      hubble: { relay: true, ui: true, uiServiceType: CiliumServiceType.NODE_PORT, uiNodePort: 31235, metrics: ['dns', 'drop', 'httpV2:exemplars=true'],
        tlsMethod: CiliumTlsMethod.CERT_MANAGER, tlsIssuer: { name: 'ca-issuer' } },
      prometheus: { port: 9962 },
    },
  },
  { name: 'nothing that is seen', props: { hubble: { enabled: false }, prometheus: { enabled: false }, l7Proxy: false } },
  {
    name: 'gateway and ingress with addresses on layer 2',
    props: {
      ...REPLACING,
      gatewayApi: {
        hostNetwork: false, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL, alpn: true, appProtocol: true, gatewayClass: CiliumGatewayClassCreation.ALWAYS,
      },
      ingressController: {
        defaultClass: true, loadbalancerMode: CiliumIngressLoadBalancerMode.SHARED, enforceHttps: true, hostNetwork: false,
        serviceType: CiliumServiceType.NODE_PORT, insecureNodePort: 30080, secureNodePort: 30443,
      },
      l2Announcements: { leaseDuration: '3s', leaseRenewDeadline: '1s', leaseRetryPeriod: '200ms' },
      k8sClientRateLimit: { qps: 30, burst: 60 },
      defaultLbServiceIpam: CiliumServiceIpam.NODE_IPAM,
      nodeIpam: true,
    },
  },
  {
    name: 'mutual authentication',
    props: {
      encryption: CiliumEncryption.wireguard(),
      mutualAuthentication: { spireNamespace: 'spire', trustDomain: 'spiffe.example', dataStorage: true, storageClass: 'fast' },
      clusterName: 'one',
    },
  },
  {
    name: 'a mesh of clusters',
    props: {
      clusterName: 'one',
      clusterId: 300,
      clusterMesh: {
        serviceType: CiliumServiceType.NODE_PORT,
        nodePort: 32380,
        maxConnectedClusters: 511,
        clusters: [{ name: 'two', address: 'two.mesh.example' }, { name: 'three', ips: ['192.168.3.10'], port: 32380 }],
        tlsMethod: CiliumTlsMethod.CERT_MANAGER,
        tlsIssuer: { name: 'mesh-ca', kind: IssuerKind.ISSUER },
      },
    },
  },
  {
    name: 'on top of another plugin, with values of its own',
    props: {
      cni: { exclusive: false, chainingMode: CiliumChainingMode.PORTMAP, confPath: '/etc/cni/net.d', binPath: '/usr/lib/cni' },
      extraConfig: { 'bpf-lb-rss-ipv4-src-cidr': '10.0.0.0/8' },
      values: { hubble: { relay: { replicas: 2 } }, operator: { rollOutPods: true }, debug: { enabled: true } },
      upgradeCompatibility: '1.18',
    },
  },
  { name: 'one node', props: { nodes: 1 } },
  { name: 'TPROXY by eBPF', props: { bpf: { tproxy: true } } },
  { name: 'by a Job without kube-proxy', props: { ...REPLACING, installer: CiliumInstaller.job() } },
  { name: 'by k3s', props: { installer: CiliumInstaller.k3s() } },
  { name: 'by k3s from a registry', props: { installer: CiliumInstaller.k3s(), repository: 'oci://quay.io/cilium/charts/cilium' } },
  { name: 'by RKE2', props: { installer: CiliumInstaller.rke2(), version: '1.19.6' } },
  {
    name: 'by RKE2 without kube-proxy',
    props: { installer: CiliumInstaller.rke2(), version: '1.19.6', kubeProxyReplacement: true, k8sServiceHost: 'localhost', hubble: { enabled: false },
      cni: { chainingMode: CiliumChainingMode.NONE } },
  },
  { name: 'by Flux', props: { installer: CiliumInstaller.flux() } },
  { name: 'by Flux from a registry',
    props: { installer: CiliumInstaller.flux({ namespace: 'flux', interval: '30m' }), repository: 'oci://quay.io/cilium/charts/cilium' } },
  { name: 'by Argo CD', props: { installer: CiliumInstaller.argoCd() } },
  {
    name: 'by Argo CD from a registry',
    props: { installer: CiliumInstaller.argoCd({ namespace: 'argo', project: 'platform', automated: false }), repository: 'oci://quay.io/cilium/charts/cilium' },
  },
];

/** The same as choices of a network. */
export const CILIUM_VARIANTS: readonly { readonly name: string; readonly cni: () => Cni }[] = CILIUM_PROPS.map(({ name, props }) => (
  { name, cni: () => Cni.cilium(props) }
));
