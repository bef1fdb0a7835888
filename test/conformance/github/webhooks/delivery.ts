import { createHmac, randomUUID } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** Where a webhook's events go, and what they are signed with. */
export interface WebhookAddress {
  readonly url: string;
  /** Left out, nothing is signed. */
  readonly secret?: string;
  /** `form`, which Prow refuses; left out, JSON. */
  readonly content_type?: string;
  /** Where its host is, when no DNS of this machine knows it. */
  readonly at?: string;
  /** PEM of the authority of its certificate, when no public one has signed it. */
  readonly ca?: string;
}

/** One event sent to one address. */
export interface Delivery {
  /** The header X-GitHub-Delivery. */
  readonly id: string;
  readonly event: string;
  readonly action: string | undefined;
  readonly url: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sentAt: Date;
  /** What was answered; undefined on the way, and when no answer came. */
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly milliseconds: number | undefined;
}

const LIMIT_MS = 10_000;

export type Pending = { -readonly [Field in keyof Delivery]: Delivery[Field] };

export function newDelivery(event: string, payload: Readonly<Record<string, unknown>>, url: string): Pending {
  const action = typeof payload.action === 'string' ? payload.action : undefined;
  return { id: randomUUID(), event, action, url, payload, sentAt: new Date(), status: undefined, error: undefined, milliseconds: undefined };
}

/** Sends it once, as GitHub does, and notes what came of it. */
export function send(delivery: Pending, { url, secret, content_type: contentType, at, ca }: WebhookAddress): Promise<void> {
  const isForm = contentType === 'form';
  const json = JSON.stringify(delivery.payload);
  const body = isForm ? new URLSearchParams({ payload: json }).toString() : json;
  const begin = performance.now();
  return new Promise((resolve) => {
    const done = (status: number | undefined, error: string | undefined) => {
      clearTimeout(patience);
      Object.assign(delivery, { status, error, milliseconds: Math.round(performance.now() - begin) });
      resolve();
    };
    const request = (url.startsWith('https:') ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      ca,
      ...(at !== undefined && { hostname: at, servername: new URL(url).hostname }),
      headers: {
        'host': new URL(url).host,
        'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'GitHub-Hookshot/conformance',
        'x-github-event': delivery.event,
        'x-github-delivery': delivery.id,
        ...(secret !== undefined && signatures(body, secret)),
      },
    }, (response) => {
      response.resume();
      response.once('end', () => done(response.statusCode, undefined));
      response.once('error', ({ message }) => done(undefined, message));
    });
    // Not the request's own time limit, which begins when it is connected.
    const patience = setTimeout(() => request.destroy(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
    request.once('error', ({ message }) => done(undefined, message));
    request.end(body);
  });
}

// Prow of 2024 reads the first, newer ones the second.
function signatures(body: string, secret: string): Record<string, string> {
  const signature = (algorithm: string) => `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;
  return { 'x-hub-signature': signature('sha1'), 'x-hub-signature-256': signature('sha256') };
}
