import { get } from 'node:http';
import { Repetition } from '../../conformance/wait';

/** GitHub's own, after which a webhook counts as failed. */
const PATIENCE_MS = 10_000;

/** Asks each of some URLs ten times a second, over a new connection, and remembers what got no 200. */
export class UnansweredRequests {
  private readonly unanswered: string[] = [];
  private readonly loop: Repetition;

  constructor(urls: readonly string[]) {
    const begin = performance.now();
    this.loop = new Repetition(async () => {
      const answers = await Promise.all(urls.map(async (url) => ({ url, answer: await answerOf(url) })));
      for (const { url, answer } of answers.filter((one) => one.answer !== '200')) {
        this.unanswered.push(`${url} after ${((performance.now() - begin) / 1000).toFixed(1)} s: ${answer}`);
      }
    });
  }

  async stop(): Promise<string[]> {
    await this.loop.stop();
    return this.unanswered;
  }
}

/** The status, or the error, over a new connection. */
export function answerOf(url: string): Promise<string> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: PATIENCE_MS }, (response) => {
      response.resume();
      resolve(String(response.statusCode));
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${PATIENCE_MS / 1000} s`)));
    request.on('error', (error) => resolve(error.message));
  });
}
