import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exposure, GatewayController, IngressController, LoadBalancerPool, UpstreamManifest } from '../../../src';
import { waitFor } from '../../conformance/wait';
import { enterprise, type EnterpriseOptions } from '../apps/enterprise';
import { buildNeighbour, neighbourSources } from '../build';
import { run } from '../commands';
import { userEnv } from '../control-plane';
import { enterpriseAuthorityFile } from '../github/credentials';
import { SOLVER_IMAGE } from '../images/catalogue';
import { addresses } from '../machines/network';
import { browse } from '../neighbours/browser';
import { provideMetalLbManifest, reachServices } from '../neighbours/metallb';
import { DOMAIN, DOOR, startNeighbours } from '../neighbours/neighbours';
import { pebbleTls, rootOfPebble } from '../neighbours/pebble';
import { signedWebhook } from '../neighbours/signed-webhook';
import { Visitor } from '../neighbours/visitor';
import type { Check, Lab, Scenario } from '../scenario';
import { prowIsReady, runSecretsScript } from './installation';

const LIMIT_MS = 120_000;
const HOOK = `https://hook.${DOMAIN}`;
const DECK = `https://deck.${DOMAIN}`;
/** hook's answer to what it has really taken; its root answers 200 to everything, and throws it away. */
const TAKEN = 'Event received. Have a nice day.';
const MEGABYTE = 2 ** 20;
const SCREENSHOT = join(__dirname, '..', '.screenshots', 'deck.png');
const POOL = { first: '10.89.0.240', last: '10.89.0.250' };

let visitor: Visitor;
let secret: string;

const checks: readonly Check[] = [
  {
    name: 'Traefik, cert-manager and an ACME server are there',
    isGround: true,
    run: async (lab) => {
      await startNeighbours(lab);
      visitor = new Visitor(addresses[DOOR], await rootOfPebble());
    },
  },
  {
    name: 'apply.sh brings Prow behind an Ingress, with a ClusterIssuer for that server',
    isGround: true,
    run: async (lab) => {
      await installByScript(lab, { exposure: Exposure.ingress({ domain: DOMAIN, controller: IngressController.traefik(), tls: await pebbleTls() }) });
      secret = Buffer.from((await lab.kubectl.get('secret', 'hmac-token', 'prow')).data.hmac, 'base64').toString();
    },
  },
  { name: 'the ACME server gives a certificate for both names by http01', isGround: true, run: (lab) => certificateIsReady(lab) },
  {
    name: 'over https, hook takes a signed webhook and deck shows its page',
    run: async () => {
      await becomesReachable();
      deepEqual(await visitor.visit(`${HOOK}/hook`, signedWebhook(secret)), { status: 200, location: undefined, body: TAKEN });
      equal((await visitor.visit(`${HOOK}/hook`, signedWebhook('guessed'))).status, 403);
      const deck = await visitor.visit(`${DECK}/`);
      equal(deck.status, 200);
      match(deck.body, /<title>Prow Status<\/title>/);
    },
  },
  { name: 'a webhook of 20 MB passes', run: async () => equal((await visitor.visit(`${HOOK}/hook`, signedWebhook(secret, 20 * MEGABYTE))).body, TAKEN) },
  {
    name: 'port 80 leads to https',
    run: async () => {
      for (const page of [`deck.${DOMAIN}/?repo=x`, `hook.${DOMAIN}/hook`]) {
        const { status, location } = await visitor.visit(`http://${page}`);
        ok([301, 308].includes(status), `${page} answers ${status}`);
        equal(location, `https://${page}`);
      }
    },
  },
  {
    name: 'of hook nothing is reached but POST /hook: GET gets 405 from hook itself, other paths 404',
    run: async () => {
      equal((await visitor.visit(`${HOOK}/hook`)).status, 405);
      await nothingElse();
    },
  },
  { name: 'deck\'s pages with all of the configuration are empty from outside, however they are asked for', run: pagesAreClosed },
  {
    name: 'Chromium shows a page of deck over https',
    run: async (lab) => {
      const certificate = await servedCertificate(lab);
      const page = await browse({ url: `${DECK}/`, address: addresses[DOOR], certificate, screenshot: SCREENSHOT });
      // What its JavaScript adds is not there: the bundle is in no Go module.
      match(page, /<title>Prow Status<\/title>/);
      match(page, /id="header"|mdl-layout/);
    },
  },
  {
    name: 'apply.sh brings the same behind a Gateway, whose certificate comes by http01 too',
    isGround: true,
    run: async (lab) => {
      await lab.kubectl.run(['delete', '--namespace=prow', 'ingress,middlewares.traefik.io', '--all']);
      await lab.kubectl.run(['delete', '--namespace=prow', 'secret', 'prow-tls']);
      const controller = GatewayController.traefik({ httpPort: 80, httpsPort: 443, classExists: false });
      await installByScript(lab, { exposure: Exposure.gateway({ domain: DOMAIN, controller, tls: await pebbleTls() }) });
      await certificateIsReady(lab);
    },
  },
  {
    name: 'at the Gateway a webhook of 20 MB passes, and everything but POST /hook is 404',
    run: async () => {
      await becomesReachable();
      equal((await visitor.visit(`${HOOK}/hook`, signedWebhook(secret, 20 * MEGABYTE))).body, TAKEN);
      equal((await visitor.visit(`${HOOK}/hook`)).status, 404);
      await nothingElse();
      match((await visitor.visit(`${DECK}/`)).body, /<title>Prow Status<\/title>/);
      await pagesAreClosed();
      const { status, location } = await visitor.visit(`http://deck.${DOMAIN}/`);
      deepEqual({ status, location }, { status: 301, location: `${DECK}/` });
    },
  },
  {
    name: 'MetalLB as its project ships it gives hook and deck addresses of our pool, which answer',
    run: async (lab) => {
      await reachServices(lab.control);
      await installMetalLb(lab);
      const addressOf = async (name: string) => (await lab.kubectl.get('service', name, 'prow')).status.loadBalancer?.ingress?.[0]?.ip as string | undefined;
      for (const [name, path] of [['hook', ':8888/hook'], ['deck', '/']] as const) {
        const address = await waitFor(`an address of ${name}`, () => addressOf(name), LIMIT_MS);
        ok(isInPool(address), `${address} is not in the pool`);
        const answers = () => fetch(`http://${address}${path}`, { signal: AbortSignal.timeout(5_000) }).then(
          ({ status }) => status === (name === 'hook' ? 405 : 200), () => false);
        await waitFor(`an answer of ${name} at ${address}`, answers, LIMIT_MS);
      }
    },
  },
];

