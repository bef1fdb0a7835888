import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CheckContext, Minor } from '../check';
import { Emitted } from './emitted';
import { APP_ID } from './inputs';
import type { VariantName } from './variants';

export const REPOSITORY = join(__dirname, '..', '..', '..');

/** Something that is applied to a cluster. */
export interface Output {
  readonly name: string;
  /** The arguments of its `secrets.sh`, run where the inputs are; undefined where it has no such script. */
  readonly secrets?: readonly string[];
  /** Minors that have all kinds of it; left out, every minor. */
  readonly minors?: readonly Minor[];
  /** Namespaces that it takes for granted. */
  readonly namespaces?: readonly string[];
  /** It has custom resources of other projects. */
  readonly crds?: true;
  make(context: CheckContext): Promise<string>;
}

const app = ['--app-id', String(APP_ID), '--app-key', 'app.private-key.pem'];
const s3Keys = ['', 'jobs-'].flatMap((of) => ['access', 'secret'].flatMap((kind) => [`--s3-${of}${kind}-key-file`, `${kind}-key`]));

export const defaultApp: Output = { name: 'dist', secrets: app, make: async () => join(REPOSITORY, 'dist') };

export const examples: readonly Output[] = [
  example('kubeadm-flannel', { secrets: app }),
  // Two Services of it are for a Prow that somebody else runs.
  example('library', { namespaces: ['old-prow'], crds: true }),
  example('environments', {
    crds: true, below: 'production', secrets: [...app, ...s3Keys],
  }),
  // nobody reads what the files hold
  example('public-project', {
    crds: true,
    secrets: [...app, ...s3Keys, ...['cherrypicker-token', 'oauth2-proxy-client-id', 'oauth2-proxy-client-secret', 'slack-token', 'kubeconfig-strangers', 'kubeconfig-deployments']
      .flatMap((option) => [`--${option}-file`, 'token'])],
  }),
];

export const localPath = variant('local-path', app);
export const quota = variant('quota', app);

/** With a policy of a kind that came with 1.36. */
export const enterprise: Output = { ...variant('enterprise', [...app, '--ca-file', 'ca.crt']), minors: ['1.37'] };

/** All that scales Prow, and watches it. */
export const watched: Output = { ...variant('watched', app), crds: true };

export const variantOutputs: readonly Output[] = [
  localPath,
  watched,
  variant('ephemeral', app),
  enterprise,
  variant('enterprise-with-own-clonerefs', [...app, '--ca-file', 'ca.crt']),
  variant('token', ['--token-file', 'token', ...s3Keys]),
  variant('gcs', [...app, '--gcs-key-file', 'google.json', '--gcs-jobs-key-file', 'google.json']),
  quota,
  variant('several-repositories', app),
];

export const everyOption = variant('every-option', app);

/** For Prow's own loader and checker alone: what differs are texts in ConfigMaps. */
export const everyWord = variant('every-word', app);

export const withJobs = variant('dist-with-jobs', app);

export async function emitted(context: CheckContext, output: Output): Promise<Emitted> {
  return new Emitted(await context.once(`output ${output.name}`, () => output.make(context)));
}

function variant(name: VariantName, secrets: readonly string[]): Output {
  return {
    name,
    secrets,
    make: async (context) => {
      const folder = context.newFolder(`outputs/${name}`);
      // Loaded only when it is wanted: it takes longer than many a check.
      const { synthesise } = await import('./variants');
      synthesise(name, folder);
      return folder;
    },
  };
}

/** `below` is the folder of one of its environments. */
function example(name: string, { below = '', ...options }: Pick<Output, 'secrets' | 'namespaces' | 'crds'> & { readonly below?: string }): Output {
  return {
    name: join('examples', name, below),
    ...options,
    make: async (context) => {
      const folder = context.newFolder(`outputs/example-${name}`);
      // The condition makes the package's name mean src/ instead of the built package.
      const node = ['--conditions=cdk8s-prow-source', '--require=ts-node/register/transpile-only', `examples/${name}/main.ts`];
      await promisify(execFile)(process.execPath, node, { cwd: REPOSITORY, env: { ...process.env, CDK8S_OUTDIR: folder } });
      if (readdirSync(folder).length === 0) throw new Error(`examples/${name}/main.ts wrote nothing into CDK8S_OUTDIR`);
      return join(folder, below);
    },
  };
}
