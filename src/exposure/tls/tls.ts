import { IssuerKind } from '../../core/issuer-kind';
import { dnsSubdomain, secretName } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, readValue, required } from '../../core/props';
import { memberOf } from '../../core/values';
import { NO_TLS, TlsFront, TlsPlan } from '../tls-plan';
import { ACME_TLS, acmeTls, AcmeTlsOptions, settleAcmeTls } from './acme-tls';
import { CERTIFICATE, CertificateOptions, CERTIFICATES_ONLY, settleCertificate } from './certificate';
import { SELF_SIGNED_CA, selfSignedCa, SelfSignedCaTlsOptions, settleSelfSignedCa } from './self-signed-ca';

/** Options of `Tls.issuer`. */
export interface IssuerTlsOptions extends CertificateOptions {
  /** Name of the issuer in the cluster. `issuerRef.name`. Error: `NameNotDnsSubdomain`. */
  readonly name: string;

  /**
   * Kind of the issuer. `issuerRef.kind`. Error: `NotAllowedValue`.
   * @default IssuerKind.CLUSTER_ISSUER
   */
  readonly kind?: IssuerKind;
}

const ISSUER = {
  ...CERTIFICATE,
  name: required(dnsSubdomain),
  kind: optional(memberOf(IssuerKind), IssuerKind.CLUSTER_ISSUER),
} satisfies Fields<IssuerTlsOptions>;

/** Who makes the certificate with which browsers and GitHub are answered, if anybody does. */
export class Tls {
  /**
   * An ACME server makes it, by cert-manager and a ClusterIssuer of ours: Let's Encrypt's staging directory until another is said. The server
   * asks on port 80 whether the names are yours, or in the DNS where `solvers` say so. Let's Encrypt makes no certificate for names that the
   * Internet does not know (`HostNotPublic`). Errors: those of the options.
   */
  static acme(options: AcmeTlsOptions): Tls {
    const settings = readProps(Where.call('Tls.acme'), options, ACME_TLS, settleAcmeTls);
    return new Tls((front) => acmeTls(settings, front));
  }

  /**
   * An authority of the cluster's own makes it, for a LAN that no public authority reaches: by cert-manager, two ClusterIssuers and the
   * authority's Certificate. Browsers trust it once they were told to; GitHub never does, so webhooks need another way or no verification.
   * Errors: those of the options.
   */
  static selfSignedCa(options: SelfSignedCaTlsOptions = {}): Tls {
    const plan = selfSignedCa(readProps(Where.call('Tls.selfSignedCa'), options, SELF_SIGNED_CA, settleSelfSignedCa));
    return new Tls(() => plan);
  }

  /** An issuer that is in the cluster already makes it, by cert-manager. Errors: those of the options. */
  static issuer(options: IssuerTlsOptions): Tls {
    const { name, kind, certificate } = readProps(Where.call('Tls.issuer'), options, ISSUER, (o, p) => ({ ...o, certificate: settleCertificate(o, p) }));
    return new Tls(() => ({ ...NO_TLS, ...certificate, issuerRef: { name, kind }, solvesOnPort80: true, requirements: [CERTIFICATES_ONLY] }));
  }

  /**
   * It is in this Secret of Prow's namespace already, under `tls.crt` and `tls.key` as `kubectl create secret tls` makes it, and somebody else
   * keeps it fresh. Error: `SecretNameInvalid`.
   */
  static secret(name: string): Tls {
    const given = readValue(Where.call('Tls.secret'), 'secretName', name, secretName);
    return new Tls(() => ({ ...NO_TLS, secretName: given }));
  }

  /** There is none: what is sent can be read on the way, and webhooks are protected by their signature alone. */
  static none(): Tls {
    return new Tls(() => NO_TLS);
  }

  private constructor(private readonly resolve: (front: TlsFront) => TlsPlan) {}

  /**
   * The choice for one front. Whoever has a front asks once and keeps the answer.
   * @internal
   */
  _resolve(front: TlsFront): TlsPlan {
    return this.resolve(front);
  }
}
