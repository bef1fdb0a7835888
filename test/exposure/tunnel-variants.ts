import { Exposure } from '../../src/exposure/exposure';
import { Tunnel } from '../../src/exposure/tunnel/tunnel';

/** A tunnel that exists nowhere. */
export const TUNNEL_ID = '6ff42ae2-765d-4adf-8112-31c55c1551ef';

/** One exposure for each way in which tunnels differ. */
export const TUNNEL_VARIANTS: readonly { readonly name: string; readonly exposure: () => Exposure }[] = [
  { name: 'tunnel-token', exposure: () => Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })) },
  { name: 'tunnel-credentials', exposure: () => Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev', tunnelId: TUNNEL_ID })) },
  { name: 'tunnel-one-host', exposure: () => Exposure.tunnel(Tunnel.cloudflared({ hookHost: 'prow.acme.dev', deckHost: 'prow.acme.dev', replicas: 1 })) },
  { name: 'relay', exposure: () => Exposure.tunnel(Tunnel.relay()) },
  { name: 'relay-with-deck', exposure: () => Exposure.tunnel(Tunnel.relay({ deckUrl: 'https://deck.acme.dev' })) },
];
