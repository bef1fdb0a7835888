import { Stage } from '../../core/stage';
import { UpstreamManifest } from '../../core/upstream/upstream-manifest';
import { UpstreamWaits } from '../../core/upstream/upstream-manifest-plan';
import { CalicoApiVersion } from '../calico-versions';
import { CALICO_VERSION } from './calico-node-parts';

const MANIFESTS = `https://raw.githubusercontent.com/projectcalico/calico/${CALICO_VERSION}/manifests`;

/** The CRDs that Calico and Canal without the operator keep their data in. The sum is that of the file at the tag. */
export function calicoCrds(): UpstreamManifest {
  return UpstreamManifest.of({
    name: 'calico-crds',
    version: CALICO_VERSION,
    stage: Stage.CRDS,
    url: `${MANIFESTS}/crds.yaml`,
    sha256: 'ec6d7ac63999ff5df68aa02dcb37063496306de16df04f5f26a4588819e707ec',
  });
}

/** The operator and the CRDs that it and Calico need, which are too large for the annotation of kubectl. */
export function tigeraOperator(): readonly UpstreamManifest[] {
  return [
    UpstreamManifest.of({
      name: 'calico-operator-crds',
      version: CALICO_VERSION,
      stage: Stage.CRDS,
      serverSide: true,
      url: `${MANIFESTS}/operator-crds.yaml`,
      sha256: '192f8b2d934ef24b62e86b7e1a6e1762d1c8af26a916f78057bc13fa5ed60f71',
    }),
    UpstreamManifest.of({
      name: 'tigera-operator',
      version: CALICO_VERSION,
      stage: Stage.NETWORK,
      serverSide: true,
      url: `${MANIFESTS}/tigera-operator.yaml`,
      sha256: 'f18e073794207d372606bc3ea6f8fd73972f86d6828f4ba666dfe0d4aa8ab07f',
    }),
  ];
}

/** What the operator makes of an Installation, and Calico's API server by one of its kinds. */
export function operatorWaits(apiServer: boolean): UpstreamWaits {
  const namespace = 'calico-system';
  return {
    crds: [],
    workloads: [{ kind: 'daemonset', namespace, name: 'calico-node' }, { kind: 'deployment', namespace, name: 'calico-kube-controllers' }],
    probes: apiServer ? [{ apiVersion: CalicoApiVersion.V3, kind: 'GlobalNetworkSet', metadata: { name: 'cdk8s-prow-probe' } }] : [],
  };
}
