import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Reply } from './router';

export interface Asked {
  /** Of the resource, by a repository's number where it is in one, as GitHub's own links are. */
  readonly url: URL;
  /** The header If-None-Match. */
  readonly knownTag: string | undefined;
  readonly limitHeaders: Readonly<Record<string, string>>;
}

const USUAL_PAGE = 30;
const LONGEST_PAGE = 100;

export function send(response: ServerResponse, reply: Reply, { url, knownTag, limitHeaders }: Asked): void {
  const page = pageOf(reply, url);
  const text = reply.text ?? (page.body === undefined ? '' : JSON.stringify(page.body));
  const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
  // ghproxy keeps answers and asks again with their tag.
  const isKnown = reply.status === 200 && knownTag?.replace(/^W\//, '') === etag;
  response.writeHead(isKnown ? 304 : reply.status, {
    ...limitHeaders,
    'content-type': reply.text === undefined ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    'cache-control': 'private, max-age=60, s-maxage=60',
    ...(page.link !== undefined && { link: page.link }),
    ...(reply.status === 200 && { etag }),
  });
  response.end(isKnown ? undefined : text);
}

function pageOf({ body, list }: Reply, url: URL): { readonly body: unknown; readonly link?: string } {
  if (!list) return { body };
  const perPage = Math.min(Number(url.searchParams.get('per_page')) || USUAL_PAGE, LONGEST_PAGE);
  const page = Number(url.searchParams.get('page')) || 1;
  const last = Math.max(1, Math.ceil(list.items.length / perPage));
  const link = (number: number, relation: string) => {
    const other = new URL(url);
    other.searchParams.set('page', String(number));
    return `<${other}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return { body: list.wrap(list.items.slice((page - 1) * perPage, page * perPage)), ...(links.length > 0 && { link: links.join(', ') }) };
}
