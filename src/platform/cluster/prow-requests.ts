import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { quantityValue } from '../../core/amounts';
import { Finding } from '../../core/problem';
import { ClusterPlan } from './cluster-plan';

/** Cores and bytes. */
export interface Amounts {
  readonly cpu: number;
  readonly memory: number;
}

/** What all pods of Deployments and StatefulSets below a construct ask the scheduler for. Pods of jobs come and go, and are not among them. */
export function requestsOf(scope: IConstruct): Amounts {
  const objects = scope.node.findAll().filter(ApiObject.isApiObject);
  const least = new Map(objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler').map((scaler) => {
    const { metadata, spec } = scaler.toJson();
    return [`${metadata?.namespace}/${spec?.scaleTargetRef?.name}`, spec?.minReplicas];
  }));
  return objects.filter(({ kind }) => ['Deployment', 'StatefulSet'].includes(kind)).map((workload) => {
    const { metadata, spec } = workload.toJson();
    return ofWorkload({ replicas: least.get(`${metadata?.namespace}/${metadata?.name}`), ...spec });
  }).reduce(plus, { cpu: 0, memory: 0 });
}

function ofWorkload({ replicas = 1, template }: Readonly<Record<string, any>>): Amounts {
  const containers: readonly Record<string, any>[] = template?.spec?.containers ?? [];
  const one = containers.map(({ resources }) => {
    const { cpu = '0', memory = '0' } = resources?.requests ?? {};
    return { cpu: quantityValue(String(cpu)), memory: quantityValue(String(memory)) };
  }).reduce(plus, { cpu: 0, memory: 0 });
  return { cpu: one.cpu * Number(replicas), memory: one.memory * Number(replicas) };
}

function plus(one: Amounts, other: Amounts): Amounts {
  return { cpu: one.cpu + other.cpu, memory: one.memory + other.memory };
}

/** As people say it: `1.05 CPU and 2.1 GiB of memory`. */
export function inWords({ cpu, memory }: Amounts): string {
  return `${inCores(cpu)} and ${inBytes(memory)} of memory`;
}

const inCores = (cpu: number): string => `${Math.round(cpu * 100) / 100} CPU`;
const inBytes = (memory: number): string => (memory < 2 ** 30 ? `${Math.round(memory / 2 ** 20)} MiB` : `${Math.round(memory / 2 ** 30 * 10) / 10} GiB`);

interface Shortage {
  readonly what: string;
  readonly isCertain: boolean;
}

function shortages({ nodeSize, nodes = 1, sharesMachine = false, name, ownRequests }: ClusterPlan, needs: Amounts): readonly Shortage[] {
  const rows = [
    { said: nodeSize.cpus, needed: needs.cpu, own: ownRequests.cpu, show: inCores },
    { said: nodeSize.memory, needed: needs.memory, own: ownRequests.memory, show: (bytes: number) => `${inBytes(bytes)} of memory` },
  ];
  return rows.flatMap(({ said, needed, own, show }) => {
    const all = said === undefined ? Infinity : quantityValue(said) * (sharesMachine ? 1 : nodes);
    if (needed + own <= all) return [];
    const who = sharesMachine ? `the machine under ${name} has` : nodes === 1 ? `the node of ${name} has` : `the ${nodes} nodes of ${name} have`;
    const nodesHave = `${who} ${show(all)}`;
    return [needed > all
      ? { what: `${nodesHave}, and the pods of this Prow ask for ${show(needed)}`, isCertain: true }
      : { what: `${nodesHave}, the pods of this Prow ask for ${show(needed)}, and those of ${name} for about ${show(own)}`, isCertain: false }];
  });
}

/** Nodes on which this Prow cannot run. */
export function nodeSizeFindings(cluster: ClusterPlan, needs: Amounts): readonly Finding[] {
  return shortages(cluster, needs).filter(({ isCertain }) => isCertain).map(({ what }) => (
    { what, instead: 'give nodeSize more, or take more nodes, or lower replicas and resources of components', code: 'NodesTooSmall' }));
}

/** Nodes on which it hardly can. */
export function nodeSizeWarnings(cluster: ClusterPlan, needs: Amounts): readonly string[] {
  return shortages(cluster, needs).filter(({ isCertain }) => !isCertain).map(({ what }) => (
    `${what.charAt(0).toUpperCase()}${what.slice(1)}: some pods would stay pending, and jobs too. Give nodeSize more, or take more nodes.`));
}
