import { setTimeout as sleep } from 'node:timers/promises';
import { newDelivery, type Pending, send } from '../github/webhooks/delivery';

const A_SECOND = 50;
const SIZE = 30_000;
/** No plugin acts on it. */
const EVENT = 'star';

export interface Answers {
  readonly sent: number;
  /** What was not answered with 200: a status, or why there was none; each with how often. */
  readonly refused: Readonly<Record<string, number>>;
  readonly figures: string;
}

/** Fifty signed webhooks a second, as GitHub sends them, each over a connection of its own. */
export class SignedTraffic {
  private readonly deliveries: Pending[] = [];
  private readonly sending: Promise<void>[] = [];
  private readonly timer: NodeJS.Timeout;
  private readonly begin = performance.now();

  constructor(private readonly url: string, public secret: string) {
    this.timer = setInterval(() => {
      // a late timer sends what is due
      const due = Math.floor((performance.now() - this.begin) * A_SECOND / 1000);
      while (this.deliveries.length < due) this.send();
    }, 1000 / A_SECOND);
  }

  async stop(): Promise<Answers> {
    clearInterval(this.timer);
    await Promise.all(this.sending);
    const refused: Record<string, number> = {};
    for (const { status, error } of this.deliveries.filter((one) => one.status !== 200)) {
      const said = String(status ?? error);
      refused[said] = (refused[said] ?? 0) + 1;
    }
    const times = this.deliveries.map(({ milliseconds = 0 }) => milliseconds).sort((a, b) => a - b);
    const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))];
    const taken = this.deliveries.filter(({ status }) => status === 200).length;
    return { sent: this.deliveries.length, refused, figures: `${taken} of ${times.length} webhooks got 200, half of them in ${at(0.5)} ms, 99 of 100 in ${at(0.99)} ms` };
  }

  private send(): void {
    const delivery = newDelivery(EVENT, { action: 'created', filling: 'x'.repeat(SIZE) }, this.url);
    this.deliveries.push(delivery);
    this.sending.push(send(delivery, { url: this.url, secret: this.secret }));
  }
}

/** What one webhook is answered with. */
export async function answerTo(url: string, secret: string): Promise<number | undefined> {
  const delivery = newDelivery(EVENT, { action: 'created' }, url);
  await send(delivery, { url, secret });
  return delivery.status;
}

export async function traffic(url: string, secret: string, seconds: number): Promise<Answers> {
  const signed = new SignedTraffic(url, secret);
  await sleep(seconds * 1000);
  return signed.stop();
}
