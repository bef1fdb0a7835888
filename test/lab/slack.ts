import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface SlackMessage {
  readonly channel: string;
  readonly text: string;
}

/** What Prow asks of Slack: who has the token writes into a channel. */
export class Slack {
  /** The newest last. */
  readonly messages: SlackMessage[] = [];

  constructor(readonly token: string) {}

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { token, ...message } = Object.fromEntries(new URLSearchParams(await text(request)));
    const isKnown = request.method === 'POST' && request.url === '/api/chat.postMessage';
    const error = isKnown ? token === this.token ? undefined : 'invalid_auth' : 'unknown_method';
    if (error === undefined) this.messages.push(message as unknown as SlackMessage);
    // Slack's refusals have this status too
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: error === undefined, error }));
  }
}
