import { commentBody } from '../bodies/issue';
import { userBody } from '../bodies/accounts';
import { created, list, noContent, notFound, ok, type Route } from '../router';
import { createComment, deleteComment, editComment } from '../state/comments';
import type { GitHub } from '../state/github';
import type { Comment, Issue } from '../state/issue';
import { type Answer, fieldsOf, inRepository, onIssue } from './in-repository';

const READ = { app: ['issues:read', 'pull_requests:read'] } as const;
const WRITE = { app: ['issues:write', 'pull_requests:write'] } as const;

/** https://docs.github.com/rest/issues/comments */
export function commentRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  const onComment = (answer: (found: { readonly issue: Issue; readonly comment: Comment }, ...rest: Parameters<Answer>) => ReturnType<Answer>): Answer =>
    (repository, request, sender) => {
      const found = repository.comment(request.params.comment_id);
      return found ? answer(found, repository, request, sender) : notFound();
    };

  return [
    at('GET', '/issues/{issue_number}/comments', READ, onIssue((issue, repository) =>
      list(issue.comments.map((comment) => commentBody(repository, issue, comment))))),
    at('POST', '/issues/{issue_number}/comments', { ...WRITE, people: 'everybody' }, onIssue((issue, repository, request, sender) => {
      const { body = '' } = fieldsOf<Comment>(request);
      return created(commentBody(repository, issue, createComment(repository, issue, sender, body)));
    })),
    at('GET', '/issues/comments/{comment_id}', READ, onComment(({ issue, comment }, repository) => ok(commentBody(repository, issue, comment)))),
    at('PATCH', '/issues/comments/{comment_id}', WRITE, onComment(({ issue, comment }, repository, request, sender) => {
      editComment(repository, issue, comment, sender, fieldsOf<Comment>(request).body ?? '');
      return ok(commentBody(repository, issue, comment));
    })),
    at('DELETE', '/issues/comments/{comment_id}', WRITE, onComment(({ issue, comment }, repository, _, sender) => {
      deleteComment(repository, issue, comment, sender);
      return noContent();
    })),
    at('POST', '/issues/comments/{comment_id}/reactions', { ...WRITE, people: 'everybody' }, onComment((_, __, request, sender) =>
      created({ content: fieldsOf<{ content: string }>(request).content, user: userBody(sender) }))),
  ];
}
