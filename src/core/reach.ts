import { isIpAddress, isPrivateAddress } from './net';

/**
 * Names that no public DNS server answers for: RFC 2606 and 6761, RFC 6762 (`local`), RFC 8375 (`home.arpa`), ICANN's `internal`, Kubernetes'
 * own, and what is used inside and was never given to anybody.
 */
export const INSIDE = /(^|\.)(test|example|invalid|localhost|local|internal|home\.arpa|svc|cluster\.local|lan|home|corp|localdomain|intranet|private)$/;

/** Services whose names are the addresses in them, and names that mean the own machine everywhere. */
const ADDRESS_IN_NAME = /(?:^|[.-])(\d{1,3}[.-]\d{1,3}[.-]\d{1,3}[.-]\d{1,3})\.(?:nip|sslip)\.io$/;
const OWN_MACHINE = /(^|\.)(localtest\.me|lvh\.me)$/;

/** Names for documents, which are in the DNS and nobody's. Source: RFC 2606. */
const IN_DOCUMENTS = /(^|\.)example\.(com|net|org)$/;

/** What keeps the Internet from a host, as far as its name or address tells; undefined where nothing does. */
export function secluded(host: string): 'address' | 'name' | undefined {
  if (isIpAddress(host)) return isPrivateAddress(host) ? 'address' : undefined;
  const [, address] = ADDRESS_IN_NAME.exec(host) ?? [];
  const inName = address !== undefined && isPrivateAddress(address.replace(/-/g, '.'));
  return inName || !host.includes('.') || INSIDE.test(host) || OWN_MACHINE.test(host) ? 'name' : undefined;
}

/** True for names that stand in documents for somebody's own. */
export function standsForAnother(host: string): boolean {
  return IN_DOCUMENTS.test(host);
}

/** True for addresses and names by which every machine means itself. */
export function isOwnMachine(host: string): boolean {
  return /^(127\.|::1$)|(^|\.)localhost$/.test(host) || OWN_MACHINE.test(host);
}
