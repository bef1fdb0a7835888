/** A token of a template: its kind, and the text that it stands for. */
export interface Token {
  readonly kind: Kind;
  readonly text: string;
}

export type Kind = 'text' | '{{' | '}}' | '(' | ')' | 'space' | '=' | ':=' | '|' | 'string' | 'character' | 'number' | 'complex' | 'variable'
  | 'field' | 'dot' | 'nil' | 'boolean' | 'identifier' | 'keyword' | 'sign' | 'end of text' | 'mistake';

const KEYWORDS = ['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with'];
/** What comes before a word that ends there. */
const END = '(?=[ \\t\\r\\n.,|:)(]|\\}\\}|$)';
const WORD = '[_\\p{L}\\p{Nd}]';

/** A word, wherever it ends. */
const BEGUN = new RegExp(`[$.]?${WORD}+`, 'uy');

/** In the order in which Go looks for them. Source: Go's text/template/parse/lex.go. */
const IN_ACTION: readonly (readonly [Kind, RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  [':=', /:=/y],
  ['=', /=/y],
  ['|', /\|/y],
  ['string', /"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`/y],
  ['character', /'(?:[^'\\\n]|\\[^\n])*'/y],
  ['variable', new RegExp(`\\$${WORD}*${END}`, 'uy')],
  ['field', new RegExp(`\\.(?![0-9])${WORD}+${END}`, 'uy')],
  ['dot', new RegExp(`\\.(?![0-9])${END}`, 'uy')],
  ['number', /[+\-0-9]|\.(?=[0-9])/y],
  ['identifier', new RegExp(`${WORD}+${END}`, 'uy')],
  ['(', /\(/y],
  [')', /\)/y],
  ['sign', /(?!["'`.$\w])[!-~]/y],
];

const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/y;

/** The tokens of a template, up to the first mistake. */
export function tokensOf(template: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < template.length) {
    const start = template.indexOf('{{', at);
    const text = template.slice(at, start < 0 ? undefined : start);
    if (start < 0) {
      tokens.push({ kind: 'text', text });
      break;
    }
    const trims = /^-[ \t\r\n]/.test(template.slice(start + 2, start + 4));
    const kept = trims ? text.replace(/[ \t\r\n]+$/, '') : text;
    if (kept !== '') tokens.push({ kind: 'text', text: kept });
    at = start + (trims ? 4 : 2);
    const next = template.startsWith('/*', at) ? commentEnd(template, at) : actionEnd(template, at, tokens);
    if (typeof next === 'string') {
      tokens.push({ kind: 'mistake', text: next });
      return tokens;
    }
    at = next;
  }
  tokens.push({ kind: 'end of text', text: '' });
  return tokens;
}

function afterDelimiter(template: string, at: number): number | undefined {
  if (template.startsWith('}}', at)) return at + 2;
  const [trimmed] = /^[ \t\r\n]-\}\}[ \t\r\n]*/.exec(template.slice(at)) ?? [];
  return trimmed === undefined ? undefined : at + trimmed.length;
}

function commentEnd(template: string, at: number): number | string {
  const end = template.indexOf('*/', at + 2);
  if (end < 0) return 'a comment has no */';
  return afterDelimiter(template, end + 2) ?? 'a comment has no }} right behind it';
}

function actionEnd(template: string, start: number, tokens: Token[]): number | string {
  tokens.push({ kind: '{{', text: '{{' });
  let depth = 0;
  for (let at = start; at < template.length;) {
    const after = afterDelimiter(template, at);
    if (after !== undefined) {
      if (depth > 0) return 'a parenthesis has no other one';
      tokens.push({ kind: '}}', text: '}}' });
      return after;
    }
    const token = tokenAt(template, at);
    if (typeof token === 'string') return token;
    depth += token.kind === '(' ? 1 : token.kind === ')' ? -1 : 0;
    if (depth < 0) return 'a parenthesis has no other one';
    tokens.push(token);
    at += token.text.length;
  }
  return 'an action has no }}';
}

function tokenAt(template: string, at: number): Token | string {
  for (const [kind, expression] of IN_ACTION) {
    const text = matched(expression, template, at);
    if (text === undefined) continue;
    if (kind === 'number') return numberAt(template, at);
    if (kind === 'space') return { kind, text: spaceBeforeTrim(template, at, text) };
    return { kind: kind === 'identifier' ? kindOfWord(text) : kind, text };
  }
  const place = at + (matched(BEGUN, template, at) ?? '').length;
  const wrong = String.fromCodePoint(template.codePointAt(place < template.length ? place : at)!);
  if (wrong === '}') return 'an action has no }}';
  return /["`']/.test(wrong) ? `a text in ${wrong} does not end` : `${JSON.stringify(wrong)} has no meaning there`;
}

/** The last blank before "-}}" belongs to it. */
function spaceBeforeTrim(template: string, at: number, text: string): string {
  return template.startsWith('-}}', at + text.length) && text.length > 1 ? text.slice(0, -1) : text;
}

function numberAt(template: string, at: number): Token | string {
  const first = matched(NUMBER, template, at)!;
  const second = /[+-]/.test(template[at + first.length] ?? '') ? matched(NUMBER, template, at + first.length)! : '';
  const text = first + second;
  const goesOn = (length: number): boolean => new RegExp(`^${WORD}`, 'u').test(template.slice(at + length, at + length + 2));
  if (goesOn(first.length) || goesOn(text.length) || (second !== '' && !text.endsWith('i'))) return `${JSON.stringify(text)} begins no number`;
  return { kind: second === '' ? 'number' : 'complex', text };
}

function matched(expression: RegExp, template: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(template)?.[0];
}

function kindOfWord(word: string): Kind {
  if (word === 'nil') return 'nil';
  if (word === 'true' || word === 'false') return 'boolean';
  return KEYWORDS.includes(word) ? 'keyword' : 'identifier';
}
