import { Construct } from 'constructs';
import { inChartNamespace } from '../core/chart-namespace';
import { onVersionAround, sayMinor } from '../core/kubernetes-version';
import { addMetadata } from '../core/object-metadata';
import { throwProblems, Where } from '../core/problem';
import { InsideEndpoints } from '../exposure/exposure-plan';
import { JobPodPolicy } from '../prow/admission/job-pod-policy';
import { AdmissionMode } from '../prow/admission/jobs-admission-options';
import { Crier } from '../prow/components/crier';
import { Deck } from '../prow/components/deck';
import { ExternalPluginProgram } from '../prow/components/external-plugin-program';
import { Ghproxy } from '../prow/components/ghproxy';
import { Hook } from '../prow/components/hook';
import { Horologium } from '../prow/components/horologium';
import { PrivateDeck } from '../prow/components/private-deck';
import { ProwControllerManager } from '../prow/components/prow-controller-manager';
import { Sinker } from '../prow/components/sinker';
import { StatusReconciler } from '../prow/components/status-reconciler';
import { Tide } from '../prow/components/tide';
import { placeComponentsClass } from '../prow/components-priority';
import { ProwConfig } from '../prow/config/prow-config';
import { ownHere } from '../prow/clusters/known-clusters';
import { JobAccount, OwnJobAccount } from '../prow/job-account';
import { JobCacheProgram } from '../prow/job-caches/job-cache-program';
import { Branchprotector } from '../prow/programs/branchprotector';
import { Exporter } from '../prow/programs/exporter';
import { Gcsweb } from '../prow/programs/gcsweb';
import { LabelSync } from '../prow/programs/label-sync';
import { Peribolos } from '../prow/programs/peribolos';
import { Tot } from '../prow/programs/tot';
import { placedPlugins } from '../prow/plugins/resolve-plugins';
import { ProwPlan } from '../prow/prow-plan';
import { sayElsewhere } from './checks/said-elsewhere';
import { howTos } from './delivery/next-step';
import { SecretReaders } from './delivery/secret-readers';
import { secretsScript } from './delivery/secrets-script';
import { externalObjects } from './external-objects';
import { ProwProps } from './platform-props';
import { decksBehind, doorNotes, placeDeckPolicy } from './policies/deck-policy';
import { pullFrom } from './pulled-images';
import { reachableNotes, ReachableProw, reachableProw, reachableWarnings, ReadProwProps } from './reachable-prow';
import { tellingOnce } from './tell-warnings';

/**
 * A whole Prow inside a chart of yours: nine components, their configuration, their storage, and what lets people and GitHub in. Namespaces and
 * the ProwJob CRD are apart (`ProwNamespaces`, `ProwJobCrd`), because a cluster may hold several Prows; so is what the exposure puts into
 * earlier stages, like issuers of certificates. A CNI is not part of it.
 */
export class Prow extends Construct {
  /** What the components were made from; for further components of one's own. */
  readonly plan: ProwPlan;
  /** Receives webhooks. */
  readonly hook: Hook;
  /** The web pages. */
  readonly deck: Deck;
  /** The web pages of what the first deck leaves out; absent where there is one deck. */
  readonly privateDeck?: PrivateDeck;
  /** Makes pods of ProwJobs. */
  readonly prowControllerManager: ProwControllerManager;
  /** Deletes what is old. */
  readonly sinker: Sinker;
  /** Reports results. */
  readonly crier: Crier;
  /** Starts periodic jobs. */
  readonly horologium: Horologium;
  /** Merges pull requests. */
  readonly tide: Tide;
  /** Repairs statuses. */
  readonly statusReconciler: StatusReconciler;
  /** Caches GitHub's answers. */
  readonly ghproxy: Ghproxy;
  /** Protects branches; absent where it was not asked for. */
  readonly branchprotector?: Branchprotector;
  /** Gives repositories their labels; absent where it was not asked for. */
  readonly labelSync?: LabelSync;
  /** Tells Prometheus of jobs; absent where it was not asked for. */
  readonly exporter?: Exporter;
  /** Makes organisations what a file says; absent where it was not asked for. */
  readonly peribolos?: Peribolos;
  /** Shows files of jobs; absent where it was not asked for. */
  readonly gcsweb?: Gcsweb;
  /** Numbers runs of jobs; absent where it was not asked for. */
  readonly tot?: Tot;
  /** Plugins that are programs beside hook, in the order of `externalPlugins`, without those that run elsewhere. */
  readonly externalPlugins: ExternalPluginProgram[];
  /** Caches for jobs, in the order of `jobCaches`. */
  readonly jobCaches: JobCacheProgram[];

  /**
   * What should be known before it is applied, a sentence or two each: that GitHub cannot reach hook, that a controller is not looked after any
   * more, and the like. Whoever synthesizes reads them on the standard error, once for each Prow.
   */
  readonly warnings: string[];
  /** What is good to know of this Prow, a paragraph of Markdown each; what `ProwApp` writes into `NEXT-STEPS.md`. */
  readonly notes: string[];

  /**
   * What it was made from, with its ways in; for its policies and what delivers it.
   * @internal
   */
  readonly _reachable: ReachableProw;

