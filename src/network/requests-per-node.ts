import { ContainerResources } from '../core/workload-options';

/** What the containers of a pod ask for, as `CniCapabilities.requestsPerNode` has it. */
export function requestsPerNode(containers: Readonly<Record<string, ContainerResources>>): string {
  const asking = Object.entries(containers).flatMap(([name, { requests = {} }]) => {
    const amounts = Object.entries(requests).map(([resource, amount]) => `${resource} ${amount}`);
    return amounts.length === 0 ? [] : [`${name} ${amounts.join(', ')}`];
  });
  return asking.join('; ') || 'none';
}
