import { Kind, Token } from './template-tokens';

/** Says what is wrong with a template, which ends its reading. */
export type Refuse = (why: string) => never;

/** Hands out tokens, and takes the last one back by `at`. */
export class TokenReader {
  at = 0;

  constructor(private readonly tokens: readonly Token[], readonly refuse: Refuse) {}

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
    if (token.kind !== kind) this.refuse(token.kind === 'mistake' ? token.text : `{{${what}}} says more than it may`);
  }

  unexpected({ kind, text }: Token): never {
    if (kind === 'mistake') return this.refuse(text);
    return this.refuse(kind === '|' ? 'an action says nothing' : `${JSON.stringify(text)} has no meaning there`);
  }
}
