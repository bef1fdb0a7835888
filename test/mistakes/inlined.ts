import * as ts from 'typescript';
import { laidOut, Layout } from './layout';
import { argumentsOf, constantText, functionOf, isMade, Made, makerOf, Maker, resolved } from './resolve';
import { bound, NOTHING, Scope, shadowed, Value } from './scope';

/** Code of a test as somebody would write it who has the package alone. */
export class Inlined {
  readonly text: string;
  /** Helpers of the tests that call each other, at most. */
  level = 0;

  constructor(value: Value) {
    const statements = this.statements(value).map((statement) => laidOut(statement));
    this.text = statements.length === 1 ? statements[0] : statements.map((line) => `${line};`).join('\n');
  }

  private statements(value: Value): readonly Layout[] {
    const inner = resolved(value);
    if (!('node' in inner)) return [this.layout(inner)];
    const { node, scope } = inner;
    this.seen(scope);
    if (isMade(node)) return this.body(node, scope);
    if (ts.isVoidExpression(node)) return this.statements({ node: node.expression, scope });
    if (ts.isReturnStatement(node)) return node.expression ? this.statements({ node: node.expression, scope }) : [];
    if (ts.isExpressionStatement(node)) return this.statements({ node: node.expression, scope });
    if (!ts.isCallExpression(node)) return [this.layout(inner)];
    const maker = makerOf(node, scope);
    if (maker) return this.made(maker, argumentsOf(node, scope));
    const each = this.forEach(node, scope);
    if (each) return each;
    const called = functionOf(node, scope);
    return called ? this.body(called.made, called.inside) : [this.layout(inner)];
  }

  private body({ body }: Made, scope: Scope): readonly Layout[] {
    if (body === undefined) return [];
    if (!ts.isBlock(body)) return this.statements({ node: body, scope });
    const inside = shadowed(declared(body), scope);
    return body.statements.flatMap((node) => this.statements({ node, scope: inside }));
  }

