import type { Addresses, GitHub } from './state/github';

/** Where a server has its parts: all at the root, or as a GitHub Enterprise Server does. */
export type LayoutName = 'plain' | 'enterprise';

interface Layout {
  readonly rest: string;
  readonly graphql: string;
}

const layouts: Readonly<Record<LayoutName, Layout>> = {
  plain: { rest: '', graphql: '/graphql' },
  enterprise: { rest: '/api/v3', graphql: '/api/graphql' },
};

export function apiUrl(name: LayoutName, root: string): string {
  return `${root}${layouts[name].rest}`;
}

export function graphqlUrl(name: LayoutName, root: string): string {
  return `${root}${layouts[name].graphql}`;
}

/** As GitHub's reference writes it, `/repos/acme/widgets`; undefined where this layout has no API. */
export function apiPathOf(name: LayoutName, pathname: string): string | undefined {
  const { rest, graphql } = layouts[name];
  if (pathname === graphql) return '/graphql';
  const path = pathname.startsWith(`${rest}/`) ? pathname.slice(rest.length) : undefined;
  return path === '/graphql' ? undefined : path;
}

/** Links lead to the name of the host, which the address that is listened on need not tell. */
export function addressesOf(name: LayoutName, host: string, root: string): Addresses {
  const web = `https://${host}`;
  return { web, api: apiUrl(name, name === 'plain' ? root : web) };
}

/** `/repositories/1000/pulls` is how GitHub's links to further pages call `/repos/acme/widgets/pulls`. */
export function byName(github: GitHub, path: string): string {
  return path.replace(/^\/repositories\/(\d+)(?=\/|$)/, (whole, id) => {
    const repository = github.repositories.find(({ seed }) => String(seed.id) === id);
    return repository ? `/repos/${repository.fullName}` : whole;
  });
}

export function byNumber(github: GitHub, path: string): string {
  return path.replace(/^\/repos\/([^/]+)\/([^/]+)(?=\/)/, (whole, owner, name) => {
    const repository = github.repository(owner, name);
    return repository ? `/repositories/${repository.seed.id}` : whole;
  });
}
