import { dnsSubdomain, secretName } from '../../core/names';
import { Where } from '../../core/problem';
import { readValue } from '../../core/props';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { oneOf } from '../../core/values';
import { TlsFront, TlsPlan } from '../tls-plan';
import { acmeTls, readAcmeTls } from './acme-tls';
import { CERTIFICATES_ONLY, NOTHING } from './cert-manager';
import { readCertificate } from './read-certificate';
import { readSelfSignedCa, selfSignedCa } from './self-signed-ca';
import { SelfSignedCaTlsOptions } from './self-signed-ca-options';
import { AcmeTlsOptions, IssuerTlsOptions } from './tls-options';

/** Who makes the certificate with which browsers and GitHub are answered, if anybody does. */
export class Tls {
  /**
   * An ACME server makes it, by cert-manager and a ClusterIssuer of ours: Let's Encrypt's staging directory until another is said. The server
   * asks on port 80 whether the names are yours, or in the DNS where `solvers` say so. Let's Encrypt makes no certificate for names that the
   * Internet does not know (`HostNotPublic`). Errors: those of the options.
   */
  static acme(options: AcmeTlsOptions): Tls {
    const model = readOldProps(Where.call('Tls.acme'), options, readAcmeTls);
    return new Tls((front) => acmeTls(model, front));
  }

  /**
   * An authority of the cluster's own makes it, for a LAN that no public authority reaches: by cert-manager, two ClusterIssuers and the
   * authority's Certificate. Browsers trust it once they were told to; GitHub never does, so webhooks need another way or no verification.
   * Errors: those of the options.
   */
  static selfSignedCa(options: SelfSignedCaTlsOptions = {}): Tls {
    const plan = selfSignedCa(readOldProps(Where.call('Tls.selfSignedCa'), options, readSelfSignedCa));
    return new Tls(() => plan);
  }

  /** An issuer that is in the cluster already makes it, by cert-manager. Errors: those of the options. */
  static issuer(options: IssuerTlsOptions): Tls {
    const { issuerRef, certificate } = readOldProps(Where.call('Tls.issuer'), options, (p: PropsReader<IssuerTlsOptions>) => ({
      issuerRef: { name: p.required('name', dnsSubdomain), kind: p.optional('kind', oneOf('ClusterIssuer', 'Issuer'), 'ClusterIssuer') },
      certificate: readCertificate(p),
    }));
    return new Tls(() => ({ ...NOTHING, ...certificate, issuerRef, solvesOnPort80: true, requirements: [CERTIFICATES_ONLY] }));
  }

  /**
   * It is in this Secret of Prow's namespace already, under `tls.crt` and `tls.key` as `kubectl create secret tls` makes it, and somebody else
   * keeps it fresh. Error: `SecretNameInvalid`.
   */
  static secret(name: string): Tls {
    const given = readValue(Where.call('Tls.secret'), 'secretName', name, secretName);
    return new Tls(() => ({ ...NOTHING, secretName: given }));
  }

  /** There is none: what is sent can be read on the way, and webhooks are protected by their signature alone. */
  static none(): Tls {
    return new Tls(() => NOTHING);
  }

  private constructor(private readonly resolve: (front: TlsFront) => TlsPlan) {}

  /** @internal */
  _resolve(front: TlsFront): TlsPlan {
    return this.resolve(front);
  }
}