export const waysIn: Scenario = { name: 'ways-in', checks, neighbours: ['traefik', 'cert-manager', 'pebble', 'metallb'] };

/** What NEXT-STEPS.md tells: the Secrets, then everything in its order. */
async function installByScript(lab: Lab, options: EnterpriseOptions, ...scriptOptions: readonly string[]): Promise<void> {
  await lab.github();
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  try {
    enterprise(folder, options).synth();
    await runSecretsScript(folder, '--ca-file', enterpriseAuthorityFile);
    await lab.provide(folder, [`${SOLVER_IMAGE}:${(await buildNeighbour('cert-manager')).version}`]);
    await run('sh', ['apply.sh', ...scriptOptions], { folder, env: userEnv() });
    await prowIsReady(lab);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function installMetalLb(lab: Lab): Promise<void> {
  const manifests = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  try {
    const { version } = await buildNeighbour('metallb');
    provideMetalLbManifest(await neighbourSources('metallb'), join(manifests, `metallb-${version}.yaml`));
    await lab.provide(manifests);
    await installByScript(lab, {
      exposure: Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb({ addresses: [`${POOL.first}-${POOL.last}`] }) }),
      upstreamManifests: [UpstreamManifest.metalLb({ version })],
    }, '--manifests', manifests);
  } finally {
    rmSync(manifests, { recursive: true });
  }
}

async function certificateIsReady(lab: Lab): Promise<void> {
  await lab.kubectl.run(['wait', '--namespace=prow', '--for=condition=Ready', '--timeout=300s', 'certificate', '--all']);
  const certificate = new X509Certificate(await servedCertificate(lab));
  deepEqual(certificate.subjectAltName?.split(', ').sort(), [`DNS:deck.${DOMAIN}`, `DNS:hook.${DOMAIN}`]);
  match(certificate.issuer, /Pebble/);
}

async function servedCertificate({ kubectl }: Lab): Promise<string> {
  return Buffer.from((await kubectl.get('secret', 'prow-tls', 'prow')).data['tls.crt'], 'base64').toString();
}

/** The door learns of routes and certificates in its own time. */
async function becomesReachable(): Promise<void> {
  for (const url of [`${HOOK}/hook`, `${DECK}/`]) {
    const answers = () => visitor.visit(url, url === `${DECK}/` ? {} : signedWebhook(secret)).then(({ status }) => status === 200, () => false);
    await waitFor(`an answer of ${url}`, answers, LIMIT_MS);
  }
}

async function nothingElse(): Promise<void> {
  for (const path of ['/', '/plugin-help', '/hook/', '/hook/x', '/metrics']) {
    equal((await visitor.visit(`${HOOK}${path}`)).status, 404, path);
    equal((await visitor.visit(`${HOOK}${path}`, signedWebhook(secret))).status, 404, path);
  }
}

/** They lead to hook, which says nothing to what is no webhook; deck itself has them. */
async function pagesAreClosed(): Promise<void> {
  for (const path of ['/config', '/plugin-config', '/config?key=x', '/%63onfig', '/plugin%2Dconfig']) {
    deepEqual(await visitor.visit(`${DECK}${path}`), { status: 200, location: undefined, body: '' }, path);
  }
  match((await visitor.visit(`${DECK}/plugins`)).body, /<title>Prow/);
}

function isInPool(address: string): boolean {
  const last = (text: string) => Number(text.slice(text.lastIndexOf('.') + 1));
  return address.startsWith('10.89.0.') && last(address) >= last(POOL.first) && last(address) <= last(POOL.last);
}
