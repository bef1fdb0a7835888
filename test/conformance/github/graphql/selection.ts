/** One field that a query asks for, under the name that it has in the answer. */
export interface Field {
  readonly answerName: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly selection?: Selection;
}

export interface Selection {
  readonly fields: readonly Field[];
  /** `... on Type { }`: only of objects of that type. */
  readonly fragments: readonly { readonly on: string; readonly selection: Selection }[];
}

// Names and variables, `...`, the marks of structure, and strings, in which marks mean nothing.
const TOKENS = /\.\.\.|"(?:\\.|[^"\\])*"|[$@]?\w+|[{}()[\]:!=|]|[^\s,]/g;

/** The outermost selection of a document that holds one operation. */
export function selectionOf(query: string, variables: Readonly<Record<string, unknown>> = {}): Selection {
  return new Reader(query.match(TOKENS) ?? [], variables).document();
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[], private readonly variables: Readonly<Record<string, unknown>>) {}

  document(): Selection {
    while (this.at < this.tokens.length && this.token !== '{') {
      // The variables are declared there.
      if (this.token === '(') this.readArguments();
      else this.at += 1;
    }
    return this.readSelection();
  }

  private get token(): string {
    return this.tokens[this.at];
  }

  private readSelection(): Selection {
    const fields: Field[] = [];
    const fragments: { on: string; selection: Selection }[] = [];
    this.at += 1;
    while (this.at < this.tokens.length && this.token !== '}') {
      if (this.token === '...') {
        const on = this.tokens[this.at + 2];
        this.at += 3;
        fragments.push({ on, selection: this.readSelection() });
      } else {
        fields.push(this.readField());
      }
    }
    this.at += 1;
    return { fields, fragments };
  }

  private readField(): Field {
    const answerName = this.tokens[this.at++];
    const hasAlias = this.token === ':';
    const name = hasAlias ? this.tokens[this.at + 1] : answerName;
    if (hasAlias) this.at += 2;
    const values = this.token === '(' ? this.readArguments() : {};
    return { answerName, name, values, ...(this.token === '{' && { selection: this.readSelection() }) };
  }

  /** Single values: nothing that Prow asks has lists or objects among its arguments. */
  private readArguments(): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    this.at += 1;
    while (this.at < this.tokens.length && this.token !== ')') {
      if (this.tokens[this.at + 1] === ':') {
        values[this.token] = this.valueOf(this.tokens[this.at + 2]);
        this.at += 3;
      } else {
        this.at += 1;
      }
    }
    this.at += 1;
    return values;
  }

  private valueOf(token: string): unknown {
    if (token.startsWith('$')) return this.variables[token.slice(1)] ?? null;
    try {
      return JSON.parse(token);
    } catch {
      // The name of an enumerated value.
      return token;
    }
  }
}
