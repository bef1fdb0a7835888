import { join } from 'node:path';
import type { Binaries } from '../../go/go-module';
import { writeAdminKubeconfig } from '../control-plane';
import type { Machine } from '../machines/machine';
import { SERVICE_CIDR } from '../machines/network';

/** As its DaemonSet runs it where somebody else makes routes and proxies Services: as a firewall alone. */
export function startKubeRouter(node: Machine, control: Machine, kubeRouter: Binaries): void {
  node.install(join(kubeRouter.folder, 'kube-router'));
  node.start('kube-router', 'kube-router', [
    '--run-firewall=true',
    '--run-router=false',
    '--run-service-proxy=false',
    `--kubeconfig=${writeAdminKubeconfig(control, node)}`,
    `--hostname-override=${node.name}`,
    `--service-cluster-ip-range=${SERVICE_CIDR}`,
  ]);
}
