import { ClusterCloud } from '../cluster-cloud';
import { CalicoKubernetesProvider } from './calico-flavour';

/**
 * Who connects pods: Calico, or the network that a cloud's cluster has, beside which Calico enforces policies and does nothing else. Its
 * operator only (`MutuallyExclusive`).
 *
 * Source: Calico v3.32.1, `Installation.spec.cni`; tigera/operator, pkg/controller/installation/validation.go.
 */
export class CalicoPlugin {
  /** Calico does both. `cni.type: Calico`. */
  static calico(): CalicoPlugin {
    return new CalicoPlugin({ type: 'Calico' });
  }

  /** Amazon's VPC CNI connects pods, and Calico enforces policies: EKS, or a cluster of one's own on AWS with that CNI. `cni.type: AmazonVPC`. */
  static amazonVpc(): CalicoPlugin {
    return new CalicoPlugin({
      type: 'AmazonVPC',
      foreign: {
        name: 'Amazon\'s VPC CNI', provider: CalicoKubernetesProvider.EKS, cloud: ClusterCloud.AMAZON,
        notes: [
          'Calico leaves the network of pods to Amazon\'s VPC CNI, the DaemonSet aws-node in kube-system: policies of that add-on must be off, '
            + 'enableNetworkPolicy: "false" in its configuration, or two programs decide about every packet.',
          'Amazon\'s VPC CNI tells Calico the address of a new pod sooner with kubectl --namespace kube-system set env daemonset/aws-node '
            + 'ANNOTATE_POD_IP=true, for which its ClusterRole aws-node needs the verb patch on pods.',
          'Calico sees nothing of pods that have security groups of Amazon\'s (ENABLE_POD_ENI): policies do not hold for them.',
        ],
      },
    });
  }

  /** Azure CNI connects pods, and Calico enforces policies: AKS that was made without a policy engine. `cni.type: AzureVNET`. */
  static azureVnet(): CalicoPlugin {
    return new CalicoPlugin({
      type: 'AzureVNET',
      foreign: {
        name: 'Azure CNI', provider: CalicoKubernetesProvider.AKS, cloud: ClusterCloud.AZURE,
        notes: [
          'Calico leaves the network of pods to Azure CNI: the cluster must have been made with --network-plugin azure and without --network-policy, '
            + 'which brings a Calico or a Cilium of Microsoft\'s; where it has one of them, write Cni.preinstalled() instead.',
        ],
      },
    });
  }

  private constructor(
    /** @internal */
    readonly _plan: CalicoPluginPlan,
  ) {}
}

/** What that comes down to. */
export interface CalicoPluginPlan {
  /** `Installation.spec.cni.type`, and that of `ipam`. */
  readonly type: 'Calico' | 'AmazonVPC' | 'AzureVNET';
  /** Who connects pods; absent where Calico does. */
  readonly foreign?: {
    readonly name: string;
    readonly provider: CalicoKubernetesProvider;
    readonly cloud: ClusterCloud;
    readonly notes: readonly string[];
  };
}
