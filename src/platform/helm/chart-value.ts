import { AppliedObject } from './applied-object';

/** A value of the chart, which stands for fields of objects. */
export interface ChartValue {
  /** In `values.yaml`: a group and a name in it, or a name alone. */
  readonly name: string;
  /** As the app has it. */
  readonly value: string | number;
  /** What it is, as a comment. */
  readonly says: string;
  /** What it may be, as JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** The object with texts of `marks` where the value stands; the same object where it does not. */
  readonly mark: (object: AppliedObject, marks: Marks) => AppliedObject;
}

/** What stands for pieces of template in an object, until it is text. */
export class Marks {
  private readonly pieces: string[] = [];

  /** A text that is written without quotes wherever it stands, and is in no object. */
  of(piece: string): string {
    const known = this.pieces.indexOf(piece);
    return `Cdk8sProwPiece${known === -1 ? this.pieces.push(piece) - 1 : known}End`;
  }

  /** As a template of Helm: what it would take for its own is quoted, and the pieces are in their places. */
  template(text: string): string {
    return text.split(/(Cdk8sProwPiece\d+End)/).map((part, i) => (
      i % 2 === 0 ? escaped(part) : this.pieces[Number(/\d+(?=End$)/.exec(part)![0])])).join('');
  }
}

/** A brace at the end would become one with what follows. */
export function escaped(text: string): string {
  return text.replace(/\{\{|\{$/g, (braces) => `{{ ${JSON.stringify(braces)} }}`);
}

/** The value in a template. */
export function reference(name: string): string {
  return `{{ .Values.${name} }}`;
}
