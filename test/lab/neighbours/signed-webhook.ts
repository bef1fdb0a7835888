import { createHmac } from 'node:crypto';
import type { Visit } from './visitor';

/** A webhook that GitHub could send, as large as it shall be: an event that no plugin acts on. */
export function signedWebhook(secret: string, size = 0): Visit {
  const body = Buffer.from(JSON.stringify({ action: 'created', filling: 'x'.repeat(size) }));
  const signature = (algorithm: string) => `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': String(body.length),
      'user-agent': 'GitHub-Hookshot/lab',
      'x-github-event': 'star',
      'x-github-delivery': '11111111-2222-3333-4444-555555555555',
      'x-hub-signature': signature('sha1'),
      'x-hub-signature-256': signature('sha256'),
    },
  };
}
