import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CiliumInstaller, Cni, DeckAccess, Exposure, GatewayController, GitHub, IngressController, ObjectStorage, ProwApp, ProwAppProps, Tls, Tunnel, UpstreamManifest,
} from '../../src';
import { Flowchart, label, lines } from '../../src/platform/pictures/mermaid';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  jest.spyOn(console, 'warn').mockReturnValue();
});

let runs = 0;

function page(props: Partial<ProwAppProps>): string {
  const outdir = join(folder, String(runs++));
  new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), outdir, ...props }).synth();
  return readFileSync(join(outdir, 'DIAGRAMS.md'), 'utf8');
}

const HOSTS = { hookHost: 'hook.acme.dev', deckHost: 'deck.acme.dev' };
const ingress = (): Exposure => Exposure.ingress({ ...HOSTS, controller: IngressController.nginx(), tls: Tls.acme({ email: 'admin@acme.dev' }) });

const PAGES: Readonly<Record<string, () => Partial<ProwAppProps>>> = {
  'the default': () => ({}),
  'Ingress and ACME': () => ({ exposure: ingress(), upstreamManifests: [UpstreamManifest.certManager()] }),
  'Cilium and a tunnel': () => ({ cni: Cni.cilium({ installer: CiliumInstaller.job() }), exposure: Exposure.tunnel(Tunnel.relay()) }),
};
/** Everything else that is drawn otherwise than the default, and what its pictures must say. */
const OTHERS: Readonly<Record<string, readonly [() => Partial<ProwAppProps>, readonly string[]]>> = {
  'a Gateway': [
    () => ({ exposure: Exposure.gateway({ ...HOSTS, controller: GatewayController.cilium(), tls: Tls.none() }) }),
    ['participant way0 as Gateway prow<br/>class cilium', 'participant way1 as HTTPRoute hook', 'github->>way0: webhook to http://hook.acme.dev/hook'],
  ],
  'a load balancer': [() => ({ exposure: Exposure.loadBalancer() }), ['participant way0 as load balancer', '["Service hook<br/>LoadBalancer"]']],
  'nobody from outside': [() => ({ exposure: Exposure.clusterIp() }), ['participant way0 as a way in of your own<br/>or kubectl port-forward']],
  'a bucket elsewhere': [
    () => ({ storage: ObjectStorage.s3({ bucket: 'logs', endpoint: 'https://s3.acme.dev' }) }), ['participant store as store<br/>s3://logs', '[("s3://logs")]'],
  ],
  'another namespace, shut off': [
    () => ({
      namespace: 'ci', cni: Cni.preinstalled({ enforcesNetworkPolicy: true }), isolate: true, isolation: { apiServerPort: 6443 },
      clusterNetwork: { nodeCidrs: ['192.168.1.0/24'], apiServerCidrs: ['192.168.1.10/32'] },
    }),
    ['participant prowjob as ProwJob in ci', '["namespace ci"]', '["NetworkPolicy: 11"]'],
  ],
  'people who sign in': [
    () => ({ exposure: ingress(), deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) }), ['["Service oauth2-proxy<br/>ClusterIP"]', '["oauth2-proxy"]'],
  ],
};

test.each(Object.entries(PAGES))('the whole page: %s', (_, props) => {
  expect(page(props())).toMatchSnapshot();
});

test.each(Object.entries(OTHERS))('what is drawn otherwise: %s', (_, [props, texts]) => {
  const drawn = page(props());
  for (const text of texts) expect(drawn).toContain(text);
});

describe.each([...Object.entries(PAGES), ...Object.entries(OTHERS).map(([name, [props]]) => [name, props] as const)])('%s', (_, props) => {
  const pictures = (): string[] => [...page(props()).matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(([, text]) => text);

  test('every end of an arrow is declared, once', () => {
    const drawn = pictures();
    expect(drawn).toHaveLength(3);
    for (const picture of drawn) {
      const declared = [...picture.matchAll(/^ +(?:participant |subgraph )?(\w+)(?:[[({]| as | \[)/gm)].map(([, id]) => id);
      const ends = [...picture.matchAll(/^ +(\w+) ?-+>+(?:\|[^|]*\|)? ?(\w+)/gm)].flatMap(([, from, to]) => [from, to]);
      expect(new Set(declared).size).toBe(declared.length);
      expect(ends.length).toBeGreaterThan(0);
      expect([...new Set(ends)].filter((id) => !declared.includes(id))).toEqual([]);
    }
  });

  test('drawn twice it is the same, and shows no Secret', () => {
    const drawn = page(props());
    expect(page(props())).toBe(drawn);
    expect(drawn).not.toMatch(/hmac|token|password|private|cookie|smee\.io/i);
  });
});

test('a text is shown as it is, whatever Mermaid would read into it', () => {
  expect(label('a "b" [c] {d} (e) #1; 5%% <i> x|y `z` \\ &\n end')).toBe(
    'a #34;b#34; #91;c#93; #123;d#125; #40;e#41; #35;1#59; 5#37;#37; #60;i#62; x#124;y #96;z#96; #92; #38; end');
  const chart = new Flowchart('LR');
  const [from, to] = [chart.node(lines('a;b', 'c')), chart.node('d')];
  chart.arrow(from, to, 'e');
  expect(chart.toText()).toBe('```mermaid\nflowchart LR\n  n0["a#59;b<br/>c"]\n  n1["d"]\n  n0 -->|"e"| n1\n```');
});
