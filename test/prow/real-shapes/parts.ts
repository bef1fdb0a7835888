import { ExtraVolume } from '../../../src';
import type { Json } from './shape';

/** Decoration as every config.yaml has it in one form or the other. */
export const decoration = (bucket: string, over: Json = {}): Json => ({
  timeout: '2h', grace_period: '15m',
  utility_images: Object.fromEntries(['clonerefs', 'entrypoint', 'initupload',
    'sidecar'].map((name) => [name, `registry.acme.dev/prow/${name}:v20240115-0123456`])),
  gcs_configuration: { bucket, path_strategy: 'explicit' }, gcs_credentials_secret: 'bucket-key', ...over,
});

/** A pod with one container. */
export const pod = (container: Json = {}, more: Json = {}): Json => ({
  containers: [{ image: 'registry.acme.dev/build:1.2', command: ['make'], args: ['check'], ...container }], ...more,
});

/** A pod that runs Docker. */
export const privileged = (container: Json = {}): Json => pod({ securityContext: { privileged: true }, ...container });

export const count = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));

/** Many variables, as jobs that somebody generates have them. */
export const environment = (length: number, width: number): Json[] => count(length, (i) => ({ name: `SETTING_${i}`, value: 'v'.repeat(width) }));

/** A second cluster: a kubeconfig in each of the programs that read it. */
export const kubeconfig = (): Json => {
  const part = {
    extraArgs: ['--kubeconfig=/etc/kubeconfig/config'],
    extraVolumes: [ExtraVolume.secret({ name: 'kubeconfig', mountPath: '/etc/kubeconfig', secretName: 'kubeconfig' })],
  };
  return { prowControllerManager: part, deck: part, crier: part, sinker: part, hook: part };
};

/** A query of tide as nearly everybody writes it. */
export const query = (repos: readonly string[], over: Json = {}): Json => ({
  repos, labels: ['lgtm', 'approved'],
  missingLabels: ['do-not-merge/hold', 'do-not-merge/invalid-owners-file', 'do-not-merge/work-in-progress', 'needs-rebase'], ...over,
});

export const PLUGINS = ['approve', 'assign', 'cat', 'config-updater', 'dog', 'heart', 'hold', 'label', 'lgtm', 'lifecycle', 'override', 'size', 'trigger',
  'verify-owners', 'wip'];

export const CHERRYPICKER = { name: 'cherrypicker', endpoint: 'http://cherrypicker', events: ['issue_comment', 'pull_request'] };
export const NEEDS_REBASE = { name: 'needs-rebase', endpoint: 'http://needs-rebase', events: ['issue_comment', 'pull_request'] };

/** Config and plugins in a repository, and a folder of jobs. */
export const maps = (folder: string, more: Json = {}): Json => ({
  [`${folder}/config.yaml`]: { name: 'config' }, [`${folder}/plugins.yaml`]: { name: 'plugins' }, [`${folder}/jobs/**/*.yaml`]: { name: 'job-config' }, ...more,
});
