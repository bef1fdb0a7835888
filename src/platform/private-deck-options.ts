import { Fields, optional, Read, required, shape } from '../core/props';
import { boolean, instanceOf } from '../core/values';
import { DeckAccess } from '../exposure/deck-access/deck-access';
import { deckUrl } from '../exposure/words';
import { ScalableComponentOptions, SCALABLE_FIELDS } from '../prow/components/component-options';

/** A second deck for what not everybody may see, behind a login of its own. */
export interface PrivateDeckOptions extends ScalableComponentOptions {
  /**
   * What people type to see it, and what links in pull requests of hidden repositories begin with. The exposure makes it answer there: an Ingress, a Gateway
   * and a tunnel by the host, node ports and load balancers by the port (80 where it has none). Behind `Exposure.clusterIp()` and `Tunnel.relay()` something of
   * yours has to lead there. Errors: `DeckUrlWithPath`, `NodePortOutOfRange`, `PrivateDeckNotApart`, `PrivateDeckUrlUnfit`, `UrlInvalid`, `UrlWithoutScheme`.
   */
  readonly url: string;

  /**
   * Who may see it: `DeckAccess.oauth2Proxy(…)`, whose objects are called `private-oauth2-proxy`. `DeckAccess.open()` raises `PrivateDeckOpen`.
   */
  readonly access: DeckAccess;

  /**
   * Whether it shows nothing but what the first deck leaves out (`--hidden-only`), or everything (`--show-hidden`).
   * @default true
   */
  readonly hiddenOnly?: boolean;
}

const PRIVATE_DECK = {
  ...SCALABLE_FIELDS,
  url: required(deckUrl),
  access: required(instanceOf(DeckAccess, 'DeckAccess.oauth2Proxy({ org })')),
  hiddenOnly: optional(boolean, true),
} satisfies Fields<PrivateDeckOptions>;

/** It asks people who they are, whatever else stands before the first one. */
export const privateDeck = shape(PRIVATE_DECK, ({ url, access, ...said }, p) => {
  if (access._isOpen) {
    p.problem('access', {
      what: 'lets everybody see what the first deck leaves out', instead: 'write DeckAccess.oauth2Proxy({ org }) or the like', code: 'PrivateDeckOpen',
    });
  }
  if (access._publicPaths.length > 0) {
    p.problem('access', {
      what: `lets everybody see ${access._publicPaths.join(', ')} of what the first deck leaves out`, instead: 'leave publicPaths out', code: 'PrivateDeckOpen',
    });
  }
  return { ...said, access, url: url.replace(/\/+$/, '') };
});

/** A second deck with all that was said of it. */
export type SaidPrivateDeck = Read<typeof privateDeck>;
