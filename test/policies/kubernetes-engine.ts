import { allows, enters, sideAllows } from '../platform/network-policy-evaluator';
import { effective } from './services';
import type { Engine } from './world';

/** Kubernetes' own text, by addresses as they are behind Services. Whoever enforces no other policies is taken to keep to it. */
export const kubernetes: Engine = (policies, world, flows) => flows.map((flow) => {
  const { from, to, port, protocol } = effective(world, flow);
  return allows(policies, world.ends[from], world.ends[to], port, protocol);
});

/**
 * Who sees a connection to a Service before its address is replaced, as the agent of Amazon's VPC CNI does: rules by labels hold for Services of
 * such pods, whose addresses its controller adds, and rules by addresses for the Service's own.
 *
 * Source: aws/amazon-network-policy-controller-k8s, pkg/resolvers/endpoints.go (`getMatchingServiceClusterIPs`), and aws-network-policy-agent#222.
 */
export const kubernetesBeforeServices: Engine = (policies, world, flows) => flows.map((flow) => {
  const [from, to] = [world.ends[flow.from], world.ends[flow.to]];
  if (to.leadsTo === undefined) return allows(policies, from, to, flow.port, flow.protocol);
  const behind = effective(world, flow);
  const target = world.ends[behind.to];
  const leaves = sideAllows(policies, from, 'Egress', { address: to.address }, flow.port, flow.protocol)
    || (target.namespace !== undefined && sideAllows(policies, from, 'Egress', { ...target, address: to.address }, behind.port, flow.protocol));
  return leaves && enters(policies, from, target, behind.port, flow.protocol);
});
