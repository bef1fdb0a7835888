import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { distinct } from '../hosts';
import { TlsPlan } from '../tls-plan';
import { Annotations, given, IngressControllerPlan, IngressExtras, IngressNeeds } from './ingress-controller-plan';
import { IngressFront } from './ingress-front';

/** What is asked for beyond names and a certificate. */
export interface IngressWishes {
  readonly webhookSources?: readonly string[];
  readonly deckSources?: readonly string[];
  /** Whether port 80 sends callers to https. */
  readonly redirect: boolean;
  readonly hstsSeconds?: number;
  /** Whether port 80 can be reached. */
  readonly http: boolean;
  /** How many bytes a webhook may have; absent where the controller decides. */
  readonly bodyLimit?: number;
}

/** One Ingress, with what stands beside it. */
export interface PlannedIngress extends IngressExtras {
  readonly name: string;
  readonly ingressClassName: string;
  /** What its user said beside ours. */
  readonly userAnnotations: Annotations;
  readonly paths: readonly IngressPath[];
  /** Its certificate, and the hosts that it is for. */
  readonly tls?: { readonly hosts: readonly string[]; readonly secretName: string };
}

/** One path of one host. */
export interface IngressPath {
  readonly host: string;
  readonly path: string;
  readonly pathType: 'Exact' | 'Prefix';
  readonly to: 'hook' | 'deck' | 'privateDeck';
}

/**
 * The Ingresses of hook and deck: one, unless hook's and deck's annotations differ; one of its own for closed pages where `/` would win over them, and for a
 * second deck; last what sends port 80 to https, where that is one of its own.
 */
export function ingressLayout(front: IngressFront, wishes: IngressWishes, closedPages: readonly string[]): readonly PlannedIngress[] {
  const { controller, hosts, ingressClassName, tls, annotations: userAnnotations } = front;
  const { secretName } = tls;
  const { webhookSources, deckSources, redirect, hstsSeconds, http, bodyLimit } = wishes;
  const sameHost = hosts.hook === hosts.deck;
  const apart = !sameNetworks(webhookSources, deckSources) || (sameHost && !controller.exactFirst)
    || (controller.limitsApart === true && bodyLimit !== undefined);
  // GitHub's way in, and nothing else of hook
  const hookPath: IngressPath = { host: hosts.hook, path: '/hook', pathType: 'Exact', to: 'hook' };
  const deckPath: IngressPath = { host: hosts.deck, path: '/', pathType: 'Prefix', to: 'deck' };
  const pagePaths = controller.closesPages !== undefined ? []
    : closedPages.map((path): IngressPath => ({ host: hosts.deck, path, pathType: 'Exact', to: 'hook' }));
  const deckPaths = controller.exactFirst ? [...pagePaths, deckPath] : [deckPath];

  const ingress = ({ certificate, paths, tlsHosts, ...part }: IngressPart): PlannedIngress => {
    const { annotations, ...beside } = controller.extras({ ...part, tls: secretName !== undefined, redirect, hstsSeconds });
    return {
      name: part.name, ingressClassName, userAnnotations, paths, ...beside,
      annotations: { ...annotations, ...certificate },
      tls: secretName === undefined ? undefined : { hosts: tlsHosts, secretName },
    };
  };

  const ingresses = [ingress({
    name: 'prow-ingress',
    paths: apart ? [hookPath] : [hookPath, ...deckPaths],
    closedPages: apart ? [] : closedPages,
    first: apart && sameHost,
    sources: webhookSources,
    bodyLimit,
    // the certificate of both is asked for here alone
    tlsHosts: distinct(hosts),
    certificate: certificateAnnotations(tls, controller),
  })];
  const ofDeck = { closedPages, sources: deckSources, tlsHosts: [hosts.deck], certificate: {} };
  if (apart) ingresses.push(ingress({ ...ofDeck, name: 'prow-deck', paths: deckPaths, first: false }));
  if (!controller.exactFirst && pagePaths.length > 0) ingresses.push(ingress({ ...ofDeck, name: 'prow-deck-closed', paths: pagePaths, first: true }));
  const privatePaths = hosts.privateDeck === undefined ? [] : [{ host: hosts.privateDeck, path: '/', pathType: 'Prefix', to: 'privateDeck' } as const];
  if (hosts.privateDeck !== undefined) {
    ingresses.push(ingress({ ...ofDeck, name: 'prow-private-deck', paths: privatePaths, closedPages: [], tlsHosts: [hosts.privateDeck], first: false }));
  }
  if (controller.redirecting && redirect && http && secretName !== undefined) {
    const name = 'prow-redirect';
    ingresses.push({ name, ingressClassName, userAnnotations: {}, paths: [hookPath, deckPath, ...privatePaths], ...controller.redirecting(name) });
  }
  return ingresses;
}

/** What differs between the Ingress of hook and that of deck. */
interface IngressPart extends Pick<IngressNeeds, 'name' | 'sources' | 'first' | 'bodyLimit' | 'closedPages'>, Pick<PlannedIngress, 'paths'> {
  readonly tlsHosts: readonly string[];
  readonly certificate: Annotations;
}

function sameNetworks(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined ? a === b : [...a].sort().join() === [...b].sort().join();
}

/** What a user's annotations contradict in ours; `place` says where they stand. */
export function takenAnnotations(ingresses: readonly PlannedIngress[], ours: (ingress: PlannedIngress) => Annotations, place: string): readonly Finding[] {
  const users = Object.assign({}, ...ingresses.map(({ userAnnotations }) => userAnnotations)) as Annotations;
  return Object.entries(users).flatMap(([key, value]) => {
    const taken = ingresses.find((one) => Object.hasOwn(one.userAnnotations, key) && Object.hasOwn(ours(one), key) && ours(one)[key] !== value);
    return taken === undefined ? [] : [{
      what: `${quote(key)} is ${quote(value)} ${place}, and ${quote(ours(taken)[key])} in Ingress ${taken.name} by what else was said`,
      instead: 'leave it out, or change the object itself by addJsonPatch',
      code: 'AnnotationTaken',
    }];
  });
}

/**
 * Annotations by which cert-manager makes the certificate of an Ingress.
 *
 * Where a challenge has to go into the Ingress itself, cert-manager also puts a certificate of its own there until it has the real one, so that
 * what is sent to https while it asks is answered. Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types.go and
 * pkg/controller/certificate-shim/sync.go (setIssuerSpecificConfig), pkg/controller/acmeorders/util.go (applyIngressParameterAnnotationOverrides).
 */
function certificateAnnotations(tls: TlsPlan, controller: IngressControllerPlan): Annotations {
  const { issuerRef, certificate } = tls;
  if (issuerRef === undefined) return {};
  return given({
    [issuerRef.kind === 'ClusterIssuer' ? 'cert-manager.io/cluster-issuer' : 'cert-manager.io/issuer']: issuerRef.name,
    'cert-manager.io/duration': certificate.duration,
    'cert-manager.io/renew-before': certificate.renewBefore,
    'cert-manager.io/private-key-algorithm': certificate.privateKey?.algorithm,
    'cert-manager.io/private-key-size': certificate.privateKey?.size?.toString(),
    'cert-manager.io/private-key-rotation-policy': certificate.privateKey?.rotationPolicy,
    'acme.cert-manager.io/http01-edit-in-place': controller.challengesInPlace ? 'true' : undefined,
  });
}
