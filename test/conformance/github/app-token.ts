import { verify } from 'node:crypto';
import type { App } from './world';

const LONGEST_SECONDS = 600;
// GitHub advises to date tokens a minute back because of clocks that differ; it allows about as much ahead.
const TOLERANCE_SECONDS = 60;

/** Why GitHub would refuse this JSON web token of an App, or undefined when it is good. */
export function refusalOfAppToken(token: string, app: App, nowSeconds: number): string | undefined {
  const parts = token.split('.');
  const header = decode(parts[0]);
  const claims = decode(parts[1]);
  if (parts.length !== 3 || !header || !claims) return 'A JSON web token could not be decoded';
  const signed = Buffer.from(`${parts[0]}.${parts[1]}`);
  const isSigned = header.alg === 'RS256' && verify('RSA-SHA256', signed, app.publicKey, Buffer.from(parts[2], 'base64url'));
  if (!isSigned) return 'A JSON web token could not be decoded';

  const { iss, iat, exp } = claims;
  if (String(iss) !== String(app.id)) return `'Issuer' claim ('iss') must be the App's id`;
  if (typeof iat !== 'number' || iat > nowSeconds + TOLERANCE_SECONDS) {
    return `'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued`;
  }
  if (typeof exp !== 'number' || exp <= nowSeconds) {
    return `'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires`;
  }
  if (exp > nowSeconds + LONGEST_SECONDS + TOLERANCE_SECONDS) return `'Expiration time' claim ('exp') is too far in the future`;
  return undefined;
}

function decode(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
}
