import { Rule } from '../core/props';

/** What reads one property after the other. */
interface Reader {
  given(prop: string): boolean;
  optional(prop: string, rule: Rule<never>): unknown;
}

/** People look for `tls` first. Only JavaScript lets them write it where nothing ends TLS, and then it is no spelling mistake. */
export function refuseTls(p: Reader, what: string, instead: string): void {
  if (p.given('tls')) p.optional('tls', (_, report) => report({ what, instead, code: 'UnknownProp' }));
}

/** Where TLS ends instead. */
export const TLS_ELSEWHERE = 'use Exposure.ingress({ tls }) or Exposure.gateway({ tls })';
