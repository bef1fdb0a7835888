// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface HelmRepository {
  readonly apiVersion: 'source.toolkit.fluxcd.io/v1';
  readonly kind: 'HelmRepository';
  readonly spec?: HelmRepositorySpec;
}

export interface HelmRepositorySpec {
  readonly interval?: string;
  readonly url: string;
}

export interface OciRepository {
  readonly apiVersion: 'source.toolkit.fluxcd.io/v1';
  readonly kind: 'OCIRepository';
  readonly spec?: OciRepositorySpec;
}

export interface OciRepositorySpec {
  readonly interval: string;
  readonly layerSelector?: OciRepositorySpecLayerSelector;
  readonly ref?: OciRepositorySpecRef;
  readonly url: string;
}

export interface OciRepositorySpecLayerSelector {
  readonly mediaType?: string;
  readonly operation?: OciRepositorySpecLayerSelectorOperation;
}

export interface OciRepositorySpecRef {
  readonly tag?: string;
}

export type OciRepositorySpecLayerSelectorOperation = 'extract' | 'copy';
