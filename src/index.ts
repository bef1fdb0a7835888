// a Prow, whole and in parts
export { ProwApp } from './platform/prow-app';
export { Prow } from './platform/prow';
export { CheckedApp, CheckedAppProps } from './platform/checked-app';
export { PlatformProps, ProwAppProps, ProwProps } from './platform/platform-props';
export { ProwOptions } from './prow/prow-options';
export { ProwPlan, ProwPlanOptions } from './prow/prow-plan';
export { ProwJobCrd } from './prow/prow-job-crd';
export { ProwNamespaces, ProwNamespacesOptions, ProwNamespacesProps } from './prow/prow-namespaces';
export { JobsLimitRange } from './prow/jobs-limit-range';

// components
export { ComponentProps } from './prow/components/component-props';
export { ComponentOptions, GhproxyCacheClaim, GhproxyOptions, ScalableComponentOptions } from './prow/components/component-options';
export { ComponentServiceProps } from './prow/components/component-service';
export { Crier } from './prow/components/crier';
export { Deck } from './prow/components/deck';
export { DeckService, DeckServiceProps } from './prow/components/deck-service';
export { Ghproxy } from './prow/components/ghproxy';
export { Hook } from './prow/components/hook';
export { HookService, HookServiceProps } from './prow/components/hook-service';
export { Horologium } from './prow/components/horologium';
export { ProwControllerManager } from './prow/components/prow-controller-manager';
export { Sinker } from './prow/components/sinker';
export { StatusReconciler } from './prow/components/status-reconciler';
export { Tide } from './prow/components/tide';

// what a Prow works with
export { GitHub, GitHubCloudOptions, GitHubEnterpriseOptions } from './prow/github/github';
export { GitHubAppOptions, GitHubAuth, GitHubTokenOptions } from './prow/github/github-auth';
export { ProwJobs, ProwJobsOptions } from './prow/jobs/prow-jobs';
export { ObjectStorage } from './prow/storage/object-storage';
export { GcsStorageOptions } from './prow/storage/gcs-storage';
export { InClusterStorageOptions, LocalPathOptions } from './prow/storage/in-cluster-storage-options';
export { InClusterStore, InClusterStoreProps } from './prow/storage/in-cluster-store';
export { S3StorageOptions } from './prow/storage/s3-storage';

// how it is reached
export { Exposure } from './exposure/exposure';
export { ClusterIpExposureOptions } from './exposure/cluster-ip-exposure-options';
export { NodePortExposureOptions } from './exposure/node-port-exposure-options';
export { NodePortServiceOptions, ServiceExposure } from './core/service-exposure';

// the network under it
export { Cni } from './network/cni';
export { CniCapabilities } from './network/cni-capabilities';
export { ClusterNetworkOptions } from './network/cluster-network-options';
export { Flannel } from './network/flannel/flannel';
export { FlannelBackend } from './network/flannel/flannel-backend';
export { FlannelBackendProps } from './network/flannel/flannel-backend-props';
export { FlannelInterfaces } from './network/flannel/flannel-interfaces';
export { FlannelMode } from './network/flannel/flannel-mode';
export { FlannelProps } from './network/flannel/flannel-props';
export { VxlanOptions } from './network/flannel/vxlan-options';
export { PreinstalledCniOptions } from './network/preinstalled/preinstalled-cni-options';

// words that several of them share
export { ClaimVolumeOptions, ConfigMapVolumeOptions, EmptyDirVolumeOptions, ExtraVolume, ExtraVolumeOptions, SecretVolumeOptions } from './core/extra-volume';
export { ContainerResources, EnvironmentVariable, KeyReference, Toleration, TopologySpread } from './core/workload-options';
