type Labels = Readonly<Record<string, string>>;
type Selector = (labels: Labels) => boolean;

const TOKEN = /\s*(&&|\|\||==|!=|[(){},!]|'[^']*'|"[^"]*"|[a-zA-Z0-9_./-]+)/y;

/** Calico's language of selectors. Source: docs.tigera.io, reference/resources/networkpolicy, "Selectors"; libcalico-go/lib/selector. */
export function selector(text: string): Selector {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new Error(`no selector of Calico: ${text}`);
    tokens.push(token);
  }
  const take = (): string => tokens.shift() ?? '';
  const isNext = (token: string): boolean => tokens[0] === token && (tokens.shift(), true);
  const demand = (token: string): void => {
    if (!isNext(token)) throw new Error(`no selector of Calico, for want of ${token}: ${text}`);
  };
  const string = (): string => {
    const token = take();
    if (!/^['"]/.test(token)) throw new Error(`no selector of Calico, for want of a text in quotes: ${text}`);
    return token.slice(1, -1);
  };
  const either = (): Selector => {
    const parts = [all()];
    while (isNext('||')) parts.push(all());
    return (labels) => parts.some((part) => part(labels));
  };
  const all = (): Selector => {
    const parts = [one()];
    while (isNext('&&')) parts.push(one());
    return (labels) => parts.every((part) => part(labels));
  };
  const one = (): Selector => {
    if (isNext('!')) {
      const part = one();
      return (labels) => !part(labels);
    }
    if (isNext('(')) {
      const part = either();
      demand(')');
      return part;
    }
    return comparison();
  };
  const comparison = (): Selector => {
    const name = take();
    if ((name === 'all' || name === 'global' || name === 'has') && isNext('(')) {
      const key = name === 'has' ? take() : '';
      demand(')');
      return (labels) => name !== 'has' || labels[key] !== undefined;
    }
    const operator = take();
    if (operator === '==' || operator === '!=') {
      const value = string();
      return (labels) => (labels[name] === value) === (operator === '==');
    }
    const isNot = operator === 'not' && isNext('in');
    if (!isNot && operator !== 'in') throw new Error(`${operator} is no operator that is known here: ${text}`);
    const values: string[] = [];
    demand('{');
    while (!isNext('}')) {
      values.push(string());
      isNext(',');
    }
    return (labels) => values.includes(labels[name] ?? '') && labels[name] !== undefined ? !isNot : isNot;
  };
  if (tokens.length === 0) return () => true;
  const whole = either();
  if (tokens.length > 0) throw new Error(`no selector of Calico, from ${tokens[0]}: ${text}`);
  return whole;
}
