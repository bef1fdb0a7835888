import { type ClientRequest, request } from 'node:http';

const SLOW = 200;
const ENDLESS = 10;
const SECOND_MS = 1_000;
const OFTEN_MS = 50;
/** So that ten of them send 12 MB a second, and not all that a machine can. */
const PIECE = Buffer.alloc(2 ** 16, 'x');

/** Callers without a secret: some send a byte a second, others without an end. Who is sent away comes again. */
export class Strangers {
  private readonly requests = new Set<ClientRequest>();
  private readonly timers: NodeJS.Timeout[] = [];
  private isOver = false;

  constructor(private readonly url: string) {
    for (let i = 0; i < SLOW; i++) this.call(Buffer.from('x'), SECOND_MS);
    for (let i = 0; i < ENDLESS; i++) this.call(PIECE, OFTEN_MS);
  }

  stop(): void {
    this.isOver = true;
    this.timers.forEach((timer) => clearInterval(timer));
    this.requests.forEach((one) => one.destroy());
  }

  private call(piece: Buffer, everyMs: number): void {
    if (this.isOver) return;
    const headers = { 'content-type': 'application/json', 'x-github-event': 'push', 'x-hub-signature': 'sha1=00', 'transfer-encoding': 'chunked' };
    const asked = request(this.url, { method: 'POST', agent: false, headers }, (response) => response.resume());
    this.requests.add(asked);
    const timer = setInterval(() => {
      // what was not taken yet is not heaped up here
      if (asked.writableLength < 2 ** 20) asked.write(piece);
    }, everyMs);
    this.timers.push(timer);
    asked.on('error', () => undefined);
    asked.once('close', () => {
      clearInterval(timer);
      this.requests.delete(asked);
      setTimeout(() => this.call(piece, everyMs), 100);
    });
  }
}
