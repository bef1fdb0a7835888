import { secretName } from '../../core/names';
import { httpUrl } from '../../core/net';
import { Where } from '../../core/problem';
import { readValue } from '../../core/props';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { instanceOf, list } from '../../core/values';
import { acmeIssuance, readAcmeAccount } from './acme-account';
import { AcmeIssuanceOptions, CaIssuanceOptions, SelfSignedIssuanceOptions, VaultIssuanceOptions } from './issuance-options';
import { IssuancePlan } from './issuance-plan';
import { solverList } from './acme-solver';
import { VaultAuth } from './vault-auth';
import { caBundle, vaultPath } from './words';

const CA = Where.call('Issuance.ca');
const urls = list(httpUrl, 1);

/** How an Issuer or ClusterIssuer makes certificates: exactly one way. Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_issuer.go. */
export class Issuance {
  /**
   * By an ACME server such as Let's Encrypt. The issuer is called after the server where nobody named it. `spec.acme`.
   * Errors: those of the options.
   */
  static acme(options: AcmeIssuanceOptions): Issuance {
    return new Issuance(readOldProps(Where.call('Issuance.acme'), options, (p: PropsReader<AcmeIssuanceOptions>) => acmeIssuance(readAcmeAccount(p), p.required('solvers', solverList))));
  }

  /**
   * By an authority of your own, whose certificate and key are in this Secret under `tls.crt` and `tls.key`: for a ClusterIssuer in
   * cert-manager's namespace, for an Issuer beside it. The issuer is called `ca` where nobody named it. `spec.ca`.
   * Errors: `SecretNameInvalid`, and those of the options.
   */
  static ca(authoritySecretName: string, options: CaIssuanceOptions = {}): Issuance {
    const name = readValue(CA, 'authoritySecretName', authoritySecretName, secretName);
    const { issuingCertificateUrls, ...rest } = readOldProps(CA, options, (p: PropsReader<CaIssuanceOptions>) => ({
      crlDistributionPoints: p.optional('crlDistributionPoints', urls)?.slice(),
      ocspServers: p.optional('ocspServers', urls)?.slice(),
      issuingCertificateUrls: p.optional('issuingCertificateUrls', urls),
    }));
    return new Issuance({ issuerName: 'ca', spec: () => ({ ca: { secretName: name, ...rest, issuingCertificateURLs: issuingCertificateUrls } }) });
  }

  /**
   * By nobody: each certificate is signed with its own key. Good for the certificate of an authority of your own, and for nothing that a
   * browser or GitHub asks. The issuer is called `self-signed` where nobody named it. `spec.selfSigned`. Errors: those of the options.
   */
  static selfSigned(options: SelfSignedIssuanceOptions = {}): Issuance {
    const selfSigned = readOldProps(Where.call('Issuance.selfSigned'), options, (p: PropsReader<SelfSignedIssuanceOptions>) => ({
      crlDistributionPoints: p.optional('crlDistributionPoints', urls)?.slice(),
    }));
    return new Issuance({ issuerName: 'self-signed', spec: () => ({ selfSigned }) });
  }

  /** By the PKI engine of HashiCorp Vault or OpenBao. The issuer is called `vault` where nobody named it. `spec.vault`. Errors: those of the options. */
  static vault(options: VaultIssuanceOptions): Issuance {
    const vault = readOldProps(Where.call('Issuance.vault'), options, (p: PropsReader<VaultIssuanceOptions>) => {
      const server = p.required('server', httpUrl);
      const bundle = p.optional('caBundle', caBundle);
      if (bundle !== undefined && typeof server === 'string' && server.startsWith('http:')) {
        p.problem('caBundle', { what: 'is of no use, because the server is asked by http', instead: 'write https:// in server, or leave it out', code: 'PropWithoutEffect' });
      }
      return {
        server,
        path: p.required('path', vaultPath),
        auth: p.required('auth', instanceOf(VaultAuth, 'VaultAuth.kubernetes(…)'))?._spec,
        caBundle: bundle,
        namespace: p.optional('namespace', vaultPath),
      };
    });
    return new Issuance({ issuerName: 'vault', spec: () => ({ vault }) });
  }

  /** @internal */
  static _of(plan: IssuancePlan): Issuance {
    return new Issuance(plan);
  }

  private constructor(
    /** @internal */
    readonly _plan: IssuancePlan,
  ) {}
}
