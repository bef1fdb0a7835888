import { organizationAccount, userBody } from '../bodies/accounts';
import { repositoryBody } from '../bodies/repository';
import type { GitHub } from '../state/github';
import type { LiveRepository } from '../state/live-repository';
import type { User } from '../world';
import { type Delivery, newDelivery, type Pending, send, type WebhookAddress } from './delivery';
import type { Hook } from './hook';

/** Tells the App, where it is installed, and the hooks of repositories and organizations what happens. */
export class Webhooks {
  readonly deliveries: Delivery[] = [];
  /** On the App's page at GitHub. Until it is set, the App is told nothing. */
  appAddress: WebhookAddress | undefined;
  private readonly onTheWay = new Set<Promise<void>>();

  constructor(private readonly github: GitHub) {}

  emit(repository: LiveRepository, event: string, sender: User, details: Readonly<Record<string, unknown>>): void {
    const { organization } = repository;
    const payload = {
      repository: repositoryBody(repository),
      organization: organizationAccount(organization),
      sender: userBody(sender),
      ...details,
    };
    const isInstalled = organization.installationId !== undefined && this.github.world.app.events.includes(event);
    if (this.appAddress && isInstalled) this.send(event, { ...payload, installation: { id: organization.installationId } }, this.appAddress);
    const hooks = [...repository.hooks, ...this.github.hooksOf(organization)].filter((hook) => wants(hook, event));
    for (const { config } of hooks) this.send(event, payload, config);
  }

  /** Sends the same again, under the same id, as the button on the page of deliveries does. */
  async redeliver({ id, event, payload, url }: Delivery, address: WebhookAddress): Promise<Delivery> {
    const again = { ...newDelivery(event, payload, url), id };
    this.deliveries.push(again);
    await this.track(send(again, address));
    return again;
  }

  /** Waits until everything that is on the way, and what it brings about meanwhile, has been answered, refused or given up. */
  async settled(): Promise<void> {
    while (this.onTheWay.size > 0) await Promise.all(this.onTheWay);
  }

  private send(event: string, payload: Readonly<Record<string, unknown>>, address: WebhookAddress): void {
    const delivery: Pending = newDelivery(event, payload, address.url);
    this.deliveries.push(delivery);
    void this.track(send(delivery, address));
  }

  private async track(sending: Promise<void>): Promise<void> {
    this.onTheWay.add(sending);
    await sending;
    this.onTheWay.delete(sending);
  }
}

function wants({ active, events }: Hook, event: string): boolean {
  return active && (events.includes('*') || events.includes(event));
}
