import { PipelineReader } from './template-pipeline';
import { tokensOf } from './template-tokens';
import { Statement, Template } from './template-tree';
import { Refuse, TokenReader } from './token-reader';

/** Functions that every template has. Source: Go's text/template/funcs.go, builtins. */
const BUILT_IN = ['and', 'call', 'html', 'index', 'slice', 'js', 'len', 'not', 'or', 'print', 'printf', 'println', 'urlquery', 'eq', 'ge', 'gt', 'le',
  'lt', 'ne'];

/** Reads a template of Go's text/template, which has these functions beside its own. */
export function readTemplate(template: string, functions: readonly string[], refuse: Refuse): Template {
  const tokens = new TokenReader(tokensOf(template), refuse);
  return new Parser(tokens, new PipelineReader(tokens, new Set([...BUILT_IN, ...functions]))).all();
}

/** How a list ends. */
type End = 'end' | 'else';

interface List {
  readonly end: End;
  readonly statements: readonly Statement[];
}

/** Follows Go's own, function by function, so that both refuse the same. Source: Go 1.26, text/template/parse/parse.go. */
class Parser {
  private loops = 0;
  private readonly defined = new Map<string, readonly Statement[]>();

  constructor(private readonly tokens: TokenReader, private readonly pipelines: PipelineReader) {}

  all(): Template {
    const body: Statement[] = [];
    while (this.tokens.peek().kind !== 'end of text') {
      if (this.tokens.peek().kind === '{{' && this.isDefinition()) {
        this.definition();
        continue;
      }
      const found = this.textOrAction();
      if (found === 'end' || found === 'else') this.tokens.refuse(`{{${found}}} stands where nothing is open`);
      if (found !== undefined) body.push(found);
    }
    this.define('', body);
    return { body, defined: this.defined };
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
    const { end, statements } = this.list(what);
    if (end !== 'end') this.tokens.refuse(`{{else}} stands in {{${what}}}`);
    this.define(name, statements);
    [this.pipelines.variables, this.loops] = [variables, loops];
  }

  private define(name: string, statements: readonly Statement[]): void {
    if ((this.defined.get(name) ?? []).length > 0) {
      if (statements.length > 0) this.tokens.refuse(`the template ${JSON.stringify(name)} is defined twice`);
    } else {
      this.defined.set(name, statements);
    }
  }

  private list(what: string): List {
    return this.pipelines.deeper(() => this.statements(what));
  }

  private statements(what: string): List {
    const statements: Statement[] = [];
    while (this.tokens.peekNonSpace().kind !== 'end of text') {
      const found = this.textOrAction();
      if (found === 'end' || found === 'else') return { end: found, statements };
      if (found !== undefined) statements.push(found);
    }
    this.tokens.refuse(`{{${what}}} has no {{end}}`);
  }

  /** An end of the list, or what is said, if anything. */
  private textOrAction(): End | Statement | undefined {
    const token = this.tokens.nextNonSpace();
    if (token.kind === 'text') return /[^\s\u0085]|\ufeff/.test(token.text) ? { is: 'text' } : undefined;
    if (token.kind !== '{{') this.tokens.unexpected(token);
    return this.action();
  }

  private action(): End | Statement {
    const { kind, text } = this.tokens.nextNonSpace();
    if (kind !== 'keyword') {
      this.tokens.at -= 1;
      return { is: 'action', pipeline: this.pipelines.pipeline('an action', '}}') };
    }
    switch (text) {
      case 'break': case 'continue': return this.leaveLoop(text);
      case 'else': return this.elseAction();
      case 'end': this.tokens.expect('}}', 'end'); return 'end';
      case 'if': case 'with': case 'range': return this.control(text);
      case 'block': return this.block();
      case 'template': return this.call();
      default: this.tokens.refuse(`{{${text}}} stands in something else`);
    }
  }

  private leaveLoop(text: string): Statement {
    this.tokens.expect('}}', text);
    if (this.loops === 0) this.tokens.refuse(`{{${text}}} stands in no {{range}}`);
    return { is: 'leave' };
  }

  private elseAction(): End {
    const { kind, text } = this.tokens.peekNonSpace();
    if (!(kind === 'keyword' && (text === 'if' || text === 'with'))) this.tokens.expect('}}', 'else');
    return 'else';
  }

  private control(what: 'if' | 'with' | 'range'): Statement {
    const known = this.pipelines.variables.length;
    const pipeline = this.pipelines.pipeline(what, '}}');
    if (what === 'range') this.loops += 1;
    const { end, statements } = this.list(what);
    if (what === 'range') this.loops -= 1;
    const otherwise = end === 'else' ? this.otherwise(what) : [];
    this.pipelines.variables.length = known;
    return { is: what, pipeline, body: statements, otherwise };
  }

  private otherwise(what: 'if' | 'with' | 'range'): readonly Statement[] {
    const { kind, text } = this.tokens.peek();
    if (kind === 'keyword' && text === what && what !== 'range') {
      this.tokens.next();
      return [this.pipelines.deeper(() => this.control(what))];
    }
    const { end, statements } = this.list(what);
    if (end !== 'end') this.tokens.refuse(`{{${what}}} has two {{else}}`);
    return statements;
  }

  private block(): Statement {
    const name = this.templateName('block');
    const pipeline = this.pipelines.pipeline('block', '}}');
    this.body('block', name);
    return { is: 'template', name, pipeline };
  }

  private call(): Statement {
    const name = this.templateName('template');
    if (this.tokens.nextNonSpace().kind === '}}') return { is: 'template', name };
    this.tokens.at -= 1;
    return { is: 'template', name, pipeline: this.pipelines.pipeline('template', '}}') };
  }

  private templateName(what: string): string {
    const token = this.tokens.nextNonSpace();
    if (token.kind !== 'string') this.tokens.refuse(token.kind === 'mistake' ? token.text : `{{${what}}} has no name in quotes`);
    return this.pipelines.unquoted(token.text);
  }
}
