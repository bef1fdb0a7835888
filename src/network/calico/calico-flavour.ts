import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, ValuesOf } from '../../core/props';
import { boolean, integer, memberOf } from '../../core/values';
import { operatorOverrides } from './operator-overrides';

/** Whose clusters Calico's operator knows the ways of. */
export enum CalicoKubernetesProvider {
  /** Amazon's. */
  EKS = 'EKS',
  /** Google's. */
  GKE = 'GKE',
  /** Microsoft's. */
  AKS = 'AKS',
  /** Red Hat's. */
  OPEN_SHIFT = 'OpenShift',
  /** Mirantis', Docker's before. */
  DOCKER_ENTERPRISE = 'DockerEnterprise',
  /** Rancher's. */
  RKE2 = 'RKE2',
  /** VMware's. */
  TKG = 'TKG',
  /** kind, for trying out. */
  KIND = 'Kind',
}

/**
 * Options of `CalicoFlavour.operator`.
 *
 * Source: Calico v3.32.1, `manifests/custom-resources.yaml` and the CRD of Installation in `manifests/operator-crds.yaml`.
 */
export interface CalicoOperatorOptions {
  /**
   * Whether Calico's API server runs, which `projectcalico.org/v3` needs. Makes an APIServer `default`. Errors: `MutuallyExclusive`, `WrongType`.
   * @default true
   */
  readonly apiServer?: boolean;

  /**
   * Whether who talks to whom is collected. Makes a Goldmane `default`. Error: `WrongType`.
   * @default true
   */
  readonly goldmane?: boolean;

  /**
   * Whether it is shown on a web page, inside the cluster. Needs `goldmane`. Makes a Whisker `default`. Errors: `MutuallyExclusive`, `WrongType`.
   * @default - as goldmane
   */
  readonly whisker?: boolean;

  /**
   * Whose cluster it is. `spec.kubernetesProvider`. Error: `NotAllowedValue`.
   * @default - the operator finds out
   */
  readonly kubernetesProvider?: CalicoKubernetesProvider;

  /**
   * Whether containers may have ports on their node. `spec.calicoNetwork.hostPorts`. Error: `WrongType`.
   * @default - true, by the operator
   */
  readonly hostPorts?: boolean;

  /**
   * Whether packets may be forwarded inside of containers. `spec.calicoNetwork.containerIPForwarding`. Error: `WrongType`.
   * @default - false, by the operator
   */
  readonly containerIPForwarding?: boolean;

  /**
   * Whether the operator turns kube-proxy off where the data plane is eBPF. `spec.calicoNetwork.kubeProxyManagement`.
   * Errors: `PropWithoutEffect`, `WrongType`.
   * @default - false, by the operator
   */
  readonly kubeProxyManagement?: boolean;

  /**
   * Further fields of the Installation's `spec` as the operator has them, merged into those that follow from the properties. What a property sets
   * is refused (`TypedSettingOverridden`), because networks, ports and notes that follow from it would be wrong.
   * Errors: `NullValue`, `ReservedKey`, `WrongType`.
   * @default - none
   */
  readonly overrides?: { [field: string]: any };
}

/** Options of `CalicoFlavour.manifest`. */
export interface CalicoManifestOptions {
  /**
   * How many pods of Typha stand between the API server and Calico's nodes; 0 for none. `spec.replicas` of the Deployment `calico-typha`.
   * 0 to 100. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - none for 50 nodes or fewer; above, one for each 200 and at least 3
   */
  readonly typhaReplicas?: number;
}

const OPERATOR = {
  apiServer: optional(boolean, true),
  goldmane: optional(boolean, true),
  whisker: optional(boolean),
  kubernetesProvider: optional(memberOf(CalicoKubernetesProvider)),
  hostPorts: optional(boolean),
  containerIPForwarding: optional(boolean),
  kubeProxyManagement: optional(boolean),
  overrides: optional(operatorOverrides, {}),
} satisfies Fields<CalicoOperatorOptions>;

const MANIFEST = { typhaReplicas: optional(integer(0, 100)) } satisfies Fields<CalicoManifestOptions>;

/** Who installs Calico's programs. */
export class CalicoFlavour {
  /**
   * Tigera's operator, as Calico's project recommends: its own two manifests are applied as they are, and objects tell it what to install.
   * Errors: those of the options, all together.
   */
  static operator(options: CalicoOperatorOptions = {}): CalicoFlavour {
    return new CalicoFlavour({ operator: readProps(Where.call('CalicoFlavour.operator'), options, OPERATOR, settleOperator) });
  }

  /**
   * Nobody: Calico's CRDs are applied as its project has them, and the objects of its manifest `calico.yaml` are emitted, set up as wanted. Its
   * settings are then objects of `crd.projectcalico.org/v1`. Errors: those of the options, all together.
   */
  static manifest(options: CalicoManifestOptions = {}): CalicoFlavour {
    return new CalicoFlavour(readProps(Where.call('CalicoFlavour.manifest'), options, MANIFEST));
  }

  private constructor(
    /** @internal */
    readonly _plan: CalicoFlavourPlan,
  ) {}
}

/** What that comes down to. */
export interface CalicoFlavourPlan {
  /** Present where the operator installs Calico. */
  readonly operator?: CalicoOperatorPlan;
  readonly typhaReplicas?: number;
}

export type CalicoOperatorPlan = ReturnType<typeof settleOperator>;

function settleOperator({ goldmane, whisker = goldmane, ...said }: ValuesOf<typeof OPERATOR>, p: Props<'whisker'>) {
  if (whisker && !goldmane) {
    p.problem('whisker', { what: 'shows what goldmane collects', instead: 'turn goldmane on, or whisker off', code: 'MutuallyExclusive' });
  }
  return { ...said, goldmane, whisker };
}
