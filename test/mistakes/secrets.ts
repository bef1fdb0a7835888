import { ApiObject, Chart } from 'cdk8s';
import { AdmissionMode, BuildCluster, DeckAccess, GitHub, ProwApp, ProwJobs } from '../../src';
import { app, changed, Mistake } from './mistake';

// joined here, so that no scanner takes this file for a leak
const TOKEN = `ghp_${'aB3dE5gH'.repeat(5).slice(0, 36)}`;
const KEY = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n';
const KEPT = 'keep it in a Secret that is made in the cluster, and refer to that by name';

const job = (container: object, spec: object = {}): ProwApp => app({
  jobsAdmission: { presubmitSecrets: [{ name: 'bot', reason: 'may read what everybody may' }] },
  jobs: ProwJobs.of({ presubmits: {
    'acme/app': [{ name: 'unit', always_run: true, spec: { containers: [{ image: 'golang:1.26', command: ['make'], ...container }], ...spec } }],
  } }),
});
const cluster = (name: string): BuildCluster => BuildCluster.kubeconfig(name, { apiServer: 'https://203.0.113.7:6443' });
const object = (json: object) => () =>
  changed({}, (prow) => void new ApiObject(new Chart(prow, 'own'), 'o', { apiVersion: 'v1', metadata: { name: 'o', namespace: 'prow' }, ...json } as never));

const stranger = (prop: string, name: string): string => (
  `new ProwApp({ ${prop} }): "${name}" is a Secret, and the presubmit "unit" runs what somebody else wrote; take a postsubmit or a periodic for it, or name it in `
  + 'jobsAdmission.presubmitSecrets with the reason (PresubmitReachesSecret)');

