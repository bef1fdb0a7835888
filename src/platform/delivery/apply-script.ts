import { NEWEST_MINOR, OLDEST_MINOR } from '../../core/kubernetes-version';
import { manifestFile, UpstreamManifestPlan, UpstreamWaits } from '../../core/upstream/upstream-manifest-plan';
import { STAGES } from '../stages';
import { ApplyStage, Need, requirementRemedy } from './apply-plan';
import { ApplyInventory } from './apply-inventory';
import { ApplySecrets } from './apply-secrets';
import { script, shellWord } from './script';

/** What the script knows beside its stages. */
export interface ApplyFacts {
  /** The oldest minor of Kubernetes 1 that is applied to; absent for the oldest that is supported. */
  readonly kubernetesMinor?: number;
  /** What is looked for once there are namespaces. */
  readonly secrets?: ApplySecrets;
  /** What becomes of the CNI when what is applied here is deleted, as a sentence; absent where it goes with the objects of its stage. */
  readonly removal?: string;
  /** Where all images come from; absent where each comes from its own project. */
  readonly registry?: string;
  /** What is applied, for `--prune`; absent where nothing is remembered. */
  readonly inventory?: ApplyInventory;
  /** The stage of Prow's pods in an app of somebody's own: before it their Secrets are looked for, and a Prow that moves makes way. */
  readonly prowStage?: string;
}

/**
 * `apply.sh`: a POSIX shell script that applies the YAML beside it stage by stage. Before the objects of a stage come the manifests that other
 * projects publish for it; after them it waits until CRDs are served, workloads run and webhooks answer. Everything in it may be done again,
 * so that a run that broke off is repaired by another one.
 */
export function applyScript(stages: readonly ApplyStage[], facts: ApplyFacts = {}): string {
  const { kubernetesMinor = OLDEST_MINOR, secrets, removal, registry, inventory, prowStage } = facts;
  const manifests = stages.flatMap((stage) => stage.manifests);
  const awaited = [...manifests.map(({ waits: one }) => one), ...stages.flatMap((stage) => stage.waits ?? [])];
  const looks = secrets !== undefined && secrets.objects.length > 0;
  const tells = looks && secrets.areWaitedFor === false;
  const names = stages.map(({ name }) => name);
  return script('apply', {
    upstream: manifests.length > 0,
    told: manifests.some(({ argument }) => argument !== undefined),
    needs: stages.some(({ needs }) => needs.some(({ crds }) => crds.length > 0)),
    probes: awaited.some(({ probes }) => probes.length > 0),
    later: awaited.some(({ crds, workloads }) => crds.length + workloads.length > 0),
    jobs: stages.some(({ file }) => file !== undefined && file.jobs.length > 0),
    catch_up: stages.some(({ catchesUp }) => catchesUp.length > 0),
    secrets: looks,
    stops: looks && !tells,
    tells,
    versions: [versions(kubernetesMinor)],
    inventory: inventory !== undefined,
    listed: inventory?.lines ?? [],
    home: inventory === undefined ? [] : [`home=${shellWord(inventory.namespace)}`],
    registry: manifests.length === 0 ? [] : [`registry=${shellWord(registry ?? '')}`],
    downloads: manifests.length === 0 ? [] : [
      '# Before a stage it applies what other projects publish for it:',
      ...manifests.map(({ name, version, url }) => `#   ${name} ${version} from ${url}`),
    ],
    manifests: manifests.length === 0 ? [] : [`  --manifests DIR    take it from that folder, without a network: ${manifests.map(manifestFile).join(', ')}`],
    stages: [`Stages: ${names.join(', ')}`],
    for: [`for one in ${names.map(shellWord).join(' ')}; do`],
    files: [`for one in ${stages.flatMap(({ file }) => (file === undefined ? [] : [shellWord(file.name)])).join(' ')}; do`],
    from: [
      `[ -n "$wanted" ] || wrong "there is no stage $from; there are ${names.join(', ')}"`,
      `[ -z "$until" ] || [ "$ended" = yes ] || wrong "there is no stage $until\${from:+ after $from}; there are ${names.join(', ')}"`,
    ],
    looked_for: looks ? lookedFor(secrets) : [],
    apply_stage: applyArms(stages, { looks: looks && !tells, tells, remembers: inventory !== undefined, prowStage }),
    delete_stage: deleteArms(stages, inventory !== undefined),
    warnings: warnings(stages, removal).map((line) => `    say ${shellWord(line)}`),
  });
}

function versions(oldest: number): string {
  const update = oldest === OLDEST_MINOR ? 'update it' : 'update it, or lower kubernetesVersion in the app';
  return `  oldest=${oldest} newest=${NEWEST_MINOR} update=${shellWord(update)}`;
}

function lookedFor({ objects, command }: ApplySecrets): readonly string[] {
  return [`  command=${shellWord(command)}`, ...objects.map(({ kind, namespace, name }) => `  lack ${kind} ${shellWord(namespace)} ${shellWord(name)}`)];
}

