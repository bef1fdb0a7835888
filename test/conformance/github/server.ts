import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Actor } from './actor';
import { send } from './answer';
import { Authentication, type Caller } from './caller';
import { gitPathOf } from './git/smart-http';
import { answerGit } from './git-access';
import { addressesOf, apiPathOf, apiUrl, byName, byNumber, graphqlUrl, type LayoutName } from './layout';
import { Listener, type ListenerOptions } from './listener';
import { RateLimits } from './rate-limit';
import { notFound, refusal, type Reply, Router } from './router';
import { routes } from './routes';
import { GitHub } from './state/github';
import type { LiveRepository } from './state/live-repository';
import { Refusal } from './state/refusal';
import type { Delivery, WebhookAddress } from './webhooks/delivery';
import { type PermissionLevel, userOf, type World } from './world';

export interface Call {
  readonly method: string;
  /** As GitHub's reference writes it, whatever the layout, with the query. */
  readonly path: string;
  readonly caller: Caller['kind'];
  readonly userAgent: string;
  readonly body: unknown;
  readonly status: number;
}

export interface ServerOptions extends ListenerOptions {
  /** Left out, plain. */
  readonly layout?: LayoutName;
  /** What links lead to, with the port where it is not 443; left out, github.com for a plain layout without TLS, and else the address. */
  readonly host?: string;
  /** For the git repositories; left out, one that goes with the server. */
  readonly folder?: string;
}

/** GitHub, as far as Prow's components and the jobs' clones ask for it. */
export class GitHubServer {
  readonly calls: Call[] = [];
  /** `GET /path` for every call that no route answers, or that ours fails at; a check that uses GitHub expects it to be empty. */
  readonly unknown: string[] = [];

  private readonly authentication: Authentication;
  private readonly limits = new RateLimits();
  private readonly gitFolder: string;
  private readonly layout: LayoutName;
  private listener!: Listener;
  private github!: GitHub;
  private router!: Router;

  private constructor(private readonly world: World, private readonly options: ServerOptions) {
    this.authentication = new Authentication(world);
    this.layout = options.layout ?? 'plain';
    this.gitFolder = options.folder ?? mkdtempSync(join(tmpdir(), 'github-'));
  }

  static async start(world: World, options: ServerOptions = {}): Promise<GitHubServer> {
    const server = new GitHubServer(world, options);
    await server.listen();
    return server;
  }

  /** Of the address that is listened on. */
  get url(): string {
    return this.listener.url;
  }

  get apiUrl(): string {
    return apiUrl(this.layout, this.url);
  }

  get graphqlUrl(): string {
    return graphqlUrl(this.layout, this.url);
  }

  /** What clone URLs and links have after `https://`. */
  get host(): string {
    const isPlain = this.layout === 'plain' && !this.options.tls;
    return this.options.host ?? (isPlain ? 'github.com' : new URL(this.url).host);
  }

  /** What was sent to webhooks, and what came of it. */
  get deliveries(): readonly Delivery[] {
    return this.github.webhooks.deliveries;
  }

  /** The page of the App where the address of its webhook is. */
  sendWebhooksTo(address: WebhookAddress): void {
    this.github.webhooks.appAddress = address;
  }

  redeliver(delivery: Delivery, address: WebhookAddress): Promise<Delivery> {
    return this.github.webhooks.redeliver(delivery, address);
  }

  /** Waits until everything that is on the way to webhooks now has been answered or given up. */
  settled(): Promise<void> {
    return this.github.webhooks.settled();
  }

  /** Somebody of this world, who acts as in a browser. */
  actor(login: string): Actor {
    const user = userOf(this.world, login);
    if (!user) throw new Error(`this GitHub has no user ${login}`);
    return new Actor(this.github, user);
  }

  /** An owner accepts what the App asks for anew, until the permission is given back. */
  accept(permission: string, level: PermissionLevel): () => void {
    const { app } = this.world;
    const before = app.permissions;
    Object.assign(app, { permissions: { ...before, [permission]: level } });
    return () => void Object.assign(app, { permissions: before });
  }

  /** `acme/widgets` as it is now, to look at. */
  repository(fullName: string): LiveRepository {
    return this.github.repositoryNamed(fullName);
  }

  async stop(): Promise<void> {
    await this.listener.close();
    await this.settled();
    if (this.options.folder === undefined) rmSync(this.gitFolder, { recursive: true, force: true });
  }

  private async listen(): Promise<void> {
    this.listener = await Listener.open(this.options, (request, response) => {
      this.serve(request, response).catch((error: Error) => {
        // A client that is killed hangs up in the middle; nobody else has such an excuse.
        if (!request.errored) this.unknown.push(`${request.method} ${request.url}: ${error.message}`);
        response.destroy();
      });
    });
    this.github = new GitHub(this.world, addressesOf(this.layout, this.host, this.url), this.gitFolder);
    this.router = new Router(routes(this.github, this.authentication, this.limits, (field) => this.unknown.push(`POST /graphql ${field}`)));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const caller = this.authentication.callerOf(request.headers.authorization);
    const gitPath = gitPathOf(url.pathname);
    if (gitPath) {
      const status = await answerGit(this.github, caller, gitPath, request, response);
      this.record(request, `${url.pathname}${url.search}`, caller, undefined, status);
      return;
    }
    const path = byName(this.github, apiPathOf(this.layout, url.pathname) ?? url.pathname);
    const body = await bodyOf(request);
    const reply = await this.reply(url, path, caller, request, body);
    this.record(request, `${path}${url.search}`, caller, body, reply.status);
    const resource = path === '/graphql' ? 'graphql' : path.startsWith('/search/') ? 'search' : 'core';
    if (path !== '/rate_limit') this.limits.spend(caller, resource);
    send(response, reply, {
      url: new URL(`${this.github.addresses.api}${byNumber(this.github, path)}${url.search}`),
      knownTag: request.headers['if-none-match'],
      limitHeaders: this.limits.headers(caller, resource),
    });
  }

  private async reply(url: URL, path: string, caller: Caller, request: IncomingMessage, body: unknown): Promise<Reply> {
    const method = request.method ?? 'GET';
    const match = apiPathOf(this.layout, url.pathname) === undefined ? undefined : this.router.find(method, path);
    if (!match) {
      this.unknown.push(`${method} ${path}`);
      return notFound();
    }
    if (body instanceof SyntaxError) return refusal(400, 'Problems parsing JSON');
    if (caller.kind === 'refused') return refusal(401, caller.message);
    const { params, handler } = match;
    try {
      return await handler({ method, path, params, query: url.searchParams, headers: request.headers, body, caller });
    } catch (error) {
      if (error instanceof Refusal) return refusal(error.status, error.message, error.errors);
      this.unknown.push(`${method} ${path}: ${(error as Error).message}`);
      return refusal(500, (error as Error).message);
    }
  }

  private record(request: IncomingMessage, path: string, caller: Caller, body: unknown, status: number): void {
    const { method = 'GET', headers } = request;
    this.calls.push({ method, path, caller: caller.kind, userAgent: headers['user-agent'] ?? '', body, status });
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
