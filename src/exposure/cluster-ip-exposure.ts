import { httpUrl } from '../core/net';
import { Where } from '../core/problem';
import { Fields, optional, readProps } from '../core/props';
import { ServiceExposure } from '../core/service-exposure';
import { closedPagesNote } from './config-pages';
import { ExposureContext, ExposurePlan, SERVICES_ONLY } from './exposure-plan';
import { wayFromInside } from './private-deck-way';
import { deckUrl as siteUrl } from './words';

/** What is known of a proxy that is not made here. Nothing of it makes an object. */
export interface ClusterIpExposureOptions {
  /**
   * URL that GitHub sends webhooks to, with its path, which ends in `/hook`. It only appears in the notes.
   * Errors: `WebhookPathInvalid` and `WebhookUrlNotPublic` from what it is given to, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - not known
   */
  readonly hookUrl?: string;

  /**
   * URL under which people see deck. It ends up in the links that Prow writes into pull requests; a slash at its end is left out.
   * Errors: `DeckUrlWithPath`, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - not known: pull requests get no links
   */
  readonly deckUrl?: string;
}

const CLUSTER_IP = {
  hookUrl: optional(httpUrl),
  deckUrl: optional(siteUrl),
} satisfies Fields<ClusterIpExposureOptions>;

/** The plan in which nothing outside the cluster is answered from here. */
export function clusterIpExposure(options: ClusterIpExposureOptions): (context: ExposureContext) => ExposurePlan {
  const { hookUrl, deckUrl } = readProps(Where.call('Exposure.clusterIp'), options, CLUSTER_IP);
  return ({ closedPages, privateDeckUrl }) => ({
    ...SERVICES_ONLY,
    hook: ServiceExposure.clusterIp(),
    deck: ServiceExposure.clusterIp(),
    ...wayFromInside(privateDeckUrl),
    hookUrl,
    deckUrl: deckUrl?.replace(/\/+$/, ''),
    toldToGitHub: true,
    notes: [...(hookUrl === undefined ? [NO_WAY_IN] : []), ...(closedPages.length === 0 ? [] : [closedPagesNote(NO_WAY_OUT)])],
  });
}

const NO_WAY_IN = 'The Services hook and deck answer inside the cluster only: webhooks of GitHub need a proxy of your own that sends POST /hook to hook.';

const NO_WAY_OUT = 'whatever lets others in to deck should answer 404 for both, also where a letter of them is written as its escape (/%63onfig)';
