import { dataKey, secretName } from '../../core/names';
import { Rule } from '../../core/props';
import { PropsReader } from '../../core/props-reader';
import { EdgePodModel, readScalableEdgePod } from '../edge/edge-pod-model';
import { Hosts, readHosts } from '../hosts';
import { refuseTls } from '../refuse-tls';
import { CloudflaredOptions } from './cloudflared-options';

/** A tunnel with every default filled in. */
export interface CloudflaredModel {
  readonly pod: EdgePodModel;
  readonly hosts: Hosts;
  readonly identity: TunnelIdentity;
}

/** How the pods of a tunnel sign in at Cloudflare. */
export interface TunnelIdentity {
  readonly secretName: string;
  readonly key: string;
  /** With credentials only; a token says itself which tunnel it belongs to. */
  readonly tunnelId?: string;
}

/** Newest release of August 2026; published for amd64 and arm64, runs as user 65532. Source: cloudflared 2026.8.2, Dockerfile and RELEASE_NOTES. */
export const CLOUDFLARED_IMAGE = 'docker.io/cloudflare/cloudflared:2026.8.2';

/** Name of the file of credentials in its Secret. */
export const CREDENTIALS_KEY = 'credentials.json';

export function readCloudflared(p: PropsReader<CloudflaredOptions>): CloudflaredModel {
  refuseTls(p, 'TLS ends at Cloudflare, with certificates of its own', 'leave it out');
  return {
    pod: readScalableEdgePod(p, { image: CLOUDFLARED_IMAGE, memoryLimit: '256Mi' }),
    // the words and the rules of both are the same
    hosts: readHosts(p),
    identity: readIdentity(p),
  };
}

function readIdentity(p: PropsReader<CloudflaredOptions>): TunnelIdentity {
  const tunnelId = p.optional('tunnelId', uuid);
  const credentials = p.optional('credentialsSecretName', secretName, 'cloudflared-credentials');
  const token = p.optional('tokenSecretName', secretName, 'cloudflared-token');
  const key = p.optional('tokenSecretKey', dataKey, 'token');
  if (p.given('tunnelId')) {
    for (const prop of (['tokenSecretName', 'tokenSecretKey'] as const).filter((name) => p.given(name))) {
      p.problem(prop, { what: 'is given together with tunnelId, whose credentials are a file', instead: 'keep one of them', code: 'MutuallyExclusive' });
    }
    return { secretName: credentials, key: CREDENTIALS_KEY, tunnelId };
  }
  if (p.given('credentialsSecretName')) {
    p.problem('tunnelId', { what: 'is missing beside credentialsSecretName', instead: 'give the ID that "cloudflared tunnel list" shows, or tokenSecretName alone', code: 'PropMissing' });
  }
  return { secretName: token, key };
}

/** What is refused is not shown, in case it is the token. */
const uuid: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) {
    report({ what: 'what was given (not shown) is not the ID of a tunnel', instead: 'write the one that "cloudflared tunnel list" shows, in lower case', code: 'TunnelIdInvalid' });
  }
  return value as string;
};
