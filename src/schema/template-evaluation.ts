import { goString } from './go-literals';
import { ANYTHING, DataReader, DataTypes, Fail, Seen } from './template-data';
import { functionResult } from './template-functions';
import { Operand, Pipeline, Statement, Template } from './template-tree';

/** What a template is executed on. */
export interface TemplateData {
  readonly types: DataTypes;
  /** The type of the dot. */
  readonly dot: string;
  /** Whether the receiver tries the template on an empty value when it starts. */
  readonly tried?: boolean;
}

/** As deep as templates are followed into each other. */
const DEEPEST = 20;

/** Finds what a template fails of when it is executed: first anywhere in it, then in what an empty value leads it through. */
export function evaluate(template: Template, { types, dot, tried = false }: TemplateData, fail: Fail): void {
  new Evaluation(template, new DataReader(types, fail), fail, false).of({ type: dot, empty: undefined, path: '' });
  if (tried) new Evaluation(template, new DataReader(types, fail), fail, true).of({ type: dot, empty: true, path: '' });
}

/** Follows Go's own. Source: Go 1.26, text/template/exec.go. */
class Evaluation {
  private variables: { readonly name: string; value: Seen }[] = [];
  private depth = 0;

  constructor(private readonly template: Template, private readonly data: DataReader, private readonly fail: Fail, private readonly onlyRun: boolean) {}

  of(dot: Seen): void {
    this.variables = [{ name: '$', value: dot }];
    this.statements(this.template.body, dot);
  }

  private statements(all: readonly Statement[], dot: Seen): void {
    const known = this.variables.length;
    for (const statement of all) this.statement(statement, dot);
    this.variables.length = known;
  }

  private statement(statement: Statement, dot: Seen): void {
    switch (statement.is) {
      case 'action': this.pipeline(statement.pipeline, dot); return;
      case 'template': this.call(statement.name, statement.pipeline === undefined ? ANYTHING : this.pipeline(statement.pipeline, dot)); return;
      case 'if': case 'with': case 'range': this.control(statement, dot); return;
      default:
    }
  }

  private control({ is, pipeline, body, otherwise }: Statement & { readonly is: 'if' | 'with' | 'range' }, dot: Seen): void {
    const known = this.variables.length;
    const value = this.pipeline(is === 'range' ? { ...pipeline, declares: [] } : pipeline, dot);
    if (is === 'range') this.loopVariables(pipeline, value);
    if (this.isReached(value, true)) this.statements(body, is === 'if' ? dot : is === 'with' ? { ...value, path: '' } : this.element(value));
    this.variables.length = known;
    if (this.isReached(value, false)) this.statements(otherwise, dot);
  }

  private isReached(value: Seen, truth: boolean): boolean {
    return !this.onlyRun || this.truth(value) === truth;
  }

  private loopVariables({ declares, assigns }: Pipeline, value: Seen): void {
    this.element(value);
    declares.forEach((name, i) => this.declare(name, assigns, i === declares.length - 1 ? this.element(value) : ANYTHING));
  }

  private element({ type, path }: Seen): Seen {
    if (/^[[{]/.test(type)) return { type: type.slice(1, -1), path: '' };
    if (type === '?' || type === 'i') return { ...ANYTHING, type };
    return this.fail(`${path} is no list, and range goes through lists and maps`, `write {{with ${path}}} in place of {{range ${path}}}`);
  }

  private call(name: string, dot: Seen): void {
    const body = this.template.defined.get(name);
    if (body === undefined) {
      return this.fail(`it calls the template ${JSON.stringify(name)}, which it does not define`, `write {{define ${JSON.stringify(name)}}}…{{end}}`);
    }
    if (this.depth >= DEEPEST) return;
    const { variables } = this;
    this.depth += 1;
    this.variables = [{ name: '$', value: dot }];
    this.statements(body, { ...dot, path: '' });
    this.variables = variables;
    this.depth -= 1;
  }

  private pipeline({ declares, assigns, commands }: Pipeline, dot: Seen): Seen {
    let value: Seen | undefined;
    for (const command of commands) value = this.command(command, dot, value);
    const result = value ?? ANYTHING;
    for (const name of declares) this.declare(name, assigns, result);
    return result;
  }

  private declare(name: string, assigns: boolean, value: Seen): void {
    const known = assigns ? this.declared(name) : undefined;
    if (known === undefined) this.variables.push({ name, value: { ...value, path: name } });
    // whether that is done, and how often, is not known
    else known.value = { ...ANYTHING, path: name };
  }

  private declared(name: string): { value: Seen } | undefined {
    return [...this.variables].reverse().find((variable) => variable.name === name);
  }

  private command([first, ...others]: readonly Operand[], dot: Seen, piped: Seen | undefined): Seen {
    if (first.is === 'function' && (first.text === 'and' || first.text === 'or')) return this.shortCut(first.text, others, dot, piped);
    const args = [...others.map((operand) => this.operand(operand, dot, false)), ...(piped === undefined ? [] : [piped])];
    return first.is === 'function' && first.fields.length === 0 ? functionResult(first.text, args, this.fail) : this.operand(first, dot, args.length > 0);
  }

  /** `and` and `or` look at no more than they need. */
  private shortCut(name: 'and' | 'or', operands: readonly Operand[], dot: Seen, piped: Seen | undefined): Seen {
    let last: Seen = piped ?? ANYTHING;
    const types = new Set<string>();
    for (const operand of operands) {
      last = this.operand(operand, dot, false);
      types.add(last.type);
      const truth = this.truth(last);
      if (this.onlyRun && truth === undefined) return ANYTHING;
      if (this.onlyRun && truth === (name === 'or')) return last;
    }
    if (piped !== undefined) return this.onlyRun ? piped : ANYTHING;
    return this.onlyRun ? last : { ...(types.size === 1 ? { type: last.type } : { type: '?' }), path: `(${name} …)` };
  }

  private operand(term: Operand, dot: Seen, hasArguments: boolean): Seen {
    const names = term.is === 'field' ? [term.text.slice(1), ...term.fields] : term.fields;
    const start = this.term(term, dot);
    if (names.length === 0 && hasArguments && start.type !== '?') {
      return this.fail(`${start.path === '' ? 'the dot' : start.path} is no function and gets a value`, `write {{${start.path || '.'}}} alone`);
    }
    return names.reduce((of, name, i) => this.data.field(of, name, hasArguments && i === names.length - 1), start);
  }

  private term(term: Operand, dot: Seen): Seen {
    const { text } = term;
    switch (term.is) {
      case 'field': case 'dot': return dot;
      case 'variable': return this.declared(text)?.value ?? this.fail(`${text} has no value yet`, 'use it only after what gives it one');
      case 'pipeline': return this.pipeline(term.pipeline, dot);
      case 'function': return functionResult(text, [], this.fail);
      case 'literal': return literal(text);
      default: return ANYTHING;
    }
  }

  private truth({ type, empty }: Seen): boolean | undefined {
    if (this.data.isStruct(type)) return true;
    return empty === undefined ? undefined : !empty;
  }
}

function literal(text: string): Seen {
  if (/^["`]/.test(text)) {
    const constant = goString(text) ?? '';
    return { type: 's', empty: constant === '', constant, path: text };
  }
  if (text === 'true' || text === 'false') return { type: 'b', empty: text === 'false', constant: text, path: text };
  return /^\d+$/.test(text) ? { type: 'i', empty: Number(text) === 0, constant: String(Number(text)), path: text } : { ...ANYTHING, path: text };
}
