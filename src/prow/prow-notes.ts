import { withoutNull } from './config/deep-merge';
import { ProwModel } from './prow-model';

/** What of a decoration lets jobs clone what is not public. Source: prow pkg/apis/prowjobs/v1/types.go, DecorationConfig, at a61940897. */
const CLONE_CREDENTIALS = ['github_app_id', 'oauth_token_secret', 'ssh_key_secrets'];

/** What is good to know of a Prow, and nobody here can see. */
export function prowNotes({ configOverrides, jobsNamespace }: ProwModel): readonly string[] {
  const decoration = JSON.stringify(withoutNull(configOverrides.plank ?? {}));
  if (CLONE_CREDENTIALS.some((key) => decoration.includes(`"${key}":`))) return [];
  return [
    `Jobs clone without credentials, which is enough for public repositories. For private ones make a Secret in \`${jobsNamespace}\` with the private key of `
      + 'the GitHub App, and name it in `configOverrides: { plank: { default_decoration_config_entries: [{ config: { github_app_id: \'…\', '
      + 'github_app_private_key_secret: { name: \'…\', key: \'…\' } } }] } }`.',
  ];
}
