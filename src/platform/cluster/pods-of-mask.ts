import { StartFacts } from './cluster-plan';

/** Pods that a kubelet takes unless it was told another number. Source: kubernetes v1.37.1, pkg/kubelet/apis/config/v1beta1/defaults.go, `MaxPods`. */
const OF_KUBELET = 110;

/**
 * The number of pods that a kubelet may take, where the part of the network that its node gets has addresses for fewer: three of them are the
 * network's own, the bridge's, and broadcast's.
 */
export function podsOfMask({ cni: { usesNodeCidrs = false }, network: { nodeCidrMaskSize } }: Pick<StartFacts, 'cni' | 'network'>): number | undefined {
  if (!usesNodeCidrs || nodeCidrMaskSize === undefined) return undefined;
  const addresses = 2 ** (32 - nodeCidrMaskSize) - 3;
  return addresses < OF_KUBELET ? addresses : undefined;
}
