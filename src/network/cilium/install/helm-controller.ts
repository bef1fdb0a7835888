import { Construct } from 'constructs';
import type { HelmChart, HelmChartConfig } from '../../../../imports/helm.cattle.io';
import { customObject } from '../../../core/manifest';
import { CiliumChainingMode } from '../cilium-cni-options';
import { CiliumIpam } from '../cilium-ipam';
import { CiliumBundle, CiliumRelease, isOci, RELEASE } from './cilium-release';

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

/**
 * What RKE2's chart has otherwise than Cilium's own, as far as anything depends on it: the plugin portmap, without which pods would have no
 * ports of their nodes, room for Multus, no Hubble, and addresses of kube-controller-manager.
 *
 * Source: rancher/rke2-charts, charts/rke2-cilium/rke2-cilium/1.19.101/values.yaml, and packages/rke2-cilium/generated-changes/patch/values.yaml.patch.
 */
export const RKE2_BUNDLE: CiliumBundle = {
  by: 'RKE2',
  values: { 'cni.chainingMode': CiliumChainingMode.PORTMAP, 'cni.exclusive': false, 'hubble.enabled': true },
  ipam: CiliumIpam.kubernetes()._plan,
};

/** The object by which RKE2 takes values for the chart that it has itself. Source: rancher/rke2-docs 9477b7b1, docs/networking/basic_network_options.md. */
export function rke2HelmChartConfig(scope: Construct, { valuesYaml }: CiliumRelease): void {
  customObject<HelmChartConfig>(scope, 'Resource', {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChartConfig',
    metadata: { name: 'rke2-cilium', namespace: RELEASE.namespace },
    // otherwise a failed upgrade takes the network away before it tries again
    spec: { failurePolicy: 'abort', valuesContent: valuesYaml },
  });
}
