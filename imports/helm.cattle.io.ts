// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface HelmChart {
  readonly apiVersion: 'helm.cattle.io/v1';
  readonly kind: 'HelmChart';
  readonly spec?: HelmChartSpec;
}

export interface HelmChartSpec {
  readonly bootstrap?: boolean;
  readonly chart?: string;
  readonly failurePolicy?: HelmChartSpecFailurePolicy;
  readonly repo?: string;
  readonly targetNamespace?: string;
  readonly valuesContent?: string;
  readonly version?: string;
}

export type HelmChartSpecFailurePolicy = 'abort' | 'reinstall';

export interface HelmChartConfig {
  readonly apiVersion: 'helm.cattle.io/v1';
  readonly kind: 'HelmChartConfig';
  readonly spec?: HelmChartConfigSpec;
}

export interface HelmChartConfigSpec {
  readonly failurePolicy?: HelmChartConfigSpecFailurePolicy;
  readonly valuesContent?: string;
}

export type HelmChartConfigSpecFailurePolicy = 'abort' | 'reinstall' | 'retry';
