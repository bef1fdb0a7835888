import { AcmeSolver, Dns01Provider, Tls, UpstreamManifest } from '../../../src';
import { TlsValue } from './axis';

const email = 'ops@acme.dev';
const upstream = () => [UpstreamManifest.certManager()];

/** Where the certificate comes from. */
export const TLS: readonly TlsValue[] = [
  { name: 'none', option: () => ({}) },
  { name: 'secret', option: () => ({ tls: Tls.secret('prow-tls') }) },
  { name: 'acme-http01', upstream, option: () => ({ tls: Tls.acme({ email }) }) },
  { name: 'acme-dns01', upstream, option: () => ({ tls: Tls.acme({ email, solvers: [AcmeSolver.dns01(Dns01Provider.cloudflare())] }) }) },
  { name: 'issuer', upstream, option: () => ({ tls: Tls.issuer({ name: 'letsencrypt-prod' }) }) },
  { name: 'self-signed-ca', upstream, option: () => ({ tls: Tls.selfSignedCa() }) },
];
