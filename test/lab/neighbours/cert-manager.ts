import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from '../../go/go-module';
import { waitFor } from '../../conformance/wait';
import { kubectl, writeAdminKubeconfig } from '../control-plane';
import { SOLVER_IMAGE } from '../images/catalogue';
import { LOG_FOLDER, type Machine } from '../machines/machine';
import { addresses } from '../machines/network';

const NAMESPACE = 'cert-manager';
const METRICS = '127.0.0.1:9402';

/** Those that the emitted YAML is written for, of a newer version than the newest controller that can be built. */
const OWN_CRDS = join(__dirname, '../../crds/cert-manager.io');

/**
 * The CRDs, and its controller beside the cluster; nothing asks its webhook, which only checks what the CRDs do not. What the controller does
 * not know yet it overlooks: by which class an Ingress with a challenge goes, and Traefik takes those without a class too.
 */
export async function startCertManager(control: Machine, certManager: Binaries, sources: string): Promise<void> {
  await applyCrds(join(sources, 'deploy/crds'));
  await kubectl().applyObjects([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } }]);
  control.install(join(certManager.folder, 'controller'));
  control.start('cert-manager', '/opt/bin/controller', [
    `--kubeconfig=${writeAdminKubeconfig(control)}`,
    '--leader-elect=false',
    `--cluster-resource-namespace=${NAMESPACE}`,
    `--acme-http01-solver-image=${SOLVER_IMAGE}:${certManager.version}`,
    `--acme-http01-solver-nameservers=${addresses.control}:53`,
    `--dns01-recursive-nameservers=${addresses.control}:53`,
    '--feature-gates=ExperimentalGatewayAPISupport=true',
    `--metrics-listen-address=${METRICS}`,
  ]);
  const answers = () => fetch(`http://${METRICS}/metrics`).then(({ ok }) => ok, () => false);
  await waitFor(`cert-manager (read ${LOG_FOLDER}/control-cert-manager.log)`, answers, 180_000);
}

/** They are templates of a chart, whose values only make labels. */
async function applyCrds(folder: string): Promise<void> {
  const plain = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  try {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
      writeFileSync(join(plain, name), readFileSync(join(folder, name), 'utf8').replace(/^.*\{\{.*\}\}.*\n/gm, ''));
    }
    await kubectl().run(['apply', '--server-side', '--filename', plain]);
    await kubectl().run(['apply', '--server-side', '--force-conflicts', '--filename', OWN_CRDS]);
    await kubectl().run(['wait', '--for=condition=Established', '--timeout=180s', '--filename', plain]);
  } finally {
    rmSync(plain, { recursive: true });
  }
}
