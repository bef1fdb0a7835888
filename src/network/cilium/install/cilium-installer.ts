import { goDuration } from '../../../core/amounts';
import { dnsLabel, dnsSubdomain, image } from '../../../core/names';
import { Where } from '../../../core/problem';
import { Fields, optional, readProps } from '../../../core/props';
import { Requirement } from '../../../core/requirement';
import { boolean } from '../../../core/values';
import { argoCdApplication } from './argo-cd-application';
import { helmCommand, CiliumInstallerPlan, RELEASE } from './cilium-release';
import { fluxRelease } from './flux-release';
import { k3sHelmChart, RKE2_BUNDLE, rke2HelmChartConfig } from './helm-controller';
import { installJob, JOB_ACCOUNT } from './install-job';

/** Options of `CiliumInstaller.job`. */
export interface CiliumJobOptions {
  /**
   * An image with the command `helm` 3. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default docker.io/alpine/helm:3.19.0
   */
  readonly image?: string;
}

/** Options of `CiliumInstaller.flux`. */
export interface CiliumFluxOptions {
  /**
   * Namespace of Flux's own objects; Cilium itself is in kube-system. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default flux-system
   */
  readonly namespace?: string;

  /**
   * How often Flux compares. `spec.interval` of its objects. Error: `DurationInvalid`.
   * @default 1h
   */
  readonly interval?: string;
}

/** Options of `CiliumInstaller.argoCd`. */
export interface CiliumArgoCdOptions {
  /**
   * Namespace of Argo CD, which reads Applications there. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default argocd
   */
  readonly namespace?: string;

  /**
   * The project that the Application belongs to. `spec.project`. Errors: `NameNotDnsSubdomain`, `NameTooLong`.
   * @default default
   */
  readonly project?: string;

  /**
   * Whether Argo CD applies a change as soon as it sees one; it never removes anything by itself. `spec.syncPolicy.automated`. Error: `WrongType`.
   * @default true
   */
  readonly automated?: boolean;
}

const JOB = { image: optional(image, 'docker.io/alpine/helm:3.19.0') } satisfies Fields<CiliumJobOptions>;

const FLUX = { namespace: optional(dnsLabel, 'flux-system'), interval: optional(goDuration, '1h') } satisfies Fields<CiliumFluxOptions>;

const ARGO_CD = {
  namespace: optional(dnsLabel, 'argocd'),
  project: optional(dnsSubdomain, 'default'),
  automated: optional(boolean, true),
} satisfies Fields<CiliumArgoCdOptions>;

const EARLY = { stage: 'network', requirements: [], isBlind: false, needsApiServer: false } as const;
const NEEDS_FLUX: Requirement = {
  name: 'flux', stage: 'networkConfig',
  crds: ['helmreleases.helm.toolkit.fluxcd.io', 'helmrepositories.source.toolkit.fluxcd.io', 'ocirepositories.source.toolkit.fluxcd.io'],
};
const NEEDS_ARGO_CD: Requirement = { name: 'argo-cd', stage: 'networkConfig', crds: ['applications.argoproj.io'] };

/**
 * Who renders Cilium's chart with the values. All of them but RKE2 make the same Helm release, `cilium` in kube-system, so that one takes over
 * what another has begun.
 */
export class CiliumInstaller {
  /** You do, with the `helm` command that the notes show; nothing but the file `cilium/values.txt` is written. */
  static valuesFile(): CiliumInstaller {
    return new CiliumInstaller({
      ...EARLY,
      notes: (release) => [
        `Cilium is installed from the folder of this file by: ${helmCommand(release)}`,
      ],
      warnings: [],
      removal: `Cilium stays, because you installed it with helm: ${UNINSTALLED}`,
    });
  }

  /**
   * A Job in kube-system does, with the `helm` command, on a node's own network and on nodes that are not ready yet. It may run again: another
   * version or other values are another Job, which upgrades. Its ServiceAccount `cilium-install` is bound to `cluster-admin`, because the
   * chart makes ClusterRoles; the notes say how to take that away. Errors: those of the options, all together.
   */
  static job(options: CiliumJobOptions = {}): CiliumInstaller {
    const settings = readProps(Where.call('CiliumInstaller.job'), options, JOB);
    return new CiliumInstaller({
      ...EARLY,
      needsApiServer: true,
      render: (scope, release) => installJob(scope, release, settings.image),
      notes: () => [
        `Cilium is installed by a Job in ${RELEASE.namespace}, which needs the Internet from a node; kubectl -n ${RELEASE.namespace} logs -l `
          + `app=${JOB_ACCOUNT} shows what it did.`,
        `Once Cilium runs, take the Job's rights away: kubectl delete clusterrolebinding ${JOB_ACCOUNT}. Applying everything again gives them back `
          + 'for an upgrade.',
      ],
      warnings: ['The Job that installs Cilium may do everything in the cluster (cluster-admin), because the chart makes ClusterRoles.'],
      removal: `Cilium stays, because deleting the Job takes away nothing that it installed: ${UNINSTALLED}`,
    });
  }

