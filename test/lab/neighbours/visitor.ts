import { request as requestHttp } from 'node:http';
import { request as requestHttps, type RequestOptions } from 'node:https';

export interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly body: string;
}

export interface Visit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Asks a machine under names that stand in no public DNS, and trusts one authority. */
export class Visitor {
  constructor(private readonly address: string, private readonly ca: string) {}

  visit(url: string, { method = 'GET', headers = {}, body }: Visit = {}): Promise<Answer> {
    const { protocol, hostname, pathname, search, port } = new URL(url);
    const options: RequestOptions = {
      method, ca: this.ca, host: this.address, port, servername: hostname, path: `${pathname}${search}`, headers: { host: hostname, ...headers },
      timeout: 20_000, agent: false,
    };
    return new Promise((resolve, reject) => {
      const asked = (protocol === 'https:' ? requestHttps : requestHttp)(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode!, location: response.headers.location, body: Buffer.concat(chunks).toString() }));
      });
      asked.on('timeout', () => asked.destroy(new Error(`${url} does not answer`)));
      asked.on('error', reject);
      asked.end(body);
    });
  }
}
