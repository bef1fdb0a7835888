import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface TlsFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

export interface ListenerOptions {
  /** Left out, HTTP without TLS. */
  readonly tls?: TlsFiles;
  /** Left out, 127.0.0.1. */
  readonly address?: string;
  /** Left out, one that is free. */
  readonly port?: number;
}

/** A port that is listened on, with or without TLS. */
export class Listener {
  private constructor(private readonly server: Server, private readonly scheme: 'http' | 'https') {}

  static async open({ tls, address = '127.0.0.1', port = 0 }: ListenerOptions, serve: RequestListener): Promise<Listener> {
    const server = tls
      ? createHttpsServer({ cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) }, serve)
      : createHttpServer(serve);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, resolve);
    });
    return new Listener(server, tls ? 'https' : 'http');
  }

  get port(): number {
    return this.bound.port;
  }

  get url(): string {
    const { address, family, port } = this.bound;
    return `${this.scheme}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private get bound(): AddressInfo {
    return this.server.address() as AddressInfo;
  }
}
