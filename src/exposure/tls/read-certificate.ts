import { goDuration, goSeconds } from '../../core/amounts';
import { secretName } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { integer, oneOf } from '../../core/values';
import { CertificateSettings } from '../tls-plan';
import { CertificateOptions } from './tls-options';

/** Where a certificate goes, and what it is to be. */
export interface CertificateModel {
  readonly secretName: string;
  readonly certificate: CertificateSettings;
}

/** Ninety days. Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/const.go. */
export const DEFAULT_DURATION = '2160h';

/** Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_certificate.go; Ed25519 keys have one size, and what is said of it is ignored. */
const SIZES: Readonly<Record<string, readonly number[]>> = { RSA: [2048, 4096, 8192], ECDSA: [256, 384, 521], Ed25519: [] };

/** Reads and checks what cert-manager's webhook would refuse, or its controller never finish. */
export function readCertificate<P extends CertificateOptions>(p: PropsReader<P>): CertificateModel {
  const secret = p.optional('secretName', secretName, 'prow-tls');
  const duration = p.optional('duration', goDuration);
  const renewBefore = p.optional('renewBefore', goDuration);
  const algorithm = p.optional('privateKeyAlgorithm', oneOf('RSA', 'ECDSA', 'Ed25519'));
  const size = p.optional('privateKeySize', integer(256, 8192));
  const rotationPolicy = p.optional('privateKeyRotationPolicy', oneOf('Always', 'Never'));
  checkTimes(p, duration, renewBefore);
  checkSize(p, algorithm ?? 'RSA', size);
  const privateKey = { algorithm, size, rotationPolicy };
  const hasKey = Object.values(privateKey).some((part) => part !== undefined);
  return { secretName: secret, certificate: { duration, renewBefore, privateKey: hasKey ? privateKey : undefined } };
}

/** Sources: cert-manager v1.21.1, internal/apis/certmanager/validation/certificate.go (ValidateDuration), pkg/apis/certmanager/v1/const.go. */
function checkTimes<P extends CertificateOptions>(p: PropsReader<P>, duration: string | undefined, renewBefore: string | undefined): void {
  if (typeof duration === 'string' && goSeconds(duration) < 3600) {
    p.problem('duration', { what: `${quote(duration)} is shorter than an hour`, instead: 'write "1h" or more', code: 'CertificateTimesInvalid' });
  }
  if (typeof renewBefore !== 'string') return;
  if (goSeconds(renewBefore) < 300) {
    p.problem('renewBefore', { what: `${quote(renewBefore)} is shorter than five minutes`, instead: 'write "5m" or more', code: 'CertificateTimesInvalid' });
  } else if (goSeconds(renewBefore) >= goSeconds(String(duration ?? DEFAULT_DURATION))) {
    p.problem('renewBefore', { what: `${quote(renewBefore)} is not less than the duration ${quote(duration ?? DEFAULT_DURATION)}`, instead: 'write a shorter one, or leave it out', code: 'CertificateTimesInvalid' });
  }
}

function checkSize<P extends CertificateOptions>(p: PropsReader<P>, algorithm: string, size: number | undefined): void {
  const sizes = Object.hasOwn(SIZES, algorithm) ? SIZES[algorithm] : undefined;
  if (size === undefined || sizes === undefined || sizes.includes(size)) return;
  p.problem('privateKeySize', {
    what: `${quote(size)} is not a size of ${algorithm} keys`,
    instead: sizes.length === 0 ? 'leave it out' : `write one of ${sizes.join(', ')}`,
    code: 'PrivateKeySizeInvalid',
  });
}
