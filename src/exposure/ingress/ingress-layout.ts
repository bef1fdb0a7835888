import { TlsPlan } from '../tls-plan';
import { certificateAnnotations } from './certificate-annotations';
import { IngressNeeds } from './ingress-controller-plan';
import { IngressFront } from './ingress-front';
import { distinct } from '../hosts';
import { deckPath, hookPath, IngressModel } from './ingress-model';

/** What is asked for beyond names and a certificate. */
export interface IngressWishes {
  readonly webhookSources?: readonly string[];
  readonly deckSources?: readonly string[];
  /** Whether port 80 sends callers to https. */
  readonly redirect: boolean;
  readonly hstsSeconds?: number;
  /** Whether port 80 can be reached. */
  readonly http: boolean;
}

/** The Ingresses of hook and deck: one, unless hook's and deck's annotations differ; last what sends port 80 to https, where that is one of its own. */
export function ingressLayout(front: IngressFront, tls: TlsPlan, wishes: IngressWishes, namespace: string): readonly IngressModel[] {
  const { controller, hosts, ingressClassName } = front;
  const { secretName } = tls;
  const { webhookSources, deckSources, redirect, hstsSeconds, http } = wishes;
  const sameHost = hosts.hook === hosts.deck;
  const apart = !sameNetworks(webhookSources, deckSources) || (sameHost && !controller.exactFirst);
  const paths = [hookPath(hosts.hook), deckPath(hosts.deck)];

  const ingress = (part: IngressPart): IngressModel => {
    const { annotations, companions } = controller.extras({ ...part, namespace, tls: secretName !== undefined, redirect, hstsSeconds });
    return {
      name: part.name,
      ingressClassName,
      annotations: { ...front.annotations, ...annotations, ...part.certificate },
      paths: part.paths,
      tls: secretName === undefined ? undefined : { hosts: part.tlsHosts, secretName },
      companions,
    };
  };

  const models = [ingress({
    name: 'prow-ingress',
    paths: apart ? [paths[0]] : paths,
    first: apart && sameHost,
    sources: webhookSources,
    // the certificate of both is asked for here alone
    tlsHosts: distinct(hosts),
    certificate: certificateAnnotations(tls, controller),
  })];
  if (apart) models.push(ingress({ name: 'prow-deck', paths: [paths[1]], first: false, sources: deckSources, tlsHosts: [hosts.deck], certificate: {} }));
  if (controller.redirecting && redirect && http && secretName !== undefined) {
    const name = 'prow-redirect';
    models.push({ name, ingressClassName, paths, ...controller.redirecting({ name, namespace }) });
  }
  return models;
}

/** What differs between the Ingress of hook and that of deck. */
interface IngressPart extends Pick<IngressNeeds, 'name' | 'sources' | 'first'>, Pick<IngressModel, 'paths'> {
  readonly tlsHosts: readonly string[];
  readonly certificate: Readonly<Record<string, string>>;
}

function sameNetworks(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined ? a === b : [...a].sort().join() === [...b].sort().join();
}
