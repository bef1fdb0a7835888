import { cidr, familyOf } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, ValuesOf } from '../../core/props';
import { text } from '../../core/safe-text';
import { boolean, instanceOf, list, oneOf } from '../../core/values';
import { CniCapabilities, cniCapabilities } from '../cni-capabilities';
import { CniPlan, ON_ITS_OWN } from '../cni-plan';
import { GROUPS_OF_CNIS } from '../own-kinds';
import { KUBE_DNS } from '../policy-view';
import { interfaceMtu } from '../words';
import { PreinstalledCni } from './preinstalled-cni';
import { PreinstalledCniFacts } from './preinstalled-cni-facts';

/** What is known about the CNI that a cluster runs already. Nothing of it is needed, and nothing of it ends up in an object of the CNI. */
export interface PreinstalledCniOptions {
  /**
   * Which kind of cluster it came with, for what is known of that. Everything else that is said here wins. Error: `WrongType`.
   * @default - nothing is known of it
   */
  readonly of?: PreinstalledCni;

  /**
   * What it can do, as far as you know. Errors: `MutuallyExclusive`, `NotAllowedValue`, `NumberOutOfRange`, `UnknownProp`, `WrongType`.
   * @default - what `of` knows
   */
  readonly capabilities?: CniCapabilities;

  /**
   * What errors and notes call it, like `calico`. One line of text. Error: `ForbiddenCharacter`.
   * @default - as `of` knows it, or: the preinstalled CNI
   */
  readonly name?: string;

  /**
   * Networks that pods get addresses from, in CIDR form: kubeadm's `podSubnet`, kube-controller-manager's `--cluster-cidr`.
   * They are compared with the networks of Services and nodes. Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - not known, and compared with nothing
   */
  readonly podCidrs?: string[];

  /**
   * MTU of a pod's interface, in bytes, 576 to 65535. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - not known
   */
  readonly podMtu?: number;

  /**
   * Whether it enforces NetworkPolicy objects. Calico and Cilium do; Flannel alone does not. The same as in `capabilities`.
   * Errors: `MutuallyExclusive`, `WrongType`.
   * @default - not known, so nothing relies on it
   */
  readonly enforcesNetworkPolicy?: boolean;

  /**
   * API groups of the policies of its own that it reads, besides those of Kubernetes: `cilium.io` for Cilium, `projectcalico.org` for Calico with
   * its API server, none for everybody else. With `cilium.io`, Prow is isolated by Cilium's own policies. Errors: `NotAllowedValue`, `PolicyIgnored` for those
   * that `of` is known not to take.
   * @default - what `of` knows; where it is left out too, nobody knows
   */
  readonly policyGroups?: string[];
}

const FIELDS = {
  of: optional(instanceOf(PreinstalledCni, 'PreinstalledCni.k3s()')),
  enforcesNetworkPolicy: optional(boolean),
  capabilities: optional(cniCapabilities, {}),
  name: optional(text),
  podCidrs: optional(list(cidr)),
  podMtu: optional(interfaceMtu),
  policyGroups: optional(list(oneOf(...Object.keys(GROUPS_OF_CNIS)))),
} satisfies Fields<PreinstalledCniOptions>;

/** Where names are found is the same nearly everywhere; at which port the API server listens is not. */
const UNKNOWN: PreinstalledCniFacts = { name: 'the preinstalled CNI', podCidrs: [], capabilities: {}, view: { dns: KUBE_DNS } };

/** The plan of a CNI that is none of our business: what is known of it, what its user said, and nothing to install. */
export function preinstalledCniPlan(options: PreinstalledCniOptions): CniPlan {
  return readProps(Where.call('Cni.preinstalled'), options, FIELDS, settle);
}

function settle(said: ValuesOf<typeof FIELDS>, p: Props<keyof typeof FIELDS>): CniPlan {
  const facts = said.of?._plan ?? UNKNOWN;
  const { name = facts.name, podCidrs = facts.podCidrs, podMtu = facts.podMtu, enforcesNetworkPolicy, capabilities } = said;
  if (enforcesNetworkPolicy !== undefined && capabilities.enforcesNetworkPolicy !== undefined) {
    p.problem('enforcesNetworkPolicy', { what: 'is said in capabilities too', instead: 'leave one of them out', code: 'MutuallyExclusive' });
  }
  const { nodePorts = [], view, brought, untakenGroups, l7TurnedOnBy, servesClasses, cloud } = facts;
  said.policyGroups?.forEach((group, i) => {
    const untaken = untakenGroups?.[group];
    if (untaken === undefined) return;
    const { what, instead } = untaken;
    p.problem(`policyGroups[${i}]`, { what: `${facts.name} ${what}`, instead: `leave it out, and ${instead}`, code: 'PolicyIgnored' });
  });
  const policyGroups = said.policyGroups ?? facts.policyGroups;
  const isCilium = policyGroups?.includes('cilium.io') === true;
  return {
    ...ON_ITS_OWN,
    name,
    isThere: true,
    distribution: brought?.by,
    installedByHand: said.of !== undefined && brought === undefined ? true : undefined,
    podCidrsFrom: 'Cni.preinstalled({ podCidrs })',
    network: { podCidrs, podMtu, nodePorts },
    capabilities: {
      // one family proves nothing: a CNI may be able to carry more than it was set up for
      dualStack: new Set(podCidrs.map(familyOf)).size === 2 ? true : undefined,
      ...facts.capabilities,
      ...(enforcesNetworkPolicy === undefined ? {} : { enforcesNetworkPolicy }),
      ...capabilities,
    },
    policyGroups,
    untakenGroups,
    l7TurnedOnBy: l7TurnedOnBy ?? 'turn that on, and say capabilities: { l7Policy: true } in Cni.preinstalled()',
    cloud,
    // whoever reads Cilium's policies is Cilium
    policyView: isCilium ? { ...view, unmatched: ['nodes', 'pods'] } : view,
    brought,
    usualServices: facts.serviceCidrs,
    // who is known to be another one serves nothing of Cilium's
    ...(servesClasses !== false && (policyGroups === undefined || isCilium) ? {} : { gatewayClasses: [], ingressClasses: [] }),
    notes: facts.notes ?? [],
  };
}
