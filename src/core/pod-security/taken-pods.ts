import { APPARMOR_PREFIX, Control, CONTROLS, Demand, DEMANDS, FORBIDDEN_USER, RESTRICTED_VOLUMES } from './controls';
import { PodSecurityLevel } from './pod-security-level';

type Keys = readonly string[];
type Test = (value: unknown) => boolean;
type Spec = Readonly<Record<string, any>>;

/** A key of paths, what is asked of what stands there, and the keys below it. */
interface Branch {
  readonly key: string;
  readonly isList: boolean;
  readonly tests: Test[];
  readonly below: Branch[];
}

/** What a level asks of a pod, with paths taken apart: those that begin alike are walked once. */
interface Asked {
  readonly pod: readonly Branch[];
  readonly container: readonly Branch[];
  readonly demands: readonly (readonly [Keys, Demand])[];
}

const VOLUMES: ReadonlySet<string> = new Set(RESTRICTED_VOLUMES);
const made = new Map<string, Asked>();

/**
 * True for a pod that a level takes for sure, without saying what is wrong with others: most pods are right, and paths of what is looked at need
 * not be made for them. What is seldom written is left to who says what is wrong.
 */
export function isTaken({ spec, annotations }: { readonly spec: Spec; readonly annotations?: unknown }, level: PodSecurityLevel, minor: number): boolean {
  if (spec.os !== undefined || mayHaveProfiles(annotations)) return false;
  const { pod, container, demands } = askedBy(level, minor, spec.hostUsers === false);
  if (!passes(spec, pod)) return false;
  const open = demands.filter(([keys, { inherited, accepts }]) => !inherited || !accepts(valueAt(spec, keys)));
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
    const containers: unknown = spec[list];
    if (containers === undefined) continue;
    if (!Array.isArray(containers)) return false;
    for (const one of containers) {
      if (typeof one !== 'object' || one === null || !passes(one as Spec, container)) return false;
      for (const [keys, { accepts }] of open) if (!accepts(valueAt(one, keys))) return false;
    }
  }
  return true;
}

function mayHaveProfiles(annotations: unknown): boolean {
  if (typeof annotations !== 'object') return annotations !== undefined;
  for (const key in annotations) if (key.startsWith(APPARMOR_PREFIX)) return true;
  return false;
}

function askedBy(level: PodSecurityLevel, minor: number, ownUsers: boolean): Asked {
  const key = `${level} ${minor} ${String(ownUsers)}`;
  let asked = made.get(key);
  if (asked === undefined) made.set(key, asked = makeAsked(level, minor, ownUsers));
  return asked;
}

function makeAsked(level: PodSecurityLevel, minor: number, ownUsers: boolean): Asked {
  const restricted = level === PodSecurityLevel.RESTRICTED;
  const counts = ({ since = 0, ownUsersSince = Infinity }: { readonly since?: number; readonly ownUsersSince?: number }): boolean =>
    minor >= since && !(ownUsers && minor >= ownUsersSince);
  const controls = CONTROLS.filter((control) => (restricted || control.level === level) && counts(control));
  const of = (scope: 'pod' | 'container'): (readonly [Keys, Test])[] => controls.filter((one) => one.scope === scope || one.scope === 'both')
    .flatMap((control) => control.paths.map((path) => [path.split('.'), wordsTest(control, minor)] as const));
  if (!restricted) return { pod: branches(of('pod')), container: branches(of('container')), demands: [] };
  const users: readonly (readonly [Keys, Test])[] = counts(FORBIDDEN_USER)
    ? FORBIDDEN_USER.paths.map((path) => [path.split('.'), (value) => value !== FORBIDDEN_USER.value] as const) : [];
  return {
    pod: branches([...of('pod'), ...users, [['volumes[]'], isKnownVolume]]),
    container: branches([...of('container'), ...users]),
    demands: DEMANDS.filter(counts).map((demand) => [demand.path.split('.'), demand] as const),
  };
}

function wordsTest({ allowed, allowedSince = {} }: Control, minor: number): Test {
  const words = new Set<unknown>([...allowed, ...Object.entries(allowedSince).flatMap(([since, more]) => (minor >= Number(since) ? more : []))]);
  return (value) => words.has(value);
}

function isKnownVolume(volume: unknown): boolean {
  for (const kind in volume as Spec) if (VOLUMES.has(kind) && (volume as Spec)[kind] !== undefined && (volume as Spec)[kind] !== null) return true;
  return false;
}

function branches(paths: readonly (readonly [Keys, Test])[]): readonly Branch[] {
  const roots: Branch[] = [];
  for (const [keys, test] of paths) {
    let level = roots;
    keys.forEach((written, i) => {
      const [key, isList] = [written.replace('[]', ''), written.endsWith('[]')];
      let branch = level.find((one) => one.key === key && one.isList === isList);
      if (branch === undefined) level.push(branch = { key, isList, tests: [], below: [] });
      if (i === keys.length - 1) branch.tests.push(test);
      level = branch.below;
    });
  }
  return roots;
}

/** Whether all that stands at the paths passes; nothing stands where a path does not lead. */
function passes(holder: Spec, all: readonly Branch[]): boolean {
  for (const branch of all) {
    const value: unknown = holder[branch.key];
    if (value === undefined || value === null) continue;
    if (!branch.isList) {
      if (!passesAt(value, branch)) return false;
    } else if (Array.isArray(value)) {
      for (const element of value) if (element !== undefined && element !== null && !passesAt(element, branch)) return false;
    }
  }
  return true;
}

function passesAt(value: unknown, { tests, below }: Branch): boolean {
  for (const test of tests) if (!test(value)) return false;
  return below.length === 0 || typeof value !== 'object' || passes(value as Spec, below);
}

function valueAt(holder: unknown, keys: Keys): unknown {
  let value = holder;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Spec)[key];
  }
  return value ?? undefined;
}
