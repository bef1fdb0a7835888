import { httpUrl } from '../core/net';
import { Where } from '../core/problem';
import { Fields, optional, readProps } from '../core/props';
import { ServiceExposure } from '../core/service-exposure';
import { instanceOf } from '../core/values';
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
}

const FIELDS = {
  ...PROW_FIELDS,
  hookExposure: optional(instanceOf(ServiceExposure, 'ServiceExposure.nodePort(30001)'), ServiceExposure.clusterIp()),
  deckExposure: optional(instanceOf(ServiceExposure, 'ServiceExposure.nodePort(30002)'), ServiceExposure.clusterIp()),
  deckUrl: optional(httpUrl),
} satisfies Fields<ProwPlanOptions>;

/** A checked Prow with every default filled in, from which single components can be made in a chart of one's own. */
export class ProwPlan {
  /** Checks the options and fills in the defaults. Errors: all of those of the options, together. */
  static of(options: ProwPlanOptions): ProwPlan {
    return readProps(Where.call('ProwPlan.of'), options, FIELDS, ({ hookExposure, deckExposure, deckUrl, ...said }, p) => (
      new ProwPlan(resolveProw(said, p, { hookExposure, deckExposure, deckUrl: deckUrl?.replace(/\/+$/, ''), isDeckOpen: true }))
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
