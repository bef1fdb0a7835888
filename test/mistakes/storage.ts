import { Cni, ObjectStorage, ProwJobs, StorageIdentity, type InClusterStorageOptions, type S3StorageOptions, UpstreamManifest, WorkloadIdentity } from '../../src';
import { app, Mistake } from './mistake';

const s3 = (options: Partial<S3StorageOptions>) => ObjectStorage.s3({ bucket: 'acme-prow', ...options });
const store = (options: InClusterStorageOptions) => ObjectStorage.inCluster(options);

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const roles = StorageIdentity.eksRoles({ prow: role('prow'), jobs: role('prow-jobs') });

/** Stores that nothing gets into, and what is downloaded. */
export const STORAGE: readonly Mistake[] = [
  {
    id: 'R04', says: 'a store in the folder of a node\'s own program',
    input: () => store({ localPath: { node: 'node1', path: '/etc/kubernetes' } }),
    becomes: { refused: ['ObjectStorage.inCluster({ localPath.path }): "/etc/kubernetes" belongs to the node\'s own programs, '
      + 'and all of it would be handed to the store\'s group; give a folder of its own, like "/srv/prow" (PathHoldsSystem)'] },
    corrected: () => store({ localPath: { node: 'node1', path: '/var/lib/prow' } }),
  },
  {
    id: 'R05', says: 'the bucket in the address of the server',
    input: () => s3({ endpoint: 'https://s3.acme.dev/acme-prow' }),
    becomes: { refused: ['ObjectStorage.s3({ endpoint }): "https://s3.acme.dev/acme-prow" holds the bucket, which stands behind it once more in each request; '
      + 'write "https://s3.acme.dev" (StoreEndpointUnfit)'] },
    corrected: () => s3({ endpoint: 'https://s3.acme.dev' }),
  },
  {
    id: 'R06', says: 'a store on the computer of whoever wrote it',
    input: () => s3({ endpoint: 'http://localhost:9000' }),
    becomes: { refused: ['ObjectStorage.s3({ endpoint }): "http://localhost:9000" is each pod itself, and no store is in it; '
      + 'write the name of the store\'s Service, like "http://minio.storage:9000" (StoreEndpointUnfit)'] },
    corrected: () => s3({ endpoint: 'http://minio.storage:9000' }),
  },
  {
    id: 'R07', says: 'Amazon\'s address of one region, and the name of another',
    input: () => s3({ endpoint: 'https://s3.eu-west-1.amazonaws.com', region: 'eu-central-1' }),
    becomes: { refused: ['ObjectStorage.s3({ endpoint }): "https://s3.eu-west-1.amazonaws.com" is in eu-west-1, and requests are signed for eu-central-1; '
      + 'write region: "eu-west-1" and leave endpoint out (StoreEndpointUnfit)'] },
    corrected: () => s3({ region: 'eu-west-1' }),
  },
  {
    id: 'R08', says: 'no check of a certificate, and no certificate',
    input: () => s3({ endpoint: 'http://minio.storage:9000', insecure: true }),
    becomes: {
      refused: ['ObjectStorage.s3({ insecure }): "http://minio.storage:9000" has no certificate that could be checked; leave it out (PropWithoutEffect)'],
    },
    corrected: () => s3({ endpoint: 'https://minio.storage:9000', insecure: true }),
  },
  {
    id: 'R09', says: 'a bucket with dots that is to stand in the host of an address with https',
    input: () => app({ storage: s3({ bucket: 'logs.acme.dev', endpoint: 'https://s3.acme.dev', forcePathStyle: false }) }),
    becomes: { accepted: 'Amazon\'s client for Go, which Prow has, puts a bucket with dots into the path by itself where the address has https' },
  },
  {
    id: 'R10', says: 'a region of Amazon without its second hyphen',
    input: () => s3({ region: 'eu-central1' }),
    becomes: { refused: ['ObjectStorage.s3({ region }): "eu-central1" is not a region of Amazon; did you mean "eu-central-1"? (RegionInvalid)'] },
    corrected: () => s3({ region: 'eu-central-1' }),
  },
  {
    id: 'R12', says: 'a store in the cluster at a port of one\'s own, which its Service does not lead to',
    input: () => store({ extraArgs: ['--port=:9000'] }),
    becomes: { refused: ['ObjectStorage.inCluster({ extraArgs[0] }): "--port" of versitygw is set by us, and a second one would overrule it or be ignored; '
      + 'leave it out: the Service and policies go by port 7070 (ArgumentTaken)'] },
    corrected: () => store({ extraArgs: ['--quiet'] }),
  },
  {
    id: 'R13', says: 'the keys of Prow for jobs too',
    input: () => app({ storage: s3({ credentialsSecretName: 'keys', jobsCredentialsSecretName: 'keys' }) }),
    becomes: { warned: ['The Secret "keys" with the keys of Prow is in the namespace of jobs too, by jobsCredentialsSecretName: what reads it there may write over '
      + 'every log, and what tide and status-reconciler keep. Give jobs a Secret of their own.'] },
    corrected: () => app({ storage: s3({ credentialsSecretName: 'keys' }) }),
  },
  {
    id: 'R14', says: 'a key where the name of the Secret of jobs belongs',
    input: () => s3({ jobsCredentialsSecretName: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }),
    becomes: { refused: ['ObjectStorage.s3({ jobsCredentialsSecretName }): what was given (not shown) is not the name of a Secret; '
      + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)'] },
    corrected: () => s3({ jobsCredentialsSecretName: 'keys-of-jobs' }),
  },
  {
    id: 'R15', says: 'a key of Google for jobs alone',
    input: () => ObjectStorage.gcs({ bucket: 'acme-prow', jobsCredentialsSecretName: 'for-jobs' }),
    becomes: { refused: ['ObjectStorage.gcs({ jobsCredentialsSecretName }): "for-jobs" would be read by nobody, because Prow has no Secret, and pods of jobs sign in as '
      + 'themselves then; write credentialsSecretName too, or leave it out (PropWithoutEffect)'] },
    corrected: () => ObjectStorage.gcs({ bucket: 'acme-prow', credentialsSecretName: 'for-prow', jobsCredentialsSecretName: 'for-jobs' }),
  },
  {
    id: 'R16', says: 'one role for Prow and for jobs',
    input: () => app({ storage: s3({ identity: StorageIdentity.eksRoles({ prow: role('prow'), jobs: role('prow') }) }) }),
    becomes: { warned: ['Jobs are "arn:aws:iam::123456789012:role/prow" in the cloud, as crier, deck, tide, status-reconciler of Prow: whoever may change what a job '
      + 'runs may do there what Prow may. Give jobs one of their own.'] },
    corrected: () => app({ storage: s3({ identity: roles }) }),
  },
  {
    id: 'R17', says: 'a job with a ServiceAccount of its own, which is nobody in the cloud',
    input: () => app({
      storage: s3({ identity: roles }),
      jobs: ProwJobs.of({ periodics: [{
        name: 'nightly', interval: '24h', spec: { serviceAccountName: 'deployer', containers: [{ image: 'golang:1.26', command: ['make'] }] },
      }] }),
    }),
    becomes: { warned: ['The job "nightly" runs as the ServiceAccount "deployer", and Prow\'s containers in its pod upload to s3://acme-prow as that one: let it in '
      + '"test-pods" be "arn:aws:iam::123456789012:role/prow-jobs" too, or leave serviceAccountName out.'] },
  },
  {
    id: 'R18', says: 'policies for another identity than that of the store',
    input: () => app({ storage: s3({ identity: roles }), cni: Cni.calico(), clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] }, isolation: { workloadIdentity: WorkloadIdentity.NODE } }),
    becomes: { refused: ['new ProwApp({ isolation.workloadIdentity }): is "node", and the store is used by StorageIdentity.eksRoles(), which policies would shut off; '
      + 'write "eksIrsa", or leave it out (MutuallyExclusive)'] },
    corrected: () => app({ storage: s3({ identity: roles }), cni: Cni.calico(), clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] }, isolation: { workloadIdentity: WorkloadIdentity.EKS } }),
  },
  {
    id: 'R19', says: 'the keys of a user in place of a role',
    input: () => StorageIdentity.eksRoles({ prow: 'AKIAIOSFODNN7EXAMPLE', jobs: role('prow-jobs') }),
    becomes: { refused: ['StorageIdentity.eksRoles({ prow }): what was given (not shown) is not the ARN of a role of AWS; write one like '
      + '"arn:aws:iam::123456789012:role/prow-jobs" (CloudWordInvalid)'] },
    corrected: () => StorageIdentity.eksRoles({ prow: role('prow'), jobs: role('prow-jobs') }),
  },
  {
    id: 'R20', says: 'logs that are kept for no day',
    input: () => store({ retentionDays: 0 }),
    becomes: { refused: ['ObjectStorage.inCluster({ retentionDays }): 0 is outside 1-36500; pick a number in that range (NumberOutOfRange)'] },
    corrected: () => store({ retentionDays: 1 }),
  },
  {
    id: 'R21', says: 'logs that are kept for a word',
    input: () => s3({ retentionDays: '30d' as never }),
    becomes: { refused: ['ObjectStorage.s3({ retentionDays }): "30d" is not a number; write an integer from 1 to 36500 (WrongType)'] },
    corrected: () => s3({ retentionDays: 30 }),
  },
  {
    id: 'B01', says: 'GitHub\'s page about a manifest',
    input: () => UpstreamManifest.of({ name: 'controller', version: 'v1.2.0', url: 'https://github.com/acme/controller/blob/v1.2.0/deploy/install.yaml' }),
    becomes: { refused: ['UpstreamManifest.of({ url }): "https://github.com/acme/controller/blob/v1.2.0/deploy/install.yaml" is a page about the file; '
      + 'write "https://raw.githubusercontent.com/acme/controller/v1.2.0/deploy/install.yaml" (UpstreamUrlIsPage)'] },
    corrected: () => UpstreamManifest.of({
      name: 'controller', version: 'v1.2.0', url: 'https://raw.githubusercontent.com/acme/controller/v1.2.0/deploy/install.yaml',
    }),
  },
  {
    id: 'B03', says: 'a version of cert-manager without the letter of its tag',
    input: () => UpstreamManifest.certManager({ version: '1.21.1' }),
    becomes: {
      refused: [
        'UpstreamManifest.certManager({ version }): "1.21.1" is no tag: those of this project begin with "v"; write "v1.21.1" (UpstreamVersionInvalid)',
      ],
    },
    corrected: () => UpstreamManifest.certManager({ version: 'v1.21.1' }),
  },
];
