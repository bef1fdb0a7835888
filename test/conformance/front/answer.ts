import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly body?: Buffer;
  /** Whether its length is said before. */
  readonly announced?: boolean;
  /** That many bytes come, one a second. */
  readonly drops?: number;
}

/** The status of an answer. */
export function answer({ port }: { readonly port: number }, { method = 'POST', path = '/hook', body, announced = true, drops }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = drops ?? body?.length ?? 0;
    const headers = announced ? { 'content-length': length } : { 'transfer-encoding': 'chunked' };
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    // what comes after an answer is not read any more
    asked.on('error', reject);
    if (drops === undefined) asked.end(body);
    else void drip(asked, drops);
  });
}

async function drip(asked: ReturnType<typeof request>, count: number): Promise<void> {
  for (let i = 0; i < count && !asked.destroyed && asked.writable; i += 1) {
    asked.write('x');
    await sleep(1_000);
  }
}
