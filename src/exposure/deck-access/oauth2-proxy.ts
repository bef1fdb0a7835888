import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { edgeWorkload, fromSecret } from '../edge/edge-workload';
import { DeckFront } from './deck-access-plan';
import { CA_FOLDER, OAUTH2_PROXY_PORT, oauth2ProxyArguments } from './oauth2-proxy-arguments';
import { Oauth2ProxyModel } from './oauth2-proxy-model';

/** Name of its Deployment, Service and ServiceAccount. */
export const OAUTH2_PROXY = 'oauth2-proxy';

/** Keys of its Secret. */
export const OAUTH2_PROXY_KEYS = { clientId: 'client-id', clientSecret: 'client-secret', cookieSecret: 'cookie-secret' } as const;

/** User of the image, which is built on distroless' `static:nonroot`. */
const UID = 65532;

/** Puts Deployment, Service, ServiceAccount and budget `oauth2-proxy` before deck. */
export function installOauth2Proxy(scope: Construct, model: Oauth2ProxyModel, front: DeckFront, cookieSecure: boolean): void {
  const proxy = new Construct(scope, OAUTH2_PROXY);
  const { namespace, gitHub: { caConfigMapName } } = front;
  edgeWorkload(proxy, {
    name: OAUTH2_PROXY,
    namespace,
    uid: UID,
    model: model.pod,
    args: oauth2ProxyArguments(model, front, cookieSecure),
    env: [
      fromSecret('OAUTH2_PROXY_CLIENT_ID', model.secretName, OAUTH2_PROXY_KEYS.clientId),
      fromSecret('OAUTH2_PROXY_CLIENT_SECRET', model.secretName, OAUTH2_PROXY_KEYS.clientSecret),
      fromSecret('OAUTH2_PROXY_COOKIE_SECRET', model.secretName, OAUTH2_PROXY_KEYS.cookieSecret),
    ],
    port: OAUTH2_PROXY_PORT,
    livenessPath: '/ping',
    readinessPath: '/ready',
    drains: true,
    terminationGracePeriodSeconds: 30,
    ...(caConfigMapName === undefined ? {} : {
      volumes: [{ name: 'github-ca', configMap: { name: caConfigMapName } }],
      mounts: [{ name: 'github-ca', mountPath: CA_FOLDER, readOnly: true }],
    }),
  });
  installService(proxy, front);
}

/** Port of the Service, which an exposure may want to be another. */
export function servicePort({ exposure }: DeckFront): number {
  return exposure._plan.port ?? 80;
}

function installService(proxy: Construct, front: DeckFront): void {
  const { nodePort, port, annotations, labels, ...spec } = front.exposure._plan;
  nativeObject(proxy, 'Service', 'v1/Service', {
    metadata: { name: OAUTH2_PROXY, namespace: front.namespace, labels: { ...componentLabels(OAUTH2_PROXY), ...labels }, annotations },
    spec: { ...spec, selector: { app: OAUTH2_PROXY }, ports: [{ name: 'http', port: servicePort(front), targetPort: 'http', protocol: 'TCP', nodePort }] },
  });
}
