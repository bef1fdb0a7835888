import { Chart } from 'cdk8s';
import {
  type CheckedApp, Cni, GitHub, PolicyDialect, Prow, ProwDelivery, type ProwDeliveryProps, ProwPolicies, type ProwPoliciesProps, UpstreamManifest,
} from '../../src';
import { loose } from '../support/findings';
import { app, Mistake, own } from './mistake';

const github = GitHub.cloud({ repositories: ['acme/app'] });
const calico = Cni.preinstalled({ enforcesNetworkPolicy: true });
const clusterNetwork = { apiServerCidrs: ['192.0.2.10/32'] };

const prowOf = (made: CheckedApp): Prow => new Prow(new Chart(made, 'mine', { namespace: 'prow' }), 'prow', { github });
const policies = (props: Partial<ProwPoliciesProps>): CheckedApp => own((made) => {
  const prow = prowOf(made);
  new ProwPolicies(Chart.of(prow), 'policies', { prow, cni: calico, clusterNetwork, ...props });
});
const delivery = (props: Partial<ProwDeliveryProps>): CheckedApp => own((made) => void new ProwDelivery(made, 'delivery', { prow: prowOf(made), ...props }));

/** Parts of a platform in charts of one's own. */
export const LIBRARY: readonly Mistake[] = [
  {
    id: 'LIB1', says: 'policies of one\'s own for a CNI that enforces none',
    input: () => policies({ cni: Cni.flannel() }),
    becomes: { refused: ['[mine/policies] cni: Flannel does not enforce NetworkPolicy, so nothing would be isolated; use Cni.calico(), Cni.cilium() or say who enforces them '
      + '(CniCannotIsolate)'] },
  },
  {
    id: 'LIB2', says: 'policies of one\'s own for a CNI that nobody knows',
    input: () => policies({ cni: Cni.preinstalled() }),
    becomes: { refused: ['[mine/policies] cni: nobody said whether the preinstalled CNI enforces NetworkPolicy; say so with enforcesNetworkPolicy: true, or leave the '
      + 'policies out (CniCannotIsolate)'] },
  },
  {
    id: 'LIB3', says: 'policies of one\'s own without a Prow',
    input: () => policies({ prow: loose(undefined) }),
    becomes: { refused: ['[mine/policies] prow: is missing; give it a value (PropMissing)'] },
  },
  {
    id: 'LIB4', says: 'policies of one\'s own in words that the CNI does not read',
    input: () => policies({ cni: Cni.calico(), isolation: { policies: PolicyDialect.cilium() } }),
    becomes: { refused: ['[mine/policies] isolation: Calico does not read policies of cilium.io, so nothing would be isolated; use PolicyDialect.kubernetes(), which every CNI '
      + 'reads that enforces any (PolicyIgnored)'] },
  },
  {
    id: 'LIB5', says: 'a delivery without a Prow',
    input: () => delivery({ prow: loose(undefined) }),
    becomes: { refused: ['[delivery] prow: is missing; give it a value (PropMissing)'] },
  },
  {
    id: 'LIB6', says: 'a delivery of properties in place of a Prow',
    input: () => delivery({ prow: loose({ github }) }),
    becomes: { refused: ['[delivery] prow: {"github":"an instance of GitHub"} is not made by new Prow(…); write new Prow(…) (WrongType)'] },
  },
  {
    id: 'LIB7', says: 'a delivery with one manifest twice',
    input: () => delivery({ upstreamManifests: [UpstreamManifest.certManager(), UpstreamManifest.certManager()] }),
    becomes: { refused: ['[delivery] upstreamManifests[1]: cert-manager v1.21.1 is there already, as v1.21.1; keep one of them (UpstreamManifestTwice)'] },
  },
  {
    id: 'LIB8', says: 'a delivery whose networks overlap',
    input: () => delivery({ clusterNetwork: { podCidrs: ['10.96.0.0/12'], serviceCidrs: ['10.96.0.0/12'] } }),
    becomes: { refused: ['[delivery] clusterNetwork.serviceCidrs[0]: "10.96.0.0/12" shares addresses with "10.96.0.0/12" of pods; give pods, Services and nodes networks of their own '
      + '(CidrOverlap)'] },
  },
  {
    id: 'LIB9', says: 'a second delivery in one app',
    input: () => own((made) => {
      const prow = prowOf(made);
      for (const id of ['one', 'two']) new ProwDelivery(made, id, { prow });
    }),
    becomes: { refused: ['[two] another ProwDelivery of this app writes apply.sh and NEXT-STEPS.md; give each Prow an app of its own (MutuallyExclusive)'] },
  },
  {
    id: 'LIB10', says: 'a delivery beside the one that a ProwApp is',
    input: () => {
      const whole = app();
      return new ProwDelivery(whole, 'delivery', { prow: whole.prow });
    },
    becomes: { refused: ['[delivery] a ProwApp writes apply.sh and NEXT-STEPS.md for its own Prow; leave it out (MutuallyExclusive)'] },
  },
];
