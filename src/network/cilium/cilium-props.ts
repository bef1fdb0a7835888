import { CiliumBgpOptions } from './bgp/cilium-bgp-options';
import { CiliumSettings } from './cilium-settings';
import { CiliumInstaller } from './install/cilium-installer';

/** Properties of `Cilium` and options of `Cni.cilium`. */
export interface CiliumProps extends CiliumSettings {
  /**
   * Version of Cilium and of its chart, 1.19 or 1.20. Required with `CiliumInstaller.rke2()`, as the version that RKE2 brings.
   * Errors: `ChartVersionUnsupported`, `PropMissing`.
   * @default 1.20.2
   */
  readonly version?: string;

  /**
   * Who renders the chart. Error: `WrongType`.
   * @default - CiliumInstaller.valuesFile(), which leaves it to you
   */
  readonly installer?: CiliumInstaller;

  /**
   * Where the chart comes from: the URL of a Helm repository with a chart `cilium`, or that of the chart in a registry of images, such as
   * `oci://quay.io/cilium/charts/cilium`. Errors: `PropWithoutEffect`, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default https://helm.cilium.io
   */
  readonly repository?: string;

  /**
   * How many nodes the cluster has, or will have. Networks of pods are checked against it, and with one node the operator has one pod. Does
   * not end up in the output. Errors: `NotInteger`, `NumberOutOfRange`, `PodCidrTooSmall`, `ReplicasExceedNodes`.
   * @default - not known
   */
  readonly nodes?: number;

  /**
   * Whom Cilium talks BGP to, and what it announces; turns `bgpControlPlane` on. `Cni.cilium` emits the objects after Cilium runs; the construct
   * `Cilium` leaves them to `CiliumBgpClusterConfig`, `CiliumBgpPeerConfig` and `CiliumBgpAdvertisement` in a later chart.
   * Errors: `FeatureMissing`, `MutuallyExclusive`, `PropWithoutEffect`.
   * @default - nobody, or objects of yours where bgpControlPlane is on
   */
  readonly bgp?: CiliumBgpOptions;

  /**
   * The version that the cluster was first installed with, like `1.18`, so that an upgrade keeps its defaults. Value `upgradeCompatibility`.
   * Error: `ChartVersionUnsupported`.
   * @default - the defaults of `version`
   */
  readonly upgradeCompatibility?: string;

  /**
   * Further values of the chart, merged into those that follow from the properties. What a property sets is refused
   * (`TypedSettingOverridden`), because ports, MTU and what else follows from it would be wrong; so is what looks like a secret
   * (`SecretValueInOutput`). Errors: those of plain data.
   * @default - none
   */
  readonly values?: { [key: string]: any };
}