/** The cases of the stages, each with the lines of its own. */
function arms(stages: readonly ApplyStage[], lines: (stage: ApplyStage) => readonly string[]): readonly string[] {
  return stages.flatMap((stage) => {
    const body = lines(stage);
    return body.length === 0 ? [`    ${shellWord(stage.name)}) ;;`] : [`    ${shellWord(stage.name)})`, ...body.map((line) => `      ${line}`), '      ;;'];
  });
}

interface ArmFacts {
  /** Whether Secrets are looked for before there are pods, or behind everything. */
  readonly looks: boolean;
  readonly tells: boolean;
  readonly remembers: boolean;
  readonly prowStage?: string;
}

function applyArms(stages: readonly ApplyStage[], { looks, tells, remembers, prowStage }: ArmFacts): readonly string[] {
  const late = stages.flatMap(({ catchesUp }) => catchesUp);
  const at = (stage: string): number => stages.findIndex(({ name }) => name === stage);
  const afterNamespaces = stages.slice(prowStage === undefined ? at(STAGES.namespaces) + 1 : at(prowStage));
  return arms(stages, (stage) => [
    ...(looks && afterNamespaces.includes(stage) ? ['secrets'] : []),
    ...(remembers && stage.name === (prowStage ?? STAGES.prow) ? ['make_way'] : []),
    ...steps(stage, late),
    ...(tells && stage === stages[stages.length - 1] ? ['secrets'] : []),
  ]);
}

function steps({ name, manifests, needs, file, waits: own, catchesUp }: ApplyStage, late: readonly UpstreamManifestPlan[]): readonly string[] {
  return [
    ...manifests.flatMap((manifest) => (late.includes(manifest)
      ? ['only=CustomResourceDefinition', upstream(manifest), "only=''"]
      : [upstream(manifest), ...waits(manifest.name, manifest.waits)])),
    ...needs.filter(({ crds }) => crds.length > 0).map(need),
    ...(file === undefined ? [] : [`own ${shellWord(file.name)}`, ...file.jobs.map((job) => `completed ${shellWord(job.namespace)} ${shellWord(job.name)}`)]),
    ...(own === undefined ? [] : waits(name, own)),
    ...catchesUp.flatMap((manifest) => [`catch_up ${manifest.name} ${shellWord(manifest.version)}`, ...waits(manifest.name, manifest.waits)]),
  ];
}

function upstream({ name, version, sha256 = '', url, serverSide, argument }: UpstreamManifestPlan): string {
  const told = argument === undefined ? '' : `argument=${shellWord(argument)}; `;
  const options = serverSide ? ' --server-side --force-conflicts --field-manager=cdk8s-prow' : '';
  return `${told}upstream ${name} ${shellWord(version)} ${shellWord(sha256)} ${shellWord(url)}${options}`;
}

function waits(name: string, { crds, workloads, probes }: UpstreamWaits): string[] {
  return [
    ...workloads.map((one) => `later ${one.kind} ${shellWord(one.namespace)} ${shellWord(one.name)}`),
    ...crds.map((crd) => `later customresourcedefinition '' ${shellWord(crd)}`),
    ...probes.map((object) => `probe ${shellWord(name)} ${shellWord(JSON.stringify(object))}`),
  ];
}

function need(needed: Need): string {
  return `need ${shellWord(needed.name)} ${shellWord(requirementRemedy(needed))} ${needed.crds.map(shellWord).join(' ')}`;
}

/** The CRD of ProwJobs, which every Prow of a cluster shares. */
const PROW_JOBS = 'prowjobs.prow.k8s.io';

/** Our own objects before the kinds and controllers that they are of. */
function deleteArms(stages: readonly ApplyStage[], knowsHome: boolean): readonly string[] {
  return arms(stages, ({ manifests, file }) => [
    ...(file === undefined ? [] : deleteOwn(file.name, file.crds, knowsHome)),
    ...[...manifests].reverse().map((manifest) => `[ "$with_upstream" = no ] || ${upstream({ ...manifest, serverSide: false })}`),
  ]);
}

function deleteOwn(name: string, crds: readonly string[], knowsHome: boolean): readonly string[] {
  const word = shellWord(name);
  const remove = `remove ${word} "$here/"${word}`;
  if (crds.length === 0) return [remove];
  const neighbour = !knowsHome || !crds.includes(PROW_JOBS) ? ''
    : `elif [ "$dry_run" = no ] && neighbour; then say "kept     ${name}: another Prow in this cluster needs its kinds"; `;
  return [
    `if [ "$dry_run" = no ] && used ${crds.map(shellWord).join(' ')}; then say "kept     ${name}: somebody else has objects of its kinds"; ${neighbour}else `
      + `${remove}; fi`,
  ];
}

const CNI_GOES = 'The CNI goes too, and no pod of the cluster has a network after that.';

/** What has to be known before everything is deleted. */
function warnings(stages: readonly ApplyStage[], removal: string | undefined): readonly string[] {
  const namespaces = stages.flatMap(({ file }) => file?.namespaces ?? []);
  const cni = removal ?? (stages.some(({ name, file }) => name === STAGES.network && file !== undefined) ? CNI_GOES : undefined);
  return [
    ...(namespaces.length > 0 ? [`The namespaces ${namespaces.join(', ')} go with everything that is in them: Secrets, ProwJobs, volumes with logs.`] : []),
    ...(cni === undefined ? [] : [cni]),
  ];
}
