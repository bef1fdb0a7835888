import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { boolean, integer, jsonObject, oneOf } from '../../core/values';
import { CalicoManifestOptions } from './calico-manifest-options';
import { CalicoOperatorOptions } from './calico-operator-options';

/** Who installs Calico's programs. */
export class CalicoFlavour {
  /**
   * Tigera's operator, as Calico's project recommends: its own two manifests are applied as they are, and objects tell it what to install.
   * Errors: those of the options, all together.
   */
  static operator(options: CalicoOperatorOptions = {}): CalicoFlavour {
    return new CalicoFlavour(readOldProps<CalicoOperatorOptions, CalicoFlavourPlan>(Where.call('CalicoFlavour.operator'), options, (p) => {
      const goldmane = p.optional('goldmane', boolean, true);
      const whisker = p.optional('whisker', boolean, goldmane);
      if (whisker && !goldmane) p.problem('whisker', { what: 'shows what goldmane collects', instead: 'turn goldmane on, or whisker off', code: 'MutuallyExclusive' });
      return {
        operator: {
          apiServer: p.optional('apiServer', boolean, true),
          goldmane,
          whisker,
          kubernetesProvider: p.optional('kubernetesProvider', oneOf(...PROVIDERS)),
          hostPorts: p.optional('hostPorts', boolean),
          containerIPForwarding: p.optional('containerIPForwarding', boolean),
          kubeProxyManagement: p.optional('kubeProxyManagement', boolean),
          overrides: p.optional('overrides', jsonObject, {}),
        },
      };
    }));
  }

  /**
   * Nobody: Calico's CRDs are applied as its project has them, and the objects of its manifest `calico.yaml` are emitted, set up as wanted. Its
   * settings are then objects of `crd.projectcalico.org/v1`. Errors: those of the options, all together.
   */
  static manifest(options: CalicoManifestOptions = {}): CalicoFlavour {
    return new CalicoFlavour(readOldProps<CalicoManifestOptions, CalicoFlavourPlan>(Where.call('CalicoFlavour.manifest'), options, (p) => ({
      typhaReplicas: p.optional('typhaReplicas', integer(0, 100)),
    })));
  }

  private constructor(
    /** @internal */
    readonly _plan: CalicoFlavourPlan,
  ) {}
}

const PROVIDERS = ['EKS', 'GKE', 'AKS', 'OpenShift', 'DockerEnterprise', 'RKE2', 'TKG', 'Kind'] as const;
type Provider = typeof PROVIDERS[number];

/** What that comes down to. */
export interface CalicoFlavourPlan {
  /** Present where the operator installs Calico. */
  readonly operator?: CalicoOperatorPlan;
  readonly typhaReplicas?: number;
}

export interface CalicoOperatorPlan {
  readonly apiServer: boolean;
  readonly goldmane: boolean;
  readonly whisker: boolean;
  readonly kubernetesProvider?: Provider;
  readonly hostPorts?: boolean;
  readonly containerIPForwarding?: boolean;
  readonly kubeProxyManagement?: boolean;
  readonly overrides: Readonly<Record<string, any>>;
}
