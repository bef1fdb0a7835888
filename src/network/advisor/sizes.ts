import { CniNeedsSettings } from './cni-needs';

/** Nodes that Calico serves without Typha, and that a mesh of BGP is made for. */
const WITHOUT_TYPHA = 50;
const MESH = 100;

/** What a recommended Calico needs because of the size of the cluster. */
export function sizeWarnings(choice: string, mode: string, { nodes = 0, bgpRouters }: CniNeedsSettings): readonly string[] {
  if (choice !== 'calico') return [];
  const mesh = `a mesh, in which every node talks BGP to every other one, is made for about a hundred nodes, and there are ${nodes}`;
  const needsBgp = mode === 'None' || bgpRouters;
  return [
    ...(nodes > MESH && needsBgp ? [`Name route reflectors, by CalicoBgp.enabled({ routeReflectors }): ${mesh}.`] : []),
    // on Windows nodes it is off already
    ...(nodes > MESH && !needsBgp && mode !== 'VXLAN' ? [`Switch BGP off, by CalicoBgp.disabled(), because VXLAN needs none, or name route reflectors: ${mesh}.`] : []),
    ...(nodes > WITHOUT_TYPHA ? [`Typha stands between so many nodes and the API server: Calico's operator runs it by itself, and CalicoFlavour.manifest() with Cni.calico({ nodes: ${nodes} }).`] : []),
  ];
}