  constructor(scope: Construct, id: string, props: ProwProps) {
    super(scope, id);
    const reachable = reachableProw(Where.construct(this.node.path), inChartNamespace(this, onVersionAround(this, props)));
    const model = reachable.prow;
    sayMinor(this, model.kubernetesMinor);
    this.warnings = [...reachableWarnings(reachable)];
    const isPart = props instanceof ReadProwProps;
    this.notes = [...reachableNotes(reachable), ...howTos(reachable.secrets), ...(isPart ? [] : doorNotes(reachable))];
    if (!isPart) this.node.addValidation(tellingOnce(this));
    this.plan = ProwPlan._of(model);
    this._reachable = reachable;
    const { exposure: { imagePullSecrets: ofExposure = [] } } = reachable;
    const behind = decksBehind(reachable);
    sayElsewhere(this, externalObjects(model, reachable.secrets, [...ofExposure, ...behind.flatMap(({ door }) => door.imagePullSecrets ?? [])]));
    const component = { plan: this.plan };
    if (reachable.priorityClass) placeComponentsClass(this, 'priority-class', reachable.priorityClass);
    const { externalSecrets } = reachable;
    if (externalSecrets) externalSecrets.place(new Construct(this, 'external-secrets'), externalSecrets.objects);
    const { monitoring } = reachable;
    if (monitoring) monitoring.place(new Construct(this, 'monitoring'), monitoring.watched);
    // before deck, which is open for no moment; a whole app knows whether its other policies do it
    if (!isPart) for (const one of behind) placeDeckPolicy(this, model, one);
    new ProwConfig(this, 'config', model);
    if (model.jobsAdmission.mode !== AdmissionMode.OFF) new JobPodPolicy(this, 'job-pod-policy', model);
    new JobAccount(this, 'job-account', model.jobsNamespace, model.pods.imagePullSecrets, model.storage.identity);
    for (const account of ownHere(model.jobServiceAccounts, model)) new OwnJobAccount(this, `job-account-${account.name}`, model.jobsNamespace, account, model.pods.imagePullSecrets);
    model.storage.install?.(new Construct(this, 'object-store'));
    this.ghproxy = new Ghproxy(this, 'ghproxy', component);
    this.hook = new Hook(this, 'hook', component);
    this.deck = new Deck(this, 'deck', component);
    if (model.privateDeck) this.privateDeck = new PrivateDeck(this, 'private-deck', component);
    this.prowControllerManager = new ProwControllerManager(this, 'prow-controller-manager', component);
    this.sinker = new Sinker(this, 'sinker', component);
    this.crier = new Crier(this, 'crier', component);
    this.horologium = new Horologium(this, 'horologium', component);
    this.tide = new Tide(this, 'tide', component);
    this.statusReconciler = new StatusReconciler(this, 'status-reconciler', component);
    if (model.programs.branchprotector) this.branchprotector = new Branchprotector(this, 'branchprotector', component);
    if (model.programs.labelSync) this.labelSync = new LabelSync(this, 'label-sync', component);
    if (model.programs.peribolos) this.peribolos = new Peribolos(this, 'peribolos', component);
    if (model.programs.gcsweb) this.gcsweb = new Gcsweb(this, 'gcsweb', component);
    if (model.programs.tot) this.tot = new Tot(this, 'tot', component);
    if (model.programs.exporter) this.exporter = new Exporter(this, 'exporter', component);
    this.externalPlugins = placedPlugins(model.externalPlugins).map(({ name }) => (
      new ExternalPluginProgram(this, `external-plugin-${name}`, { ...component, name })));
    this.jobCaches = model.jobCaches.map(({ name }) => new JobCacheProgram(this, `job-cache-${name}`, { ...component, name }));
    for (const { door } of behind) door.install(this);
    const { prow: placeExposure } = reachable.exposure.objects;
    if (placeExposure) placeExposure(new Construct(this, 'exposure'), insideEndpoints(reachable));
    // a whole app does it for all of its stages
    const wrongLock = isPart ? [] : pullFrom(this, model);
    throwProblems(wrongLock.map((finding) => Where.construct(this.node.path).problem('imageLock', finding)));
    addMetadata(this, model.metadata);
  }

  /**
   * A POSIX shell script that makes the Secrets of this Prow that are missing, looks at those that are there, and makes new values; what `ProwApp` writes
   * as `secrets.sh`, without what its network needs. Secrets that `secretDelivery` brings it leaves alone.
   */
  get secretsScript(): string {
    const { secrets, externalSecrets, sealed } = this._reachable;
    return secretsScript(this.plan._model, secrets, {
      brought: externalSecrets?.brought, store: externalSecrets?.store, sealed, readers: SecretReaders.below(this),
    });
  }
}

/** Where the exposure of a Prow sends what comes in. */
export function insideEndpoints({ prow: { namespace, endpoints }, deckAccess, privateAccess }: ReachableProw): InsideEndpoints {
  return { namespace, hook: endpoints.hook, deck: deckAccess.endpoint, privateDeck: privateAccess?.endpoint };
}
