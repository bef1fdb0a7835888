import { Finding } from '../../../core/problem';
import { httpUrl } from '../../../core/net';
import { Fields, optional, required, shape, ValuesOf } from '../../../core/props';
import { text } from '../../../core/safe-text';
import { prometheusDuration } from '../prometheus-duration';
import { ProbedPage } from './probed-page';

/** Who asks hook and deck from outside whether they answer. */
export interface ProbesOptions {
  /**
   * Where Prometheus finds the blackbox exporter: `http://blackbox-exporter.monitoring:9115`. It becomes `spec.prober` of both Probes: host and port,
   * scheme, and the path, which is `/probe` where none is said. Errors: `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   */
  readonly prober: string;

  /**
   * Module of the exporter by which hook is asked. hook answers everything but a POST with 405, so the module has to take that for good:
   * `valid_status_codes: [405]`. `spec.module` of Probe `prow-hook`.
   * @default prow_hook
   */
  readonly hookModule?: string;

  /**
   * Module by which deck is asked. The default takes 200 to 299 for good, behind at most ten redirects; whoever stands before deck and asks people who
   * they are may answer 401 or 403, which a module of yours has to say then. `spec.module` of Probe `prow-deck`.
   * @default http_2xx
   */
  readonly deckModule?: string;

  /**
   * What is asked of hook, with the path: `https://prow.acme.dev/hook`. `spec.targets.staticConfig.static` of Probe `prow-hook`.
   * @default - the webhook URL of `exposure`; where that is not known, `ProbeTargetUnknown`
   */
  readonly hookUrl?: string;

  /**
   * What is asked of deck. `spec.targets.staticConfig.static` of Probe `prow-deck`.
   * @default - deck's address by `exposure`; where that is not known, `ProbeTargetUnknown`
   */
  readonly deckUrl?: string;

  /**
   * How often they are asked, in Prometheus's words. `spec.interval`. Error: `DurationInvalid`.
   * @default - what Prometheus does for all
   */
  readonly interval?: string;
}

const DECK_MODULE = 'http_2xx';

const PROBES = {
  prober: required(httpUrl),
  hookModule: optional(text, 'prow_hook'),
  deckModule: optional(text),
  hookUrl: optional(httpUrl),
  deckUrl: optional(httpUrl),
  interval: optional(prometheusDuration),
} satisfies Fields<ProbesOptions>;

export const probes = shape(PROBES);

export type ProbesSettings = ValuesOf<typeof PROBES>;

/** Where the ways in lead, as far as they know it. */
export interface PublicAddresses {
  readonly hookUrl?: string;
  readonly deckUrl?: string;
}

/** What is asked: what was said, or where the ways in lead. */
export function probedPages(said: ProbesSettings | undefined, known: PublicAddresses): readonly ProbedPage[] {
  if (said === undefined) return [];
  const hookUrl = said.hookUrl ?? known.hookUrl;
  const deckUrl = said.deckUrl ?? known.deckUrl;
  return [
    ...hookUrl === undefined ? [] : [{ component: 'hook', url: hookUrl, module: said.hookModule } as const],
    ...deckUrl === undefined ? [] : [{ component: 'deck', url: deckUrl, module: said.deckModule ?? DECK_MODULE } as const],
  ];
}

/** What cannot be asked. */
export function probeFindings(said: ProbesSettings | undefined, known: PublicAddresses): readonly Finding[] {
  if (said === undefined) return [];
  return (['hook', 'deck'] as const).filter((component) => (said[`${component}Url`] ?? known[`${component}Url`]) === undefined).map((component) => ({
    what: `nobody knows at which URL ${component} is asked from outside, because the exposure names none`,
    instead: `write Monitoring.prometheusOperator({ probes: { ${component}Url } }), or give the exposure its address`, code: 'ProbeTargetUnknown',
  }));
}

/** What is asked, and does not answer as its module wants. */
export function probeWarnings(said: ProbesSettings | undefined, { isDeckOpen }: { readonly isDeckOpen: boolean }): readonly string[] {
  return said === undefined || said.deckModule !== undefined || said.deckUrl !== undefined || isDeckOpen ? [] : [
    `monitoring.probes: deck is asked by the module ${DECK_MODULE}, and what stands before it answers 403 to strangers, so that ProwUnreachable would never end. Write `
      + 'deckModule: \'prow_door\', which docs/monitoring.md has, or the module of yours that takes 403.',
  ];
}
