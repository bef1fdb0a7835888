import { httpUrl } from '../core/net';
import { Where } from '../core/problem';
import { Fields, optional, readProps, required, shape } from '../core/props';
import { ServiceExposure } from '../core/service-exposure';
import { boolean, instanceOf } from '../core/values';
import { ScalableComponentOptions, SCALABLE_FIELDS } from './components/component-options';
import { ProwModel } from './prow-model';
import { ProwOptions } from './prow-options';
import { PROW_FIELDS } from './prow-fields';
import { resolveProw } from './resolve-prow';

/** Options of `ProwPlan.of`. */
export interface ProwPlanOptions extends ProwOptions {
  /**
   * How hook's Service is reached.
   * @default ServiceExposure.clusterIp()
   */
  readonly hookExposure?: ServiceExposure;

  /**
   * How deck's Service is reached.
   * @default ServiceExposure.clusterIp()
   */
  readonly deckExposure?: ServiceExposure;

  /**
   * Address of deck in a browser; links in statuses of pull requests begin with it. Error: `UrlWithoutScheme`.
   * @default - statuses carry no link
   */
  readonly deckUrl?: string;

  /**
   * A second deck for what the first one leaves out, which `PrivateDeck` makes. What leads people to it and asks them who they are is yours: nothing else may
   * reach its Service. With `gcsweb` that leads `/s3/` (or `/gcs/`), `/icons/` and `/styles/` to Service `gcsweb`. Error: `PrivateDeckEmpty`.
   * @default - there is one deck
   */
  readonly privateDeck?: PrivateDeckPlanOptions;
}

/** A second deck of a plan, whose way in and whose login are somebody else's. */
export interface PrivateDeckPlanOptions extends ScalableComponentOptions {
  /** Its address in a browser; links of hidden repositories begin with it. Errors: `UrlInvalid`, `UrlWithoutScheme`. */
  readonly url: string;

  /**
   * Whether it shows nothing but what the first deck leaves out (`--hidden-only`), or everything (`--show-hidden`).
   * @default true
   */
  readonly hiddenOnly?: boolean;
}

const privateDeck = shape({
  ...SCALABLE_FIELDS, url: required(httpUrl), hiddenOnly: optional(boolean, true),
} satisfies Fields<PrivateDeckPlanOptions>, ({ url, hiddenOnly, ...pod }) => ({ url: withoutSlash(url), hiddenOnly, pod }));

const FIELDS = {
  ...PROW_FIELDS,
  hookExposure: optional(instanceOf(ServiceExposure, 'ServiceExposure.nodePort(30001)'), ServiceExposure.clusterIp()),
  deckExposure: optional(instanceOf(ServiceExposure, 'ServiceExposure.nodePort(30002)'), ServiceExposure.clusterIp()),
  deckUrl: optional(httpUrl),
  privateDeck: optional(privateDeck),
} satisfies Fields<ProwPlanOptions>;

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** A checked Prow with every default filled in, from which single components can be made in a chart of one's own. */
export class ProwPlan {
  /** Checks the options and fills in the defaults. Errors: all of those of the options, together. */
  static of(options: ProwPlanOptions): ProwPlan {
    return readProps(Where.call('ProwPlan.of'), options, FIELDS, ({ hookExposure, deckExposure, deckUrl, privateDeck: second, ...said }, p) => (
      new ProwPlan(resolveProw(said, p, { hookExposure, deckExposure, deckUrl: deckUrl && withoutSlash(deckUrl), isDeckOpen: true, privateDeck: second }))
    ));
  }

  /** @internal */
  static _of(model: ProwModel): ProwPlan {
    return new ProwPlan(model);
  }

  private constructor(
    /** @internal */
    readonly _model: ProwModel,
  ) {}
}
