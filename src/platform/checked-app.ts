import { App } from 'cdk8s';
import { kubernetesMinor, minorOf, OLDEST_MINOR, sayMinor } from '../core/kubernetes-version';
import { Problem, throwProblems, Where } from '../core/problem';
import { Fields, optional, readProps } from '../core/props';
import { text } from '../core/safe-text';
import { encode, OutputFile } from '../writer/output-file';
import { render } from '../writer/render';
import { RenderedObject } from '../writer/rendered-object';
import { SortedKeys } from '../writer/sorted-keys';
import { fileProblems } from '../writer/text-gate';
import { validateTree } from '../writer/validate-tree';
import { write } from '../writer/write';
import { KnownCni } from './checks/cni-objects';
import { PodTemplate, podTemplateOf } from './checks/pod-template';
import { ExternalObjects, together } from './checks/external-objects';
import { Lacks, ReferenceChecks } from './checks/reference-checks';
import { saidElsewhere } from './checks/said-elsewhere';
import { delivererOf } from './deliverers';
import { ExistingObjects, existingObjects } from './existing-objects';
import { tellWarnings } from './tell-warnings';

const FIELDS = {
  outdir: optional(text), existing: existingObjects, kubernetesVersion: optional(kubernetesMinor, OLDEST_MINOR),
} satisfies Fields<CheckedAppProps>;

/** Properties of `CheckedApp`. */
export interface CheckedAppProps {
  /**
   * Folder that the files are written to.
   *
   * It is made when it does not exist; when it cannot be written, `synth()` throws `OutputNotWritable`; when another app of the same program has
   * written into it, or a file of somebody else's would be replaced that is none of `App.synth()`, `OutputTaken`.
   *
   * @default - the environment variable `CDK8S_OUTDIR`, which the cdk8s command sets; otherwise `dist`
   */
  readonly outdir?: string;

  /**
   * What the cluster has without this app. A reference to something that is neither emitted nor listed raises `SecretMissing`,
   * `ConfigMapMissing` and the like.
   * @default - nobody knows: such references are not looked at, which is said once as a warning
   */
  readonly existing?: ExistingObjects;

  /**
   * Oldest version of Kubernetes that the output is applied to: `1.35`, or as the cluster says it, `v1.35.2+k3s1`; the third part does not count. A kind,
   * field or value that came later raises `KubernetesTooOld`. Errors: `KubernetesVersionInvalid`, `KubernetesVersionUnknown`.
   * @default 1.33
   */
  readonly kubernetesVersion?: string;
}

/**
 * A cdk8s app that writes the same YAML as `App`, and refuses to write YAML that a cluster would refuse or misread.
 *
 * For charts of one's own, with or without Prow in them: one `<chart>.k8s.yaml` per chart, in which each object is one that API servers of
 * Kubernetes from `kubernetesVersion` to v1.37 take, a pod's ConfigMap has the keys that the pod wants, a Service selects pods and reaches their ports,
 * node ports are unique, and no Secret holds a value. Custom resources are read by the CRDs of cert-manager, Gateway API, Cilium, Calico, MetalLB, Traefik,
 * Prometheus Operator, External Secrets, Argo CD, Flux and others; of other groups and versions nothing is known here. The bytes are those
 * that `App` writes in a clean environment, whatever `CDK8S_DISABLE_SORT`, `CDK8S_LEGACY_HASH` or the locale say; the time grows with the
 * number of objects, where `App`'s grows with the square of the number of charts.
 */
export class CheckedApp extends App {
  /** Stands for this app where only one app may be, without keeping its objects in memory. */
  private readonly identity = Symbol('app');
  private readonly existing: ExternalObjects | undefined;

  constructor(props: CheckedAppProps = {}) {
    const { outdir, existing, kubernetesVersion } = readProps(Where.call(`new ${new.target.name}`), props, FIELDS);
    super({ outdir, resolvers: [new SortedKeys()] });
    this.existing = existing;
    sayMinor(this, kubernetesVersion);
  }

