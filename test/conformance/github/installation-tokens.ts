import { createHmac, randomBytes } from 'node:crypto';
import type { Organization, World } from './world';

const LIFETIME_MS = 3_600_000;
const SHAPE = /^ghs_(?<id>\d+)_(?<expires>\d+)_[0-9a-f]{8}_/;

/** They carry what they stand for and are not remembered: Prow uses one for an hour, and must not notice that this server was started again. */
export class InstallationTokens {
  private readonly key: Buffer;

  constructor(private readonly world: World) {
    this.key = world.app.publicKey.export({ type: 'spki', format: 'der' });
  }

  issue({ id }: Organization): { readonly token: string; readonly expires: Date } {
    const expires = new Date(Date.now() + LIFETIME_MS);
    return { token: this.signed(`ghs_${id}_${expires.getTime()}_${randomBytes(4).toString('hex')}_`), expires };
  }

  /** Undefined for what was never issued, or has expired. */
  organizationOf(token: string): Organization | undefined {
    const match = SHAPE.exec(token);
    if (!match || this.signed(match[0]) !== token || Number(match.groups!.expires) <= Date.now()) return undefined;
    return this.world.organizations.find(({ id }) => id === Number(match.groups!.id));
  }

  private signed(text: string): string {
    return `${text}${createHmac('sha256', this.key).update(text).digest('hex').slice(0, 20)}`;
  }
}
