import { IssuerKind } from '../../core/issuer-kind';
import { dnsSubdomain } from '../../core/names';
import { Fields, optional, Props, required, shape } from '../../core/props';
import { memberOf } from '../../core/values';

/** Who makes certificates for Cilium's own programs. */
export enum CiliumTlsMethod {
  /** Helm, anew in each upgrade. */
  HELM = 'helm',
  /** A CronJob in the cluster. */
  CRON_JOB = 'cronJob',
  /** cert-manager, by an issuer of yours. */
  CERT_MANAGER = 'certmanager',
}

/** Which issuer of cert-manager signs certificates. */
export interface CiliumTlsIssuer {
  /** Name of the Issuer in kube-system, or of the ClusterIssuer. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /**
   * Which of the two it is. Error: `NotAllowedValue`.
   * @default IssuerKind.CLUSTER_ISSUER
   */
  readonly kind?: IssuerKind;
}

const ISSUER = {
  name: required(dnsSubdomain),
  kind: optional(memberOf(IssuerKind), IssuerKind.CLUSTER_ISSUER),
} satisfies Fields<CiliumTlsIssuer>;

/** As the chart has it. */
export const tlsIssuer = shape(ISSUER, ({ kind, name }) => ({ group: 'cert-manager.io', kind, name }));

/** cert-manager signs for an issuer, and an issuer signs for cert-manager only. */
export function checkIssuer(p: Props<'tlsIssuer'>, method: string | undefined): void {
  const isByCertManager = method === CiliumTlsMethod.CERT_MANAGER;
  if (isByCertManager && !p.given('tlsIssuer')) {
    p.problem('tlsIssuer', { what: 'is missing, and tlsMethod is "certmanager"', instead: 'write tlsIssuer: { name: "…" }', code: 'PropMissing' });
  }
  if (!isByCertManager && p.given('tlsIssuer')) {
    p.problem('tlsIssuer', { what: 'signs nothing without tlsMethod: "certmanager"', instead: 'add it, or leave tlsIssuer out', code: 'FeatureMissing' });
  }
}
