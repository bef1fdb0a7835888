import { senderOf } from '../caller';
import { type Needs, refusalInOrganization } from '../permissions';
import { created, type GitHubRequest, list, noContent, notFound, ok, type Reply, type Route, route } from '../router';
import type { GitHub } from '../state/github';
import { Refusal } from '../state/refusal';
import type { Hook } from '../webhooks/hook';
import { organizationOf } from '../world';
import { fieldsOf, inRepository } from './in-repository';

type HookFields = Pick<Hook, 'active' | 'events' | 'config'>;

/** https://docs.github.com/rest/repos/webhooks and https://docs.github.com/rest/orgs/webhooks */
export function hookRoutes(github: GitHub): Route[] {
  const at = inRepository(github);
  const inRepositories = (level: 'read' | 'write'): Needs => ({ app: [`repository_hooks:${level}`], people: 'admins' });
  const inOrganization = (level: 'read' | 'write', answer: (hooks: Hook[], request: GitHubRequest) => Reply) => (request: GitHubRequest) => {
    const organization = organizationOf(github.world, request.params.org);
    if (!organization) return notFound();
    const refusal = refusalInOrganization(organization, github.world.app, request.caller, { app: [`organization_hooks:${level}`] });
    if (level === 'write' && !senderOf(github.world, request.caller)) return notFound();
    return refusal ?? answer(github.hooksOf(organization), request);
  };
  const create = (hooks: Hook[], request: GitHubRequest) => {
    const { active = true, events = ['push'], config } = fieldsOf<HookFields>(request);
    if (!config?.url) throw new Refusal(422, 'Validation Failed', [{ resource: 'Hook', code: 'custom', message: 'url cannot be blank' }]);
    const hook = { id: github.newId(), active, events, config: { content_type: 'form', ...config } };
    hooks.push(hook);
    return created(hookBody(hook));
  };
  const edit = (hooks: Hook[], request: GitHubRequest) => {
    const hook = hooks.find(({ id }) => String(id) === request.params.hook_id);
    if (!hook) return notFound();
    const { active = hook.active, events = hook.events, config = hook.config } = fieldsOf<HookFields>(request);
    Object.assign(hook, { active, events, config });
    return ok(hookBody(hook));
  };
  const remove = (hooks: Hook[], { params }: GitHubRequest) => {
    const index = hooks.findIndex(({ id }) => String(id) === params.hook_id);
    if (index < 0) return notFound();
    hooks.splice(index, 1);
    return noContent();
  };

  return [
    at('GET', '/hooks', inRepositories('read'), ({ hooks }) => list(hooks.map(hookBody))),
    at('POST', '/hooks', inRepositories('write'), ({ hooks }, request) => create(hooks, request)),
    at('PATCH', '/hooks/{hook_id}', inRepositories('write'), ({ hooks }, request) => edit(hooks, request)),
    at('DELETE', '/hooks/{hook_id}', inRepositories('write'), ({ hooks }, request) => remove(hooks, request)),
    route('GET', '/orgs/{org}/hooks', inOrganization('read', (hooks) => list(hooks.map(hookBody)))),
    route('POST', '/orgs/{org}/hooks', inOrganization('write', create)),
    route('PATCH', '/orgs/{org}/hooks/{hook_id}', inOrganization('write', edit)),
    route('DELETE', '/orgs/{org}/hooks/{hook_id}', inOrganization('write', remove)),
  ];
}

/** The secret is never shown. */
function hookBody({ id, active, events, config }: Hook): object {
  return { id, name: 'web', active, events, config: { ...config, ...(config.secret !== undefined && { secret: '********' }) } };
}
