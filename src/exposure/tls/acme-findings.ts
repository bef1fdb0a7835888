import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { TlsFront } from '../tls-plan';
import { PublicAuthority } from './acme-directory';
import { pickSolver, SelectableSolver } from './acme-solver-selector';

// RFC 2606, RFC 6762, RFC 8375 and ICANN's reservation of .internal: no public authority issues for them
const PRIVATE = /(^|\.)(test|example|invalid|localhost|local|internal|lan|home\.arpa)$/;
const BY_DNS = 'write solvers: [AcmeSolver.dns01(…)]';

/** What an ACME server could never make a certificate for. Without solvers there is no way to anything. */
export function acmeFindings({ hosts, http01 }: TlsFront, solvers: readonly SelectableSolver[], authority: PublicAuthority | undefined): readonly Finding[] {
  const unreachable: Finding = { what: 'nothing answers on port 80, where the ACME server asks', instead: `open port 80, or ${BY_DNS}`, code: 'Http01Impossible' };
  const picked = hosts.map((host) => ({ host, solver: pickSolver(host, solvers) }));
  return [
    ...(http01 === undefined && (solvers.length === 0 || picked.some(({ solver }) => solver?.onPort80)) ? [unreachable] : []),
    ...picked.flatMap(({ host, solver }) => {
      if (authority !== undefined && !isPublic(host)) return [notPublic(host, authority)];
      return solver === undefined && solvers.length > 0 ? [unsolved(host, solvers)] : [];
    }),
  ];
}

function isPublic(host: string): boolean {
  return !/^[\d.]+$|:/.test(host) && host.includes('.') && !PRIVATE.test(host);
}

function notPublic(host: string, { name }: PublicAuthority): Finding {
  return {
    what: `${quote(host)} is not a name of the public DNS, and ${name} makes no certificate for it`,
    instead: 'use a public name, or write Tls.selfSignedCa(), Tls.issuer(…) or Tls.secret(…)',
    code: 'HostNotPublic',
  };
}

function unsolved(host: string, solvers: readonly SelectableSolver[]): Finding {
  if (host.startsWith('*.') && solvers.every(({ onPort80 }) => onPort80)) {
    return { what: `${quote(host)} is a wildcard, which http01 cannot prove`, instead: `write each name, or ${BY_DNS}`, code: 'Http01Impossible' };
  }
  return { what: `${quote(host)} is a name that no solver is for`, instead: 'name it in dnsNames or dnsZones of one of them, or add one without a selector', code: 'SolverMissing' };
}