/** Secrets by value, which would stand in the YAML. */
export const SECRETS: readonly Mistake[] = [
  {
    id: 'J24', says: 'a token of GitHub in the environment of a job',
    input: () => job({ env: [{ name: 'GITHUB', value: TOKEN }] }),
    becomes: {
      refused: [
        `ProwJobs.of({ presubmits.acme/app[0].spec.containers[0].env[0].value }): holds what looks like a token of GitHub (not shown); ${KEPT} (SecretValueInOutput)`,
      ],
    },
    corrected: () => job({ env: [{ name: 'GITHUB', valueFrom: { secretKeyRef: { name: 'bot', key: 'token' } } }] }),
  },
  {
    id: 'J25', says: 'a job that mounts the keys of Prow\'s store',
    input: () => job({}, { volumes: [{ name: 'keys', secret: { secretName: 's3-credentials' } }] }),
    becomes: { refused: [stranger('jobs.presubmits.acme/app[0].spec.volumes[0].secret.secretName', 's3-credentials')] },
    corrected: () => job({}),
  },
  {
    id: 'J25a', says: 'a Secret in the environment of a presubmit, all of one, and one in a preset',
    input: () => app({ jobs: ProwJobs.of({
      presets: [{ labels: { cloud: 'yes' }, env: [{ name: 'T', valueFrom: { secretKeyRef: { name: 'cloud', key: 't' } } }] }],
      presubmits: { 'acme/app': [{ name: 'unit', always_run: true, labels: { cloud: 'yes' }, spec: { containers: [{
        image: 'golang:1.26', command: ['make'], envFrom: [{ secretRef: { name: 'all' } }], env: [{ name: 'K', valueFrom: { secretKeyRef: { name: 'one', key: 'k', optional: true } } }],
      }] } }] },
    }) }),
    becomes: { refused: [
      stranger('jobs.presubmits.acme/app[0].spec.containers[0].env[0].valueFrom.secretKeyRef.name', 'one'),
      stranger('jobs.presubmits.acme/app[0].spec.containers[0].envFrom[0].secretRef.name', 'all'),
      stranger('jobs.presets[0].env[0].valueFrom.secretKeyRef.name', 'cloud'),
    ] },
  },
  {
    id: 'J25b', says: 'jobs that the policy of job pods would refuse',
    input: () => app({
      jobsAdmission: { imageRegistries: ['ghcr.io/acme'] },
      jobs: ProwJobs.of({
        presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: {
          serviceAccountName: 'builder', nodeName: 'node-1', priorityClassName: 'system-node-critical', containers: [{ image: 'golang:1.26', command: ['make'] }],
          volumes: [{ name: 'extras', image: { reference: 'docker.io/other/tools:v1' } }],
        } }] },
        periodics: [{ name: 'nightly', interval: '24h', spec: { containers: [{ image: 'ghcr.io/acme/x:v1', command: ['make'], envFrom: [{ secretRef: { name: 's3-credentials' } }] }] } }],
      }),
    }),
    becomes: { refused: [
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.serviceAccountName }): "builder" is a ServiceAccount, and the presubmit "unit" runs what somebody else wrote; '
        + 'leave it out, or name it in jobsAdmission.presubmitServiceAccounts with the reason (PresubmitReachesSecret)',
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.nodeName }): "node-1" is a node, and the scheduler finds one for pods of jobs; use nodeSelector (JobNotAdmitted)',
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.priorityClassName }): "system-node-critical" is for the cluster\'s own pods; name a class of yours, or leave it '
        + 'out (JobNotAdmitted)',
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.containers[0].image }): "golang:1.26" comes from none of ghcr.io/acme; add its registry to '
        + 'jobsAdmission.imageRegistries (JobNotAdmitted)',
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.volumes[0].image.reference }): "docker.io/other/tools:v1" comes from none of ghcr.io/acme; add its registry to '
        + 'jobsAdmission.imageRegistries (JobNotAdmitted)',
      'new ProwApp({ jobs.periodics[0].spec.containers[0].envFrom[0].secretRef.name }): "s3-credentials" is for the containers that Prow adds, and the policy of job '
        + 'pods refuses it to others; make a Secret for the job, and name that one (JobNotAdmitted)',
    ] },
    corrected: () => app({
      jobsAdmission: { imageRegistries: ['ghcr.io/acme', 'docker.io/library'], presubmitServiceAccounts: [{ name: 'builder', reason: 'has no rights' }] },
      jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: {
        serviceAccountName: 'builder', containers: [{ image: 'docker.io/library/golang:1.26', command: ['make'] }],
      } }] } }),
    }),
  },
  {
    id: 'J25s', says: 'what the policy lets in, where it is off, and what it never lets in',
    input: () => app({ jobsAdmission: {
      mode: AdmissionMode.OFF, secrets: ['a', 'a'], serviceAccounts: ['builder'], priorityClasses: ['low'], tolerations: ['gpu'], imageRegistries: ['ghcr.io/acme'],
      presubmitServiceAccounts: ['one', 'one'].map((name) => ({ name, reason: 'has no rights' })), trustedClusters: ['default'],
    } }),
    becomes: { refused: [
      'new ProwApp({ jobsAdmission.secrets[1] }): "a" is that of [0] already; remove one of them (ElementTwice)',
      'new ProwApp({ jobsAdmission.presubmitServiceAccounts[1] }): "one" is that of [0] already; remove one of them (ElementTwice)',
      ...['secrets', 'serviceAccounts', 'priorityClasses', 'tolerations', 'imageRegistries'].map((prop) => (
        `new ProwApp({ jobsAdmission.${prop} }): is said, and mode is AdmissionMode.OFF, which leaves the policy away; leave it out, or set another mode (PropWithoutEffect)`)),
    ] },
  },
  {
    id: 'J25q', says: 'Secrets that stay with Prow\'s containers, and images that no registry begins',
    input: () => app({
      jobsAdmission: { secrets: ['s3-credentials', 'robot'], imageRegistries: ['docker.io'] },
      jobs: ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }] }),
    }),
    becomes: { refused: [
      'new ProwApp({ jobsAdmission.secrets[0] }): "s3-credentials" is for the containers that Prow adds, and the policy refuses it to others all the same; leave it out '
        + '(PropWithoutEffect)',
      'new ProwApp({ jobs.periodics[0].spec.containers[0].image }): "golang:1.26" comes from none of docker.io; write "docker.io/library/golang:1.26" (JobNotAdmitted)',
    ] },
  },
  {
    id: 'J25r', says: 'images with their tags for registries, and a reason that is none',
    input: () => app({ jobsAdmission: { imageRegistries: ['ghcr.io/acme/app:v1', 'golang:latest', 'registry.acme.dev:5000/ci', 'localhost:5000', 'acme'], presubmitSecrets: [{ name: 'bot', reason: ' ' }] } }),
    becomes: { refused: [
      'new ProwApp({ jobsAdmission.presubmitSecrets[0].reason }): " " says nothing; say why they may (PropMissing)',
      'new ProwApp({ jobsAdmission.imageRegistries[0] }): "ghcr.io/acme/app:v1" has a tag, and what begins with it and a slash is let in; write "ghcr.io/acme" (ImageInvalid)',
      'new ProwApp({ jobsAdmission.imageRegistries[1] }): "golang:latest" has a tag, and what begins with it and a slash is let in; write one like "ghcr.io/acme" (ImageInvalid)',
    ] },
    corrected: () => app({ jobsAdmission: { imageRegistries: ['ghcr.io/acme', 'registry.acme.dev:5000/ci', 'localhost:5000', 'acme'] } }),
  },
  {
    id: 'J25n', says: 'a job that goes to other nodes, and runs in another runtime, than jobs have',
    input: () => app({
      jobNodes: { nodeSelector: { 'acme.dev/jobs': 'yes' }, taint: 'acme.dev/jobs', runtimeClassName: 'gvisor' },
      jobs: ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec: {
        nodeSelector: { 'acme.dev/jobs': 'no' }, runtimeClassName: 'kata', containers: [{ image: 'golang:1.26', command: ['make'] }],
      } }] }),
    }),
    becomes: { refused: [
      'new ProwApp({ jobs.periodics[0].spec.nodeSelector.acme.dev/jobs }): "no" is not "yes", which the nodes of jobs have (jobNodes); leave it out, and it is '
        + 'written here (JobNotAdmitted)',
      'new ProwApp({ jobs.periodics[0].spec.runtimeClassName }): "kata" is not "gvisor", which pods of jobs have (jobNodes); leave it out, and it is written here '
        + '(JobNotAdmitted)',
    ] },
    corrected: () => app({
      existing: { classes: { runtime: ['gvisor'] } },
      jobNodes: { nodeSelector: { 'acme.dev/jobs': 'yes' }, taint: 'acme.dev/jobs', runtimeClassName: 'gvisor' },
      jobs: ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }] }),
    }),
  },
  {
    id: 'J25o', says: 'a taint on the nodes of jobs, and nothing that leads jobs there',
    input: () => app({ jobNodes: { taint: 'acme.dev/jobs' } }),
    becomes: { refused: [
      'new ProwApp({ jobNodes.nodeSelector }): is missing, and a taint alone leads no job to these nodes; name a label that they have (PropMissing)',
    ] },
    corrected: () => app({ jobNodes: { nodeSelector: { 'acme.dev/jobs': 'yes' }, taint: 'acme.dev/jobs' } }),
  },
  {
    id: 'J25p', says: 'a runtime for jobs that is not in the cluster',
    input: () => app({
      existing: { classes: { runtime: ['kata'] } },
      jobNodes: { runtimeClassName: 'gvisor' },
      jobs: ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } }] }),
    }),
    becomes: { warned: [
      'Jobs name a RuntimeClass that is not known in the cluster, and their pods are refused without: `gvisor` (jobs.periodics[0]). Make what is missing, and say '
        + 'what there is with existing: { classes: { runtime: ["gvisor"] } }.',
    ] },
  },
  {
    id: 'J25c', says: 'a Secret, a ServiceAccount and a preset in presubmits of other clusters',
    input: () => app({
      buildClusters: [cluster('workers')],
      jobs: ProwJobs.of({
        presets: [{ labels: { robot: 'yes' }, volumes: [{ name: 'robot', secret: { secretName: 'robot' } }] }],
        presubmits: { 'acme/app': ['one', 'two'].map((name) => ({
          name, cluster: 'workers', always_run: true, labels: { robot: 'yes' },
          spec: { serviceAccountName: 'builder', containers: [{ image: 'golang:1.26', command: ['make'], envFrom: [{ secretRef: { name: 'codecov' } }] }] },
        })) },
      }),
    }),
    becomes: { refused: [
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.containers[0].envFrom[0].secretRef.name }): "codecov" is a Secret, and the presubmits "one" and 1 more run what '
        + 'somebody else wrote; take a postsubmit or a periodic for it, or name it in jobsAdmission.presubmitSecrets with the reason (PresubmitReachesSecret)',
      'new ProwApp({ jobs.presets[0].volumes[0].secret.secretName }): "robot" is a Secret, and the presubmits "one" and 1 more run what somebody else wrote; take a '
        + 'postsubmit or a periodic for it, or name it in jobsAdmission.presubmitSecrets with the reason (PresubmitReachesSecret)',
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.serviceAccountName }): "builder" is a ServiceAccount, and the presubmits "one" and 1 more run what somebody else '
        + 'wrote; leave it out, or name it in jobsAdmission.presubmitServiceAccounts with the reason (PresubmitReachesSecret)',
    ] },
    corrected: () => app({
      buildClusters: [cluster('workers')],
      jobsAdmission: {
        presubmitSecrets: ['codecov', 'robot'].map((name) => ({ name, reason: 'may read what everybody may' })),
        presubmitServiceAccounts: [{ name: 'builder', reason: 'has no rights there' }],
      },
      jobs: ProwJobs.of({
        presets: [{ labels: { robot: 'yes' }, volumes: [{ name: 'robot', secret: { secretName: 'robot' } }] }],
        presubmits: { 'acme/app': [{
          name: 'one', cluster: 'workers', always_run: true, labels: { robot: 'yes' },
          spec: { serviceAccountName: 'builder', containers: [{ image: 'golang:1.26', command: ['make'], envFrom: [{ secretRef: { name: 'codecov' } }] }] },
        }] },
      }),
    }),
  },
  {
    id: 'J25d', says: 'a presubmit in a cluster that is for trusted jobs',
    input: () => app({
      buildClusters: [cluster('trusted')], jobsAdmission: { trustedClusters: ['trusted'] },
      jobs: ProwJobs.of({ presubmits: { 'acme/app': [{
        name: 'unit', cluster: 'trusted', always_run: true, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] },
      }] } }),
    }),
    becomes: { refused: [
      'new ProwApp({ jobs.presubmits.acme/app[0].cluster }): "trusted" is one of jobsAdmission.trustedClusters, and the presubmit "unit" runs what somebody else '
        + 'wrote; name another cluster, or take a postsubmit or a periodic (PresubmitReachesSecret)',
    ] },
    corrected: () => app({
      buildClusters: [cluster('trusted')], jobsAdmission: { trustedClusters: ['trusted'] },
      jobs: ProwJobs.of({ postsubmits: { 'acme/app': [{
        name: 'deploy', cluster: 'trusted', spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] },
      }] } }),
    }),
  },
  {
    id: 'J25e', says: 'a trusted cluster that pull requests may name',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ inRepoConfig: true }] }),
      jobsAdmission: { trustedClusters: ['default', 'trusted'] }, configOverrides: { in_repo_config: { allowed_clusters: { acme: ['trusted'] } } },
    }),
    becomes: { refused: [
      'new ProwApp({ jobsAdmission.trustedClusters[0] }): "default" is open to jobs in pull requests of "acme/app", whose .prow.yaml is read; turn inRepoConfig off in '
        + 'trust of github, or let jobs of strangers run in "default" and trusted ones elsewhere (PresubmitReachesSecret)',
      'new ProwApp({ jobsAdmission.trustedClusters[1] }): "trusted" is open to jobs in pull requests of "acme/app", whose .prow.yaml is read; take it out of '
        + 'configOverrides.in_repo_config.allowed_clusters (PresubmitReachesSecret)',
    ] },
    corrected: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ inRepoConfig: true }] }),
      jobsAdmission: { trustedClusters: ['trusted'] }, configOverrides: { in_repo_config: { allowed_clusters: { acme: ['workers'] } } },
    }),
  },
  {
    id: 'J25f', says: 'a Secret of a registry and a volume of a driver, in a presubmit',
    input: () => app({ jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: {
      imagePullSecrets: [{ name: 'registry' }], volumes: [{ name: 'vault', csi: { driver: 'secrets-store.csi.k8s.io' } }],
      containers: [{ image: 'golang:1.26', command: ['make'] }],
    } }] } }) }),
    becomes: { refused: [
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.imagePullSecrets[0].name }): "registry" is a Secret that pods of presubmits may not name; name it in '
        + 'components.imagePullSecrets, or in jobsAdmission.presubmitSecrets with the reason (JobNotAdmitted)',
      'new ProwApp({ jobs.presubmits.acme/app[0].spec.volumes[0].csi }): is a kind of volume that may hold a Secret, and that pods of presubmits may not have; take a '
        + 'postsubmit or a periodic for it (JobNotAdmitted)',
    ] },
    corrected: () => app({
      components: { imagePullSecrets: ['registry'] },
      jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: {
        imagePullSecrets: [{ name: 'registry' }], containers: [{ image: 'golang:1.26', command: ['make'] }],
      } }] } }),
    }),
  },
  {
    id: 'J25v', says: 'a Secret by which a driver mounts a volume, in a presubmit whose pods nobody looks at',
    input: () => app({
      jobsAdmission: { mode: AdmissionMode.OFF },
      jobs: ProwJobs.of({
        presets: [{ labels: { disk: 'yes' }, volumes: [{ name: 'disk', rbd: { monitors: ['a'], image: 'b', secretRef: { name: 'ceph' } } }] }],
        presubmits: { 'acme/app': [{ name: 'unit', always_run: true, labels: { disk: 'yes' }, spec: {
          containers: [{ image: 'golang:1.26', command: ['make'] }],
          volumes: [{ name: 'vault', csi: { driver: 'd', nodePublishSecretRef: { name: 'vault' } } }, { name: 'share', azureFile: { shareName: 's', secretName: 'azure' } }],
        } }] },
      }),
    }),
    becomes: { refused: [
      stranger('jobs.presubmits.acme/app[0].spec.volumes[0].csi.nodePublishSecretRef.name', 'vault'),
      stranger('jobs.presubmits.acme/app[0].spec.volumes[1].azureFile.secretName', 'azure'),
      stranger('jobs.presets[0].volumes[0].rbd.secretRef.name', 'ceph'),
    ] },
    corrected: () => app({
      jobsAdmission: { mode: AdmissionMode.OFF, presubmitSecrets: [{ name: 'vault', reason: 'opens what everybody may read' }] },
      jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: {
        containers: [{ image: 'golang:1.26', command: ['make'] }],
        volumes: [{ name: 'vault', csi: { driver: 'd', nodePublishSecretRef: { name: 'vault' } } }, { name: 'other', csi: { driver: 'd' } }],
      } }] } }),
    }),
  },
  {
    id: 'D08', says: 'the secret of an OAuth App in an argument',
    input: () => app({ deckAccess: DeckAccess.oauth2Proxy({ org: 'acme', extraArgs: ['--client-secret=hunter2'] }) }),
    becomes: { refused: [`DeckAccess.oauth2Proxy({ extraArgs[0] }): holds what looks like a secret (not shown); ${KEPT} (SecretValueInOutput)`] },
  },
  {
    id: 'V09', says: 'a token in the environment of hook',
    input: () => app({ hook: { env: [{ name: 'TOKEN', value: TOKEN }] } }),
    becomes: { refused: [`new ProwApp({ hook.env[0].value }): holds what looks like a token of GitHub (not shown); ${KEPT} (SecretValueInOutput)`] },
  },
  {
    id: 'V10', says: 'a token in an argument of hook',
    input: () => app({ hook: { extraArgs: [`--github-token=${TOKEN}`] } }),
    becomes: { refused: [`new ProwApp({ hook.extraArgs[0] }): holds what looks like a token of GitHub (not shown); ${KEPT} (SecretValueInOutput)`] },
  },
  {
    id: 'V11', says: 'a private key in an annotation of hook\'s pods',
    input: () => app({ hook: { podAnnotations: { 'acme.dev/key': KEY } } }),
    becomes: { refused: [`new ProwApp({ hook.podAnnotations.acme.dev/key }): holds what looks like a private key (not shown); ${KEPT} (SecretValueInOutput)`] },
  },
  {
    id: 'X09', says: 'a Secret with values inside a List',
    input: object({ kind: 'List', items: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'bot' }, stringData: { token: 'x' } }] }),
    becomes: {
      refused: [
        '[own/o] items[0].stringData: holds a value for "token", which would stand in the YAML; make the Secret in the cluster, '
          + 'and refer to it by name (SecretValueInOutput)',
      ],
    },
  },
  {
    id: 'X10', says: 'a Secret without a value, which empties the one of the cluster',
    input: object({ kind: 'Secret', metadata: { name: 'hmac-token', namespace: 'prow' }, stringData: { hmac: '' } }),
    becomes: {
      refused: [
        '[own/o] stringData: is empty for "hmac", which would overwrite what the cluster has there; make the Secret in the cluster, '
          + 'and refer to it by name (SecretOverwritten)',
      ],
    },
  },
  {
    id: 'X12', says: 'a private key in a ConfigMap',
    input: object({ kind: 'ConfigMap', data: { 'key.pem': KEY } }),
    becomes: { refused: [`[own/o] data.key.pem: holds what looks like a private key (not shown); ${KEPT} (SecretValueInOutput)`] },
    corrected: object({ kind: 'ConfigMap', data: { 'cert.pem': KEY.replaceAll('PRIVATE KEY', 'CERTIFICATE') } }),
  },
  {
    id: 'secret of the wrong type', says: 'a password in a list, as the variable of a job',
    input: () => ProwJobs.of({ periodics: [{
      name: 'unit', interval: '1h', spec: { containers: [{ image: 'golang:1.26', command: ['make'], env: [{ name: 'DB_PASSWORD', value: ['correct-horse'] }] }] },
    }] }),
    becomes: { refused: [
      'ProwJobs.of({ periodics[0].spec.containers[0].env[0].value }): what was given (not shown) is not a string; write a text (WrongType)',
    ] },
  },
  {
    id: 'secret in a setting of the wrong type', says: 'a token in a list of settings',
    input: () => app({ configOverrides: { slack_reporter_configs: [{ token: 'correct-horse' }] } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.slack_reporter_configs: [{"token":"a value that looks like a secret (not shown)"}] is not an object; '
        + 'write { name: value } (WrongType)',
    ] },
  },
];
