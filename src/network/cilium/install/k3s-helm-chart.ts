import { Construct } from 'constructs';
import type { HelmChart } from '../../../../imports/helm.cattle.io';
import { customObject } from '../../../core/manifest';
import { CiliumRelease, isOci, RELEASE } from './cilium-release';

/** The object that k3s installs a chart by, on the node's own network before any other pod has one. */
export function k3sHelmChart(scope: Construct, release: CiliumRelease): void {
  customObject<HelmChart>(scope, 'Resource', {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChart',
    metadata: { name: RELEASE.name, namespace: 'kube-system' },
    spec: {
      ...(isOci(release) ? { chart: release.repository } : { repo: release.repository, chart: 'cilium' }),
      version: release.version,
      targetNamespace: RELEASE.namespace,
      bootstrap: true,
      // otherwise a failed upgrade takes the network away before it tries again
      failurePolicy: 'abort',
      valuesContent: release.valuesYaml,
    },
  });
}
