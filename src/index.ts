// a Prow, whole and in parts
export { ProwApp } from './platform/prow-app';
export { Prow } from './platform/prow';
export { CheckedApp, CheckedAppProps } from './platform/checked-app';
export { ExistingClasses, ExistingData, ExistingIssuer, ExistingObject, ExistingObjects, ExistingWorkload, WorkloadKind } from './platform/existing-objects';
export { Linter, LinterOptions } from './platform/linter';
export { LinterFinding, LinterSeverity } from './platform/linter-finding';
export { ProwDelivery, ProwDeliveryProps } from './platform/delivery/prow-delivery';
export { AdoptedProw, AdoptedProwOptions } from './platform/runbook/adopted-prow';
export { GitOps } from './platform/gitops/git-ops';
export { ArgoCdOptions, FluxOptions, GitOpsOptions, HelmOptions } from './platform/gitops/git-ops-options';
export { DashboardsOptions } from './platform/monitoring/dashboards/dashboards-options';
export { Monitoring } from './platform/monitoring/monitoring';
export { PrometheusOperatorOptions } from './platform/monitoring/monitoring-settings';
export { ProbesOptions } from './platform/monitoring/probes/probes-options';
export { SealedSecretsOptions, SealedSecretsScope, SopsOptions } from './platform/sealed-secrets';
export { ExternalSecretsOptions, SecretDelivery, SecretStoreKind, SecretStoreProvider } from './platform/secret-delivery';
export { Migration } from './platform/migration/migration';
export { MigrationPlan } from './platform/migration/migration-plan';
export { RunbookPlace } from './platform/runbook/runbook-place';
export { RunbookStep } from './platform/runbook/runbook-step';
export { PlatformProps, ProwAppProps, ProwProps } from './platform/platform-props';
export { PrivateDeckOptions } from './platform/private-deck-options';
export { Cluster } from './platform/cluster/cluster';
export { ClusterArchitecture } from './platform/cluster/cluster-architecture';
export { ClusterOfNodesOptions, ClusterOptions, NodeSize } from './platform/cluster/cluster-options';
export { ContainerClusterOptions } from './platform/cluster/container-cluster-options';
export { DockerDesktopClusterOptions } from './platform/cluster/docker-desktop-cluster';
export { DockerDesktopProvisioner } from './platform/cluster/docker-desktop-provisioner';
export { K3dClusterOptions } from './platform/cluster/k3d-cluster';
export { KindClusterOptions } from './platform/cluster/kind-cluster';
export { KubeadmClusterOptions } from './platform/cluster/kubeadm-cluster';
export { MicroK8sClusterOptions } from './platform/cluster/micro-k8s-cluster';
export { MinikubeClusterOptions } from './platform/cluster/minikube-cluster';
export { MinikubeCni, MinikubeDriver } from './platform/cluster/minikube-words';
export { ClusterPortMapping } from './platform/cluster/port-mapping';
export { TalosClusterOptions } from './platform/cluster/talos-cluster';
export { ApiServerPodsOptions } from './platform/policies/api-server-pods';
export { ClusterDnsOptions, DnsPodsOptions } from './platform/policies/dns-options';
export { GitHubPodsOptions } from './platform/policies/github-pods';
export { IsolationOptions } from './platform/policies/isolation-options';
export { CalicoPolicyOptions, CiliumPolicyOptions, PolicyDialect } from './platform/policies/policy-dialect';
export { ProwPolicies, ProwPoliciesProps } from './platform/policies/prow-policies';
export { ProwComponent, ProwPods } from './platform/policies/prow-pods';
export { IsolatedTraffic, TrafficProtocol } from './platform/policies/traffic-options';
export { TrafficPeer, TrafficPodsOptions } from './platform/policies/traffic-peer';
export { WorkloadIdentity } from './platform/policies/workload-identity';
export { ProwConfigurationOptions } from './prow/prow-configuration-options';
export { ProwOptions } from './prow/prow-options';
export { PrivateDeckPlanOptions, ProwPlan, ProwPlanOptions } from './prow/prow-plan';
export { Branchprotector } from './prow/programs/branchprotector';
export { BranchprotectorOptions } from './prow/programs/branchprotector-options';
export { Exporter } from './prow/programs/exporter';
export { Gcsweb } from './prow/programs/gcsweb';
export { GcswebOptions } from './prow/programs/gcsweb-options';
export { LabelSync } from './prow/programs/label-sync';
export { LabelSyncOptions } from './prow/programs/label-sync-options';
export { Peribolos } from './prow/programs/peribolos';
export { PeribolosOptions, PeribolosScope } from './prow/programs/peribolos-options';
export { ProwProgramsOptions } from './prow/programs/programs-options';
export { FormerLabel, LabelTarget, RepositoryLabel, RepositoryLabels, RepositoryLabelsOptions } from './prow/programs/repository-labels';
export { ScheduledProgramOptions } from './prow/programs/scheduled-program-options';
export { Tot } from './prow/programs/tot';
export { TotOptions } from './prow/programs/tot-options';
export { ProwJobCrd } from './prow/prow-job-crd';
export { ProwNamespaces, ProwNamespacesOptions, ProwNamespacesProps } from './prow/prow-namespaces';
export { JobCache } from './prow/job-caches/job-cache';
export { GoModulesCacheOptions, JobCacheOptions, RegistryMirrorOptions } from './prow/job-caches/job-cache-options';
export { JobCacheProgram, JobCacheProgramProps } from './prow/job-caches/job-cache-program';
export { JobsLimitRange } from './prow/jobs-limit-range';
export { JobNodesOptions } from './prow/admission/job-nodes-options';
export { AdmissionMode, JobsAdmissionOptions, PresubmitSecret, PresubmitServiceAccount } from './prow/admission/jobs-admission-options';
export { ComponentsPriority } from './prow/components-priority';
// components
export { ComponentProps } from './prow/components/component-props';
export { BalancedComponentOptions, ComponentOptions, CrierOptions, GhproxyCacheClaim, GhproxyOptions, ScalableComponentOptions } from './prow/components/component-options';
export { ComponentServiceProps } from './prow/components/component-service';
export { Crier } from './prow/components/crier';
export { Deck } from './prow/components/deck';
export { PrivateDeck } from './prow/components/private-deck';
export { DeckService, DeckServiceProps } from './prow/components/deck-service';
export { ExternalPluginProgram, ExternalPluginProgramProps } from './prow/components/external-plugin-program';
export { Ghproxy } from './prow/components/ghproxy';
export { Hook } from './prow/components/hook';
export { HookService, HookServiceProps } from './prow/components/hook-service';
export { Horologium } from './prow/components/horologium';
export { ProwControllerManager } from './prow/components/prow-controller-manager';
export { Sinker } from './prow/components/sinker';
export { StatusReconciler } from './prow/components/status-reconciler';
export { Tide } from './prow/components/tide';
// what a Prow works with
export {
  BranchProtectionPeople, BranchProtectionRestrictions, BranchProtectionReviews, BranchProtectionStatusChecks,
} from './prow/branch-protection/branch-protection-demands';
export { ConfigUpdaterOptions, UpdatedConfigMapOptions } from './prow/config/config-updater-options';
export { BuildCluster } from './prow/clusters/build-cluster';
export { BuildClusterOptions } from './prow/clusters/build-cluster-options';
export { ExternalSchedulerOptions, SchedulerOptions } from './prow/clusters/scheduler-options';
export { BranchProtectionOptions, BranchProtectionOrg, BranchProtectionPolicy, BranchProtectionRepo } from './prow/branch-protection/branch-protection-options';
export { DeckLogin, DeckLoginOptions } from './prow/deck-login/deck-login';
export { GitHub, GitHubCloudOptions, GitHubEnterpriseOptions } from './prow/github/github';
export { GitHubAppOptions, GitHubAuth, GitHubTokenOptions } from './prow/github/github-auth';
export { CloneAppOptions } from './prow/github/clone-app';
export { OrgInviteOptions, RepositoryTrustOptions, RepositoryVisibility } from './prow/github/repository-trust';
export { HorizontalScalingOptions, VerticalScalingMode, VerticalScalingOptions } from './prow/scaling/scaling-options';
export { DecorationOptions } from './prow/decoration/decoration-options';
export { DeckBranding, DeckOptions, DeckSpyglass, DefaultRerunAuthConfig } from './prow/sections/deck-options';
export { PlankOptions } from './prow/sections/plank-options';
export { GithubReporterOptions, PushGatewayOptions } from './prow/sections/report-options';
export { SinkerOptions } from './prow/sections/sinker-options';
export { ReportedJobState, ReportedJobType, SlackHost, SlackOptions, SlackReporter } from './prow/slack/slack-options';
export { CherrypickerTokenOptions } from './prow/plugins/cherrypicker-token';
export { ExternalPlugin } from './prow/plugins/external-plugin';
export {
  CherrypickerOptions, ExternalPluginOptions, NeedsRebaseOptions, OtherPluginOptions, PluginElsewhereOptions, PluginRepositories, PluginRight, RefreshOptions,
} from './prow/plugins/external-plugin-options';
export { BlockadeOptions, LabelPluginOptions, RequireMatchingLabelOptions, RestrictedLabelOptions, SizePluginOptions } from './prow/plugins/label-plugins';
export {
  BranchCleanerOptions, CherryPickApprovedOptions, CherryPickUnapprovedOptions, HelpPluginOptions, RetitlePluginOptions,
} from './prow/plugins/branch-plugins';
export { DcoPluginOptions, HeartPluginOptions, WelcomePluginOptions } from './prow/plugins/people-plugins';
export { EnabledPluginsOptions, PluginsOptions } from './prow/plugins/plugins-options';
export {
  ApprovePluginOptions, BlunderbussPluginOptions, BlunderbussStatus, LgtmPluginOptions, MilestonePluginOptions, OverridePluginOptions, OwnersPluginOptions,
} from './prow/plugins/review-plugins';
export { ProwJobs, ProwJobsOptions } from './prow/jobs/prow-jobs';
export { JobDefaults } from './prow/jobs/job-defaults';
export { JobSecret } from './prow/jobs/job-secret';
export { JobServiceAccount } from './prow/jobs/job-service-account';
export { DecorationConfig } from './prow/typed-jobs/decoration-config';
export {
  CensoringOptions, GcsConfiguration, GcsPathStrategy, JobSecretKey, SchedulingOptions, UtilityImages, UtilityResources,
} from './prow/typed-jobs/decoration-parts';
export { JobBase } from './prow/typed-jobs/job-base';
export { JobPreset } from './prow/typed-jobs/job-preset';
export { JobPull, JobRefs } from './prow/typed-jobs/job-refs';
export { JobTemplate } from './prow/typed-jobs/job-template';
export {
  DockerJobOptions, ImageJobOptions, JobTemplateOptions, LanguageJobOptions, PlainJobOptions,
} from './prow/typed-jobs/job-template-options';
export { JobRetry, Periodic } from './prow/typed-jobs/periodic';
export { Postsubmit } from './prow/typed-jobs/postsubmit';
export { Presubmit } from './prow/typed-jobs/presubmit';
export { ProwJobDefault, ResultStoreConfig } from './prow/typed-jobs/prow-job-default';
export { ReporterConfig, SlackReporterConfig } from './prow/typed-jobs/reporter-config';
export { RepositoryJob } from './prow/typed-jobs/repository-job';
export { RerunAuthConfig, RerunTeam } from './prow/typed-jobs/rerun-auth-config';
export { TypedJobs } from './prow/typed-jobs/typed-jobs';
export { ObjectStorage } from './prow/storage/object-storage';
export { GcsStorageOptions } from './prow/storage/gcs-storage';
export { InClusterStorageOptions, LocalPathOptions } from './prow/storage/in-cluster-storage';
export { InClusterStore, InClusterStoreProps } from './prow/storage/in-cluster-store';
export { EksPodIdentityOptions, EksRolesOptions, GkeIdentityOptions, StorageAccounts, StorageIdentity } from './prow/storage/storage-identity';
export { S3StorageOptions, StorePodsOptions } from './prow/storage/s3-storage';
export { TideContextOptions, TideContextPolicy, TideOrgContextPolicy, TideRepoContextPolicy } from './prow/tide/tide-context-options';
export { TideBranchMergeMethod, TideMergeBlocksPolicy, TideMergeCommitTemplate, TideMergeMethod, TidePriority } from './prow/tide/tide-merging';
export { TideOptions } from './prow/tide/tide-options';
export { TideQuery } from './prow/tide/tide-query';
// how it is reached
export { Exposure } from './exposure/exposure';
export { EnvoyFrontProxyOptions, FrontProxy } from './exposure/front/front-proxy';
export { GitHubHooks } from './exposure/github-hooks';
export { ClusterIpExposureOptions } from './exposure/cluster-ip-exposure';
export { NodePortExposureOptions } from './exposure/node-port-exposure';
export { CloudflaredOptions } from './exposure/tunnel/cloudflared-options';
export { RelayOptions } from './exposure/tunnel/relay';
export { Tunnel } from './exposure/tunnel/tunnel';
export { DeckAccess, OpenDeckAccessOptions } from './exposure/deck-access/deck-access';
export { Oauth2ProxyOptions } from './exposure/deck-access/oauth2-proxy-options';
export { EdgePodOptions, ScalableEdgePodOptions } from './exposure/edge/edge-pod-options';
export { AcmeAccountOptions, AcmeExternalAccountBinding } from './exposure/tls/acme-account';
export { AcmeDirectory, AcmeDirectoryOptions } from './exposure/tls/acme-directory';
export { AcmeSolver, Dns01CnameStrategy, Dns01SolverOptions } from './exposure/tls/acme-solver';
export { AcmeSolverSelector } from './exposure/tls/acme-solver-selector';
export { AcmeTlsOptions } from './exposure/tls/acme-tls';
export { AzureDnsOptions, AzureEnvironment } from './exposure/tls/azure-dns';
export { CertificateOptions, PrivateKeyAlgorithm, PrivateKeyRotationPolicy } from './exposure/tls/certificate';
export { ClusterIssuer, ClusterIssuerProps } from './exposure/tls/cluster-issuer';
export { Dns01SecretOptions } from './exposure/tls/dns01-credentials';
export { AcmeDnsOptions, AkamaiDnsOptions, Dns01Provider, Dns01WebhookOptions, GoogleCloudDnsOptions } from './exposure/tls/dns01-provider';
export {
  AcmeGatewayParentRef, Http01GatewaySolverOptions, Http01IngressSolverOptions, Http01ServiceType, Http01SolverOptions,
} from './exposure/tls/http01-solver';
export { AcmeIssuanceOptions, CaIssuanceOptions, Issuance, SelfSignedIssuanceOptions, VaultIssuanceOptions } from './exposure/tls/issuance';
export { Issuer, IssuerProps } from './exposure/tls/issuer';
export { Rfc2136Options, Rfc2136Protocol, TsigAlgorithm } from './exposure/tls/rfc2136';
export { Route53Options } from './exposure/tls/route53';
export { SelfSignedCaTlsOptions } from './exposure/tls/self-signed-ca';
export { ImageLock } from './core/image-lock';
export { IssuerKind } from './core/issuer-kind';
export { IssuerTlsOptions, Tls } from './exposure/tls/tls';
export { VaultAppRoleOptions, VaultAuth, VaultClientCertificateOptions, VaultKubernetesOptions, VaultTokenOptions } from './exposure/tls/vault-auth';
export { ExternalTrafficPolicy, LoadBalancerServiceOptions, NodePortServiceOptions, ServiceExposure } from './core/service-exposure';
export {
  IngressController, IngressControllerOptions, OtherIngressControllerOptions, TraefikIngressControllerOptions,
} from './exposure/ingress/ingress-controller';
export { IngressExposureOptions } from './exposure/ingress/ingress-exposure';
export { IngressFrontOptions } from './exposure/ingress/ingress-front';
export { ProwIngress, ProwIngressProps } from './exposure/ingress/prow-ingress';
export {
  GatewayController, GatewayControllerOptions, OtherGatewayControllerOptions, TraefikGatewayControllerOptions,
} from './exposure/gateway/gateway-controller';
export { GatewayExposureOptions, GatewayParentRef } from './exposure/gateway/gateway-exposure-options';
export { GatewayFrontOptions, OwnGatewayOptions } from './exposure/gateway/gateway-front';
export { ProwGateway, ProwGatewayProps } from './exposure/gateway/prow-gateway';
export { LoadBalancedService, LoadBalancerExposureOptions } from './exposure/load-balancer/load-balancer-exposure-options';
export { LoadBalancerPool } from './exposure/load-balancer/load-balancer-pool';
export { CiliumPoolOptions } from './exposure/load-balancer/cilium-pool-plan';
export { ExistingMetalLbPoolOptions, MetalLbPoolOptions } from './exposure/load-balancer/metal-lb-pool-plan';
export { K3sServiceLbOptions, KubeVipPoolOptions } from './exposure/load-balancer/node-pool-plans';
export { CiliumL2AnnouncementPolicy, CiliumL2AnnouncementPolicyProps } from './exposure/load-balancer/cilium-l2-announcement-policy';
export { CiliumLoadBalancerPool, CiliumLoadBalancerPoolProps } from './exposure/load-balancer/cilium-load-balancer-pool';
export { MetalLbAdvertisementProps } from './exposure/load-balancer/metal-lb-advertisement';
export { MetalLbBgpAdvertisement, MetalLbBgpAdvertisementProps } from './exposure/load-balancer/metal-lb-bgp-advertisement';
export { MetalLbBgpPeer, MetalLbBgpPeerOptions, MetalLbBgpPeerProps } from './exposure/load-balancer/metal-lb-bgp-peer';
export { MetalLbL2Advertisement, MetalLbL2AdvertisementProps } from './exposure/load-balancer/metal-lb-l2-advertisement';
export { MetalLbPool, MetalLbPoolProps } from './exposure/load-balancer/metal-lb-pool';
// what other projects publish for it
export { UpstreamManifest } from './core/upstream/upstream-manifest';
export {
  GatewayApiChannel, GatewayApiManifestOptions, IngressNginxManifestOptions, IngressNginxProvider, KnownManifestOptions, UpstreamManifestOptions, UpstreamWait,
} from './core/upstream/upstream-manifest-options';
// the network under it
export { Cni } from './network/cni';
export { CniCapabilities, CniLifecycle, CniSetupEffort } from './network/cni-capabilities';
export { CniAdvisor } from './network/advisor/cni-advisor';
export { ClusterDistribution, CniNeeds, CniPolicyNeed, CniPriority } from './network/advisor/cni-needs';
export { CniAlternative, CniRecommendation } from './network/advisor/cni-recommendation';
export { CiliumBgpAdvertisement, CiliumBgpAdvertisementProps } from './network/cilium/bgp/cilium-bgp-advertisement';
export { CiliumBgpClusterConfig, CiliumBgpClusterConfigProps, CiliumBgpInstance, CiliumBgpPeer } from './network/cilium/bgp/cilium-bgp-cluster-config';
export { CiliumBgpOptions } from './network/cilium/bgp/cilium-bgp-options';
export {
  CiliumBgpAddressFamily, CiliumBgpFamily, CiliumBgpGracefulRestart, CiliumBgpPeerConfig, CiliumBgpPeerConfigProps, CiliumBgpTimers,
} from './network/cilium/bgp/cilium-bgp-peer-config';
export {
  CiliumBgpAttributes, CiliumBgpCommunities, CiliumBgpPodCidrOptions, CiliumBgpPodIpPoolOptions, CiliumBgpRoute, CiliumBgpServiceAddress,
  CiliumBgpServiceOptions, CiliumBgpWellKnownCommunity,
} from './network/cilium/bgp/cilium-bgp-route';
export { CiliumBgpSelector } from './network/cilium/bgp/cilium-bgp-selector';
export { Cilium } from './network/cilium/cilium';
export { CiliumChainingMode, CiliumCniOptions } from './network/cilium/cilium-cni-options';
export { CiliumConfig, CiliumConfigProps } from './network/cilium/cilium-config';
export { CiliumBandwidthManagerOptions, CiliumBpfOptions, CiliumDatapathMode, CiliumDatapathOptions } from './network/cilium/cilium-datapath-options';
export { CiliumEncryption, CiliumIpsecOptions, CiliumWireguardOptions } from './network/cilium/cilium-encryption';
export { CiliumHubbleOptions, CiliumPrometheusOptions } from './network/cilium/cilium-hubble-options';
export {
  CiliumGatewayApiOptions, CiliumGatewayClassCreation, CiliumIngressControllerOptions, CiliumIngressLoadBalancerMode,
} from './network/cilium/cilium-ingress-options';
export { CiliumForeignIpamOptions, CiliumIpam, CiliumKubernetesIpamOptions } from './network/cilium/cilium-ipam';
export { CiliumClusterMeshOptions, CiliumMeshCluster } from './network/cilium/cilium-mesh-options';
export { CiliumMutualAuthenticationOptions } from './network/cilium/cilium-mutual-authentication-options';
export { CiliumNodeConfig, CiliumNodeConfigProps, CiliumNodeExpression, LabelSelectorOperator } from './network/cilium/cilium-node-config';
export { CiliumOptions, CiliumPolicyEnforcementMode } from './network/cilium/cilium-options';
export { CiliumClusterPoolOptions, CiliumMultiPoolOptions, CiliumPodIpPool } from './network/cilium/cilium-pools';
export { CiliumNativeRoutingOptions, CiliumRouting, CiliumTunnelOptions, CiliumTunnelProtocol, CiliumUnderlayProtocol } from './network/cilium/cilium-routing';
export {
  CiliumClientRateLimitOptions, CiliumDsrDispatch, CiliumL2AnnouncementsOptions, CiliumLoadBalancerAcceleration, CiliumLoadBalancerAlgorithm,
  CiliumLoadBalancerMode, CiliumLoadBalancerOptions, CiliumNodePortOptions, CiliumServiceIpam, CiliumServiceType,
} from './network/cilium/cilium-service-options';
export { CiliumProps } from './network/cilium/cilium-props';
export { CiliumTlsIssuer, CiliumTlsMethod } from './network/cilium/cilium-tls';
export { CiliumArgoCdOptions, CiliumFluxOptions, CiliumInstaller, CiliumJobOptions } from './network/cilium/install/cilium-installer';
export { ClusterCloud } from './network/cluster-cloud';
export { ClusterNetworkOptions } from './network/cluster-network';
export { Calico } from './network/calico/calico';
export { CalicoAutodetection } from './network/calico/calico-autodetection';
export { CalicoBgp, CalicoBgpOptions } from './network/calico/calico-bgp';
export { CalicoBgpPeer, CalicoNextHopMode, CalicoSourceAddress } from './network/calico/calico-bgp-peer';
export { CalicoConfiguration } from './network/calico/calico-configuration';
export { CalicoBpfExternalServiceMode, CalicoBpfOptions, CalicoDataplane } from './network/calico/calico-dataplane';
export { CalicoEncapsulation } from './network/calico/calico-encapsulation';
export { CalicoEndpointToHostAction, CalicoFelixOptions, CalicoIptablesBackend, CalicoLogSeverity } from './network/calico/calico-felix';
export { CalicoFlavour, CalicoKubernetesProvider, CalicoManifestOptions, CalicoOperatorOptions } from './network/calico/calico-flavour';
export { CalicoPlugin } from './network/calico/calico-plugin';
export { CalicoPool, CalicoPoolProps } from './network/calico/calico-pool';
export { CalicoAssignmentMode, CalicoPoolOptions, CalicoPoolUse } from './network/calico/calico-pool-options';
export { CalicoProps } from './network/calico/calico-props';
export { CalicoWindowsOptions } from './network/calico/calico-windows';
export { CalicoApiVersion } from './network/calico-versions';
export { Canal } from './network/canal/canal';
export { CanalProps } from './network/canal/canal-props';
export { Flannel } from './network/flannel/flannel';
export { FlannelBackend, FlannelBackendProps } from './network/flannel/flannel-backend';
export { FlannelWireguardMode, IpsecOptions, WireguardOptions } from './network/flannel/flannel-encrypted-modes';
export { FlannelInterfaces } from './network/flannel/flannel-interfaces';
export { FlannelMode } from './network/flannel/flannel-mode';
export { IpipOptions, UdpOptions, VxlanOptions } from './network/flannel/flannel-modes';
export { FlannelPolicyEnforcer, KubeNetworkPoliciesOptions } from './network/flannel/flannel-policy-enforcer';
export { FlannelProps } from './network/flannel/flannel-props';
export { PreinstalledCni } from './network/preinstalled/preinstalled-cni';
export { PreinstalledCniOptions } from './network/preinstalled/preinstalled-cni-plan';
export { Weave } from './network/weave/weave';
export { WeaveIptablesBackend, WeaveProps } from './network/weave/weave-props';
// words that several of them share
export { ClaimVolumeOptions, ConfigMapVolumeOptions, EmptyDirVolumeOptions, ExtraVolume, ExtraVolumeOptions, SecretVolumeOptions } from './core/extra-volume';
export { Endpoint } from './core/endpoint';
export { CommonMetadata } from './core/object-metadata';
export { PodOptions } from './core/pod-options';
export { PodSecurityLevel } from './core/pod-security/pod-security-level';
export { Stage } from './core/stage';
export {
  ContainerResources, EnvironmentVariable, KeyReference, TaintEffect, Toleration, TolerationOperator, TopologySpread, UnsatisfiableSpread,
} from './core/workload-options';
