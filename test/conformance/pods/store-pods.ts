import type { JobPod } from './attackers-pods';
import { defaultImages } from './prow-images';

type Json = Readonly<Record<string, unknown>>;

const BILLING: Json = { org: 'acme', repo: 'billing', base_ref: 'main' };
const APP: Json = { org: 'acme', repo: 'app', base_ref: 'main', pulls: [{ number: 1, sha: 'abc', title: '"refs":{"org":"acme","repo":"billing",' }] };
const STORE = { name: 's3-credentials', secret: { secretName: 'billing-store' } };

const told = (refs: Json, more: Json = {}): Json => ({ name: 'JOB_SPEC', value: JSON.stringify({ type: 'presubmit', job: 'unit', buildid: '1', prowjobid: 'a', refs, ...more }) });
const own = (name: 'initupload' | 'sidecar', env: readonly Json[]) => (
  { name, image: defaultImages[name], env, volumeMounts: [{ name: STORE.name, mountPath: '/secrets/s3-storage' }] });
const uploads = (...env: readonly Json[]): Json => (
  { initContainers: [own('initupload', env)], containers: [{ name: 'test', image: 'golang:1.26', env }, own('sidecar', env)], volumes: [STORE] });

const whose = /billing-store is for presubmits of acme\/billing/;

/** A Secret of a store that decoration names for one repository, with what Prow tells initupload and sidecar, and what somebody tried. */
export const STORE_PODS: readonly JobPod[] = [
  { says: 'its repository', type: 'presubmit', spec: uploads(told(BILLING)) },
  { says: 'its repository, by a batch, and another one besides', type: 'batch', spec: uploads(told(BILLING, { extra_refs: [APP] })) },
  { says: 'another one, by a postsubmit', type: 'postsubmit', spec: uploads(told(APP)) },
  { says: 'no repository, by a periodic', type: 'periodic', spec: uploads({ name: 'JOB_SPEC', value: '{"type":"periodic","job":"nightly"}' }) },
  { says: 'another one, by a presubmit', type: 'presubmit', spec: uploads(told(APP)), refused: whose },
  { says: 'another one, and its own besides', type: 'batch', spec: uploads(told(APP, { extra_refs: [BILLING] })), refused: whose },
  { says: 'a name that begins alike', type: 'presubmit', spec: uploads(told({ ...BILLING, repo: 'billing-site' })), refused: whose },
  { says: 'nothing of a repository', type: 'presubmit', spec: uploads(), refused: whose },
  { says: 'two at once', type: 'presubmit', spec: uploads(told(BILLING), told(APP)), refused: whose },
  {
    says: 'the container of the job', type: 'presubmit', refused: /only initupload and sidecar of Prow itself may have billing-store/,
    spec: { ...uploads(told(BILLING)), containers: [{ ...own('sidecar', [told(BILLING)]), name: 'test', image: 'golang:1.26' }] },
  },
];
