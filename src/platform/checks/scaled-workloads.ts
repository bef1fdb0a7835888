import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { isIn } from './external-objects';
import { KnownObjects } from './known-objects';
import { isOurs } from './own-objects';
import { remedy } from './remedy';
import { ReferenceCheck } from './reference-check';

interface Scaler {
  readonly path: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly at: string;
  readonly most: number;
  readonly mostAt: string;
}

const WORKLOADS = ['Deployment', 'ReplicaSet', 'StatefulSet'];

/** What scales workloads finds them, and nobody scales those of which only one may run: a second crier reports everything twice. */
export class ScaledWorkloads implements ReferenceCheck {
  readonly kinds = ['HorizontalPodAutoscaler', 'ScaledObject', ...WORKLOADS];
  private readonly scalers: Scaler[] = [];
  private readonly singles = new Map<string, string>();
  private readonly workloads = new Map<string, string[]>();
  private readonly found: Problem[] = [];

  see({ kind, group, path, name, namespace, json }: RenderedObject): void {
    const { spec } = json;
    if (group === 'apps' && WORKLOADS.includes(kind)) return this.seeWorkload(kind, name, namespace, path, json);
    const target = spec?.scaleTargetRef;
    if (typeof target?.name !== 'string') return;
    const common = { path, namespace, name: target.name, at: 'spec.scaleTargetRef.name', kind: target.kind ?? 'Deployment' };
    if (kind === 'HorizontalPodAutoscaler' && group === 'autoscaling') {
      this.scalers.push({ ...common, most: Number(spec.maxReplicas), mostAt: 'spec.maxReplicas' });
    }
    if (kind === 'ScaledObject' && group === 'keda.sh') {
      this.scalers.push({ ...common, most: Number(spec.maxReplicaCount ?? 100), mostAt: 'spec.maxReplicaCount' });
    }
  }

  problems(known: KnownObjects): Problem[] {
    return [...this.found, ...this.scalers.flatMap((scaler) => {
      const { path, namespace, kind, name, at, most, mostAt } = scaler;
      const one = `${kind} ${quote(name)}${namespace === '' ? '' : ` in namespace ${quote(namespace)}`}`;
      const single = kind === 'Deployment' ? this.singles.get(`${namespace}/${name}`) : undefined;
      if (single !== undefined && most > 1) {
        return [Where.construct(path).problem(mostAt, {
          what: `${most} pods of ${one} could run, and of [${single}] only one may run`, instead: 'leave the autoscaler out', code: 'ReplicasNotAllowed',
        })];
      }
      const names = this.workloads.get(`${kind}/${namespace}`) ?? [];
      // other kinds are of software that is not known here
      if (names.includes(name) || !known.closed || !WORKLOADS.includes(kind)) return [];
      if (known.workloads.some((one) => one.kind === kind && one.name === name && isIn(one, namespace))) return [];
      return [Where.construct(path).problem(at, {
        what: `there is no ${one}`,
        instead: remedy(name, names, 'emit it in the namespace of the autoscaler, or say it in existing.workloads'),
        code: 'ScaleTargetMissing',
      })];
    })];
  }

  private seeWorkload(kind: string, name: string, namespace: string, path: string, json: RenderedObject['json']): void {
    const key = `${kind}/${namespace}`;
    const names = this.workloads.get(key);
    if (names) names.push(name);
    else this.workloads.set(key, [name]);
    // those that may not run twice are not even replaced by a second one
    if (kind !== 'Deployment' || json.spec?.strategy?.type !== 'Recreate' || !isOurs(json)) return;
    this.singles.set(`${namespace}/${name}`, path);
    if (json.spec.replicas > 1) {
      this.found.push(Where.construct(path).problem('spec.replicas', {
        what: `${json.spec.replicas} pods of ${name} would run, and only one may run`, instead: 'leave replicas as they are', code: 'ReplicasNotAllowed',
      }));
    }
  }
}
