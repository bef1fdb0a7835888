import { issueBody } from '../bodies/issue';
import { maySee } from '../permissions';
import { list, type Route, route } from '../router';
import { search } from '../search/search';
import type { GitHub } from '../state/github';

/** https://docs.github.com/rest/search */
export function searchRoutes(github: GitHub): Route[] {
  return [
    route('GET', '/search/issues', ({ query, caller }) => {
      const found = search(github, query.get('q') ?? '', (repository) => maySee(caller, repository));
      const sorted = query.get('sort') === null ? found : [...found].sort((a, b) => b.issue.updatedAt.localeCompare(a.issue.updatedAt));
      if (query.get('order') === 'asc') sorted.reverse();
      const items = sorted.map(({ repository, issue }) => ({ ...issueBody(repository, issue), repository_url: repository.apiUrl }));
      return list(items, (page) => ({ total_count: items.length, incomplete_results: false, items: page }));
    }),
  ];
}
