import { Finding } from '../../core/problem';
import { isPlainObject } from '../../core/props';
import { closedRepositories } from '../github/trust-plan';
import { ProwModel } from '../prow-model';
import { PRIVATE_DECK } from '../private-deck-settings';

type Model = Pick<ProwModel, 'configOverrides' | 'externalPlugins' | 'github' | 'isDeckOpen' | 'jobs' | 'privateDeck'>;

/**
 * What a deck that everybody may read leaves out of its lists, and one beside which there is a private one: repositories that not everybody may read at
 * GitHub, and organisations, all of whose repositories Prow hides then. Source: prow pkg/deck/jobs/jobs.go, pjHasHiddenRefs, at a61940897.
 */
export function hiddenRepositories({ isDeckOpen, privateDeck, github: { trust } }: Pick<Model, 'github' | 'isDeckOpen' | 'privateDeck'>): readonly string[] {
  return isDeckOpen || privateDeck !== undefined ? closedRepositories(trust) : [];
}

/** Repositories that are not for everybody, by their visibility or by an override. */
export function hiddenByAnybody({ deck }: ProwModel['configOverrides'], trust: ProwModel['github']['trust']): readonly string[] {
  const said: unknown = deck?.hidden_repos;
  return [...closedRepositories(trust), ...Array.isArray(said) ? said.filter((one): one is string => typeof one === 'string') : []];
}

/** The same, or what an override says in its place. */
export function effectivelyHidden(model: Pick<Model, 'configOverrides' | 'github' | 'isDeckOpen' | 'privateDeck'>): readonly string[] {
  const { deck } = model.configOverrides;
  const said: unknown = deck === null ? [] : deck?.hidden_repos;
  return said === undefined ? hiddenRepositories(model) : Array.isArray(said) ? said.filter((one): one is string => typeof one === 'string') : [];
}

/** That lists are not all there is of a deck; nothing where its user said himself what is hidden. */
export function hiddenRepositoryWarnings(model: Model): readonly string[] {
  const { deck } = model.configOverrides;
  const hidden = hiddenRepositories(model);
  if (hidden.length === 0 || deck === null || deck?.hidden_repos !== undefined) {
    return [...refreshWarnings(model, effectivelyHidden(model)), ...shownByOverride(model, hidden)];
  }
  const refresh = refreshWarnings(model, hidden);
  const leaves = `deck leaves ${hidden.join(', ')} out of its lists of jobs and pull requests (deck.hidden_repos), because not everybody may read them`;
  if (model.privateDeck === undefined) {
    return [
      ...refresh,
      `${leaves}. Who knows or guesses the address of a log or of a job's history still reads it, because deck asks nobody who he is: `
        + 'deckAccess: DeckAccess.oauth2Proxy(…) does, and shows everything to those whom it lets in.',
    ];
  }
  const still = 'Who knows or guesses the address of a log or of a job\'s history still reads it at deck, because both read the same store';
  return [...refresh, model.isDeckOpen ? `${leaves}, and ${PRIVATE_DECK} lists them. ${still}, and deck asks nobody who he is: deckAccess: DeckAccess.oauth2Proxy(…) asks there too.`
    : `${leaves}, and ${PRIVATE_DECK} lists them. ${still}: whoever is let in to deck and not to ${PRIVATE_DECK} should know no such address.`];
}

/** What an override takes out of the list that stands there without it. */
function shownByOverride(model: Model, hidden: readonly string[]): readonly string[] {
  if (isMistyped(model)) return [];
  const still = effectivelyHidden(model);
  const shown = hidden.filter((one) => !still.includes(one) && !still.includes(one.split('/')[0]));
  if (shown.length === 0) return [];
  const whom = model.isDeckOpen ? 'everybody who reaches it' : 'everybody who is let in to it';
  return [
    `${model.configOverrides.deck === null ? 'configOverrides.deck' : 'configOverrides.deck.hidden_repos'} takes the place of the list that follows from trust, `
      + `and no longer hides ${shown.join(', ')}, which not everybody may read: deck shows jobs, logs and pull requests to ${whom}. Hide ${andThem(shown)} there too, `
      + 'or leave it out.',
  ];
}

function andThem(names: readonly string[]): string {
  return names.length === 1 ? 'it' : 'them';
}

/** An override that Prow could not read; what is wrong with it is said where the file is made. */
function isMistyped({ configOverrides: { deck } }: Pick<Model, 'configOverrides'>): boolean {
  if (deck === undefined || deck === null) return false;
  const said: unknown = deck.hidden_repos ?? [];
  return !isPlainObject(deck) || !Array.isArray(said) || said.some((one) => typeof one !== 'string');
}

/** A private deck that would show nothing. */
export function privateDeckFindings(model: Model): readonly Finding[] {
  if (model.privateDeck === undefined || isMistyped(model) || effectivelyHidden(model).length > 0 || hasHiddenJob(model)) return [];
  return [{
    what: 'would show nothing, because no repository is hidden',
    instead: 'say visibility: RepositoryVisibility.PRIVATE of one in trust of github, or configOverrides: { deck: { hidden_repos: ["org/repo"] } }, or leave it out',
    code: 'PrivateDeckEmpty',
  }];
}

/** Whether a job in code is in no list of an open deck. */
export function hasHiddenJob({ jobs: { presubmits, postsubmits, periodics } }: Pick<Model, 'jobs'>): boolean {
  return [...Object.values(presubmits).flat(), ...Object.values(postsubmits).flat(), ...periodics].some(({ hidden }) => hidden === true);
}

/** refresh has what deck lists, and no more. Source: prow cmd/external-plugins/refresh/server.go, handle, at a61940897. */
function refreshWarnings({ externalPlugins }: Pick<ProwModel, 'externalPlugins'>, hidden: readonly string[]): readonly string[] {
  return externalPlugins.filter(({ placed }) => placed?.program.deck === true).flatMap(({ name, repositories }) => {
    const blind = hidden.filter((one) => repositories.some((other) => [one, one.split('/')[0]].includes(other) || other.startsWith(`${one}/`)));
    return blind.length === 0 ? [] : [
      `${name} asks deck for jobs, and deck leaves ${blind.join(', ')} out of its lists, so that \`/refresh\` does nothing there. Name the repositories in which it `
        + 'can do something: ExternalPlugin.refresh({ repositories }).',
    ];
  });
}
