import { closedRepositories } from '../github/trust-plan';
import { ProwModel } from '../prow-model';

/**
 * What a deck that everybody may read leaves out of its lists: repositories that not everybody may read at GitHub, and organisations, all of whose
 * repositories Prow hides then. Source: prow pkg/deck/jobs/jobs.go, pjHasHiddenRefs, at a61940897.
 */
export function hiddenRepositories({ isDeckOpen, github: { trust } }: Pick<ProwModel, 'isDeckOpen' | 'github'>): readonly string[] {
  return isDeckOpen ? closedRepositories(trust) : [];
}

/** That lists are not all there is of a deck; nothing where its user said himself what is hidden. */
export function hiddenRepositoryWarnings(model: ProwModel): readonly string[] {
  const { deck } = model.configOverrides;
  const hidden = hiddenRepositories(model);
  if (hidden.length === 0 || deck === null || deck?.hidden_repos !== undefined) return [];
  return [
    `deck leaves ${hidden.join(', ')} out of its lists of jobs and pull requests (deck.hidden_repos), because not everybody may read them. Who knows or guesses `
      + 'the address of a log or of a job\'s history still reads it, because deck asks nobody who he is: deckAccess: DeckAccess.oauth2Proxy(…) does, and '
      + 'shows everything to those whom it lets in.',
  ];
}
