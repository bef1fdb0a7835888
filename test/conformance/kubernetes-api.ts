import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

export interface KubernetesObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly deletionTimestamp?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
  // Objects are of every kind here; who reads deeper says what it expects.
  readonly spec?: any;
  readonly status?: any;
  readonly data?: any;
  readonly rules?: any;
}

export class StatusError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

const IDLE_MS = 30_000;

/** The API server over HTTPS, for what is asked many times a second; everything else goes through kubectl. */
export class KubernetesApi {
  private readonly agent: Agent;

  constructor(private readonly url: string, caFile: string, private readonly token: string) {
    // API servers close what is idle for 90 seconds, and a question must not meet that.
    // A thousand questions at once wait for few connections: making one costs more than ten answers.
    this.agent = new Agent({ ca: readFileSync(caFile), keepAlive: true, maxSockets: 8, timeout: IDLE_MS });
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  async list<T extends KubernetesObject>(path: string): Promise<T[]> {
    return (await this.get<{ items: T[] }>(path)).items;
  }

  post<T>(path: string, body: object): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.call<T>('PUT', path, body);
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.call<T>('PATCH', path, body, 'application/merge-patch+json');
  }

  delete(path: string, body?: object): Promise<unknown> {
    return this.call('DELETE', path, body);
  }

  close(): void {
    this.agent.destroy();
  }

  private call<T>(method: string, path: string, body?: object, contentType = 'application/json'): Promise<T> {
    const text = body && JSON.stringify(body);
    // Node announces no body of a DELETE by itself.
    const bodyHeaders = text && { 'content-type': contentType, 'content-length': Buffer.byteLength(text) };
    const headers = { authorization: `Bearer ${this.token}`, ...bodyHeaders };
    return new Promise((resolve, reject) => {
      const call = request(`${this.url}${path}`, { method, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if (response.statusCode! < 300) return resolve(JSON.parse(answer) as T);
          reject(new StatusError(response.statusCode!, `${method} ${path}: ${response.statusCode} ${answer.trim()}`));
        });
      });
      call.on('error', reject);
      call.end(text);
    });
  }
}

/** For what may have been changed or removed between being listed and being written: the next round sees it anew. */
export async function unlessOutdated(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof StatusError) || ![404, 409].includes(error.status)) throw error;
  }
}
