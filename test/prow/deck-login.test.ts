import { App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import { DeckLogin } from '../../src/prow/deck-login/deck-login';
import { Deck } from '../../src/prow/components/deck';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { GitHub } from '../../src/prow/github/github';
import { ProwPlan, ProwPlanOptions } from '../../src/prow/prow-plan';
import { loose } from '../support/findings';

type Json = Record<string, any>;


function plan(options: Partial<ProwPlanOptions> = {}): ProwPlan {
  return ProwPlan.of({ github: GitHub.cloud({ repositories: ['acme/app'] }), deckUrl: 'https://deck.acme.dev', ...options });
}

function deck(options: Partial<ProwPlanOptions>): Json {
  const chart = new Chart(new App({ outdir: 'unused' }), 'c', { disableResourceNameHashes: true });
  new Deck(chart, 'deck', { plan: plan(options) });
  const all: Json[] = chart.toJson();
  const [{ volumes, containers: [{ args, volumeMounts }] }] = all.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec.template.spec);
  const [role] = all.filter(({ kind, metadata }) => kind === 'Role' && metadata.namespace === 'prow');
  return { args, volumes, volumeMounts, rules: role.rules };
}

function rerunConfig(options: Partial<ProwPlanOptions>): unknown {
  const chart = new Chart(new App({ outdir: 'unused' }), 'c', { disableResourceNameHashes: true });
  new ProwConfig(chart, 'config', plan(options)._model);
  return parse((chart.toJson() as Json[]).filter(({ metadata }) => metadata.name === 'config')[0].data['config.yaml']).deck.default_rerun_auth_configs;
}

const login = DeckLogin.github({ users: ['alice'], orgs: ['acme'], teams: ['acme/ci', 'other/release-team'] });

describe('deck', () => {
  const [without, with_] = [deck({}), deck({ deckLogin: login })];

  test('gets flags, beside those that it has', () => {
    const added = with_.args.filter((arg: string) => !without.args.includes(arg));
    expect(added).toEqual([
      '--plugin-config=/etc/plugins/plugins.yaml', '--oauth-url=/github-login', '--github-oauth-config-file=/etc/githuboauth/secret',
      '--cookie-secret=/etc/cookie/secret', '--rerun-creates-job=true',
    ]);
    expect(without.args.filter((arg: string) => !with_.args.includes(arg))).toEqual([]);
  });

  test('gets what the flags name', () => {
    expect(with_.volumes.filter(({ name }: Json) => /oauth|cookie|plugins/.test(name))).toEqual([
      { name: 'plugins', configMap: { name: 'plugins' } },
      { name: 'github-oauth', secret: { secretName: 'github-oauth-config' } },
      { name: 'cookie', secret: { secretName: 'cookie' } },
    ]);
    expect(with_.volumeMounts.filter(({ name }: Json) => /oauth|cookie/.test(name))).toEqual([
      { name: 'github-oauth', mountPath: '/etc/githuboauth', readOnly: true }, { name: 'cookie', mountPath: '/etc/cookie', readOnly: true },
    ]);
    expect(without.volumes.filter(({ name }: Json) => /oauth|cookie|plugins/.test(name))).toEqual([]);
  });

  test('may make and change ProwJobs then, and only then', () => {
    expect([without, with_].map(({ rules }) => rules)).toEqual([['get', 'list', 'watch'], ['get', 'list', 'watch', 'create', 'patch']]
      .map((verbs) => [{ apiGroups: ['prow.k8s.io'], resources: ['prowjobs'], verbs }]));
  });

  test('under names of one\'s own', () => {
    const { args, volumes } = deck(
      { deckLogin: DeckLogin.github({ users: ['alice'], secretName: 'deck', secretKey: 'oauth', cookieSecretName: 'deck', cookieSecretKey: 'cookie' }) });
    expect(args).toEqual(expect.arrayContaining(['--github-oauth-config-file=/etc/githuboauth/oauth', '--cookie-secret=/etc/cookie/cookie']));
    expect(volumes.filter(({ secret }: Json) => secret?.secretName === 'deck')).toHaveLength(2);
  });
});

