import { isPrivateAddress } from '../core/net';

/** Says so where GitHub cannot reach a host, as far as the name tells: no public DNS name is without a dot. */
export function reachabilityNotes(host: string): readonly string[] {
  if (!isPrivateAddress(host) && /[.:]/.test(host)) return [];
  const kind = isPrivateAddress(host) ? 'address' : 'name';
  return [`GitHub cannot reach ${host}, because it is not a public ${kind}: forward a port of a public address to it, or use a webhook relay.`];
}
