import { NEWEST_MINOR } from '../kubernetes-version';
import { quote } from '../quote';
import { APPARMOR_PREFIX, Control, CONTROLS, ControlScope, Demand, DEMANDS, FORBIDDEN_USER, RESTRICTED_VOLUMES } from './controls';
import { PodSecurityLevel } from './pod-security-level';
import { isTaken } from './taken-pods';

/** A pod as far as Pod Security looks at it. */
export interface SecuredPod {
  readonly spec: Readonly<Record<string, any>>;
  readonly annotations?: unknown;
}

/** What a level refuses of a pod. */
export interface PodViolation {
  /** Path below the pod's `spec`, or of an annotation below the pod. */
  readonly at: string;
  readonly inAnnotations?: boolean;
  /** What stands there or is lacking: `true`, `lacks runAsNonRoot: true`. */
  readonly what: string;
  readonly instead: string;
  /** The lowest level that refuses it. */
  readonly level: PodSecurityLevel.BASELINE | PodSecurityLevel.RESTRICTED;
}

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

interface Place {
  readonly at: string;
  readonly value: unknown;
}

/** What Pod Security at a level refuses of a pod, by the rules of a minor of Kubernetes 1. What is no plain pod is left to others. */
export function podViolations({ spec, annotations }: SecuredPod, level: PodSecurityLevel, minor = NEWEST_MINOR): readonly PodViolation[] {
  if (level === PodSecurityLevel.PRIVILEGED || isTaken({ spec, annotations }, level, minor)) return [];
  const places = { pod: [{ at: '', value: spec }], container: containersOf(spec) };
  const of = (scope: ControlScope): readonly Place[] => (scope === 'both' ? [...places.pod, ...places.container] : places[scope]);
  const restricted = level === PodSecurityLevel.RESTRICTED;
  const asked = CONTROLS.filter((control) => (restricted || control.level === level) && isAsked(control, spec, minor));
  const found = asked.flatMap((control) => of(control.scope).flatMap((place) => refusedAt(place, control, minor)));
  const all = [...found, ...appArmorAnnotations(annotations), ...(restricted
    ? [...forbiddenUsers(of('both'), spec, minor), ...volumes(spec), ...lacking(places.container, spec, minor)] : [])];
  // a capability may be refused by both levels
  return all.filter((one, i) => all.findIndex(({ at }) => at === one.at) === i);
}

/** The same where any cluster from a minor on may judge: some rules are newer, and some of what older ones refuse newer ones allow. */
export function podViolationsFrom(pod: SecuredPod, level: PodSecurityLevel, oldest: number): readonly PodViolation[] {
  const newest = podViolations(pod, level);
  if (oldest >= NEWEST_MINOR) return newest;
  return [...newest, ...podViolations(pod, level, oldest).filter(({ at }) => newest.every((one) => one.at !== at))];
}

function isAsked({ since = 0, ownUsersSince }: { readonly since?: number; readonly ownUsersSince?: number }, spec: SecuredPod['spec'], minor: number): boolean {
  return minor >= since && !(ownUsersSince !== undefined && minor >= ownUsersSince && spec.hostUsers === false);
}

function refusedAt(place: Place, { paths, allowed, allowedSince = {}, level }: Control, minor: number): readonly PodViolation[] {
  const words = [...allowed, ...Object.entries(allowedSince).flatMap(([since, more]) => (minor >= Number(since) ? more : []))];
  return paths.flatMap((path) => valuesAt(place, path.split('.')))
    .filter(({ value }) => !words.includes(value))
    .map(({ at, value }) => ({ at, level, what: quote(value), instead: insteadOf(words) }));
}

function insteadOf(words: readonly unknown[]): string {
  const written = words.filter((word) => word !== '' && word !== 0);
  if (written.length === 0) return 'leave it out';
  return written.length === 1 && typeof written[0] === 'boolean'
    ? `write ${String(written[0])}` : `leave it out, or write ${written.length === 1 ? '' : 'one of '}${written.map(String).join(', ')}`;
}

function forbiddenUsers(places: readonly Place[], spec: SecuredPod['spec'], minor: number): readonly PodViolation[] {
  if (!isAsked(FORBIDDEN_USER, spec, minor)) return [];
  return places.flatMap((place) => FORBIDDEN_USER.paths.flatMap((path) => valuesAt(place, path.split('.'))))
    .filter(({ value }) => value === FORBIDDEN_USER.value)
    .map(({ at }) => ({ at, level: PodSecurityLevel.RESTRICTED, what: '0, which is root,', instead: 'write the number of another user' }));
}

function volumes(spec: SecuredPod['spec']): readonly PodViolation[] {
  return valuesAt({ at: '', value: spec }, ['volumes[]'])
    .filter(({ value }) => isObject(value) && !RESTRICTED_VOLUMES.some((kind) => isThere(value[kind])) && !isThere(value.hostPath))
    .map(({ at, value }) => ({ at, level: PodSecurityLevel.RESTRICTED, what: quote(value), instead: `use one of ${RESTRICTED_VOLUMES.join(', ')}` }));
}

/** What containers do not say, told once for each container. */
function lacking(containers: readonly Place[], spec: SecuredPod['spec'], minor: number): readonly PodViolation[] {
  const onWindows = spec.os?.name === 'windows';
  const letOff = (demand: Demand): boolean => (demand.notOnWindows && onWindows) || (demand.inherited && saidBy(spec, demand));
  const demands = DEMANDS.filter((demand) => isAsked(demand, spec, minor) && !letOff(demand));
  return containers.flatMap(({ at, value }) => {
    const words = demands.filter((demand) => !saidBy(value, demand)).map((demand) => demand.words);
    if (words.length === 0) return [];
    return [{
      at: `${at}.securityContext`, level: PodSecurityLevel.RESTRICTED, what: `without ${words.join(', ')}`,
      instead: words.length === 1 ? 'add it' : 'add them',
    }];
  });
}

function saidBy(holder: unknown, { path, accepts }: Demand): boolean {
  return accepts(path.split('.').reduce<unknown>((inner, key) => (isObject(inner) && isThere(inner[key]) ? inner[key] : undefined), holder));
}

/** The form that profiles had before Kubernetes 1.30, which the API server still reads. */
function appArmorAnnotations(annotations: unknown): readonly PodViolation[] {
  if (!isObject(annotations)) return [];
  return Object.entries(annotations)
    .filter(([key, value]) => key.startsWith(APPARMOR_PREFIX) && !/^$|^runtime\/default$|^localhost\//.test(String(value)))
    .map(([key, value]) => ({
      at: key, inAnnotations: true, level: PodSecurityLevel.BASELINE, what: quote(value), instead: 'leave it out, or write runtime/default',
    }));
}

function containersOf(spec: SecuredPod['spec']): readonly Place[] {
  return CONTAINER_LISTS.flatMap((list) => valuesAt({ at: '', value: spec }, [`${list}[]`])).filter(({ value }) => isObject(value));
}

/** What stands at a path; nothing where it does not lead. */
function valuesAt({ at, value }: Place, [key, ...rest]: readonly string[]): readonly Place[] {
  if (key === undefined) return [{ at, value }];
  const name = key.replace('[]', '');
  if (!isObject(value) || !isThere(value[name])) return [];
  const below = { at: at === '' ? name : `${at}.${name}`, value: value[name] };
  if (name === key) return valuesAt(below, rest);
  return Array.isArray(below.value)
    ? below.value.flatMap((element: unknown, i) => (isThere(element) ? valuesAt({ at: `${below.at}[${i}]`, value: element }, rest) : [])) : [];
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isObject(value: unknown): value is Readonly<Record<string, any>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
