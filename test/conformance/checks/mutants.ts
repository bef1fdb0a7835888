import assert from 'node:assert/strict';
import { type Check, kubernetesOf, type Minor, minors } from '../check';
import { installCrds, installNetworkCrds } from '../exposures/crds';
import type { KubernetesApi } from '../kubernetes-api';
import { customObjects } from '../mutants/custom-objects';
import { found, refusal } from '../mutants/judges';
import { mutate } from '../mutants/mutate';
import { CHANGED, nativeObjects } from '../mutants/native-objects';
import { Random } from '../mutants/random';
import { rarerObjects } from '../mutants/rarer-objects';
import { ResourcePaths } from '../mutants/resource-paths';
import { Tally } from '../mutants/tally';
import { neighbours } from '../neighbours/all';
import { waitFor } from '../wait';

/** Another one shows what this one does not: MUTANTS_SEED=7 npm run conformance -- mutants. */
const SEED = Number(process.env.MUTANTS_SEED ?? 20_261_128);
/** How many, and at most which share of what is taken there may be refused here. */
interface Sample {
  readonly count: number;
  readonly wrong: number;
}

const OF_NEWEST: Sample = { count: 5_000, wrong: 0.005 };
/** Rules of values are of the newest minor: what an earlier one takes, and that one refuses, is refused here. */
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
        await waitFor('the default ServiceAccount', async () => (await cluster.api.list('/api/v1/namespaces/mutants/serviceaccounts')).length > 0, 60_000);
      });
      return run(cluster.api, new ResourcePaths(cluster.api));
    },
  });
  const sample = minor === minors.at(-1) ? OF_NEWEST : OF_OTHERS;
  const newestOnly = (check: Check): readonly Check[] => (minor === minors.at(-1) ? [check] : []);
  return [
    on('what they are made of is taken there and here', async (api, paths) => {
      for (const valid of [...nativeObjects, ...(minor === minors.at(-1) ? rarerObjects : []), ...customObjects]) {
        assert.equal(await refusal(api, await paths.of(valid), valid), undefined, `${valid.kind} there`);
        assert.deepEqual(found(valid, minor), [], `${valid.kind} here`);
      }
    }),
    ...newestOnly(on(`${neighbours.length} objects whose fields do not fit are refused, and their neighbours are taken`, (api, paths) => judgedNeighbours(minor, api, paths))),
    on(`${sample.count} of native objects are judged alike`, (api, paths) => judged(minor, api, paths, nativeObjects, sample)),
    ...newestOnly(on(`${sample.count} of native objects with rarer fields are judged alike`, (api, paths) => judged(minor, api, paths, rarerObjects, sample))),
    on(`${sample.count} of custom resources are judged alike`, (api, paths) => judged(minor, api, paths, customObjects, sample)),
  ];
}

async function judged(minor: Minor, api: KubernetesApi, paths: ResourcePaths, seeds: readonly any[], { count, wrong }: Sample): Promise<string> {
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
      const ours = found(mutant.json, minor);
      const [group] = valid.apiVersion.split('/');
      const readers = [OF_THE_KUBELET, ...Object.hasOwn(READERS, group) ? [READERS[group]] : []];
      if (theirs === undefined && ours.length > 0 && readers.some((reader) => reader.test(ours[0]))) tally.addOnPurpose();
      else tally.add(`${valid.kind} ${mutant.change}`, theirs, ours);
    }));
  }
  return `seed ${SEED}: ${tally.expect(0.99, wrong)}`;
}

/** Each is refused by both, and the one beside it by none. */
async function judgedNeighbours(minor: Minor, api: KubernetesApi, paths: ResourcePaths): Promise<void> {
  const apart: string[] = [];
  for (const [what, wrong, right] of neighbours) {
    if (await refusal(api, await paths.of(wrong), wrong) === undefined) apart.push(`${what}: is taken there`);
    if (found(wrong, minor).length === 0) apart.push(`${what}: is taken here`);
    const theirs = await refusal(api, await paths.of(right), right);
    if (theirs !== undefined) apart.push(`${what}: what is right is refused there: ${theirs}`);
    apart.push(...found(right, minor).map((text) => `${what}: what is right is refused here: ${text}`));
  }
  assert.deepEqual(apart, []);
}

/**
 * cert-manager's own webhook refuses it, which does not run here. Source: cert-manager, pkg/apis/certmanager/validation and the webhook's decoding of
 * durations.
 */
const OF_A_WEBHOOK = new RegExp([
  'solvers\\[\\d\\](\\.dns01|\\.http01)?: none of .* is given', 'spec: none of acme, .* is given', 'spec\\.privateKey\\.size: ', 'spec\\.issuerRef\\.kind: ',
  'spec\\.(duration|renewBefore): ', 'spec\\.dnsNames: is missing, and so are commonName',
].join('|'));

/** The kubelet finds no port of that name, and takes the container for dead. Source: kubernetes v1.37, pkg/probe/util.go (ResolveContainerPort). */
const OF_THE_KUBELET = /Probe\.(httpGet|tcpSocket)\.port: .* is the name of no port of the container/;

/**
 * What the readers of objects refuse that do not run here, by group: the webhooks of cert-manager and MetalLB, Cilium's agent (pkg/policy/api,
 * rule_validation.go), Flux, Argo CD and Traefik when they read it.
 */
const READERS: Readonly<Record<string, RegExp>> = {
  'cert-manager.io': OF_A_WEBHOOK,
  'metallb.io': /spec\.addresses\[\d+\]: /,
  'cilium.io': /specs?(\[\d+\])?\.(in|e)gress(Deny)?\[\d+\]\S*: .*(NotAllowedValue|MutuallyExclusive|CidrInvalid|PropMissing)/,
  'helm.toolkit.fluxcd.io': /spec\.values: /,
  'source.toolkit.fluxcd.io': /spec\.(url|type): /,
  'argoproj.io': /spec\.destination/,
  'traefik.io': /\.match: /,
};


/**
 * Where a text has a format, an API server takes a list for it, which Cilium cannot read then.
 * Source: k8s.io/kube-openapi pkg/validation/validate/type.go, typeValidator.Validate, which leaves slices with a format alone.
 * Nor does it look at what nobody can use then: an image with a blank behind it, a node port that a dry run does not take,
 * and a source of data of no kind, which it forgets.
 */
const BY_A_FLAW = /\.toCIDRSet\[0\]\.(cidr|except\[0\]): \[|\.image: ".* "$|\.nodePort: |\.dataSource\.kind: /;
