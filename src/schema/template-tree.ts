/** A template as it was read: what it does by itself, and the templates that it defines. */
export interface Template {
  readonly body: readonly Statement[];
  readonly defined: ReadonlyMap<string, readonly Statement[]>;
}

/** What a template does, one after the other. */
export type Statement =
  | { readonly is: 'text' | 'leave' }
  | { readonly is: 'action'; readonly pipeline: Pipeline }
  | { readonly is: 'if' | 'with' | 'range'; readonly pipeline: Pipeline; readonly body: readonly Statement[]; readonly otherwise: readonly Statement[] }
  | { readonly is: 'template'; readonly name: string; readonly pipeline?: Pipeline };

/** Commands, each of which gets what the one before it gives. */
export interface Pipeline {
  /** Variables that get the value. */
  readonly declares: readonly string[];
  /** Whether they were there before. */
  readonly assigns: boolean;
  readonly commands: readonly (readonly Operand[])[];
}

/** The first one of a command is what it does, the others are its arguments. */
export type Operand = Term & { readonly fields: readonly string[] };

type Term =
  | { readonly is: 'dot' | 'nil' | 'literal'; readonly text: string }
  /** A field of the dot; the others follow in `fields`. */
  | { readonly is: 'field'; readonly text: string }
  | { readonly is: 'variable' | 'function'; readonly text: string }
  | { readonly is: 'pipeline'; readonly text: string; readonly pipeline: Pipeline };
