import { Finding } from '../../core/problem';
import { Note } from '../../core/props';
import { customType, exactCustomType, sourceOfCustomKinds } from '../../schema/custom-kinds';
import { isNativeGroup } from '../../schema/native-kinds';
import { RenderedObject } from '../../writer/rendered-object';
import { ReferenceCheck } from './reference-check';

/** Fields of custom resources that no known version has: the API server keeps what is in its CRD's schema, and drops the rest. */
export class DroppedFields implements ReferenceCheck {
  private readonly said: string[] = [];

  see({ path, group, kind, json }: RenderedObject): void {
    if (isNativeGroup(group)) return;
    const exact = exactCustomType(json.apiVersion, kind);
    // what is wrong otherwise is an error
    if (exact === undefined || exact.fine(json) || customType(json.apiVersion, kind)?.fine(json) !== true) return;
    exact.find(json, this.telling(`[${path}]`, '', `${kind} of ${sourceOfCustomKinds(group)}`));
  }

  problems(): [] {
    return [];
  }

  /** Where fields are dropped, and which. */
  warnings(): readonly string[] {
    return this.said;
  }

  private telling(object: string, at: string, kind: string): Note {
    return Object.assign(({ what, code }: Finding): void => {
      // what is missing without such a field is no news
      if (code !== 'UnknownProp') return;
      const field = what.replace(/ is not a field$/, '');
      const sentence = `${object}${at === '' ? '' : ` ${at}`} has ${field}, which is no field of ${kind}: `
        + 'an API server with these CRDs drops it without a word, and a later one may know it.';
      if (!this.said.includes(sentence)) this.said.push(sentence);
    }, {
      at: (child: string) => this.telling(object, at === '' || child.startsWith('[') ? at + child : `${at}.${child}`, kind),
      read: () => undefined,
    });
  }
}
