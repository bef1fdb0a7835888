import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleName } from '../../build';
import type { Binaries } from '../../../go/go-module';
import type { Check, CheckContext } from '../../check';
import { type Certificate, createCertificate } from '../certificate';
import type { LayoutName } from '../layout';
import { GitHubServer } from '../server';
import type { App, World } from '../world';

export const APP_ID = 4711;
export const WIDGETS = '/repos/acme/widgets';

export interface Asking {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<T> {
  readonly body: T;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A server that was started for one check. */
export class Served {
  constructor(
    readonly github: GitHubServer,
    readonly privateKey: KeyObject,
    readonly folder: string,
    private readonly context: CheckContext,
    private readonly certificate: Certificate | undefined,
  ) {}

  get caFile(): string {
    return this.certificate!.caFile;
  }

  binaries(module: ModuleName): Binaries {
    return this.context.binaries(module);
  }

  /** A JSON web token of the App. */
  appToken(changes: Readonly<Record<string, unknown>> = {}, key = this.privateKey): string {
    const now = Math.floor(Date.now() / 1000);
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ iss: String(APP_ID), iat: now, exp: now + 540, ...changes })}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  }

  async installationToken(): Promise<string> {
    const asking = { method: 'POST', token: this.appToken() };
    return (await this.ask<{ token: string }>('/app/installations/100/access_tokens', 201, asking)).body.token;
  }

  /** Of the REST API, or of an address as a link has it. */
  async ask<T = any>(path: string, status: number, { method = 'GET', token, body, headers = {} }: Asking = {}): Promise<Answer<T>> {
    const url = path.startsWith('http') ? path : `${this.github.apiUrl}${path}`;
    const ca = this.certificate && readFileSync(this.certificate.caFile);
    return new Promise((resolve, reject) => {
      const request = (url.startsWith('https:') ? requestHttps : requestHttp)(url, {
        method, ca, agent: false, headers: { 'user-agent': 'checks', ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
      }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          if (response.statusCode !== status) {return reject(
            new assert.AssertionError({ message: `${method} ${path}: ${response.statusCode} instead of ${status}: ${text}` }));}
          const isJson = response.headers['content-type']?.includes('json') && text !== '';
          resolve({ body: (isJson ? JSON.parse(text) : text) as T, headers: response.headers });
        });
      });
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

export interface ServedOptions {
  readonly layout?: LayoutName;
  readonly tls?: boolean;
  readonly app?: Partial<App>;
  readonly needs?: readonly ModuleName[];
}

export function on(statement: string, run: (served: Served) => Promise<void>, { layout, tls, app, needs = [] }: ServedOptions = {}): Check {
  return {
    name: `github: ${statement}`,
    needs,
    run: async (context) => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const folder = context.newFolder(`github/${statement.replaceAll(/\W+/g, '-')}`);
      const certificate = tls ? await createCertificate(folder, ['127.0.0.1']) : undefined;
      const github = await GitHubServer.start(acme(privateKey, app), { layout, tls: certificate, folder: join(folder, 'repositories') });
      try {
        await run(new Served(github, privateKey, folder, context, certificate));
      } finally {
        await github.stop();
      }
    },
  };
}

/** An owner, somebody who may push, and somebody whom nobody knows. */
function acme(privateKey: KeyObject, app: Partial<App> = {}): World {
  const write = 'write';
  return {
    app: {
      id: APP_ID,
      slug: 'acme-prow',
      publicKey: createPublicKey(privateKey),
      permissions: { contents: write, issues: write, pull_requests: write, statuses: write, members: 'read' },
      events: ['issue_comment', 'pull_request', 'push', 'status'],
      ...app,
    },
    users: [{ id: 1, login: 'wile', type: 'User' }, { id: 2, login: 'bugs', type: 'User' }, { id: 3, login: 'stranger', type: 'User' }],
    organizations: [{
      id: 10,
      login: 'acme',
      installationId: 100,
      admins: ['wile'],
      members: [],
      teams: [],
      repositories: [
        { id: 1000, name: 'widgets', defaultBranch: 'main', labels: [], collaborators: ['bugs'],
          files: { 'README.md': '# widgets\n', 'src/gear.txt': 'one\ntwo\nthree\n' } },
        { id: 1001, name: 'vault', defaultBranch: 'main', labels: [], collaborators: [], private: true },
      ],
    }],
    tokens: { ghp_wile: 'wile', ghp_bugs: 'bugs', ghp_stranger: 'stranger' },
  };
}
