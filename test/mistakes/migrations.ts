import { Cni, GitHub, Migration, ObjectStorage } from '../../src';
import { Mistake } from './mistake';

const github = GitHub.cloud({ repositories: ['acme/app'] });

/** What has no migration. */
export const MIGRATIONS: readonly Mistake[] = [
  {
    id: 'MigrationNone',
    says: 'a migration between things that differ in nothing that moves',
    input: () => Migration.plan({ github }, { github }),
    becomes: {
      refused: ['Migration.plan({ from }): differs in no network, namespace, build cluster, store, way in, private deck or GitHub; leave it out; sh apply.sh --prune does the rest (MigrationNone)'],
    },
    corrected: () => Migration.plan({ github }, { github, jobsNamespace: 'ci-jobs' }),
  },
  {
    id: 'MigrationUnknown',
    says: 'another pod network of the same Flannel',
    input: () => Migration.plan({ github, cni: Cni.flannel() }, { github, cni: Cni.flannel({ network: '10.99.0.0/16' }) }),
    becomes: {
      refused: ['Migration.plan({ from }): leads from pods in 10.244.0.0/16 to pods in 10.99.0.0/16 with Flannel, and a node keeps the part that it has as long as it '
        + 'is there; keep that network, or let every node join anew in a new cluster (MigrationUnknown)'],
    },
    corrected: () => Migration.plan({ github, cni: Cni.flannel() }, { github, cni: Cni.flannel(), storage: ObjectStorage.inCluster({ size: '500Gi' }) }),
  },
];
