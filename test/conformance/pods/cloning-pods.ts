import { GitHub, RepositoryVisibility } from '../../../src';
import type { JobPod } from './attackers-pods';
import { defaultImages } from './prow-images';

const { PRIVATE, PUBLIC } = RepositoryVisibility;

/** One private repository beside public ones, and an App that clones it. */
export const PRIVATE_GITHUB = GitHub.cloud({
  repositories: ['acme/app', 'acme/billing'], cloneApp: { appId: 123456 },
  trust: [{ visibility: PUBLIC }, { repositories: ['acme/billing'], visibility: PRIVATE }],
});

type Json = Readonly<Record<string, unknown>>;

const BILLING: Json = { org: 'acme', repo: 'billing', repo_link: 'https://github.com/acme/billing', base_ref: 'main', pulls: [{ number: 1, sha: 'abc', title: '../ -x' }] };
const LIB: Json = { org: 'acme', repo: 'app', base_ref: 'main' };
const OPTIONS: Json = {
  src_root: '/home/prow/go', log: '/logs/clone.json', refs: [BILLING], github_api_endpoints: ['https://api.github.com'], github_app_id: '123456',
  github_app_private_key_file: '/secrets/github-app/app_private_key',
};

const KEY = { name: 'github-clone-app', secret: { secretName: 'github-clone-app' } };
const keyed = (name: string, image: string, options: Json): Json => ({
  name, image, env: [{ name: 'CLONEREFS_OPTIONS', value: JSON.stringify(options) }], volumeMounts: [{ name: KEY.name, mountPath: '/secrets/github-app' }],
});
const pod = (options: Json = OPTIONS, name = 'clonerefs', image: string = defaultImages.clonerefs): Json => (
  { initContainers: [keyed(name, image, options)], containers: [{ name: 'test', image: 'golang:1.26' }], volumes: [KEY] });
const lent = (more: Json): Json => ({ ...pod(), initContainers: [{ ...keyed('clonerefs', defaultImages.clonerefs, OPTIONS), ...more }] });
const cloning = (...refs: readonly Json[]): Json => pod({ ...OPTIONS, refs });

const own = /only clonerefs of Prow itself may have github-clone-app/;
const whose = /github-clone-app is for jobs of acme\/billing/;
const where = /what github-clone-app opens is sent to github\.com alone/;
const below = /clones below its own folder, and names branches and commits/;

/** As Prow makes them, and as somebody tried to make them. */
export const CLONE_PODS: readonly JobPod[] = [
  { says: 'a private repository', type: 'presubmit', spec: pod() },
  { says: 'a private repository, by a postsubmit', type: 'postsubmit', spec: pod() },
  { says: 'a public one besides', type: 'presubmit', spec: cloning(BILLING, { ...LIB, path_alias: 'acme.dev/app' }) },
  { says: 'no key, and a public repository', type: 'presubmit', spec: { ...cloning(LIB), initContainers: [], volumes: [] } },
  { says: 'a public repository with the private one besides', type: 'presubmit', spec: cloning(LIB, BILLING), refused: whose },
  { says: 'a name that begins alike', type: 'periodic', spec: cloning({ ...BILLING, repo: 'billing-site' }), refused: whose },
  { says: 'another container of Prow', type: 'presubmit', spec: pod(OPTIONS, 'sidecar'), refused: own },
  { says: 'an image of a stranger', type: 'presubmit', spec: pod(OPTIONS, 'clonerefs', 'evil:1'), refused: own },
  { says: 'the key in the container of the job', type: 'postsubmit', refused: own, spec: { ...pod(), containers: [keyed('test', 'golang:1.26', OPTIONS)] } },
  { says: 'a command in the image of clonerefs', type: 'presubmit', spec: lent({ command: ['sh', '-c', 'cat /secrets/github-app/*'] }), refused: own },
  { says: 'clonerefs beside the job', type: 'presubmit', spec: lent({ restartPolicy: 'Always' }), refused: own },
  { says: 'an API of a stranger', type: 'presubmit', spec: pod({ ...OPTIONS, github_api_endpoints: ['https://evil.example'] }), refused: where },
  { says: 'a clone from a stranger\'s server', type: 'presubmit', spec: cloning(BILLING, { ...LIB, clone_uri: 'https://evil.example/x' }), refused: where },
  { says: 'a folder upwards', type: 'presubmit', spec: cloning({ ...BILLING, path_alias: '../../../root' }), refused: below },
  { says: 'a folder of git\'s own', type: 'presubmit', spec: cloning(BILLING, { ...LIB, path_alias: 'github.com/acme/billing/.git/hooks' }), refused: below },
  { says: 'an option of git for a branch', type: 'batch', spec: cloning(BILLING, { ...LIB, base_ref: '--upload-pack=x' }), refused: below },
];

const TOKEN = { name: 'token', secret: { secretName: 'billing-token' } };
const withToken = (...refs: readonly Json[]): Json => ({
  ...pod(), volumes: [TOKEN],
  initContainers: [{ ...keyed('clonerefs', defaultImages.clonerefs, { ...OPTIONS, refs }), volumeMounts: [{ name: 'token', mountPath: '/secrets/oauth' }] }],
});

/** A token that decoration names for one repository. */
export const TOKEN_PODS: readonly JobPod[] = [
  { says: 'its repository', type: 'presubmit', spec: withToken(BILLING) },
  { says: 'its repository, by an address of SSH', type: 'batch', spec: withToken({ ...BILLING, clone_uri: 'git@github.com:acme/billing.git' }) },
  { says: 'another one, by a periodic', type: 'periodic', spec: withToken(LIB, { ...BILLING, clone_uri: 'https://git.acme.dev/billing' }) },
  { says: 'another one, by a presubmit', type: 'presubmit', spec: withToken(LIB, BILLING), refused: /billing-token is for presubmits of acme\/billing/ },
  {
    says: 'a stranger\'s server', type: 'presubmit', refused: /what billing-token opens is sent to github\.com alone/,
    spec: withToken(BILLING, { ...LIB, clone_uri: 'https://evil.example/x' }),
  },
  {
    says: 'an option of git for an address', type: 'batch', refused: /what billing-token opens is sent to github\.com alone/,
    spec: withToken(BILLING, { ...LIB, clone_uri: '--upload-pack=sh' }),
  },
  { says: 'a folder upwards', type: 'presubmit', refused: /a job with billing-token clones below/, spec: withToken({ ...BILLING, path_alias: '../../../root' }) },
  { says: 'the container of the job', type: 'periodic', refused: /only clonerefs of Prow itself may have billing-token/, spec: { ...withToken(BILLING), containers: [keyed('test', 'golang:1.26', OPTIONS)], volumes: [TOKEN, { ...KEY, secret: { secretName: 'billing-token' } }] } },
];
