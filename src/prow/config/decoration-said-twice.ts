import { isPlainObject, Note } from '../../core/props';
import { decorationEntries } from '../decoration/decoration-section';
import { ProwModel } from '../prow-model';
import { DECORATION_CONFIG } from '../typed-jobs/decoration-config';
import { typedPath } from '../typed-jobs/job-word';
import { withoutNull } from './deep-merge';
import { Json } from './json';

/** An entry of the override, and its place below `plank`. */
interface Laid {
  readonly place: string;
  readonly repo?: unknown;
  readonly cluster?: unknown;
  readonly config: unknown;
}

/**
 * Words of `decoration` that the override says of the same jobs again: of two entries the later one wins, word by word, and another one may lie above.
 * Source: prow pkg/apis/prowjobs/v1/types.go, DecorationConfig.ApplyDefault, at a61940897.
 */
export function checkDecorationTwice({ configOverrides: { plank }, sections: { decoration } }: ProwModel, note: Note): void {
  if (decoration.length === 0 || !isPlainObject(plank)) return;
  if (plank.default_decoration_config_entries === null) {
    note.at('default_decoration_config_entries')({ what: 'takes the place of decoration', instead: 'say it in one of the two', code: 'MutuallyExclusive' });
    return;
  }
  const typed = decorationEntries(decoration);
  for (const { place, config, ...whom } of laidOver(withoutNull(plank))) {
    const index = typed.findIndex((one) => jobsOf(one) === jobsOf(whom));
    for (const path of index === -1 ? [] : bothSay(typed[index].config as Json, config)) {
      note.at(place + path)({
        what: `takes the place of decoration[${index}]${typedPath(path, DECORATION_CONFIG)}`, instead: 'say it in one of the two', code: 'MutuallyExclusive',
      });
    }
  }
}

function laidOver({ default_decoration_configs: byRepository, default_decoration_config_entries: entries }: Json): readonly Laid[] {
  return [
    ...Object.entries<unknown>(isPlainObject(byRepository) ? byRepository : {}).map(([repo, config]) => (
      { place: `default_decoration_configs.${repo}`, repo, config })),
    ...(Array.isArray(entries) ? entries as readonly unknown[] : []).flatMap((entry, i) => (isPlainObject(entry)
      ? [{ place: `default_decoration_config_entries[${i}].config`, repo: entry.repo, cluster: entry.cluster, config: entry.config }] : [])),
  ];
}

/** Whom an entry is for; nothing is the same as `*`. Source: prow pkg/config/config.go, matches of DefaultDecorationConfigEntry. */
function jobsOf({ repo, cluster }: { readonly repo?: unknown; readonly cluster?: unknown }): string {
  return JSON.stringify([repo, cluster].map((one) => (one === undefined || one === '' ? '*' : one)));
}

/** Paths of what is no object and stands in both. */
function bothSay(typed: Json, over: unknown): readonly string[] {
  if (!isPlainObject(over)) return [];
  return Object.entries<unknown>(typed).filter(([key]) => over[key] !== undefined).flatMap(([key, value]) => (
    isPlainObject(value) && isPlainObject(over[key]) ? bothSay(value, over[key]).map((path) => `.${key}${path}`) : [`.${key}`]));
}
