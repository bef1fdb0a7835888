import { ScalableEdgePodOptions } from '../edge/scalable-edge-pod-options';

/** A tunnel to Cloudflare, and the names under which Cloudflare answers for hook and deck. */
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
