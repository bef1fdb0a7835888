import {
  DeckAccess, DeckLogin, Exposure, GitHub, type LoadBalancerExposureOptions, LoadBalancerPool, type MetalLbPoolOptions, PrivateDeckOptions,
  type ProwAppProps, ProwJobs, RepositoryVisibility, Tls, Tunnel,
} from '../../src';
import { app, Mistake } from './mistake';

const trust = [{ repositories: ['acme/secret'], visibility: RepositoryVisibility.PRIVATE }];
const github = GitHub.cloud({ repositories: ['acme/site', 'acme/secret'], trust });
const access = DeckAccess.oauth2Proxy({ org: 'acme' });
const URL = 'https://private.acme.dev';
const ingress = Exposure.ingress({ domain: 'acme.dev', tls: Tls.secret('prow-tls') });
const nodePort = Exposure.nodePort({ address: 'prow.acme.dev' });

const decks = (own: Partial<PrivateDeckOptions>, more: Partial<ProwAppProps> = {}) => () => (
  app({ github, exposure: ingress, privateDeck: { url: URL, access, ...own }, ...more }));
const refused = (finding: string) => ({ refused: [`new ProwApp({ privateDeck${finding}`] });
const balanced = (pool: MetalLbPoolOptions, more: Partial<LoadBalancerExposureOptions> = {}) => decks({ url: 'http://private.acme.dev' }, {
  exposure: Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb(pool), ...more }),
});
const shares = (name: string, keys: string) => refused(`.access }): the Secret "${name}" of secretName holds ${keys} for something else; give it a Secret of its own, `
  + 'or leave it out (PrivateDeckNotApart)');
const opens = (argument: string, hidden: string) => ({
  refused: [`new ProwApp({ deck.extraArgs[0] }): "${argument}" shows everybody who reaches deck what is hidden from them: ${hidden}; leave it out, and give deckAccess: `
    + 'DeckAccess.oauth2Proxy({ … }) or privateDeck: { url, access } (ArgumentHarmful)'],
});
const shows = (override: string, whom: string): string => (
  `${override} takes the place of the list that follows from trust, and no longer hides acme/secret, which not everybody may read: deck shows jobs, logs and pull `
  + `requests to ${whom}. Hide it there too, or leave it out.`);

