/** A Prow that lives, with its configuration in public. */
export interface Operator {
  /** By which rows name it. */
  readonly letter: string;
  readonly name: string;
  readonly repository: string;
  /** That was read. */
  readonly commit: string;
  readonly date: string;
  readonly config: string;
  readonly plugins: string;
  readonly around: string;
}

export const OPERATORS: readonly Operator[] = [
  {
    letter: 'g', name: 'gardener', repository: 'gardener/ci-infra', commit: '519dae89', date: '2026-08-21',
    config: 'config/prow/config.yaml', plugins: 'config/prow/plugins.yaml', around: 'deploy, clusters',
  },
  {
    letter: 'k', name: 'kcp', repository: 'kcp-dev/infra', commit: 'aced3cd2', date: '2026-05-07',
    config: 'prow/config.yaml', plugins: 'prow/plugins.yaml', around: 'clusters',
  },
  {
    letter: 'm', name: 'metal3', repository: 'metal3-io/project-infra', commit: '8067e9a5', date: '2026-08-22',
    config: 'prow/config/config.yaml', plugins: 'prow/config/plugins.yaml', around: 'prow/manifests, prow/infra',
  },
  {
    letter: 'v', name: 'kubevirt', repository: 'kubevirt/project-infra', commit: '2c863fd1', date: '2026-08-22',
    config: 'github/ci/prow-deploy/kustom/base/configs/current/config/config.yaml', plugins: '…/configs/current/plugins/plugins.yaml', around: 'github/ci',
  },
  {
    letter: 'c', name: 'cert-manager', repository: 'cert-manager/testing', commit: '359cbe0c', date: '2026-08-21',
    config: 'config/config.yaml', plugins: 'config/plugins.yaml', around: 'prow',
  },
  {
    letter: 'p', name: 'PingCAP', repository: 'ti-community-infra/configs, PingCAP-QE/ci', commit: 'f76b51f5, 7c744a97', date: '2026-08-21',
    config: 'prow/config/config.yaml', plugins: 'prow/config/plugins.yaml', around: 'prow; the objects are not public any more',
  },
  {
    letter: 's', name: 'kubestellar', repository: 'kubestellar/infra', commit: '1a04a3fd', date: '2026-06-19',
    config: 'prow/config.yaml', plugins: 'prow/plugins.yaml', around: 'clusters, iac',
  },
  {
    letter: 'w', name: 'ppc64le', repository: 'ppc64le-cloud/test-infra', commit: 'f9f11343', date: '2026-05-20',
    config: 'config/prow/config.yaml', plugins: 'config/prow/plugins.yaml', around: 'config/prow',
  },
];
