import { Tls } from '../tls/tls';

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
