import { App } from 'cdk8s';
import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';
import { DeckAccessPlan } from '../../exposure/deck-access/deck-access-plan';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { CniPlan } from '../../network/cni-plan';
import { allUtilityImages } from '../../prow/decoration/utility-images';
import { JobsPlan } from '../../prow/jobs/jobs-plan';
import { OutputFile } from '../../writer/output-file';
import { GitOpsByHand } from '../gitops/git-ops-plan';
import { buildClusterFiles } from '../clusters/build-cluster-files';
import { Inventory } from '../inventory';
import { diagrams } from '../pictures/diagrams';
import { webhookPicture } from '../pictures/webhook-picture';
import { PulledImages } from '../pulled-images';
import { appFiles } from '../github-app/app-files';
import { dayTwo } from '../runbook/day-two';
import { dayTwoImages } from '../runbook/day-two-backup';
import { applyInventory } from './apply-inventory';
import { applyScript } from './apply-script';
import { applySecrets } from './apply-secrets';
import { DeliveryFacts } from './next-step';
import { nextSteps } from './next-steps';
import { ScriptObject, scriptInputs } from './secrets-plan';
import { sbom } from './sbom';
import { storeFiles } from './store-files';
import { secretsTable } from './secrets-list';
import { secretsScript } from './secrets-script';

/** What stands beside the YAML is written from, beside what `NEXT-STEPS.md` is. */
export interface DeliveredFacts extends Omit<DeliveryFacts, 'hookUrl' | 'hookAddress' | 'deckUrl' | 'verification' | 'network'> {
  readonly exposure: ExposurePlan;
  readonly deckAccess: DeckAccessPlan;
  /** Of a second deck; absent where there is none. */
  readonly privateAccess?: DeckAccessPlan;
  readonly cni: CniPlan;
  readonly upstreamManifests: readonly UpstreamManifestPlan[];
  readonly inventory: Inventory;
  readonly images: PulledImages;
  /** Paths of what the network was given outside of its own stage. */
  readonly ofNetwork: ReadonlySet<string>;
  /** The stage of Prow's pods, where it is not the one of `ProwApp`: from there on nothing is applied while Secrets are missing. */
  readonly prowStage?: string;
  /** Secrets that a store brings, which `secrets.sh` leaves alone. */
  readonly brought?: readonly ScriptObject[];
  /** Images that pods of other runbooks than `DAY-TWO.md` have; absent for none. */
  readonly runbookImages?: readonly string[];
  /** How somebody applies it by hand in place of `apply.sh`; absent where nobody does. */
  readonly byHand?: GitOpsByHand;
}

/** `apply.sh`, `secrets.sh`, `secrets.tsv`, `NEXT-STEPS.md`, `DAY-TWO.md`, `DIAGRAMS.md`, `images.txt` and `sbom.cdx` of an app with one Prow. */
export function deliveredFiles(app: App, facts: DeliveredFacts): readonly OutputFile[] {
  const { prow, exposure, deckAccess, cni, stages, secrets, inventory, images, upstreamManifests, ofNetwork, prowStage } = facts;
  const { hookUrl, hookAddress, deckUrl } = exposure;
  const secretFacts = { brought: facts.brought, store: facts.store?.name, readers: inventory.readers, sealed: facts.sealed };
  const others = [
    ...allUtilityImages(prow), ...jobImages(prow.jobs), ...dayTwoImages({ prow, objects: inventory.objects }), ...facts.runbookImages ?? [],
  ];
  const pictured = { objects: inventory.objects, stages, prow, cni, exposure, deckAccess, privateAccess: facts.privateAccess };
  const picture = webhookPicture(pictured);
  return [
    {
      name: 'apply.sh',
      content: applyScript(stages, {
        kubernetesMinor: prow.kubernetesMinor, registry: prow.imageRegistry,
        secrets: applySecrets(app, prow, secrets, facts.brought, facts.sealed), removal: cni.removal, prowStage,
        inventory: applyInventory(prow.namespace, inventory.objects, ofNetwork),
      }),
    },
    { name: 'secrets.sh', content: secretsScript(prow, secrets, secretFacts) },
    { name: 'secrets.tsv', content: secretsTable(prow, secrets ?? [], secretFacts) },
    {
      name: 'NEXT-STEPS.md',
      content: nextSteps({ ...facts, hookUrl, hookAddress, deckUrl, verification: cni.verification, network: networkOf(cni), picture }),
    },
    {
      name: 'DAY-TWO.md',
      content: dayTwo({ ...facts, objects: inventory.objects, secretStore: facts.store?.name, sealed: facts.sealed }),
    },
    { name: 'DIAGRAMS.md', content: diagrams(pictured) },
    { name: 'images.txt', content: images.list(others, unlisted(upstreamManifests, cni)) },
    ...appFiles(prow, { hookUrl, inputs: scriptInputs(prow, secrets, facts.brought), store: facts.store?.name }),
    ...storeFiles(prow),
    ...prow.buildClusters.flatMap((cluster) => buildClusterFiles(prow, cluster)),
    { name: 'sbom.cdx', content: sbom({ prowVersion: prow.prowVersion, images: images.with(others), upstreamManifests, cni }) },
  ];
}

function networkOf({ name, byHand }: CniPlan): DeliveryFacts['network'] {
  return byHand === undefined ? undefined : { name, command: byHand };
}

/** Those that jobs from code name themselves. */
function jobImages({ presubmits, postsubmits, periodics }: JobsPlan): readonly string[] {
  const jobs = [...Object.values(presubmits), ...Object.values(postsubmits), periodics].flat();
  return jobs.flatMap(({ spec }) => [...spec?.initContainers ?? [], ...spec?.containers ?? []].map(({ image }) => String(image)));
}

function unlisted(manifests: readonly UpstreamManifestPlan[], { name: cni, imagesOfChart }: CniPlan): readonly string[] {
  return [
    ...manifests.map(({ name, version, url }) => `and those that ${name} ${version} names: ${url}`),
    ...imagesOfChart === undefined ? [] : [`and those that the chart of ${cni} names`],
  ];
}
