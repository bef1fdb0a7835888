import { request } from 'node:https';

interface TlsTrust {
  /** PEM of the only authority that is trusted. */
  readonly ca: string;
}

/** The body of a page that is answered with 200. */
export function httpsText(url: string, { ca }: TlsTrust): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ca, timeout: 10_000, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => response.statusCode === 200 ? resolve(Buffer.concat(chunks).toString()) : reject(new Error(`${url} answers ${response.statusCode}`)));
    });
    asked.on('timeout', () => asked.destroy(new Error(`${url} does not answer`)));
    asked.on('error', reject);
    asked.end();
  });
}
