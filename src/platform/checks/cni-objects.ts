import { ErrorCode } from '../../core/error-catalogue';
import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { CalicoApiVersion, V1_WARNING } from '../../network/calico-versions';
import { CniPlan } from '../../network/cni-plan';
import { CHARTS_OF_CNIS, GROUPS_OF_CNIS, L7_BESIDE_PODS, L7_BY_PROXY, L7_OF_CILIUM, WISHES_FOR_CNIS } from '../../network/own-kinds';
import { RenderedObject } from '../../writer/rendered-object';
import { STAGES } from '../stages';
import { orAnotherCni } from './another-cni';
import { l7RulesOf } from './l7-rules';
import { elements, PodTemplate } from './pod-template';
import { ReferenceCheck } from './reference-check';

/** What a check of objects has to know of the cluster's CNI. */
export type KnownCni = Pick<
  CniPlan, 'name' | 'capabilities' | 'policyGroups' | 'untakenGroups' | 'l7TurnedOnBy' | 'isThere' | 'ignoredKinds' | 'waits' | 'warnings' | 'brought'
>;

/** Charts that are applied before what a CNI makes when it runs is waited for. */
const BEFORE_CNI: readonly string[] = [STAGES.crds, STAGES.namespaces, STAGES.network];
/** The folder of CNI configurations, or one above it. */
const CONFIGURATIONS = /^\/etc(\/cni(\/net\.d)?)?\/?$/;
/** Kinds that install a chart, or software on nodes. */
const INSTALLERS = ['Application', 'DaemonSet', 'HelmChart', 'HelmRelease', 'Job'];
/** They put themselves before a CNI that is there, and are none. */
const CHAINED = /multus|istio-cni|linkerd-cni/;

/** A cluster has one CNI: of two, whose configuration sorts first wins. And it should read what is written for it. */
export class CniObjects implements ReferenceCheck {
  private first: { readonly path: string; readonly name: string } | undefined;
  private readonly found: Problem[] = [];
  private readonly warned = new Set<string>();

  /** Where nobody said which CNI there is, only what could install one is of interest. */
  readonly kinds: readonly string[] | undefined;

  constructor(private readonly cni: KnownCni | undefined) {
    this.kinds = cni === undefined ? [...INSTALLERS, ...WISHES_FOR_CNIS.map((wish) => wish.slice(wish.lastIndexOf('/') + 1))] : undefined;
  }

  see(object: RenderedObject, pod: PodTemplate | undefined): void {
    if (isCni(object, pod)) this.seeCni(object);
    if (this.cni !== undefined) this.seeFor(this.cni, object);
  }

  problems(): Problem[] {
    return this.found;
  }

  warnings(): readonly string[] {
    return [...this.warned];
  }

  private seeCni({ path, kind, name }: RenderedObject): void {
    if (this.first === undefined) this.first = { path, name };
    else {
      this.found.push(Where.construct(path).problem('', {
        what: `${kind} ${quote(name)} installs a CNI, and [${this.first.path}] does already`,
        instead: 'keep one of them', code: 'SeveralCnis',
      }));
    }
  }