  /**
   * Writes one file per chart. Everything that is wrong is thrown together, before the output folder is touched.
   *
   * An object is read after its patches, as the API server reads it: `ApiVersionUnknown`, `KindUnknown`, `KubernetesTooOld`, `UnknownProp`, `WrongType`,
   * `PropMissing`, `NotAllowedValue`, `NumberOutOfRange`, `ElementTwice`, `LengthOutOfRange`, `PatternMismatch`, `CronInvalid`, `QuantityInvalid` and
   * others, with the path of the field, and of the patch where one did it.
   *
   * Files are replaced one by one, each of them whole, and left alone when they are the same; a run that is killed in between leaves old and new
   * ones side by side, which the next run completes. Files of an earlier run whose chart is gone are removed; they are
   * known by the list `.cdk8s-prow.sha256`, which `sha256sum --check` reads. Other files in the folder stay. The `cdk8s synth` command
   * removes its output folder itself before it starts an app; run the app directly to keep the last good output when something is wrong, or make
   * that folder a link.
   */
  override synth(): void {
    delivererOf(this)?.begin();
    const problems = validateTree(this);
    const checks = new ReferenceChecks(this._externalObjects(), { cni: this._cni(), nodePortRange: this._nodePortRange(), kubernetesMinor: minorOf(this) });
    const files = render(this, problems, (object, file) => {
      const pod = podTemplateOf(object);
      checks.see(object, pod);
      this._see(object, file, pod);
    }, (path) => checks.unread(path));
    problems.push(...checks.problems(), ...this._problems());
    // a label with a forbidden character is found as a label and as a text
    throwProblems([...new Map(problems.map((problem) => [problem.text, problem])).values()]);
    const warnings = [...checks.warnings(), ...this._unmade((kind, namespace, name) => checks.lacks(kind, namespace, name))];
    this._tell(warnings);
    const where = Where.call(`new ${this.constructor.name}`);
    const extraFiles = this._extraFiles(files.map(({ name }) => name), warnings);
    throwProblems(fileProblems(extraFiles, where));
    const beside = this._filesBeside();
    throwProblems(beside.flatMap((output) => fileProblems(output.files, where)));
    write([
      { outdir: this.outdir, files: [...files, ...extraFiles.map(encode)] },
      ...beside.map(({ outdir, files: others }) => ({ outdir, files: others.map(encode) })),
    ], where, this.identity);
  }

  /**
   * What should be known of the objects, and is not wrong for sure.
   * @internal
   */
  protected _tell(warnings: readonly string[]): void {
    tellWarnings(warnings);
  }

  /**
   * What is named outside of objects, in jobs, and lacks; whole sentences.
   * @internal
   */
  protected _unmade(lacks: Lacks): readonly string[] {
    // for overriders
    void lacks;
    return [];
  }

  /**
   * Each object once, in the order of applying, with the file that it is in and the pod that it makes.
   * @internal
   */
  protected _see(object: RenderedObject, file: string, pod: PodTemplate | undefined): void {
    delivererOf(this)?.see(object, file, pod);
  }

  /**
   * Files beside the charts', which are given by name in the order of applying, with what was told of the objects. Only asked for when nothing is wrong.
   * @internal
   */
  protected _extraFiles(chartFiles: readonly string[], warnings: readonly string[]): readonly OutputFile[] {
    return delivererOf(this)?.files(chartFiles, warnings) ?? [];
  }

  /**
   * Files for other folders than the output folder. Only asked for when nothing is wrong.
   * @internal
   */
  protected _filesBeside(): readonly { readonly outdir: string; readonly files: readonly OutputFile[] }[] {
    return [];
  }

  /**
   * What exists in the cluster without being emitted.
   * @internal
   */
  protected _externalObjects(): ExternalObjects {
    return together(this.existing ?? { others: 'unsaid' }, ...saidElsewhere(this));
  }

  /**
   * The range that the API server takes node ports from; undefined when nobody said.
   * @internal
   */
  protected _nodePortRange(): string | undefined {
    return undefined;
  }

  /**
   * The CNI that the cluster has or gets; undefined when nobody said.
   * @internal
   */
  protected _cni(): KnownCni | undefined {
    return undefined;
  }

  /**
   * What is wrong with the app beyond its objects.
   * @internal
   */
  protected _problems(): readonly Problem[] {
    return [];
  }
}
