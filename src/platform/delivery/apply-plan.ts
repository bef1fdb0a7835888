import { ApiObject, App, Chart } from 'cdk8s';
import { Requirement } from '../../core/requirement';
import { StageName } from '../../core/stage';
import { UpstreamManifestPlan, UpstreamWaits } from '../../core/upstream/upstream-manifest-plan';
import { STAGES } from '../stages';

/** One stage as `apply.sh` goes through it. */
export interface ApplyStage {
  /** Its name in messages and options: `20-ingress`. */
  readonly name: string;
  /** Applied before everything else of the stage, in this order. */
  readonly manifests: readonly UpstreamManifestPlan[];
  /** What must be there before our own objects are applied. */
  readonly needs: readonly Need[];
  /** Our own objects; absent where the stage has none. */
  readonly file?: ApplyFile;
  /** What must be so after them, because something that they ask for makes it. */
  readonly waits?: UpstreamWaits;
  /** Manifests of this stage and earlier ones whose pods could not run before our objects of it: these make the network. */
  readonly catchesUp: readonly UpstreamManifestPlan[];
}

/** A file beside the script. */
export interface ApplyFile {
  readonly name: string;
  /** CRDs in it, which go only when nobody has objects of them any more. */
  readonly crds: readonly string[];
  /** Namespaces in it, which take everything along when they go. */
  readonly namespaces: readonly string[];
  /** Jobs in it, which must be done before the next stage. */
  readonly jobs: readonly { readonly namespace: string; readonly name: string }[];
}

/** Software that is required, and who brings it. */
export interface Need {
  readonly name: string;
  readonly crds: readonly string[];
  /** How it gets into this cluster, where the cluster brings it. */
  readonly brought?: string;
  /** The manifest that brings it; absent where its user does. */
  readonly manifest?: UpstreamManifestPlan;
}

const STAGE_FILE = /^(?:\d{4}-)?(.*)\.k8s\.yaml$/;

/** The name of a file's stage, without the number that cdk8s sets before it where charts depend on each other. */
export function stageOfFile(file: string): string {
  return STAGE_FILE.exec(file)?.[1] ?? file;
}

/** Puts the files that were written, in their order, together with what others publish. */
export function applyStages(
  files: readonly ApplyFile[], manifests: readonly UpstreamManifestPlan[], requirements: readonly Requirement[],
  waits: Partial<Readonly<Record<StageName, UpstreamWaits>>> = {},
): readonly ApplyStage[] {
  const ofFile = new Map(files.map((file) => [stageOfFile(file.name), file]));
  const names = new Set([...ofFile.keys(), ...manifests.map(({ stage }) => STAGES[stage]), ...requirements.map(({ stage }) => STAGES[stage])]);
  const order = [...ofFile.keys()];
  // a stage without a file comes before the first file whose name sorts behind it
  for (const name of [...names].filter((one) => !ofFile.has(one)).sort()) {
    const next = order.findIndex((one) => one > name);
    order.splice(next === -1 ? order.length : next, 0, name);
  }
  const beforeNetwork = ofFile.has(STAGES.network) ? order.slice(0, order.indexOf(STAGES.network) + 1) : [];
  const late = beforeNetwork.flatMap((name) => manifests.filter(({ stage, podsNeedNetwork }) => podsNeedNetwork && STAGES[stage] === name));
  return order.map((name) => ({
    name,
    manifests: manifests.filter(({ stage }) => STAGES[stage] === name),
    needs: needs(requirements.filter(({ stage }) => STAGES[stage] === name), manifests),
    file: ofFile.get(name),
    waits: ofFile.has(name) ? Object.entries(waits).find(([stage]) => STAGES[stage as StageName] === name)?.[1] : undefined,
    catchesUp: name === STAGES.network ? late : [],
  })).filter(({ manifests: upstream, needs: needed, file }) => file !== undefined || upstream.length > 0 || needed.some(({ crds }) => crds.length > 0));
}

/** The files of an app's charts, with what of their objects a deletion has to know. */
export function applyFiles(app: App, names: readonly string[]): readonly ApplyFile[] {
  const charts = app.node.findAll().filter(Chart.isChart);
  return [...names].sort().map((name) => {
    const chart = charts.find(({ node }) => node.id === STAGE_FILE.exec(name)?.[1]);
    const objects = chart?.node.findAll().filter(ApiObject.isApiObject) ?? [];
    const named = (kind: string): readonly string[] => objects.filter((object) => object.kind === kind).map((object) => object.name);
    const jobs = objects.filter(({ kind }) => kind === 'Job').map((job) => ({ namespace: job.metadata.namespace ?? 'default', name: job.name }));
    return { name, crds: named('CustomResourceDefinition'), namespaces: named('Namespace'), jobs };
  });
}

/** Every requirement once, with all its CRDs. */
export function needs(requirements: readonly Requirement[], manifests: readonly UpstreamManifestPlan[]): readonly Need[] {
  const names = [...new Set(requirements.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    crds: [...new Set(requirements.filter((one) => one.name === name).flatMap(({ crds }) => crds))],
    brought: requirements.find((one) => one.name === name)?.brought,
    manifest: manifests.find(({ provides }) => provides.includes(name)),
  }));
}

/** The calls that bring what exposures require. */
const FACTORIES: Readonly<Record<string, string>> = {
  'cert-manager': 'UpstreamManifest.certManager()',
  'envoy-gateway': 'UpstreamManifest.envoyGateway()',
  'gateway-api': 'UpstreamManifest.gatewayApi()',
  'ingress-nginx': 'UpstreamManifest.ingressNginx()',
  'metallb': 'UpstreamManifest.metalLb()',
  'traefik-crds': 'UpstreamManifest.traefikCrds()',
};

/** What to do where something that is required is missing, as a clause. */
export function requirementRemedy({ name, manifest, brought }: Need): string {
  if (brought !== undefined && manifest === undefined) return brought;
  if (manifest) return `it comes with ${manifest.name} ${manifest.version} in an earlier stage; leave out --from`;
  const factory = FACTORIES[name];
  return factory === undefined ? 'install it' : `install it, or add ${factory} to upstreamManifests`;
}
