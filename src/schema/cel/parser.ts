import { apply, BINARY, each, element, field, FUNCTIONS, hasField, MACROS, METHODS, NONE } from './values';

/** Names and what they stand for, the innermost first. */
interface Scope {
  readonly name: string;
  readonly value: unknown;
  readonly outer?: Scope;
}

/** An expression, ready to be asked. */
type Expression = (scope: Scope) => unknown;

/** A rule over one value, which it calls `self`. What has no value does not hold. */
export type Rule = (self: unknown) => boolean;

const TOKEN = /\s*(?:(r?"""[^]*?"""|r?'(?:[^'\\]|\\.)*'|r?"(?:[^"\\]|\\.)*")|(\d+)|([A-Za-z_]\w*)|(&&|\|\||[=!<>]=|[-+*/%!<>?:.,()[\]]))/y;

/** From the loosest to the tightest. */
const LEVELS: readonly (readonly string[])[] = [['==', '!=', '<', '<=', '>', '>=', 'in'], ['+', '-'], ['*', '/', '%']];

/**
 * The part of the Common Expression Language that CRDs use in `x-kubernetes-validations`; undefined for a rule with more, like one about an
 * update, which nobody can ask before there was an object.
 *
 * Source: cel-spec v0.25, doc/langdef.md.
 */
export function celRule(text: string): Rule | undefined {
  const expression = new Parser(text).whole();
  return expression && ((self) => expression({ name: 'self', value: self }) === true);
}

class Parser {
  private readonly tokens: readonly string[];
  private at = 0;
  private readonly bound: string[] = ['self'];
  /** Something is there that no rule of ours has. */
  private unread = false;

  constructor(text: string) {
    this.tokens = tokens(text);
  }

  whole(): Expression | undefined {
    const result = this.conditional();
    return this.unread || this.at < this.tokens.length ? undefined : result;
  }

  private conditional(): Expression {
    const condition = this.or();
    if (!this.take('?')) return condition;
    const then = this.or();
    this.need(':');
    const otherwise = this.conditional();
    return (scope) => {
      const is = condition(scope);
      return is === NONE ? NONE : is === true ? then(scope) : otherwise(scope);
    };
  }

  private or(): Expression {
    let left = this.and();
    while (this.take('||')) left = either(left, this.and(), true);
    return left;
  }

  private and(): Expression {
    let left = this.binary(0);
    while (this.take('&&')) left = either(left, this.binary(0), false);
    return left;
  }

  private binary(level: number): Expression {
    if (level === LEVELS.length) return this.unary();
    let left = this.binary(level + 1);
    for (let sign = LEVELS[level].find((one) => this.take(one)); sign !== undefined; sign = LEVELS[level].find((one) => this.take(one))) {
      const [a, b, act] = [left, this.binary(level + 1), BINARY[sign]];
      left = (scope) => apply(act, [a(scope), b(scope)]);
    }
    return left;
  }

  private unary(): Expression {
    if (this.take('!')) {
      const of = this.unary();
      return (scope) => apply((value) => value !== true, [of(scope)]);
    }
    if (this.take('-')) {
      const of = this.unary();
      return (scope) => apply((value) => -value, [of(scope)]);
    }
    return this.member();
  }

  private member(): Expression {
    let of = this.primary();
    for (;;) {
      if (this.take('[')) of = this.indexed(of);
      else if (this.take('.')) of = this.dotted(of);
      else return of;
    }
  }

  private indexed(of: Expression): Expression {
    const at = this.conditional();
    this.need(']');
    return (scope) => element(of(scope), at(scope));
  }

  private dotted(of: Expression): Expression {
    const name = this.name();
    if (!this.take('(')) return (scope) => field(of(scope), name);
    if (Object.hasOwn(MACROS, name)) return this.macro(of, name);
    const [act, given] = [this.known(METHODS, name), this.list(')')];
    return (scope) => apply(act, [of, ...given].map((one) => one(scope)));
  }

  private macro(of: Expression, macro: string): Expression {
    const name = this.name();
    this.need(',');
    this.bound.push(name);
    const test = this.conditional();
    this.bound.pop();
    this.need(')');
    return (outer) => each(macro, of(outer), (value) => test({ name, value, outer }));
  }

  private primary(): Expression {
    if (this.take('(')) {
      const inside = this.conditional();
      this.need(')');
      return inside;
    }
    if (this.take('[')) {
      const all = this.list(']');
      return (scope) => all.map((one) => one(scope));
    }
    const token = this.next();
    if (/^\d/.test(token)) return () => Number(token);
    if (/^r?["']/.test(token)) return constant(textOf(token));
    if (token === 'true' || token === 'false') return constant(token === 'true');
    if (!this.take('(')) return this.variable(token);
    if (token === 'has') return this.has();
    const [act, given] = [this.known(FUNCTIONS, token), this.list(')')];
    return (scope) => apply(act, given.map((one) => one(scope)));
  }

  private has(): Expression {
    const path = [];
    let of = this.variable(this.next());
    while (!this.unread && !this.take(')')) {
      const [inner, last] = [of, path.at(-1)];
      if (last !== undefined) of = (scope) => field(inner(scope), last);
      if (this.take('[')) {
        // only the last one may be absent
        of = this.indexed(of);
        path.length = 0;
        continue;
      }
      this.need('.');
      path.push(this.name());
    }
    const name = path.at(-1) as string;
    return (scope) => apply((value) => hasField(value, name), [of(scope)]);
  }

  private variable(name: string): Expression {
    this.unread ||= !this.bound.includes(name);
    return (scope) => {
      let found: Scope = scope;
      while (found.name !== name) found = found.outer as Scope;
      return found.value;
    };
  }

  private list(end: string): readonly Expression[] {
    const all: Expression[] = [];
    while (!this.take(end)) {
      all.push(this.conditional());
      if (!this.take(',')) {
        this.need(end);
        break;
      }
    }
    return all;
  }

  /** Words of CEL stand between underscores where they are names of fields. */
  private name(): string {
    return this.next().replace(/^__([a-z]+)__$/, '$1');
  }

  private next(): string {
    const token = this.tokens[this.at++];
    this.unread ||= token === undefined;
    return token ?? '';
  }

  private known(all: Readonly<Record<string, (...given: any[]) => unknown>>, name: string): (...given: any[]) => unknown {
    this.unread ||= !Object.hasOwn(all, name);
    return all[name];
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private need(token: string): void {
    this.unread ||= !this.take(token);
  }
}

/** Of two, one that settles it is enough, even where the other has no value. */
function either(a: Expression, b: Expression, settling: boolean): Expression {
  return (scope) => {
    const first = a(scope);
    if (first === settling) return settling;
    const second = b(scope);
    return second !== settling && first === NONE ? NONE : second;
  };
}

function constant(value: unknown): Expression {
  return () => value;
}

function textOf(token: string): string {
  const inside = token.replace(/^r?("""|"|')([^]*)\1$/, '$2');
  return token.startsWith('r') ? inside : inside.replace(/\\(.)/g, '$1');
}

/** What no token begins with stands as it is, and no rule has it. */
function tokens(text: string): readonly string[] {
  const scan = new RegExp(TOKEN);
  const found: string[] = [];
  const length = text.trimEnd().length;
  while (scan.lastIndex < length) {
    const next = scan.exec(text);
    found.push(next?.slice(1).find((one) => one !== undefined) ?? '?');
    if (next === null) break;
  }
  return found;
}
