import { Construct } from 'constructs';
import { Rule } from '../../../core/props';
import { oldShape, PropsReader } from '../../../core/props-reader';
import { quote } from '../../../core/quote';
import { SecretNeed } from '../../../core/secret-need';
import { list } from '../../../core/values';
import { selects } from './bgp-selector';
import { reportTwice } from './bgp-words';
import { BgpAdvertisement, CiliumBgpAdvertisement, readBgpAdvertisement } from './cilium-bgp-advertisement';
import { CiliumBgpAdvertisementProps } from './cilium-bgp-advertisement-props';
import { BgpClusterConfig, CiliumBgpClusterConfig, readBgpClusterConfig } from './cilium-bgp-cluster-config';
import { CiliumBgpClusterConfigProps } from './cilium-bgp-cluster-config-props';
import { CiliumBgpOptions } from './cilium-bgp-options';
import { BgpPeerConfig, CiliumBgpPeerConfig, readBgpPeerConfig } from './cilium-bgp-peer-config';
import { CiliumBgpPeerConfigProps } from './cilium-bgp-peer-config-props';

/** What the options come down to. */
export interface CiliumBgpPlan {
  readonly clusterConfigs: readonly BgpClusterConfig[];
  readonly peerConfigs: readonly BgpPeerConfig[];
  readonly advertisements: readonly BgpAdvertisement[];
}

export const ciliumBgp: Rule<CiliumBgpPlan> = oldShape<CiliumBgpOptions, CiliumBgpPlan>((p) => {
  const plan: CiliumBgpPlan = {
    clusterConfigs: p.required('clusterConfigs', list(oldShape<CiliumBgpClusterConfigProps, BgpClusterConfig>(readBgpClusterConfig), 1)) ?? [],
    peerConfigs: p.optional('peerConfigs', list(oldShape<CiliumBgpPeerConfigProps, BgpPeerConfig>(readBgpPeerConfig)), []),
    advertisements: p.optional('advertisements', list(oldShape<CiliumBgpAdvertisementProps, BgpAdvertisement>(readBgpAdvertisement)), []),
  };
  for (const [prop, things] of [['clusterConfigs', 'cluster configurations'], ['peerConfigs', 'peer configurations'], ['advertisements', 'advertisements']] as const) {
    reportTwice(p, prop, things, plan[prop].map((one) => one?.name));
  }
  // what is wrong in itself was reported, and has nothing to compare
  if ([...plan.clusterConfigs, ...plan.peerConfigs, ...plan.advertisements].every((one) => one !== undefined)) reportApart(p, plan);
  return plan;
});

function reportApart(p: PropsReader<CiliumBgpOptions>, { clusterConfigs, peerConfigs, advertisements }: CiliumBgpPlan): void {
  const at = (path: string): 'clusterConfigs' => path as 'clusterConfigs';
  const known = peerConfigs.map(({ name }) => name);
  clusterConfigs.forEach(({ spec }, i) => spec.bgpInstances.forEach((instance, j) => instance?.peers.forEach((peer, k) => {
    const name = peer?.peerConfigRef?.name;
    if (name === undefined || known.includes(name)) return;
    p.problem(at(`clusterConfigs[${i}].bgpInstances[${j}].peers[${k}].peerConfigRef`), {
      what: `no peer configuration is called ${quote(name)}`, instead: known.length === 0 ? 'add it to peerConfigs' : `add it to peerConfigs, or write one of ${known.map(quote).join(', ')}`, code: 'FeatureMissing',
    });
  })));
  const families = peerConfigs.map(({ spec }) => spec.families);
  const isWhole = families.every((all) => all.length > 0 && all.every((one) => one?.advertisements !== undefined));
  advertisements.forEach(({ labels }, i) => {
    if (!isWhole || Object.keys(labels).length === 0 || families.flat().some((family) => selects(family.advertisements, labels))) return;
    p.problem(at(`advertisements[${i}].labels`), { what: 'are selected by no family of a peer configuration, so that nothing of it is announced', instead: 'write what peerConfigs select', code: 'PropWithoutEffect' });
  });
}

/** The objects, for a chart that is applied after Cilium runs. */
export function bgpObjects(scope: Construct, { clusterConfigs, peerConfigs = [], advertisements = [] }: CiliumBgpOptions): void {
  for (const props of clusterConfigs) new CiliumBgpClusterConfig(scope, `bgp-cluster-config-${props.name}`, props);
  for (const props of peerConfigs) new CiliumBgpPeerConfig(scope, `bgp-peer-config-${props.name}`, props);
  for (const props of advertisements) new CiliumBgpAdvertisement(scope, `bgp-advertisement-${props.name}`, props);
}

/** Without a password that it was told of Cilium connects with an empty one, so that these have to be there first. */
export function bgpSecrets({ peerConfigs }: CiliumBgpPlan, namespace: string): readonly SecretNeed[] {
  const names = [...new Set(peerConfigs.flatMap(({ spec }) => spec.authSecretRef ?? []))];
  return names.map((name) => ({ namespace, name, keys: [{ key: 'password', option: `bgp-password-${name}`, help: `password of the BGP peers that ${name} is for` }] }));
}

const USUAL_PORT = 179;

/** Which ports of routers nodes reach, and which of nodes routers do. */
export function bgpPorts(plan: CiliumBgpPlan | undefined): readonly string[] {
  if (plan === undefined) return [`BGP needs TCP port ${USUAL_PORT} between nodes and their routers.`];
  const peerPorts = new Map(plan.peerConfigs.map(({ name, spec }) => [name, spec.transport?.peerPort]));
  const instances = plan.clusterConfigs.flatMap(({ spec }) => spec.bgpInstances);
  const [ofPeers, ofNodes] = [
    instances.flatMap(({ peers }) => peers.map(({ peerConfigRef }) => peerPorts.get(peerConfigRef?.name ?? '') ?? USUAL_PORT)),
    instances.flatMap(({ localPort }) => localPort ?? []),
  ].map((ports) => [...new Set(ports)].sort((a, b) => a - b).map((port) => `TCP port ${port}`).join(' and '));
  return [`By BGP nodes connect to ${ofPeers} of their routers${ofNodes === '' ? '' : `, and these to ${ofNodes} of nodes`}.`];
}
