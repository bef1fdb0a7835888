import { IngressFrontOptions } from './ingress-front-options';

/** How an Ingress controller of the cluster leads to hook and deck. */
export interface IngressExposureOptions extends IngressFrontOptions {
  /**
   * Networks from which webhooks are taken; GitHub's own are `hooks` of https://api.github.com/meta, and change now and then.
   * The controller must see the callers' own addresses. Where deck's differ, deck gets an Ingress `prow-deck`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `ControllerCannot`, `EmptyList`.
   * @default - everybody may send; hook refuses what GitHub has not signed
   */
  readonly webhookSources?: string[];

  /**
   * Networks from which people see deck. The controller must see the callers' own addresses.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `ControllerCannot`, `EmptyList`.
   * @default - everybody may see it
   */
  readonly deckSources?: string[];

  /**
   * Whether who comes to port 80 is sent to https; with Traefik, nobody answers there otherwise. GitHub does not follow: its webhook URL has to be
   * the https one.
   * Errors: `ControllerCannot`, `PropWithoutEffect` without TLS or port 80.
   * @default - true with TLS, where the controller is known
   */
  readonly redirect?: boolean;

  /**
   * For how many seconds browsers ask for https only once they were here (`Strict-Transport-Security: max-age`); 0 makes them forget it.
   * Errors: `ControllerCannot`, `NotInteger`, `NumberOutOfRange`, `PropWithoutEffect` without TLS.
   * @default - the controller decides
   */
  readonly hstsSeconds?: number;

  /**
   * Whether port 80 of the controller can be reached from outside. ACME challenges by http01 come there.
   * Error: `MutuallyExclusive` for false without TLS.
   * @default true
   */
  readonly http?: boolean;
}
