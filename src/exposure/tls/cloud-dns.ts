import { dataKey, dnsSubdomain, secretName } from '../../core/names';
import { hostName } from '../../core/net';
import { Rule } from '../../core/props';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { boolean, oneOf } from '../../core/values';
import { AzureDnsOptions, Route53Options } from './cloud-dns-options';
import { Dns01ProviderPlan, readSecret } from './dns01-provider-plan';
import { GoogleCloudDnsOptions } from './dns01-provider-options';
import { secretKeyRef } from './secret-reference';
import { filledText } from './words';

const awsRegion: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(value)) {
    report({ what: `${quote(value)} is not a region of AWS`, instead: 'write one like "us-east-1"', code: 'RegionInvalid' });
  }
  return value as string;
};

/** Reports what is given beside another way to be known to the provider. */
function alone<P>(p: PropsReader<P>, way: keyof P & string, others: readonly (keyof P & string)[]): void {
  for (const other of others.filter((prop) => p.given(prop))) {
    p.problem(other, { what: `is read by nobody beside ${way}`, instead: 'leave one of them out', code: 'MutuallyExclusive' });
  }
}

export function readRoute53(p: PropsReader<Route53Options>): Dns01ProviderPlan {
  const secret = p.optional('secretName', secretName, 'route53-dns');
  const keyId = { name: secret, key: p.optional('accessKeyIdKey', dataKey, 'access-key-id'), option: 'route53-access-key-id', help: 'file with the ID of an access key that may change the zone' };
  const key = { name: secret, key: p.optional('secretAccessKeyKey', dataKey, 'secret-access-key'), option: 'route53-secret-access-key', help: 'file with the secret access key of the same' };
  const account = p.optional('serviceAccountName', dnsSubdomain);
  const ambient = p.optional('ambientCredentials', boolean, false);
  const role = p.optional('role', filledText);
  if (account !== undefined) {
    alone(p, 'serviceAccountName', ['secretName', 'accessKeyIdKey', 'secretAccessKeyKey', 'ambientCredentials']);
    if (!p.given('role')) p.problem('role', { what: 'is missing', instead: 'name the role that the ServiceAccount may assume', code: 'PropMissing' });
  } else if (ambient) {
    alone(p, 'ambientCredentials', ['secretName', 'accessKeyIdKey', 'secretAccessKeyKey']);
  }
  const secrets = account === undefined && !ambient ? [keyId, key] : [];
  return {
    spec: {
      route53: {
        region: p.optional('region', awsRegion),
        hostedZoneID: p.optional('hostedZoneId', filledText),
        role,
        ...(secrets.length > 0 && { accessKeyIDSecretRef: secretKeyRef(keyId), secretAccessKeySecretRef: secretKeyRef(key) }),
        ...(account !== undefined && { auth: { kubernetes: { serviceAccountRef: { name: account } } } }),
      },
    },
    secrets,
  };
}

export function readGoogleCloudDns(p: PropsReader<GoogleCloudDnsOptions>): Dns01ProviderPlan {
  const secret = readSecret(p, { name: 'google-cloud-dns', key: 'key.json', option: 'google-cloud-dns-key', help: 'JSON key of a service account that may change the zone' });
  const ambient = p.optional('ambientCredentials', boolean, false);
  if (ambient) alone(p, 'ambientCredentials', ['secretName', 'secretKey']);
  return {
    spec: {
      cloudDNS: {
        project: p.required('project', filledText),
        hostedZoneName: p.optional('hostedZoneName', filledText),
        serviceAccountSecretRef: ambient ? undefined : secretKeyRef(secret),
      },
    },
    secrets: ambient ? [] : [secret],
  };
}

export function readAzureDns(p: PropsReader<AzureDnsOptions>): Dns01ProviderPlan {
  const isPrincipal = p.given('clientId') || p.given('tenantId');
  const secret = readSecret(p, { name: 'azure-dns', key: 'client-secret', option: 'azure-dns-client-secret', help: 'file with a client secret of the service principal that may change the zone' });
  const managed = { clientID: p.optional('managedIdentityClientId', filledText), resourceID: p.optional('managedIdentityResourceId', filledText) };
  if (p.given('managedIdentityClientId')) alone(p, 'managedIdentityClientId', ['managedIdentityResourceId']);
  const zone = {
    subscriptionID: p.required('subscriptionId', filledText),
    resourceGroupName: p.required('resourceGroupName', filledText),
    hostedZoneName: p.optional('hostedZoneName', hostName),
    environment: p.optional('environment', oneOf('AzurePublicCloud', 'AzureChinaCloud', 'AzureGermanCloud', 'AzureUSGovernmentCloud')),
  };
  if (isPrincipal) {
    alone(p, 'clientId', ['managedIdentityClientId', 'managedIdentityResourceId']);
    const principal = { clientID: p.required('clientId', filledText), tenantID: p.required('tenantId', filledText), clientSecretSecretRef: secretKeyRef(secret) };
    return { spec: { azureDNS: { ...zone, ...principal } }, secrets: [secret] };
  }
  readPrincipalless(p);
  return { spec: { azureDNS: { ...zone, managedIdentity: managed.clientID ?? managed.resourceID ? managed : undefined } }, secrets: [] };
}

/** Without a service principal there is no secret of it. */
function readPrincipalless(p: PropsReader<AzureDnsOptions>): void {
  p.optional('clientId', filledText);
  p.optional('tenantId', filledText);
  for (const prop of (['secretName', 'secretKey'] as const).filter((one) => p.given(one))) {
    p.problem(prop, { what: 'is of no use without a service principal', instead: 'give clientId and tenantId, or leave it out', code: 'PropWithoutEffect' });
  }
}
