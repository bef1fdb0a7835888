import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { ExternalData } from './external-objects';
import { madeBy } from './made-by-controllers';
import { ReferenceCheck } from './reference-check';

/** A Secret is written by one hand: of two, each overwrites the other for ever, or one waits for ever. */
export class WrittenSecrets implements ReferenceCheck {
  readonly kinds = ['Certificate', 'Ingress'];
  private readonly writers = new Map<string, string>();
  private readonly found: Problem[] = [];

  constructor(secrets: readonly ExternalData[] = []) {
    for (const { namespace, name, writer } of secrets) if (writer !== undefined) this.writers.set(`${namespace}/${name}`, writer);
  }

  see(object: RenderedObject): void {
    const { kind, path, namespace } = object;
    for (const name of new Set(madeBy(object).filter((made) => made.kind === 'Secret').map((made) => made.name))) {
      const key = `${namespace}/${name}`;
      const writer = this.writers.get(key);
      // cert-manager makes one Certificate for all Ingresses that name the same Secret, and calls it like the Secret
      const own = kind === 'Ingress' || object.name === name ? `Certificate ${quote(name)}` : `Certificate ${quote(object.name)}`;
      if (writer === undefined) this.writers.set(key, `${own} of [${path}]`);
      else if (!writer.startsWith(`${own} of `)) {
        this.found.push(Where.construct(path).problem(kind === 'Ingress' ? 'spec.tls' : 'spec.secretName', {
          what: `${own} would write Secret ${quote(name)}, which is written by ${writer} already`, instead: 'give each a Secret of its own',
          code: 'SecretWrittenTwice',
        }));
      }
    }
  }

  problems(): Problem[] {
    return this.found;
  }
}
