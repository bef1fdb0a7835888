import { basename } from 'node:path/posix';
import { blob, entriesBelow, entryAt, type TreeEntry } from '../git/contents';
import { notFound, ok, refusal, type Route } from '../router';
import type { GitHub } from '../state/github';
import type { LiveRepository } from '../state/live-repository';
import { inRepository } from './in-repository';

const READ = { app: ['contents:read'] } as const;

/** https://docs.github.com/rest/repos/contents */
export function contentRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  const show = async (repository: LiveRepository, givenPath: string, ref: string) => {
    const git = await repository.git();
    const path = givenPath.replace(/^\/+|\/+$/g, '');
    const sha = await git.sha(ref);
    if (sha === undefined) return refusal(404, `No commit found for the ref ${ref}`);
    const entry = await entryAt(git, sha, path);
    if (!entry) return notFound();
    // A folder is a list, and never by pages.
    if (entry.type === 'dir') return ok((await entriesBelow(git, sha, path)).map((one) => entryBody(repository, one, ref)));
    const content = (await blob(git, entry.sha)).toString('base64').replace(/.{60}/g, '$&\n');
    return ok({ ...entryBody(repository, entry, ref), encoding: 'base64', content: `${content}\n` });
  };

  return [
    at('GET', '/contents/{+path}', READ, (repository, { params, query }) => show(repository, params.path, query.get('ref') ?? repository.seed.defaultBranch)),
    at('GET', '/contents/?', READ, (repository, { query }) => show(repository, '', query.get('ref') ?? repository.seed.defaultBranch)),
  ];
}

function entryBody({ apiUrl, htmlUrl }: LiveRepository, { type, path, sha, size }: TreeEntry, ref: string) {
  return {
    type,
    name: basename(path),
    path,
    sha,
    size,
    url: `${apiUrl}/contents/${path}?ref=${ref}`,
    html_url: `${htmlUrl}/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${path}`,
  };
}
