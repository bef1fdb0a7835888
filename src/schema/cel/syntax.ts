import { quote } from '../../core/quote';

const ESCAPE = String.raw`\\(?:[abfnrtv"'\\?\x60]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2})`;
const RAW = String.raw`(?:[bB]?[rR]|[rR][bB])(?:"""[^]*?"""|'''[^]*?'''|"[^"\n\r]*"|'[^'\n\r]*')`;
const TEXT = `[bB]?(?:"""(?:[^\\\\]|${ESCAPE})*?"""|'''(?:[^\\\\]|${ESCAPE})*?'''|"(?:[^"\\\\\\n\\r]|${ESCAPE})*"|'(?:[^'\\\\\\n\\r]|${ESCAPE})*')`;
const NUMBER = String.raw`(?:0x[0-9a-fA-F]+|\d+)[uU]|\d*\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|0x[0-9a-fA-F]+|\d+`;
/** A constant, a name, a name in backticks, or a sign. */
const TOKEN = new RegExp(String.raw`(?:\s|//[^\n]*(?:\n|$))*(?:(${RAW}|${TEXT}|${NUMBER})|([A-Za-z_]\w*)|(\x60[^\x60\n]+\x60)|(&&|\|\||[=!<>]=|[-+*/%!<>?:.,()[\]{}]|$))`, 'y');

interface Token {
  readonly kind: 'constant' | 'name' | 'quoted' | 'sign' | 'end';
  readonly text: string;
}

const END: Token = { kind: 'end', text: '' };
const RELATIONS = ['<', '<=', '>=', '>', '==', '!=', 'in'];
const SUMS = ['+', '-', '*', '/', '%'];
const RESERVED = ['as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'in', 'let', 'loop', 'package', 'namespace', 'return', 'var',
  'void', 'while'];

/**
 * Where a text leaves the grammar of the Common Expression Language; undefined where it keeps to it. What names mean is not asked.
 *
 * Source: cel-go v0.26 parser/gen/CEL.g4 and parser/parser.go, with optional fields and names in backticks, as API servers read it.
 */
export function celProblem(text: string): string | undefined {
  return new Reader(text).problem();
}

class Reader {
  private readonly scan = new RegExp(TOKEN);
  private token: Token = END;
  private wrong?: string;

  constructor(private readonly text: string) {
    this.next();
  }

  problem(): string | undefined {
    this.expression();
    if (this.token.kind !== 'end') this.fail();
    return this.wrong;
  }

  private expression(): void {
    this.or();
    if (!this.take('?')) return;
    this.or();
    this.need(':');
    this.expression();
  }

  private or(): void {
    do this.chain(RELATIONS, () => this.chain(SUMS, () => this.unary()));
    while (this.take('&&') || this.take('||'));
  }

  private chain(signs: readonly string[], one: () => void): void {
    do one();
    while (signs.some((sign) => this.take(sign)));
  }

  private unary(): void {
    const sign = this.token.text;
    if (sign === '!' || sign === '-') while (this.take(sign));
    this.primary();
    for (;;) {
      if (this.take('.')) this.member();
      else if (this.take('[')) {
        this.take('?');
        this.expression();
        this.need(']');
      } else return;
    }
  }

  private member(): void {
    this.take('?');
    const { kind } = this.token;
    if (kind !== 'name' && kind !== 'quoted') return this.fail();
    this.next();
    if (this.take('(')) this.list(')', () => this.expression());
    else if (this.take('{')) this.fields();
  }

  private primary(): void {
    if (this.take('(')) {
      this.expression();
      return this.need(')');
    }
    if (this.take('[')) return this.list(']', () => this.optional());
    if (this.take('{')) return this.list('}', () => this.entry(() => this.optional()));
    if (this.token.kind === 'constant') return this.next();
    this.take('.');
    const { kind, text } = this.token;
    if (kind !== 'name' || RESERVED.includes(text)) return this.fail();
    this.next();
    if (this.take('(')) this.list(')', () => this.expression());
    else if (this.take('{')) this.fields();
  }

  /** Of a message: `Object.spec{replicas: 1}`. */
  private fields(): void {
    this.list('}', () => this.entry(() => {
      this.take('?');
      if (this.token.kind === 'name' || this.token.kind === 'quoted') this.next();
      else this.fail();
    }));
  }

  private entry(key: () => void): void {
    key();
    this.need(':');
    this.expression();
  }

  private optional(): void {
    this.take('?');
    this.expression();
  }

  private list(end: string, one: () => void): void {
    if (end !== ')' && this.take(',')) return this.need(end);
    while (this.wrong === undefined && !this.take(end)) {
      one();
      if (this.take(',')) continue;
      return this.need(end);
    }
  }

  private take(sign: string): boolean {
    if (this.token.text !== sign || (this.token.kind !== 'sign' && sign !== 'in')) return false;
    this.next();
    return true;
  }

  private need(sign: string): void {
    if (!this.take(sign)) this.fail();
  }

  private next(): void {
    const from = this.scan.lastIndex;
    const [, constant, name, quoted, sign] = this.scan.exec(this.text) ?? [];
    if (constant !== undefined) this.token = { kind: 'constant', text: constant };
    else if (name !== undefined) this.token = { kind: 'name', text: name };
    else if (quoted !== undefined) this.token = { kind: 'quoted', text: quoted };
    else if (sign !== undefined) this.token = sign === '' ? END : { kind: 'sign', text: sign };
    else this.fail(this.text.slice(from).trimStart());
  }

  private fail(rest = this.token.text): void {
    this.wrong ??= rest === '' ? 'it ends too early' : `nobody reads it from ${quote(rest.slice(0, 30))} on`;
    this.token = END;
  }
}
