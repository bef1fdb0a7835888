import assert from 'node:assert/strict';
import type { Check } from '../../check';
import { on, type Served } from './served';

// As tide of 2026 asks, with what that of 2024 does not ask for yet.
const TIDE = `query($query:String!$searchCursor:String){rateLimit{cost,remaining},search(type: ISSUE, first: 2, after: $searchCursor, query: $query){
  pageInfo{hasNextPage,endCursor},nodes{... on PullRequest{number,author{login},authorMetadata:author{__typename},baseRef{name,prefix},headRefName,headRefOid,
  mergeable,mergeStateStatus,canBeRebased,repository{name,nameWithOwner,owner{login}},reviewDecision,commits(last: 4){nodes{commit{status{contexts{context,description,state}},
  oid,statusCheckRollup{contexts(last: 100){nodes{... on CheckRun{name,conclusion,status}}}}}}},labels(first: 100){nodes{name}},milestone{title},body,title,updatedAt}}}}`;

/** Queries and the numbers of what they find, of the three pull requests and the issue below. */
const queries: readonly (readonly [query: string, found: readonly number[]])[] = [
  ['is:pr state:open archived:false label:"lgtm" label:"approved" -label:"do-not-merge/hold" repo:"acme/widgets"', [1]],
  ['is:pr state:open sort:updated-asc archived:false org:"acme"', [1, 2, 3]],
  ['is:pr org:"acme" -repo:"acme/widgets"', []],
  ['is:pr label:"approved","do-not-merge/hold"', [1, 2]],
  ['is:pr base:"main"', [1, 2, 3]],
  ['is:pr -base:"main"', []],
  ['is:pr base:"main" base:"release"', [1, 2, 3]],
  ['is:pr author:"stranger"', [3]],
  ['is:pr review:approved', [2]],
  ['is:pr milestone:"v1"', []],
  ['is:issue state:open label:"tide/merge-blocker" org:"acme"', [4]],
  ['is:pr updated:2007-10-19T00:00:00Z..2099-01-01T00:00:00Z', [1, 2, 3]],
  ['is:pr updated:2007-10-19T00:00:00Z..2008-01-01T00:00:00Z', []],
  ['is:open Blocked', [4]],
];

/** What searches find, and how GraphQL answers. */
export const searchChecks: readonly Check[] = [
  on('a search finds what fits all its qualifiers', async (served) => {
    await populate(served);
    for (const [query, found] of queries) {
      const { body } = await served.ask(`/search/issues?q=${encodeURIComponent(query)}`, 200);
      assert.deepEqual(body.items.map(({ number }: any) => number).sort(), found, query);
    }
    await served.ask(`/search/issues?q=${encodeURIComponent('is:pr linked:issue')}`, 500);
    assert.equal(served.github.unknown.length, 1);
  }),
  on('tide\'s query is answered in full, by pages', async (served) => {
    await populate(served);
    const token = await served.installationToken();
    const ask = async (searchCursor: string | null) => (await served.ask(served.github.graphqlUrl, 200, {
      method: 'POST', token, body: { query: TIDE, variables: { query: 'is:pr state:open sort:updated-asc org:"acme"', searchCursor } },
    })).body.data.search;
    const first = await ask(null);
    const second = await ask(first.pageInfo.endCursor);
    assert.deepEqual([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage], [true, false]);
    const nodes = [...first.nodes, ...second.nodes];
    assert.deepEqual(nodes.map(({ number }) => number).sort(), [1, 2, 3]);
    const { updatedAt, headRefOid, ...one } = nodes.find(({ number }) => number === 1);
    const contexts = [{ context: 'unit', description: 'It works.', state: 'SUCCESS' }];
    assert.match(updatedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(one, {
      number: 1,
      author: { login: 'bugs' },
      authorMetadata: { __typename: 'User' },
      baseRef: { name: 'main', prefix: 'refs/heads/' },
      headRefName: 'bugs-patch-1',
      mergeable: 'MERGEABLE',
      mergeStateStatus: 'CLEAN',
      canBeRebased: true,
      repository: { name: 'widgets', nameWithOwner: 'acme/widgets', owner: { login: 'acme' } },
      reviewDecision: null,
      // A status is no check run, and GitHub answers it as an object without fields.
      commits: { nodes: [{ commit: { status: { contexts }, oid: headRefOid, statusCheckRollup: { contexts: { nodes: [{}] } } } }] },
      labels: { nodes: [{ name: 'lgtm' }, { name: 'approved' }] },
      milestone: null,
      body: '',
      title: 'First',
    });
    assert.deepEqual(served.github.unknown, []);
  }),
  on('GraphQL answers with the fields that are asked for, and knows which it has not', async (served) => {
    const ask = async (query: string) => (await served.ask(served.github.graphqlUrl, 200, { method: 'POST', token: 'ghp_wile', body: { query } })).body;
    const found = await ask('query{rateLimit{cost} found: search(query: "is:pr"){nodes{... on PullRequest{number}} pageInfo{hasNextPage}}}');
    assert.deepEqual(found, { data: { rateLimit: { cost: 1 }, found: { nodes: [], pageInfo: { hasNextPage: false } } } });
    const refused = await ask('query{viewer{login}}');
    assert.equal(refused.errors[0].type, 'undefinedField');
    assert.deepEqual(served.github.unknown, ['POST /graphql Query.viewer']);
    await served.ask(served.github.graphqlUrl, 401, { method: 'POST', body: { query: '{rateLimit{cost}}' } });
  }),
];

async function populate({ github }: Served): Promise<void> {
  const repository = 'acme/widgets';
  const [wile, bugs, stranger] = ['wile', 'bugs', 'stranger'].map((login) => github.actor(login));
  const first = await bugs.openPullRequest(repository, { title: 'First', files: { 'a.txt': 'a\n' } });
  await wile.label(repository, first.number, 'lgtm', 'approved');
  await bugs.setStatus(repository, first.pull.headSha, { state: 'success', context: 'unit', description: 'It works.' });
  const second = await bugs.openPullRequest(repository, { title: 'Second', files: { 'b.txt': 'b\n' } });
  await wile.label(repository, second.number, 'lgtm', 'approved', 'do-not-merge/hold');
  await wile.review(repository, second.number, { event: 'APPROVE' });
  await stranger.openPullRequest(repository, { title: 'Third', files: { 'c.txt': 'c\n' } });
  const blocker = await wile.openIssue(repository, 'Blocked');
  await wile.label(repository, blocker.number, 'tide/merge-blocker');
}
