import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckContext } from '../check';

/** What only a user has: the files that `secrets.sh` asks for. */
export interface Inputs {
  readonly folder: string;
  /** Belongs to the private key in the folder. */
  readonly appKey: KeyObject;
  /** What must never be shown. */
  readonly values: readonly string[];
}

export const APP_ID = 123456;

export function inputs(context: CheckContext): Promise<Inputs> {
  return context.once('inputs', async () => {
    const folder = context.newFolder('inputs');
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;
    const [token, accessKey, secretKey] = ['ghp_', 'AKIA', ''].map((prefix) => prefix + randomBytes(16).toString('hex'));
    const files = {
      'app.private-key.pem': pem,
      'token': `${token}\n`,
      'access-key': `${accessKey}\n`,
      // What a sloppy script would break on.
      'secret-key': `${secretKey}/"\\+=\n`,
      'google.json': JSON.stringify({ type: 'service_account', private_key: pem }),
      'ca.crt': '-----BEGIN CERTIFICATE-----\nTm8gb25lIHJlYWRzIGl0IGhlcmUu\n-----END CERTIFICATE-----\n',
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return { folder, appKey: publicKey, values: [token, accessKey, secretKey, pem.split('\n')[1]] };
  });
}
