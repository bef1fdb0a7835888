import { ApiObject } from 'cdk8s';
import { PodOptions } from '../../src/core/pod-options';
import { DeckAccess } from '../../src/exposure/deck-access/deck-access';
import { EdgePodOptions } from '../../src/exposure/edge/edge-pod-options';
import { Exposure } from '../../src/exposure/exposure';
import { FrontProxy } from '../../src/exposure/front/front-proxy';
import { Tunnel } from '../../src/exposure/tunnel/tunnel';
import { ProwProps } from '../../src/platform/platform-props';
import { ProwApp } from '../../src/platform/prow-app';
import { GitHub } from '../../src/prow/github/github';

/** Every pod that stands between the outside and Prow, by its name. */
const EDGE_PODS: Readonly<Record<string, (pod: EdgePodOptions) => Partial<ProwProps>>> = {
  'cloudflared': (pod) => ({ exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev', ...pod })) }),
  'webhook-relay': (pod) => ({ exposure: Exposure.tunnel(Tunnel.relay(pod)) }),
  'webhook-proxy': (pod) => ({ exposure: Exposure.nodePort({ address: 'prow.acme.dev', frontProxy: FrontProxy.envoy(pod) }) }),
  'oauth2-proxy': (pod) => ({ exposure: Exposure.nodePort({ address: 'prow.acme.dev' }), deckAccess: DeckAccess.oauth2Proxy({ org: 'acme', ...pod }) }),
};

function podOf(name: string, components: PodOptions, own: EdgePodOptions): any {
  const { prow } = new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), components, ...EDGE_PODS[name](own) });
  const [deployment] = prow.node.findAll().filter((one): one is ApiObject => ApiObject.isApiObject(one) && one.kind === 'Deployment' && one.name === name);
  return deployment.toJson().spec.template;
}

test.each(Object.keys(EDGE_PODS))('what was said of all pods lies under %s, and what was said of it wins', (name) => {
  const all = {
    imagePullSecrets: ['registry'], priorityClassName: 'infra', nodeSelector: { pool: 'ci', zone: 'a' }, podLabels: { team: 'ci' },
    podAnnotations: { note: 'all' }, fixedIds: false,
  };
  const { metadata, spec } = podOf(name, all, { nodeSelector: { zone: 'b' }, priorityClassName: 'edge', podAnnotations: { own: 'yes' } });
  expect([spec.imagePullSecrets, spec.priorityClassName, spec.nodeSelector]).toEqual([[{ name: 'registry' }], 'edge', { pool: 'ci', zone: 'b' }]);
  expect([metadata.labels.team, metadata.annotations]).toEqual(['ci', expect.objectContaining({ note: 'all', own: 'yes' })]);
  expect(spec.securityContext.runAsUser).toBeUndefined();
});
