import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

const users = {
  'admin': 'system:masters',
  // Their own users, so that what they may do comes from RBAC as in a real cluster.
  'system:kube-controller-manager': '',
  'system:kube-scheduler': '',
} as const;

export type ClusterUser = keyof typeof users;

export interface ClusterCredentials {
  readonly tokenFile: string;
  readonly serviceAccountKeyFile: string;
  readonly tokens: Readonly<Record<ClusterUser, string>>;
}

/** Writes the API server's static tokens and the key that signs ServiceAccount tokens. */
export function writeCredentials(folder: string): ClusterCredentials {
  const names = Object.keys(users) as ClusterUser[];
  const tokens = Object.fromEntries(names.map((name) => [name, randomBytes(16).toString('hex')])) as Record<ClusterUser, string>;
  const lines = names.map((name) => `${tokens[name]},${name},${name},"${users[name]}"\n`);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    tokens,
    tokenFile: writeSecret(folder, 'tokens.csv', lines.join('')),
    serviceAccountKeyFile: writeSecret(folder, 'service-account.key', privateKey.export({ type: 'pkcs1', format: 'pem' }) as string),
  };
}

export interface KubeconfigOptions {
  readonly url: string;
  readonly caFile: string;
  readonly token: string;
  readonly namespace?: string;
}

export function writeKubeconfig(folder: string, name: string, options: KubeconfigOptions): string {
  const { url, caFile, token, namespace } = options;
  return writeSecret(folder, `${name}.kubeconfig`, stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'conformance', cluster: { 'server': url, 'certificate-authority': caFile } }],
    'users': [{ name, user: { token } }],
    'contexts': [{ name: 'conformance', context: { cluster: 'conformance', user: name, ...(namespace && { namespace }) } }],
    'current-context': 'conformance',
  }));
}

function writeSecret(folder: string, name: string, content: string): string {
  const file = join(folder, name.replaceAll(':', '-'));
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}
