import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects, KnownPod } from './known-objects';
import { selectsLabels } from './label-selector';
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
  readonly namespace: string;
  readonly selector: Readonly<Record<string, unknown>>;
  readonly targets: readonly Target[];
}

/** Services select pods of their namespace, and send traffic to ports that these have. */
export class ServiceTargets implements ReferenceCheck {
  private readonly services: SelectingService[] = [];

  see({ kind, group, path, namespace, json }: RenderedObject): void {
    const selector = json.spec?.selector;
    // without a selector somebody else keeps the endpoints
    if (kind !== 'Service' || group !== '' || !selector || json.spec.type === 'ExternalName') return;
    const targets: Target[] = [];
    each(json.spec.ports, ({ port, targetPort = port, protocol = 'TCP' }, i) => {
      targets.push({ at: `spec.ports[${i}].${targetPort === port ? 'port' : 'targetPort'}`, port: targetPort, protocol });
    });
    this.services.push({ path, namespace, selector, targets });
  }

  problems(known: KnownObjects): Problem[] {
    return this.services.flatMap((service) => {
      const all = known.podsIn(service.namespace);
      if (all.length === 0 && !known.closed) return [];
      const pods = all.filter(({ labels }) => selectsLabels(service.selector, labels));
      if (pods.length > 0) return portProblems(service, pods);
      return [Where.construct(service.path).problem('spec.selector', {
        what: `${quote(service.selector)} matches no pod of the namespace`,
        instead: 'select by labels that a pod template has',
        code: 'SelectorMatchesNothing',
      })];
    });
  }
}

function portProblems({ path, targets }: SelectingService, pods: readonly KnownPod[]): Problem[] {
  return targets.flatMap(({ at, port, protocol }) => {
    const ports = pods.flatMap((pod) => pod.ports).filter((candidate) => candidate.protocol === protocol);
    if (ports.some(({ name, number }) => port === number || port === name)) return [];
    const offered = typeof port === 'string' ? ports.flatMap(({ name }) => name ?? []) : ports.map(({ number }) => String(number));
    return [Where.construct(path).problem(at, {
      what: `no selected pod has the ${protocol} port ${quote(port)}`,
      instead: remedy(String(port), [...new Set(offered)], 'declare it as a containerPort'),
      code: 'TargetPortMissing',
    })];
  });
}
