import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CiliumRelease, isOci, RELEASE } from './cilium-release';

/** The object that k3s installs a chart by, on the node's own network before any other pod has one. */
export function k3sHelmChart(scope: Construct, release: CiliumRelease): void {
  new ApiObject(scope, 'Resource', {
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
