import { Cni, Exposure, GitHub, ProwApp } from '../../../src';
import { ENTERPRISE_HOST } from '../github/hosts';
import { REPOSITORY } from '../github/world';
import { addresses, POD_CIDR, SERVICE_CIDR } from '../machines/network';

/** A Prow for a GitHub Enterprise server with a certificate authority of its own, on nodes that have no network yet. */
export function enterprise(outdir: string): ProwApp {
  return new ProwApp({
    outdir,
    github: GitHub.enterprise({
      host: ENTERPRISE_HOST,
      caConfigMapName: 'github-ca',
      repositories: [REPOSITORY],
    }),
    exposure: Exposure.nodePort({ address: addresses['node-1'] }),
    cni: Cni.flannel({ network: POD_CIDR }),
    clusterNetwork: { serviceCidrs: [SERVICE_CIDR], nodeCidrs: ['10.89.0.0/24'] },
  });
}
