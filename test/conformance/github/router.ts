import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './caller';

export interface GitHubRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON, or undefined without a body. */
  readonly body: unknown;
  readonly caller: Caller;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** A long list, which is answered by pages. */
  readonly list?: PagedList;
  /** What is no JSON. */
  readonly text?: string;
}

export interface PagedList {
  readonly items: readonly unknown[];
  /** What is around each page. */
  wrap(page: readonly unknown[]): unknown;
}

export type Handler = (request: GitHubRequest) => Reply | Promise<Reply>;

export interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly handler: Handler;
}

/** A pattern is written as in GitHub's documentation, `/repos/{owner}/{repo}`, and its URL templates: `{+path}` holds slashes. */
export function route(method: string, pattern: string, handler: Handler): Route {
  return { method, pattern, handler };
}

export interface Match {
  readonly handler: Handler;
  readonly params: Readonly<Record<string, string>>;
}

export class Router {
  private readonly routes: readonly { readonly method: string; readonly expression: RegExp; readonly handler: Handler }[];

  constructor(routes: readonly Route[]) {
    this.routes = routes.map(({ method, pattern, handler }) => ({ method, expression: expressionOf(pattern), handler }));
  }

  /** The first route that fits. */
  find(method: string, path: string): Match | undefined {
    for (const one of this.routes) {
      const match = one.method === method ? one.expression.exec(path) : null;
      if (match) return { handler: one.handler, params: decoded(match.groups ?? {}) };
    }
    return undefined;
  }
}

function expressionOf(pattern: string): RegExp {
  const expression = pattern.replaceAll(/\{(\+?)(\w+)\}/g, (_, slashes, name) => `(?<${name}>${slashes ? '.+' : '[^/]+'})`);
  return new RegExp(`^${expression}$`);
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

export function list(items: readonly unknown[], wrap: PagedList['wrap'] = (page) => page): Reply {
  return { status: 200, list: { items, wrap } };
}

export function created(body: unknown): Reply {
  return { status: 201, body };
}

export function noContent(): Reply {
  return { status: 204 };
}

export function refusal(status: number, message: string, errors?: readonly object[]): Reply {
  return { status, body: { message, errors, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}

export function notFound(): Reply {
  return refusal(404, 'Not Found');
}
