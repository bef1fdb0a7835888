import { PodsOf } from '../../core/traffic';
import { UpstreamManifest } from '../../core/upstream/upstream-manifest';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { CniPlan } from '../../network/cni-plan';
import { IsolationSettings } from './resolve-isolation';

/** The same exposure, whose controller is where this cluster brings it, unless somebody said where it is, or installs another one from here. */
export function withCallersHere(exposure: ExposurePlan, { policyView: { controllers = {} } }: CniPlan, installed: readonly UpstreamManifest[]): ExposurePlan {
  const { controllerAsInstalled: name } = exposure;
  const isInstalled = installed.some(({ _plan: { provides } }) => provides.includes(name as string));
  return name === undefined || isInstalled || !Object.hasOwn(controllers, name) ? exposure : { ...exposure, callers: [{ name, pods: controllers[name] }] };
}

/** Whom policies let in, where its user may have put it elsewhere. */
export function callerNotes(isolation: IsolationSettings | undefined, { callers = [] }: ExposurePlan, { name: cni, policyView }: CniPlan): readonly string[] {
  if (isolation === undefined) return [];
  return callers.flatMap(({ name, pods, nodes }) => [
    ...(pods === undefined ? [] : [
      `Policies let ${name} in to hook and deck from `
        + `${podsIn(pods)}${policyView.controllers?.[name] === pods ? `, where the cluster of ${cni} brings it` : ''}; `
      + 'say the namespace of its controller where it runs in another one, and hostNetwork: true where it has the network of its nodes.',
    ]),
    ...(nodes === undefined ? [] : isolation.dialect._group === 'cilium.io' ? [
      `Policies let nodes call hook and deck, because ${name} has the network of its nodes: whatever else runs on them may call too, `
        + `and nobody else in the cluster.`,
    ] : [
      `Policies let anybody call hook and deck, because ${name} has the network of its nodes: what it sends comes from a node, and no policy but `
        + `Cilium's own can tell nodes apart.`,
    ]),
  ]);
}

function podsIn({ namespace, labels }: PodsOf): string {
  const all = Object.entries(labels).map(([key, value]) => `${key}: ${value}`);
  return `namespace ${namespace}${all.length === 0 ? '' : `, pods with ${all.join(', ')}`}`;
}
