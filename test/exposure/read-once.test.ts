import { DeckAccess } from '../../src/exposure/deck-access/deck-access';
import { Exposure } from '../../src/exposure/exposure';
import { GatewayController } from '../../src/exposure/gateway/gateway-controller';
import { LoadBalancerPool } from '../../src/exposure/load-balancer/load-balancer-pool';
import { Tls } from '../../src/exposure/tls/tls';
import { Tunnel } from '../../src/exposure/tunnel/tunnel';
import { ProwProps } from '../../src/platform/platform-props';
import { ProwApp } from '../../src/platform/prow-app';
import { GitHub } from '../../src/prow/github/github';

const domain = 'acme.dev';
const tls = Tls.acme({ email: 'you@acme.dev' });

/** Options that nobody may look at once a factory has read them. */
function readable(given: object): { readonly options: any; readonly close: () => void } {
  let over = false;
  const options = new Proxy(given, {
    get: (props, prop) => {
      if (over) throw new Error(`${String(prop)} is read again`);
      return Reflect.get(props, prop);
    },
  });
  return { options, close: () => { over = true; } };
}

test.each<[string, object, (options: any) => Partial<ProwProps>]>([
  ['node ports', { hookPort: 30003 }, (o) => ({ exposure: Exposure.nodePort(o) })],
  ['a proxy made elsewhere', { deckUrl: 'https://deck.acme.dev' }, (o) => ({ exposure: Exposure.clusterIp(o) })],
  ['an Ingress', { domain, tls, ingressClassName: 'traefik', deckSources: ['10.0.0.0/8'] }, (o) => ({ exposure: Exposure.ingress(o) })],
  ['a Gateway', { domain, tls, controller: GatewayController.envoyGateway() }, (o) => ({ exposure: Exposure.gateway(o) })],
  ['a Gateway that exists', { domain, parentRef: { name: 'shared' } }, (o) => ({ exposure: Exposure.gateway(o) })],
  ['load balancers', { hookPort: 80 }, (o) => ({ exposure: Exposure.loadBalancer(o) })],
  ['a pool of MetalLB', { addresses: ['192.0.2.0/28'] }, (o) => ({ exposure: Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb(o) }) })],
  ['a pool of Cilium', { addresses: ['192.0.2.0/28'] }, (o) => ({ exposure: Exposure.loadBalancer({ pool: LoadBalancerPool.cilium(o) }) })],
  ['cloudflared', { domain }, (o) => ({ exposure: Exposure.tunnel(Tunnel.cloudflared(o)) })],
  ['a relay', { deckUrl: 'https://deck.acme.dev' }, (o) => ({ exposure: Exposure.tunnel(Tunnel.relay(o)) })],
  ['oauth2-proxy', { org: 'acme' }, (o) => ({ exposure: Exposure.nodePort({ address: domain }), deckAccess: DeckAccess.oauth2Proxy(o) })],
])('%s: an app is made from what the factory read', (_, given, make) => {
  const { options, close } = readable(given);
  const made = make(options);
  close();
  const app = new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), ...made });
  expect(app.charts.map((chart) => chart.toJson().length)).not.toContain(0);
});

test('a certificate is resolved once for an app, however many objects ask for it', () => {
  const resolve = jest.spyOn(tls, '_resolve');
  for (const exposure of [Exposure.ingress({ domain, tls }), Exposure.gateway({ domain, tls, controller: GatewayController.envoyGateway() })]) {
    new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), exposure });
  }
  expect(resolve).toHaveBeenCalledTimes(2);
});
