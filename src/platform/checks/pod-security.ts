import { PodSecurityLevel } from '../../core/pod-security/pod-security-level';
import { levelFor, violationFinding } from '../../core/pod-security/pod-security-findings';
import { podViolations, podViolationsFrom, PodViolation } from '../../core/pod-security/pod-violations';
import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { PodTemplate } from './pod-template';
import { ReferenceCheck } from './reference-check';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
/** Whose pods the API server looks at, in groups. Source: k8s.io/pod-security-admission admission/admission.go at v0.37.1. */
const MAKERS: Readonly<Record<string, readonly string[]>> = {
  '': ['Pod', 'ReplicationController'],
  'apps': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'batch': ['CronJob', 'Job'],
};

interface Enforced {
  readonly level: PodSecurityLevel;
  /** The minor whose rules hold; absent where each cluster takes those of its own. */
  readonly minor?: number;
}

interface Suspect {
  readonly path: string;
  readonly namespace: string;
  readonly pod: PodTemplate;
}

/** Pods are such as the level of their namespace lets start, where the app makes the namespace. */
export class PodSecurity implements ReferenceCheck {
  private readonly levels = new Map<string, Enforced>();
  private readonly waiting: Suspect[] = [];
  private readonly found: Problem[] = [];

  /** For clusters from a minor of Kubernetes 1 on. */
  constructor(private readonly oldest: number) {}

  see(object: RenderedObject, pod: PodTemplate | undefined): void {
    const { kind, group, name, namespace, path, json } = object;
    if (kind === 'Namespace' && group === '') this.levels.set(name, enforced(json.metadata.labels ?? {}));
    if (!pod || !MAKERS[group]?.includes(kind)) return;
    const suspect = { path, namespace, pod };
    if (this.levels.has(namespace)) this.judge(suspect);
    // a namespace that comes later is rare; of a hardened pod nothing has to be kept for it
    else if (podViolationsFrom(pod, PodSecurityLevel.RESTRICTED, this.oldest).length > 0) this.waiting.push(suspect);
  }

  problems(): Problem[] {
    this.waiting.splice(0).forEach((suspect) => this.judge(suspect));
    return this.found;
  }

  private judge({ path, namespace, pod }: Suspect): void {
    const asked = this.levels.get(namespace);
    if (asked === undefined) return;
    const { level, minor } = asked;
    for (const violation of minor === undefined ? podViolationsFrom(pod, level, this.oldest) : podViolations(pod, level, minor)) {
      const otherwise = `label the namespace ${ENFORCE}: ${levelFor(violation)}`;
      this.found.push(Where.construct(path).problem(placeOf(violation, pod), violationFinding(violation, asked.level, namespace, otherwise)));
    }
  }
}

function placeOf({ at, inAnnotations }: PodViolation, { specAt }: PodTemplate): string {
  return inAnnotations ? `${specAt.replace(/spec$/, 'metadata')}.annotations[${quote(at)}]` : `${specAt}.${at}`;
}

/** What a namespace asks for; one without labels gets what the API server was started with, which is nothing unless somebody changed it. */
function enforced(labels: Readonly<Record<string, unknown>>): Enforced {
  const level = Object.values(PodSecurityLevel).find((one) => one === labels[ENFORCE]) ?? PodSecurityLevel.PRIVILEGED;
  const [, minor] = /^v1\.(\d+)$/.exec(String(labels[`${ENFORCE}-version`])) ?? [];
  return { level, minor: minor === undefined ? undefined : Number(minor) };
}
