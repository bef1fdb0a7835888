import { PropsReader } from '../core/props-reader';

/** People look for `tls` first. Only JavaScript lets them write it where nothing ends TLS, and then it is no spelling mistake. */
export function refuseTls<P>(p: PropsReader<P>, what: string, instead: string): void {
  const tls = 'tls' as keyof P & string;
  if (p.given(tls)) p.optional(tls, (_, report) => report({ what, instead, code: 'UnknownProp' }));
}

/** Where TLS ends instead. */
export const TLS_ELSEWHERE = 'use Exposure.ingress({ tls }) or Exposure.gateway({ tls })';
