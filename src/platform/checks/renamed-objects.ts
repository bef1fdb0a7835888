import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';

/** A reference by name. */
interface Named {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly path: string;
  readonly at: string;
}

interface Renamed {
  readonly path: string;
  readonly now: string;
  readonly users: Set<string>;
}

/** Objects that a patch gave another name than their constructs did. Whoever names one of them by its old name is told where the patch is, once. */
export class RenamedObjects {
  private readonly byOldName = new Map<string, Renamed>();

  see({ kind, namespace, name, path }: RenderedObject, before: string): void {
    this.byOldName.set(keyOf(kind, namespace, before), { path, now: name, users: new Set() });
  }

  has(kind: string, namespace: string, name: string): boolean {
    return this.byOldName.has(keyOf(kind, namespace, name));
  }

  /** Somebody names an object by the name that it had. */
  use({ kind, namespace, name, path, at }: Named): void {
    this.byOldName.get(keyOf(kind, namespace, name))?.users.add(`[${path}] ${at}`);
  }

  problems(): Problem[] {
    return [...this.byOldName].flatMap(([key, { path, now, users }]) => {
      if (users.size === 0) return [];
      const [first] = users;
      const others = users.size === 1 ? '' : ` and ${users.size - 1} more`;
      return [Where.construct(path).problem('metadata.name', {
        what: `a patch makes it ${quote(now)}, and ${first}${others} still ${users.size === 1 ? 'names' : 'name'} `
          + `${quote(key.slice(key.lastIndexOf('/') + 1))}`,
        instead: 'leave the name alone, or patch those too',
        code: 'NameStillUsed',
      })];
    });
  }
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
