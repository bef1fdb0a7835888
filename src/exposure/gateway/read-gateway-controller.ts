import { PropsReader } from '../../core/props-reader';
import { instanceOf } from '../../core/values';
import { GatewayController } from './gateway-controller';
import { GatewayControllerPlan } from './gateway-controller-plan';

interface WithController {
  readonly controller?: GatewayController;
}

/** Who serves a Gateway that is made: without a word of it, the Gateway would have no class. */
export function readGatewayController<P extends WithController>(p: PropsReader<P>, exists = false): GatewayControllerPlan | undefined {
  const controller = p.optional('controller', instanceOf(GatewayController, 'GatewayController.envoyGateway()'));
  if (!p.given('controller') && !exists) {
    p.problem('controller', { what: 'is missing, and with it the class of the Gateway', instead: 'write controller: GatewayController.envoyGateway() or the like', code: 'GatewayWithoutClass' });
  }
  return controller?._plan;
}
