import assert from 'node:assert/strict';
import { type Check, kubernetesOf, type Minor } from '../check';
import { PUBLIC, SECRET, TWO_DECKS, TwoDecks } from '../prow/two-decks';
import { waitFor } from '../wait';

const LIMIT_MS = 60_000;

/** That the decks of a Prow with a private one divide what there is: the real deck, with the emitted arguments, files and rights of each. */
export function twoDeckChecks(minor: Minor): readonly Check[] {
  const on = (statement: string, run: (decks: TwoDecks) => Promise<string | void>): Check => ({
    name: `${minor}: two decks: ${statement}`,
    needs: [kubernetesOf(minor), 'prow'],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'bare nodes');
      return run(await cluster.shared.once(TWO_DECKS, () => TwoDecks.start(context, cluster)));
    },
  });
  return [
    on('links of a job lead to the deck that lists it', async (decks) => {
      const urls = await waitFor('both jobs to have links', async () => {
        const all = await decks.urls();
        return Object.values(all).every((url) => url !== undefined) && all;
      }, LIMIT_MS);
      assert.match(urls.public!, /^https:\/\/deck\.acme\.dev\/view\/s3\/prow-logs\/pr-logs\//);
      assert.match(urls.secret!, /^https:\/\/private\.acme\.dev\/view\/s3\/prow-logs\/pr-logs\//);
    }),
    on('the open one lists no job of a hidden repository, and shows one to who knows its name', async (decks) => {
      const { repositories, job } = await decks.seenBy('deck');
      assert.deepEqual(repositories, [PUBLIC]);
      // the day that this fails, docs/security.md may say less of what stays open
      assert.match(job, /repo: secret/);
    }),
    on('the private one lists nothing else, and shows it', async (decks) => {
      const { repositories, job } = await decks.seenBy('private-deck');
      assert.deepEqual(repositories, [SECRET]);
      assert.match(job, /repo: secret/);
    }),
  ];
}
