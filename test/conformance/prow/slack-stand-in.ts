import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from '../github/certificate';

const HOST = 'slack.com';

/** What somebody asked Slack for: `POST /api/chat.postMessage`, and the fields of its form. */
export interface SlackCall {
  readonly what: string;
  readonly form: Readonly<Record<string, string>>;
}

/** Stands for Slack, whose address is in Prow's source: a proxy that is Slack itself, with a certificate of an authority that only its callers know. */
export class SlackStandIn {
  readonly calls: SlackCall[] = [];

  private constructor(private readonly proxy: Server, private readonly caFile: string) {}

  static async start(folder: string): Promise<SlackStandIn> {
    const { caFile, certificateFile, keyFile } = await createCertificate(folder, [HOST]);
    const proxy = createServer((_, response) => response.writeHead(403).end());
    const standIn = new SlackStandIn(proxy, caFile);
    const slack = createTlsServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
        standIn.calls.push({ what: `${request.method} ${request.url}`, form });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
      });
    });
    proxy.on('connect', ({ url }, socket) => {
      if (url === `${HOST}:443`) {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        slack.emit('connection', socket);
      } else socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    return standIn;
  }

  /** By which a program comes here when it asks Slack. */
  get environment(): Readonly<Record<string, string>> {
    return { HTTPS_PROXY: `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`, SSL_CERT_FILE: this.caFile };
  }

  stop(): void {
    this.proxy.close();
    this.proxy.closeAllConnections();
  }
}
