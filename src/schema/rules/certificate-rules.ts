import { goNanoseconds } from '../../core/amounts';
import { isIpAddress } from '../../core/net';
import { didYouMean, quote } from '../../core/quote';
import { empty, FieldFinding, Fields, needless, ObjectRule, refuse } from '../object-rule';

/**
 * What cert-manager's webhook asks beyond its CRDs.
 *
 * Source: cert-manager v1.11.5, internal/apis/certmanager/validation (certificate.go, issuer.go), pkg/apis/certmanager/v1/const.go; the CRDs of
 * v1.21.1 have renewBeforePercentage and otherNames beside it.
 */
const HOUR = 3_600_000_000_000n;
const SHORTEST = HOUR;
const SHORTEST_RENEWAL = HOUR / 12n;
const NINETY_DAYS = 90n * 24n * HOUR;

const NAMES = ['commonName', 'dnsNames', 'uris', 'emailAddresses', 'ipAddresses', 'otherNames', 'literalSubject'];

const certificate: ObjectRule = (fields) => {
  const { commonName, ipAddresses, renewBefore, renewBeforePercentage } = fields;
  if (NAMES.every((name) => empty(fields[name]))) {
    return refuse('dnsNames', 'is missing, and so are commonName, uris, ipAddresses and emailAddresses', 'name what the certificate is for', 'PropMissing');
  }
  if (!empty(commonName) && [...commonName as string].length > 64) {
    return refuse('commonName', `${quote(commonName)} has more than 64 characters`, 'name it in dnsNames', 'LengthOutOfRange');
  }
  const i = (ipAddresses as readonly string[] | null | undefined)?.findIndex((address) => !isIpAddress(address)) ?? -1;
  if (i !== -1) return refuse(`ipAddresses[${i}]`, `${quote(ipAddresses[i])} is not an IP address`, 'write one like "10.0.0.1"', 'PatternMismatch');
  if (!empty(renewBefore) && !empty(renewBeforePercentage)) return needless('renewBeforePercentage', 'beside renewBefore');
  return validity(fields);
};

function validity({ duration, renewBefore }: Fields): FieldFinding | undefined {
  for (const [at, text] of [['duration', duration], ['renewBefore', renewBefore]] as const) {
    if (!empty(text) && goNanoseconds(text as string) === undefined) {
      return refuse(at, `${quote(text)} is not a Go duration`, days(text as string), 'DurationInvalid');
    }
  }
  const lasts = empty(duration) ? NINETY_DAYS : goNanoseconds(duration as string)!;
  if (lasts < SHORTEST) return refuse('duration', `${quote(duration)} is less than 1h`, 'write 1h or more', 'NumberOutOfRange');
  if (empty(renewBefore)) return undefined;
  const before = goNanoseconds(renewBefore as string)!;
  if (before < SHORTEST_RENEWAL) return refuse('renewBefore', `${quote(renewBefore)} is less than 5m`, 'write 5m or more', 'NumberOutOfRange');
  const whole = empty(duration) ? '2160h by default' : quote(duration);
  return before < lasts ? undefined : refuse('renewBefore', `${quote(renewBefore)} is not less than duration, ${whole}`, 'lower it', 'NumberOutOfRange');
}

function days(text: string): string {
  const [, count] = /^(\d{1,5})d$/.exec(text) ?? [];
  return count === undefined ? 'write one like "2160h"' : `write "${Number(count) * 24}h"`;
}

const OWN_GROUP = 'cert-manager.io';
const ISSUERS = ['Issuer', 'ClusterIssuer'];

const issuerRef: ObjectRule = ({ group, kind }) => {
  if ((!empty(group) && group !== OWN_GROUP) || empty(kind) || ISSUERS.includes(kind as string)) return undefined;
  const meant = didYouMean(kind as string, ISSUERS);
  return refuse('kind', `${quote(kind)} is not one of ${ISSUERS.join(', ')}`, meant === undefined
    ? 'pick one of them, or name the group' : `did you mean ${quote(meant)}?`, 'NotAllowedValue');
};

const SIZES = [256, 384, 521];

const privateKey: ObjectRule = ({ algorithm, size }) => {
  if (empty(size) || size === 0) return undefined;
  if ((empty(algorithm) || algorithm === 'RSA') && (size < 2048 || size > 8192)) {
    return refuse('size', `${size} is outside 2048-8192`, 'pick a number in that range', 'NumberOutOfRange');
  }
  return algorithm !== 'ECDSA' || SIZES.includes(size as number)
    ? undefined : refuse('size', `${size} is not one of ${SIZES.join(', ')}`, 'pick one of them', 'NotAllowedValue');
};

const acmeServer: ObjectRule = ({ caBundle, skipTLSVerify }) => (!empty(caBundle) && skipTLSVerify === true
  ? needless('skipTLSVerify', 'beside caBundle') : undefined);

const acmeIngress: ObjectRule = (fields) => {
  const given = ['class', 'ingressClassName', 'name'].filter((field) => !empty(fields[field]));
  return given.length > 1 ? needless(given[1], `beside ${given[0]}`) : undefined;
};

export const CERTIFICATE_RULES: Readonly<Record<string, ObjectRule>> = { acmeIngress, acmeServer, certificate, issuerRef, privateKey };
