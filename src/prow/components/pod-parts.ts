import { endpointUrl } from '../../core/endpoint';
import { updatedJobMaps } from '../config/config-updater-section';
import { CA_KEY, GITHUB_MOUNT, GitHubAuthPlan, GitHubPlan } from '../github/github-plan';
import { CONFIG_MAP, JOB_CONFIG_MAP, PLUGINS_MAP } from '../object-names';
import { ProwModel } from '../prow-model';
import { slackTokens } from '../slack/slack-options';
import { StorageUser } from '../storage/storage-users';
import { PodPart } from './pod-part';

const CA_MOUNT = '/etc/github-ca';
const SCRATCH_LIMIT = '1Gi';
const CLONES_LIMIT = '10Gi';

/** `config.yaml` and all job config. ConfigMaps are mounted as folders, because Prow reloads them and a `subPath` never changes. */
export function configPart({ jobFiles, configUpdater }: ProwModel): PodPart {
  const jobs = [JOB_CONFIG_MAP, ...updatedJobMaps({ configUpdater }), ...jobFiles.map(({ map }) => map)];
  return {
    args: ['--config-path=/etc/config/config.yaml', '--job-config-path=/etc/job-config'],
    volumes: [
      { name: 'config', configMap: { name: CONFIG_MAP } },
      { name: 'job-config', projected: { sources: jobs.map((name) => ({ configMap: { name } })) } },
    ],
    mounts: [
      { name: 'config', mountPath: '/etc/config', readOnly: true },
      { name: 'job-config', mountPath: '/etc/job-config', readOnly: true },
    ],
  };
}

/** `plugins.yaml`. */
export const pluginsPart: PodPart = {
  args: ['--plugin-config=/etc/plugins/plugins.yaml'],
  volumes: [{ name: 'plugins', configMap: { name: PLUGINS_MAP } }],
  mounts: [{ name: 'plugins', mountPath: '/etc/plugins', readOnly: true }],
};

/** The one folder that every process may write to; git and Go look for it under `HOME` and `/tmp`. */
export const scratchPart: PodPart = {
  env: [{ name: 'HOME', value: '/tmp' }],
  volumes: [{ name: 'tmp', emptyDir: { sizeLimit: SCRATCH_LIMIT } }],
  mounts: [{ name: 'tmp', mountPath: '/tmp' }],
};

/** Where Prow's git client keeps its clones, whatever `TMPDIR` says. Source: prow pkg/git/v2/client_factory.go at a61940897. */
export const clonesPart: PodPart = {
  volumes: [{ name: 'var-tmp', emptyDir: { sizeLimit: CLONES_LIMIT } }],
  mounts: [{ name: 'var-tmp', mountPath: '/var/tmp' }],
};

/** What GitHub signs webhooks with. */
export function webhookPart({ hmac: { secretName } }: ProwModel): PodPart {
  return {
    volumes: [{ name: 'webhook', secret: { secretName } }],
    mounts: [{ name: 'webhook', mountPath: '/etc/webhook', readOnly: true }],
  };
}

/** Access to GitHub: by ghproxy first, and directly when ghproxy does not answer. */
export function githubPart(model: ProwModel, auth: GitHubAuthPlan = model.github.auth): PodPart {
  const { github, endpoints } = model;
  return {
    args: [
      ...(github.enterprise ? [`--github-host=${github.host}`] : []),
      // with the API's own path: GitHub's links to further pages carry it, and Prow follows them through the same proxy
      `--github-endpoint=${endpointUrl(endpoints.ghproxy)}${apiPath(github)}`,
      `--github-endpoint=${github.apiUrl}`,
      `--github-graphql-endpoint=${graphqlUrl(model)}`,
      ...auth.args,
    ],
    env: [
      ...auth.environment.map(({ name, key }) => ({ name, valueFrom: { secretKeyRef: { name: auth.secretName, key } } })),
      ...(github.caConfigMapName ? gitTrust(github.host) : []),
    ],
    volumes: [{ name: 'github', secret: { secretName: auth.secretName } }],
    mounts: [{ name: 'github', mountPath: GITHUB_MOUNT, readOnly: true }],
  };
}

/** The CA of an Enterprise server, beside those of the image: Go reads this folder on top of the system's bundle. */
export function certificatesPart(github: GitHubPlan): PodPart {
  if (!github.caConfigMapName) return {};
  return {
    env: [{ name: 'SSL_CERT_DIR', value: CA_MOUNT }],
    volumes: [{ name: 'github-ca', configMap: { name: github.caConfigMapName } }],
    mounts: [{ name: 'github-ca', mountPath: CA_MOUNT, readOnly: true }],
  };
}

// for this one server only: GIT_SSL_CAINFO would take the system's bundle away from every other
function gitTrust(host: string) {
  return [
    { name: 'GIT_CONFIG_COUNT', value: '1' },
    { name: 'GIT_CONFIG_KEY_0', value: `http.https://${host}/.sslCAInfo` },
    { name: 'GIT_CONFIG_VALUE_0', value: `${CA_MOUNT}/${CA_KEY}` },
  ];
}

/** A component's own credentials of the object store. */
export function storagePart({ storage: { credentials, s3 } }: ProwModel, user: StorageUser): PodPart {
  // without the JSON of a Secret nothing else tells Amazon's client the region
  if (!credentials) return s3 === undefined ? {} : { env: [{ name: 'AWS_REGION', value: s3.region }] };
  return {
    args: [`${credentials.flag}=${credentials.mountPath}/${credentials.key}`],
    volumes: [{ name: 'storage-credentials', secret: { secretName: credentials.secretNames[user] } }],
    mounts: [{ name: 'storage-credentials', mountPath: credentials.mountPath, readOnly: true }],
  };
}

/** The tokens of Slack, for crier. */
export function slackPart({ slack }: Pick<ProwModel, 'slack'>): PodPart {
  if (slack === undefined) return {};
  const tokens = slackTokens(slack).map((token) => ({ ...token, name: token.host === undefined ? 'slack' : `slack-${token.host}` }));
  return {
    args: [
      `--slack-workers=${slack.workers}`,
      ...tokens.map(({ host, name, secretKey }) => (
        `${host === undefined ? '--slack-token-file=' : `--additional-slack-token-files=${host}=`}/etc/${name}/${secretKey}`)),
    ],
    volumes: tokens.map(({ name, secretName }) => ({ name, secret: { secretName } })),
    mounts: tokens.map(({ name }) => ({ name, mountPath: `/etc/${name}`, readOnly: true })),
  };
}

function apiPath({ apiUrl }: GitHubPlan): string {
  return new URL(apiUrl).pathname.replace(/\/$/, '');
}

// ghproxy knows GraphQL only as /graphql, and an Enterprise server has it at /api/graphql
function graphqlUrl({ github, endpoints }: ProwModel): string {
  if (!github.enterprise) return `${endpointUrl(endpoints.ghproxy)}/graphql`;
  return github.apiUrl.endsWith('/api/v3') ? github.apiUrl.replace(/\/v3$/, '/graphql') : `${github.apiUrl}/graphql`;
}