  private seeFor(cni: KnownCni, object: RenderedObject): void {
    const { name, capabilities, policyGroups, ignoredKinds } = cni;
    const { path, group, kind } = object;
    const report = (what: string, instead: string, code: ErrorCode = 'PolicyIgnored'): void => void this.found.push(Where.construct(path).problem('', {
      what, instead, code,
    }));
    const isTaken = cni.untakenGroups?.[group]?.but.includes(kind) === true;
    const why = ignoredKinds?.[`${group}/${kind}`];
    if (group === 'networking.k8s.io' && kind === 'NetworkPolicy' && capabilities.enforcesNetworkPolicy === false) {
      report(`a NetworkPolicy has no effect, because ${name} enforces none`, orAnotherCni(
        cni.brought?.enforcement === undefined ? 'leave it out' : 'leave it out, or '
          + `${cni.brought.enforcement}`, 'choose a CNI that does, such as Cni.calico() or Cni.cilium()', cni));
    } else if (why !== undefined) {
      report(`${kind} of ${group} has no effect with ${name}: ${why}`, 'leave it out');
    } else if (Object.hasOwn(GROUPS_OF_CNIS, group) && policyGroups !== undefined && !policyGroups.includes(group) && !isTaken) {
      report(`${kind} of ${group} has no effect, because ${name} does not read it`, orAnotherCni('leave it out', `choose ${GROUPS_OF_CNIS[group]}`, cni));
    } else if (policyGroups?.includes(group) && cni.waits !== undefined && BEFORE_CNI.includes(path.split('/')[0])) {
      report(`${kind} of ${group} is a kind that ${name} makes when it runs, which is after `
        + 'this chart', `put it into the chart ${STAGES.networkConfig} or a later one`, 'UpstreamStageTooLate');
    } else if (policyGroups?.includes(group) && L7_BY_PROXY.includes(group) && capabilities.enforcesNetworkPolicy && capabilities.l7Policy === false) {
      for (const rule of l7RulesOf(object)) {
        report(`${rule} of a ${kind} is done by the L7 proxy of ${name}, `
          + 'which is off', `${cni.l7TurnedOnBy ?? L7_OF_CILIUM}, or leave ${rule} out`, 'FeatureMissing');
      }
    }
    this.warnFor(cni, object);
  }

  /** What works or not by something that nobody sees from here. */
  private warnFor({ name, policyGroups, warnings }: KnownCni, object: RenderedObject): void {
    const { path, group, kind, json } = object;
    if (json.apiVersion === CalicoApiVersion.V1 && !warnings.includes(V1_WARNING)) this.warned.add(`[${path}] ${kind}: ${V1_WARNING}`);
    if (Object.hasOwn(L7_BESIDE_PODS, group) && policyGroups?.includes(group) && l7RulesOf(object).includes('http')) {
      const beside = L7_BESIDE_PODS[group];
      this.warned.add(`[${path}] ${kind}: ${name} looks into HTTP only where ${beside} beside each pod; without them its http has no effect.`);
    }
  }
}

/** By what it writes on nodes, or by what other software makes a CNI of. */
function isCni({ kind, group, name, json }: RenderedObject, pod: PodTemplate | undefined): boolean {
  if (!INSTALLERS.includes(kind)) return !CHAINED.test(name) && WISHES_FOR_CNIS.includes(`${group}/${kind}`);
  if (CHAINED.test(name)) return false;
  if (CHARTS_OF_CNIS.includes(chartOf(kind, json)?.split('/').at(-1) ?? '')) return true;
  if (kind === 'Job' && elements(pod?.spec.containers).some(({ args }) => installsChart(args))) return true;
  return kind === 'DaemonSet' && writesConfiguration(pod);
}

/** By Helm, in a container. */
function installsChart(args: unknown): boolean {
  return Array.isArray(args) && args[0] === 'upgrade' && CHARTS_OF_CNIS.some((chart) => args.includes(chart));
}

function chartOf(kind: string, { spec }: RenderedObject['json']): string | undefined {
  const chart = { HelmChart: spec?.chart, HelmRelease: spec?.chart?.spec?.chart, Application: spec?.source?.chart }[kind];
  return typeof chart === 'string' ? chart : undefined;
}

/** True when a container of it has the folder of CNI configurations, whole or in a larger one. */
function writesConfiguration(pod: PodTemplate | undefined): boolean {
  const volumes = elements(pod?.spec.volumes).filter(({ hostPath }) => CONFIGURATIONS.test(String(hostPath?.path))).map(({ name }) => name as unknown);
  const mounts = (pod?.containers ?? []).flatMap(({ container }) => elements(container.volumeMounts));
  return mounts.some(({ name, readOnly }) => readOnly !== true && volumes.includes(name));
}