test.each<[string, Partial<ProwPlanOptions>, unknown]>([
  ['nobody', {}, undefined],
  ['everybody who was named', { deckLogin: login }, [{
    rerun_auth_configs: { github_users: ['alice'], github_orgs: ['acme'],
      github_team_slugs: [{ org: 'acme', slug: 'ci' }, { org: 'other', slug: 'release-team' }] },
  }]],
  ['users alone', { deckLogin: DeckLogin.github({ users: ['alice'] }) }, [{ rerun_auth_configs: { github_users: ['alice'] } }]],
  ['what an override says',
    { deckLogin: login, configOverrides: { deck: { default_rerun_auth_configs: [{ repo: 'acme/app', rerun_auth_configs: { github_users: ['bob'] } }] } } }, [
    { repo: 'acme/app', rerun_auth_configs: { github_users: ['bob'] } },
  ]],
])('config.yaml lets rerun: %s', (_, options, expected) => expect(rerunConfig(options)).toEqual(expected));

test('the older form of the same setting takes the place of ours', () => {
  expect(rerunConfig({ deckLogin: login, configOverrides: { deck: { rerun_auth_configs: { '*': { github_users: ['bob'] } } } } })).toBeUndefined();
});

test.each<[Partial<ProwPlanOptions>, string]>([
  [{ deckLogin: login, deckUrl: undefined },
    '({ deckLogin }): GitHub must be told where to send people back to, and the address of deck is not known; '
      + 'give the exposure a domain or a deckUrl (DeckUrlUnknown)'],
  [{ deckLogin: login, deckUrl: 'http://10.0.0.5:30002' },
    '({ deckLogin }): "http://10.0.0.5:30002" is not https, and deck refuses every rerun and abort without it; '
      + 'use an exposure with TLS, or leave deckLogin out (DeckUrlNotHttps)'],
  [{ deckLogin: loose({ orgs: ['acme'] }) },
    '({ deckLogin }): {"orgs":["acme"]} is not made by DeckLogin.github({ orgs }); write DeckLogin.github({ orgs }) (WrongType)'],
])('%j', (options, message) => expect(() => plan(options)).toThrow(new Error(`ProwPlan.of${message}`)));

test.each<[unknown, string]>([
  [{}, '(): names no people, so that nobody could rerun what is not of a pull request; give users, orgs or teams (PeopleUnnamed)'],
  [{ users: [] }, '({ users }): is empty; give at least 1 (EmptyList)'],
  [{ orgs: ['acme/app'] }, '({ orgs[0] }): "acme/app" is not an organisation of GitHub; write it as it stands in the address of its page (GithubNameInvalid)'],
  [{ users: ['https://github.com/alice'] }, '({ users[0] }): "https://github.com/alice" is not a user of GitHub; write "alice" (GithubNameInvalid)'],
  [{ teams: ['ci'] }, '({ teams[0] }): "ci" is not a team of an organisation; write "org/slug", as in the address of its page (GithubNameInvalid)'],
  [{ teams: ['@acme/Release Team'] }, '({ teams[0] }): "@acme/Release Team" is not a team of an organisation; write "acme/release-team" (GithubNameInvalid)'],
  [{ teams: ['acme:ci'] }, '({ teams[0] }): "acme:ci" is not a team of an organisation; write "acme/ci" (GithubNameInvalid)'],
  [{ users: ['alice'], scopes: ['read:org, repo'] },
    '({ scopes[0] }): "read:org, repo" is not a scope; write it as GitHub does, like "repo" or "read:org" (ScopeInvalid)'],
  [{ users: ['alice'], secretName: 'ghp_0123456789' },
    '({ secretName }): what was given (not shown) is not the name of a Secret; '
      + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)'],
  [{ users: ['alice'], cookieSecretName: 'github-oauth-config' },
    '({ cookieSecretKey }): "secret" is the key of the OAuth App in the same Secret; give each its own key (KeyUsedTwice)'],
  [{ users: ['alice'], allowAnyone: true },
    '(): "allowAnyone" is not a property; known are cookieSecretKey, cookieSecretName, orgs, scopes, secretKey, secretName, teams, users (UnknownProp)'],
])('DeckLogin.github(%j)', (options, message) => expect(() => DeckLogin.github(loose(options))).toThrow(new Error(`DeckLogin.github${message}`)));
