import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';

/** Who signs; nobody where a request has none. */
export interface Signer {
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface StoreRequest {
  readonly method: string;
  /** As it goes over the wire: nothing tidies it up, as every client of the usual kind would. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface StoreAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const REGION = 'us-east-1';

/** Sends a request signed as S3 wants it (Signature Version 4). */
export function send(port: number, { method, path, query = {}, headers = {}, body = '' }: StoreRequest, signer: Signer | undefined): Promise<StoreAnswer> {
  const queryText = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const all: Record<string, string> = { host: `127.0.0.1:${port}`, ...headers };
  if (signer !== undefined) Object.assign(all, signature(signer, method, path, queryText, all, body));
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path: queryText === '' ? path : `${path}?${queryText}`, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode!, body: Buffer.concat(chunks).toString(), headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function signature({ accessKey, secretKey }: Signer, method: string, path: string, query: string, headers: Readonly<Record<string, string>>, body: string) {
  const date = now();
  const content = sha256(body);
  const signed: Record<string, string> = { ...headers, 'x-amz-date': date, 'x-amz-content-sha256': content };
  const names = Object.keys(signed).sort();
  const canonical = [method, path, query, ...names.map((name) => `${name}:${signed[name]}`), '', names.join(';'), content].join('\n');
  const text = ['AWS4-HMAC-SHA256', date, scope(date), sha256(canonical)].join('\n');
  return {
    'x-amz-date': date,
    'x-amz-content-sha256': content,
    'authorization': `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope(date)}, SignedHeaders=${names.join(';')}, `
      + `Signature=${hmac(signingKey(secretKey, date), text).toString('hex')}`,
  };
}

/** A form as a browser uploads it, which S3 takes beside PUT. */
export function signedForm(bucket: string, key: string, content: string, { accessKey, secretKey }: Signer): StoreRequest {
  const date = now();
  const credential = `${accessKey}/${scope(date)}`;
  const fields = { key, 'x-amz-algorithm': 'AWS4-HMAC-SHA256', 'x-amz-credential': credential, 'x-amz-date': date };
  const conditions = [{ bucket }, ...Object.entries(fields).map(([name, value]) => ({ [name]: value }))];
  const policy = Buffer.from(JSON.stringify({ expiration: new Date(Date.now() + 600_000).toISOString(), conditions })).toString('base64');
  const all = { ...fields, policy, 'x-amz-signature': hmac(signingKey(secretKey, date), policy).toString('hex') };
  const boundary = 'border';
  const parts = Object.entries(all).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="f"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`;
  const body = `${parts.join('')}${file}`;
  return {
    method: 'POST', path: `/${bucket}`, body,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': String(Buffer.byteLength(body)) },
  };
}

function now(): string {
  return new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function scope(date: string): string {
  return `${date.slice(0, 8)}/${REGION}/s3/aws4_request`;
}

function signingKey(secretKey: string, date: string): Buffer {
  return [REGION, 's3', 'aws4_request'].reduce<Buffer>((key, part) => hmac(key, part), hmac(`AWS4${secretKey}`, date.slice(0, 8)));
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
