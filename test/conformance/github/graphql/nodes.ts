import { issueHtmlUrl } from '../bodies/issue';
import type { CommitInfo } from '../git/commits';
import { checkRunsOf, latestStatuses } from '../state/checks';
import { isPullRequest, type PullRequest } from '../state/issue';
import type { LiveRepository } from '../state/live-repository';
import { commitsOf } from '../state/pull-requests';
import { reviewDecision } from '../state/reviews';
import type { Found } from '../search/qualifiers';
import type { Values } from './answer';

/** An issue or a pull request, with the fields of https://docs.github.com/graphql that Prow asks for. */
export function node({ repository, issue }: Found): Values {
  const { github } = repository;
  const { login, type } = github.user(issue.author);
  const shared = {
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.pull?.merge ? 'MERGED' : issue.state.toUpperCase(),
    url: issueHtmlUrl(repository, issue),
    // A bot's name is without the mark here, and with it in REST.
    author: { __typename: type, login: login.replace(/\[bot\]$/, '') },
    labels: connection('LabelConnection', issue.labels.map((name) => ({ __typename: 'Label', name }))),
    milestone: null,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    repository: repositoryNode(repository),
  };
  return isPullRequest(issue) ? { ...shared, ...pullRequestFields(repository, issue), __typename: 'PullRequest' } : { ...shared, __typename: 'Issue' };
}

function repositoryNode({ organization, seed, fullName }: LiveRepository): Values {
  return {
    __typename: 'Repository',
    name: seed.name,
    nameWithOwner: fullName,
    isArchived: false,
    owner: { __typename: 'Organization', login: organization.login },
  };
}

function pullRequestFields(repository: LiveRepository, pullRequest: PullRequest): Values {
  const { pull, state } = pullRequest;
  const isClosed = state === 'closed';
  const merges = pull.testMerge !== null;
  return {
    isDraft: pull.draft,
    baseRef: { __typename: 'Ref', name: pull.baseRef, prefix: 'refs/heads/' },
    baseRefName: pull.baseRef,
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    mergeable: isClosed ? 'UNKNOWN' : merges ? 'MERGEABLE' : 'CONFLICTING',
    mergeStateStatus: isClosed ? 'UNKNOWN' : !merges ? 'DIRTY' : pull.draft ? 'DRAFT' : 'CLEAN',
    canBeRebased: !isClosed && merges,
    reviewDecision: reviewDecision(repository, pullRequest),
    commits: async (values: Values) => {
      const all = await commitsOf(repository, pullRequest);
      const nodes = all.map((commit) => ({ __typename: 'PullRequestCommit', commit: commitNode(repository, commit) }));
      return connection('PullRequestCommitConnection', nodes)(values);
    },
  };
}

function commitNode(repository: LiveRepository, { sha, message }: CommitInfo): Values {
  const contexts = latestStatuses(repository, sha).map(({ context, description, state, targetUrl }) =>
    ({ __typename: 'StatusContext', context, description, state: state.toUpperCase(), targetUrl }));
  const checkRuns = checkRunsOf(repository, sha).map(({ name, status, conclusion }) =>
    ({ __typename: 'CheckRun', name, status: status.toUpperCase(), conclusion: conclusion?.toUpperCase() ?? null }));
  const all = [...checkRuns, ...contexts];
  return {
    __typename: 'Commit',
    oid: sha,
    message,
    status: contexts.length === 0 ? null : { __typename: 'Status', contexts },
    statusCheckRollup: all.length === 0 ? null : { __typename: 'StatusCheckRollup', contexts: connection('StatusCheckRollupContextConnection', all) },
  };
}

/** A list by pages; a cursor is the place after an item. */
export function connection(typename: string, items: readonly unknown[]) {
  return ({ first, last, after }: Values): Values => {
    const begin = after ? Number(Buffer.from(String(after), 'base64').toString()) : 0;
    const end = typeof first === 'number' ? begin + first : items.length;
    const nodes = typeof last === 'number' ? items.slice(-last) : items.slice(begin, end);
    return {
      __typename: typename,
      nodes,
      totalCount: items.length,
      pageInfo: { __typename: 'PageInfo', hasNextPage: end < items.length, endCursor: Buffer.from(String(begin + nodes.length)).toString('base64') },
    };
  };
}
