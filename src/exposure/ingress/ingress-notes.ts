import { lifecycleWarning } from '../../core/lifecycle';
import { closedPagesNote, EMPTY_PAGES } from '../config-pages';
import { changingNetworks } from '../github-hooks';
import { hostNetworkNote } from '../host-network-note';
import { distinct } from '../hosts';
import { TlsPlan } from '../tls-plan';
import { GITHUB_BODY_LIMIT, inSentences, smallLimitNotes } from '../webhook-body';
import { IngressFront } from './ingress-front';
import { IngressWishes, PlannedIngress } from './ingress-layout';
import { MIDDLEWARES } from './user-annotations';

/** What the user of an Ingress has to see to. */
export function ingressNotes(
  front: IngressFront, wishes: IngressWishes, ingresses: readonly PlannedIngress[], closedPages: readonly string[],
): readonly string[] {
  const { annotations, tls, ingressClassName, controller: { name, notes, cannot, challengesInPlace, hostNetwork, bodies, closesPages, stillReads } } = front;
  const hosts = distinct(front.hosts);
  const filtered = wishes.webhookSources !== undefined || wishes.deckSources !== undefined;
  const challenges = tls.solvesOnPort80;
  const rules: readonly (readonly [boolean, string])[] = [
    [true, `${hosts.join(' and ')} must be in the DNS with the address of ${name} before this is `
      + `applied${challenges ? ': what asks for the certificate looks them up at once' : ''}.`],
    [true, `${openPorts(tls, wishes)} of that address must lead to ${name} from everywhere that GitHub or people come from.`],
    [true, 'An Ingress without an ADDRESS in kubectl get ingress --all-namespaces is served by nobody, or its controller waits for an address: '
      + 'kubectl get ingressclass '
      + `must show ${ingressClassName}, the pods of ${name} must run, and EXTERNAL-IP of its Service must not be pending. Behind node ports some `
      + 'controllers write no ADDRESS, '
      + 'and serve it.'],
    [hostNetwork === true, hostNetworkNote(name, tls.secretName === undefined ? [80] : wishes.http ? [80, 443] : [443])],
    [filtered, `${name} must see the addresses of callers: its Service needs externalTrafficPolicy Local, or what stands before it the PROXY `
      + `protocol. ${changingNetworks('them', wishes.webhookSources)}`],
    [challenges && wishes.http && !challengesInPlace, `Challenges by http01 come to port 80: a redirection of that whole port in ${name}'s own `
      + 'configuration would catch them too.'],
    [tls.secretName !== undefined && cannot.redirect !== undefined, `Whether http is sent to https is up to ${name}.`],
    [Object.hasOwn(annotations, MIDDLEWARES), `The Middlewares ${annotations[MIDDLEWARES]} must leave the path /hook as it is, and let GitHub in.`],
    [ingresses.length > 1, `${ingresses.map(({ name: ingress }) => `Ingress ${ingress}`).join(', ')} belong together: a change of hosts or of the `
      + 'certificate concerns all of them.'],
  ];
  const { bodyLimit = GITHUB_BODY_LIMIT } = wishes;
  return [
    ...rules.filter(([applies]) => applies).map(([, note]) => note), bodies(inSentences(bodyLimit)), ...smallLimitNotes(bodyLimit),
    ...(closedPages.length === 0 ? [] : [closedPagesNote(closesPages ?? EMPTY_PAGES, stillReads)]), ...notes,
    ...tls.notes,
  ];
}

function openPorts({ secretName }: TlsPlan, { http }: IngressWishes): string {
  if (secretName === undefined) return 'Port 80';
  return http ? 'Ports 80 and 443' : 'Port 443';
}

/** What the user of an Ingress should know before it is applied. */
export function ingressWarnings({ controller, tls }: IngressFront): readonly string[] {
  const retired = lifecycleWarning(controller.name, controller.lifecycle);
  return [
    ...(retired === undefined ? [] : [retired]),
    ...(tls.secretName === undefined ? [`Nothing is encrypted on the way to ${controller.name}: anybody on it can read webhooks and what people do in `
      + 'deck; say tls.'] : []),
    ...tls.warnings,
  ];
}
