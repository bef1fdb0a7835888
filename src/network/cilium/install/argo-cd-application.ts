import { Construct } from 'constructs';
import type { Application } from '../../../../imports/argoproj.io';
import { customObject } from '../../../core/manifest';
import { CiliumRelease, isOci, RELEASE } from './cilium-release';

/** An Application that renders the chart and applies it to the cluster that Argo CD runs in. */
export function argoCdApplication(scope: Construct, release: CiliumRelease, { namespace, project, automated }: ArgoCdPlace): void {
  customObject<Application>(scope, 'Resource', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: RELEASE.name, namespace },
    spec: {
      project,
      source: {
        // Argo CD writes registries without a scheme, and the chart apart from them
        repoURL: isOci(release) ? release.repository.replace(/^oci:\/\//, '').replace(/\/[^/]*$/, '') : release.repository,
        chart: isOci(release) ? release.repository.replace(/^.*\//, '') : 'cilium',
        targetRevision: release.version,
        helm: { releaseName: RELEASE.name, valuesObject: release.values },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: RELEASE.namespace },
      syncPolicy: { ...(automated ? { automated: { prune: false, selfHeal: true } } : {}), syncOptions: ['ServerSideApply=true'] },
    },
  });
}

export interface ArgoCdPlace {
  readonly namespace: string;
  readonly project: string;
  readonly automated: boolean;
}
