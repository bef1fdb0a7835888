import assert from 'node:assert/strict';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { commands, installation, userShell } from '../delivery/installation';
import type { UserShell } from '../delivery/user-shell';
import type { KubernetesObject } from '../kubernetes-api';
import { inputs } from '../outputs/inputs';

const NAMESPACES = ['prow', 'test-pods'];
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'prow/github-token': ['app_id', 'app_private_key'],
  'prow/hmac-token': ['hmac'],
  'prow/object-store-accounts': ['users.json'],
  'prow/object-store-root': ['accessKey', 'secretKey'],
  'prow/s3-credentials-crier': ['service-account.json'],
  'prow/s3-credentials-deck': ['service-account.json'],
  'prow/s3-credentials-status-reconciler': ['service-account.json'],
  'prow/s3-credentials-tide': ['service-account.json'],
  'test-pods/s3-credentials': ['service-account.json'],
};
const SCRIPT = 'sh dist/secrets.sh';
const OPTIONS = '--app-id 123456 --app-key app.private-key.pem';

/** That the documents' commands and the script beside the YAML bring the default app to an empty cluster. */
export function deliveryChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'secrets.sh --dry-run says what is missing and makes nothing', async ({ cluster, shell }) => {
      const { code, output } = await shell.run(`${SCRIPT} --dry-run ${OPTIONS}`);
      const missing = [...NAMESPACES.map((name) => `missing  namespace ${name}`), ...Object.keys(KEYS).map((name) => `missing  secret ${name}`)];
      assert.deepEqual({ code, said: lines(output) }, { code: 0, said: missing.sort() });
      assert.deepEqual(await ours(cluster), { namespaces: [], secrets: {} });
    }),
    on(minor, 'secrets.sh without the App says what it wants and makes nothing', async ({ cluster, shell }) => {
      const { code, output } = await shell.run(`${SCRIPT} --app-id 123456`);
      assert.deepEqual({ code, output }, { code: 2, output: 'secrets.sh: secret prow/github-token is missing; give --app-id NUMBER and --app-key FILE\n' });
      assert.deepEqual(await ours(cluster), { namespaces: [], secrets: {} });
    }),
    ...commands.map(({ place, text }, i) => on(minor, `${place} works: ${text.trimEnd().replaceAll('\n', '; ')}`, async ({ context, cluster }) => {
      const { code, output } = (await installation(context, cluster))[i];
      assert.equal(code, 0, output);
      assert.doesNotMatch(output, /warning|error/i);
    })),
    on(minor, 'the Secrets have the keys that were promised, and the store knows the keys of each account', async ({ context, cluster }) => {
      await installation(context, cluster);
      const { secrets } = await ours(cluster);
      assert.deepEqual(Object.fromEntries(Object.entries(secrets).map(([name, data]) => [name, Object.keys(data).sort()])), KEYS);
      const accounts = Object.values<any>(JSON.parse(secrets['prow/object-store-accounts']['users.json']).accessAccounts);
      assert.equal(accounts.length, 5);
      for (const { access, secret } of accounts) {
        const owner = access === 'jobs' ? 'test-pods/s3-credentials' : `prow/s3-credentials-${access}`;
        assert.deepEqual(JSON.parse(secrets[owner]['service-account.json']), {
          region: 'us-east-1', endpoint: 'http://object-store.prow:7070', insecure: false, s3_force_path_style: true, access_key: access, secret_key: secret,
        });
      }
      assert.match(secrets['prow/hmac-token'].hmac, /^[0-9a-f]{64}$/);
      assert.equal(secrets['prow/github-token'].app_id, '123456');
    }),
    on(minor, 'secrets.sh makes nothing the second time', async ({ context, cluster, shell }) => {
      await installation(context, cluster);
      const before = await ours(cluster);
      const { code, output } = await shell.run(`${SCRIPT} ${OPTIONS}`);
      const kept = [...NAMESPACES.map((name) => `kept     namespace ${name}`), ...Object.keys(KEYS).map((name) => `kept     secret ${name}`)];
      assert.deepEqual({ code, said: lines(output).filter((line) => /^\w+ {2,}/.test(line)) }, { code: 0, said: kept.sort() });
      assert.deepEqual(await ours(cluster), before);
    }),
    on(minor, 'a Secret of the store that was lost comes back with the same keys', async ({ context, cluster, shell }) => {
      await installation(context, cluster);
      const before = await ours(cluster);
      for (const lost of ['secret/s3-credentials --namespace=test-pods', 'secret/object-store-accounts --namespace=prow']) {
        const { code, output } = await shell.run(`kubectl delete ${lost}; ${SCRIPT}`);
        assert.equal(code, 0, output);
        assert.deepEqual(await ours(cluster), before);
      }
    }),
    on(minor, 'no value is in what secrets.sh says or in kubectl\'s arguments', async ({ context, cluster, shell }) => {
      const runs = await installation(context, cluster);
      const again = await shell.run(`${SCRIPT} ${OPTIONS}`);
      const { secrets } = await ours(cluster);
      const made = ['prow/hmac-token', 'prow/object-store-root'].flatMap((name) => Object.values(secrets[name]));
      const accounts = Object.values<any>(JSON.parse(secrets['prow/object-store-accounts']['users.json']).accessAccounts).map(({ secret }) => secret);
      const values = [...made, ...accounts, ...(await inputs(context)).values];
      assert.equal(values.length, 12);
      for (const text of [...runs, again].map(({ output }) => output).concat(shell.kubectlArguments)) {
        // Which one it is must not be shown here either.
        assert.equal(values.some((value) => text.includes(value)), false, 'a value can be read');
      }
      assert.match(shell.kubectlArguments, /^--from-file=hmac=/m);
    }),
  ];
}

interface Place {
  readonly context: CheckContext;
  readonly cluster: Cluster;
  readonly shell: UserShell;
}

function on(minor: Minor, statement: string, run: (place: Place) => Promise<void>): Check {
  return {
    name: `${minor}: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'default app');
      await run({ context, cluster, shell: await userShell(context, cluster) });
    },
  };
}

/** The namespaces and Secrets that are the script's business, with readable values. */
async function ours({ api }: Cluster): Promise<{ namespaces: string[]; secrets: Record<string, Record<string, string>> }> {
  const namespaces = (await api.list('/api/v1/namespaces')).map(({ metadata }) => metadata.name).filter((name) => NAMESPACES.includes(name));
  const lists = await Promise.all(NAMESPACES.map((name) => api.list(`/api/v1/namespaces/${name}/secrets`)));
  const readable = ({ data }: KubernetesObject) => Object.fromEntries(
    Object.entries<string>(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));
  return { namespaces, secrets: Object.fromEntries(lists.flat().map((one) => [`${one.metadata.namespace}/${one.metadata.name}`, readable(one)])) };
}

function lines(output: string): string[] {
  return output.split('\n').filter((line) => line !== '').sort();
}
