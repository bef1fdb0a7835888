import { dataKey, secretName } from '../../core/names';
import { Finding } from '../../core/problem';
import { Fields, optional, Props, Rule, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { secluded } from '../../core/reach';
import { ScalableEdgePodOptions, scalableEdgePodFields } from '../edge/edge-pod-options';
import { distinct, HOSTS, settleHosts } from '../hosts';

/** A tunnel to Cloudflare, and the names under which Cloudflare answers for hook and deck. Other names than public ones raise `HostNotPublic`. */
export interface CloudflaredOptions extends ScalableEdgePodOptions {
  /**
   * Domain of both: hook answers at `hook.<domain>`, deck at `deck.<domain>`. It has to be a zone at Cloudflare, or lie in one.
   * `ingress[].hostname` in ConfigMap `cloudflared`. Errors: `HostNotDnsName`, `MutuallyExclusive` beside the other two, `NameTooLong`,
   * `PropMissing` without them.
   * @default - hookHost and deckHost say it
   */
  readonly domain?: string;

  /**
   * Host at which GitHub sends webhooks to `/hook`; nothing else of hook answers there. Errors: `HostNotDnsName`, `PropMissing` beside `deckHost`.
   * @default - hook.<domain>
   */
  readonly hookHost?: string;

  /**
   * Host at which people see deck. It may be hook's: `/hook` goes to hook then, and all else to deck.
   * Errors: `HostNotDnsName`, `PropMissing` beside `hookHost`.
   * @default - deck.<domain>
   */
  readonly deckHost?: string;

  /**
   * ID of a tunnel that `cloudflared tunnel create` made: a UUID. Its rules are those in ConfigMap `cloudflared` for certain, and pods sign
   * in by the file of credentials that the command wrote. `tunnel` in that ConfigMap. Error: `TunnelIdInvalid`.
   * @default - a token says which tunnel it is
   */
  readonly tunnelId?: string;

  /**
   * Secret in Prow's namespace with the key `credentials.json`: the file `<tunnelId>.json`. `secrets.sh` makes it when it is missing.
   * Without `tunnelId` it raises `PropMissing`; other error: `SecretNameInvalid`.
   * @default cloudflared-credentials
   */
  readonly credentialsSecretName?: string;

  /**
   * Secret in Prow's namespace with the token of the tunnel, from Cloudflare's dashboard or `cloudflared tunnel token`; `secrets.sh` makes it
   * when it is missing. Environment variable `TUNNEL_TOKEN`. Beside `tunnelId` it raises `MutuallyExclusive`; other error: `SecretNameInvalid`.
   * @default cloudflared-token
   */
  readonly tokenSecretName?: string;

  /**
   * Key of the token in that Secret. Errors: `DataKeyInvalid`, `MutuallyExclusive` beside `tunnelId`.
   * @default token
   */
  readonly tokenSecretKey?: string;
}

/** Newest release of August 2026; published for amd64 and arm64, runs as user 65532. Source: cloudflared 2026.8.2, Dockerfile and RELEASE_NOTES. */
export const CLOUDFLARED_IMAGE = 'docker.io/cloudflare/cloudflared:2026.8.2';

/** Name of the file of credentials in its Secret. */
export const CREDENTIALS_KEY = 'credentials.json';

/** What is refused is not shown, in case it is the token. */
const uuid: Rule<string> = (value, report) => {
  if (typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return value;
  const instead = 'write the one that "cloudflared tunnel list" shows, in lower case';
  return report({ what: 'what was given (not shown) is not the ID of a tunnel', instead, code: 'TunnelIdInvalid' });
};

export const CLOUDFLARED_FIELDS = {
  ...scalableEdgePodFields({ image: CLOUDFLARED_IMAGE, memoryLimit: '256Mi' }),
  ...HOSTS,
  tunnelId: optional(uuid),
  credentialsSecretName: optional(secretName, 'cloudflared-credentials'),
  tokenSecretName: optional(secretName, 'cloudflared-token'),
  tokenSecretKey: optional(dataKey, 'token'),
} satisfies Fields<CloudflaredOptions>;

type Read = ValuesOf<typeof CLOUDFLARED_FIELDS>;
type Reader = Props<keyof typeof CLOUDFLARED_FIELDS>;

/** A tunnel with every default filled in. */
export type CloudflaredSettings = ReturnType<typeof settleCloudflared>;

export function settleCloudflared(pod: Read, p: Reader) {
  const identity = identityOf(pod, p);
  const hosts = settleHosts(pod, p);
  for (const finding of distinct(hosts).flatMap(notPublic)) p.problem('', finding);
  return { pod, identity, hosts };
}

/** A name for which Cloudflare never answers. */
export function notPublic(host: string | undefined): readonly Finding[] {
  if (host === undefined || secluded(host) === undefined) return [];
  const what = `${quote(host)} is not a name of the public DNS, and Cloudflare answers for names of its zones alone`;
  return [{ what, instead: 'name a zone at Cloudflare, or something below one', code: 'HostNotPublic' }];
}

/** How the pods of a tunnel sign in at Cloudflare. */
export interface TunnelIdentity {
  readonly secretName: string;
  readonly key: string;
  /** With credentials only; a token says itself which tunnel it belongs to. */
  readonly tunnelId?: string;
}

function identityOf(o: Read, p: Reader): TunnelIdentity {
  if (o.tunnelId !== undefined) {
    for (const prop of (['tokenSecretName', 'tokenSecretKey'] as const).filter((name) => p.given(name))) {
      p.problem(prop, { what: 'is given together with tunnelId, whose credentials are a file', instead: 'keep one of them', code: 'MutuallyExclusive' });
    }
    return { secretName: o.credentialsSecretName, key: CREDENTIALS_KEY, tunnelId: o.tunnelId };
  }
  if (p.given('credentialsSecretName')) {
    const instead = 'give the ID that "cloudflared tunnel list" shows, or tokenSecretName alone';
    p.problem('tunnelId', { what: 'is missing beside credentialsSecretName', instead, code: 'PropMissing' });
  }
  return { secretName: o.tokenSecretName, key: o.tokenSecretKey };
}
