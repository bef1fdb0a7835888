import { Finding } from '../../../core/problem';
import { quote } from '../../../core/quote';
import { CiliumValues } from '../cilium-values';
import { CiliumBgpPlan } from './cilium-bgp-plan';

interface BgpFinding extends Finding {
  readonly prop: string;
}

/** Ports below it need a right. */
const FIRST_FREE_PORT = 1024;
const BIND = 'NET_BIND_SERVICE';

/** By ways to give addresses: what has an effect. Source: cilium 1.20, Documentation/network/bgp-control-plane/bgp-control-plane-configuration.rst. */
const ANNOUNCED_BY: Readonly<Record<string, { readonly modes: readonly unknown[]; readonly instead: string }>> = {
  PodCIDR: { modes: ['cluster-pool', 'kubernetes'], instead: 'write CiliumBgpRoute.ciliumPodIpPool() with CiliumIpam.multiPool(), or leave it out' },
  CiliumPodIPPool: { modes: ['multi-pool'], instead: 'write CiliumBgpRoute.podCidr(), or ipam: CiliumIpam.multiPool(…)' },
};

/** What does not fit to the rest of an install. */
export function bgpFindings(plan: CiliumBgpPlan, known: CiliumValues, overrides: Readonly<Record<string, any>>): readonly BgpFinding[] {
  const { clusterConfigs, advertisements } = plan;
  const findings: BgpFinding[] = [];
  if (known['bgpControlPlane.enabled'] === false) {
    findings.push({ prop: 'bgpControlPlane', what: 'is off, and bgp is given', instead: 'leave one of them out', code: 'MutuallyExclusive' });
  }
  advertisements.forEach(({ routes }, i) => routes.forEach(({ advertisementType, service }, j) => {
    const prop = `bgp.advertisements[${i}].advertisements[${j}]`;
    const { modes, instead } = ANNOUNCED_BY[advertisementType] ?? { modes: [known['ipam.mode']], instead: '' };
    if (!modes.includes(known['ipam.mode'])) findings.push({ prop, what: `${advertisementType} announces nothing with the IPAM ${quote(known['ipam.mode'])}`, instead, code: 'PropWithoutEffect' });
    if (service?.addresses.includes('ClusterIP') && known.kubeProxyReplacement === true && known['bpf.lbExternalClusterIP'] !== true) {
      findings.push({ prop, what: 'ClusterIP is announced, and Cilium would not serve it from outside', instead: 'write bpf: { lbExternalClusterIp: true }', code: 'FeatureMissing' });
    }
  }));
  const rights: unknown = overrides?.securityContext?.capabilities?.ciliumAgent;
  const mayBind = Array.isArray(rights) && rights.includes(BIND);
  clusterConfigs.forEach(({ spec }, i) => spec.bgpInstances.forEach(({ localPort = FIRST_FREE_PORT }, j) => {
    if (localPort >= FIRST_FREE_PORT || mayBind) return;
    findings.push({
      prop: `bgp.clusterConfigs[${i}].bgpInstances[${j}].localPort`,
      what: `${localPort} needs the capability ${BIND}, which Cilium's agent does not have`,
      instead: `add it to its others in values: { securityContext: { capabilities: { ciliumAgent: […] } } }, or write a port from ${FIRST_FREE_PORT} on, or leave it out`,
      code: 'FeatureMissing',
    });
  }));
  return findings;
}
