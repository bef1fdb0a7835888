// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface Certificate {
  readonly apiVersion: 'cert-manager.io/v1';
  readonly kind: 'Certificate';
  readonly spec?: CertificateSpec;
}

export interface CertificateSpec {
  readonly commonName?: string;
  readonly dnsNames?: string[];
  readonly duration?: string;
  readonly isCA?: boolean;
  readonly issuerRef: CertificateSpecIssuerRef;
  readonly privateKey?: CertificateSpecPrivateKey;
  readonly renewBefore?: string;
  readonly secretName: string;
}

export interface CertificateSpecIssuerRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
}

export interface CertificateSpecPrivateKey {
  readonly algorithm?: CertificateSpecPrivateKeyAlgorithm;
  readonly rotationPolicy?: CertificateSpecPrivateKeyRotationPolicy;
  readonly size?: number;
}

export type CertificateSpecPrivateKeyAlgorithm = 'RSA' | 'ECDSA' | 'Ed25519';

export type CertificateSpecPrivateKeyRotationPolicy = 'Never' | 'Always';

export interface ClusterIssuer {
  readonly apiVersion: 'cert-manager.io/v1';
  readonly kind: 'ClusterIssuer';
  readonly spec: ClusterIssuerSpec;
}

export interface ClusterIssuerSpec {
  readonly acme?: ClusterIssuerSpecAcme;
  readonly ca?: ClusterIssuerSpecCa;
  readonly selfSigned?: ClusterIssuerSpecSelfSigned;
  readonly vault?: ClusterIssuerSpecVault;
}

export interface ClusterIssuerSpecAcme {
  readonly caBundle?: string;
  readonly email?: string;
  readonly externalAccountBinding?: ClusterIssuerSpecAcmeExternalAccountBinding;
  readonly preferredChain?: string;
  readonly privateKeySecretRef: ClusterIssuerSpecAcmePrivateKeySecretRef;
  readonly profile?: string;
  readonly server: string;
  readonly solvers?: ClusterIssuerSpecAcmeSolvers[];
}

export interface ClusterIssuerSpecCa {
  readonly crlDistributionPoints?: string[];
  readonly issuingCertificateURLs?: string[];
  readonly ocspServers?: string[];
  readonly secretName: string;
}

export interface ClusterIssuerSpecSelfSigned {
  readonly crlDistributionPoints?: string[];
}

export interface ClusterIssuerSpecVault {
  readonly auth: ClusterIssuerSpecVaultAuth;
  readonly caBundle?: string;
  readonly namespace?: string;
  readonly path: string;
  readonly server: string;
}

export interface ClusterIssuerSpecAcmeExternalAccountBinding {
  readonly keyID: string;
  readonly keySecretRef: ClusterIssuerSpecAcmeExternalAccountBindingKeySecretRef;
}

