import { urlHostName } from '../../core/net';
import { PRIVATE_DECK } from '../../prow/private-deck-settings';
import { Named, Side } from './side';

/** A way in as it is without what leads to a second deck, whose coming and going moves neither hook nor deck. */
export function withoutPrivateDeck({ settings: { prow: { privateDeck } } }: Side, objects: readonly Named[]): readonly unknown[] {
  if (privateDeck === undefined) return objects.map(({ json }) => json);
  const host = urlHostName(privateDeck.url);
  return objects.filter(({ name }) => !name.endsWith(PRIVATE_DECK)).map(({ json }) => without(json, host));
}

function without(value: unknown, host: string): unknown {
  if (typeof value === 'string') return value.split('\n').filter((line) => !line.includes(host) && !line.includes('private-oauth2-proxy')).join('\n');
  if (Array.isArray(value)) return value.filter((one) => one !== host && one?.host !== host && one?.hostname !== host).map((one) => without(one, host));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one, host)]));
}
