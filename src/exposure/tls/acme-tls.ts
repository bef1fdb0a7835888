import { Construct } from 'constructs';
import { dnsLabel, dnsSubdomain } from '../../core/names';
import { Fields, optional, Props, ValuesOf } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { NO_TLS, TlsFront, TlsPlan } from '../tls-plan';
import { ACME_ACCOUNT, AcmeAccountOptions, acmeIssuance } from './acme-account';
import { PublicAuthority } from './acme-directory';
import { acmeFindings, acmeWarnings } from './acme-findings';
import { AcmeSolver, AcmeSolverPlan, solverList } from './acme-solver';
import { CERTIFICATE, CertificateOptions, MADE_BY_CERT_MANAGER, PrivateKeyAlgorithm, settleCertificate } from './certificate';
import { parentRef } from './http01-solver';
import { issuerSettings, placeIssuer } from './issuer-object';
import { secretNeeds } from './secret-reference';

/** Options of `Tls.acme`. */
export interface AcmeTlsOptions extends AcmeAccountOptions, CertificateOptions {
  /**
   * How names are shown to be yours; of several, each needs names, domains or labels of its own. With dns01, no port 80 is needed, and hosts
   * may be wildcards or unreachable from the Internet. `spec.acme.solvers`. Errors: `EmptyList`, `Http01Impossible`, `SolverMissing`,
   * `SolverShadowed`.
   * @default - by http01, through the Ingress or Gateway that the certificate is for
   */
  readonly solvers?: AcmeSolver[];

  /**
   * Name of the ClusterIssuer, which is one for the whole cluster: two accounts need two names. Error: `NameNotDnsSubdomain`.
   * @default - letsencrypt-staging, letsencrypt-prod, or the name of another directory
   */
  readonly issuerName?: string;

  /**
   * Namespace in which cert-manager looks for what ClusterIssuers name, its `--cluster-resource-namespace`; the Secrets of solvers are made
   * there. Error: `NameNotDnsLabel`.
   * @default cert-manager
   */
  readonly clusterResourceNamespace?: string;
}

export const ACME_TLS = {
  ...ACME_ACCOUNT,
  ...CERTIFICATE,
  solvers: optional(solverList),
  issuerName: optional(dnsSubdomain),
  clusterResourceNamespace: optional(dnsLabel, 'cert-manager'),
} satisfies Fields<AcmeTlsOptions>;

type Read = ValuesOf<typeof ACME_TLS>;
type Reader = Props<keyof typeof ACME_TLS>;

export function settleAcmeTls(account: Read, p: Reader) {
  const { directory: { _plan: directory }, clusterResourceNamespace } = account;
  checkKey(account, directory.publicAuthority, p);
  checkProfile(account, directory.publicAuthority, p);
  return { account, issuerName: account.issuerName ?? directory.issuerName, clusterResourceNamespace, certificate: settleCertificate(account, p) };
}

/** What `Tls.acme` was told, with all defaults but what the front decides. */
export type AcmeTlsSettings = ReturnType<typeof settleAcmeTls>;

/** Reports a key that the authority makes no certificate for. */
function checkKey(o: Read, authority: PublicAuthority | undefined, p: Reader): void {
  if (authority === undefined) return;
  const { privateKeyAlgorithm: algorithm = PrivateKeyAlgorithm.RSA, privateKeySize: size } = o;
  const { name, refusedKeys: { [algorithm]: sizes } } = authority;
  if (sizes.length === 0) {
    p.problem('privateKeyAlgorithm', { what: `${name} makes no certificates for keys of `
      + `${algorithm}`, instead: 'write "ECDSA" or "RSA", or leave it out', code: 'PrivateKeyRefused' });
  } else if (size !== undefined && sizes.includes(size)) {
    p.problem('privateKeySize', { what: `${name} makes no certificates for ${algorithm} keys of `
      + `${size} bits`, instead: 'write a smaller size, or leave it out', code: 'PrivateKeyRefused' });
  }
}

/** A word that is near one of the authority's is a mistake; any other may be newer than this. */
function checkProfile({ profile }: Read, authority: PublicAuthority | undefined, p: Reader): void {
  if (profile === undefined || authority === undefined || authority.profiles.includes(profile)) return;
  const meant = didYouMean(profile, authority.profiles);
  if (meant === undefined) return;
  p.problem('profile', {
    what: `${quote(profile)} is not one of ${authority.profiles.join(', ')} of ${authority.name}`, instead: `did you mean ${quote(meant)}?`,
    code: 'NotAllowedValue',
  });
}

/** The plan in which an ACME server makes the certificate, asked through this front or by the DNS. */
export function acmeTls({ account, issuerName, clusterResourceNamespace, certificate }: AcmeTlsSettings, front: TlsFront): TlsPlan {
  const { solvers, externalAccountBinding: binding, directory: { _plan: { publicAuthority, warnings } } } = account;
  const asked = solvers ?? (front.http01 === undefined ? [] : [THROUGH_FRONT]);
  const references = [...(binding ? [binding.secret] : []), ...asked.flatMap(({ secrets }) => secrets)];
  const solvesOnPort80 = asked.some(({ onPort80 }) => onPort80);
  const ready = solvesOnPort80
    ? [`DNS must lead ${front.hosts.join(' and ')} to this cluster before the certificate is asked for${publicAuthority ? `; ${publicAuthority.limits}` : ''}.`,
      hairpin(front.hosts)]
    : [];
  return {
    ...NO_TLS,
    ...certificate,
    issuerRef: { kind: 'ClusterIssuer', name: issuerName },
    solvesOnPort80,
    issuer: (scope, namespace) => {
      const issuance = acmeIssuance(account, solvers ?? throughFront(front, namespace));
      placeIssuer(new Construct(scope, 'cluster-issuer'), 'ClusterIssuer', issuerSettings(issuance, issuerName));
    },
    requirements: [MADE_BY_CERT_MANAGER],
    secrets: secretNeeds(references, clusterResourceNamespace),
    notes: ready,
    warnings: [...warnings, ...acmeWarnings(front.hosts, account, publicAuthority)],
    findings: acmeFindings(front, asked, publicAuthority),
  };
}

/** Source: cert-manager/cert-manager#863, #1292, #3238; cert-manager, pkg/issuer/acme/http/http.go, testReachability. */
function hairpin(hosts: readonly string[]): string {
  return `Before cert-manager lets the ACME server ask, it asks http://${hosts[0]}/.well-known/acme-challenge/ itself, from inside of the cluster: `
    + 'where the router does not lead its own outside address back in (hairpin NAT) the certificate never comes. '
    + 'Let the cluster\'s DNS answer with the address inside then, or take a solver by dns01.';
}

/** The way by which everything else comes in, as far as it is the same for all. */
const THROUGH_FRONT = { onPort80: true, secrets: [] };

function throughFront({ http01 }: TlsFront, namespace: string): readonly AcmeSolverPlan[] {
  if (http01 === undefined) return [];
  const { ingressClassName, gateway } = http01;
  const http = gateway === undefined
    ? { ingress: { ingressClassName } }
    : { gatewayHTTPRoute: { parentRefs: [parentRef({ ...gateway, namespace: gateway.namespace ?? namespace })] } };
  return [{ ...THROUGH_FRONT, spec: { http01: http } }];
}
