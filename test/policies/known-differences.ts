import type { Difference } from './judge';
import type { Kind } from './world';

/** What is wrong today, and is to go: an entry that nothing differs by any more fails, so that it is taken away with its fault. */
export interface KnownDifference {
  /** As the list of cases numbers it. */
  readonly id: string;
  readonly because: string;
  /** Of names of set-ups. */
  readonly setUp: RegExp;
  /** Role of the end that is called, and where only some of that role differ, their kind. */
  readonly to: string;
  readonly kind?: Kind;
  readonly is: Difference['is'];
}

const CUT_OFF = { to: 'API server', is: 'cut off' } as const;
const NO_NODE = 'a network is never a node\'s on Cilium, and nothing else is said of the API server';
const NO_PORT = 'the port of the API server of this distribution is known, and 6443 is opened';

export const KNOWN: readonly KnownDifference[] = [
  { id: 'D01', because: `${NO_NODE}; it is the default`, setUp: /^cilium(-native-routing|-serving)?, default .*API server on a node/, ...CUT_OFF },
  { id: 'D01', because: `${NO_NODE}; it was asked for, and could be refused`, setUp: /^cilium.*, kubernetes .*API server on a node/, ...CUT_OFF },
  { id: 'D02', because: `${NO_NODE}; it is the default`, setUp: /^preinstalled Cilium by name, default .*API server on a node/, ...CUT_OFF },
  { id: 'D02', because: `${NO_NODE}; it was asked for, and could be refused`, setUp: /^preinstalled Cilium by name, kubernetes .*API server on a node/, ...CUT_OFF },
  { id: 'D03', because: NO_PORT, setUp: /^preinstalled minikube/, ...CUT_OFF },
  { id: 'D03', because: NO_PORT, setUp: /^preinstalled microK8s/, ...CUT_OFF },
  { id: 'D03', because: NO_PORT, setUp: /^preinstalled gkeDataplaneV2/, ...CUT_OFF },
  { id: 'D03', because: NO_PORT, setUp: /^preinstalled eks/, ...CUT_OFF, kind: 'API server outside' },
  { id: 'D03', because: NO_PORT, setUp: /^preinstalled aks,/, ...CUT_OFF },
  { id: 'D03', because: NO_PORT, setUp: /^preinstalled aksCilium/, ...CUT_OFF },
  { id: 'D04', because: 'names come from pods that a cache is redirected to', setUp: /^preinstalled gkeDataplaneV2.*DNS of node-local pods/, to: 'dns', is: 'cut off' },
  { id: 'D04', because: 'names come from the cloud', setUp: /^preinstalled gkeDataplaneV2.*DNS of the cloud/, to: 'dns', is: 'cut off' },
  { id: 'D05', because: 'a network is never the host\'s on Cilium, and its own policies do not name the host', setUp: /cilium.*, cilium .*DNS of pods and the host/, to: 'dns', is: 'cut off' },
  { id: 'D05', because: 'the same where it is the default', setUp: /cilium.*, default .*DNS of pods and the host/i, to: 'dns', is: 'cut off' },
  { id: 'D05', because: 'the same where it was asked for, and could be refused', setUp: /cilium.*, kubernetes .*DNS of pods and the host/i, to: 'dns', is: 'cut off' },
  { id: 'D32', because: 'the agent judges by the address of the Service', setUp: /^preinstalled eks/, ...CUT_OFF, kind: 'Service' },
  {
    id: 'API server in a pod', because: 'a pod is a pod on Cilium, whoever listens there, and neither its network nor the entity kube-apiserver is it: only its labels are',
    setUp: /cilium.*API server in a pod/i, ...CUT_OFF,
  },
  ...['hook', 'deck'].flatMap((to): readonly KnownDifference[] => [
    { id: 'D13', because: 'a controller on the network of its node cannot be said', setUp: /Ingress of nginx on the host$/, to, is: 'cut off' },
    ...['k3s', 'rke2', 'microK8s'].map((name): KnownDifference => ({
      id: 'D14', because: 'the namespace of the controller that comes along is known', setUp: new RegExp(`^preinstalled ${name},.*Ingress of`), to, is: 'cut off',
    })),
  ]),
];

/** Set-ups that are refused although somebody may have them; the same holds. */
export interface KnownRefusal {
  readonly id: string;
  readonly because: string;
  readonly setUp: RegExp;
  readonly codes: readonly string[];
}

const NOBODY_SAID = 'nobody said which policies it reads, and that is taken for none';

export const REFUSED: readonly KnownRefusal[] = [
  { id: 'D02', because: NOBODY_SAID, setUp: /^preinstalled Cilium by name, cilium /, codes: ['PolicyIgnored'] },
  { id: 'D02', because: NOBODY_SAID, setUp: /^preinstalled Calico by name, calico /, codes: ['PolicyIgnored'] },
];

export function isKnown({ setUp, to, kind, is }: KnownDifference, difference: Difference): boolean {
  return setUp.test(difference.setUp.name) && to === difference.to.role && (kind === undefined || kind === difference.to.kind) && is === difference.is;
}
