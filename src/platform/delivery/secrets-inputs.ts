import { GitHubSecretKey } from '../../prow/github/github-plan';
import { SecretFormat } from './secret-formats';

/** The functions of `secrets.sh` that take one kind of input each. */
export const TAKES = ['take_number', 'take_private_key', 'take_word', 'take_google_key', 'take_certificates', 'take_value'] as const;

/** Something that nobody but the user has, given to `secrets.sh` as an option. */
export interface ScriptInput {
  /** The option, with its hyphens. */
  readonly option: string;
  /** What stands behind it in the help. */
  readonly placeholder: 'NUMBER' | 'FILE';
  /** Its line in the help. */
  readonly help: string;
  /** Its checked copy in the script's working folder. */
  readonly copy: string;
  /** The command that writes the file; absent where its user has it from elsewhere. */
  readonly writtenBy?: string;
  /** Shell function that checks it and makes the copy. */
  readonly take: (typeof TAKES)[number];
}

/** What is given for anything but GitHub's Secret. */
export const INPUTS = {
  s3AccessKey: { option: '--s3-access-key-file', placeholder: 'FILE', help: 'file with the access key of the S3 store', copy: 'access-key', take: 'take_word' },
  s3SecretKey: { option: '--s3-secret-key-file', placeholder: 'FILE', help: 'file with the secret key of the S3 store', copy: 'secret-key', take: 'take_word' },
  s3JobsAccessKey: {
    option: '--s3-jobs-access-key-file', placeholder: 'FILE', help: 'file with the access key that jobs have for the S3 store', copy: 'jobs-access-key',
    take: 'take_word',
  },
  s3JobsSecretKey: {
    option: '--s3-jobs-secret-key-file', placeholder: 'FILE', help: 'file with the secret key that jobs have for the S3 store', copy: 'jobs-secret-key',
    take: 'take_word',
  },
  gcsJobsKey: {
    option: '--gcs-jobs-key-file', placeholder: 'FILE', help: 'JSON key of a service account that may put objects into the bucket of the logs, for jobs',
    copy: 'jobs-google-key.json', take: 'take_google_key',
  },
  gcsKey: {
    option: '--gcs-key-file', placeholder: 'FILE', help: 'JSON key of a service account that may write to the bucket',
    copy: 'google-key.json', take: 'take_google_key',
  },
  ca: {
    option: '--ca-file', placeholder: 'FILE', help: 'PEM bundle that the GitHub server\'s certificate is checked against',
    copy: 'ca.crt', take: 'take_certificates',
  },
  cloneAppKey: {
    option: '--clone-app-key', placeholder: 'FILE', help: 'private key of the GitHub App by which jobs clone, the .pem file as downloaded; not that of Prow',
    copy: 'clone-app-key.pem', take: 'take_private_key',
  },
  cherrypickerToken: {
    option: '--cherrypicker-token-file', placeholder: 'FILE', help: 'file with the personal access token of the user that cherrypicker is', copy: 'cherrypicker-token',
    take: 'take_word',
  },
  deckClientId: {
    option: '--deck-client-id-file', placeholder: 'FILE', help: 'file with the client ID of the OAuth App by which people sign in at deck',
    copy: 'deck-client-id', take: 'take_word',
  },
  deckClientSecret: {
    option: '--deck-client-secret-file', placeholder: 'FILE', help: 'file with a client secret of that OAuth App', copy: 'deck-client-secret', take: 'take_word',
  },
} as const satisfies Readonly<Record<string, ScriptInput>>;

const GITHUB: Readonly<Record<GitHubSecretKey['content'], ScriptInput>> = {
  'app-id': { option: '--app-id', placeholder: 'NUMBER', help: 'number of the GitHub App, from its settings page', copy: 'app-id', take: 'take_number' },
  'app-private-key': {
    option: '--app-key', placeholder: 'FILE', help: 'private key of the GitHub App, the .pem file as downloaded', copy: 'app-key.pem', take: 'take_private_key',
  },
  token: { option: '--token-file', placeholder: 'FILE', help: 'file with the personal access token', copy: 'token', take: 'take_word' },
};

/** What a key of GitHub's Secret is filled from. */
export function githubInput({ content }: GitHubSecretKey): ScriptInput {
  return GITHUB[content];
}

/** What is in its checked copy. */
export function formatOf({ take }: ScriptInput): SecretFormat {
  return take.slice('take_'.length) as SecretFormat;
}

/** The option as a user writes it. */
export function usageOf({ option, placeholder }: ScriptInput): string {
  return `${option} ${placeholder}`;
}

/** The shell variable of the option's argument. */
export function variableOf({ option }: ScriptInput): string {
  return option.slice(2).replace(/-/g, '_');
}
