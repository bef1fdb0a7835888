import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { KnownPod, KnownPort } from './known-pods';
import { selectsLabels } from './label-selector';
import { isOurs } from './own-objects';
import { each } from './pod-template';
import { ReferenceCheck } from './reference-check';
import { remedy } from './remedy';

interface Target {
  readonly at: string;
  readonly port: unknown;
  readonly protocol: string;
}

interface SelectingService {
  readonly path: string;
  readonly name: string;
  readonly namespace: string;
  readonly ours: boolean;
  readonly selector: Readonly<Record<string, unknown>>;
  readonly targets: readonly Target[];
}

/** Services select pods of their namespace, and send traffic to ports that these have; those of Prow to no other pods than its own. */
export class ServiceTargets implements ReferenceCheck {
  readonly kinds = ['Service'];
  private readonly services: SelectingService[] = [];
  private readonly warned: string[] = [];

  see({ group, path, name, namespace, json }: RenderedObject): void {
    const selector = json.spec?.selector;
    // without a selector somebody else keeps the endpoints
    if (group !== '' || !selector || json.spec.type === 'ExternalName') return;
    const targets: Target[] = [];
    each(json.spec.ports, ({ port, targetPort = port, protocol = 'TCP' }, i) => {
      targets.push({ at: `spec.ports[${i}].${targetPort === port ? 'port' : 'targetPort'}`, port: targetPort, protocol });
    });
    this.services.push({ path, name, namespace, ours: isOurs(json), selector, targets });
  }

  problems(known: KnownObjects): Problem[] {
    this.warned.length = 0;
    return this.services.flatMap((service) => {
      const all = known.pods.in(service.namespace);
      if (all.length === 0 && !known.closed) return [];
      const pods = all.filter(({ labels }) => selectsLabels(service.selector, labels));
      const elsewhere = known.pods.mayBeElsewhere(service.namespace, (labels) => selectsLabels(service.selector, labels));
      if (pods.length > 0) return [...elsewhere ? [] : portProblems(service, pods), ...this.caught(service, pods)];
      if (elsewhere) return [];
      return [Where.construct(service.path).problem('spec.selector', {
        what: `${quote(service.selector)} matches no pod of the namespace`,
        instead: 'select by labels that a pod template has, or say in existing.workloads what makes the pods',
        code: 'SelectorMatchesNothing',
      })];
    });
  }

  /** Two versions of one thing may share a Service that is not ours, as long as both can answer. */
  warnings(): readonly string[] {
    return this.warned;
  }

  private caught({ path, name, ours, targets, selector }: SelectingService, pods: readonly KnownPod[]): Problem[] {
    if (pods.length === 1) return [];
    if (ours && pods.some((pod) => pod.ours)) {
      return pods.filter((pod) => !pod.ours).map((pod) => Where.construct(pod.path).problem(pod.specAt.replace(/spec$/, 'metadata.labels'), {
        what: `these pods would get a part of the traffic of Service ${quote(name)} of [${path}], which selects ${quote(selector)}`,
        instead: 'give them other labels',
        code: 'TrafficCaught',
      }));
    }
    for (const pod of pods) {
      if (targets.every((target) => answers(pod.ports, target))) continue;
      const others = pods.filter((other) => other !== pod && targets.every((target) => answers(other.ports, target)));
      if (others.length > 0) {
        this.warned.push(`[${path}] Service ${quote(name)} selects pods of [${pod.path}] beside those of [${others[0].path}], `
          + 'and they do not have its ports. A part of the traffic gets lost there.');
      }
    }
    return [];
  }
}

function answers(ports: readonly KnownPort[], { port, protocol }: Target): boolean {
  return ports.some((one) => one.protocol === protocol && (one.number === port || one.name === port));
}

function portProblems({ path, targets }: SelectingService, pods: readonly KnownPod[]): Problem[] {
  const all = pods.flatMap((pod) => pod.ports);
  // a port need not be declared to be listened on: of pods that declare none, nobody knows
  const isOpen = ({ port }: Target): boolean => typeof port === 'number' && pods.some(({ ports }) => ports.length === 0);
  return targets.filter((target) => !answers(all, target) && !isOpen(target)).map(({ at, port, protocol }) => {
    const ports = all.filter((candidate) => candidate.protocol === protocol);
    const offered = typeof port === 'string' ? ports.flatMap(({ name }) => name ?? []) : ports.map(({ number }) => String(number));
    return Where.construct(path).problem(at, {
      what: `no selected pod has the ${protocol} port ${quote(port)}`,
      instead: remedy(String(port), [...new Set(offered)], 'declare it as a containerPort'),
      code: 'TargetPortMissing',
    });
  });
}
