import { ApiObject, Chart } from 'cdk8s';
import { Cni, DeckAccess, Exposure, GitHub, ProwApp, ProwJobs, UpstreamManifest } from '../../src';
import { app, Mistake, own } from './mistake';

const BEHIND_OAUTH2 = { exposure: Exposure.clusterIp({ deckUrl: 'https://prow.acme.dev' }), deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) };

/** What other attacks left over. Those of scripts are in test/platform. */
export const LEFT_OVER: readonly Mistake[] = [
  {
    id: 'L-outdir', says: 'an output folder where no folder can be',
    input: () => new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), outdir: '/proc/cdk8s-prow' }),
    becomes: {
      refused: ['new ProwApp({ outdir }): "/proc/cdk8s-prow" cannot be written, ENOENT at "/proc/cdk8s-prow"; '
        + 'make it a folder that you may write to, with room left, or name another one (OutputNotWritable)'],
    },
  },
  {
    id: 'L-direction', says: 'a character that turns the direction of a text',
    input: () => app({ commonMetadata: { annotations: { owner: 'acme\u202e.dev' } } }),
    becomes: {
      refused: ['new ProwApp({ commonMetadata.annotations.owner }): "acme\\u202e.dev" contains U+202E; remove that character (ForbiddenCharacter)'],
    },
    corrected: () => app({ commonMetadata: { annotations: { owner: 'acme.dev' } } }),
  },
  {
    id: 'L-width', says: 'a character of no width in the name of an image',
    input: () => app({ imageRegistry: 'registry.acme\u200b.dev' }),
    becomes: {
      refused: ['new ProwApp({ imageRegistry }): "registry.acme\\u200b.dev" contains U+200B; remove that character (ForbiddenCharacter)'],
    },
    corrected: () => app({ imageRegistry: 'registry.acme.dev' }),
  },
  {
    id: 'L-link', says: 'a link in an address that NEXT-STEPS.md shows',
    input: () => Exposure.clusterIp({ hookUrl: 'https://prow.acme.dev/[hook](https://evil.dev)/hook' }),
    becomes: {
      refused: ['Exposure.clusterIp({ hookUrl }): "https://prow.acme.dev/[hook](https://evil.dev)/hook" has characters that a URL has as escapes only; '
        + 'write "https://prow.acme.dev/%5Bhook%5D(https://evil.dev)/hook" (UrlInvalid)'],
    },
    corrected: () => Exposure.clusterIp({ hookUrl: 'https://prow.acme.dev/hook' }),
  },
  {
    id: 'L-html', says: 'HTML in the address of a manifest',
    input: () => UpstreamManifest.of({ name: 'a', version: 'v1', url: 'https://a.dev/<img>.yaml', stage: 'ingress' } as never),
    becomes: {
      refused: [
        'UpstreamManifest.of({ url }): "https://a.dev/<img>.yaml" has characters that a URL has as escapes only; '
          + 'write "https://a.dev/%3Cimg%3E.yaml" (UrlInvalid)',
      ],
    },
  },
  {
    id: 'L-proto', says: 'a ConfigMap with the key __proto__',
    input: () => own((made) => {
      new ApiObject(new Chart(made, 'mine'), 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' }, data: JSON.parse('{"__proto__":"x"}') });
    }),
    becomes: { refused: ['[mine/map] data: "__proto__" is not a key; remove it (ReservedKey)'] },
  },
  {
    id: 'L-constructor', says: 'a list with a property constructor in a job',
    input: () => ProwJobs.of({ periodics: [{ name: 'a', interval: '1h', spec: { containers: Object.assign([{ image: 'a:1' }], { constructor: 1 }) } }] }),
    becomes: { refused: ['ProwJobs.of({ periodics[0].spec.containers }): "constructor" is not a key; remove it (ReservedKey)'] },
  },
  {
    id: 'L-constructor-override', says: 'a list with a property constructor in an override',
    input: () => app({ configOverrides: { tide: { queries: Object.assign([], { constructor: 1 }) } } }),
    becomes: { refused: ['new ProwApp({ configOverrides.tide.queries }): "constructor" is not a key; remove it (ReservedKey)'] },
  },
  {
    id: 'L-door', says: 'oauth2-proxy before a deck that every pod reaches',
    input: () => app(BEHIND_OAUTH2),
    becomes: {
      warned: ['deckAccess keeps out who comes from outside. From pods in the cluster, those of jobs among them, NetworkPolicy deck keeps deck, and nobody '
        + 'said whether the preinstalled CNI enforces policies: where it does not, they reach deck past oauth2-proxy and see everything.'],
    },
  },
  {
    id: 'L-door-b', says: 'the same, on a CNI that enforces none',
    input: () => app({ ...BEHIND_OAUTH2, cni: Cni.flannel() }),
    becomes: {
      warned: ['deckAccess keeps out who comes from outside; pods in the cluster, those of jobs among them, reach deck past oauth2-proxy and see everything. '
        + 'With isolate: true, and a CNI that enforces policies, they do not.'],
    },
  },
];
