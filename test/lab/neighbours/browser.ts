import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../commands';

export interface Page {
  readonly url: string;
  /** Where its host is, which no DNS knows. */
  readonly address: string;
  /** PEM of the only certificate that is trusted. */
  readonly certificate: string;
  readonly screenshot: string;
}

/** A page as Chromium has built it, as HTML; and a picture of it. */
export async function browse({ url, address, certificate, screenshot }: Page): Promise<string> {
  mkdirSync(dirname(screenshot), { recursive: true });
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  const profile = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  const options = [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${profile}`, '--window-size=1280,800', '--timeout=60000',
    `--host-resolver-rules=MAP ${new URL(url).hostname} ${address}`,
    `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`,
  ];
  try {
    await run('chromium', [...options, `--screenshot=${screenshot}`, url]);
    return await run('chromium', [...options, '--dump-dom', url]);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
