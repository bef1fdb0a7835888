import { APPARMOR_PREFIX, Control, CONTROLS } from '../../core/pod-security/controls';
import { PodSecurityLevel } from '../../core/pod-security/pod-security-level';
import { isPlainObject } from '../../core/props';
import { podViolationsFrom, PodViolation } from '../../core/pod-security/pod-violations';
import { ProwModel } from '../prow-model';
import { AdmissionRule, cel } from './admission-rule';
import { jobsHere, JobWithPresets } from './named-in-jobs';

/** What is asked of a field: of its value, or of what is below it. */
interface Field {
  readonly path: readonly string[];
  readonly control: Control;
}

const BASELINE = CONTROLS.filter(({ level }) => level === PodSecurityLevel.BASELINE)
  .flatMap((control) => control.paths.map((path) => ({ path: path.split('.'), control })));
const OF_PODS = BASELINE.filter(({ control }) => control.scope !== 'container');
const OF_CONTAINERS = BASELINE.filter(({ control }) => control.scope !== 'pod');

/** Whether the policy holds pods of presubmits to `baseline`: their namespace asks for nothing, and none of them here is for more. */
export function areHeldToBaseline(model: ProwModel): boolean {
  const { jobsPodSecurity, jobsAdmission: { privilegedPresubmits } } = model;
  if (jobsPodSecurity !== PodSecurityLevel.PRIVILEGED) return false;
  return !(privilegedPresubmits ?? jobsHere(model).some((job) => job.kind === 'presubmits' && privilegesOf(job, model).length > 0));
}

/** A violation, and the path of what is looked at. */
export interface Privilege {
  readonly violation: PodViolation;
  readonly path: string;
}

/** What `baseline` refuses of a job's pod. */
export function privilegesOf({ job: { spec, annotations }, path, presets }: JobWithPresets, { kubernetesMinor }: ProwModel): readonly Privilege[] {
  const of = (pod: object, at: string): readonly Privilege[] => (
    podViolationsFrom({ spec: {}, ...pod }, PodSecurityLevel.BASELINE, kubernetesMinor).map((violation) => ({ violation, path: at })));
  return [
    ...isPlainObject(spec) ? of({ spec, annotations }, path) : [],
    ...presets.flatMap(({ preset: { volumes }, place }) => of({ spec: { volumes } }, place)),
  ];
}

/** What the API server asks of pods of presubmits where their namespace asks for nothing: what Pod Security asks for at `baseline`, by the newest rules. */
export function privilegeRule(): AdmissionRule {
  const annotations = 'object.metadata.annotations';
  return {
    expression: `variables.trusted || ${fits('object.spec', OF_PODS)} && variables.containers.all(c, ${fits('c', OF_CONTAINERS)})`
      + ` && (!has(${annotations}) || ${annotations}.all(a, !a.startsWith(${cel(APPARMOR_PREFIX)}) || ${annotations}[a] in ["", "runtime/default"]`
      + ` || ${annotations}[a].startsWith("localhost/")))`,
    message: 'pods of presubmits are as Pod Security "baseline" has them: neither privileged nor with what is the node\'s',
  };
}

/** That what stands at these paths, if anything does, is one of the allowed values. */
function fits(root: string, fields: readonly Field[]): string {
  const segments = [...new Set(fields.map(({ path: [segment] }) => segment))];
  return segments.map((segment) => {
    const name = segment.replace('[]', '');
    const field = `${root}.${name}`;
    const below = fields.filter(({ path }) => path[0] === segment).map(({ path, control }) => ({ path: path.slice(1), control }));
    const end = below.find(({ path }) => path.length === 0);
    if (end !== undefined && end.control.allowed.length === 0) return `!has(${field})`;
    const inside = (value: string): string => (end === undefined ? fits(value, below) : isAllowed(value, end.control));
    return `(!has(${field}) || ${segment.endsWith('[]') ? `${field}.all(${name}, ${inside(name)})` : inside(field)})`;
  }).join(' && ');
}

function isAllowed(value: string, { allowed, allowedSince = {}, ownUsersSince }: Control): string {
  const words = JSON.stringify([...allowed, ...Object.values(allowedSince).flat()]);
  return `${value} in ${words}${ownUsersSince === undefined ? '' : ' || (has(object.spec.hostUsers) && !object.spec.hostUsers)'}`;
}
