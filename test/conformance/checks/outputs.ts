import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Check, type CheckContext, kubernetesOf, type Minor, type Purpose } from '../check';
import type { Cluster } from '../cluster';
import { installOutputCrds } from '../exposures/crds';
import { UserShell } from '../delivery/user-shell';
import { applications, apply, assertSettled } from '../outputs/application';
import { inputs } from '../outputs/inputs';
import { defaultApp, emitted, everyOption, examples, localPath, type Output, variantOutputs, watched } from '../outputs/outputs';
import { claimsAreBound, scheduledPods } from '../pods/emitted-pods';
import { missingReferences } from '../pods/references';

const [kubeadmFlannel, library, production, publicProject] = examples;

/**
 * What is applied where; those on bare nodes want a StorageClass, the others do without. The public project has a cluster of its own: its sinker is
 * another than theirs, and where no pod gets Ready the new one never takes the place of the old one. So have the environments, whose caches want a
 * StorageClass.
 */
const outputs = {
  'bare nodes': [kubeadmFlannel, everyOption],
  'variants': [...variantOutputs, library],
  'public project': [publicProject],
  'environments': [production],
};

/** Everything that comes out of an app is taken by the API server as it is. The default app has more checks of its own. */
export function outputChecks(minor: Minor, purpose: keyof typeof outputs): readonly Check[] {
  const checks = outputs[purpose].flatMap((output) => (has(minor, output) ? applied(minor, purpose, output) : [refused(minor, output)]));
  return purpose === 'variants' ? [...checks, storeOnItsNode(minor), hasEveryWatcher(minor), wrongWatcherIsNoticed(minor)] : checks;
}

export const scriptChecks: readonly Check[] = [defaultApp, kubeadmFlannel, ...variantOutputs, everyOption].map((output) => ({
  name: `${output.name}: shellcheck has nothing to say about its scripts`,
  needs: [],
  run: async (context) => {
    const { folder } = await emitted(context, output);
    await promisify(execFile)('shellcheck', ['--shell=sh', join(folder, 'apply.sh'), join(folder, 'secrets.sh')]);
  },
}));

function has(minor: Minor, { minors }: Output): boolean {
  return minors === undefined || minors.includes(minor);
}

function storeOnItsNode(minor: Minor): Check {
  return {
    name: `${minor}: local-path: the store runs on the node with its folder`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'variants');
      await applications(context, cluster, localPath);
      const pods = await scheduledPods(cluster, await emitted(context, localPath));
      assert.deepEqual(pods.filter(({ metadata }) => metadata.labels!.app === 'object-store').map(({ spec }) => spec.nodeName), ['node-2']);
    },
  };
}

/** So that what is applied above is not less than what there is. */
function hasEveryWatcher(minor: Minor): Check {
  return {
    name: `${minor}: watched: it holds objects of each kind that watches and scales Prow`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'variants');
      await takesAll(context, cluster, watched);
      const kinds = ['podmonitors', 'probes', 'prometheusrules', 'verticalpodautoscalers', 'horizontalpodautoscalers'];
      const counts = await Promise.all(kinds.map(async (kind) => (await cluster.kubectl.list(kind, watched.name)).length));
      assert.deepEqual(Object.fromEntries(kinds.map((kind, i) => [kind, counts[i]])), {
        podmonitors: 1, probes: 2, prometheusrules: 1, verticalpodautoscalers: 4, horizontalpodautoscalers: 2,
      });
    },
  };
}

/** The CRDs are those of their projects, whose rules are asked. */
function wrongWatcherIsNoticed(minor: Minor): Check {
  return {
    name: `${minor}: watched: a field that nobody knows and a word that does not exist are refused`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'variants');
      await installOutputCrds(cluster);
      const scaler = (await emitted(context, watched)).ofKind('VerticalPodAutoscaler')[0];
      const [probe] = (await emitted(context, watched)).ofKind('Probe');
      const refusal = async (object: object): Promise<string> => (
        await cluster.kubectl.try(['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'], JSON.stringify(object))).stderr;
      assert.match(await refusal({ ...scaler, spec: { ...scaler.spec, updatePolicy: { updateMode: 'Sometimes' } } }), /updateMode.*Unsupported value: "Sometimes"/s);
      assert.match(await refusal({ ...probe, spec: { ...probe.spec, prober: { ...probe.spec.prober, adress: 'x' } } }), /field not declared|unknown field/);
    },
  };
}

/** An older API server lacks a kind; that, and nothing else, is what it says. */
function refused(minor: Minor, output: Output): Check {
  return {
    name: `${minor}: ${output.name}: only the policy of a kind that came with 1.36 is refused`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'variants');
      const { refused: words, taken } = await apply(cluster, (await emitted(context, output)).folder);
      assert.deepEqual(words.filter((line) => !/MutatingAdmissionPolicy|ensure CRDs are installed first/.test(line)), []);
      assert.equal(taken.length, (await emitted(context, output)).objects.filter(({ kind }) => !kind!.startsWith('MutatingAdmissionPolicy')).length);
    },
  };
}

function applied(minor: Minor, purpose: Purpose, output: Output): Check[] {
  const on = (statement: string, run: (context: CheckContext, cluster: Cluster) => Promise<string | void>): Check => ({
    name: `${minor}: ${output.name}: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => run(context, await context.cluster(minor, purpose)),
  });
  return [
    on('nothing is refused, nothing warned of, and a second apply changes nothing', async (context, cluster) => takesAll(context, cluster, output)),
    on('its pods are scheduled and find all they refer to', async (context, cluster) => {
      const objects = await emitted(context, output);
      if (output.secrets) await makeSecrets(context, cluster, output, output.secrets);
      await applications(context, cluster, output);
      const pods = await scheduledPods(cluster, objects);
      await claimsAreBound(cluster, objects);
      // Where no script makes them, somebody else's do.
      const missing = output.secrets ? (await Promise.all(pods.map((pod) => missingReferences(cluster.api, pod)))).flat() : [];
      assert.deepEqual(missing, []);
      return `${pods.length} pods, ${objects.ofKind('PersistentVolumeClaim').length} claims`;
    }),
  ];
}

async function takesAll(context: CheckContext, cluster: Cluster, output: Output): Promise<string> {
  if (output.crds) await installOutputCrds(cluster);
  const { objects } = await emitted(context, output);
  return assertSettled(await applications(context, cluster, output), objects.length);
}

async function makeSecrets(context: CheckContext, cluster: Cluster, output: Output, options: readonly string[]): Promise<void> {
  const { folder } = await emitted(context, output);
  const place = context.newFolder(`secrets/${cluster.version}/${output.name}`);
  cpSync((await inputs(context)).folder, place, { recursive: true });
  cpSync(join(folder, 'secrets.sh'), join(place, 'secrets.sh'));
  const { code, output: said } = await new UserShell(place, cluster.kubectl).run(`sh secrets.sh ${options.join(' ')}`);
  assert.equal(code, 0, said);
}
