import { isPlainObject } from '../../core/props';
import { decorationEntries } from '../decoration/decoration-section';
import { closedRepositories } from '../github/trust-plan';
import { ProwModel } from '../prow-model';
import { cloneDecorations } from './decoration';
import { Json } from './json';
import { camelCase } from './upstream-words';

/** One entry of decoration that a user laid over ours. */
interface Laid {
  readonly place: string;
  /** `*`, an organisation or a repository. */
  readonly repo: string;
  readonly config: Json;
}

/**
 * Overrides of decoration that take from jobs of closed repositories what they clone by, or give it to others: of two entries that are for a job the
 * later one wins, key by key, and those of overrides come last.
 *
 * Source: prow pkg/config/config.go, mergeDefaultDecorationConfig, and pkg/apis/prowjobs/v1/types.go, DecorationConfig.ApplyDefault, at a61940897.
 */
export function cloneOverrideWarnings(model: ProwModel): readonly string[] {
  const { github: { cloneApp, trust, repositories, apiUrl } } = model;
  const [ours] = cloneDecorations(model);
  if (cloneApp === undefined || ours === undefined) return [];
  const closed = closedRepositories(trust);
  const open = repositories.filter((name) => !closed.includes(name) && !closed.includes(name.split('/')[0]));
  return laidOver(model).flatMap(({ place, repo, config }) => {
    const named = (word: string): string => (place.startsWith('decoration') ? camelCase(word) : word);
    const [taken, given] = [closed, open].map((names) => names.filter((name) => isFor(repo, name)));
    const others = Object.keys(ours.config).filter((key) => Object.hasOwn(config, key) && JSON.stringify(config[key]) !== JSON.stringify(ours.config[key]));
    return [
      ...taken.length === 0 || others.length === 0 ? [] : [
        `${place}: ${others.map(named).join(', ')} ${others.length === 1 ? 'takes' : 'take'} the place of what cloneApp says for jobs of ${taken.join(', ')}, and they no longer `
          + `clone: the key is that of the App ${cloneApp.appId}, for ${apiUrl}; leave ${others.length === 1 ? 'it' : 'them'} out, or cloneApp.`,
      ],
      ...given.length === 0 || config.github_app_private_key_secret?.name !== cloneApp.secretName ? [] : [
        `${place}: it brings jobs of ${given.join(', ')} the key of cloneApp, which is for private and internal repositories alone; the policy of job pods refuses `
          + `them. Leave ${named('github_app_private_key_secret')} out, or say in trust that they are private.`,
      ],
    ];
  });
}

function laidOver({ configOverrides: { plank }, sections: { decoration } }: ProwModel): readonly Laid[] {
  const typed = decorationEntries(decoration).map(({ repo = '*', config }, i) => ({ place: `decoration[${i}]`, repo, config: config as Json }));
  if (!isPlainObject(plank)) return typed;
  const { default_decoration_configs: byRepository, default_decoration_config_entries: entries }: Json = plank;
  return [
    ...typed,
    ...Object.entries<unknown>(isPlainObject(byRepository) ? byRepository : {}).map(([repo, config]) => (
      { place: `configOverrides.plank.default_decoration_configs.${repo}`, repo, config })),
    ...(Array.isArray(entries) ? entries as readonly Json[] : []).map((entry, i) => (
      { place: `configOverrides.plank.default_decoration_config_entries[${i}]`, repo: String(entry?.repo ?? '*'), config: entry?.config as unknown })),
  ].filter((one): one is Laid => isPlainObject(one.config));
}

function isFor(repo: string, name: string): boolean {
  return repo === '*' || repo === '' || repo === name || repo === name.split('/')[0] || repo.startsWith(`${name}/`);
}
