import { Json } from './json';

/** What deck shows of a job, by files in the storage. Source: prow config/prow/cluster/starter/starter-s3.yaml and pkg/spyglass/lenses at a61940897. */
export const SPYGLASS: Json = {
  lenses: [
    { lens: { name: 'metadata' }, required_files: ['^(?:started|finished)\\.json$'], optional_files: ['^(?:podinfo|prowjob)\\.json$'] },
    { lens: { name: 'buildlog' }, required_files: ['^.*build-log\\.txt$'] },
    { lens: { name: 'junit' }, required_files: ['^artifacts(/.*/|/)junit.*\\.xml$'] },
    { lens: { name: 'links' }, required_files: ['^artifacts/.*\\.link\\.txt$'] },
    { lens: { name: 'podinfo' }, required_files: ['^podinfo\\.json$'] },
  ],
};
