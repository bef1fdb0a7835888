import { createServer, type Server } from 'node:net';
import { isFree } from '../ports';
import { waitFor } from '../wait';
import { DECK_PORT, LENS_PORT } from './surroundings';

/** Whoever listens here has the turn; its process may end in any way, and the turn is free. */
const TURN = 19_999;
/** As long as another run on this machine may need it. */
const LIMIT_MS = 1_200_000;

/** For deck, which can listen on no other ports than its own; close() gives the turn to the next. */
export async function turnOfDeck(): Promise<Server> {
  const turn = await waitFor('the turn of deck', taken, LIMIT_MS);
  for (const port of [DECK_PORT, LENS_PORT]) await waitFor(`port ${port} to be free for deck`, () => isFree(port), LIMIT_MS);
  return turn;
}

function taken(): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(TURN, '127.0.0.1', () => resolve(server.unref()));
  });
}
