import { closedPagesNote, EMPTY_PAGES, unknownEscapesNote } from '../config-pages';
import { changingNetworks } from '../github-hooks';
import { hostNetworkNote } from '../host-network-note';
import { distinct } from '../hosts';
import { TlsPlan } from '../tls-plan';
import { GITHUB_BODY_LIMIT, inSentences, smallLimitNotes } from '../webhook-body';
import { GatewayExposureSettings, ParentRef } from './gateway-exposure-options';
import { GATEWAY_NAME } from './gateway-front';

/** Source: cert-manager v1.21.1, cmd/controller/app/options/options.go (`--enable-gateway-api`). */
export const GATEWAY_CHALLENGES = {
  argument: '--enable-gateway-api',
  note: 'A challenge by http01 comes through the Gateway: apply.sh gives cert-manager the argument --enable-gateway-api. Whoever installs it otherwise, by '
    + 'GitOps or by hand, has to say enableGatewayAPI: true, and start it after the CRDs of the Gateway API.',
  otherwise: 'A challenge by http01 comes through the Gateway only where cert-manager runs with enableGatewayAPI: true, and was started after the CRDs of '
    + 'the Gateway API; one by dns01 needs neither.',
};

/** Whether whoever gives the certificate asks for a page that the Gateway has to show. */
export function comesThroughGateway({ tls, port80 }: GatewayExposureSettings): boolean {
  return tls.solvesOnPort80 && port80 !== undefined;
}

/** What is said of webhooks where nobody said who serves the Gateway. */
const UNKNOWN_BODIES = 'Whether the Gateway ends webhooks that are too long, or too slow, is not known here, because nobody said what serves it by '
  + '`controller`: hook itself reads whatever comes to its end, and into its memory, before it looks at the signature.';

/** What the user of a Gateway has to see to. */
export function gatewayNotes(settings: GatewayExposureSettings, closedPages: readonly string[]): readonly string[] {
  const { controller, parent, sources, tls, port80, encrypted, bodyLimit = GITHUB_BODY_LIMIT } = settings;
  const hosts = distinct(settings.hosts);
  const filtered = sources.hook !== undefined || sources.deck !== undefined;
  const beside = controller?.commandNamespace !== undefined && parent === undefined;
  const rules: readonly (readonly [boolean, string])[] = [
    [true, `${hosts.join(' and ')} must be in the DNS with the address of Gateway `
      + `${parent?.name ?? GATEWAY_NAME}${parent === undefined ? ', which kubectl get gateway shows once a cloud, or a load balancer in the cluster, has given it one' : ''}.`],
    [controller?.hostNetwork === true, hostNetworkNote(controller?.name ?? '', [
      ...(port80 === undefined && encrypted ? [] : [controller?.ports.http ?? 80]), ...(encrypted ? [controller?.ports.https ?? 443] : []),
    ])],
    [comesThroughGateway(settings), GATEWAY_CHALLENGES.otherwise],
    [filtered, `${controller?.name} must see the addresses of callers: its Service needs externalTrafficPolicy Local, or what stands before it the `
      + `PROXY protocol. ${changingNetworks('them', sources.hook)}`],
    [beside, `${controller?.name} runs the pods of the Gateway in Prow's namespace, which lets in only pods that meet the Pod Security standard restricted.`],
  ];
  return [
    ...rules.filter(([applies]) => applies).map(([, note]) => note),
    ...(parent === undefined ? [] : parentNotes(parent, tls)),
    controller?.bodies(inSentences(bodyLimit), parent === undefined) ?? UNKNOWN_BODIES,
    ...smallLimitNotes(bodyLimit),
    ...(closedPages.length === 0 ? [] : [closedPagesNote(EMPTY_PAGES, controller === undefined ? unknownEscapesNote('what serves the Gateway') : controller.stillReads)]),
    ...(controller?.notes ?? []),
    ...tls.notes,
  ];
}

function parentNotes({ name, namespace, httpSectionName }: ParentRef, { secretName }: TlsPlan): readonly string[] {
  return [
    ...(namespace === undefined ? [] : [`Listeners of Gateway ${name} in namespace ${namespace} must let in routes of Prow's namespace, by allowedRoutes.`]),
    ...(secretName === undefined ? [] : [`A listener of Gateway ${name} must name the Secret ${secretName} of Prow's namespace in its certificateRefs.`]),
    ...(httpSectionName === undefined ? [`Whether http is sent to https is up to the owner of Gateway ${name}.`] : []),
  ];
}

/** What the user of a Gateway should know before it is applied. */
export function gatewayWarnings({ encrypted, tls }: GatewayExposureSettings): readonly string[] {
  return [
    ...(encrypted ? [] : ['Nothing is encrypted on the way to the Gateway: anybody on it can read webhooks and what people do in deck; say tls.']),
    ...tls.warnings,
  ];
}
