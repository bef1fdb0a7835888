import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from '../../go/cache';
import { type Certificate, CertificateAuthority } from '../certificate-authority';
import { LAB_FOLDER } from '../state';
import { CLOUD_HOSTS, ENTERPRISE_HOST, SLACK_HOST } from './hosts';

const FOLDER = join(LAB_FOLDER, 'github');

/** The App's private key, as a user has downloaded it. */
export const appKeyFile = join(FOLDER, 'app.pem');
/** The token of the user that picks changes. */
export const pickerTokenFile = join(FOLDER, 'picker-token');
/** The Enterprise server's authority, as its users have got it. */
export const enterpriseAuthorityFile = join(FOLDER, 'ca.crt');

export const enterpriseCertificate = certificateOf(ENTERPRISE_HOST);
export const cloudCertificate = certificateOf(CLOUD_HOSTS[0]);
export const slackCertificate = certificateOf(SLACK_HOST);

/** In place of those that have signed github.com's certificates; its own certificate is in the images' common layer. */
export async function publicAuthority(): Promise<CertificateAuthority> {
  const { folder } = await cached('public-authority', [], async (unfinished) => {
    await CertificateAuthority.create(unfinished, 'public authority of the lab');
  });
  return new CertificateAuthority(folder);
}

/** Made once per lab: secrets.sh does not replace what is in the cluster already. */
export async function makeGitHubCredentials(): Promise<void> {
  if (existsSync(appKeyFile)) return;
  mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
  const enterprise = await CertificateAuthority.create(FOLDER, 'GitHub Enterprise of the lab');
  await enterprise.issue(FOLDER, { commonName: ENTERPRISE_HOST, hosts: [ENTERPRISE_HOST] });
  const authority = await publicAuthority();
  await authority.issue(FOLDER, { commonName: CLOUD_HOSTS[0], hosts: CLOUD_HOSTS });
  await authority.issue(FOLDER, { commonName: SLACK_HOST, hosts: [SLACK_HOST] });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(pickerTokenFile, `ghp_${randomBytes(18).toString('hex')}\n`, { mode: 0o600 });
  writeFileSync(appKeyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
}

function certificateOf(commonName: string): Certificate {
  return { certificateFile: join(FOLDER, `${commonName}.crt`), keyFile: join(FOLDER, `${commonName}.key`) };
}
