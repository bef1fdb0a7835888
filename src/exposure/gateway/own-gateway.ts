import { labelValue, qualifiedName } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { multilineText } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { ipAddress } from '../words';
import { OwnGatewayOptions } from './gateway-front-options';

/** What is said of a Gateway of one's own, with all defaults. */
export interface OwnGateway {
  readonly http: boolean;
  readonly addresses?: readonly string[];
  readonly infrastructureAnnotations?: Readonly<Record<string, string>>;
  readonly infrastructureLabels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Name of the Gateway, and of the listeners that its routes are attached to. */
export const GATEWAY_NAME = 'prow';
export const HTTP_LISTENER = 'http';

export function readOwnGateway<P extends OwnGatewayOptions>(p: PropsReader<P>): OwnGateway {
  return {
    http: p.optional('http', boolean, true),
    addresses: p.optional('addresses', list(ipAddress, 1)),
    infrastructureAnnotations: p.optional('infrastructureAnnotations', record(multilineText, qualifiedName)),
    infrastructureLabels: p.optional('infrastructureLabels', record(labelValue, qualifiedName)),
    annotations: p.optional('annotations', record(multilineText, qualifiedName)),
  };
}

/** Reports a Gateway that listens nowhere. */
export function checkListeners<P extends OwnGatewayOptions>(p: PropsReader<P>, { http }: OwnGateway, secretName: string | undefined): void {
  if (http || secretName !== undefined) return;
  p.problem('http', { what: 'false leaves no port at all, because there is no TLS', instead: 'give tls, or leave it out', code: 'MutuallyExclusive' });
}
