import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AcmeDirectory, Tls } from '../../../src';
import type { Binaries } from '../../go/go-module';
import { waitFor } from '../../conformance/wait';
import { publicAuthority } from '../github/credentials';
import { LOG_FOLDER, type Machine } from '../machines/machine';
import { addresses } from '../machines/network';
import { Visitor } from './visitor';

export const ACME_HOST = 'acme.test';
const ACME_DIRECTORY = `https://${ACME_HOST}:14000/dir`;
const MANAGEMENT_PORT = 15_000;

/** An ACME server that checks challenges as Let's Encrypt does, without its pauses. */
export async function startPebble(control: Machine, pebble: Binaries): Promise<void> {
  const authority = await publicAuthority();
  const folder = control.path('etc/pebble');
  mkdirSync(folder, { recursive: true });
  const { certificateFile, keyFile } = await authority.issue(folder, { commonName: ACME_HOST, hosts: [ACME_HOST] });
  const inside = (file: string) => join('/etc/pebble', file.slice(folder.length));
  control.write('etc/pebble/pebble.json', JSON.stringify({
    pebble: {
      listenAddress: `${addresses.control}:14000`,
      managementListenAddress: `${addresses.control}:${MANAGEMENT_PORT}`,
      certificate: inside(certificateFile),
      privateKey: inside(keyFile),
      httpPort: 80,
      tlsPort: 443,
      ocspResponderURL: '',
      externalAccountBindingRequired: false,
    },
  }));
  control.install(join(pebble.folder, 'pebble'));
  const environment = ['PEBBLE_VA_NOSLEEP=1', 'PEBBLE_WFE_NONCEREJECT=0'];
  control.start('pebble', 'env', [...environment, 'pebble', '-config', '/etc/pebble/pebble.json', '-dnsserver', `${addresses.control}:53`]);
  await waitFor(`the ACME server (read ${LOG_FOLDER}/control-pebble.log)`, () => rootOfPebble().then(() => true, () => false), 120_000);
}

/** Certificates by it. */
export async function pebbleTls(): Promise<Tls> {
  return Tls.acme({ email: 'lab@prow.test', directory: AcmeDirectory.of(ACME_DIRECTORY, { name: 'pebble', caBundle: await authorityOfPebble() }) });
}

/** The certificate that everything which it issues goes back to; a new one with each start. */
export async function rootOfPebble(): Promise<string> {
  const { status, body } = await new Visitor(addresses.control, await authorityOfPebble()).visit(`https://${ACME_HOST}:${MANAGEMENT_PORT}/roots/0`);
  if (status !== 200) throw new Error(`the ACME server answers ${status}`);
  return body;
}

/** The one that has signed its own certificate. */
async function authorityOfPebble(): Promise<string> {
  return readFileSync((await publicAuthority()).certificateFile, 'utf8');
}
