import { kubernetesMinor, OLDEST_MINOR } from '../core/kubernetes-version';
import { Problem, Where } from '../core/problem';
import { Fields, isPlainObject, optional, readProps, readValue } from '../core/props';
import { quote } from '../core/quote';
import { list } from '../core/values';
import { ManifestYaml } from '../writer/manifest-yaml';
import { ObjectGates } from '../writer/object-gates';
import { attempt, readObject } from '../writer/render-object';
import { isOurs } from './checks/own-objects';
import { ReferenceChecks } from './checks/reference-checks';
import { ExistingObjects, existingObjects } from './existing-objects';
import { LinterFinding, LinterSeverity } from './linter-finding';

const FIELDS = { existing: existingObjects, kubernetesVersion: optional(kubernetesMinor, OLDEST_MINOR) } satisfies Fields<LinterOptions>;

/** Options of `Linter.check`. */
export interface LinterOptions {
  /**
   * What the cluster has besides. A reference to something that is neither among the objects nor listed is an error then.
   * @default - nobody knows: such references are not looked at, which is said in one warning
   */
  readonly existing?: ExistingObjects;

  /**
   * Oldest version of Kubernetes that the objects are for, as in `CheckedAppProps`. Errors: `KubernetesVersionInvalid`, `KubernetesVersionUnknown`.
   * @default 1.33
   */
  readonly kubernetesVersion?: string;
}

/**
 * The checks of `CheckedApp` for objects that were made by something else: another cdk8s app, a chart under test, files that were read.
 *
 * `Linter.check(Testing.synth(chart))` tells what a cluster would refuse or misread, in a test of one's own, with any test runner.
 */
export class Linter {
  /**
   * Looks at objects one by one and at what they say of each other, and throws nothing of what it finds.
   *
   * Secrets, ConfigMaps and claims that objects of a `Prow` want are known: `secrets.sh` makes them, or who named them in a property. Of all other
   * objects, what the cluster has besides is said in `existing`.
   *
   * An object is named `Kind/namespace/name` in the texts, or `Kind/name`, or by its place in the list where it does not say these. Errors:
   * `UnknownProp` and `WrongType`, where the arguments themselves are no list of objects or no options.
   *
   * @param objects plain objects as they stand in YAML, such as `Testing.synth(chart)` gives
   * @param options what the cluster has besides, and how old it may be
   */
  static check(objects: { [key: string]: any }[], options: LinterOptions = {}): LinterFinding[] {
    const where = Where.call('Linter.check');
    const { existing, kubernetesVersion } = readProps(where, options, FIELDS);
    const given = readValue(where, 'objects', objects, list((value, report) => (isPlainObject(value) ? value
      : report({ what: `${quote(value)} is not an object`, instead: 'write { apiVersion, kind, metadata, … }', code: 'WrongType' }))));
    const problems: Problem[] = [];
    const checks = new ReferenceChecks(existing, { kubernetesMinor: kubernetesVersion, vouched: ({ json }) => isOurs(json) });
    const gates = new ObjectGates(problems, (object) => checks.see(object), (path) => checks.unread(path), () => kubernetesVersion);
    const yaml = new ManifestYaml();
    given.forEach((json, i) => {
      const path = pathOf(json, i);
      const report = gates.reportAt(() => path);
      const filled = attempt(report, () => withoutNull(json) as typeof json, { given: () => json });
      const object = filled && readObject(filled, path, report);
      const manifest = object && attempt(report, () => yaml.of(object.json), { given: () => object.json });
      if (object && manifest) gates.check(object, manifest);
      else checks.unread(path);
    });
    problems.push(...checks.problems());
    const texts = new Map(problems.map(({ text, code }) => [text, { text, code, severity: LinterSeverity.ERROR }]));
    return [...texts.values(), ...checks.warnings().map((text) => ({ text, severity: LinterSeverity.WARNING }))];
  }

  private constructor() {}
}

/** As the API server reads it, and cdk8s writes it: null in an object is as good as nothing. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined).map(([key, one]) => [key, withoutNull(one)]));
}

function pathOf(json: Readonly<Record<string, any>>, i: number): string {
  try {
    const { kind, metadata } = json;
    const words = [kind, metadata?.namespace, metadata?.name].filter((word) => typeof word === 'string' && word !== '');
    if (typeof kind === 'string' && typeof metadata?.name === 'string') return words.join('/');
  } catch {
    // what throws when it is read is told of the whole object
  }
  return `objects[${i}]`;
}
