import { Construct } from 'constructs';
import type { HelmRelease } from '../../../../imports/helm.toolkit.fluxcd.io';
import type { HelmRepository, OciRepository } from '../../../../imports/source.toolkit.fluxcd.io';
import { customObject } from '../../../core/manifest';
import { CiliumRelease, isOci, RELEASE } from './cilium-release';

const SOURCES = 'source.toolkit.fluxcd.io/v1';

/** A HelmRelease, and the source of its chart. The release is kept in its own namespace, where the `helm` command looks for it too. */
export function fluxRelease(scope: Construct, release: CiliumRelease, { namespace, interval }: FluxPlace): void {
  const metadata = { name: RELEASE.name, namespace };
  customObject<HelmRepository | OciRepository>(scope, 'Source', isOci(release)
    ? {
      apiVersion: SOURCES,
      kind: 'OCIRepository',
      metadata,
      spec: {
        interval,
        url: release.repository,
        ref: { tag: release.version },
        // an artifact with a chart has a layer of its own for it
        layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      },
    }
    : { apiVersion: SOURCES, kind: 'HelmRepository', metadata, spec: { interval, url: release.repository } });
  customObject<HelmRelease>(scope, 'Resource', {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata,
    spec: {
      interval,
      releaseName: RELEASE.name,
      targetNamespace: RELEASE.namespace,
      storageNamespace: RELEASE.namespace,
      ...(isOci(release)
        ? { chartRef: { kind: 'OCIRepository', name: RELEASE.name } }
        : { chart: { spec: { chart: 'cilium', version: release.version, interval, sourceRef: { kind: 'HelmRepository', name: RELEASE.name } } } }),
      // Flux would otherwise remove the network of a cluster in which the first attempt failed
      install: { remediation: { retries: -1, remediateLastFailure: false } },
      upgrade: { remediation: { retries: 3, strategy: 'rollback' } },
      values: release.values,
    },
  });
}

/** Where Flux's objects are, and how often it compares. */
export interface FluxPlace {
  readonly namespace: string;
  readonly interval: string;
}
