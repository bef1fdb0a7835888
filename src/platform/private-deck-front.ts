import { ServiceExposure } from '../core/service-exposure';
import { DeckAccessPlan, DeckFront } from '../exposure/deck-access/deck-access-plan';
import { ExposurePlan } from '../exposure/exposure-plan';
import { effectivelyHidden } from '../prow/config/hidden-repositories';
import { SaidOfPrivateDeck } from '../prow/private-deck-settings';
import { ProwModel } from '../prow/prow-model';
import { SaidPrivateDeck } from './private-deck-options';

/** What of it Prow has to know. */
export function saidToProw({ url, hiddenOnly, access: _, ...pod }: SaidPrivateDeck): SaidOfPrivateDeck {
  return { url, hiddenOnly, pod };
}

/** Who may see it, and what asks them; undefined where there is one deck. */
export function privateAccessOf(
  said: Pick<SaidPrivateDeck, 'access'> | undefined, { privateDeck, namespace, github, pods }: ProwModel, exposure: ExposurePlan,
  further: Pick<DeckFront, 'pages'>,
): DeckAccessPlan | undefined {
  if (said === undefined || privateDeck === undefined) return undefined;
  return said.access._resolve({
    namespace, isPrivate: true, deck: privateDeck.endpoint, exposure: exposure.privateDeck?.service ?? ServiceExposure.clusterIp(),
    deckUrl: privateDeck.url, gitHub: github, pods, ...further,
  });
}

/** What it shows, and to whom its links lead. */
export function privateDeckNotes(prow: ProwModel): readonly string[] {
  const { privateDeck } = prow;
  if (privateDeck === undefined) return [];
  const hidden = effectivelyHidden(prow);
  const shows = privateDeck.hiddenOnly ? 'what deck leaves out of its lists, and nothing else' : 'everything, with what deck leaves out of its lists';
  return [
    `private-deck at ${privateDeck.url} shows ${shows}.${hidden.length === 0 ? '' : ` Links in pull requests of ${hidden.join(', ')} lead there.`} Nobody reruns or aborts `
      + 'jobs there: comments on pull requests do.',
  ];
}