export interface ClusterIssuerSpecAcmePrivateKeySecretRef {
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolvers {
  readonly dns01?: ClusterIssuerSpecAcmeSolversDns01;
  readonly http01?: ClusterIssuerSpecAcmeSolversHttp01;
  readonly selector?: ClusterIssuerSpecAcmeSolversSelector;
}

export interface ClusterIssuerSpecVaultAuth {
  readonly appRole?: ClusterIssuerSpecVaultAuthAppRole;
  readonly clientCertificate?: ClusterIssuerSpecVaultAuthClientCertificate;
  readonly kubernetes?: ClusterIssuerSpecVaultAuthKubernetes;
  readonly tokenSecretRef?: ClusterIssuerSpecVaultAuthTokenSecretRef;
}

export interface ClusterIssuerSpecAcmeExternalAccountBindingKeySecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01 {
  readonly acmeDNS?: ClusterIssuerSpecAcmeSolversDns01AcmeDns;
  readonly akamai?: ClusterIssuerSpecAcmeSolversDns01Akamai;
  readonly azureDNS?: ClusterIssuerSpecAcmeSolversDns01AzureDns;
  readonly cloudDNS?: ClusterIssuerSpecAcmeSolversDns01CloudDns;
  readonly cloudflare?: ClusterIssuerSpecAcmeSolversDns01Cloudflare;
  readonly cnameStrategy?: ClusterIssuerSpecAcmeSolversDns01CnameStrategy;
  readonly digitalocean?: ClusterIssuerSpecAcmeSolversDns01Digitalocean;
  readonly rfc2136?: ClusterIssuerSpecAcmeSolversDns01Rfc2136;
  readonly route53?: ClusterIssuerSpecAcmeSolversDns01Route53;
  readonly webhook?: ClusterIssuerSpecAcmeSolversDns01Webhook;
}

export interface ClusterIssuerSpecAcmeSolversHttp01 {
  readonly gatewayHTTPRoute?: ClusterIssuerSpecAcmeSolversHttp01GatewayHttpRoute;
  readonly ingress?: ClusterIssuerSpecAcmeSolversHttp01Ingress;
}

export interface ClusterIssuerSpecAcmeSolversSelector {
  readonly dnsNames?: string[];
  readonly dnsZones?: string[];
  readonly matchLabels?: { [key: string]: string };
}

export interface ClusterIssuerSpecVaultAuthAppRole {
  readonly path: string;
  readonly roleId: string;
  readonly secretRef: ClusterIssuerSpecVaultAuthAppRoleSecretRef;
}

export interface ClusterIssuerSpecVaultAuthClientCertificate {
  readonly mountPath?: string;
  readonly name?: string;
  readonly secretName?: string;
}

export interface ClusterIssuerSpecVaultAuthKubernetes {
  readonly mountPath?: string;
  readonly role: string;
  readonly serviceAccountRef?: ClusterIssuerSpecVaultAuthKubernetesServiceAccountRef;
}

export interface ClusterIssuerSpecVaultAuthTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01AcmeDns {
  readonly accountSecretRef: ClusterIssuerSpecAcmeSolversDns01AcmeDnsAccountSecretRef;
  readonly host: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01Akamai {
  readonly accessTokenSecretRef: ClusterIssuerSpecAcmeSolversDns01AkamaiAccessTokenSecretRef;
  readonly clientSecretSecretRef: ClusterIssuerSpecAcmeSolversDns01AkamaiClientSecretSecretRef;
  readonly clientTokenSecretRef: ClusterIssuerSpecAcmeSolversDns01AkamaiClientTokenSecretRef;
  readonly serviceConsumerDomain: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01AzureDns {
  readonly clientID?: string;
  readonly clientSecretSecretRef?: ClusterIssuerSpecAcmeSolversDns01AzureDnsClientSecretSecretRef;
  readonly environment?: ClusterIssuerSpecAcmeSolversDns01AzureDnsEnvironment;
  readonly hostedZoneName?: string;
  readonly managedIdentity?: ClusterIssuerSpecAcmeSolversDns01AzureDnsManagedIdentity;
  readonly resourceGroupName: string;
  readonly subscriptionID: string;
  readonly tenantID?: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01CloudDns {
  readonly hostedZoneName?: string;
  readonly project: string;
  readonly serviceAccountSecretRef?: ClusterIssuerSpecAcmeSolversDns01CloudDnsServiceAccountSecretRef;
}

export interface ClusterIssuerSpecAcmeSolversDns01Cloudflare {
  readonly apiTokenSecretRef?: ClusterIssuerSpecAcmeSolversDns01CloudflareApiTokenSecretRef;
}

export type ClusterIssuerSpecAcmeSolversDns01CnameStrategy = 'None' | 'Follow';

export interface ClusterIssuerSpecAcmeSolversDns01Digitalocean {
  readonly tokenSecretRef: ClusterIssuerSpecAcmeSolversDns01DigitaloceanTokenSecretRef;
}

export interface ClusterIssuerSpecAcmeSolversDns01Rfc2136 {
  readonly nameserver: string;
  readonly protocol?: ClusterIssuerSpecAcmeSolversDns01Rfc2136Protocol;
  readonly tsigAlgorithm?: string;
  readonly tsigKeyName?: string;
  readonly tsigSecretSecretRef?: ClusterIssuerSpecAcmeSolversDns01Rfc2136TsigSecretSecretRef;
}

export interface ClusterIssuerSpecAcmeSolversDns01Route53 {
  readonly accessKeyIDSecretRef?: ClusterIssuerSpecAcmeSolversDns01Route53AccessKeyIdSecretRef;
  readonly auth?: ClusterIssuerSpecAcmeSolversDns01Route53Auth;
  readonly hostedZoneID?: string;
  readonly region?: string;
  readonly role?: string;
  readonly secretAccessKeySecretRef?: ClusterIssuerSpecAcmeSolversDns01Route53SecretAccessKeySecretRef;
}

export interface ClusterIssuerSpecAcmeSolversDns01Webhook {
  readonly config?: any;
  readonly groupName: string;
  readonly solverName: string;
}

export interface ClusterIssuerSpecAcmeSolversHttp01GatewayHttpRoute {
  readonly labels?: { [key: string]: string };
  readonly parentRefs?: ClusterIssuerSpecAcmeSolversHttp01GatewayHttpRouteParentRefs[];
}

export interface ClusterIssuerSpecAcmeSolversHttp01Ingress {
  readonly ingressClassName?: string;
  readonly ingressTemplate?: ClusterIssuerSpecAcmeSolversHttp01IngressIngressTemplate;
  readonly podTemplate?: ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplate;
  readonly serviceType?: string;
}

export interface ClusterIssuerSpecVaultAuthAppRoleSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecVaultAuthKubernetesServiceAccountRef {
  readonly audiences?: string[];
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01AcmeDnsAccountSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01AkamaiAccessTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01AkamaiClientSecretSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01AkamaiClientTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01AzureDnsClientSecretSecretRef {
  readonly key?: string;
  readonly name: string;
}

export type ClusterIssuerSpecAcmeSolversDns01AzureDnsEnvironment = 'AzurePublicCloud' | 'AzureChinaCloud' | 'AzureGermanCloud' | 'AzureUSGovernmentCloud';

export interface ClusterIssuerSpecAcmeSolversDns01AzureDnsManagedIdentity {
  readonly clientID?: string;
  readonly resourceID?: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01CloudDnsServiceAccountSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01CloudflareApiTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01DigitaloceanTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export type ClusterIssuerSpecAcmeSolversDns01Rfc2136Protocol = 'TCP' | 'UDP';

export interface ClusterIssuerSpecAcmeSolversDns01Rfc2136TsigSecretSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01Route53AccessKeyIdSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversDns01Route53Auth {
  readonly kubernetes: ClusterIssuerSpecAcmeSolversDns01Route53AuthKubernetes;
}

export interface ClusterIssuerSpecAcmeSolversDns01Route53SecretAccessKeySecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversHttp01GatewayHttpRouteParentRefs {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly sectionName?: string;
}

export interface ClusterIssuerSpecAcmeSolversHttp01IngressIngressTemplate {
  readonly metadata?: ClusterIssuerSpecAcmeSolversHttp01IngressIngressTemplateMetadata;
}

export interface ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplate {
  readonly metadata?: ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateMetadata;
  readonly spec?: ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpec;
}

export interface ClusterIssuerSpecAcmeSolversDns01Route53AuthKubernetes {
  readonly serviceAccountRef: ClusterIssuerSpecAcmeSolversDns01Route53AuthKubernetesServiceAccountRef;
}

export interface ClusterIssuerSpecAcmeSolversHttp01IngressIngressTemplateMetadata {
  readonly annotations?: { [key: string]: string };
}

export interface ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateMetadata {
  readonly labels?: { [key: string]: string };
}

export interface ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpec {
  readonly nodeSelector?: { [key: string]: string };
  readonly resources?: ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResources;
  readonly tolerations?: ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpecTolerations[];
}

export interface ClusterIssuerSpecAcmeSolversDns01Route53AuthKubernetesServiceAccountRef {
  readonly name: string;
}

export interface ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResources {
  readonly limits?: { [key: string]: ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResourcesLimits };
  readonly requests?: { [key: string]: ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResourcesRequests };
}

export interface ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpecTolerations {
  readonly key?: string;
  readonly operator?: string;
}

export type ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResourcesLimits = number | string;

export type ClusterIssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResourcesRequests = number | string;

export interface Issuer {
  readonly apiVersion: 'cert-manager.io/v1';
  readonly kind: 'Issuer';
  readonly spec: IssuerSpec;
}

export interface IssuerSpec {
  readonly acme?: IssuerSpecAcme;
  readonly ca?: IssuerSpecCa;
  readonly selfSigned?: IssuerSpecSelfSigned;
  readonly vault?: IssuerSpecVault;
}

export interface IssuerSpecAcme {
  readonly caBundle?: string;
  readonly email?: string;
  readonly externalAccountBinding?: IssuerSpecAcmeExternalAccountBinding;
  readonly preferredChain?: string;
  readonly privateKeySecretRef: IssuerSpecAcmePrivateKeySecretRef;
  readonly profile?: string;
  readonly server: string;
  readonly solvers?: IssuerSpecAcmeSolvers[];
}

export interface IssuerSpecCa {
  readonly crlDistributionPoints?: string[];
  readonly issuingCertificateURLs?: string[];
  readonly ocspServers?: string[];
  readonly secretName: string;
}

export interface IssuerSpecSelfSigned {
  readonly crlDistributionPoints?: string[];
}

export interface IssuerSpecVault {
  readonly auth: IssuerSpecVaultAuth;
  readonly caBundle?: string;
  readonly namespace?: string;
  readonly path: string;
  readonly server: string;
}

export interface IssuerSpecAcmeExternalAccountBinding {
  readonly keyID: string;
  readonly keySecretRef: IssuerSpecAcmeExternalAccountBindingKeySecretRef;
}

export interface IssuerSpecAcmePrivateKeySecretRef {
  readonly name: string;
}

export interface IssuerSpecAcmeSolvers {
  readonly dns01?: IssuerSpecAcmeSolversDns01;
  readonly http01?: IssuerSpecAcmeSolversHttp01;
  readonly selector?: IssuerSpecAcmeSolversSelector;
}

export interface IssuerSpecVaultAuth {
  readonly appRole?: IssuerSpecVaultAuthAppRole;
  readonly clientCertificate?: IssuerSpecVaultAuthClientCertificate;
  readonly kubernetes?: IssuerSpecVaultAuthKubernetes;
  readonly tokenSecretRef?: IssuerSpecVaultAuthTokenSecretRef;
}

export interface IssuerSpecAcmeExternalAccountBindingKeySecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01 {
  readonly acmeDNS?: IssuerSpecAcmeSolversDns01AcmeDns;
  readonly akamai?: IssuerSpecAcmeSolversDns01Akamai;
  readonly azureDNS?: IssuerSpecAcmeSolversDns01AzureDns;
  readonly cloudDNS?: IssuerSpecAcmeSolversDns01CloudDns;
  readonly cloudflare?: IssuerSpecAcmeSolversDns01Cloudflare;
  readonly cnameStrategy?: IssuerSpecAcmeSolversDns01CnameStrategy;
  readonly digitalocean?: IssuerSpecAcmeSolversDns01Digitalocean;
  readonly rfc2136?: IssuerSpecAcmeSolversDns01Rfc2136;
  readonly route53?: IssuerSpecAcmeSolversDns01Route53;
  readonly webhook?: IssuerSpecAcmeSolversDns01Webhook;
}

export interface IssuerSpecAcmeSolversHttp01 {
  readonly gatewayHTTPRoute?: IssuerSpecAcmeSolversHttp01GatewayHttpRoute;
  readonly ingress?: IssuerSpecAcmeSolversHttp01Ingress;
}

export interface IssuerSpecAcmeSolversSelector {
  readonly dnsNames?: string[];
  readonly dnsZones?: string[];
  readonly matchLabels?: { [key: string]: string };
}

export interface IssuerSpecVaultAuthAppRole {
  readonly path: string;
  readonly roleId: string;
  readonly secretRef: IssuerSpecVaultAuthAppRoleSecretRef;
}

export interface IssuerSpecVaultAuthClientCertificate {
  readonly mountPath?: string;
  readonly name?: string;
  readonly secretName?: string;
}

export interface IssuerSpecVaultAuthKubernetes {
  readonly mountPath?: string;
  readonly role: string;
  readonly serviceAccountRef?: IssuerSpecVaultAuthKubernetesServiceAccountRef;
}

export interface IssuerSpecVaultAuthTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01AcmeDns {
  readonly accountSecretRef: IssuerSpecAcmeSolversDns01AcmeDnsAccountSecretRef;
  readonly host: string;
}

export interface IssuerSpecAcmeSolversDns01Akamai {
  readonly accessTokenSecretRef: IssuerSpecAcmeSolversDns01AkamaiAccessTokenSecretRef;
  readonly clientSecretSecretRef: IssuerSpecAcmeSolversDns01AkamaiClientSecretSecretRef;
  readonly clientTokenSecretRef: IssuerSpecAcmeSolversDns01AkamaiClientTokenSecretRef;
  readonly serviceConsumerDomain: string;
}

export interface IssuerSpecAcmeSolversDns01AzureDns {
  readonly clientID?: string;
  readonly clientSecretSecretRef?: IssuerSpecAcmeSolversDns01AzureDnsClientSecretSecretRef;
  readonly environment?: IssuerSpecAcmeSolversDns01AzureDnsEnvironment;
  readonly hostedZoneName?: string;
  readonly managedIdentity?: IssuerSpecAcmeSolversDns01AzureDnsManagedIdentity;
  readonly resourceGroupName: string;
  readonly subscriptionID: string;
  readonly tenantID?: string;
}

export interface IssuerSpecAcmeSolversDns01CloudDns {
  readonly hostedZoneName?: string;
  readonly project: string;
  readonly serviceAccountSecretRef?: IssuerSpecAcmeSolversDns01CloudDnsServiceAccountSecretRef;
}

export interface IssuerSpecAcmeSolversDns01Cloudflare {
  readonly apiTokenSecretRef?: IssuerSpecAcmeSolversDns01CloudflareApiTokenSecretRef;
}

export type IssuerSpecAcmeSolversDns01CnameStrategy = 'None' | 'Follow';

export interface IssuerSpecAcmeSolversDns01Digitalocean {
  readonly tokenSecretRef: IssuerSpecAcmeSolversDns01DigitaloceanTokenSecretRef;
}

export interface IssuerSpecAcmeSolversDns01Rfc2136 {
  readonly nameserver: string;
  readonly protocol?: IssuerSpecAcmeSolversDns01Rfc2136Protocol;
  readonly tsigAlgorithm?: string;
  readonly tsigKeyName?: string;
  readonly tsigSecretSecretRef?: IssuerSpecAcmeSolversDns01Rfc2136TsigSecretSecretRef;
}

export interface IssuerSpecAcmeSolversDns01Route53 {
  readonly accessKeyIDSecretRef?: IssuerSpecAcmeSolversDns01Route53AccessKeyIdSecretRef;
  readonly auth?: IssuerSpecAcmeSolversDns01Route53Auth;
  readonly hostedZoneID?: string;
  readonly region?: string;
  readonly role?: string;
  readonly secretAccessKeySecretRef?: IssuerSpecAcmeSolversDns01Route53SecretAccessKeySecretRef;
}

export interface IssuerSpecAcmeSolversDns01Webhook {
  readonly config?: any;
  readonly groupName: string;
  readonly solverName: string;
}

export interface IssuerSpecAcmeSolversHttp01GatewayHttpRoute {
  readonly labels?: { [key: string]: string };
  readonly parentRefs?: IssuerSpecAcmeSolversHttp01GatewayHttpRouteParentRefs[];
}

export interface IssuerSpecAcmeSolversHttp01Ingress {
  readonly ingressClassName?: string;
  readonly ingressTemplate?: IssuerSpecAcmeSolversHttp01IngressIngressTemplate;
  readonly podTemplate?: IssuerSpecAcmeSolversHttp01IngressPodTemplate;
  readonly serviceType?: string;
}

export interface IssuerSpecVaultAuthAppRoleSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecVaultAuthKubernetesServiceAccountRef {
  readonly audiences?: string[];
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01AcmeDnsAccountSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01AkamaiAccessTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01AkamaiClientSecretSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01AkamaiClientTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01AzureDnsClientSecretSecretRef {
  readonly key?: string;
  readonly name: string;
}

export type IssuerSpecAcmeSolversDns01AzureDnsEnvironment = 'AzurePublicCloud' | 'AzureChinaCloud' | 'AzureGermanCloud' | 'AzureUSGovernmentCloud';

export interface IssuerSpecAcmeSolversDns01AzureDnsManagedIdentity {
  readonly clientID?: string;
  readonly resourceID?: string;
}

export interface IssuerSpecAcmeSolversDns01CloudDnsServiceAccountSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01CloudflareApiTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01DigitaloceanTokenSecretRef {
  readonly key?: string;
  readonly name: string;
}

export type IssuerSpecAcmeSolversDns01Rfc2136Protocol = 'TCP' | 'UDP';

export interface IssuerSpecAcmeSolversDns01Rfc2136TsigSecretSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01Route53AccessKeyIdSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversDns01Route53Auth {
  readonly kubernetes: IssuerSpecAcmeSolversDns01Route53AuthKubernetes;
}

export interface IssuerSpecAcmeSolversDns01Route53SecretAccessKeySecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface IssuerSpecAcmeSolversHttp01GatewayHttpRouteParentRefs {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly sectionName?: string;
}

export interface IssuerSpecAcmeSolversHttp01IngressIngressTemplate {
  readonly metadata?: IssuerSpecAcmeSolversHttp01IngressIngressTemplateMetadata;
}

export interface IssuerSpecAcmeSolversHttp01IngressPodTemplate {
  readonly metadata?: IssuerSpecAcmeSolversHttp01IngressPodTemplateMetadata;
  readonly spec?: IssuerSpecAcmeSolversHttp01IngressPodTemplateSpec;
}

export interface IssuerSpecAcmeSolversDns01Route53AuthKubernetes {
  readonly serviceAccountRef: IssuerSpecAcmeSolversDns01Route53AuthKubernetesServiceAccountRef;
}

export interface IssuerSpecAcmeSolversHttp01IngressIngressTemplateMetadata {
  readonly annotations?: { [key: string]: string };
}

export interface IssuerSpecAcmeSolversHttp01IngressPodTemplateMetadata {
  readonly labels?: { [key: string]: string };
}

export interface IssuerSpecAcmeSolversHttp01IngressPodTemplateSpec {
  readonly nodeSelector?: { [key: string]: string };
  readonly resources?: IssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResources;
  readonly tolerations?: IssuerSpecAcmeSolversHttp01IngressPodTemplateSpecTolerations[];
}

export interface IssuerSpecAcmeSolversDns01Route53AuthKubernetesServiceAccountRef {
  readonly name: string;
}

export interface IssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResources {
  readonly limits?: { [key: string]: IssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResourcesLimits };
  readonly requests?: { [key: string]: IssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResourcesRequests };
}

export interface IssuerSpecAcmeSolversHttp01IngressPodTemplateSpecTolerations {
  readonly key?: string;
  readonly operator?: string;
}

export type IssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResourcesLimits = number | string;

export type IssuerSpecAcmeSolversHttp01IngressPodTemplateSpecResourcesRequests = number | string;
