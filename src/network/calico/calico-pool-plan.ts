import { dnsSubdomain } from '../../core/names';
import { cidr, familyOf, overlap } from '../../core/net';
import { Report, Rule } from '../../core/props';
import { oldShape, passes, PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { boolean, instanceOf, list, oneOf } from '../../core/values';
import { CalicoEncapsulation, CalicoEncapsulationPlan } from './calico-encapsulation';
import { CalicoPoolOptions } from './calico-pool-options';
import { calicoSelector } from './calico-selector';

/** `CalicoPoolOptions` with every default filled in. */
export interface CalicoPoolPlan {
  readonly cidr: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly name: string;
  readonly blockSize: number;
  readonly encapsulation: CalicoEncapsulationPlan;
  readonly natOutgoing: boolean;
  readonly nodeSelector: string;
  readonly namespaceSelector?: string;
  readonly allowedUses: readonly ('Workload' | 'Tunnel' | 'LoadBalancer')[];
  readonly assignmentMode: 'Automatic' | 'Manual';
  readonly disabled: boolean;
  readonly disableBGPExport: boolean;
}

const BLOCK_SIZES = { ipv4: { least: 20, most: 32, usual: 26 }, ipv6: { least: 116, most: 128, usual: 122 } } as const;
const LINK_LOCAL = ['169.254.0.0/16', 'fe80::/10'];

export const calicoPoolOptions: Rule<CalicoPoolPlan> = oldShape<CalicoPoolOptions, CalicoPoolPlan>(readCalicoPool);

export function readCalicoPool(p: PropsReader<CalicoPoolOptions>): CalicoPoolPlan {
  const network = p.required('cidr', poolCidr);
  const family = typeof network === 'string' && network.includes(':') ? 'ipv6' : 'ipv4';
  const uses = p.optional('allowedUses', list(oneOf('Workload', 'Tunnel', 'LoadBalancer'), 1), p.given('namespaceSelector') ? ['Workload'] : ['Workload', 'Tunnel']);
  const balancer = Array.isArray(uses) && uses.includes('LoadBalancer');
  const byDefault = balancer ? CalicoEncapsulation.none() : CalicoEncapsulation.vxlanCrossSubnet();
  const given = p.optional('encapsulation', instanceOf(CalicoEncapsulation, 'CalicoEncapsulation.vxlan()'), byDefault);
  const plan: CalicoPoolPlan = {
    cidr: network,
    family,
    name: p.optional('name', dnsSubdomain, `${balancer ? 'loadbalancer' : 'default'}-${family}-ippool`),
    blockSize: p.optional('blockSize', blockSizeOf(family), BLOCK_SIZES[family].usual),
    encapsulation: (given instanceof CalicoEncapsulation ? given : byDefault)._plan,
    natOutgoing: p.optional('natOutgoing', boolean, family === 'ipv4' && !balancer),
    nodeSelector: p.optional('nodeSelector', calicoSelector, 'all()'),
    namespaceSelector: p.optional('namespaceSelector', calicoSelector),
    allowedUses: uses,
    assignmentMode: p.optional('assignmentMode', oneOf('Automatic', 'Manual'), 'Automatic'),
    disabled: p.optional('disabled', boolean, false),
    disableBGPExport: p.optional('disableBGPExport', boolean, false),
  };
  contradictions(p, plan);
  return plan;
}

const poolCidr: Rule<string> = (value, report) => {
  if (passes(cidr, value, report) && LINK_LOCAL.some((reserved) => overlap(reserved, value))) {
    report({ what: `${quote(value)} is link-local, which no router forwards`, instead: `write one like ${familyOf(value) === 'ipv4' ? '"192.168.0.0/16"' : '"fd00:192:168::/56"'}`, code: 'CidrLinkLocal' });
  }
  return value as string;
};

function blockSizeOf(family: 'ipv4' | 'ipv6'): Rule<number> {
  const { least, most } = BLOCK_SIZES[family];
  return (value, report: Report) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      report({ what: `${quote(value)} is not an integer from ${least} to ${most}, as ${family === 'ipv4' ? 'IPv4' : 'IPv6'} needs`, instead: `leave it out to get ${BLOCK_SIZES[family].usual}`, code: 'BlockSizeOutOfRange' });
    }
    return value as number;
  };
}

function contradictions(p: PropsReader<CalicoPoolOptions>, pool: CalicoPoolPlan): void {
  const { cidr: network, family, encapsulation, blockSize, allowedUses } = pool;
  const prefix = Number(String(network).split('/')[1]);
  if (prefix > blockSize && blockSize >= BLOCK_SIZES[family].least && !pool.disabled) {
    p.problem('cidr', { what: `${quote(network)} is smaller than one block, a /${blockSize}`, instead: `write a /${blockSize} or larger, or blockSize: ${Math.max(prefix, BLOCK_SIZES[family].least)}`, code: 'NetworkTooSmall' });
  }
  if (family === 'ipv6' && encapsulation.ipv4Only) {
    p.problem('encapsulation', { what: `${encapsulation.word} carries IPv4 only`, instead: 'write CalicoEncapsulation.vxlan(), CalicoEncapsulation.vxlanCrossSubnet() or CalicoEncapsulation.none()', code: 'Ipv6Unsupported' });
  }
  if (Array.isArray(allowedUses) && allowedUses.includes('Tunnel') && pool.namespaceSelector !== undefined) {
    p.problem('namespaceSelector', { what: 'tunnels belong to no namespace', instead: 'write allowedUses: ["Workload"], or leave it out', code: 'MutuallyExclusive' });
  }
  if (Array.isArray(allowedUses) && allowedUses.includes('LoadBalancer')) loadBalancerContradictions(p, pool);
}

/** Source: Calico v3.32.1, `validateIPPool`. */
function loadBalancerContradictions(p: PropsReader<CalicoPoolOptions>, pool: CalicoPoolPlan): void {
  if (pool.allowedUses.length > 1) {
    p.problem('allowedUses', { what: 'LoadBalancer stands beside other uses', instead: 'make a pool of its own for Services', code: 'MutuallyExclusive' });
  }
  if (pool.encapsulation.call !== 'none') {
    p.problem('encapsulation', { what: `${pool.encapsulation.word} does not fit addresses of Services`, instead: 'leave it out', code: 'MutuallyExclusive' });
  }
  if (pool.disableBGPExport) p.problem('disableBGPExport', { what: 'would hide addresses of Services', instead: 'leave it out', code: 'MutuallyExclusive' });
  if (pool.nodeSelector !== 'all()') p.problem('nodeSelector', { what: 'addresses of Services belong to no node', instead: 'leave it out', code: 'MutuallyExclusive' });
  if (pool.natOutgoing) p.problem('natOutgoing', { what: 'no pod has an address of this pool', instead: 'leave it out', code: 'PropWithoutEffect' });
}
