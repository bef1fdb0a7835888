import { DeckAccess, Exposure, GitHub, GitHubAuth, Tunnel } from '../../src';
import { app, Mistake } from './mistake';

const repositories = ['acme/app'];
const cloud = (...names: string[]) => () => app({ github: GitHub.cloud({ repositories: names }) });
const server = (host: string, apiUrl?: string) => () => app({ github: GitHub.enterprise({ host, apiUrl, repositories }) });
const noServer = (host: string): string => (
  `GitHub.enterprise({ host }): "${host}" is GitHub.com and no Enterprise server; write GitHub.cloud({ repositories }) (EnterpriseHostInvalid)`);

/** Facts about GitHub that do not fit each other. */
export const GITHUB_FACTS: readonly Mistake[] = [
  {
    id: 'H01', says: 'one repository in letters of two cases',
    input: cloud('acme/app', 'Acme/App'),
    becomes: {
      refused: [
        'GitHub.cloud({ repositories }): "Acme/App" and "acme/app" are one to GitHub, and two to Prow; '
          + 'keep the one that stands in the address of its page (RepositoryTwice)',
      ],
    },
    corrected: cloud('acme/app'),
  },
  {
    id: 'H01b', says: 'an organisation in letters of another case than in its repository',
    input: cloud('Acme', 'acme/app'),
    becomes: {
      refused: [
        'GitHub.cloud({ repositories }): "acme/app" is covered by "Acme" already, and Prow refuses a plugin that is enabled twice; '
          + 'remove "acme/app" (RepositoryCovered)',
      ],
    },
    corrected: cloud('acme', 'other/app'),
  },
  {
    id: 'H02', says: 'GitHub.com as an Enterprise server',
    input: server('github.com'),
    becomes: { refused: [noServer('github.com')] },
    corrected: cloud('acme/app'),
  },
  {
    id: 'H02b', says: 'the API of GitHub.com as an Enterprise server',
    input: server('api.github.com'),
    becomes: { refused: [noServer('api.github.com')] },
  },
  {
    id: 'H03', says: 'below ghe.com, the API where an Enterprise server has it',
    input: server('acme.ghe.com', 'https://acme.ghe.com/api/v3'),
    becomes: {
      refused: [
        'GitHub.enterprise({ apiUrl }): "https://acme.ghe.com/api/v3" is not the API of "acme.ghe.com"; write "https://api.acme.ghe.com", '
          + 'or leave it out (ApiUrlElsewhere)',
      ],
    },
    corrected: server('acme.ghe.com'),
  },
  {
    id: 'H03b', says: 'the host of the API below ghe.com for that of the pages',
    input: server('api.acme.ghe.com'),
    becomes: {
      refused: [
        'GitHub.enterprise({ host }): "api.acme.ghe.com" is not where the pages of an enterprise are; did you mean "acme.ghe.com"? (EnterpriseHostInvalid)',
      ],
    },
    corrected: server('acme.ghe.com', 'https://api.acme.ghe.com/'),
  },
  {
    id: 'H03c', says: 'ghe.com without an enterprise',
    input: server('ghe.com'),
    becomes: {
      refused: [
        'GitHub.enterprise({ host }): "ghe.com" is nobody\'s page; write the subdomain of your enterprise, like "acme.ghe.com" (EnterpriseHostInvalid)',
      ],
    },
  },
  {
    id: 'H05', says: 'an API without encryption',
    input: server('github.acme.dev', 'http://github.acme.dev/api/v3'),
    becomes: {
      refused: [
        'GitHub.enterprise({ apiUrl }): "http://github.acme.dev/api/v3" is not https, and Prow\'s credentials would be sent in clear; '
          + 'write "https://github.acme.dev/api/v3" (ApiUrlNotHttps)',
      ],
    },
    corrected: server('github.acme.dev', 'https://github.acme.dev/api/v3'),
  },
  {
    id: 'H06', says: 'the API of another server',
    input: server('github.acme.dev', 'https://github.other.dev/api/v3'),
    becomes: {
      refused: [
        'GitHub.enterprise({ apiUrl }): "https://github.other.dev/api/v3" is not the API of "github.acme.dev"; write "https://github.acme.dev/api/v3", '
          + 'or leave it out (ApiUrlElsewhere)',
      ],
    },
    corrected: server('github.acme.dev', 'https://github-proxy.acme.dev/v3'),
  },
  {
    id: 'H06b', says: 'the API of an Enterprise server without its path',
    input: server('github.acme.dev', 'https://github.acme.dev'),
    becomes: {
      refused: [
        'GitHub.enterprise({ apiUrl }): "https://github.acme.dev" is not the API of "github.acme.dev"; write "https://github.acme.dev/api/v3", '
          + 'or leave it out (ApiUrlElsewhere)',
      ],
    },
    corrected: server('github.acme.dev', 'https://github.acme.dev:8443/api/v3/'),
  },
  {
    id: 'H08', says: 'the key of webhooks and the token of GitHub under one key of one Secret',
    input: () => app({ github: GitHub.cloud({ repositories, auth: GitHubAuth.token({ secretName: 'hmac-token', tokenKey: 'hmac' }) }) }),
    becomes: {
      refused: [
        'new ProwApp(): the Secret "hmac-token" of namespace "prow" is to hold two things under the key "hmac"; give each a key of its own, '
          + 'or a name of its own (KeyUsedTwice)',
      ],
    },
    corrected: () => app({ github: GitHub.cloud({ repositories, auth: GitHubAuth.token({ secretName: 'hmac-token' }) }) }),
  },
  {
    id: 'H08b', says: 'the token of a tunnel under the key of GitHub\'s token',
    input: () => app({
      github: GitHub.cloud({ repositories, auth: GitHubAuth.token() }),
      exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev', tokenSecretName: 'github-token' })),
    }),
    becomes: {
      refused: [
        'new ProwApp(): the Secret "github-token" of namespace "prow" is to hold two things under the key "token"; give each a key of its own, '
          + 'or a name of its own (KeyUsedTwice)',
      ],
    },
    corrected: () => app({
      github: GitHub.cloud({ repositories, auth: GitHubAuth.token() }),
      exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev', tokenSecretName: 'github-token', tokenSecretKey: 'tunnel' })),
      deckAccess: DeckAccess.oauth2Proxy({ org: 'acme', secretName: 'github-token' }),
    }),
  },
];
