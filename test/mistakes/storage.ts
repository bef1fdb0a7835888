import { ObjectStorage, type InClusterStorageOptions, type S3StorageOptions, UpstreamManifest } from '../../src';
import { app, Mistake } from './mistake';

const s3 = (options: Partial<S3StorageOptions>) => ObjectStorage.s3({ bucket: 'acme-prow', ...options });
const store = (options: InClusterStorageOptions) => ObjectStorage.inCluster(options);

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
