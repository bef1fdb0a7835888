// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface HelmRelease {
  readonly apiVersion: 'helm.toolkit.fluxcd.io/v2';
  readonly kind: 'HelmRelease';
  readonly spec?: HelmReleaseSpec;
}

export interface HelmReleaseSpec {
  readonly chart?: HelmReleaseSpecChart;
  readonly chartRef?: HelmReleaseSpecChartRef;
  readonly install?: HelmReleaseSpecInstall;
  readonly interval: string;
  readonly releaseName?: string;
  readonly storageNamespace?: string;
  readonly targetNamespace?: string;
  readonly upgrade?: HelmReleaseSpecUpgrade;
  readonly values?: any;
}

export interface HelmReleaseSpecChart {
  readonly spec: HelmReleaseSpecChartSpec;
}

export interface HelmReleaseSpecChartRef {
  readonly kind: HelmReleaseSpecChartRefKind;
  readonly name: string;
}

export interface HelmReleaseSpecInstall {
  readonly remediation?: HelmReleaseSpecInstallRemediation;
}

export interface HelmReleaseSpecUpgrade {
  readonly remediation?: HelmReleaseSpecUpgradeRemediation;
}

export interface HelmReleaseSpecChartSpec {
  readonly chart: string;
  readonly interval?: string;
  readonly sourceRef: HelmReleaseSpecChartSpecSourceRef;
  readonly version?: string;
}

export type HelmReleaseSpecChartRefKind = 'OCIRepository' | 'HelmChart' | 'ExternalArtifact';

export interface HelmReleaseSpecInstallRemediation {
  readonly remediateLastFailure?: boolean;
  readonly retries?: number;
}

export interface HelmReleaseSpecUpgradeRemediation {
  readonly retries?: number;
  readonly strategy?: HelmReleaseSpecUpgradeRemediationStrategy;
}

export interface HelmReleaseSpecChartSpecSourceRef {
  readonly kind: HelmReleaseSpecChartSpecSourceRefKind;
  readonly name: string;
}

export type HelmReleaseSpecUpgradeRemediationStrategy = 'rollback' | 'uninstall';

export type HelmReleaseSpecChartSpecSourceRefKind = 'HelmRepository' | 'GitRepository' | 'Bucket';
