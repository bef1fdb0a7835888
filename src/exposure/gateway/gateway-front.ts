import { PropsReader } from '../../core/props-reader';
import { instanceOf } from '../../core/values';
import { hostName } from '../../core/net';
import { distinct, Hosts, settleHosts } from '../hosts';
import { Tls } from '../tls/tls';
import { TlsPlan } from '../tls-plan';
import { GatewayFrontOptions } from './gateway-front-options';

/** The listener to which challenges and redirections of port 80 are attached. */
export interface HttpListener {
  readonly name: string;
  /** Of the Gateway; absent where it is that of its routes. */
  readonly namespace?: string;
  readonly sectionName: string;
}

/** Names and certificate, with all defaults. */
export interface GatewayFront {
  readonly hosts: Hosts;
  readonly tls: Tls;
}

export function readFront<P extends GatewayFrontOptions>(p: PropsReader<P>): GatewayFront {
  const named = { domain: p.optional('domain', hostName), hookHost: p.optional('hookHost', hostName), deckHost: p.optional('deckHost', hostName) };
  return {
    hosts: p.dirty ? named as never : settleHosts(named, p as never),
    tls: p.optional('tls', instanceOf(Tls, 'Tls.secret("prow-tls")'), Tls.none()),
  };
}

/** The certificate as it is made for this Gateway. */
export function resolveTls({ hosts, tls }: GatewayFront, http: HttpListener | undefined): TlsPlan {
  return tls._resolve({ hosts: distinct(hosts), http01: http && { gateway: http } });
}
