import { goString, isGoCharacter, isGoComplex, isGoNumber } from './go-literals';
import { Kind } from './template-tokens';
import { Operand, Pipeline } from './template-tree';
import { TokenReader } from './token-reader';

/** Go reads on to 10,000, where nobody looks any more. */
const DEEPEST = 500;

export type Context = 'if' | 'with' | 'range' | 'block' | 'template' | 'an action' | 'a parenthesis';

const OPERANDS: readonly Kind[] = ['boolean', 'character', 'complex', 'dot', 'field', 'identifier', 'number', 'nil', 'string', 'variable', '('];
const NO_COMMAND: readonly Kind[] = ['boolean', 'dot', 'nil', 'number', 'character', 'complex', 'string'];

/** An operand, and the kind of token that it is, or a field of something. */
interface ReadOperand {
  readonly kind: Kind;
  readonly operand: Operand;
}

/** Reads what an action evaluates. Follows Go's own, function by function. Source: Go 1.26, text/template/parse/parse.go. */
export class PipelineReader {
  /** Those that are declared where the reader stands. */
  variables: string[] = ['$'];
  private depth = 0;

  constructor(private readonly tokens: TokenReader, private readonly functions: ReadonlySet<string>) {}

  /** Goes one level down while something is read. */
  deeper<T>(read: () => T): T {
    if (this.depth >= DEEPEST) this.tokens.refuse('it is nested too deeply');
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    return result;
  }

  unquoted(written: string): string {
    const read = goString(written);
    if (read === undefined) this.tokens.refuse(`${written} has an escape that Go does not know`);
    return read;
  }

  pipeline(context: Context, end: Kind): Pipeline {
    const { declares, assigns } = this.declarations(context);
    const commands: (readonly Operand[])[] = [];
    for (let stage = 0; ; stage += 1) {
      const token = this.tokens.nextNonSpace();
      if (token.kind === end) {
        if (stage === 0) this.tokens.refuse(context === 'an action' || context === 'a parenthesis' ? `${context} says nothing` : `{{${context}}} says nothing`);
        return { declares, assigns, commands };
      }
      if (!OPERANDS.includes(token.kind)) this.tokens.unexpected(token);
      this.tokens.at -= 1;
      const { first, operands } = this.command();
      if (stage > 0 && NO_COMMAND.includes(first)) this.tokens.refuse('what stands behind "|" is no function');
      commands.push(operands);
    }
  }

  private declarations(context: Context): Pick<Pipeline, 'declares' | 'assigns'> {
    const declares: string[] = [];
    let assigns = false;
    for (let count = 1; this.tokens.peekNonSpace().kind === 'variable'; count += 1) {
      const start = this.tokens.at;
      const { text } = this.tokens.next();
      const { kind, text: sign } = this.tokens.peekNonSpace();
      if (kind !== '=' && kind !== ':=' && !(kind === 'sign' && sign === ',')) {
        this.tokens.at = start;
        return { declares, assigns };
      }
      this.tokens.next();
      this.variables.push(text);
      declares.push(text);
      assigns = kind === '=';
      if (kind !== 'sign') return { declares, assigns };
      if (context !== 'range' || count > 1) this.tokens.refuse('too many variables are declared');
      if (!['variable', '}}', ')'].includes(this.tokens.peekNonSpace().kind)) this.tokens.refuse('{{range}} can only declare variables');
    }
    return { declares, assigns };
  }

  /** The kind of its first operand, or a field of something; and all of them. */
  private command(): { readonly first: Kind; readonly operands: readonly Operand[] } {
    let first: Kind | undefined;
    const operands: Operand[] = [];
    for (;;) {
      this.tokens.peekNonSpace();
      const read = this.operand();
      if (read !== undefined) {
        first ??= read.kind;
        operands.push(read.operand);
      }
      const token = this.tokens.next();
      if (token.kind === 'space') continue;
      if (token.kind === '}}' || token.kind === ')') this.tokens.at -= 1;
      else if (token.kind !== '|') this.tokens.unexpected(token);
      break;
    }
    if (first === undefined) this.tokens.refuse('an action says nothing');
    return { first, operands };
  }

  private operand(): ReadOperand | undefined {
    const { kind, text } = this.tokens.peekNonSpace();
    const term = this.term();
    if (term === undefined) return undefined;
    const { pipeline } = term;
    const is = kind === 'identifier'
      ? 'function' : kind === '(' ? 'pipeline' : kind === 'variable' || kind === 'field' || kind === 'dot' || kind === 'nil' ? kind : 'literal';
    const fields = this.fields(term.kind);
    const operand = { is, text, fields, pipeline } as Operand;
    return { kind: fields.length === 0 ? term.kind : 'field', operand };
  }

  private fields(of: Kind): readonly string[] {
    const fields: string[] = [];
    if (this.tokens.peek().kind === 'field' && NO_COMMAND.includes(of)) this.tokens.refuse(`${JSON.stringify(this.tokens.peek().text)} is a field of nothing`);
    while (this.tokens.peek().kind === 'field') fields.push(this.tokens.next().text.slice(1));
    return fields;
  }

  private term(): { readonly kind: Kind; readonly pipeline?: Pipeline } | undefined {
    const { kind, text } = this.tokens.nextNonSpace();
    switch (kind) {
      case 'identifier':
        if (!this.functions.has(text)) this.tokens.refuse(`${JSON.stringify(text)} is not a function`);
        return { kind };
      case 'variable':
        if (!this.variables.includes(text)) this.tokens.refuse(`the variable ${JSON.stringify(text)} is not declared`);
        return { kind };
      case 'dot': case 'nil': case 'field': case 'boolean': return { kind };
      case 'character': case 'number': case 'complex': this.number(kind, text); return { kind };
      case 'string': this.unquoted(text); return { kind };
      case '(': return { kind, pipeline: this.parenthesis() };
      default:
        this.tokens.at -= 1;
        return undefined;
    }
  }

  private number(kind: 'character' | 'number' | 'complex', text: string): void {
    const reads = { character: isGoCharacter, number: isGoNumber, complex: isGoComplex }[kind];
    if (!reads(text)) this.tokens.refuse(`${JSON.stringify(text)} is not a ${kind === 'character' ? 'character' : 'number'}`);
  }

  private parenthesis(): Pipeline {
    return this.deeper(() => this.pipeline('a parenthesis', ')'));
  }
}
