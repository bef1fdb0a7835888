import { Json } from '../config/json';
import { inUpstreamWords } from '../config/upstream-words';
import { DecorationSettings } from './decoration-options';

/** Entries of `plank.default_decoration_config_entries`, in Prow's words. */
export function decorationEntries(said: readonly DecorationSettings[]): readonly Json[] {
  return said.map(({ repository, cluster, ...config }) => inUpstreamWords({ repo: repository, cluster, config: configYaml(config) }));
}

function configYaml({
  storage, utilityImages, resources, oauthToken, s3CredentialsSecretName, gcsCredentialsSecretName, sshKeySecretNames, cookiefileSecretName, ...words
}: Omit<DecorationSettings, 'repository' | 'cluster'>): Json {
  return inUpstreamWords({
    ...inUpstreamWords(words),
    utility_images: utilityImages && inUpstreamWords(utilityImages),
    resources: resources && inUpstreamWords(resources),
    gcs_configuration: storage && inUpstreamWords({ ...inUpstreamWords({ ...storage, mediaTypes: undefined }), mediaTypes: storage.mediaTypes }, asItIs),
    s3_credentials_secret: s3CredentialsSecretName,
    gcs_credentials_secret: gcsCredentialsSecretName,
    ssh_key_secrets: sshKeySecretNames,
    cookiefile_secret: cookiefileSecretName,
    oauth_token_secret: oauthToken && { name: oauthToken.secretName, key: oauthToken.secretKey },
  });
}

function asItIs(word: string): string {
  return word;
}
