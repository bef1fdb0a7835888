import { Construct } from 'constructs';
import { quote } from '../../../core/quote';
import { SecretNeed } from '../../../core/secret-need';
import { CiliumInEffect } from '../chart-defaults';
import { CiliumFinding } from '../cilium-findings';
import { placeBgpAdvertisement } from './cilium-bgp-advertisement';
import { placeBgpClusterConfig } from './cilium-bgp-cluster-config';
import { CiliumBgpSettings } from './cilium-bgp-options';
import { placeBgpPeerConfig } from './cilium-bgp-peer-config';
import { CiliumBgpServiceAddress } from './cilium-bgp-route';

/** Puts the objects into a chart that is applied after Cilium runs. */
export function placeCiliumBgp(scope: Construct, { clusterConfigs, peerConfigs, advertisements }: CiliumBgpSettings): void {
  for (const one of clusterConfigs) placeBgpClusterConfig(new Construct(scope, `bgp-cluster-config-${one.name}`), one);
  for (const one of peerConfigs) placeBgpPeerConfig(new Construct(scope, `bgp-peer-config-${one.name}`), one);
  for (const one of advertisements) placeBgpAdvertisement(new Construct(scope, `bgp-advertisement-${one.name}`), one);
}

/** Without a password that it was told of Cilium connects with an empty one, so that these have to be there first. */
export function bgpSecrets({ peerConfigs }: CiliumBgpSettings, namespace: string): readonly SecretNeed[] {
  const names = [...new Set(peerConfigs.flatMap(({ spec }) => spec.authSecretRef ?? []))];
  return names.map((name) => ({ namespace, name, keys: [{ key: 'password', option: `bgp-password-${name}`, help: 'password of the BGP peers that '
    + `${name} is for` }] }));
}

const USUAL_PORT = 179;

/** Which ports of routers nodes reach, and which of nodes routers do. */
export function bgpPorts(plan: CiliumBgpSettings | undefined): readonly string[] {
  if (plan === undefined) return [`BGP needs TCP port ${USUAL_PORT} between nodes and their routers.`];
  const peerPorts = new Map(plan.peerConfigs.map(({ name, spec }) => [name, spec.transport?.peerPort]));
  const instances = plan.clusterConfigs.flatMap(({ spec }) => spec.bgpInstances);
  const [ofPeers, ofNodes] = [
    instances.flatMap(({ peers }) => peers.map(({ peerConfigRef }) => peerPorts.get(peerConfigRef?.name ?? '') ?? USUAL_PORT)),
    instances.flatMap(({ localPort }) => localPort ?? []),
  ].map((ports) => [...new Set(ports)].sort((a, b) => a - b).map((port) => `TCP port ${port}`).join(' and '));
  return [`By BGP nodes connect to ${ofPeers} of their routers${ofNodes === '' ? '' : `, and these to ${ofNodes} of nodes`}.`];
}

/** Ports below it need a right. */
const FIRST_FREE_PORT = 1024;
const BIND = 'NET_BIND_SERVICE';

/** By ways to give addresses: what has an effect. Source: cilium 1.20, Documentation/network/bgp-control-plane/bgp-control-plane-configuration.rst. */
const ANNOUNCED_BY: Readonly<Record<string, { readonly modes: readonly CiliumInEffect['ipam.mode'][]; readonly instead: string }>> = {
  PodCIDR: { modes: ['cluster-pool', 'kubernetes'], instead: 'write CiliumBgpRoute.ciliumPodIpPool() with CiliumIpam.multiPool(), or leave it out' },
  CiliumPodIPPool: { modes: ['multi-pool'], instead: 'write CiliumBgpRoute.podCidr(), or ipam: CiliumIpam.multiPool(…)' },
};

type BgpFinding = CiliumFinding<'bgp' | 'bgpControlPlane'>;

/** What does not fit to the rest of an install. */
export function bgpFindings(plan: CiliumBgpSettings, known: CiliumInEffect, overrides: Readonly<Record<string, any>>): readonly BgpFinding[] {
  const { clusterConfigs, advertisements } = plan;
  const findings: BgpFinding[] = [];
  if (!known['bgpControlPlane.enabled']) {
    findings.push({ prop: 'bgpControlPlane', what: 'is off, and bgp is given', instead: 'leave one of them out', code: 'MutuallyExclusive' });
  }
  advertisements.forEach(({ routes }, i) => routes.forEach(({ advertisementType, service }, j) => {
    const prop = `bgp.advertisements[${i}].advertisements[${j}]` as const;
    const { modes, instead } = ANNOUNCED_BY[advertisementType] ?? { modes: [known['ipam.mode']], instead: '' };
    if (!modes.includes(known['ipam.mode'])) {
      findings.push({
        prop, what: `${advertisementType} announces nothing with the IPAM ${quote(known['ipam.mode'])}`, instead, code: 'PropWithoutEffect',
      });
    }
    if (service?.addresses.includes(CiliumBgpServiceAddress.CLUSTER_IP) && known.kubeProxyReplacement && known['bpf.lbExternalClusterIP'] !== true) {
      findings.push({
        prop, what: 'ClusterIP is announced, and Cilium would not serve it from outside', instead: 'write bpf: { lbExternalClusterIp: true }',
        code: 'FeatureMissing',
      });
    }
  }));
  const rights: unknown = overrides.securityContext?.capabilities?.ciliumAgent;
  const mayBind = Array.isArray(rights) && rights.includes(BIND);
  clusterConfigs.forEach(({ spec }, i) => spec.bgpInstances.forEach(({ localPort = FIRST_FREE_PORT }, j) => {
    if (localPort >= FIRST_FREE_PORT || mayBind) return;
    findings.push({
      prop: `bgp.clusterConfigs[${i}].bgpInstances[${j}].localPort`,
      what: `${localPort} needs the capability ${BIND}, which Cilium's agent does not have`,
      instead: `add it to its others in values: { securityContext: { capabilities: { ciliumAgent: […] `
        + `} } }, or write a port from ${FIRST_FREE_PORT} on, or leave it out`,
      code: 'FeatureMissing',
    });
  }));
  return findings;
}
