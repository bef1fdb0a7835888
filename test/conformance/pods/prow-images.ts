import { DEFAULT_IMAGE_REGISTRY, DEFAULT_PROW_VERSION, utilityImages } from '../../../src/prow/images';

/** Images of the containers that Prow adds to pods of jobs. */
export const defaultImages = utilityImages(DEFAULT_IMAGE_REGISTRY, DEFAULT_PROW_VERSION);
