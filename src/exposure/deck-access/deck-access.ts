import { Where } from '../../core/problem';
import { Fields, optional, readProps } from '../../core/props';
import { boolean } from '../../core/values';
import { CONFIG_PAGES } from '../config-pages';
import { edgePod } from '../edge/edge-pod-options';
import { DeckAccessPlan, DeckFront } from './deck-access-plan';
import { oauth2ProxyPlan } from './oauth2-proxy';
import { OAUTH2_PROXY_FIELDS, Oauth2ProxyOptions, settleOauth2Proxy } from './oauth2-proxy-options';

/** What those may see who see deck without signing in. */
export interface OpenDeckAccessOptions {
  /**
   * Whether `/config` and `/plugin-config` are for everybody too: all of Prow's configuration, with the jobs of repositories that deck's lists leave out.
   * @default - false: what `exposure` makes closes them where it can
   */
  readonly configPages?: boolean;
}

const OPEN = { configPages: optional(boolean, false) } satisfies Fields<OpenDeckAccessOptions>;

/** Who may see deck, which shows jobs, their logs and Prow's configuration. */
export class DeckAccess {
  /**
   * Whoever reaches it. Its pages `/config` and `/plugin-config` are closed to those outside, by what `exposure` makes, unless `configPages` leaves
   * them open: an Ingress and an HTTPRoute lead them to hook, which answers with an empty page, cloudflared and `FrontProxy.envoy()` answer 404; node ports
   * and load balancers without that close no path, and the notes say so. Errors: those of the options.
   */
  static open(options: OpenDeckAccessOptions = {}): DeckAccess {
    const { configPages } = readProps(Where.call('DeckAccess.open'), options, OPEN);
    return new DeckAccess(({ deck, exposure }) => ({
      endpoint: { ...deck, port: exposure._plan.port ?? deck.port }, deckExposure: exposure, notes: [], warnings: [], secrets: [], findings: [],
    }), true, configPages ? [] : CONFIG_PAGES, []);
  }

  /**
   * Members of an organisation or team, users or others who sign in at GitHub: oauth2-proxy stands between deck and the outside.
   * Deployment, Service, ServiceAccount and PodDisruptionBudget `oauth2-proxy`; the Service is reached as the exposure says, and deck's own
   * from inside the cluster only. A `Prow` without `ProwPolicies`, and a `ProwApp` without `isolate`, add a NetworkPolicy `deck`, by which only oauth2-proxy
   * reaches deck, unless the CNI is known to enforce none.
   *
   * Errors: those of the options, all together; `DeckUrlUnknown` where the exposure does not know the address of deck; `DeckUrlNotHttps`.
   */
  static oauth2Proxy(options: Oauth2ProxyOptions): DeckAccess {
    const settings = readProps(Where.call('DeckAccess.oauth2Proxy'), options, OAUTH2_PROXY_FIELDS, settleOauth2Proxy);
    return new DeckAccess((front) => oauth2ProxyPlan(edgePod(front.pods, settings), front), false, [], settings.publicPaths);
  }

  private constructor(
    /** @internal */
    readonly _resolve: (front: DeckFront) => DeckAccessPlan,
    /**
     * Whether nobody is asked who he is.
     * @internal
     */
    readonly _isOpen: boolean,
    /**
     * Pages that nobody from outside is to read.
     * @internal
     */
    readonly _closedPages: readonly string[],
    /**
     * Paths that everybody may read, whoever else has to sign in.
     * @internal
     */
    readonly _publicPaths: readonly string[],
  ) {}
}
