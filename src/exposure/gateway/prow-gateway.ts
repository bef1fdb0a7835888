import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { dnsLabel, dnsSubdomain } from '../../core/names';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { readFront, resolveTls } from './gateway-front';
import { GatewayModel, gatewayObject, httpListener } from './gateway-object';
import { checkListeners, GATEWAY_NAME, readOwnGateway } from './own-gateway';
import { ProwGatewayProps } from './prow-gateway-props';
import { readGatewayController } from './read-gateway-controller';

/**
 * The Gateway `prow`, and nothing else: a listener for https of each host, and one for http on port 80. Routes of its own namespace alone may be
 * attached: `https-hook`, `https-deck` (or `https` where both have one host) and `http` are the names of its listeners.
 * Routes and certificate are not part of it, `Exposure.gateway()` makes them. Errors: those of the properties, all together.
 *
 * Source: Gateway API v1.6, apis/v1/gateway_types.go.
 */
export class ProwGateway extends Construct {
  /** The Gateway. */
  readonly gateway: ApiObject;

  constructor(scope: Construct, id: string, props: ProwGatewayProps) {
    super(scope, id);
    this.gateway = gatewayObject(this, readOldProps<ProwGatewayProps, GatewayModel>(Where.construct(this.node.path), props, readGateway));
  }
}

function readGateway(p: PropsReader<ProwGatewayProps>): GatewayModel {
  const name = p.optional('name', dnsSubdomain, GATEWAY_NAME);
  const namespace = p.optional('namespace', dnsLabel, 'prow');
  const controller = readGatewayController(p);
  const front = readFront(p);
  const own = readOwnGateway(p);
  const { secretName, findings } = resolveTls(front, httpListener(own, name));
  for (const finding of findings) p.problem('tls', finding);
  checkListeners(p, own, secretName);
  if (controller === undefined) return undefined as never;
  return { ...own, name, namespace, controller, hosts: front.hosts, secretName };
}
