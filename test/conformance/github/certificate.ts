import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TlsFiles } from './listener';

export interface Certificate extends TlsFiles {
  /** Of the authority that signed it, which nobody trusts unless told to. */
  readonly caFile: string;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'];

/** A certificate for host names and addresses, by an authority of its own. Made by the openssl command: Node cannot. */
export async function createCertificate(folder: string, hosts: readonly string[]): Promise<Certificate> {
  const [caFile, caKeyFile, certificateFile, keyFile] = ['ca.crt', 'ca.key', 'github.crt', 'github.key'].map((name) => join(folder, name));
  const settings = join(folder, 'openssl.cnf');
  // An empty one: the system's own would add extensions of its choice.
  writeFileSync(settings, '[req]\ndistinguished_name = name\n[name]\n');
  const request = (subject: string, keyOut: string, out: string, extensions: readonly string[], ...rest: string[]) => promisify(execFile)('openssl', [
    'req', '-x509', '-config', settings, ...KEY, '-subj', `/CN=${subject}`, '-keyout', keyOut, '-out', out, ...extensions.flatMap((one) => ['-addext', one]),
    ...rest,
  ]);
  await request('GitHub CA', caKeyFile, caFile, ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign']);
  await request('GitHub', keyFile, certificateFile, [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature',
    'extendedKeyUsage=serverAuth',
    `subjectAltName=${hosts.map((host) => `${isIP(host) ? 'IP' : 'DNS'}:${host}`).join(',')}`,
  ], '-CA', caFile, '-CAkey', caKeyFile);
  return { caFile, certificateFile, keyFile };
}
