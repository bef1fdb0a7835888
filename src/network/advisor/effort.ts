import { CniCapabilities } from '../cni-capabilities';
import { Cni } from '../cni';
import { FlannelPolicyEnforcer } from '../flannel/flannel-policy-enforcer';
import { CniNeedsSettings, CniPolicyNeed } from './cni-needs';

/** What can be recommended and has to be set up, as it would be. */
const SET_UP: Readonly<Record<string, (needs: CniNeedsSettings) => Cni>> = {
  flannel: ({ policy }) => Cni.flannel(policy === CniPolicyNeed.NONE ? {} : { enforcedBy: FlannelPolicyEnforcer.kubeNetworkPolicies() }),
  calico: () => Cni.calico(),
  cilium: () => Cni.cilium(),
};

const EFFORTS: Readonly<Record<string, string>> = {
  low: 'low, one manifest',
  medium: 'medium, CRDs and an operator before the network itself',
  high: 'high, a Helm chart that somebody renders',
};

/** What it takes to set a network up and to live with it; nothing is said of one that the cluster has already. */
export function effortReasons(choice: string, needs: CniNeedsSettings): readonly string[] {
  const cni = SET_UP[choice]?.(needs);
  return cni === undefined ? [] : [`${effort(cni.capabilities)} ${support(cni.capabilities)}`];
}

function effort({ setupEffort, requestsPerNode }: CniCapabilities): string {
  return `Its set-up effort is ${EFFORTS[String(setupEffort)]}; on each node its pod asks for ${requestsPerNode === 'none' ? 'no CPU and no memory unless it is told to' : String(requestsPerNode)}.`;
}

function support({ maintainedBy, enterpriseSupport }: CniCapabilities): string {
  return `It is looked after by: ${String(maintainedBy)}; who sells support for it: ${enterpriseSupport === 'none' ? 'nobody, but for distributions that ship it' : String(enterpriseSupport)}.`;
}
