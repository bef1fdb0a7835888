import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitEnvironment } from './git';

export interface GitPath {
  readonly owner: string;
  readonly repo: string;
  /** Below the repository: `/info/refs`. */
  readonly service: string;
}

/** What a clone URL leads to, with or without `.git`; undefined for every other path. */
export function gitPathOf(pathname: string): GitPath | undefined {
  const match = /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/info\/refs|\/git-upload-pack|\/git-receive-pack)$/.exec(pathname);
  return match ? { owner: decodeURIComponent(match[1]), repo: decodeURIComponent(match[2]), service: match[3] } : undefined;
}

export interface Served {
  /** Of a bare repository. */
  readonly folder: string;
  /** Whose refs are served in the place of its own. */
  readonly namespace?: string;
}

/** Answers by git's own CGI program; returns the status. */
export function serveGit(request: IncomingMessage, response: ServerResponse, { folder, namespace }: Served, { service }: GitPath): Promise<number> {
  const { method = 'GET', headers } = request;
  const env = {
    ...gitEnvironment,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROJECT_ROOT: folder,
    PATH_INFO: service,
    QUERY_STRING: new URL(request.url ?? '/', 'http://git').search.slice(1),
    REQUEST_METHOD: method,
    CONTENT_TYPE: headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: String(headers['content-encoding'] ?? ''),
    GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    REMOTE_ADDR: request.socket.remoteAddress ?? '',
    ...(namespace !== undefined && { GIT_NAMESPACE: namespace }),
    ...(headers['content-length'] !== undefined && { CONTENT_LENGTH: headers['content-length'] }),
  };
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    child.once('error', reject);
    // A client that hangs up, or a program that has read enough, is no failure of ours.
    child.stdin.on('error', () => undefined);
    request.pipe(child.stdin);
    request.once('close', () => child.stdin.end());
    response.once('close', () => child.stdout.destroy());

    let head = Buffer.alloc(0);
    const readHead = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      child.stdout.off('data', readHead);
      child.stdout.pause();
      response.writeHead(...headOf(head.subarray(0, end).toString()));
      response.write(head.subarray(end + 4));
      child.stdout.pipe(response);
    };
    child.stdout.on('data', readHead);
    child.once('close', () => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
      resolve(response.statusCode);
    });
  });
}

function headOf(text: string): [number, Record<string, string>] {
  const headers = Object.fromEntries(text.split('\r\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  }));
  const { status = '200', ...others } = headers;
  return [Number(status.slice(0, 3)), others];
}
