import { Kind, Token } from './template-tokens';

/** What is wrong with a template; ends its reading. */
export class TemplateMistake extends Error {}

/** Hands out tokens, and takes the last one back by `at`. */
export class TokenReader {
  at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  peek(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)];
  }

  nextNonSpace(): Token {
    for (;;) {
      const token = this.next();
      if (token.kind !== 'space') return token;
    }
  }

  peekNonSpace(): Token {
    while (this.peek().kind === 'space') this.at += 1;
    return this.peek();
  }

  expect(kind: Kind, what: string): void {
    const token = this.nextNonSpace();
    if (token.kind !== kind) throw token.kind === 'mistake' ? new TemplateMistake(token.text) : new TemplateMistake(`{{${what}}} says more than it may`);
  }

  unexpected({ kind, text }: Token): TemplateMistake {
    if (kind === 'mistake') return new TemplateMistake(text);
    if (kind === '|') return new TemplateMistake('an action says nothing');
    return new TemplateMistake(`${JSON.stringify(text)} has no meaning there`);
  }
}
