import assert from 'node:assert/strict';
import { ApiObject, App, Chart } from 'cdk8s';
import type { Problem } from '../../../src/core/problem';
import { podTemplateOf } from '../../../src/platform/checks/pod-template';
import { VolumeMounts } from '../../../src/platform/checks/volume-mounts';
import { WorkloadSelectors } from '../../../src/platform/checks/workload-selectors';
import { render } from '../../../src/writer/render';
import { type Check, kubernetesOf, type Minor, minors } from '../check';
import { installCrds, installNetworkCrds } from '../exposures/crds';
import { type KubernetesApi, StatusError } from '../kubernetes-api';
import { customObjects } from '../mutants/custom-objects';
import { mutate } from '../mutants/mutate';
import { CHANGED, nativeObjects } from '../mutants/native-objects';
import { Random } from '../mutants/random';
import { ResourcePaths } from '../mutants/resource-paths';
import { Tally } from '../mutants/tally';

const SEED = 20_261_128;
/** How many, and at most which share of what is taken there may be refused here. */
interface Sample {
  readonly count: number;
  readonly wrong: number;
}

const OF_NEWEST: Sample = { count: 5_000, wrong: 0.005 };
/** The tables are of the newest minor: what an earlier one takes, and that one refuses, is refused here. */
const OF_OTHERS: Sample = { count: 500, wrong: 0.02 };

/** What a real API server refuses is refused here, and what it takes is taken. */
export function mutantChecks(minor: Minor): readonly Check[] {
  const on = (statement: string, run: (api: KubernetesApi, paths: ResourcePaths) => Promise<string | void>): Check => ({
    name: `${minor}: mutants: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'mutants');
      await cluster.shared.once('CRDs', async () => {
        await installCrds(cluster);
        await installNetworkCrds(cluster);
        await cluster.api.post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'mutants' } });
      });
      return run(cluster.api, new ResourcePaths(cluster.api));
    },
  });
  const sample = minor === minors.at(-1) ? OF_NEWEST : OF_OTHERS;
  return [
    on('what they are made of is taken there and here', async (api, paths) => {
      for (const valid of [...nativeObjects, ...customObjects]) {
        assert.equal(await refusal(api, await paths.of(valid), valid), undefined, `${valid.kind} there`);
        assert.deepEqual(found(valid), [], `${valid.kind} here`);
      }
    }),
    on(`${sample.count} of native objects are judged alike`, (api, paths) => judged(api, paths, nativeObjects, sample)),
    on(`${sample.count} of custom resources are judged alike`, (api, paths) => judged(api, paths, customObjects, sample)),
  ];
}

async function judged(api: KubernetesApi, paths: ResourcePaths, seeds: readonly any[], { count, wrong }: Sample): Promise<string> {
  const random = new Random(SEED);
  const tally = new Tally();
  for (let done = 0; done < count; done += 50) {
    const batch = Array.from({ length: 50 }, () => {
      const valid = random.of(seeds);
      return { valid, mutant: mutate(valid, random, CHANGED) };
    });
    await Promise.all(batch.map(async ({ valid, mutant }) => {
      const theirs = await refusal(api, await paths.of(valid), mutant.json);
      if (theirs === undefined && BY_A_FLAW.test(mutant.change)) return;
      tally.add(`${valid.kind} ${mutant.change}`, theirs, found(mutant.json));
    }));
  }
  return `seed ${SEED}: ${tally.expect(0.99, wrong)}`;
}

/**
 * Where a text has a format, an API server takes a list for it, which Cilium cannot read then.
 * Source: k8s.io/kube-openapi pkg/validation/validate/type.go, typeValidator.Validate, which leaves slices with a format alone.
 */
const BY_A_FLAW = /\.toCIDRSet\[0\]\.(cidr|except\[0\]): \[/;

/** What the API server says against an object; undefined where it would make it. */
async function refusal(api: KubernetesApi, path: string, json: object): Promise<string | undefined> {
  try {
    await api.post(`${path}?dryRun=All&fieldValidation=Strict`, json);
    return undefined;
  } catch (error) {
    if (!(error instanceof StatusError) || error.status === 409) throw error;
    return /"message":"([^]*?)","(reason|details)/.exec(error.message)?.[1] ?? error.message;
  }
}

/** What is said of it here, as it stands in a chart: by what reads objects, and by the checks within one object that the API server has too. */
function found(json: any): readonly string[] {
  const app = new App({ outdir: 'nowhere' });
  new ApiObject(new Chart(app, 'c'), 'o', json);
  const problems: Problem[] = [];
  const within = [new VolumeMounts(), new WorkloadSelectors()];
  render(app, problems, (object) => {
    for (const check of within) check.see(object, podTemplateOf(object));
  });
  return [...problems, ...within.flatMap((check) => check.problems())].map(({ text }) => text);
}
