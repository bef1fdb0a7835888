import { Requirement } from '../../core/requirement';
import { TlsPlan } from '../tls-plan';

/** Where a ClusterIssuer of ours stands beside the Certificates. */
export const MADE_BY_CERT_MANAGER: Requirement = {
  name: 'cert-manager',
  crds: ['certificates.cert-manager.io', 'clusterissuers.cert-manager.io'],
  stage: 'issuer',
};

/** Where the issuer exists, whoever made it. */
export const CERTIFICATES_ONLY: Requirement = { name: 'cert-manager', crds: ['certificates.cert-manager.io'], stage: 'prow' };

/** The plan of those that encrypt nothing. */
export const NOTHING: TlsPlan = { solvesOnPort80: false, certificate: {}, requirements: [], secrets: [], notes: [], warnings: [], findings: [] };
