import { Json } from '../config/json';
import { inUpstreamWords } from '../config/upstream-words';
import { decorationEntries } from '../decoration/decoration-section';
import { DecorationSettings } from '../decoration/decoration-options';
import { DeckSettings, pagesOf } from './deck-options';
import { PlankSettings } from './plank-options';
import { GithubReporterSettings, PushGatewaySettings } from './report-options';
import { SinkerSettings, timesOf } from './sinker-options';

/** What was said of sections that have properties of their own. */
export interface SectionSettings {
  readonly decoration: readonly DecorationSettings[];
  readonly plank: PlankSettings;
  readonly sinkerTimes: SinkerSettings;
  readonly deckPages: DeckSettings;
  readonly pushGateway: PushGatewaySettings | undefined;
  readonly githubReporter: GithubReporterSettings | undefined;
}

/** Of all properties of a Prow those that are sections. */
export function sectionsOf({ decoration, plank, sinker, deck, pushGateway, githubReporter }: SaidOfSections): SectionSettings {
  return { decoration, plank, sinkerTimes: timesOf(sinker), deckPages: pagesOf(deck), pushGateway, githubReporter };
}

interface SaidOfSections extends Omit<SectionSettings, 'sinkerTimes' | 'deckPages'> {
  readonly sinker: SinkerSettings;
  readonly deck: DeckSettings;
}

/** The same in Prow's words, by section; nothing of what was not said. */
export function saidSections({ decoration, plank, sinkerTimes, deckPages, pushGateway, githubReporter }: SectionSettings): Readonly<Record<string, Json>> {
  const { spyglass, branding, defaultRerunAuthConfigs, ...pages } = deckPages;
  const entries = decorationEntries(decoration);
  return {
    plank: { ...inUpstreamWords(plank), ...entries.length === 0 ? {} : { default_decoration_config_entries: entries } },
    sinker: inUpstreamWords(sinkerTimes),
    deck: inUpstreamWords({
      ...inUpstreamWords(pages),
      branding: branding && inUpstreamWords(branding),
      default_rerun_auth_configs: defaultRerunAuthConfigs?.map(({ repository, cluster, ...people }) => inUpstreamWords({
        repo: repository, cluster, rerun_auth_configs: inUpstreamWords(people),
      })),
      spyglass: spyglass && inUpstreamWords(spyglass),
    }),
    // probes go by what is served
    push_gateway: pushGateway === undefined ? {} : { ...inUpstreamWords(pushGateway), serve_metrics: true },
    github_reporter: githubReporter === undefined ? {} : inUpstreamWords(githubReporter),
  };
}
