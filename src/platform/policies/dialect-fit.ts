import { Finding } from '../../core/problem';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { CniPlan } from '../../network/cni-plan';
import { GROUPS_OF_CNIS, L7_OF_CILIUM } from '../../network/own-kinds';
import { PolicyDialect } from './policy-dialect';

const CILIUM = 'cilium.io';

/** Where nobody said which: Cilium's own where it is read, because others name nodes by addresses, which Cilium never matches. */
export function dialectOf({ policyGroups, capabilities: { l7Policy } }: CniPlan): PolicyDialect {
  return policyGroups?.includes(CILIUM) ? PolicyDialect.cilium({ l7: l7Policy !== false }) : PolicyDialect.kubernetes();
}

/** What would be wrong on a CNI of which nobody said what it reads. */
export function dialectWarnings(dialect: PolicyDialect | undefined, { name, policyGroups }: CniPlan): readonly string[] {
  return dialect?._group === 'networking.k8s.io' && policyGroups === undefined && /cilium/i.test(name)
    ? [`${name} may be Cilium, and nobody said so: NetworkPolicies name the API server by an address, which Cilium never matches where it is a node's. `
      + `Say of: PreinstalledCni.cilium() in Cni.preinstalled().`] : [];
}

/** The same of one that has no telling name, and what NetworkPolicies are on a Cilium that matches nodes. */
export function dialectNotes(dialect: PolicyDialect | undefined, { name, policyGroups, policyView: { unmatched } }: CniPlan): readonly string[] {
  if (dialect?._group !== 'networking.k8s.io') return [];
  if (unmatched?.includes('nodes') === false) {
    return [`policyCIDRMatchMode is beta in Cilium. By it NetworkPolicies match nodes by their own addresses, also the node that a pod is on, so that `
      + `an API server on the only node of a cluster is reached, and so is a cache of DNS on each node.`];
  }
  return policyGroups === undefined && !/cilium/i.test(name)
    ? [`Nobody said which software enforces policies on ${name}. Where it is Cilium, say of: PreinstalledCni.cilium() in Cni.preinstalled(): `
      + `NetworkPolicies name the API server by an address, which Cilium never matches where it is a node's.`] : [];
}

/** Cilium's proxy answers for hook where it lets POST to /hook alone through. */
export function closedPageNotes(dialect: PolicyDialect | undefined, { leadsPagesToHook }: ExposurePlan): readonly string[] {
  return leadsPagesToHook !== true || dialect?._readsL7 !== true ? [] : [
    'Who asks from outside for /config or /plugin-config of deck gets 403 in the place of hook\'s empty page, and so does who asks for /hook by GET: policies of '
      + 'Cilium let nothing but POST to /hook through to hook.',
  ];
}

/** What of the dialect the CNI would leave lying. */
export function dialectFindings(
  { _group: group, _readsL7: readsL7 }: PolicyDialect,
  { name, policyGroups, untakenGroups = {}, l7TurnedOnBy = L7_OF_CILIUM, capabilities: { l7Policy } }: CniPlan,
): readonly Finding[] {
  if (!Object.hasOwn(GROUPS_OF_CNIS, group)) return [];
  if (policyGroups === undefined) {
    return [{
      what: `nobody said whether ${name} reads policies of ${group}`,
      instead: `write of: PreinstalledCni.${group === CILIUM ? 'cilium' : 'calico'}() or policyGroups: ["${group}"] into Cni.preinstalled(), or use `
        + 'PolicyDialect.kubernetes()',
      code: 'PolicyIgnored',
    }];
  }
  if (Object.hasOwn(untakenGroups, group)) {
    const { what, instead } = untakenGroups[group];
    return [{ what: `${name} ${what}, so nothing would be isolated`, instead, code: 'PolicyIgnored' }];
  }
  if (!policyGroups.includes(group)) {
    const instead = policyGroups.includes(CILIUM) ? 'use PolicyDialect.cilium()' : 'use PolicyDialect.kubernetes(), which every CNI reads that enforces any';
    return [{ what: `${name} does not read policies of ${group}, so nothing would be isolated`, instead, code: 'PolicyIgnored' }];
  }
  return !readsL7 || l7Policy !== false ? [] : [{
    what: `PolicyDialect.cilium() limits HTTP and DNS, which the L7 proxy of ${name} does, and that is off`,
    instead: `use PolicyDialect.cilium({ l7: false }), which goes by addresses and ports, or ${l7TurnedOnBy}`,
    code: 'FeatureMissing',
  }];
}
