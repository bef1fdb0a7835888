import { GatewayController } from './gateway-controller';
import { OwnGatewayOptions } from './gateway-front-options';

/** Properties of `ProwGateway`. */
export interface ProwGatewayProps extends OwnGatewayOptions {
  /** Which software serves it. It decides about class and ports. Errors: `GatewayWithoutClass`, `WrongType`. */
  readonly controller: GatewayController;

  /**
   * Name of the Gateway. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Namespace of the Gateway, of its routes and of the certificate's Secret. Error: `NameNotDnsLabel`.
   * @default prow
   */
  readonly namespace?: string;
}
