import { ProwModel } from '../prow-model';
import { effectivelyHidden } from './hidden-repositories';
import { Json } from './json';

/** Where jobs are shown, by repository, as Prow's maps of links have it: `*`, `org` or `org/repo`. Source: prow pkg/config/config.go at a61940897. */
export function deckLinks(model: ProwModel, linkOf: (deckUrl: string) => string): Json | undefined {
  const { deckUrl, privateDeck } = model;
  const hidden = privateDeck === undefined ? [] : effectivelyHidden(model).map((repository) => [repository, linkOf(privateDeck.url)] as const);
  const links = [...deckUrl === undefined ? [] : [['*', linkOf(deckUrl)] as const], ...hidden];
  return links.length === 0 ? undefined : Object.fromEntries(links);
}

/** The page of a job's run; Prow writes the place of its log behind it. */
export function viewLink(deckUrl: string): string {
  return `${deckUrl}/view/`;
}

/** What comments on pull requests end with. */
export function historyLink(deckUrl: string): string {
  const history = `${deckUrl}/pr-history?org={{.Spec.Refs.Org}}&repo={{.Spec.Refs.Repo}}&pr={{with index .Spec.Refs.Pulls 0}}{{.Number}}{{end}}`;
  return `[Full PR test history](${history}).`;
}
