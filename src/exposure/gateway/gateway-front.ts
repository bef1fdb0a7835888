import { labelValue, qualifiedName } from '../../core/names';
import { Fields, optional, Props, required, Rule, ValuesOf } from '../../core/props';
import { multilineText } from '../../core/safe-text';
import { boolean, instanceOf, list, record } from '../../core/values';
import { distinct, Hosts, HOSTS, settleHosts } from '../hosts';
import { TlsPlan } from '../tls-plan';
import { Tls } from '../tls/tls';
import { ipAddress } from '../words';
import { GatewayController } from './gateway-controller';

/** Names and certificate of what a Gateway leads to. */
export interface GatewayFrontOptions {
  /**
   * Domain of both: hook answers at `hook.<domain>`, deck at `deck.<domain>`. `hostname` of listeners, `spec.hostnames` of routes.
   * Errors: `HostNotDnsName`, `MutuallyExclusive` beside the other two, `NameTooLong`, `PropMissing` without them.
   * @default - hookHost and deckHost say it
   */
  readonly domain?: string;

  /**
   * Host at which GitHub sends webhooks to `/hook`; nothing else of hook answers there. Errors: `HostNotDnsName`, `PropMissing` beside `deckHost`.
   * @default - hook.<domain>
   */
  readonly hookHost?: string;

  /**
   * Host at which people see deck. It may be hook's: `POST /hook` goes to hook then, and all else to deck.
   * Errors: `HostNotDnsName`, `PropMissing` beside `hookHost`.
   * @default - deck.<domain>
   */
  readonly deckHost?: string;

  /**
   * Whose certificate the hosts have. Where cert-manager makes it, it is asked for by a Certificate object.
   * Errors: `WrongType`, and what does not fit, as `Tls` says.
   * @default Tls.none()
   */
  readonly tls?: Tls;
}

/** What there is to say of a Gateway of one's own. */
export interface OwnGatewayOptions extends GatewayFrontOptions {
  /**
   * Whether port 80 listens, for challenges of ACME by http01 and to send people to https. Error: `MutuallyExclusive` for false without TLS.
   * @default true
   */
  readonly http?: boolean;

  /**
   * IP addresses that the Gateway gets. `spec.addresses`; not every controller can. Errors: `EmptyList`, `IpAddressInvalid`.
   * @default - the controller decides
   */
  readonly addresses?: string[];

  /**
   * Annotations of what the controller makes for the Gateway, such as its Service of type LoadBalancer. `spec.infrastructure.annotations`.
   * Error: `QualifiedNameInvalid`.
   * @default - none
   */
  readonly infrastructureAnnotations?: { [annotation: string]: string };

  /**
   * Labels of what the controller makes for the Gateway, at most 8. `spec.infrastructure.labels`.
   * Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - none
   */
  readonly infrastructureLabels?: { [label: string]: string };

  /**
   * Annotations of the Gateway itself. Error: `QualifiedNameInvalid`.
   * @default - none
   */
  readonly annotations?: { [annotation: string]: string };
}

/** Name of the Gateway, and of the listeners that its routes are attached to. */
export const GATEWAY_NAME = 'prow';
export const HTTP_LISTENER = 'http';

const ANNOTATIONS = record(multilineText, qualifiedName);

export const GATEWAY_CONTROLLER = instanceOf(GatewayController, 'GatewayController.envoyGateway()');

/** Who serves a Gateway that is made: without a word of it, the Gateway would have no class. */
const SERVING: Rule<GatewayController> = (value, report) => {
  if (value !== undefined) return required(GATEWAY_CONTROLLER)(value, report);
  const instead = 'write controller: GatewayController.envoyGateway() or the like';
  return report({ what: 'is missing, and with it the class of the Gateway', instead, code: 'GatewayWithoutClass' });
};

export const OWN_GATEWAY = {
  controller: SERVING,
  ...HOSTS,
  tls: optional(instanceOf(Tls, 'Tls.secret("prow-tls")')),
  http: optional(boolean, true),
  addresses: optional(list(ipAddress, 1)),
  infrastructureAnnotations: optional(ANNOTATIONS),
  infrastructureLabels: optional(record(labelValue, qualifiedName)),
  annotations: optional(ANNOTATIONS),
} satisfies Fields<OwnGatewayOptions & { controller: GatewayController }>;

type Read = ValuesOf<typeof OWN_GATEWAY>;
type Reader = Props<keyof typeof OWN_GATEWAY>;

/** The listener to which challenges and redirections of port 80 are attached. */
export interface HttpListener {
  readonly name: string;
  /** Of the Gateway; absent where it is that of its routes. */
  readonly namespace?: string;
  readonly sectionName: string;
}

/** Names and certificate of what a Gateway leads to. */
export function settleGatewayFront(o: Pick<Read, keyof typeof HOSTS | 'tls'>, p: Reader, port80: HttpListener | undefined) {
  const hosts = settleHosts(o, p);
  const tlsOf = (of: Hosts): TlsPlan => (o.tls ?? Tls.none())._resolve({ hosts: distinct(of), http01: port80 && { gateway: port80 } });
  const tls = tlsOf(hosts);
  for (const finding of tls.findings) p.problem('tls', finding);
  return { hosts, tls, tlsOf };
}

/** A Gateway that is made, with names and certificate; reports one that listens nowhere. */
export function settleOwnGateway(o: Read, p: Reader, name = GATEWAY_NAME) {
  const { http, addresses, infrastructureAnnotations, infrastructureLabels, annotations } = o;
  const port80: HttpListener | undefined = http ? { name, sectionName: HTTP_LISTENER } : undefined;
  const { hosts, tls, tlsOf } = settleGatewayFront(o, p, port80);
  const { secretName } = tls;
  if (!http && secretName === undefined) {
    p.problem('http', { what: 'false leaves no port at all, because there is no TLS', instead: 'give tls, or leave it out', code: 'MutuallyExclusive' });
  }
  const gateway = { name, controller: o.controller._plan, http, addresses, infrastructureAnnotations, infrastructureLabels, annotations, hosts, secretName };
  return { hosts, tls, tlsOf, port80, gateway };
}

/** A Gateway with all that is said of it. */
export type GatewaySettings = ReturnType<typeof settleOwnGateway>['gateway'];
