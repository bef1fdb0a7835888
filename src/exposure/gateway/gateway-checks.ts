import { PropsReader } from '../../core/props-reader';
import { TlsPlan } from '../tls-plan';
import { GatewayExposureModel, isEncrypted, portEighty } from './gateway-exposure-model';
import { GatewayExposureOptions } from './gateway-exposure-options';
import { ParentRef } from './gateway-parent-ref';
import { checkListeners } from './own-gateway';

type Reader = PropsReader<GatewayExposureOptions>;

const OF_OWN = ['http', 'addresses', 'infrastructureAnnotations', 'infrastructureLabels', 'annotations'] as const;

/** Reports what contradicts each other, and what the controller cannot do. */
export function checkGatewayExposure(p: Reader, model: GatewayExposureModel, tls: TlsPlan): void {
  for (const finding of tls.findings) p.problem('tls', finding);
  if (model.parent === undefined) checkListeners(p, model.own, tls.secretName);
  else checkParent(p, model.parent, tls);
  checkRedirect(p, model, tls);
  checkSources(p, model);
}

function checkParent(p: Reader, { https }: ParentRef, { secretName }: TlsPlan): void {
  for (const prop of OF_OWN.filter((one) => p.given(one))) {
    p.problem(prop, { what: 'belongs to a Gateway of one\'s own, and parentRef names one that exists', instead: 'leave one of them out', code: 'MutuallyExclusive' });
  }
  if (secretName !== undefined && !https) {
    p.problem('tls', { what: 'nobody uses the certificate, because parentRef says https: false', instead: 'leave one of them out', code: 'PropWithoutEffect' });
  }
}

function checkRedirect(p: Reader, model: GatewayExposureModel, tls: TlsPlan): void {
  if (model.redirect !== true) return;
  const instead = 'leave it out';
  if (!isEncrypted(model, tls)) p.problem('redirect', { what: 'there is no https to send anybody to', instead, code: 'PropWithoutEffect' });
  else if (portEighty(model) === undefined) p.problem('redirect', { what: 'nobody comes to port 80, because nothing listens there', instead, code: 'PropWithoutEffect' });
}

function checkSources(p: Reader, { controller, parent }: GatewayExposureModel): void {
  if (controller?.restrict !== undefined || (controller === undefined && parent === undefined)) return;
  for (const prop of ['webhookSources', 'deckSources'] as const) {
    if (!p.given(prop)) continue;
    const why = controller === undefined
      ? { what: 'the Gateway API has no word for it, and nobody said what serves the Gateway', instead: 'give controller as well' }
      : { what: `${controller.name} cannot limit the callers of a route, and the Gateway API has no word for it`, instead: controller.restrictInstead };
    p.problem(prop, { ...why, code: 'ControllerCannot' });
  }
}
