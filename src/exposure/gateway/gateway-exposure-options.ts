import { GatewayController } from './gateway-controller';
import { OwnGatewayOptions } from './gateway-front-options';
import { GatewayParentRef } from './gateway-parent-ref';

/** How a Gateway leads to hook and deck: one that is made for them, or one that exists. */
export interface GatewayExposureOptions extends OwnGatewayOptions {
  /**
   * Which software serves the Gateway. Errors: `GatewayWithoutClass` without `parentRef`, `WrongType`.
   * @default - parentRef says which Gateway, and nothing is known of what serves it
   */
  readonly controller?: GatewayController;

  /**
   * A Gateway that exists; routes are attached to it, and none is made. Errors: those of its properties, and `MutuallyExclusive` beside
   * properties of a Gateway of one's own.
   * @default - a Gateway `prow` is made
   */
  readonly parentRef?: GatewayParentRef;

  /**
   * Networks from which webhooks are taken; GitHub's own are `hooks` of https://api.github.com/meta, and change now and then.
   * The controller must see the callers' own addresses. Errors: `CidrInvalid`, `CidrNotMasked`, `ControllerCannot`, `EmptyList`.
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
   * Whether who comes to port 80 is sent to https, by HTTPRoute `prow-redirect`. GitHub does not follow: its webhook URL has to be the https one.
   * Error: `PropWithoutEffect` without https or port 80.
   * @default - true, with both
   */
  readonly redirect?: boolean;
}
