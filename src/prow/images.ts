import { ProwImages } from './prow-model';

/** Newest tag published for all of Prow's images on the day it was chosen. Source: test-infra config/prow/config.yaml, 2026-08-21. */
export const DEFAULT_PROW_VERSION = 'v20260821-a61940897';

/** Where Prow publishes its images. Source: prow .prow-images.yaml at a61940897. */
export const DEFAULT_IMAGE_REGISTRY = 'us-docker.pkg.dev/k8s-infra-prow/images';

/** The whole reference of one of Prow's images. */
export function prowImage(registry: string, version: string, name: string): string {
  return `${registry}/${name}:${version}`;
}

/** The images that decoration needs, of the components' own release: their options travel between them as JSON. */
export function utilityImages(registry: string, version: string): ProwImages {
  return {
    clonerefs: prowImage(registry, version, 'clonerefs'),
    entrypoint: prowImage(registry, version, 'entrypoint'),
    initupload: prowImage(registry, version, 'initupload'),
    sidecar: prowImage(registry, version, 'sidecar'),
  };
}