/** A second deck that would not be apart, not be closed, or show nothing. */
export const PRIVATE_DECK: readonly Mistake[] = [
  {
    id: 'Private00', says: 'a private deck, and nothing is hidden', input: decks({}, { github: GitHub.cloud({ repositories: ['acme/site'] }) }),
    becomes: refused(' }): would show nothing, because no repository is hidden; say visibility: RepositoryVisibility.PRIVATE of one in trust of github, or '
      + 'configOverrides: { deck: { hidden_repos: ["org/repo"] } }, or leave it out (PrivateDeckEmpty)'),
    corrected: decks({}),
  },
  {
    id: 'Private01', says: 'a private deck that an override leaves nothing to show', input: decks({}, { configOverrides: { deck: { hidden_repos: [] } } }),
    becomes: refused(' }): would show nothing, because no repository is hidden; say visibility: RepositoryVisibility.PRIVATE of one in trust of github, or '
      + 'configOverrides: { deck: { hidden_repos: ["org/repo"] } }, or leave it out (PrivateDeckEmpty)'),
    corrected: decks({}, { configOverrides: { deck: { hidden_repos: ['acme/site'] } } }),
  },
  {
    id: 'Private02', says: 'a private deck without a login', input: decks({ access: DeckAccess.open() }),
    becomes: refused('.access }): lets everybody see what the first deck leaves out; write DeckAccess.oauth2Proxy({ org }) or the like (PrivateDeckOpen)'),
    corrected: decks({}),
  },
  {
    id: 'Private02b', says: 'a private deck with paths that everybody may read',
    input: decks({ access: DeckAccess.oauth2Proxy({ org: 'acme', publicPaths: ['/prowjobs.js', '/log'] }) }),
    becomes: refused('.access }): lets everybody see /prowjobs.js, /log of what the first deck leaves out; leave publicPaths out (PrivateDeckOpen)'),
    corrected: decks({}),
  },
  {
    id: 'Private03', says: 'both decks at one host', input: decks({ url: 'https://deck.acme.dev' }),
    becomes: refused('.url }): "deck.acme.dev" is where deck answers; give it a host of its own, like "private.prow.example.com" (PrivateDeckNotApart)'),
    corrected: decks({}),
  },
  {
    id: 'Private04', says: 'the private deck at the host of hook', input: decks({ url: 'https://hook.acme.dev/' }),
    becomes: refused('.url }): "hook.acme.dev" is where hook answers; give it a host of its own, like "private.prow.example.com" (PrivateDeckNotApart)'),
  },
  {
    id: 'Private05', says: 'http where people come by https', input: decks({ url: 'http://private.acme.dev' }),
    becomes: refused('.url }): "http://private.acme.dev" is not https, and people come to this exposure by https; write "https://private.acme.dev" '
      + '(PrivateDeckUrlUnfit)'),
    corrected: decks({}),
  },
  {
    id: 'Private06', says: 'a port where names tell decks apart', input: decks({ url: 'https://private.acme.dev:8443' }),
    becomes: refused('.url }): "https://private.acme.dev:8443" has a port, and this exposure answers at the usual one; write "https://private.acme.dev" '
      + '(PrivateDeckUrlUnfit)'),
  },
  {
    id: 'Private07', says: 'an address where names tell decks apart', input: decks({ url: 'https://198.51.100.7' }),
    becomes: refused('.url }): "198.51.100.7" is not a DNS name, and this exposure tells decks apart by names; write one like "private.prow.example.com" '
      + '(PrivateDeckUrlUnfit)'),
  },
  {
    id: 'Private08', says: 'a path where a host belongs', input: decks({ url: 'https://deck.acme.dev/private' }),
    becomes: refused('.url }): "https://deck.acme.dev/private" has a path, and deck\'s pages link to each other without one; give deck a host of its own, like '
      + '"https://deck.acme.dev" (DeckUrlWithPath)'),
  },
  {
    id: 'Private09', says: 'the node port of deck for both', input: decks({ url: 'http://prow.acme.dev:30002' }, { exposure: nodePort }),
    becomes: refused('.url }): "http://prow.acme.dev:30002" is where deck answers; write another port of 30000-32767, like "http://prow.acme.dev:30003" '
      + '(PrivateDeckNotApart)'),
    corrected: decks({ url: 'http://prow.acme.dev:30003' }, { exposure: nodePort }),
  },
  {
    id: 'Private10', says: 'https at a node port, without a port', input: decks({ url: 'https://prow.acme.dev' }, { exposure: nodePort }),
    becomes: {
      refused: [
        'new ProwApp({ privateDeck.url }): "https://prow.acme.dev" is https, and nothing of this exposure ends TLS; write "http://prow.acme.dev", or use an exposure '
          + 'with tls (PrivateDeckUrlUnfit)',
        'new ProwApp({ privateDeck.url }): "https://prow.acme.dev" has the port 443, which nodes do not give to Services; write another port of 30000-32767, like '
          + '"http://prow.acme.dev:30003" (NodePortOutOfRange)',
      ],
    },
  },
  {
    id: 'Private11', says: 'a name that Cloudflare does not answer for',
    input: decks({ url: 'https://deck.prow.svc' }, { exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })) }),
    becomes: refused('.url }): "deck.prow.svc" is not a name of the public DNS, and Cloudflare answers for names of its zones alone; name a zone at Cloudflare, or '
      + 'something below one (HostNotPublic)'),
  },
  {
    id: 'Private12', says: 'a pool of one address for three load balancers',
    input: decks({ url: 'http://private.acme.dev' }, {
      exposure: Exposure.loadBalancer({
        pool: LoadBalancerPool.metalLb({ addresses: ['192.0.2.8/32'] }), hookAddress: '192.0.2.8', deckAddress: '192.0.2.8', hookHost: 'hook.acme.dev',
      }),
    }),
    becomes: refused('.url }): "192.0.2.8/32" of LoadBalancerPool.metalLb({ addresses }) is one address, and privateDeck wants one of its own; add another to the pool '
      + '(AddressPoolTooSmall)'),
  },
  {
    id: 'Private12b', says: 'a pool of two addresses for three load balancers', input: balanced({ addresses: ['192.0.2.8/31'] }),
    becomes: refused('.url }): "192.0.2.8/31" of LoadBalancerPool.metalLb({ addresses }) has 2 addresses, and hook, deck and privateDeck want 3; add another to the pool, or '
      + 'write hookAddress and deckAddress "192.0.2.8", which they share then (AddressPoolTooSmall)'),
    corrected: balanced({ addresses: ['192.0.2.8/31'] }, { hookAddress: '192.0.2.8', deckAddress: '192.0.2.8', hookHost: 'hook.acme.dev' }),
  },
  {
    id: 'Private12c', says: 'two addresses of two families for three load balancers', input: balanced({ addresses: ['192.0.2.8-192.0.2.9', '2001:4860::/127'] }),
    becomes: refused('.url }): "192.0.2.8-192.0.2.9" or "2001:4860::/127" of LoadBalancerPool.metalLb({ addresses }) have 2 addresses, and hook, deck and privateDeck want 3; add '
      + 'another to the pool, or write hookAddress and deckAddress "192.0.2.8", which they share then (AddressPoolTooSmall)'),
    corrected: balanced({ addresses: ['192.0.2.8/32', '192.0.2.12/31'] }),
  },
  {
    id: 'Private13', says: 'one Secret for both logins, by which a cookie of the one opens the other',
    input: decks({ access: DeckAccess.oauth2Proxy({ org: 'acme', secretName: 'oauth2-proxy' }) }, { deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) }),
    becomes: shares('oauth2-proxy', 'client-id, client-secret, cookie-secret'),
    corrected: decks({}, { deckAccess: access }),
  },
  {
    id: 'Private13b', says: 'the Secret of the webhooks for the login', input: decks({ access: DeckAccess.oauth2Proxy({ org: 'acme', secretName: 'hmac-token' }) }),
    becomes: shares('hmac-token', 'hmac'),
    corrected: decks({ access: DeckAccess.oauth2Proxy({ org: 'acme', secretName: 'hmac' }) }),
  },
  {
    id: 'Private13c', says: 'the Secret of who signs in to rerun for the login', input: decks({ access: DeckAccess.oauth2Proxy({ org: 'acme', secretName: 'cookie' }) }, {
      deckLogin: DeckLogin.github({ orgs: ['acme'] }),
    }),
    becomes: shares('cookie', 'secret'),
  },
  {
    id: 'Private14', says: 'what is hidden, shown by the first deck too', input: decks({}, { deck: { extraArgs: ['--show-hidden'] } }),
    becomes: {
      refused: ['new ProwApp({ deck.extraArgs[0] }): "--show-hidden" of deck is set by us, and a second one would overrule it or be ignored; say it with '
        + 'hiddenOnly of privateDeck (ArgumentTaken)'],
    },
    corrected: decks({ hiddenOnly: false }),
  },
  {
    id: 'Private15', says: 'a flag of a private deck that a property says', input: decks({ extraArgs: ['--hidden-only=false'] }),
    becomes: refused('.extraArgs[0] }): "--hidden-only" of deck is set by us, and a second one would overrule it or be ignored; say it with hiddenOnly of '
      + 'privateDeck (ArgumentTaken)'),
  },
  {
    id: 'Private15b', says: 'people who rerun jobs, in a deck that only looks',
    input: decks({ extraArgs: ['--rerun-creates-job', '--oauth-url=/github-login', '--cookie-secret=/etc/cookie/secret'] }, { deckLogin: DeckLogin.github({ orgs: ['acme'] }) }),
    becomes: {
      refused: ['--rerun-creates-job', '--oauth-url=/github-login', '--cookie-secret=/etc/cookie/secret'].map((argument, i) => (
        `new ProwApp({ privateDeck.extraArgs[${i}] }): "${argument}" is for people who rerun and abort jobs, and the rights of private-deck are to read; leave it out: `
        + 'comments on pull requests start and abort jobs (ArgumentHarmful)')),
    },
    corrected: decks({ extraArgs: ['--rerun-creates-job=false'] }),
  },
  {
    id: 'Private15c', says: 'one deck that shows everybody what it hides',
    input: () => app({ github, exposure: ingress, deck: { extraArgs: ['--show-hidden'] } }),
    becomes: opens('--show-hidden', 'acme/secret'),
    corrected: () => app({ github, exposure: ingress, deckAccess: access, deck: { extraArgs: ['--show-hidden'] } }),
  },
  {
    id: 'Private15d', says: 'one deck that shows everybody what an override hides, and nothing else',
    input: () => app({ exposure: ingress, deck: { extraArgs: ['--hidden-only=true'] }, configOverrides: { deck: { hidden_repos: ['acme'] } } }),
    becomes: opens('--hidden-only=true', 'acme'),
    corrected: () => app({ exposure: ingress, deck: { extraArgs: ['--hidden-only=false'] }, configOverrides: { deck: { hidden_repos: ['acme'] } } }),
  },
  {
    id: 'Private15e', says: 'one deck that shows everybody a hidden job of a tenant',
    input: () => app({
      exposure: ingress, deck: { extraArgs: ['--tenant-id=acme'] },
      jobs: ProwJobs.of({ periodics: [{ name: 'audit', interval: '24h', hidden: true, spec: { containers: [{ image: 'busybox:1.37.0', command: ['true'] }] } }] }),
    }),
    becomes: opens('--tenant-id=acme', 'jobs with "hidden: true"'),
  },
  {
    id: 'Private15f', says: 'reruns by a deck that has no right to start jobs', input: () => app({ deck: { extraArgs: ['--rerun-creates-job'] } }),
    becomes: {
      refused: ['new ProwApp({ deck.extraArgs[0] }): "--rerun-creates-job" has deck start and abort jobs for people, and its rights are to read; say it with deckLogin: '
        + 'DeckLogin.github({ … }) (ArgumentHarmful)'],
    },
  },
  {
    id: 'Private15g', says: 'one cookie for both logins', input: decks({ access: DeckAccess.oauth2Proxy({ org: 'acme', extraArgs: ['--cookie-name=_oauth2_proxy'] }) }),
    becomes: refused('.access }): "--cookie-name=_oauth2_proxy" in extraArgs is set by us, so that the cookie of one deck never takes the place of that of the other; '
      + 'leave it out: it is _private_oauth2_proxy (ArgumentTaken)'),
    corrected: decks({}),
  },
  {
    id: 'Private15h', says: 'the cookie of the private login for the first one',
    input: decks({}, { deckAccess: DeckAccess.oauth2Proxy({ org: 'acme', extraArgs: ['--cookie-name=_private_oauth2_proxy'] }) }),
    becomes: {
      refused: ['new ProwApp({ deckAccess }): "--cookie-name=_private_oauth2_proxy" in extraArgs is the name of the cookie of a private deck; write another one, or leave '
        + 'it out (ArgumentTaken)'],
    },
    corrected: decks({}, { deckAccess: DeckAccess.oauth2Proxy({ org: 'acme', extraArgs: ['--cookie-name=_acme'] }) }),
  },
  {
    id: 'Private15i', says: 'addresses and paths that pass by the private login',
    input: decks({ access: DeckAccess.oauth2Proxy({ org: 'acme', extraArgs: ['--trusted-ip=10.0.0.0/8', '--skip-auth-route=GET=^/log$'] }) }),
    becomes: {
      refused: ['--trusted-ip=10.0.0.0/8', '--skip-auth-route=GET=^/log$'].map((argument) => (
        `new ProwApp({ privateDeck.access }): "${argument}" in extraArgs lets people see what the first deck leaves out, and asks them nothing; leave it out `
        + '(PrivateDeckOpen)')),
    },
  },
  {
    id: 'Private16', says: 'a private deck on nodes that Prow is not published for', input: decks({ nodeSelector: { 'kubernetes.io/arch': 'arm64' } }),
    becomes: refused('.nodeSelector }): "arm64" in kubernetes.io/arch is not amd64, and Prow publishes its components for that alone; leave that label out, or name '
      + 'images of your own by prowImageRegistry or image (ImageForOtherPlatform)'),
  },
  {
    id: 'Private17', says: 'a private deck beside an open one, whose logs are guessed', input: decks({}),
    becomes: {
      warned: ['deck leaves acme/secret out of its lists of jobs and pull requests (deck.hidden_repos), because not everybody may read them, and private-deck lists '
        + 'them. Who knows or guesses the address of a log or of a job\'s history still reads it at deck, because both read the same store, and deck asks nobody '
        + 'who he is: deckAccess: DeckAccess.oauth2Proxy(…) asks there too.'],
    },
  },
  {
    id: 'Private18', says: 'an override that shows a private repository to everybody', input: () => app({ github, exposure: ingress, configOverrides: { deck: { hidden_repos: [] } } }),
    becomes: { warned: [shows('configOverrides.deck.hidden_repos', 'everybody who reaches it')] },
    corrected: () => app({ github, exposure: ingress, configOverrides: { deck: { hidden_repos: ['acme'] } } }),
  },
  {
    id: 'Private19', says: 'an override without the section that hides it', input: () => app({ github, exposure: ingress, configOverrides: { deck: null } }),
    becomes: { warned: [shows('configOverrides.deck', 'everybody who reaches it')] },
  },
  {
    id: 'Private20', says: 'an override that hides another repository in the place of a private one',
    input: decks({}, { deckAccess: access, configOverrides: { deck: { hidden_repos: ['acme/site'] } } }),
    becomes: { warned: [shows('configOverrides.deck.hidden_repos', 'everybody who is let in to it')] },
    corrected: decks({}, { deckAccess: access, configOverrides: { deck: { hidden_repos: ['acme/site', 'acme/secret'] } } }),
  },
  {
    id: 'Private21', says: 'a repository where a list of them belongs, beside a private deck', input: decks({}, { configOverrides: { deck: { hidden_repos: 'acme/secret' } } }),
    becomes: { refused: ['[40-prow/prow] configOverrides.deck.hidden_repos: "acme/secret" is not a list; write [ … ] (WrongType)'] },
    corrected: decks({}, { configOverrides: { deck: { hidden_repos: ['acme/secret'] } } }),
  },
  {
    id: 'Private22', says: 'a number where a repository belongs, beside a private deck', input: decks({}, { configOverrides: { deck: { hidden_repos: [1] } } }),
    becomes: { refused: ['[40-prow/prow] configOverrides.deck.hidden_repos[0]: 1 is not a string; put it in quotes: "1" (WrongType)'] },
  },
];
