import type { ClusterIssuerSpecVaultAuth } from '../../../imports/cert-manager.io';
import { dataKey, dnsSubdomain, secretName } from '../../core/names';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { list } from '../../core/values';
import { VaultAppRoleOptions, VaultClientCertificateOptions, VaultKubernetesOptions, VaultTokenOptions } from './vault-auth-options';
import { filledText, vaultPath } from './words';

/**
 * How cert-manager signs in to Vault. For `Issuance.vault`. Secrets are named, never given: those of a ClusterIssuer are in cert-manager's
 * namespace, those of an Issuer beside it.
 *
 * Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_issuer.go.
 */
export class VaultAuth {
  /** By a token, which somebody has to renew. `auth.tokenSecretRef`. Errors: those of the options. */
  static token(options: VaultTokenOptions): VaultAuth {
    return new VaultAuth(readOldProps<VaultTokenOptions, ClusterIssuerSpecVaultAuth>(Where.call('VaultAuth.token'), options, (p) => ({
      tokenSecretRef: { name: p.required('secretName', secretName), key: p.optional('secretKey', dataKey, 'token') },
    })));
  }

  /** By an AppRole. `auth.appRole`. Errors: those of the options. */
  static appRole(options: VaultAppRoleOptions): VaultAuth {
    return new VaultAuth(readOldProps<VaultAppRoleOptions, ClusterIssuerSpecVaultAuth>(Where.call('VaultAuth.appRole'), options, (p) => ({
      appRole: {
        path: p.optional('path', vaultPath, 'approle'),
        roleId: p.required('roleId', filledText),
        secretRef: { name: p.required('secretName', secretName), key: p.optional('secretKey', dataKey, 'secretId') },
      },
    })));
  }

  /** By a ServiceAccount of this cluster, which Vault has to trust; no Secret is needed. `auth.kubernetes`. Errors: those of the options. */
  static kubernetes(options: VaultKubernetesOptions): VaultAuth {
    return new VaultAuth(readOldProps<VaultKubernetesOptions, ClusterIssuerSpecVaultAuth>(Where.call('VaultAuth.kubernetes'), options, (p) => ({
      kubernetes: {
        mountPath: p.optional('mountPath', vaultPath, '/v1/auth/kubernetes'),
        role: p.required('role', filledText),
        serviceAccountRef: { name: p.required('serviceAccountName', dnsSubdomain), audiences: p.optional('audiences', list(filledText, 1))?.slice() },
      },
    })));
  }

  /** By a client's certificate. `auth.clientCertificate`. Errors: those of the options. */
  static clientCertificate(options: VaultClientCertificateOptions): VaultAuth {
    return new VaultAuth(readOldProps<VaultClientCertificateOptions, ClusterIssuerSpecVaultAuth>(Where.call('VaultAuth.clientCertificate'), options, (p) => ({
      clientCertificate: {
        mountPath: p.optional('mountPath', vaultPath, '/v1/auth/cert'),
        name: p.optional('name', filledText),
        secretName: p.required('secretName', secretName),
      },
    })));
  }

  private constructor(
    /** @internal */
    readonly _spec: ClusterIssuerSpecVaultAuth,
  ) {}
}
