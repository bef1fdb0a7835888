/** What has to be known of the software that serves a Gateway. Nothing of it is installed here. */
export interface GatewayControllerOptions {
  /**
   * Class of the Gateway. `spec.gatewayClassName`. Error: `NameNotDnsSubdomain`.
   * @default - the one that its own project calls it
   */
  readonly gatewayClassName?: string;

  /**
   * Whether the GatewayClass is in the cluster already. Where it is not, it is made, in the stage `20-ingress`.
   * @default - true, but false for Envoy Gateway, whose manifest has none
   */
  readonly classExists?: boolean;

  /**
   * Namespace of its pods, which policies let in to hook and deck. Error: `NameNotDnsLabel`.
   * @default - the one that its own project installs it into, or that of the Gateway
   */
  readonly namespace?: string;
}

/** What has to be known of a Traefik. */
export interface TraefikGatewayControllerOptions extends GatewayControllerOptions {
  /**
   * Port of the entry point that is 80 to those outside, as Traefik's `--entrypoints.web.address` says. Port of the listener `http`.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 8000
   */
  readonly httpPort?: number;

  /**
   * Port of the entry point that is 443 to those outside, as Traefik's `--entrypoints.websecure.address` says. Port of the listeners for https.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 8443
   */
  readonly httpsPort?: number;
}

/** What has to be known of a controller that this library does not know. */
export interface OtherGatewayControllerOptions {
  /** Class of the Gateway. `spec.gatewayClassName`. Error: `NameNotDnsSubdomain`. */
  readonly gatewayClassName: string;

  /**
   * Makes a GatewayClass for the controller of this name. `spec.controllerName`. Error: `ControllerNameInvalid`.
   * @default - the GatewayClass exists
   */
  readonly controllerName?: string;

  /**
   * As its project calls itself; notes and errors name it so. Error: `NameNotDnsSubdomain`.
   * @default - its class
   */
  readonly name?: string;

  /**
   * Whether deck's route says that answers may take any time. `spec.rules[].timeouts` of HTTPRoute `deck`.
   * @default false
   */
  readonly routeTimeouts?: boolean;

  /**
   * Namespace of its pods, which policies let in to hook and deck. Error: `NameNotDnsLabel`.
   * @default - not known: policies let everybody in
   */
  readonly namespace?: string;
}
