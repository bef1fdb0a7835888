import * as ipaddr from 'ipaddr.js';
import { overlap } from '../../core/net';
import { Finding, Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { elements, PodTemplate } from './pod-template';
import { ReferenceCheck } from './reference-check';

interface SeenPool {
  readonly path: string;
  readonly name: string;
  readonly cidr: string;
}

const PROBES = ['livenessProbe', 'readinessProbe'] as const;
const NO_BIRD: Finding = {
  what: 'asks for BIRD, which Calico does not run without BGP, so that no pod of it gets ready',
  instead: 'leave -bird-live and -bird-ready out', code: 'FeatureMissing',
};

function asksBird(probe: any): boolean {
  const command: unknown = probe?.exec?.command;
  return Array.isArray(command) && command.some((word) => /^-bird-(live|ready)$/.test(String(word)));
}

/** Calico's pools and probes, among each other and with what Calico is told to run, whoever wrote them: `Calico`, CalicoPool, or somebody's hand. */
export class CalicoObjects implements ReferenceCheck {
  readonly kinds = ['ConfigMap', 'IPPool', 'Installation'];
  readonly pods = true;
  private readonly seen: SeenPool[] = [];
  private readonly found: Problem[] = [];
  private readonly overIpip: string[] = [];
  private readonly overBird: Problem[] = [];
  private withoutBgp: string | undefined;

  see({ path, group, kind, name, json: { spec, data } }: RenderedObject, pod: PodTemplate | undefined): void {
    if (kind === 'Installation' && group === 'operator.tigera.io') {
      if (spec?.calicoNetwork?.bgp === 'Disabled') this.withoutBgp = path;
      for (const pool of elements(spec?.calicoNetwork?.ipPools)) this.seePool(path, String(pool.name), pool.cidr);
    }
    if (kind === 'ConfigMap' && name === 'calico-config' && data?.calico_backend === 'vxlan') this.withoutBgp = path;
    for (const { at, container } of pod?.containers ?? []) {
      for (const probe of PROBES.filter((one) => asksBird(container[one]))) this.overBird.push(Where.construct(path).problem(`${at}.${probe}`, NO_BIRD));
    }
    if (kind !== 'IPPool' || !/^(crd\.)?projectcalico\.org$/.test(group)) return;
    this.seePool(path, name, spec?.cidr);
    if (['Always', 'CrossSubnet'].includes(spec?.ipipMode)) this.overIpip.push(path);
  }

  problems(): Problem[] {
    const { withoutBgp } = this;
    if (withoutBgp === undefined) return this.found;
    return [...this.found, ...this.overBird, ...this.overIpip.map((path) => Where.construct(path).problem('spec.ipipMode', {
      what: 'IPIP needs BGP, which is off in '
        + `[${withoutBgp}]`, instead: 'write vxlanMode in its place, or leave bgp out of Cni.calico()', code: 'EncapsulationNeedsBgp',
    }))];
  }

  private seePool(path: string, name: string, cidr: unknown): void {
    if (typeof cidr !== 'string' || !ipaddr.isValidCIDR(cidr)) return;
    for (const other of this.seen.filter((one) => one.path !== path && overlap(one.cidr, cidr))) {
      this.found.push(Where.construct(path).problem('spec.cidr', {
        what: `${quote(cidr)} shares addresses with ${quote(other.cidr)} of the pool ${quote(other.name)} in `
          + `[${other.path}]`, instead: 'give each pool a network of its own', code: 'CidrOverlap',
      }));
    }
    this.seen.push({ path, name, cidr });
  }
}