  /** What is done with each of a list that is known, once for each. */
  private forEach({ expression, arguments: [does] }: ts.CallExpression, scope: Scope): readonly Layout[] | undefined {
    if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'forEach' || !ts.isArrowFunction(does)) return undefined;
    const list = resolved({ node: expression.expression, scope });
    if (!('node' in list) || !ts.isArrayLiteralExpression(list.node)) return undefined;
    return argumentsOf({ arguments: list.node.elements }, list.scope)
      .flatMap((value, i) => this.body(does, bound(does.parameters, [value, { words: `${i}` }], scope, scope.level)));
  }

  private made(maker: Maker, [first, second]: readonly Value[]): readonly Layout[] {
    if (maker === 'app') return [this.prowApp(first)];
    const app: Layout = maker === 'own' ? 'new CheckedApp()' : this.prowApp(first);
    const change = resolved((maker === 'own' ? first : second)!);
    if (!('node' in change) || !isMade(change.node)) throw new Error(`${maker} is to be given a function`);
    const [parameter] = change.node.parameters;
    const words = new Map<string, Value>();
    if (parameter && ts.isIdentifier(parameter.name)) words.set(parameter.name.text, { words: 'app' });
    else {
      for (const { name } of (parameter?.name as ts.ObjectBindingPattern | undefined)?.elements
        ?? []) words.set(name.getText(), { words: `app.${name.getText()}` });
    }
    return [['const app = ', app], ...this.body(change.node, { words, around: change.scope, level: change.scope.level })];
  }

  private prowApp(props: Value = NOTHING): Layout {
    const entries = this.entries(props);
    const all = entries.has('github') ? entries : new Map<string, Layout>([['github', 'github'], ...entries]);
    return ['new ProwApp(', { open: '{', items: [...all.values()], close: '}' }, ')'];
  }

  private seen({ level }: Scope): void {
    this.level = Math.max(this.level, level);
  }

  private layout(value: Value): Layout {
    const inner = resolved(value);
    if ('nothing' in inner) return 'undefined';
    if ('words' in inner) return inner.words;
    if ('list' in inner) return { open: '[', items: inner.list.map((item) => this.layout(item)), close: ']' };
    const { node, scope } = inner;
    this.seen(scope);
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.getText();
    const text = constantText(inner);
    if (text !== undefined) return quoted(text);
    if (ts.isObjectLiteralExpression(node)) return { open: '{', items: [...this.entries(inner).values()], close: '}' };
    if (ts.isArrayLiteralExpression(node)) return this.bracketed('[', argumentsOf({ arguments: node.elements }, scope), ']');
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) return this.call(node, scope);
    if (ts.isElementAccessExpression(node)) return this.element(node, scope);
    if (ts.isArrowFunction(node)) return this.arrow(node, scope);
    return this.pieces(node, scope);
  }

  private call(node: ts.CallExpression | ts.NewExpression, scope: Scope): Layout {
    if (ts.isCallExpression(node) && makerOf(node, scope) === 'app') return this.prowApp(argumentsOf(node, scope)[0]);
    const given = [...argumentsOf(node, scope)];
    while (given.length > 0 && 'nothing' in resolved(given.at(-1)!)) given.pop();
    return [ts.isNewExpression(node) ? 'new ' : '', this.layout({ node: node.expression, scope }), this.bracketed('(', given, ')')];
  }

  private element({ expression, argumentExpression }: ts.ElementAccessExpression, scope: Scope): Layout {
    const name = constantText({ node: argumentExpression, scope });
    const object = this.layout({ node: expression, scope });
    return name !== undefined && /^[a-z]\w*$/i.test(name) ? [object, `.${name}`] : [object, '[', this.layout({ node: argumentExpression, scope }), ']'];
  }

  private arrow({ parameters, body }: ts.ArrowFunction, around: Scope): Layout {
    const scope = shadowed(parameters.flatMap(({ name }) => namesOf(name)), around);
    const inside: Layout = ts.isBlock(body) ? this.pieces(body, shadowed(declared(body), scope)) : this.layout({ node: body, scope });
    const object = !ts.isBlock(body) && Array.isArray(inside) === false && typeof inside !== 'string' && (inside as { open: string }).open === '{';
    return [`(${parameters.map(({ name }) => name.getText()).join(', ')}) => `, ...object ? ['(', inside, ')'] : [inside]];
  }

  private bracketed(open: string, values: readonly Value[], close: string): Layout {
    return { open, items: values.map((value) => this.layout(value)), close };
  }

  /** By name what an object has; of two with one name, the latter. */
  private entries(value: Value): ReadonlyMap<string, Layout> {
    const object = resolved(value);
    const entries = new Map<string, Layout>();
    if ('nothing' in object) return entries;
    if (!('node' in object) || !ts.isObjectLiteralExpression(object.node)) return entries.set('...', ['...', this.layout(object)]);
    const { node, scope } = object;
    this.seen(scope);
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) for (const [name, layout] of this.entries({ node: property.expression, scope })) entries.set(name, layout);
      else this.entry(property, scope, entries);
    }
    return entries;
  }

  private entry(property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>, scope: Scope, entries: Map<string, Layout>): void {
    const name = this.nameOf(property.name, scope);
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) {
      entries.set(name, this.pieces(property, scope));
      return;
    }
    const value: Value = { node: ts.isPropertyAssignment(property) ? property.initializer : property.name, scope };
    if ('nothing' in resolved(value) && value.node.getText() !== 'undefined') return;
    const layout = this.layout(value);
    entries.set(name, layout === name ? name : [`${name}: `, layout]);
  }

  private nameOf(name: ts.PropertyName, scope: Scope): string {
    if (!ts.isComputedPropertyName(name)) return name.getText();
    const text = constantText({ node: name.expression, scope });
    if (text === undefined) return `[${laidOut(this.layout({ node: name.expression, scope }))}]`;
    return /^[a-z_]\w*$/i.test(text) ? text : quoted(text);
  }

  /** As it is written, with the expressions in it replaced. */
  private pieces(node: ts.Node, scope: Scope): Layout {
    const { text } = node.getSourceFile();
    const pieces: Layout[] = [];
    let at = node.getStart();
    ts.forEachChild(node, (child) => {
      pieces.push(text.slice(at, child.getStart()).replace(/\s*\n\s*/g, ' '), this.part(child, node, scope));
      at = child.getEnd();
    });
    pieces.push(text.slice(at, node.getEnd()).replace(/\s*\n\s*/g, ' '));
    return ts.isStatement(node) ? [...pieces.slice(0, -1), (pieces.at(-1) as string).replace(/;$/, '')] : pieces;
  }

  private part(child: ts.Node, parent: ts.Node, scope: Scope): Layout {
    if ('name' in parent && parent.name === child) return child.getText();
    if (ts.isTypeNode(child) || ts.isToken(child) && !ts.isIdentifier(child)) return child.getText();
    if (!ts.isExpression(child)) return this.pieces(child, scope);
    const value = resolved({ node: child, scope });
    const wrapped = ts.isIdentifier(child) && 'node' in value
      && (ts.isBinaryExpression(value.node) || ts.isConditionalExpression(value.node) || ts.isArrowFunction(value.node));
    return wrapped ? ['(', this.layout(value), ')'] : this.layout(value);
  }
}

function declared({ statements }: ts.Block): readonly string[] {
  return statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations.flatMap(({ name }) => namesOf(name)));
}

function namesOf(name: ts.BindingName): readonly string[] {
  return ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((element) => ts.isBindingElement(element) ? namesOf(element.name) : []);
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}
