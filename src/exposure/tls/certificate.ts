import { goDuration, goSeconds } from '../../core/amounts';
import { secretName } from '../../core/names';
import { Fields, optional, Props, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { Requirement } from '../../core/requirement';
import { integer, memberOf } from '../../core/values';

/** Kinds of keys that certificates are made for. */
export enum PrivateKeyAlgorithm {
  /** The one that everything takes. */
  RSA = 'RSA',
  /** Shorter than RSA, and taken by browsers and public authorities too. */
  ECDSA = 'ECDSA',
  /** Taken by no browser and no public authority. */
  ED25519 = 'Ed25519',
}

/** When the key of a certificate is made anew. */
export enum PrivateKeyRotationPolicy {
  /** With each certificate. */
  ALWAYS = 'Always',
  /** Never: the first one is kept. */
  NEVER = 'Never',
}

/**
 * How long a certificate is valid, and with which key. All of it is for the Certificate that cert-manager makes.
 *
 * Sources: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_certificate.go, internal/apis/certmanager/validation/certificate.go.
 */
export interface CertificateOptions {
  /**
   * Name of the Secret in Prow's namespace that gets `tls.crt` and `tls.key`. `spec.secretName`. Error: `SecretNameInvalid`.
   * @default prow-tls
   */
  readonly secretName?: string;

  /**
   * How long the certificate is valid, as a Go duration, at least `1h`. ACME servers mostly decide it themselves. `spec.duration`.
   * Errors: `CertificateTimesInvalid`, `DurationInvalid`.
   * @default - 2160h, by cert-manager
   */
  readonly duration?: string;

  /**
   * How long before its end the certificate is made anew, as a Go duration, at least `5m` and less than `duration`. `spec.renewBefore`.
   * Errors: `CertificateTimesInvalid`, `DurationInvalid`.
   * @default - a third of the duration, by cert-manager
   */
  readonly renewBefore?: string;

  /**
   * Kind of the key. `spec.privateKey.algorithm`. Errors: `NotAllowedValue`, `PrivateKeyRefused` where the authority is known not to take it.
   * @default - PrivateKeyAlgorithm.RSA, by cert-manager
   */
  readonly privateKeyAlgorithm?: PrivateKeyAlgorithm;

  /**
   * Bits of the key: 2048, 4096 or 8192 for RSA; 256, 384 or 521 for ECDSA; none for Ed25519. Let's Encrypt takes up to 4096 and 384.
   * `spec.privateKey.size`. Errors: `NotInteger`, `NumberOutOfRange`, `PrivateKeyRefused`, `PrivateKeySizeInvalid`.
   * @default - 2048 or 256, by cert-manager
   */
  readonly privateKeySize?: number;

  /**
   * When the key is made anew. `spec.privateKey.rotationPolicy`. Error: `NotAllowedValue`.
   * @default - PrivateKeyRotationPolicy.ALWAYS, by cert-manager since 1.18
   */
  readonly privateKeyRotationPolicy?: PrivateKeyRotationPolicy;
}

/** Where a ClusterIssuer of ours stands beside the Certificates. */
export const MADE_BY_CERT_MANAGER: Requirement = {
  name: 'cert-manager',
  crds: ['certificates.cert-manager.io', 'clusterissuers.cert-manager.io'],
  stage: 'issuer',
};

/** Where the issuer exists, whoever made it. */
export const CERTIFICATES_ONLY: Requirement = { name: 'cert-manager', crds: ['certificates.cert-manager.io'], stage: 'prow' };

/** Ninety days. Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/const.go. */
export const DEFAULT_DURATION = '2160h';

/** Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_certificate.go; Ed25519 keys have one size, and what is said of it is ignored. */
const SIZES: Readonly<Record<PrivateKeyAlgorithm, readonly number[]>> = {
  [PrivateKeyAlgorithm.RSA]: [2048, 4096, 8192],
  [PrivateKeyAlgorithm.ECDSA]: [256, 384, 521],
  [PrivateKeyAlgorithm.ED25519]: [],
};

export const CERTIFICATE = {
  secretName: optional(secretName, 'prow-tls'),
  duration: optional(goDuration),
  renewBefore: optional(goDuration),
  privateKeyAlgorithm: optional(memberOf(PrivateKeyAlgorithm)),
  privateKeySize: optional(integer(256, 8192)),
  privateKeyRotationPolicy: optional(memberOf(PrivateKeyRotationPolicy)),
} satisfies Fields<CertificateOptions>;

type Read = ValuesOf<typeof CERTIFICATE>;
type Reader = Props<keyof typeof CERTIFICATE>;

/** Where a certificate goes, and what it is to be; checked for what cert-manager's webhook would refuse, or its controller never finish. */
export function settleCertificate(o: Read, p: Reader) {
  const { privateKeyAlgorithm: algorithm, privateKeySize: size, privateKeyRotationPolicy: rotationPolicy } = o;
  checkTimes(o, p);
  checkSize(o, p);
  const privateKey = algorithm ?? size ?? rotationPolicy ? { algorithm, size, rotationPolicy } : undefined;
  return { secretName: o.secretName, certificate: { duration: o.duration, renewBefore: o.renewBefore, privateKey } };
}

/** A certificate with all that was said of it. */
export type CertificateSettings = ReturnType<typeof settleCertificate>;

/** Sources: cert-manager v1.21.1, internal/apis/certmanager/validation/certificate.go (ValidateDuration), pkg/apis/certmanager/v1/const.go. */
function checkTimes({ duration, renewBefore }: Read, p: Reader): void {
  if (duration !== undefined && goSeconds(duration) < 3600) {
    p.problem('duration', { what: `${quote(duration)} is shorter than an hour`, instead: 'write "1h" or more', code: 'CertificateTimesInvalid' });
  }
  if (renewBefore === undefined) return;
  if (goSeconds(renewBefore) < 300) {
    p.problem('renewBefore', { what: `${quote(renewBefore)} is shorter than five minutes`, instead: 'write "5m" or more', code: 'CertificateTimesInvalid' });
  } else if (goSeconds(renewBefore) >= goSeconds(duration ?? DEFAULT_DURATION)) {
    p.problem('renewBefore', { what: `${quote(renewBefore)} is not less than the duration ${quote(duration ?? DEFAULT_DURATION)}`, instead: 'write a shorter one, or leave it out', code: 'CertificateTimesInvalid' });
  }
}

function checkSize({ privateKeyAlgorithm: algorithm = PrivateKeyAlgorithm.RSA, privateKeySize: size }: Read, p: Reader): void {
  const sizes = SIZES[algorithm];
  if (size === undefined || sizes.includes(size)) return;
  p.problem('privateKeySize', {
    what: `${quote(size)} is not a size of ${algorithm} keys`,
    instead: sizes.length === 0 ? 'leave it out' : `write one of ${sizes.join(', ')}`,
    code: 'PrivateKeySizeInvalid',
  });
}
