import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { secluded, standsForAnother } from '../../core/reach';
import { TlsFront } from '../tls-plan';
import { PublicAuthority } from './acme-directory';
import { pickSolver, SelectableSolver } from './acme-solver-selector';

const BY_DNS = 'write solvers: [AcmeSolver.dns01(…)]';

/** What an ACME server could never make a certificate for. Without solvers there is no way to anything. */
export function acmeFindings({ hosts, http01 }: TlsFront, solvers: readonly SelectableSolver[], authority: PublicAuthority | undefined): readonly Finding[] {
  const unreachable: Finding = { what: 'nothing answers on port 80, where the ACME '
    + 'server asks', instead: `open port 80, or ${BY_DNS}`, code: 'Http01Impossible' };
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
  return !/^[\d.]+$|:/.test(host) && secluded(host) === undefined;
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
  return { what: `${quote(host)} is a name that no `
    + 'solver is for', instead: 'name it in dnsNames or dnsZones of one of them, or add one without a selector', code: 'SolverMissing' };
}

/** Words of an account, as far as an authority may refuse them. */
interface AccountWords {
  readonly email: string;
  readonly profile?: string;
}

/** What the authority would refuse, and what somebody who tries things out may still write; and words that it may have learned since. */
export function acmeWarnings(hosts: readonly string[], { email, profile }: AccountWords, authority: PublicAuthority | undefined): readonly string[] {
  if (authority === undefined) return [];
  const { name, profiles } = authority;
  const placeholders = hosts.filter(standsForAnother);
  const domain = email.slice(email.indexOf('@') + 1).toLowerCase();
  return [
    ...(placeholders.length === 0
      ? []
      : [`${name} makes no certificate for ${placeholders.join(' and ')}, because what ends in example.com, example.net or example.org is for documents: `
        + 'write a name of yours.']),
    ...(standsForAnother(domain) || secluded(domain) !== undefined
      ? [`${name} takes no account of ${email}, whose domain gets no mail: write an address of yours.`] : []),
    ...(profile === undefined || profiles.includes(profile)
      ? [] : [`${name} is known to have the profiles ${profiles.join(', ')}: with ${profile} it makes no certificate unless it has that one too.`]),
  ];
}
