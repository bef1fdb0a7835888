import { Where } from '../core/problem';
import { passes, PropsReader, readProps, Rule } from '../core/props';
import { text } from '../core/safe-text';
import { instanceOf, record } from '../core/values';
import { Exposure } from '../exposure/exposure';
import { ExposurePlan } from '../exposure/exposure-plan';
import { clusterNetworkOptions, clusterNetworkProblems, resolveClusterNetwork } from '../network/cluster-network';
import { Cni } from '../network/cni';
import { CniPlan } from '../network/cni-plan';
import { NamespacesModel } from '../prow/prow-namespaces';
import { jobsLimitRange, resourceAmounts } from '../prow/jobs-limit-range';
import { ProwModel } from '../prow/prow-model';
import { readProw } from '../prow/resolve-prow';
import { ProwAppProps, ProwProps } from './platform-props';

/** A platform with every default filled in and nothing in it that contradicts itself. */
export interface PlatformModel {
  readonly prow: ProwModel;
  readonly namespaces: NamespacesModel;
  readonly exposure: ExposurePlan;
  readonly cni: CniPlan;
  readonly outdir: string | undefined;
}

/** Prow alone, and how it is reached. */
export interface ReachableProw {
  readonly prow: ProwModel;
  readonly exposure: ExposurePlan;
}

/** Fills in every default once; throws everything that is wrong together. */
export function resolvePlatform(where: Where, props: ProwAppProps): PlatformModel {
  return readProps<ProwAppProps, PlatformModel>(where, props, (p) => {
    const reachable = readReachableProw(p);
    const cni = p.optional('cni', orElse(Cni, 'Cni.preinstalled() or Cni.flannel()', Cni.preinstalled()), Cni.preinstalled())._plan;
    const network = resolveClusterNetwork(p.optional('clusterNetwork', clusterNetworkOptions, {}), cni);
    for (const { prop, ...finding } of clusterNetworkProblems(network)) p.problem(prop as keyof ProwAppProps & string, finding);
    return {
      ...reachable,
      cni,
      namespaces: {
        namespace: reachable.prow.namespace,
        jobsNamespace: reachable.prow.jobsNamespace,
        jobsResourceQuota: p.optional('jobsResourceQuota', record(resourceAmounts)),
        jobsLimitRange: p.optional('jobsLimitRange', jobsLimitRange),
      },
      outdir: p.optional('outdir', text),
    };
  });
}

/** The same for a Prow inside somebody else's chart. */
export function resolveProw(where: Where, props: ProwProps): ReachableProw {
  return readProps<ProwProps, ReachableProw>(where, props, readReachableProw);
}

function readReachableProw<P extends ProwProps>(props: PropsReader<P>): ReachableProw {
  const byDefault = Exposure.nodePort();
  const exposure = (props as unknown as PropsReader<ProwProps>).optional('exposure', orElse(Exposure, 'Exposure.nodePort()', byDefault), byDefault)._plan;
  return { exposure, prow: readProw(props, { hookExposure: exposure.hook, deckExposure: exposure.deck, deckUrl: exposure.deckUrl }) };
}

/** An instance, or after a finding the default, so that what is read from it can be checked too. */
function orElse<T>(made: { readonly prototype: T }, example: string, byDefault: T): Rule<T> {
  return (value, report) => (passes(instanceOf(made, example), value, report) ? value : byDefault);
}
