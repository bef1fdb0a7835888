import { AcmeDirectory, AcmeSolver, DeckAccess, Dns01Provider, Exposure, IngressController, Tls } from '../../src';
import { app, Mistake } from './mistake';

const controller = IngressController.traefik();
const directory = AcmeDirectory.letsEncrypt();
const acme = (options: Partial<Parameters<typeof Tls.acme>[0]> = {}, hosts: object = { domain: 'acme.dev' }) => () => app({
  exposure: Exposure.ingress({ controller, ...hosts, tls: Tls.acme({ email: 'ops@acme.dev', directory, ...options }) }),
});
const door = (...extraArgs: string[]) => () => app({
  exposure: Exposure.ingress({ controller, domain: 'acme.dev', tls: Tls.secret('prow-tls') }),
  deckAccess: DeckAccess.oauth2Proxy({ org: 'acme', extraArgs }),
});
const open = (id: string, flag: string): Mistake => ({
  id, says: `deck behind oauth2-proxy, open by ${flag}`,
  input: door(flag),
  becomes: {
    refused: [
      `DeckAccess.oauth2Proxy({ extraArgs[0] }): ${JSON.stringify(flag)} would let everybody see all of deck; name single paths in publicPaths, `
        + 'or write DeckAccess.open() (EverythingPublic)',
    ],
  },
});

/** What authorities, clouds and oauth2-proxy are told. */
export const TLS: readonly Mistake[] = [
  {
    id: 'I10', says: 'an account of Let\'s Encrypt at example.com',
    input: acme({ email: 'you@example.com' }),
    becomes: { warned: ['Let\'s Encrypt takes no account of you@example.com, whose domain gets no mail: write an address of yours.'] },
    corrected: acme(),
  },
  {
    id: 'I11', says: 'a host below example.com, for Let\'s Encrypt',
    input: acme({}, { hookHost: 'hook.example.com', deckHost: 'deck.acme.dev' }),
    becomes: {
      warned: [
        'Let\'s Encrypt makes no certificate for hook.example.com, because what ends in example.com, example.net or example.org is for documents: '
          + 'write a name of yours.',
      ],
    },
  },
  {
    id: 'I14', says: 'a profile of Let\'s Encrypt, misspelt',
    input: acme({ profile: 'shortlive' }),
    becomes: {
      refused: [
        'Tls.acme({ profile }): "shortlive" is not one of classic, tlsserver, shortlived of Let\'s Encrypt; did you mean "shortlived"? (NotAllowedValue)',
      ],
    },
    corrected: acme({ profile: 'shortlived' }),
  },
  {
    id: 'I14b', says: 'a profile that Let\'s Encrypt is not known to have',
    input: acme({ profile: 'quantum' }),
    becomes: {
      warned: ['Let\'s Encrypt is known to have the profiles classic, tlsserver, shortlived: with quantum it makes no certificate unless it has that one too.'],
    },
    corrected: acme({ profile: 'quantum', directory: AcmeDirectory.of('https://acme.dev/directory') }),
  },
  {
    id: 'I17', says: 'a host of one word, for Let\'s Encrypt',
    input: acme({}, { hookHost: 'hook', deckHost: 'deck.acme.dev' }),
    becomes: {
      refused: [
        'Exposure.ingress({ tls }): "hook" is not a name of the public DNS, and Let\'s Encrypt makes no certificate for it; use a public name, '
          + 'or write Tls.selfSignedCa(), Tls.issuer(…) or Tls.secret(…) (HostNotPublic)',
      ],
    },
    corrected: acme({ directory: AcmeDirectory.of('https://ca.lan/directory') }, { hookHost: 'hook', deckHost: 'deck' }),
  },
  {
    id: 'I17b', says: 'a name that means a private address, for Let\'s Encrypt',
    input: acme({}, { hookHost: 'hook.acme.dev', deckHost: 'deck.10-0-0-5.nip.io' }),
    becomes: {
      refused: [
        'Exposure.ingress({ tls }): "deck.10-0-0-5.nip.io" is not a name of the public DNS, and Let\'s Encrypt makes no certificate for it; '
          + 'use a public name, or write Tls.selfSignedCa(), Tls.issuer(…) or Tls.secret(…) (HostNotPublic)',
      ],
    },
  },
  {
    id: 'I25', says: 'a role of AWS by its name',
    input: () => Dns01Provider.route53({ ambientCredentials: true, role: 'dns' }),
    becomes: {
      refused: [
        'Dns01Provider.route53({ role }): "dns" is not the ARN of a role of AWS; write one like "arn:aws:iam::123456789012:role/dns" (CloudWordInvalid)',
      ],
    },
    corrected: acme({
      solvers: [AcmeSolver.dns01(Dns01Provider.route53({ ambientCredentials: true, role: 'arn:aws-us-gov:iam::123456789012:role/path/dns' }))],
    }),
  },
  {
    id: 'I26', says: 'a subscription of Azure by its name',
    input: () => Dns01Provider.azureDns({ subscriptionId: 'production', resourceGroupName: 'dns' }),
    becomes: {
      refused: [
        'Dns01Provider.azureDns({ subscriptionId }): "production" is not an ID of Azure; write the UUID that the portal shows, not the name (CloudWordInvalid)',
      ],
    },
    corrected: acme({
      solvers: [AcmeSolver.dns01(Dns01Provider.azureDns({ subscriptionId: '0B1F6471-1BF0-4DDA-AEC3-CB9272F09590', resourceGroupName: 'dns' }))],
    }),
  },
  {
    id: 'I27', says: 'a project of Google by its name, with blanks',
    input: () => Dns01Provider.googleCloudDns({ project: 'My Project' }),
    becomes: {
      refused: [
        'Dns01Provider.googleCloudDns({ project }): "My Project" is not the ID of a project of Google Cloud; write it as "gcloud projects list" shows it, '
          + 'with lower-case letters, digits and hyphens (CloudWordInvalid)',
      ],
    },
    corrected: acme({ solvers: [AcmeSolver.dns01(Dns01Provider.googleCloudDns({ project: 'acme.dev:my-project-1' }))] }),
  },
  open('D07', '--skip-auth-route=.*'),
  open('D07b', '--skip-auth-route=GET=^/'),
  open('D07h', '--skip-auth-route=get=.*'),
  open('D07c', '--skip-auth-regex=/'),
  open('D07d', '--skip-auth-route=GET!=^/nothing$'),
  open('D07e', '--trusted-ip=0.0.0.0/0'),
  open('D07f', '--skip-auth-route=^/badge,POST=^(/.*)?$'),
  {
    id: 'D07g', says: 'people of another organisation by a flag',
    input: door('--github-org=other'),
    becomes: { refused: ['DeckAccess.oauth2Proxy({ extraArgs[0] }): "--github-org=other" is what org says; write org (TypedSettingOverridden)'] },
    corrected: door('--skip-auth-route=GET=^/badge', '--cookie-refresh=1h', '--trusted-ip=10.0.0.0/8'),
  },
];
