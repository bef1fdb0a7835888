import { Construct } from 'constructs';
import { dnsLabel, dnsSubdomain } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { TlsFront, TlsPlan } from '../tls-plan';
import { AcmeAccount, acmeIssuance, readAcmeAccount } from './acme-account';
import { PublicAuthority } from './acme-directory-plan';
import { acmeFindings } from './acme-findings';
import { AcmeSolverPlan, solverList } from './acme-solver';
import { MADE_BY_CERT_MANAGER, NOTHING } from './cert-manager';
import { ClusterIssuer } from './cluster-issuer';
import { Issuance } from './issuance';
import { CertificateModel, readCertificate } from './read-certificate';
import { parentRef } from './http01-solver';
import { secretNeeds } from './secret-reference';
import { AcmeTlsOptions } from './tls-options';

/** What `Tls.acme` was told, with all defaults but what the front decides. */
export interface AcmeTlsModel {
  readonly account: AcmeAccount;
  /** Absent where challenges come through the front. */
  readonly solvers?: readonly AcmeSolverPlan[];
  readonly issuerName: string;
  readonly clusterResourceNamespace: string;
  readonly certificate: CertificateModel;
}

export function readAcmeTls(p: PropsReader<AcmeTlsOptions>): AcmeTlsModel {
  const account = readAcmeAccount(p);
  const certificate = readCertificate(p);
  checkKey(p, certificate, account.directory?.publicAuthority);
  return {
    account,
    solvers: p.optional('solvers', solverList),
    issuerName: p.optional('issuerName', dnsSubdomain, account.directory?.issuerName),
    clusterResourceNamespace: p.optional('clusterResourceNamespace', dnsLabel, 'cert-manager'),
    certificate,
  };
}

/** Reports a key that the authority makes no certificate for. */
function checkKey(p: PropsReader<AcmeTlsOptions>, { certificate: { privateKey } }: CertificateModel, authority: PublicAuthority | undefined): void {
  const { algorithm = 'RSA', size } = privateKey ?? {};
  if (authority === undefined || !Object.hasOwn(authority.refusedKeys, algorithm)) return;
  const { name, refusedKeys: { [algorithm]: sizes } } = authority;
  if (sizes.length === 0) {
    p.problem('privateKeyAlgorithm', { what: `${name} makes no certificates for keys of ${algorithm}`, instead: 'write "ECDSA" or "RSA", or leave it out', code: 'PrivateKeyRefused' });
  } else if (size !== undefined && sizes.includes(size)) {
    p.problem('privateKeySize', { what: `${name} makes no certificates for ${algorithm} keys of ${size} bits`, instead: 'write a smaller size, or leave it out', code: 'PrivateKeyRefused' });
  }
}

/** The plan in which an ACME server makes the certificate, asked through this front or by the DNS. */
export function acmeTls({ account, solvers: given, issuerName, clusterResourceNamespace, certificate }: AcmeTlsModel, front: TlsFront): TlsPlan {
  const solvers = given ?? throughFront(front);
  const { publicAuthority, warnings } = account.directory;
  const references = [...(account.binding ? [account.binding.secret] : []), ...solvers.flatMap(({ secrets }) => secrets)];
  const solvesOnPort80 = solvers.some(({ onPort80 }) => onPort80);
  const ready = solvesOnPort80
    ? [`DNS must lead ${front.hosts.join(' and ')} to this cluster before the certificate is asked for${publicAuthority ? `; ${publicAuthority.limits}` : ''}.`]
    : [];
  return {
    ...NOTHING,
    ...certificate,
    issuerRef: { kind: 'ClusterIssuer', name: issuerName },
    solvesOnPort80,
    issuer: (scope: Construct) => void new ClusterIssuer(scope, 'cluster-issuer', { name: issuerName, issuer: Issuance._of(acmeIssuance(account, solvers)) }),
    requirements: [MADE_BY_CERT_MANAGER],
    secrets: secretNeeds(references, clusterResourceNamespace),
    notes: ready,
    warnings,
    findings: acmeFindings(front, solvers, publicAuthority),
  };
}

/** The way by which everything else comes in. */
function throughFront({ http01 }: TlsFront): readonly AcmeSolverPlan[] {
  if (http01 === undefined) return [];
  const { ingressClassName, gateway } = http01;
  const http = gateway === undefined ? { ingress: { ingressClassName } } : { gatewayHTTPRoute: { parentRefs: [parentRef(gateway)] } };
  return [{ spec: { http01: http }, onPort80: true, secrets: [] }];
}
