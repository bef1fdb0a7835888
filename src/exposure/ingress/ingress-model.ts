import { Companion } from './ingress-controller-plan';

/** One Ingress, with what stands beside it. */
export interface IngressModel {
  readonly name: string;
  readonly ingressClassName: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly paths: readonly IngressPath[];
  /** Its certificate, and the hosts that it is for. */
  readonly tls?: { readonly hosts: readonly string[]; readonly secretName: string };
  readonly companions: readonly Companion[];
}

/** One path of one host. */
export interface IngressPath {
  readonly host: string;
  readonly path: string;
  readonly pathType: 'Exact' | 'Prefix';
  readonly to: 'hook' | 'deck';
}

/** GitHub's way in, and nothing else of hook. */
export function hookPath(host: string): IngressPath {
  return { host, path: '/hook', pathType: 'Exact', to: 'hook' };
}

export function deckPath(host: string): IngressPath {
  return { host, path: '/', pathType: 'Prefix', to: 'deck' };
}
