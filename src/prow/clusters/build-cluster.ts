import { dnsLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { readProps, readValue, Refusals, ValuesOf } from '../../core/props';
import { BUILD_CLUSTER, BuildClusterOptions } from './build-cluster-options';

/** A build cluster with every default filled in that needs no Prow around it. */
export interface BuildClusterPlan extends Omit<ValuesOf<typeof BUILD_CLUSTER>, 'secretName'> {
  /** What jobs call it: the context of its kubeconfig. */
  readonly name: string;
  readonly secretName: string;
}

/**
 * Another cluster that pods of jobs run in: those that say `cluster: <name>`. Its kubeconfig is a Secret that prow-controller-manager, sinker, crier, deck
 * and hook mount at `/etc/kubeconfig` (`--kubeconfig-dir`); what has to be in that cluster is written into the folder `clusters/<name>`.
 *
 * One that is called `default` takes the place of Prow's own cluster for all jobs that name none, also those in pull requests.
 * Source: prow pkg/kube/config.go and pkg/flagutil/kubernetes_cluster_clients.go at a61940897.
 */
export class BuildCluster {
  /**
   * One that is reached by a kubeconfig in a Secret. Errors: those of the options, all together; `NameNotDnsLabel` for the name.
   * @param name - what jobs call it, and the context of its kubeconfig; at most 63 lower-case letters, digits and hyphens
   */
  static kubeconfig(name: string, options: BuildClusterOptions): BuildCluster {
    const where = Where.call('BuildCluster.kubeconfig');
    const refusals = new Refusals();
    const read = refusals.of(() => readValue(where, 'name', name, dnsLabel));
    const plan = refusals.of(() => readProps(where, options, BUILD_CLUSTER, (said, p) => {
      if (said.trusted && said.inRepoConfig !== undefined && said.inRepoConfig.length > 0) {
        p.problem('inRepoConfig', {
          what: 'lets jobs of pull requests into a trusted cluster, whose Secrets they would reach', instead: 'leave it out, or leave trusted out',
          code: 'PresubmitReachesSecret',
        });
      }
      if (!said.isolate && said.jobsCidrs.length > 0) {
        p.problem('jobsCidrs', { what: 'is beside isolate: false, which lets jobs reach everything', instead: 'leave one of them out', code: 'PropWithoutEffect' });
      }
      return { ...said, name: read!, secretName: said.secretName ?? `kubeconfig-${read}` };
    }));
    refusals.end();
    return new BuildCluster(plan!);
  }

  private constructor(
    /** @internal */
    readonly _plan: BuildClusterPlan,
  ) {}
}