  /**
   * The controller that k3s and RKE2 have built in does, by an object HelmChart. The cluster must be made without its own network:
   * `--flannel-backend=none --disable-network-policy`, on RKE2 `cni: none`.
   */
  static k3s(): CiliumInstaller {
    return new CiliumInstaller({
      ...EARLY,
      render: k3sHelmChart,
      notes: () => ['Cilium is installed by k3s itself, which must be started with --flannel-backend=none --disable-network-policy, and with '
        + '--disable-kube-proxy where Cilium does the work of kube-proxy.'],
      warnings: [],
      removal: `Cilium goes too, because k3s uninstalls the chart when its HelmChart is deleted: ${CUT_OFF}`,
    });
  }

  /**
   * RKE2 does, with the chart that it has itself, by an object HelmChartConfig. The cluster must be made with `cni: cilium`. RKE2 says which
   * Cilium it is: write its `version`, and no `repository` (`PropMissing`, `PropWithoutEffect`). Without an `ipam` pods get addresses from
   * RKE2's own `cluster-cidr`.
   */
  static rke2(): CiliumInstaller {
    return new CiliumInstaller({
      ...EARLY,
      bundle: RKE2_BUNDLE,
      render: rke2HelmChartConfig,
      notes: () => [
        'Cilium is installed by RKE2 itself, which must be made with cni: cilium, and with disable-kube-proxy: true where Cilium does the work of '
          + 'kube-proxy. What is said about routing and addresses has to be there before RKE2 starts for the first time: put the file with the '
          + 'HelmChartConfig into /var/lib/rancher/rke2/server/manifests of a server.',
      ],
      warnings: [],
      removal: 'Cilium stays, because RKE2 brings it; without the HelmChartConfig RKE2 gives it values of its own.',
    });
  }

  /**
   * Flux does, by a HelmRelease. Flux's own pods need a network, so on a new cluster something else has to install Cilium first.
   * Errors: those of the options, all together.
   */
  static flux(options: CiliumFluxOptions = {}): CiliumInstaller {
    const settings = readProps(Where.call('CiliumInstaller.flux'), options, FLUX);
    return new CiliumInstaller({
      stage: 'networkConfig',
      existingNamespace: settings.namespace,
      requirements: [NEEDS_FLUX],
      isBlind: false,
      needsApiServer: false,
      render: (scope, release) => fluxRelease(scope, release, settings),
      notes: firstBy,
      warnings: [BOOTSTRAP('Flux')],
      removal: `Cilium goes too, because Flux uninstalls the chart when its HelmRelease is deleted, unless that is suspended: ${CUT_OFF}`,
    });
  }

  /**
   * Argo CD does, by an Application. Argo CD's own pods need a network, so on a new cluster something else has to install Cilium first.
   * Errors: those of the options, all together.
   */
  static argoCd(options: CiliumArgoCdOptions = {}): CiliumInstaller {
    const settings = readProps(Where.call('CiliumInstaller.argoCd'), options, ARGO_CD);
    return new CiliumInstaller({
      stage: 'networkConfig',
      existingNamespace: settings.namespace,
      requirements: [NEEDS_ARGO_CD],
      isBlind: true,
      needsApiServer: false,
      render: (scope, release) => argoCdApplication(scope, release, settings),
      notes: firstBy,
      warnings: [BOOTSTRAP('Argo CD')],
      removal: 'Cilium stays, because its Application has no finalizer resources-finalizer.argocd.argoproj.io, without which Argo CD leaves what it applied: '
        + `argocd app delete ${RELEASE.name}, run before this, takes it away. Then ${CUT_OFF}`,
    });
  }

  private constructor(
    /** @internal */
    readonly _plan: CiliumInstallerPlan,
  ) {}
}

const CUT_OFF = 'no pod of the cluster has a network after that.';
const UNINSTALLED = `helm uninstall ${RELEASE.name} --namespace=${RELEASE.namespace} takes it away, or cilium uninstall does, and ${CUT_OFF}`;

const BOOTSTRAP = (who: string): string => `${who} cannot install the first Cilium of a cluster, because its own pods need a network; it takes over `
  + `what helm or a Job has installed.`;

/** What has to be done once on a cluster without a network. */
const firstBy: CiliumInstallerPlan['notes'] = (release) => [
  `On a new cluster install Cilium once from the folder of this file: ${helmCommand(release)}`,
];
