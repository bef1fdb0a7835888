import { didYouMean, quote } from '../../core/quote';
import { FieldFinding, Fields, refuse } from '../object-rule';

/** Of both syntaxes, because nobody here knows which one is spoken. Source: traefik v3.7.13 pkg/muxer/{http,tcp}/matcher{,_v2}.go. */
const OF_HTTP = ['ClientIP', 'Header', 'HeaderRegexp', 'Headers', 'HeadersRegexp', 'Host', 'HostHeader', 'HostRegexp', 'Method', 'Path', 'PathPrefix',
  'PathRegexp', 'Query', 'QueryRegexp'];
const OF_TCP = ['ALPN', 'ClientIP', 'HostSNI', 'HostSNIRegexp'];

export function ingressRoute(object: Fields): readonly FieldFinding[] {
  return routes(object, OF_HTTP, 'Host(`prow.acme.dev`) && PathPrefix(`/hook`)');
}

export function ingressRouteTcp(object: Fields): readonly FieldFinding[] {
  return routes(object, OF_TCP, 'HostSNI(`*`)');
}

function routes({ spec }: Fields, matchers: readonly string[], like: string): readonly FieldFinding[] {
  const all: readonly Fields[] = Array.isArray(spec?.routes) ? spec.routes : [];
  return all.flatMap((route, i) => {
    const match: unknown = route?.match;
    if (typeof match !== 'string' || match === '') return [];
    const wrong = new Rule(match, matchers).problem();
    return wrong === undefined ? [] : [refuse(`spec.routes[${i}].match`, `${quote(match)} is no rule of Traefik: ${wrong.what}`,
      wrong.instead ?? `write one like ${quote(like)}`, 'PatternMismatch')];
  });
}

interface Wrong {
  readonly what: string;
  readonly instead?: string;
}

const TOKEN = /\s*(?:(`[^`]*`|"(?:[^"\\\n]|\\.)*")|([A-Za-z_]\w*)|(&&|\|\||[!(),]))/y;

/** A rule is an expression of Go with calls of matchers. Source: traefik v3.7.13 pkg/rules/parser.go, github.com/vulcand/predicate. */
class Rule {
  private readonly tokens: string[] = [];
  private at = 0;
  private wrong?: Wrong;

  constructor(text: string, private readonly matchers: readonly string[]) {
    const scan = new RegExp(TOKEN);
    const { length } = text.trimEnd();
    while (scan.lastIndex < length) {
      const from = scan.lastIndex;
      const found = scan.exec(text);
      if (found === null) {
        const rest = text.slice(from).trimStart();
        this.wrong = { what: rest.startsWith('\'') ? 'texts stand in backticks' : `nobody reads ${quote(rest.slice(0, 20))}` };
        return;
      }
      this.tokens.push(found[1] ?? found[2] ?? found[3]);
    }
  }

  problem(): Wrong | undefined {
    if (this.wrong === undefined) {
      this.any();
      if (this.at < this.tokens.length) this.fail(`nobody reads ${quote(this.tokens.slice(this.at).join(' '))}`);
    }
    return this.wrong;
  }

  private any(): void {
    do this.one();
    while (this.wrong === undefined && (this.take('&&') || this.take('||')));
  }

  private one(): void {
    while (this.take('!'));
    if (this.take('(')) {
      this.any();
      this.need(')');
      return;
    }
    const name = this.tokens[this.at++];
    if (name === undefined || !/^[A-Za-z_]/.test(name)) return this.fail(name === undefined ? 'it ends too early' : `${quote(name)} is no matcher`);
    if (!this.matchers.some((known) => known.toLowerCase() === name.toLowerCase())) {
      const meant = didYouMean(name, this.matchers);
      return this.fail(`${quote(name)} is no matcher`, meant === undefined ? `known are ${this.matchers.join(', ')}` : `did you mean ${quote(meant)}?`);
    }
    this.need('(');
    do if (!/^[`"](?![`"]$)/.test(this.tokens[this.at++] ?? '')) return this.fail(`${name} wants a text in backticks`);
    while (this.take(','));
    this.need(')');
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private need(token: string): void {
    if (!this.take(token)) this.fail(`${quote(token)} is missing`);
  }

  private fail(what: string, instead?: string): void {
    this.wrong ??= { what, instead };
  }
}
