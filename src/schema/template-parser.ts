import { PipelineReader } from './template-pipeline';
import { tokensOf } from './template-tokens';
import { Refuse, TokenReader } from './token-reader';

/** Functions that every template has. Source: Go's text/template/funcs.go, builtins. */
const BUILT_IN = ['and', 'call', 'html', 'index', 'slice', 'js', 'len', 'not', 'or', 'print', 'printf', 'println', 'urlquery', 'eq', 'ge', 'gt', 'le', 'lt', 'ne'];

/** Reads a template of Go's text/template, which has these functions beside its own. */
export function readTemplate(template: string, functions: readonly string[], refuse: Refuse): void {
  const tokens = new TokenReader(tokensOf(template), refuse);
  new Parser(tokens, new PipelineReader(tokens, new Set([...BUILT_IN, ...functions]))).all();
}

/** How a list ends. */
type End = 'end' | 'else';

/** Follows Go's own, function by function, so that both refuse the same. Source: Go 1.26, text/template/parse/parse.go. */
class Parser {
  private loops = 0;
  /** Whether the template of a name says anything. */
  private readonly defined = new Map<string, boolean>();

  constructor(private readonly tokens: TokenReader, private readonly pipelines: PipelineReader) {}

  all(): void {
    let says = false;
    while (this.tokens.peek().kind !== 'end of text') {
      if (this.tokens.peek().kind === '{{' && this.isDefinition()) {
        this.definition();
        continue;
      }
      const found = this.textOrAction();
      if (found === 'end' || found === 'else') this.tokens.refuse(`{{${found}}} stands where nothing is open`);
      says ||= found;
    }
    this.define('', says);
  }

  private isDefinition(): boolean {
    const start = this.tokens.at;
    this.tokens.next();
    const { kind, text } = this.tokens.peekNonSpace();
    this.tokens.at = start;
    return kind === 'keyword' && text === 'define';
  }

  private definition(): void {
    this.tokens.next();
    this.tokens.nextNonSpace();
    const name = this.templateName('define');
    this.tokens.expect('}}', 'define');
    this.body('define', name);
  }

  private body(what: string, name: string): void {
    const [variables, loops] = [this.pipelines.variables, this.loops];
    [this.pipelines.variables, this.loops] = [['$'], 0];
    const { end, says } = this.list(what);
    if (end !== 'end') this.tokens.refuse(`{{else}} stands in {{${what}}}`);
    this.define(name, says);
    [this.pipelines.variables, this.loops] = [variables, loops];
  }

  private define(name: string, says: boolean): void {
    if (this.defined.get(name) === true) {
      if (says) this.tokens.refuse(`the template ${JSON.stringify(name)} is defined twice`);
    } else {
      this.defined.set(name, says);
    }
  }

  private list(what: string): { readonly end: End; readonly says: boolean } {
    return this.pipelines.deeper(() => this.statements(what));
  }

  private statements(what: string): { readonly end: End; readonly says: boolean } {
    let says = false;
    while (this.tokens.peekNonSpace().kind !== 'end of text') {
      const found = this.textOrAction();
      if (found === 'end' || found === 'else') return { end: found, says };
      says ||= found;
    }
    this.tokens.refuse(`{{${what}}} has no {{end}}`);
  }

  /** An end of the list, or whether something is said. */
  private textOrAction(): End | boolean {
    const token = this.tokens.nextNonSpace();
    if (token.kind === 'text') return /[^\s\u0085]|\ufeff/.test(token.text);
    if (token.kind !== '{{') this.tokens.unexpected(token);
    return this.action();
  }

  private action(): End | boolean {
    const { kind, text } = this.tokens.nextNonSpace();
    if (kind !== 'keyword') {
      this.tokens.at -= 1;
      this.pipelines.pipeline('an action', '}}');
      return true;
    }
    switch (text) {
      case 'break': case 'continue': return this.leaveLoop(text);
      case 'else': return this.elseAction();
      case 'end': this.tokens.expect('}}', 'end'); return 'end';
      case 'if': case 'with': case 'range': this.control(text); return true;
      case 'block': this.block(); return true;
      case 'template': this.call(); return true;
      default: this.tokens.refuse(`{{${text}}} stands in something else`);
    }
  }

  private leaveLoop(text: string): boolean {
    this.tokens.expect('}}', text);
    if (this.loops === 0) this.tokens.refuse(`{{${text}}} stands in no {{range}}`);
    return true;
  }

  private elseAction(): End {
    const { kind, text } = this.tokens.peekNonSpace();
    if (!(kind === 'keyword' && (text === 'if' || text === 'with'))) this.tokens.expect('}}', 'else');
    return 'else';
  }

  private control(what: 'if' | 'with' | 'range'): void {
    const known = this.pipelines.variables.length;
    this.pipelines.pipeline(what, '}}');
    if (what === 'range') this.loops += 1;
    const { end } = this.list(what);
    if (what === 'range') this.loops -= 1;
    if (end === 'else') this.otherwise(what);
    this.pipelines.variables.length = known;
  }

  private otherwise(what: 'if' | 'with' | 'range'): void {
    const { kind, text } = this.tokens.peek();
    if (kind === 'keyword' && text === what && what !== 'range') {
      this.tokens.next();
      this.pipelines.deeper(() => this.control(what));
    } else if (this.list(what).end !== 'end') {
      this.tokens.refuse(`{{${what}}} has two {{else}}`);
    }
  }

  private block(): void {
    const name = this.templateName('block');
    this.pipelines.pipeline('block', '}}');
    this.body('block', name);
  }

  private call(): void {
    this.templateName('template');
    if (this.tokens.nextNonSpace().kind === '}}') return;
    this.tokens.at -= 1;
    this.pipelines.pipeline('template', '}}');
  }

  private templateName(what: string): string {
    const token = this.tokens.nextNonSpace();
    if (token.kind !== 'string') this.tokens.refuse(token.kind === 'mistake' ? token.text : `{{${what}}} has no name in quotes`);
    return this.pipelines.unquoted(token.text);
  }
}
