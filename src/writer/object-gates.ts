import { hidingSecrets } from '../core/hidden-values';
import { Problem } from '../core/problem';
import { Note } from '../core/props';
import { DuplicateGate } from './duplicate-gate';
import { itemsOf } from './list-items';
import { Manifest } from './manifest-yaml';
import { MetadataGate } from './metadata-gate';
import { objectReport } from './object-report';
import { RenderedObject } from './rendered-object';
import { Patched, SchemaGate } from './schema-gate';
import { checkSecret } from './secret-gate';
import { checkSize } from './size-gate';
import { checkText } from './text-gate';

/**
 * All that is asked of one object after the other. A list of objects, which `kubectl apply` takes apart, is asked as a text of its own and each
 * of its items as any other object.
 */
export class ObjectGates {
  private readonly metadata = new MetadataGate();
  private readonly duplicates = new DuplicateGate();
  private pathOf: () => string = () => '';
  private json: unknown;
  /** By the oldest minor of Kubernetes 1 that objects are for. */
  private readonly schemas = new Map<number, SchemaGate>();
  readonly report: Note;

  /**
   * `unread` is told of what an API server would not take as it is; `minor` tells the oldest minor of Kubernetes 1 that the object of the moment is for;
   * `patched` tells what patches have made of an object, where it may have some.
   */
  constructor(
    problems: Problem[],
    private readonly see: (object: RenderedObject) => void,
    private readonly unread: (path: string) => void,
    private readonly minor: () => number,
    private readonly patched?: Patched,
  ) {
    this.report = hidingSecrets(objectReport(problems, () => this.pathOf()), () => this.json);
  }

  /** Where what is found from now on is. There is one report for all objects: making one for each costs more than most checks. */
  reportAt(pathOf: () => string): Note {
    this.pathOf = pathOf;
    return this.report;
  }

  check(object: RenderedObject, manifest: Manifest): void {
    this.json = object.json;
    checkText(object, manifest, this.report);
    this.checkOne(object, manifest);
  }

  private checkOne(object: RenderedObject, manifest: Manifest): void {
    const { report } = this;
    this.json = object.json;
    const items = itemsOf(object, (path) => this.reportAt(() => path));
    if (items !== undefined) {
      for (const item of items) {
        this.reportAt(() => item.path);
        this.checkOne(item, manifest);
      }
      return;
    }
    if (!this.schemaFor(this.minor()).check(object, report, this.patched)) this.unread(object.path);
    checkSize(object, manifest, report);
    this.metadata.check(object, report);
    this.duplicates.check(object, report);
    checkSecret(object, manifest, report);
    this.see(object);
  }

  private schemaFor(minor: number): SchemaGate {
    let schema = this.schemas.get(minor);
    if (schema === undefined) this.schemas.set(minor, schema = new SchemaGate(minor));
    return schema;
  }
}
