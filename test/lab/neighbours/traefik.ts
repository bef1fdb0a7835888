import { join } from 'node:path';
import type { Binaries } from '../../go/go-module';
import { adminToken, API_URL, CLUSTER_CA_FILE, kubectl } from '../control-plane';
import type { Machine } from '../machines/machine';

/** Where Traefik's own files of CRDs are in its sources. */
const CRDS = 'docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml';

/** An ingress controller and gateway on ports 80 and 443 of a node, as a DaemonSet on the host's network would be. */
export async function startTraefik(node: Machine, control: Machine, traefik: Binaries, sources: string, gatewayApi: string): Promise<void> {
  // An earlier scenario's goes on.
  if (await node.run('pidof', ['traefik']).then(() => true, () => false)) return;
  for (const crds of [join(sources, CRDS), join(gatewayApi, 'config/crd/standard')]) await kubectl().run(['apply', '--server-side', '--filename', crds]);
  await kubectl().run(['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all']);
  // As its chart makes it; Traefik overlooks every Ingress of a class that is not there.
  const spec = { controller: 'traefik.io/ingress-controller' };
  await kubectl().applyObjects([{ apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'traefik' }, spec }]);
  node.install(join(traefik.folder, 'traefik'));
  const access = (provider: string) => [
    `--providers.${provider}=true`,
    `--providers.${provider}.endpoint=${API_URL}`,
    `--providers.${provider}.token=${adminToken(control)}`,
    `--providers.${provider}.certauthfilepath=/${CLUSTER_CA_FILE}`,
  ];
  node.start('traefik', 'traefik', [
    '--entrypoints.web.address=:80',
    '--entrypoints.websecure.address=:443',
    ...['kubernetesingress', 'kubernetescrd', 'kubernetesgateway'].flatMap(access),
    '--log.level=INFO',
    '--global.checknewversion=false',
    '--global.sendanonymoususage=false',
  ]);
}
