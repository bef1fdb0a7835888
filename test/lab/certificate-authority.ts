import { mkdirSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { run } from './commands';

const EC_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
// An authority may be in an image that was made once and is used for years.
const DAYS = ['-days', '3650'];

export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
}

interface Subject {
  /** Names the files; Kubernetes takes it for the user's name. */
  readonly commonName: string;
  /** Kubernetes takes it for a group. */
  readonly organization?: string;
  /** Host names and addresses that a server answers at. */
  readonly hosts?: readonly string[];
}

/** Signs certificates by the openssl command: Node cannot. */
export class CertificateAuthority {
  readonly certificateFile: string;

  /** The one that was made in this folder. */
  constructor(private readonly folder: string) {
    this.certificateFile = join(folder, 'ca.crt');
  }

  static async create(folder: string, name: string): Promise<CertificateAuthority> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const authority = new CertificateAuthority(folder);
    await run('openssl', [
      'req', '-x509', ...EC_KEY, ...DAYS, '-subj', `/CN=${name}`, '-keyout', authority.keyFile, '-out', authority.certificateFile,
      '-addext', 'keyUsage=critical,keyCertSign,cRLSign',
    ]);
    return authority;
  }

  async issue(folder: string, { commonName, organization, hosts = [] }: Subject): Promise<Certificate> {
    const certificate = { certificateFile: join(folder, `${commonName}.crt`), keyFile: join(folder, `${commonName}.key`) };
    const requestFile = join(folder, `${commonName}.csr`);
    const extensionsFile = join(folder, `${commonName}.ext`);
    const names = hosts.map((host) => `${isIP(host) ? 'IP' : 'DNS'}:${host}`).join(',');
    writeFileSync(extensionsFile, [
      'basicConstraints=critical,CA:FALSE',
      'keyUsage=critical,digitalSignature',
      'extendedKeyUsage=serverAuth,clientAuth',
      ...(names === '' ? [] : [`subjectAltName=${names}`]),
    ].join('\n'));
    const subject = `${organization === undefined ? '' : `/O=${organization}`}/CN=${commonName}`;
    await run('openssl', ['req', '-new', ...EC_KEY, '-subj', subject, '-keyout', certificate.keyFile, '-out', requestFile]);
    await run('openssl', [
      'x509', '-req', ...DAYS, '-in', requestFile, '-extfile', extensionsFile, '-out', certificate.certificateFile,
      '-CA', this.certificateFile, '-CAkey', this.keyFile, '-set_serial', `0x${Date.now().toString(16)}`,
    ]);
    return certificate;
  }

  private get keyFile(): string {
    return join(this.folder, 'ca.key');
  }
}
