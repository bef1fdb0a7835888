import { DeckLogin } from '../../src/prow/deck-login/deck-login';
import { GitHub } from '../../src/prow/github/github';
import { GitHubAuth } from '../../src/prow/github/github-auth';
import { RepositoryVisibility } from '../../src/prow/github/repository-trust';
import { ProwJobs } from '../../src/prow/jobs/prow-jobs';
import { ExternalPlugin } from '../../src/prow/plugins/external-plugin';
import { ProwModel } from '../../src/prow/prow-model';
import { ProwPlan, ProwPlanOptions } from '../../src/prow/prow-plan';
import { ObjectStorage } from '../../src/prow/storage/object-storage';
import { StorageIdentity } from '../../src/prow/storage/storage-identity';

const repositories = ['acme/app'];

function model(options: Partial<ProwPlanOptions> = {}): ProwModel {
  return ProwPlan.of({ github: GitHub.cloud({ repositories }), ...options })._model;
}

const role = (name: string, partition = '') => `arn:aws${partition}:iam::123456789012:role/${name}`;
const account = (name: string) => `${name}@acme-iam.iam.gserviceaccount.com`;

/** One Prow for each way in which `secrets.sh` or what the store is told differs. */
export const VARIANTS = {
  inCluster: model(),
  s3: model({ storage: ObjectStorage.s3({ bucket: 'logs', endpoint: 'https://s3.acme.dev/it\'s', stateBucket: 'state', retentionDays: 90 }) }),
  amazon: model({ storage: ObjectStorage.s3({ bucket: 'logs' }) }),
  shared: model({ storage: ObjectStorage.s3({ bucket: 'logs', credentialsSecretName: 'keys', jobsCredentialsSecretName: 'keys' }) }),
  google: model({ storage: ObjectStorage.gcs({ bucket: 'logs', credentialsSecretName: 'gcs-credentials' }) }),
  identity: model({ storage: ObjectStorage.gcs({ bucket: 'logs' }) }),
  ephemeral: model({ storage: ObjectStorage.inCluster({ ephemeral: true }) }),
  roles: model({ storage: ObjectStorage.s3({
    bucket: 'logs', region: 'cn-north-1', identity: StorageIdentity.eksRoles({ prow: role('prow', '-cn'), jobs: role('prow-jobs', '-cn'), crier: role('crier', '-cn'), clusterName: 'ci' }),
  }) }),
  podIdentity: model({ storage: ObjectStorage.s3({ bucket: 'logs', identity: StorageIdentity.eksPodIdentity({ prow: role('prow'), jobs: role('prow-jobs') }) }) }),
  gke: model({ storage: ObjectStorage.gcs({
    bucket: 'logs', identity: StorageIdentity.gke({ prow: account('prow-ci'), jobs: account('jobs-ci'), clusterProject: 'acme-clusters' }), retentionDays: 1,
  }) }),
  token: model({ github: GitHub.cloud({ repositories: ['acme'], auth: GitHubAuth.token() }) }),
  picker: model({ externalPlugins: [ExternalPlugin.cherrypicker({ githubToken: { tokenKey: 'oauth' } })] }),
  enterprise: model({ kubernetesVersion: '1.36', github: GitHub.enterprise({ repositories, host: 'github.acme.dev', caConfigMapName: 'acme-ca' }) }),
  oneSecret: model({
    namespace: 'ci', jobsNamespace: 'ci-jobs', hmacSecretName: 'github', hmacSecretKey: 'webhook',
    github: GitHub.cloud({ repositories, auth: GitHubAuth.app({ secretName: 'github', appIdKey: 'appid', privateKeyKey: 'cert' }) }),
  }),
  login: model({ deckUrl: 'https://deck.acme.dev', deckLogin: DeckLogin.github({ orgs: ['acme'], scopes: ['repo'] }) }),
  loginWithoutKeys: model({
    storage: ObjectStorage.gcs({ bucket: 'logs' }), deckUrl: 'https://deck.acme.dev/it\'s',
    deckLogin: DeckLogin.github({ users: ['alice'], secretName: 'deck', secretKey: 'oauth', cookieSecretName: 'deck', cookieSecretKey: 'cookie' }),
  }),
} satisfies Record<string, ProwModel>;

/** Prows whose first job is somewhere else. */
export const FIRST_JOBS = {
  private: model({
    github: GitHub.cloud({
      repositories: ['acme/app', 'acme/lib'], trust: [{ repositories: ['acme/app'], visibility: RepositoryVisibility.PRIVATE }],
    }),
  }),
  organisation: model({ github: GitHub.cloud({ repositories: ['acme'], trust: [{ inRepoConfig: true }] }) }),
  coded: model({
    jobs: ProwJobs.of({
      presubmits: {
        'acme/app': [
          { name: 'asked-for', always_run: false, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } },
          { name: 'unit', always_run: true, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } },
        ],
      },
    }),
  }),
} satisfies Record<string, ProwModel>;

export type Variant = keyof typeof VARIANTS;
